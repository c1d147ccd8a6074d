"""Words that point to a day or stretch of time from the day of writing: ``Thursday``, ``today``, ``a day after``."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from helpers.figures.dates import WEEKDAYS
from helpers.figures.found import Found
from helpers.figures.lexemes import Line


def weekday(line: Line, place: int) -> Found | None:
    """A day of the week: ``Thursday``, ``last Thursday``, ``Wednesday night``."""
    if line.low(place) not in WEEKDAYS or not line.capital(place):
        return None
    first, last = place, place
    if line.low(place - 1) in ("last", "next", "this"):
        first -= 1
    if line.low(place + 1) in ("morning", "afternoon", "evening", "night"):
        last += 1
    return Found(first, last, "date", weekday.__name__, unit="weekday", priority=5)


_POINTS: Final = frozenset({"today", "yesterday", "tomorrow", "tonight"})

_SPANS: Final = frozenset({
    "year", "month", "week", "weekend", "decade", "century", "quarter", "morning", "afternoon", "evening", "night",
    "summer", "winter", "spring", "autumn", "fall",
})  # fmt: skip


def pointing(line: Line, place: int) -> Found | None:
    """A word that points from the day of writing: ``today``, ``this year``, ``last month``."""
    if line.low(place) in _POINTS:
        last = place + 1 if line.low(place + 1) in ("morning", "afternoon", "evening", "night") else place
        return Found(place, last, "date", pointing.__name__, unit="deictic", priority=5)
    if line.low(place) in ("this", "last", "next") and line.low(place + 1) in _SPANS and line.text(place + 2) != "-":
        return Found(place, place + 1, "date", pointing.__name__, unit="deictic", priority=5)
    return None


_UNITS_OF_TIME: Final = frozenset({
    "second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century",
})  # fmt: skip


def article_interval(line: Line, place: int) -> Found | None:
    """One unit of time with a direction: ``a day after``, ``a year ago``, ``an hour later``. Its “a” counts as one."""
    if line.low(place) not in ("a", "an") or line.low(place + 1) not in _UNITS_OF_TIME:
        return None
    if line.low(place + 2) not in ("after", "before", "later", "earlier", "ago"):
        return None
    return Found(
        place, place + 2, "duration", article_interval.__name__, Fraction(1), unit=line.low(place + 1), priority=3
    )
