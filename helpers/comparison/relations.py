"""What the rules for relations share: the verdict, and when two amounts are one."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose
from typing import Final, Literal

from helpers.comparison.bearing import Bearing
from helpers.comparison.precision import ABOUT, Amount, commensurate

CLOSE: Final = 0.30
"""How alike the words around two different numbers must be before the two are set beside each other."""

ONE_THING: Final = 0.5
"""How alike they must be before two different numbers are said to measure the same thing."""


Nearness = Literal["same", "rounded", "apart"]
"""Whether two amounts are the same, can be one by rounding, or neither; what is no number is apart from everything."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of two figures; see `helpers.comparison.FigurePair`."""

    relation: str
    reason: str
    rule: str
    difference: str = ""
    look_up: str = ""


def name_of(bearing: Bearing) -> str:
    """The article as a sentence can name it."""
    return bearing.article.id or "the article"


def equal(a: float, b: float) -> bool:
    """Whether two values are the same number."""
    return isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)


def nearness(a: Amount | None, b: Amount | None) -> Nearness:
    """How near two amounts are; asked once for each pair, since much depends on it."""
    if not a or not b or not commensurate(a, b):
        return "apart"
    if _same_ends(a, b):
        return "same"
    return "rounded" if _can_be_one(a, b) else "apart"


def same_amount(a: Amount, b: Amount) -> bool:
    """Whether two amounts are the same, both ends of a range included."""
    return commensurate(a, b) and _same_ends(a, b)


def _same_ends(a: Amount, b: Amount) -> bool:
    return equal(a.low, b.low) and equal(a.high, b.high)


def within_precision(a: Amount, b: Amount) -> bool:
    """Whether two different amounts can be one: rounded or cut off to the coarser one's last digit, or hedged."""
    return commensurate(a, b) and _can_be_one(a, b)


def _can_be_one(a: Amount, b: Amount) -> bool:
    """The same of two amounts in one unit."""
    if a.plural or b.plural:
        return a.low <= b.high and b.low <= a.high and not (a.plural and b.plural)
    if a.low != a.high or b.low != b.high:
        return _in_range(a, b)
    apart, coarser = abs(a.low - b.low), max(a.step, b.step)
    if not equal(a.step, b.step) and apart < coarser * (1 - 1e-9):
        return True
    return _hedged(a, b) or _hedged(b, a)


def _in_range(a: Amount, b: Amount) -> bool:
    """Whether a number, or a range, lies in the other range or overlaps it by more than an end."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    one_is_a_number = a.low == a.high or b.low == b.high
    return low <= high if one_is_a_number else low < high


def _hedged(a: Amount, b: Amount) -> bool:
    """Whether the hedge of `a` leaves room for `b`."""
    if not a.hedge or not a.low or a.low * b.low < 0:
        return False
    ratio = b.low / a.low
    if a.hedge == "more":
        return 1 <= ratio <= 1 + 2.5 * ABOUT
    if a.hedge == "less":
        return 1 - 2.5 * ABOUT <= ratio <= 1
    return abs(ratio - 1) <= ABOUT


def difference(a: Bearing, b: Bearing) -> str:
    """How far the second number lies from the first, in per cent: ``+2.9 %``; empty where that has no meaning."""
    one, two = a.amount, b.amount
    if not one or not two or not one.low or one.plural or two.plural or one.low != one.high or two.low != two.high:
        return ""
    if one.base != two.base and "" not in (one.base, two.base) and a.figure.kind != "count":
        return ""
    if a.figure.kind in ("ordinal", "time") or one.low * two.low <= 0:
        return ""
    if a.figure.unit in ("percentage", "percentage point") and b.figure.unit == a.figure.unit:
        return f"{two.low - one.low:+.3g} percentage points"
    share = 100 * (two.low / one.low - 1)
    return f"{share:+.1f} %" if abs(share) < 1000 else f"{two.low / one.low:.0f} times as much"
