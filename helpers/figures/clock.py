"""Clock times: ``2 am``, ``9:01 p.m. Pacific time Monday``, ``1900 GMT Wednesday``, ``noon``."""

from __future__ import annotations

from typing import Final

from helpers.figures.dates import WEEKDAYS
from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.figures.numbers import Number

_HALVES: Final = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
_ZONES: Final = frozenset({
    "GMT", "UTC", "BST", "CET", "CEST", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "MT", "PST", "PDT", "PT",
    "IST", "EET", "EEST", "MSK", "JST", "AEST", "AEDT", "SGT", "HKT", "WIB",
})  # fmt: skip
_ZONE_WORDS: Final = frozenset({
    "pacific", "eastern", "central", "mountain", "local", "moscow", "london", "paris", "berlin", "beijing", "tokyo",
    "kyiv",
})  # fmt: skip
_WORDS: Final = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}


def clock(line: Line, number: Number) -> Found | None:
    """A time of day in figures, with its zone and weekday where they follow.

    ``1900 GMT`` is a time because of the zone, ``11:30`` because of the colon, ``2 am`` because of what follows; the
    date beside it is not guessed.
    """
    place = number.first
    hour, minute, last = _digits(line, place)
    if hour < 0:
        return None
    half = _half(line, last)
    if half:
        if hour > 12 or hour == 0:
            return None
        hour, last = hour % 12 + half[0], half[1]
    zone, after = _zone(line, last)
    oclock = line.low(last + 1) in ("o’clock", "o'clock")
    if not half and not zone and not oclock and not _colon_time(line, place, last):
        return None
    if oclock:
        after = last + 1
    if not half and not oclock and len(line.text(place)) == 4 and not zone:
        return None
    iso = f"T{hour:02}:{minute:02}" + ("Z" if zone in ("gmt", "utc") else "")
    return Found(place, _day(line, after), "time", clock.__name__, unit=zone, iso=iso, number=number, priority=1)


def _digits(line: Line, place: int) -> tuple[int, int, int]:
    """Hour, minute and last place of ``11:30``, ``9.30am``, ``1900`` or ``2``; a negative hour if it is none."""
    text = line.text(place)
    if line.text(place - 1) in (":", "$", "£", "€") and line.glued(place):
        return -1, 0, place
    if "." in text:
        hour, _, minute = text.partition(".")
        fits = hour.isdecimal() and len(hour) <= 2 and len(minute) == 2 and _half(line, place)
        return _checked(int(hour), int(minute), place) if fits else (-1, 0, place)
    if not text.isdecimal() or len(text) > 4:
        return -1, 0, place
    if line.text(place + 1) == ":" and line.glued(place + 1) and line.glued(place + 2) and len(text) <= 2:
        return _with_colon(line, place)
    if len(text) == 4:
        return _checked(int(text[:2]), int(text[2:]), place)
    return _checked(int(text), 0, place)


def _with_colon(line: Line, place: int) -> tuple[int, int, int]:
    """``11:30`` and ``11:30:05``."""
    minute, last = line.text(place + 2), place + 2
    if len(minute) != 2 or not minute.isdecimal():
        return -1, 0, place
    if line.text(last + 1) == ":" and line.kind(last + 2) == "number" and line.glued(last + 2):
        last += 2
    return _checked(int(line.text(place)), int(minute), last)


def _checked(hour: int, minute: int, last: int) -> tuple[int, int, int]:
    return (hour, minute, last) if hour <= 24 and minute <= 59 else (-1, 0, last)


def _half(line: Line, last: int) -> tuple[int, int] | None:
    word = line.low(last + 1)
    if word in _HALVES:
        return _HALVES[word], last + 1
    if word in ("a", "p") and line.text(last + 2) == "." and line.low(last + 3) == "m" and line.glued(last + 3):
        return (0 if word == "a" else 12), last + 3
    return None


def _colon_time(line: Line, first: int, last: int) -> bool:
    """``17:22`` is a time; a ratio (``3:1``), a lap (``1:36.6``) and a verse (``John 3:16``) are not."""
    return (
        last > first
        and line.text(first + 1) == ":"
        and not (line.capital(first - 1) and line.low(first - 1) not in WEEKDAYS)
    )


def _zone(line: Line, last: int) -> tuple[str, int]:
    """The zone behind a time and its last place: ``GMT``, ``Pacific time``, ``local time``."""
    place = last + 1
    opened = line.text(place) == "("
    if opened:
        place += 1
    if line.text(place) in _ZONES:
        return line.text(place).lower(), place
    if opened:
        return "", last
    if line.low(place) in _ZONE_WORDS:
        for step in (1, 2):
            if line.low(place + step) == "time":
                return line.low_span(place, place + step), place + step
    return "", last


def _day(line: Line, last: int) -> int:
    """The last place of a time with its weekday: ``9 a.m. Tuesday``, ``11:30 on Sunday``."""
    return last + 1 if line.low(last + 1) in WEEKDAYS and line.capital(last + 1) else last


def clock_word(line: Line, place: int) -> Found | None:
    """``noon`` and ``midnight``."""
    if line.low(place) not in _WORDS or line.text(place + 1) == "-":
        return None
    hour, minute = _WORDS[line.low(place)]
    zone, last = _zone(line, place)
    iso = f"T{hour:02}:{minute:02}" + ("Z" if zone in ("gmt", "utc") else "")
    return Found(place, _day(line, last), "time", clock_word.__name__, unit=zone, iso=iso, priority=3)
