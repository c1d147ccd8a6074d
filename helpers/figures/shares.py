"""Parts and multiples: ``two-thirds``, ``one in five``, ``half of``, ``twice``."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from helpers.figures.counts import counted_after, is_plural, singular
from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.figures.numbers import Number, words
from helpers.figures.units import unit_after


def share(line: Line, number: Number) -> Found | None:
    """A part of a whole in words: ``two-thirds``, ``a third of``, ``three quarters``, ``one in five``, ``6 of 10``."""
    place = number.last + 1
    if line.text(place) == "-" and line.glued(place):
        place += 1
    lower = words().parts.get(line.low(place))
    whole = number.value.denominator == 1 and 0 < number.value < 100
    if lower and whole and number.form == "words" and _is_part(line, number, place):
        value = number.value / lower
        return Found(number.first, place, "ratio", share.__name__, value, number=number, priority=2)
    return _out_of(line, number) if whole else None


def _is_part(line: Line, number: Number, place: int) -> bool:
    """``one-third`` and ``two quarters of``, but not ``one third party`` or ``three quarters ago``."""
    word = line.low(place)
    if word in ("quarter", "quarters"):
        return line.low(place + 1) in ("of", "the", "its") or line.text(place - 1) == "-"
    if number.value == 1:
        return line.text(place - 1) == "-" or line.low(place + 1) in ("of", "the", ".", ",", "", "less", "more")
    return word.endswith("s")


def _out_of(line: Line, number: Number) -> Found | None:
    """``one in five``, ``nine out of ten``, ``6 of 10 Americans``."""
    place = number.last + 1
    steps = {"in every": 2, "out of": 2}.get(line.low_span(place, place + 1))
    if steps is None:
        steps = 1 if line.low(place) in ("in", "of") else 0
    lower = _small(line, place + steps) if steps else None
    if lower is None or lower <= number.value:
        return None
    if line.low(place) == "in" and not _round_share(number, lower):
        return None
    if line.low(place) == "of" and lower not in (3, 4, 5, 10):
        return None
    return Found(number.first, place + steps, "ratio", share.__name__, number.value / lower, number=number, priority=2)


def _round_share(number: Number, lower: int) -> bool:
    return lower < 1900 and (number.value == 1 or lower in (3, 4, 5, 10, 20, 100))


def _small(line: Line, place: int) -> int | None:
    text = line.low(place)
    if line.kind(place) == "number" and text.isdecimal() and len(text) < 5:
        return int(text)
    return words().small.get(text) or words().scales.get(text)


def half(line: Line, place: int) -> Found | None:
    """``half of``, ``half the``, ``nearly half``; not the first half of a match, and no half-hearted one."""
    if line.low(place) != "half" or line.text(place + 1) == "-" or line.text(place - 1) == "-":
        return None
    if line.low(place - 1) in ("first", "second", "other", "one", "each", "half", "opening", "this", "last", "next"):
        return None
    unit = unit_after(line, place + 1) if line.low(place + 1) in ("a", "an") else None
    if unit and unit.kind in ("duration", "measure"):
        return Found(place, unit.last, unit.kind, half.__name__, Fraction(1, 2), unit=unit.name, priority=2)
    after, before = line.low(place + 1), line.low(place - 1)
    whole = after in ("of", "the", "its", "their", "his", "her", "all", "our", "that", "those", "these")
    if (
        whole
        or before in ("about", "nearly", "almost", "than", "by", "in", "over", "around", "roughly")
        or is_plural(after)
    ):
        return Found(place, place, "ratio", half.__name__, Fraction(1, 2), priority=4)
    return None


def part_of(line: Line, place: int) -> Found | None:
    """``a third of``, ``a quarter of``, ``a tenth of``."""
    if line.low(place) not in ("a", "an") or line.low(place + 2) != "of":
        return None
    lower = words().parts.get(line.low(place + 1))
    if lower is None or line.low(place + 1).endswith("s"):
        return None
    return Found(place, place + 1, "ratio", part_of.__name__, Fraction(1, lower), priority=2)


MULTIPLES: Final = {
    "twice": 2, "thrice": 3, "double": 2, "doubled": 2, "doubling": 2, "doubles": 2, "triple": 3, "tripled": 3,
    "tripling": 3, "triples": 3, "trebled": 3, "quadrupled": 4, "quadruple": 4, "twofold": 2, "threefold": 3,
    "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10,
}  # fmt: skip


def multiple(line: Line, place: int) -> Found | None:
    """``twice``, ``doubled``, ``tenfold``: how many times as much."""
    value = MULTIPLES.get(line.low(place))
    if value is None or (line.low(place) in ("double", "triple") and _is_adjective(line, place)):
        return None
    return Found(place, place, "ratio", multiple.__name__, Fraction(value), unit="times", priority=4)


def _is_adjective(line: Line, place: int) -> bool:
    """``a double room``, ``double-digit``, ``double standards``: no multiple."""
    return line.low(place + 1) not in ("the", "its", "their", "his", "her", "that", "what", "from", "to", "in", "last")


_WHOSE: Final = frozenset({"the", "its", "their", "his", "her", "our", "all", "those", "these"})


def with_noun(line: Line, found: Found) -> None:
    """Give a share of things its counted noun: ``half the condos``, ``two thirds of voters``."""
    if (
        found.kind == "ratio"
        and not found.unit
        and (places := counted_after(line, found.last + (line.low(found.last + 1) in _WHOSE)))
    ):
        found.counted = line.as_it_stands(*places)
        found.unit = singular(line.text(places[1])) if is_plural(line.text(places[1])) else ""
