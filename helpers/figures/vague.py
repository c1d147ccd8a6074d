"""Quantities without a number: ``many``, ``rafts of``, ``for decades``, ``several hundred``."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Final

from helpers.figures.counts import counted_after, is_plural, singular
from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.figures.numbers import Number
from helpers.figures.units import unit_after
from helpers.vocabulary import entries

_OPEN: Final = frozenset({"several", "few", "many", "couple"})


@cache
def vague_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of ``vague_quantities.txt``, filed under their first word, the longest first."""
    filed: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries("vague_quantities"):
        pieces = tuple(entry.lower().split())
        filed.setdefault(pieces[0], []).append(pieces)
    return {first: tuple(sorted(found, key=lambda phrase: -len(phrase))) for first, found in filed.items()}


def several_hundred(line: Line, number: Number) -> Found | None:
    """``several hundred people``, ``a few thousand``: the scale word alone is no number here."""
    before = line.low(number.first - 1)
    before = line.low(number.first - 2) if before == "of" else before
    if before not in _OPEN or number.form != "words" or number.bare != 1:
        return None
    first = number.first - (2 if line.low(number.first - 1) == "of" else 1)
    first -= line.low(first - 1) == "a"
    unit = unit_after(line, number.last)
    last = unit.last if unit else number.last
    found = Found(first, last, "vague", several_hundred.__name__, unit=unit.name if unit else "", priority=0)
    return found if unit else _counted(line, found)


def vague_quantity(line: Line, place: int) -> Found | None:
    """A phrase of the list, such as ``many`` or ``a raft of``, with what is counted."""
    for phrase in vague_phrases().get(line.low(place), ()):
        if all(line.low(place + step) == piece for step, piece in enumerate(phrase)):
            last = place + len(phrase) - 1
            if phrase[-1] == "of":
                last -= 1
            found = Found(place, last, "vague", vague_quantity.__name__, priority=4)
            return found if phrase[0] in ("for", "over", "in", "every") else _counted(line, found)
    return None


def both(line: Line, place: int) -> Found | None:
    """``both countries``, ``both of them``: two things named before. The ``both`` of ``both … and`` is none."""
    after = line.low(place + 1)
    window = range(place + 1, min(place + 8, len(line.lexemes)))
    pair = any(line.low(at) == "and" for at in window) and not is_plural(line.text(place + 1))
    if pair:
        return None
    found = Found(place, place, "count", both.__name__, Fraction(2), priority=4)
    things = is_plural(line.text(place + 1)) or is_plural(line.text(place + 2))
    return _counted(line, found) if after != "of" and things else found


def _counted(line: Line, found: Found) -> Found:
    if places := counted_after(line, found.last):
        found.counted = line.as_it_stands(*places)
        found.unit = singular(line.text(places[1]))
    return found
