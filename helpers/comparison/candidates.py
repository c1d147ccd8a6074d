"""The pairs of figures that are worth a look: of one kind and unit, and with words or the value in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from typing import Final

from helpers.comparison.bearing import Bearing
from helpers.comparison.likeness import bonus, likeness, needed, too_unlike
from helpers.comparison.numbers import NUMBER_RULES
from helpers.comparison.precision import to_digits
from helpers.comparison.relations import Verdict
from helpers.comparison.times import TIME_RULES

_LOOKED_AT: Final = 12
_POSTINGS: Final = 100
"""Only so many figures are looked at for each word and each figure, so that time stays linear."""

_MEASURES: Final = ("measure", "rate", "ratio")

Candidate = tuple[float, int, int, float]
"""Rank, place in the first article, place in the second, score."""


def candidates(here: Sequence[Bearing], there: Sequence[Bearing]) -> Iterator[Candidate]:
    """The pairs alike enough for some relation, each with its rank, places and score; not what points back in both."""
    index = _Index(there)
    for i, a in enumerate(here):
        for j in index.likely(a):
            b = there[j]
            if a.refers and b.refers:
                continue
            score = likeness(a, b)
            if not too_unlike(a, b, score):
                yield score + bonus(a, b), i, j, score


def judged(a: Bearing, b: Bearing, score: float) -> Verdict | None:
    """The relation of two candidates; None where no rule says one, or they are not alike enough for what it says."""
    verdict = relate(a, b, score)
    return verdict if verdict and score >= needed(a, b, verdict) else None


def relate(a: Bearing, b: Bearing, score: float) -> Verdict | None:
    """The relation of two figures that are held to measure the same thing; None where no rule says one."""
    rules = NUMBER_RULES if a.amount and b.amount else TIME_RULES
    return next((found for rule in rules if (found := rule(a, b, score))), None)


class _Index:
    """The figures of one article, found by what they could be paired with."""

    def __init__(self, items: Sequence[Bearing]) -> None:
        self.items = items
        self.by_term: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self.by_value: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for place, it in enumerate(items):
            for family in families(it):
                for key in _keys(it):
                    if len(self.by_value[family, key]) < _POSTINGS:
                        self.by_value[family, key].append(place)
                for term in it.terms:
                    known = self.by_term[family, term]
                    if len(known) < _POSTINGS:
                        known.append(place)

    def likely(self, a: Bearing) -> Iterable[int]:
        """The figures of a like kind that share most words with one, and the equal ones among those that share any."""
        shared: defaultdict[int, float] = defaultdict(float)
        equal: list[int] = []
        for family in families(a):
            for term, weight in a.terms.items():
                for place in self.by_term.get((family, term), ()):
                    shared[place] += weight
            for key in _keys(a):
                equal += self.by_value.get((family, key), ())
        most = nlargest(_LOOKED_AT, shared, key=lambda place: (shared[place], -place))
        best_equal = nlargest(_LOOKED_AT, {*equal}, key=lambda place: (shared.get(place, 0.0), -place))
        return sorted({*most, *best_equal})


def _keys(it: Bearing) -> tuple[str, ...]:
    """What equal numbers have in common; of measures also their first digit, so that six miles meet ten kilometres."""
    if not it.amount:
        return ()
    exact = f"{it.amount.low:.9g} {it.amount.high:.9g}"
    return (exact, f"{to_digits(it.amount.low, 1):.9g}") if it.figure.kind in ("measure", "rate") else (exact,)


def families(it: Bearing) -> tuple[str, ...]:
    """The kinds of figures a figure can be paired with: its own, and for a bare number all that count something.

    Example:
        >>> from helpers import plain_article
        >>> from helpers.comparison.bearing import bearings
        >>> a = plain_article("It is 9 km to Karsk.")
        >>> [families(it) for it in bearings(a, a)[0]]
        [('measure metre', 'bare')]
    """
    kind, unit = it.figure.kind, it.figure.unit
    base = it.amount.base if it.amount else unit
    if it.is_date:
        return ("day",)
    if kind in ("time", "vague", "money", "ordinal"):
        return (kind,)
    if kind == "duration":
        return f"duration {base}", *(("age",) if unit in ("year", "month") else ())
    if kind == "age" or (kind == "count" and not unit):
        return kind, "bare"
    return ("count",) if kind == "count" else (f"{kind} {base}", *(("bare",) if kind in _MEASURES else ()))
