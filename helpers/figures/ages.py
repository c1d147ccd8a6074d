"""Ages: ``50-year-old``, ``aged 18``, ``James Kopp, 44,``."""

from __future__ import annotations

from typing import Final

from helpers.figures.dates import MONTHS, WEEKDAYS
from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.figures.numbers import Number
from helpers.figures.units import unit_after

_NOT_NAMED: Final = MONTHS.keys() | WEEKDAYS | {"fig", "figs"}


def age(line: Line, number: Number) -> Found | None:
    """How old: ``50-year-old``, ``44 years old``, ``aged 18``, ``age of 65``, ``Kopp, 44,``, ``turns 18``."""
    unit = unit_after(line, number.last)
    last = number.last
    old = False
    if unit and unit.name in ("year", "month", "week", "day") and unit.kind == "duration":
        last = unit.last
        old = line.low(last + 1) in ("old", "olds") or (
            line.text(last + 1) == "-" and line.low(last + 2) in ("old", "olds")
        )
        if old:
            last += 2 if line.text(last + 1) == "-" else 1
            return _aged(number, last, f"{unit.name} of age")
        if line.low_span(last + 1, last + 2) == "of age":
            return _aged(number, last + 2, f"{unit.name} of age")
    if unit and unit.kind not in ("duration",):
        return None
    if number.value > 120 or number.value.denominator != 1 or number.form == "plural":
        return None
    before = line.low(number.first - 1)
    at_age = before in ("aged", "age", "ages") or (before == "of" and line.low(number.first - 2) in ("age", "ages"))
    if at_age or (unit is None and (_after_name(line, number) or _turns(line, number))):
        return _aged(number, last, "year of age")
    return None


def _aged(number: Number, last: int, unit: str) -> Found:
    return Found(number.first, last, "age", age.__name__, number.value, number.high, unit, number=number, priority=1)


def _after_name(line: Line, number: Number) -> bool:
    """``James Kopp, 44, of Vermont``: digits between commas behind a name."""
    first, last = number.first, number.last
    closed = line.text(last + 1) in (",", ".", ";", ")", "") and line.text(first - 1) in (",", "(")
    named = line.capital(first - 2) and line.low(first - 2) not in _NOT_NAMED
    return (
        closed
        and named
        and 1 <= number.value <= 110
        and first == last
        and number.form == "numeral"
        and not _list(line, number)
    )


def _list(line: Line, number: Number) -> bool:
    """Numbers in a row (``4, 5 and 6``) are no ages."""
    return line.kind(number.last + 2) == "number" and line.text(number.last + 1) == ","


def _turns(line: Line, number: Number) -> bool:
    """``she was 4.``, ``He will be 35 by``, ``turns 18``, ``age 30``."""
    before, person = line.low(number.first - 1), line.low(number.first - 2)
    after = line.low(number.last + 1)
    if before in ("turns", "turned", "turning") and after in (".", ",", "", "in", "on", "this", "next", "and"):
        return True
    someone = person in ("he", "she", "i", "who", "was", "will")
    ends = after in (".", ",", "", "when", "by", "at", "and", "in", ";", "on")
    who = person != "will" or line.low(number.first - 3) in ("he", "she", "i", "who")
    return before in ("is", "was", "be", "am") and someone and ends and who and number.value >= 1
