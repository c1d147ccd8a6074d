"""Months and days, as far as the text alone gives them: ``September``, ``Aug. 7``, ``March 5, 1946``."""

from __future__ import annotations

from typing import Final

from helpers.figures.found import Found
from helpers.figures.lexemes import DASHES, Line
from helpers.figures.numbers import Number, words

_MONTH_NAMES: Final = (
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
)

MONTHS: Final = {name: at + 1 for names in _MONTH_NAMES for at, name in enumerate(names)} | {"sept": 9}

WEEKDAYS: Final = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})

_SHORT_DAYS: Final = frozenset({"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"})


def month(line: Line, place: int) -> Found | None:
    """A month with what stands beside it: ``September``, ``July 1998``, ``Aug. 7``, ``March 5, 1946``, ``20 June``.

    ``May``, ``March`` and ``August`` alone are months only behind a preposition. What the text does not say is ``X``:
    ``XXXX-09``.
    """
    number = MONTHS.get(line.low(place))
    if number is None or not line.capital(place):
        return None
    after = place + 2 if line.text(place + 1) == "." and len(line.text(place)) <= 4 else place + 1
    first, day, high, last = _day_before(line, place) or (place, 0, 0, after - 1)
    if not day:
        last = after - 1
        if found := _day_after(line, after):
            day, high, last = found
    else:
        last = after - 1
    stated, last = _year_after(line, last)
    if not day and not stated and not _month_alone(line, place):
        return None
    if after == place + 2 and last == after - 1:
        last = place if line.text(place + 2) == "" else last
    first = _weekday_before(line, first)
    iso = (f"{stated:04}" if stated else "XXXX") + f"-{number:02}" + (f"-{day:02}" if day else "")
    if high:
        iso += f"/{high:02}"
    return Found(first, last, "date", month.__name__, unit="day" if day else "month", iso=iso, priority=1)


def _month_alone(line: Line, place: int) -> bool:
    """Whether a month without day and year is one: ``in May`` is, ``May said`` is none."""
    before = line.low(place - 1)
    preposition = before in (
        "in", "since", "by", "until", "till", "last", "next", "this", "early", "late", "from", "between", "through",
        "during", "mid", "before", "after", "of", "to", "and", "for", "-",
    )  # fmt: skip
    if line.low(place) in ("may", "march", "august", "mar", "jan", "dec", "sep") or len(line.text(place)) < 4:
        return preposition and before not in ("of", "to", "and", "for", "from", "-", "after", "before")
    return preposition or line.low(place) not in ("april", "june")


def _day(line: Line, place: int) -> int:
    text = line.text(place)
    if line.kind(place) == "number" and text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31:
        return int(text)
    return 0


def _day_after(line: Line, place: int) -> tuple[int, int, int] | None:
    """The day behind a month, of a range also the last: ``7``, ``7th``, ``20-24``."""
    if line.low(place) == "the":
        place += 1
    day = _day(line, place)
    if not day or line.text(place + 1) in ("%", ":") or line.low(place + 1) in ("per", "percent", "million", "billion"):
        return None
    last = _ordinal_end(line, place)
    dashed = line.text(last + 1) in DASHES and line.glued(last + 1) and line.text(last + 3) != "-"
    if dashed and (high := _day(line, last + 2)) > day:
        return day, high, _ordinal_end(line, last + 2)
    return day, 0, last


def _ordinal_end(line: Line, place: int) -> int:
    return place + 1 if line.glued(place + 1) and line.low(place + 1) in ("st", "nd", "rd", "th") else place


def _day_before(line: Line, place: int) -> tuple[int, int, int, int] | None:
    """The day before a month: ``7 August``, ``the 7th of August``, ``7-9 August``."""
    at = place - 1
    if line.low(at) == "of":
        at -= 1
    ordinal = line.low(at) in ("st", "nd", "rd", "th") and line.glued(at)
    at -= ordinal
    day = _day(line, at)
    if not day or (line.low(place - 1) == "of" and not ordinal) or line.text(at - 1) in (".", ",", "$", "£", "€"):
        return None
    if line.text(at - 1) in DASHES and line.glued(at) and 0 < (low := _day(line, at - 2)) < day:
        return at - 2, low, day, place
    return at, day, 0, place


def _year_after(line: Line, last: int) -> tuple[int, int]:
    """A year behind a month or day, and the new last place."""
    for place in (last + 1, last + 2 if line.text(last + 1) == "," or line.low(last + 1) == "of" else last + 1):
        text = line.text(place)
        glued = line.glued(place + 1) and line.kind(place + 1) == "word"
        if len(text) == 4 and text.isdecimal() and 1000 <= int(text) <= 2099 and not glued:
            return int(text), place
    return _spoken_year(line, last)


def _spoken_year(line: Line, last: int) -> tuple[int, int]:
    """``January nineteen ninety-seven``."""
    known = words()
    high, low = known.units.get(line.low(last + 1), 0), known.tens.get(line.low(last + 2), 0)
    if high not in (18, 19, 20) or not low:
        return 0, last
    at = last + 2
    unit = known.units.get(line.low(at + 2), 0) if line.text(at + 1) == "-" else 0
    return (high * 100 + low + unit, at + 2) if 0 < unit < 10 else (high * 100 + low, at)


def _weekday_before(line: Line, first: int) -> int:
    at = first - 2 if line.text(first - 1) in (",", ".") else first - 1
    if line.capital(at) and (line.low(at) in WEEKDAYS or line.low(at) in _SHORT_DAYS):
        return at
    return first


def numeric_date(line: Line, number: Number) -> Found | None:
    """A date in figures: ``2019-09-01``; ``11/9/2001`` is found, but which number is the month is left open."""
    place = number.first
    mark = line.text(place + 1)
    texts = line.text(place), line.text(place + 2), line.text(place + 4)
    if mark not in ("-", "/", ".") or line.text(place + 3) != mark or not all(text.isdecimal() for text in texts):
        return None
    if not all(line.glued(place + step) for step in range(1, 5)) or not all(len(text) <= 4 for text in texts):
        return None
    first, second, third = (int(text) for text in texts)
    if len(texts[0]) == 4 and 1000 <= first <= 2099 and 1 <= second <= 12 and 1 <= third <= 31:
        last = _stamp_end(line, place + 4)
        iso = f"{first:04}-{second:02}-{third:02}"
        return Found(place, last, "date", numeric_date.__name__, unit="day", iso=iso, number=number, priority=1)
    if (
        mark == "/"
        and len(texts[2]) in (2, 4)
        and max(first, second) <= 31
        and min(first, second) <= 12
        and min(first, second)
    ):
        return Found(place, place + 4, "date", numeric_date.__name__, unit="day", number=number, priority=1)
    return None


_STAMP: Final = 12  # lexemes of a time behind a date


def _stamp_end(line: Line, last: int) -> int:
    """The end of a time stamp: ``2019-09-01T10:38:07.190Z`` is one date."""
    end = last + _STAMP
    while last < end and line.glued(last + 1) and line.text(last + 1) not in (",", ".", ")", ";"):
        last += 1
    return last
