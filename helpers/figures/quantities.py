"""Quantities with a unit: percentages, measures, durations and rates."""

from __future__ import annotations

from typing import Final

from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.figures.numbers import Number
from helpers.figures.units import unit_after

_MORE: Final = frozenset({
    "more", "additional", "extra", "further", "other", "consecutive", "straight", "full", "whole", "whopping",
    "different", "calendar", "successive", "good", "long", "short",
})  # fmt: skip


def measured(line: Line, number: Number) -> Found | None:
    """A number with a unit behind it: ``80%``, ``30 miles``, ``24 years``, ``50mph``, ``four metres per second``.

    A minus sign glued to the number counts only here, where a hyphen makes no sense: ``-1.3%``, ``minus 5 degrees``.
    """
    unit = unit_after(line, number.last)
    more = line.low(number.last + 1) in _MORE
    if unit is None and more:
        unit = unit_after(line, number.last + 1)
        if unit and unit.kind != "duration":
            unit = None
    if unit is None or _is_no_unit(line, number, unit.name):
        return None
    first, negative = _sign(line, number, unit.kind)
    value = -number.value if negative else number.value
    rule = "money_behind" if unit.kind == "money" else measured.__name__
    return Found(first, unit.last, unit.kind, rule, value, number.high, unit.name, number=number, priority=3)


def _is_no_unit(line: Line, number: Number, unit: str) -> bool:
    """A word that only looks like a unit here: ``the 5 second place finishes``, ``2 won``, ``11 point guards``."""
    word = line.low(number.last + 1)
    if unit == "krw":
        return number.value < 100
    if word in ("second", "point", "real", "stone") and line.text(number.last + 1) != "-":
        return number.value != 1 and word != "second" and number.value.denominator == 1
    return number.form == "words" and word in ("m", "g", "t", "c", "l", "p")


def _sign(line: Line, number: Number, kind: str) -> tuple[int, bool]:
    first = number.first
    before = line.text(first - 1)
    if line.low(first - 1) == "minus":
        less = line.low(first - 2) == "or" or line.kind(first - 2) == "number"  # plus or minus 2.8; 5 minus 3
        return (first, False) if less else (first - 1, True)
    if line.text(first - 1) == "-" and line.low(first - 2) == "minus":
        return first - 2, True
    alone = first == 1 or not line.glued(first - 1)
    sign = before in ("-", "−") and line.glued(first) and alone and number.form == "numeral"
    in_a_row = line.kind(first - 2) == "number" and line.text(number.last + 1) != "%"
    if sign and kind in ("percent", "measure") and not in_a_row:
        return first - 1, True
    return first, False


def magnitude(line: Line, number: Number) -> Found | None:
    """The strength of an earthquake: ``magnitude 7.1``, ``a 6.2-magnitude quake``."""
    first, last = number.first, number.last
    if line.low(first - 1) == "magnitude":
        first -= 1
    elif line.low(last + 1) == "magnitude":
        last += 1
    elif line.text(last + 1) == "-" and line.low(last + 2) == "magnitude":
        last += 2
    else:
        return None
    return Found(first, last, "measure", magnitude.__name__, number.value, unit="magnitude", number=number, priority=2)


def interval(line: Line, number: Number) -> Found | None:
    """A stretch of time with its direction: ``three months later``, ``two years ago``."""
    unit = unit_after(line, number.last)
    if unit is None or unit.kind != "duration" or line.low(unit.last + 1) not in ("later", "earlier", "ago"):
        return None
    return Found(
        number.first,
        unit.last + 1,
        "duration",
        interval.__name__,
        number.value,
        number.high,
        unit.name,
        number=number,
        priority=3,
    )
