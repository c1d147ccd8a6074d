"""How alike two figures are by what stands around them, and how alike they must be for a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

from helpers.comparison.bearing import Bearing, bearings, rarity
from helpers.comparison.relations import CLOSE, ONE_THING, Nearness, Verdict
from helpers.model import Article

SAME: Final = 0.05
"""How alike two equal figures must be at least."""

SMALL_SAME: Final = 0.10
"""Small whole numbers are equal by chance more often, so their words must be more alike."""

LOOSE: Final = 0.12
"""How alike two numbers must be that may be one by rounding."""

LOOSE_DATES: Final = 0.15
"""A date within another one, such as a year of a decade, needs more words in common than a number that was rounded."""

_SMALL: Final = 10

NEVER: Final = 2.0
"""More than any two figures are alike."""

_FEW: Final = 2.0
"""How much figures with few words around them are held back; see `helpers.alignment.similarity`."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A figure in one comparison of two articles.

    Attributes:
        bearing: the figure.
        terms: the words around it, each with its weight: the less, the more sentences of both articles have it.
        weight: the sum of these weights.
    """

    bearing: Bearing
    terms: Mapping[str, float]
    weight: float


def weighed(a: Article, b: Article) -> tuple[tuple[Weighed, ...], tuple[Weighed, ...]]:
    """The figures of two articles, their words weighed for this comparison."""
    rare = rarity(a, b)
    return tuple(_weighed(it, rare) for it in bearings(a)), tuple(_weighed(it, rare) for it in bearings(b))


def _weighed(bearing: Bearing, rare: Mapping[str, float]) -> Weighed:
    terms = {term: weight * rare.get(term, 1.0) for term, weight in bearing.terms.items()}
    return Weighed(bearing, terms, sum(terms.values()))


def likeness(a: Weighed, b: Weighed, near: Nearness) -> float:
    """How alike two figures are by the words around them, and by the number itself if it is equal, 0 to 1."""
    theirs = b.terms
    shared = sum([min(weight, theirs[term]) for term, weight in a.terms.items() if term in theirs])
    number = telling(a.bearing, b.bearing, near)
    if not shared and not number:
        return 0.0
    shared += number
    mean = sqrt((a.weight + number) * (b.weight + number))
    share = min(1.0, shared / mean)
    return share * mean / (mean + _FEW * (1 - share))


def telling(a: Bearing, b: Bearing, near: Nearness) -> float:
    """What it tells that two numbers are equal, or one by rounding: the more digits the more."""
    if not a.amount or not b.amount or near == "apart":
        return 0.0
    if near == "same":
        whole = 1.0
    elif a.figure.unit != b.figure.unit and a.amount.base == b.amount.base:
        whole = 0.8  # feet and metres hardly agree by chance
    elif not a.amount.plural and not b.amount.plural:
        whole = 0.5
    else:
        return 0.0
    size = abs(a.amount.low)
    if a.figure.kind in ("count", "ordinal", "ratio") and size <= _SMALL:
        return 0.3 * whole
    return whole * (1.0 if size < 100 and a.figure.kind != "money" else 2.0)


def least_needed(a: Bearing, b: Bearing, near: Nearness) -> float:
    """How alike the two must be at least for any verdict: less, and no rule need be asked.

    Little for equal numbers, more for those rounded or left open, most for different ones.
    """
    one, two = a.amount, b.amount
    if not one or not two:
        return SAME if a.figure.kind == "time" or len(a.parties & b.parties) <= 1 else 0.0
    if near == "same":
        small = abs(one.low) <= _SMALL and a.figure.kind in ("count", "ordinal", "ratio")
        return SMALL_SAME if small else SAME
    if near == "rounded":
        if one.plural or two.plural:
            return LOOSE if a.counted & b.counted else ONE_THING
        return SAME if a.figure.unit != b.figure.unit and one.base == two.base else LOOSE
    if one.plural and two.plural:
        return 2 * LOOSE
    return CLOSE if a.figure.kind == b.figure.kind else NEVER


def needed(a: Bearing, b: Bearing, verdict: Verdict) -> float:
    """How alike the two must be for this verdict; of numbers `least_needed` has said all."""
    if a.amount and b.amount:
        return 0.0
    if a.figure.kind == "time":
        return LOOSE if verdict.relation != "same" else SAME
    parties = len(a.parties & b.parties)
    if verdict.relation == "same":
        return 0.0 if parties > 1 else SAME
    return LOOSE_DATES if parties > 1 else 2 * LOOSE


def bonus(a: Bearing, b: Bearing, near: Nearness) -> float:
    """What lets a pair go before another: equal first, then rounded, then of like size; and one kind of thing."""
    bonus = 0.1 * (a.figure.unit == b.figure.unit and a.figure.kind == b.figure.kind)
    if not a.amount or not b.amount:
        return bonus + 0.2 * bool(a.when and b.when and a.when.first == b.when.first and a.when.last == b.when.last)
    if near == "same":
        return bonus + 0.4
    if near == "rounded":
        return bonus + 0.25
    one, two = abs(a.amount.low), abs(b.amount.low)
    return bonus + (0.15 / (1 + abs(log(one / two))) if one and two else 0.0)
