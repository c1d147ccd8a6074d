"""The time a figure is about: ``in 2022``, ``since 2006``, ``over the last five years``."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import Final

from helpers.figures.found import Found
from helpers.figures.lexemes import Line

_TIMES: Final = frozenset({"year", "date"})
_KEPT: Final = frozenset({"since", "by", "until", "till", "before", "after", "from", "during", "through"})
_DROPPED: Final = frozenset({"in", "on", "for", "of", "at", "as"})
_BREAKS: Final = frozenset({";", ":", "while", "when", "where", "who", "whose", "because", "but", "although", "though"})
_NEAR: Final = 12  # lexemes between a figure and the date behind it
_BACK: Final = 8  # figures before one from which it may take its time
_AT_THE_START: Final = 4  # lexemes before a date that opens its sentence


def reference_periods(line: Line, found: list[Found]) -> None:
    """Give every figure the time it is about, where the sentence says so; otherwise it stays empty.

    A date is about itself. A figure takes the date behind it in its clause, else the one before it in its clause or
    at the beginning of the sentence. A figure without any takes the time of the one before it, if that is of the same
    kind (`carried_over`).
    """
    times = [here for here in found if here.kind in _TIMES or _stretch(line, here)]
    for time in times:
        time.period = period_words(line, time)
    starts = [time.first for time in times]
    for at, here in enumerate(found):
        if here.kind in ("time", *_TIMES) or here.period:
            continue
        place = bisect_left(starts, here.first)
        first, last = times[:1], times[max(0, place - 1) : place]
        own = date_behind(line, found, at, times[place : place + 1]) or date_before(line, here, first, last)
        here.period = own.period if own else carried_over(found[max(0, at - _BACK) : at], here)


def period_words(line: Line, time: Found) -> str:
    """A date with the preposition that makes a difference: ``since 2006``, ``by 2030``; ``in`` and ``on`` go."""
    first = time.first
    if line.low(first - 1) in ("last", "past", "next", "first", "coming") and time.kind == "duration":
        first -= 1
        first -= line.low(first - 1) == "the"
    words = line.as_it_stands(first, time.last)
    before = line.low(first - 1)
    if before == "of" and line.low(first - 2) in (
        "end",
        "start",
        "beginning",
        "middle",
        "quarter",
        "half",
        "months",
        "part",
    ):
        return line.as_it_stands(_phrase_start(line, first - 2), time.last)
    return f"{before} {words}" if before in _KEPT else words


def _phrase_start(line: Line, place: int) -> int:
    """The beginning of ``the third quarter of`` or ``the end of``."""
    start = place
    while start > 0 and start > place - 3 and line.low(start) not in ("the", "its") and line.kind(start - 1) != "mark":
        if line.low(start - 1) in _DROPPED | _KEPT:
            break
        start -= 1
    return start


def _stretch(line: Line, here: Found) -> bool:
    """``the last five years``: a stretch of time that is a period."""
    return here.kind == "duration" and line.low(here.first - 1) in ("last", "past", "next", "coming")


def date_behind(line: Line, found: list[Found], at: int, times: list[Found]) -> Found | None:
    """The date that follows a figure in its clause, with no other figure of its kind in between."""
    here = found[at]
    for time in times:
        if time.first - here.last > _NEAR or not _attached(line, here.last + 1, time.first):
            return None
        between = [other for other in islice(found, at + 1, at + _NEAR) if other.first < time.first]
        return None if any(other.kind == here.kind for other in between) else time
    return None


def _attached(line: Line, first: int, last: int) -> bool:
    """Whether a stretch between figure and date has no break of the clause; a comma counts if a new clause begins."""
    for place in range(first, last):
        word = line.low(place)
        if word in _BREAKS or (
            word == "," and line.low(place + 1) in ("and", "which", "who", "as", "compared", "up", "down")
        ):
            return False
    return True


def date_before(line: Line, here: Found, first: list[Found], last: list[Found]) -> Found | None:
    """The last date before a figure in its clause, or the one that opens the sentence (``In 2023, …``)."""
    for time in last:
        gap = range(time.last + 1, here.first)
        if len(gap) < _NEAR and not any(line.low(place) in _BREAKS or line.low(place) == "," for place in gap):
            return time
    for time in first if last else []:
        if time.first <= _AT_THE_START and line.low(time.first - 1) in _OPENERS:
            return time
    return None


_OPENERS: Final = frozenset({
    "in", "since", "during", "by", "until", "from", "before", "after", "on", "the", "for", "over",
})  # fmt: skip


def carried_over(before: list[Found], here: Found) -> str:
    """The time of the figure before, for one of the same kind that has none of its own.

    ``$3.5 billion in 2022 — a fraction of Vietnam's $175 billion trade with China``: both are of 2022.
    """
    for other in reversed(before):
        if (
            other.kind == here.kind
            and other.unit == here.unit
            and other.kind in ("money", "percent", "measure", "rate")
        ):
            return other.period
    return ""
