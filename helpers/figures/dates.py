"""Years, decades, months, days and words that point to a day, as far as the text alone gives them."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from helpers.figures.counts import is_plural
from helpers.figures.found import Found
from helpers.figures.lexemes import Line
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
WEEKDAYS: Final = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_SHORT_DAYS: Final = frozenset(["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"])
_YEAR_BEFORE: Final = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "during",
        "after",
        "before",
        "from",
        "of",
        "early",
        "late",
        "mid",
        "fiscal",
        "year",
        "years",
        "through",
        "to",
        "between",
        "and",
        "around",
        "circa",
        "between",
        "winter",
        "spring",
        "summer",
        "autumn",
        "fall",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "ad",
        "a.d.",
        "pre",
        "post",
        "start",
        "end",
        "middle",
    ]
)
_DASHES: Final = ("-", "–", "—", "‑", "−", "/")
_PARTS: Final = ("early", "late", "mid")


def year(line: Line, number: Number) -> Found | None:
    """A year: four digits from 1000 to 2099, by the words around it: ``in 2022``, ``the 1996 Olympics``, ``2008-09``."""
    place = number.first
    text = line.text(place)
    if number.last != place or len(text) != 4 or not text.isdecimal() or not 1000 <= int(text) <= 2099:
        return None
    if not _reads_as_year(line, place, int(text)):
        return None
    value = Fraction(int(text))
    short = _short_end(line, place, int(text))
    if short:
        iso = f"{int(text):04}/{short:04}"
        return Found(
            place, place + 2, "year", year.__name__, value, Fraction(short), "year", iso=iso, number=number, priority=2
        )
    return Found(
        place, place, "year", year.__name__, value, unit="year", iso=f"{int(text):04}", number=number, priority=4
    )


def _reads_as_year(line: Line, place: int, value: int) -> bool:
    before, after = line.low(place - 1), line.low(place + 1)
    if line.glued(place) and line.kind(place - 1) == "word":
        return False
    if line.glued(place + 1) and (line.kind(place + 1) == "word" or after in ("%", "°")):
        return False
    if before in _YEAR_BEFORE or (before in _DASHES and line.low(place - 2) in (*_PARTS, "pre", "post")):
        return not (
            before in ("to", "of", "from", "and", "after", "before", "by", "around") and _plural_thing(line, place)
        )
    if before in _DASHES and line.kind(place - 2) == "number" and len(line.text(place - 2)) == 4:
        return True
    if after in _DASHES and line.kind(place + 2) == "number" and len(line.text(place + 2)) in (2, 4):
        return value >= 1500
    if value < 1900 or before in (
        "than",
        "least",
        "most",
        "about",
        "some",
        "nearly",
        "approximately",
        "roughly",
        "over",
    ):
        return False
    return not _plural_thing(line, place)


def _plural_thing(line: Line, place: int) -> bool:
    """Whether a plural in small letters follows, which a number of things would have: ``2000 people``."""
    return is_plural(line.text(place + 1)) and line.text(place + 1).islower() and line.low(place + 1) != "was"


def _short_end(line: Line, place: int, value: int) -> int | None:
    """The second year of ``2008-09``."""
    dashed = line.text(place + 1) in _DASHES and line.glued(place + 1) and line.glued(place + 2)
    text = line.text(place + 2)
    if not dashed or len(text) != 2 or not text.isdecimal() or line.text(place + 3) in _DASHES:
        return None
    end = value // 100 * 100 + int(text)
    return end if value < end else None


def year_in_words(line: Line, number: Number, following: Number | None) -> Found | None:
    """A year as it is spoken: ``nineteen ninety-six``, ``twenty twenty-four``."""
    if following is None or following.first != number.last + 1 or number.form != "words" or following.form != "words":
        return None
    if number.value not in (17, 18, 19, 20) or not 10 <= following.value <= 99:
        return None
    value = number.value * 100 + following.value
    return Found(
        number.first,
        following.last,
        "year",
        year_in_words.__name__,
        value,
        unit="year",
        iso=str(value),
        number=number,
        priority=1,
    )


def decade(line: Line, number: Number) -> Found | None:
    """Ten years: ``the 1950s``, ``the early 2000s``, ``the '90s``; and ages so written: ``in his 30s``."""
    place = number.first
    text = line.text(place)
    end = place + 2 if line.text(place + 1) in ("'", "’") else place + 1
    if number.last != place or line.low(end) != "s" or not line.glued(end) or not line.glued(place + 1):
        return None
    if not text.isdecimal() or int(text) % 10:
        return None
    if len(text) == 2:
        return _short_decade(line, place, end, number)
    if len(text) != 4 or not 1000 <= int(text) <= 2099:
        return None
    return _decade(line, place, end, int(text), f"{text[:3]}X", number)


def _short_decade(line: Line, place: int, end: int, number: Number) -> Found | None:
    value = Fraction(int(line.text(place)))
    if line.low(place - 1) in ("his", "her", "their", "my", "our", "your", *_PARTS) and line.text(place - 1) not in (
        "'",
        "’",
    ):
        first = place - 1 if line.low(place - 1) in _PARTS else place
        hedge = line.low(first) if first < place else ""
        return Found(
            first, end, "age", decade.__name__, value, value + 9, "year of age", hedge=hedge, number=number, priority=1
        )
    if line.text(place - 1) in ("'", "’", "‘"):
        century = "19" if value >= 30 else "20"
        text = line.text(place)
        found = _decade(line, place - 1, end, int(century + text), f"{century}{text[0]}X", number)
        return found
    return None


def _decade(line: Line, first: int, end: int, value: int, iso: str, number: Number) -> Found:
    hedge = ""
    if line.text(first - 1) == "-" and line.low(first - 2) in _PARTS:
        first, hedge = first - 2, line.text(first - 2)
    elif line.low(first - 1) in _PARTS:
        first, hedge = first - 1, line.text(first - 1)
    if line.low(first - 1) == "the":
        first -= 1
    return Found(
        first, end, "year", decade.__name__, Fraction(value), Fraction(value + 9), "decade", iso=iso, hedge=hedge,
        number=number, priority=1,
    )  # fmt: skip


def century(line: Line, place: int, value: int, last: int) -> Found | None:
    """A hundred years: ``the 20th century``, ``eighteenth-century``."""
    at = last + 1
    if line.text(at) == "-":
        at += 1
    if line.low(at) not in ("century", "centuries") or not 1 <= value <= 30:
        return None
    first = place
    iso = f"{value - 1:02}XX"
    start = Fraction((value - 1) * 100)
    return Found(first, at, "date", century.__name__, start, start + 99, "century", iso=iso, priority=1)


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
    if line.text(last + 1) in _DASHES and line.glued(last + 1) and (high := _day(line, last + 2)) > day:
        if not (line.text(last + 3) == "-"):
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
    if line.text(at - 1) in _DASHES and line.glued(at) and 0 < (low := _day(line, at - 2)) < day:
        return at - 2, low, day, place
    return at, day, 0, place


def _year_after(line: Line, last: int) -> tuple[int, int]:
    """A year behind a month or day, and the new last place."""
    for place in (last + 1, last + 2 if line.text(last + 1) == "," or line.low(last + 1) == "of" else last + 1):
        text = line.text(place)
        if line.kind(place) == "number" and len(text) == 4 and text.isdecimal() and 1000 <= int(text) <= 2099:
            if not line.glued(place + 1) or line.kind(place + 1) != "word":
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
_SPANS: Final = frozenset(
    [
        "year",
        "month",
        "week",
        "weekend",
        "decade",
        "century",
        "quarter",
        "morning",
        "afternoon",
        "evening",
        "night",
        "summer",
        "winter",
        "spring",
        "autumn",
        "fall",
    ]
)


def pointing(line: Line, place: int) -> Found | None:
    """A word that points from the day of writing: ``today``, ``this year``, ``last month``."""
    if line.low(place) in _POINTS:
        last = place + 1 if line.low(place + 1) in ("morning", "afternoon", "evening", "night") else place
        return Found(place, last, "date", pointing.__name__, unit="deictic", priority=5)
    if line.low(place) in ("this", "last", "next") and line.low(place + 1) in _SPANS and line.text(place + 2) != "-":
        return Found(place, place + 1, "date", pointing.__name__, unit="deictic", priority=5)
    return None


_UNITS_OF_TIME: Final = frozenset(
    ["second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"]
)


def article_interval(line: Line, place: int) -> Found | None:
    """One unit of time with a direction: ``a day after``, ``a year ago``, ``an hour later``. The "a" is a one here."""
    if line.low(place) not in ("a", "an") or line.low(place + 1) not in _UNITS_OF_TIME:
        return None
    if line.low(place + 2) not in ("after", "before", "later", "earlier", "ago"):
        return None
    return Found(
        place, place + 2, "duration", article_interval.__name__, Fraction(1), unit=line.low(place + 1), priority=3
    )


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


def _stamp_end(line: Line, last: int) -> int:
    """The end of a time stamp: ``2019-09-01T10:38:07.190Z`` is one date."""
    while line.glued(last + 1) and line.text(last + 1) not in (",", ".", ")", ";"):
        last += 1
    return last
