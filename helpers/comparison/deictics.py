"""Days and stretches of time: what ``Thursday``, ``yesterday`` or ``the 1950s`` stands for in the calendar.

A word that points from the day of writing is resolved through the article's date alone. Without a date, and inside a
quotation, where it points from the day of speaking, it stays unresolved.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from helpers.model import Article, Figure

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO: Final = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d))?(?:-(\d\d))?(?:/(\d\d))?")
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|would|next|coming|due|plans?|planned|expected|scheduled|until|till|through|tomorrow|"
    r"is to|are to|was to|to be)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:—–]|\b(?:after|when|as|because|who|which|while|since|before|that)\b")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days of the calendar.

    Attributes:
        first: its first day.
        last: its last day.
        rule: the name of the rule that found it.
    """

    first: date
    last: date
    rule: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def holds(self, other: Stretch) -> bool:
        """Whether all days of another stretch are days of this one."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Stretch) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        first, last = self.first, self.last
        if self.days == 1:
            return f"{first.day} {first:%B} {first.year}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if first.day == 1 and last == _end_of_month(first):
            return f"{first:%B} {first.year}"
        return f"{first.day} {first:%B} {first.year} to {last.day} {last:%B} {last.year}"


def stretch_of(figure: Figure, article: Article, before: str = "") -> Stretch | None:
    """The days that a year, decade, date, weekday or a word such as ``today`` stands for.

    Args:
        figure: a figure of the article, of the kind ``year`` or ``date``.
        article: the article; its date is what weekdays and words such as ``today`` point from.
        before: the sentence up to the figure: after ``will`` a weekday lies ahead.

    Returns:
        The days, or None where the text and the article's date do not tell.

    Example:
        >>> from helpers import find_figures, plain_article
        >>> article = plain_article("He landed on Thursday.", date="2024-06-20")
        >>> print(stretch_of(find_figures(article)[0], article))
        20 June 2024
    """
    if figure.kind not in ("year", "date"):
        return None
    try:
        return (
            by_the_calendar(figure)
            or month_nearest(figure, article, before)
            or weekday_nearest(figure, article, before)
            or pointed_at(figure, article)
        )
    except (ValueError, OverflowError):  # a day that no calendar has, such as 30 February or the year 0
        return None


def by_the_calendar(figure: Figure) -> Stretch | None:
    """A year, decade, month or day that the text gives in full."""
    if figure.kind == "year" and figure.value is not None and not figure.iso.count("-"):
        return _years(int(figure.value), int(figure.value_high or figure.value))
    found = _ISO.fullmatch(figure.iso)
    if not found or found[1] == "XXXX":
        return None
    first = int(found[1].replace("X", "0"))
    if not found[2]:
        return _years(first, int(found[1].replace("X", "9")))
    return None if "X" in found[1] else _in_year(first, found, by_the_calendar.__name__)


def month_nearest(figure: Figure, article: Article, before: str) -> Stretch | None:
    """A month or day without a year: the last one up to the article's date, or the next one where it lies ahead."""
    day, found = _day_of(article), _ISO.fullmatch(figure.iso)
    if day is None or not found or found[1] != "XXXX" or not found[2] or figure.inside_quotation:
        return None
    here = _in_year(day.year, found, month_nearest.__name__)
    if _ahead(before):
        return here if here.last >= day else _in_year(day.year + 1, found, month_nearest.__name__)
    return here if here.first <= day else _in_year(day.year - 1, found, month_nearest.__name__)


def weekday_nearest(figure: Figure, article: Article, before: str) -> Stretch | None:
    """A weekday: the last one up to the article's date, that day included, or the next one where it lies ahead."""
    words = figure.text.casefold().split()
    name = next((word for word in words if word in _WEEKDAYS), "")
    day = _day_of(article)
    if day is None or not name or figure.unit != "weekday" or figure.inside_quotation:
        return None
    back = (day.weekday() - _WEEKDAYS.index(name)) % 7
    if "last" in words:
        found = day - timedelta(back or 7)
    elif "next" in words or "this" in words or _ahead(before):
        found = day + timedelta((7 - back) % 7 or (7 if "next" in words else 0))
    else:
        found = day - timedelta(back)
    return Stretch(found, found, weekday_nearest.__name__)


def pointed_at(figure: Figure, article: Article) -> Stretch | None:
    """A word that points from the article's date: ``today``, ``yesterday``, ``this year``, ``last month``."""
    day = _day_of(article)
    if day is None or figure.unit != "deictic" or figure.inside_quotation:
        return None
    first, *rest = figure.text.casefold().split()
    if first in ("today", "tonight", "yesterday", "tomorrow"):
        return _one(day + timedelta({"yesterday": -1, "tomorrow": 1}.get(first, 0)))
    step = {"last": -1, "this": 0, "next": 1}.get(first)
    if step is None or not rest:
        return None
    if rest[0] in ("morning", "afternoon", "evening", "night"):
        return _one(day + timedelta(step))
    return _unit_of_calendar(day, rest[0], step)


def _ahead(before: str) -> bool:
    """Whether the clause up to a date speaks of what is to come."""
    return bool(_AHEAD.search(_CLAUSE.split(before)[-1]))


def _unit_of_calendar(day: date, unit: str, step: int) -> Stretch | None:
    rule = pointed_at.__name__
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * step)
        return Stretch(monday, monday + timedelta(6), rule)
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
        first = date(year, month + 1, 1)
        return Stretch(first, _end_of_month(first), rule)
    if unit == "year":
        return Stretch(date(day.year + step, 1, 1), date(day.year + step, 12, 31), rule)
    return None


def _day_of(article: Article) -> date | None:
    try:
        return date.fromisoformat(article.date)
    except ValueError:
        return None


def _one(day: date) -> Stretch:
    return Stretch(day, day, pointed_at.__name__)


def _years(first: int, last: int) -> Stretch:
    return Stretch(date(first, 1, 1), date(last, 12, 31), by_the_calendar.__name__)


def _in_year(year: int, found: re.Match[str], rule: str) -> Stretch:
    month = int(found[2])
    if not found[3]:
        first = date(year, month, 1)
        return Stretch(first, _end_of_month(first), rule)
    first = date(year, month, int(found[3]))
    return Stretch(first, date(year, month, int(found[4])) if found[4] else first, rule)


def _end_of_month(first: date) -> date:
    return date(first.year, first.month, monthrange(first.year, first.month)[1])
