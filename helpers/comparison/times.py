"""How two dates, years or clock times relate."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from helpers.comparison.bearing import Bearing
from helpers.comparison.relations import Verdict, name_of

SAME_EVENT: Final = 0.5
"""How alike the words around two different days must be before they are said to date the same event."""

SAME_WORDS: Final = 0.3
"""How alike the words around an unsettled weekday must be before it is held to stand in the same quoted words."""

_CLOCK: Final = re.compile(r"T(\d\d):(\d\d)")
_NEARLY: Final = 20
"""Minutes that a hedged clock time, or one on the hour or half hour, may be off."""


def same_days(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """Both stand for the same days, if need be by the dates of the articles."""
    if not a.when or not b.when or (a.when.first, a.when.last) != (b.when.first, b.when.last):
        return None
    if a.figure.text.casefold() == b.figure.text.casefold() and "nearest" not in a.when.rule + b.when.rule:
        reason = f"Both say “{a.figure.text}”, which is {a.when}."
    else:
        reason = f"“{a.figure.text}” in {name_of(a)} and “{b.figure.text}” in {name_of(b)} are the same: {a.when}."
    return Verdict("same", reason, same_days.__name__)


def one_in_the_other(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """One stands for days that lie within the other: ``1950`` and ``the 1950s``."""
    if not a.when or not b.when or not (a.when.holds(b.when) or b.when.holds(a.when)):
        return None
    wide, narrow = (a, b) if a.when.holds(b.when) else (b, a)
    return Verdict(
        "rounded",
        f"“{narrow.figure.text}” lies within “{wide.figure.text}”: the second is less exact.",
        one_in_the_other.__name__,
        look_up="The exact date.",
    )


def same_words(a: Bearing, b: Bearing, score: float) -> Verdict | None:
    """The same word for a day that neither text settles: a day without its year, a weekday in the same quotation."""
    if a.when or b.when or not a.is_date or a.figure.text.casefold() != b.figure.text.casefold():
        return None
    if a.figure.iso and a.figure.iso == b.figure.iso:
        return Verdict("same", f"Both say “{a.figure.text}”; neither gives a year.", same_words.__name__)
    if a.figure.inside_quotation and b.figure.inside_quotation and score > SAME_WORDS:
        return Verdict("same", f"Both have “{a.figure.text}” in the same quoted words.", same_words.__name__)
    return Verdict(
        "not comparable",
        f"Both say “{a.figure.text}”, but nothing tells which day that is.",
        same_words.__name__,
        look_up="The dates of both articles.",
    )


def other_days(a: Bearing, b: Bearing, score: float) -> Verdict | None:
    """Two days without one in common, for what seems to be one event."""
    if not a.when or not b.when or score < SAME_EVENT:
        return None
    apart = abs((b.when.first - a.when.first).days)
    return Verdict(
        "conflict",
        f"“{a.figure.text}” is {a.when} and “{b.figure.text}” is {b.when}, for what reads like one event.",
        other_days.__name__,
        f"{apart:,} days apart" if apart > 1 else "1 day apart",
        "Whether both mean the same event, and when it was.",
    )


def same_clock(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """Two clock times: the same to the minute, or as near as a hedge or a round hour allows."""
    one, two = _minutes(a), _minutes(b)
    if one is None or two is None:
        return None
    if a.figure.unit != b.figure.unit and "" not in (a.figure.unit, b.figure.unit):
        return Verdict(
            "not comparable",
            f"“{a.figure.text}” and “{b.figure.text}” are given for different time zones.",
            same_clock.__name__,
            look_up="The difference between the two time zones on that day.",
        )
    if one == two:
        return Verdict("same", f"“{a.figure.text}” and “{b.figure.text}” are the same time.", same_clock.__name__)
    apart = min(abs(one - two), 1440 - abs(one - two))
    loose = a.figure.hedge or b.figure.hedge or one % 30 == 0 or two % 30 == 0
    if loose and apart <= _NEARLY:
        reason = f"“{a.figure.text}” and “{b.figure.text}” are {apart} minutes apart; one of them is not to the minute."
        return Verdict("rounded", reason, same_clock.__name__, f"{apart} minutes apart", "The exact time.")
    return None


def other_clock(a: Bearing, b: Bearing, score: float) -> Verdict | None:
    """Two clock times for what seems to be one event, too far apart to be one."""
    one, two = _minutes(a), _minutes(b)
    if one is None or two is None or score < SAME_EVENT:
        return None
    apart = min(abs(one - two), 1440 - abs(one - two))
    return Verdict(
        "conflict",
        f"“{a.figure.text}” and “{b.figure.text}” are {apart} minutes apart, for what reads like one event.",
        other_clock.__name__,
        f"{apart} minutes apart",
        "Whether both mean the same moment, and in which time zone.",
    )


def _minutes(it: Bearing) -> int | None:
    found = _CLOCK.match(it.figure.iso) if it.figure.kind == "time" else None
    return int(found[1]) * 60 + int(found[2]) if found else None


TIME_RULES: Final[tuple[Callable[[Bearing, Bearing, float], Verdict | None], ...]] = (
    same_days, one_in_the_other, same_words, other_days, same_clock, other_clock,
)  # fmt: skip
