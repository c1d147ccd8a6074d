"""Years, decades and centuries: ``in 2022``, ``the early 2000s``, ``the 20th century``."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from helpers.figures.counts import is_plural
from helpers.figures.found import Found
from helpers.figures.lexemes import DASHES, Line
from helpers.figures.numbers import Number

_YEAR_BEFORE: Final = frozenset({
    "in", "since", "by", "until", "till", "during", "after", "before", "from", "of", "early", "late", "mid", "fiscal",
    "year", "years", "through", "to", "between", "and", "around", "circa", "winter", "spring", "summer", "autumn",
    "fall", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ad", "a.d.",
    "pre", "post", "start", "end", "middle",
})  # fmt: skip

_PARTS: Final = ("early", "late", "mid")


def year(line: Line, number: Number) -> Found | None:
    """A year: four digits from 1000 to 2099, by the words around it: ``in 2022``, ``the 1996 vote``, ``2008-09``."""
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
    glued_word = line.glued(place) and line.kind(place - 1) == "word"
    if glued_word or (line.glued(place + 1) and (line.kind(place + 1) == "word" or after in ("%", "°"))):
        return False
    if before in _YEAR_BEFORE or (before in DASHES and line.low(place - 2) in (*_PARTS, "pre", "post")):
        return not (
            before in ("to", "of", "from", "and", "after", "before", "by", "around") and _plural_thing(line, place)
        )
    if before in DASHES and line.kind(place - 2) == "number" and len(line.text(place - 2)) == 4:
        return True
    if after in DASHES and line.kind(place + 2) == "number" and len(line.text(place + 2)) in (2, 4) and value >= 1500:
        return True
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
    dashed = line.text(place + 1) in DASHES and line.glued(place + 1) and line.glued(place + 2)
    text = line.text(place + 2)
    if not dashed or len(text) != 2 or not text.isdecimal() or line.text(place + 3) in DASHES:
        return None
    end = value // 100 * 100 + int(text)
    return end if value < end else None


def year_in_words(number: Number, following: Number | None) -> Found | None:
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
    return _decade(line, place, end, int(text), number)


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
        return _decade(line, place - 1, end, int(century + text), number)
    return None


def _decade(line: Line, first: int, end: int, value: int, number: Number) -> Found:
    hedge, iso = "", f"{value // 10}X"
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
