"""Ordinals and anniversaries: ``first``, ``the 30th anniversary``."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Final

from helpers.figures.counts import counted_after, singular
from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.figures.numbers import words
from helpers.figures.years import century
from helpers.vocabulary import table

_ENDINGS: Final = ("st", "nd", "rd", "th")
_NO_RANK: Final = frozenset({
    "lady", "minister", "deputy", "name", "names", "aid", "class", "hand", "half", "person", "-",
})  # fmt: skip
_WARS: Final = frozenset({"world"})


@cache
def ordinal_words() -> dict[str, int]:
    """The ordinals that are written as one word."""
    found: dict[str, int] = table("number_words")["ordinals"]
    return found


def ordinal(line: Line, place: int) -> Found | None:
    """A rank: ``first``, ``30th``, ``twenty-fifth``; with ``anniversary`` an anniversary, with ``century`` a date.

    A discourse word (``First, …``), ``at first``, a ``first lady``, the ``Second World War`` and the fraction in
    ``two-thirds`` are none.
    """
    read = _rank(line, place)
    if read is None:
        return None
    value, last = read
    if found := century(line, place, value, last):
        return found
    if (
        line.low(last + 1) in ("anniversary", "birthday", "anniversaries")
        or line.low_span(last + 1, last + 2) == "wedding anniversary"
    ):
        end = last + 2 if line.low(last + 1) == "wedding" else last + 1
        return Found(place, end, "anniversary", "anniversary", Fraction(value), unit="year", priority=1)
    if _no_rank(line, place, last):
        return None
    found = Found(place, last, "ordinal", ordinal.__name__, Fraction(value), priority=6)
    if places := counted_after(line, last, one=True):
        found.counted = line.as_it_stands(*places)
        found.unit = singular(line.text(places[1]))
    return found


def _rank(line: Line, place: int) -> tuple[int, int] | None:
    """The rank that begins at a place, and its last place."""
    text = line.text(place)
    if line.kind(place) == "number":
        plain = text.replace(",", "")
        fits = line.glued(place + 1) and line.low(place + 1) in _ENDINGS and plain.isdecimal()
        return (int(plain), place + 1) if fits and len(plain) < 7 else None
    if word := ordinal_words().get(line.low(place)):
        return word, place
    tens = words().tens.get(line.low(place))
    if tens:
        at = place + 2 if line.text(place + 1) in ("-", "—", "‑") and line.glued(place + 1) else place + 1
        unit = ordinal_words().get(line.low(at), 0)
        if 0 < unit < 10:
            return tens + unit, at
    return None


def _no_rank(line: Line, place: int, last: int) -> bool:
    before, after = line.low(place - 1), line.low(last + 1)
    if (
        before in ("at",)
        and after not in words().small
        and line.low(place) == "first"
        and line.kind(last + 1) != "word"
    ):
        return True
    if line.low(place) == "second" and (
        line.kind(place - 1) == "number" or before in words().small or before in ("a", "per", "split")
    ):
        return after in ("", ".", ",", ")", "half", "-", "later") or line.kind(place - 1) == "number"
    if line.capital(place) and after in _WARS:
        return True
    if place == 0 and after == ",":
        return True
    return after in _NO_RANK
