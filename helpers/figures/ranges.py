"""Ranges: two findings that are the two ends of one (``5 to 7 per cent``, ``1600–1900``, ``between $62 and $68``)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from helpers.figures.found import Found
from helpers.figures.lexemes import DASHES, Line

_PLAIN: Final = frozenset({"count", "ratio"})
_RANGED: Final = frozenset({"money", "percent", "count", "year", "duration", "age", "measure", "rate"})
_CHANGE: Final = frozenset({
    "rose", "rise", "rises", "risen", "fell", "fall", "falls", "fallen", "grew", "grow", "grown", "dropped", "drop",
    "drops", "declined", "decline", "increased", "increase", "increases", "decreased", "cut", "cuts", "reduced",
    "raised", "raise", "jumped", "climbed", "slid", "plunged", "up", "down", "went", "gone", "moved", "slipped",
    "edged", "shrank", "shrunk", "slowed", "changed", "lowered", "lifted", "widened", "narrowed", "improved",
})  # fmt: skip


def join_ranges(line: Line, found: list[Found]) -> list[Found]:
    """Findings in order, with the two ends of a range as one and units passed on."""
    joined: list[Found] = []
    for here in found:
        before = joined[-1] if joined else None
        if before and before.last + 1 < here.first <= before.last + 4:
            if _is_score(line, before, here):
                joined[-1] = score(before, here)
                continue
            if _is_range(line, before, here):
                joined[-1] = ends_of_a_range(before, here)
                continue
            if _shares_unit(line, before, here):
                unit_of_both(before, here)
        joined.append(here)
    return joined


def _between(line: Line, before: Found, here: Found) -> str:
    return line.low_span(before.last + 1, here.first - 1)


def _is_range(line: Line, before: Found, here: Found) -> bool:
    if before.kind not in _RANGED or here.kind not in _RANGED or before.high is not None or here.high is not None:
        return False
    if before.value is None or here.value is None or not _alike(before, here):
        return False
    return _linked(line, before, here)


def _linked(line: Line, before: Found, here: Found) -> bool:
    """Whether what stands between two findings makes a range of them."""
    link = _between(line, before, here)
    if link in DASHES or link in ("- to -", "- to", "- and", "- -"):
        return _rising(before, here)
    if link == "and":
        return (
            line.low(before.first - 1) == "between"
            or line.low_span(before.first - 2, before.first - 1) == "between the"
        )
    if link == "to" and before.kind == here.kind == "year":
        return line.low(before.first - 1) in ("from", "")
    if link in ("to", "up to", "through", "to about", "to around", "to nearly", "to as much as", "to more than"):
        return _rising(before, here) and not _is_change(line, before)
    return False


def _is_change(line: Line, before: Found) -> bool:
    """``rose from 5 to 7 per cent`` is a change, and its two numbers are two figures."""
    if line.low(before.first - 1) != "from":
        return False
    return any(line.low(place) in _CHANGE for place in range(max(0, before.first - 5), before.first - 1))


def _rising(before: Found, here: Found) -> bool:
    """Whether the first of two numbers is the smaller one, as in a range."""
    ends = before.value is not None and here.value is not None and _scaled(before, here) < here.value
    return ends and not (before.counted and before.kind == "count" and here.kind != "count")


def _alike(before: Found, here: Found) -> bool:
    """Whether two findings can be the ends of one range: one unit, or a unit only behind the second."""
    if before.kind == "year" or here.kind == "year":
        return before.kind == here.kind
    if before.unit == here.unit and before.kind == here.kind:
        return True
    money = before.kind == "money" and (here.kind == "money" or (here.kind == "count" and not here.unit))
    if money:
        return here.kind == "count" or here.unit.split(" per ")[0] == before.unit
    if here.kind == "age" and before.kind == "age":
        return True
    if before.kind == "age" and here.kind == "count":
        return not here.unit
    return before.kind == "count" and not before.unit and here.kind in _RANGED


def _scaled(before: Found, here: Found) -> Fraction:
    """The lower end with the scale of the upper one: the 10 of ``10 to 15 billion`` is 10 billion."""
    value = before.value or Fraction(0)
    first, second = before.number, here.number
    if first is None or second is None or first.scale != 1 or second.scale < 100 or value >= second.bare:
        return value
    return value * second.scale


def ends_of_a_range(before: Found, here: Found) -> Found:
    """Two findings as the lower and upper end of one."""
    low = _scaled(before, here)
    kind = here.kind if before.kind in _PLAIN else before.kind
    unit = here.unit if before.kind in _PLAIN or here.unit else before.unit
    high = here.value
    if here.kind == "percent" and here.value is not None and here.value < 0 <= low:
        high = -here.value
    iso = f"{before.iso}/{here.iso}" if kind == "year" else ""
    return Found(
        before.first, here.last, kind, ends_of_a_range.__name__, low, high, unit, here.counted, iso,
        before.hedge, before.modifier, number=here.number,
    )  # fmt: skip


def _shares_unit(line: Line, before: Found, here: Found) -> bool:
    """``7- or 8-inch``, ``5 or 6 per cent``: the unit stands only behind the second number."""
    if before.kind != "count" or before.unit or before.value is None:
        return False
    measured = here.kind in ("percent", "measure", "duration", "rate", "age") or (
        here.kind == "money" and "behind" in here.rule
    )
    return measured and _between(line, before, here) in ("or", "- or", "and", "- and")


def unit_of_both(before: Found, here: Found) -> None:
    """Give the first of two numbers the unit that stands behind the second."""
    before.kind, before.unit, before.rule = here.kind, here.unit, unit_of_both.__name__
    before.counted = ""
    if before.number and here.number and here.number.scale > 1:
        before.value = _scaled(before, here)


_SCORED: Final = frozenset({
    "won", "win", "wins", "beat", "beaten", "lost", "lose", "drew", "draw", "drawn", "defeat", "defeated", "victory",
    "lead", "led", "leading", "score", "scored", "scoreline", "tie", "tied", "vote", "voted", "ruled", "ruling",
    "decision", "margin", "triumph", "edged", "ended", "finished", "at", "was", "level", "trailed", "trailing",
    "record", "a",
})  # fmt: skip


def _is_score(line: Line, before: Found, here: Found) -> bool:
    """``2-0``, ``a 6-3 vote``: two whole numbers with a hyphen and nothing else."""
    if not (before.kind == here.kind == "count") or before.unit or _between(line, before, here) not in ("-", "–", "to"):
        return False
    low, high = before.value, here.value
    if low is None or high is None:
        return False
    if line.low(before.last + 1) == "to":
        return low > high and not here.unit and low < 1000 and line.low(before.first - 1) != "from"
    if not line.glued(here.first) or not line.glued(before.last + 1):
        return False
    whole = low.denominator == high.denominator == 1 and max(low, high) < 1000
    near = any(line.low(place) in _SCORED for place in range(max(0, before.first - 3), before.first))
    return whole and (low >= high or (near and not here.unit))


def score(before: Found, here: Found) -> Found:
    """The result of a match or a vote: ``2-0``, ``6-3``; the two numbers in the order they stand."""
    return Found(before.first, here.last, "ratio", score.__name__, before.value, here.value, "score", priority=4)
