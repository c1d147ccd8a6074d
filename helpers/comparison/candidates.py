"""The pairs of figures that are worth a look: of one kind and unit, and with words or the value in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from helpers.comparison.bearing import Bearing, bearings
from helpers.comparison.likeness import NEVER, Weighed, bonus, least_needed, likeness, needed, weighed
from helpers.comparison.numbers import NUMBER_RULES
from helpers.comparison.precision import to_digits
from helpers.comparison.relations import Verdict, nearness
from helpers.comparison.times import TIME_RULES
from helpers.model import Article, kept

_LOOKED_AT: Final = 12
_POSTINGS: Final = 100
"""Only so many figures are looked at for each word and each figure, so that time stays linear."""

_NOTHING: Final[Mapping[str, list[int]]] = {}
_MEASURES: Final = ("measure", "rate", "ratio")

Labels = tuple[tuple[str, ...], tuple[str, ...]]
Candidate = tuple[float, int, int, float]
"""Rank (the lowest goes first), place in the first article, place in the second, score."""


def candidates(a: Article, b: Article) -> Iterator[Candidate]:
    """The pairs alike enough for some relation, each with its rank, places and score; not what points back in both.

    The places count through the `helpers.comparison.bearing.bearings` of each article.
    """
    here, there = weighed(a, b)
    kinds, filed = kept(a, _filed).labels, kept(b, _filed)
    for i, ours in enumerate(here):
        for j in filed.likely(ours, kinds[i]):
            one, two = ours.bearing, there[j].bearing
            if one.refers and two.refers:
                continue
            near = nearness(one.amount, two.amount)
            least = least_needed(one, two, near)
            if least < NEVER and (score := likeness(ours, there[j], near)) >= least:
                yield -score - bonus(one, two, near), i, j, score


def judged(a: Bearing, b: Bearing, score: float) -> Verdict | None:
    """The relation of two candidates; None where no rule says one, or they are not alike enough for what it says."""
    verdict = relate(a, b, score)
    return verdict if verdict and score >= needed(a, b, verdict) else None


def relate(a: Bearing, b: Bearing, score: float) -> Verdict | None:
    """The relation of two figures that are held to measure the same thing; None where no rule says one."""
    rules = NUMBER_RULES if a.amount and b.amount else TIME_RULES
    return next((found for rule in rules if (found := rule(a, b, score))), None)


class _Filed:
    """The figures of one article, filed by what they could be paired with; the weights of words are not looked at.

    Attributes:
        labels: for each figure its families and its keys.
        by_term: for each family and each term, where the figures with it stand.
        by_value: for each family and each key, where the figures with it stand.
    """

    def __init__(self, items: Sequence[Bearing]) -> None:
        self.labels = [(families(it), _keys(it)) for it in items]
        self.by_term: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(_drawer)
        self.by_value: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(_drawer)
        for place, (it, (kinds, keys)) in enumerate(zip(items, self.labels, strict=True)):
            for family in kinds:
                _file(self.by_value[family], keys, place)
                _file(self.by_term[family], it.terms, place)

    def likely(self, a: Weighed, labels: Labels) -> Iterable[int]:
        """The figures of a like kind that share most words with one, and the equal ones among those that share any."""
        shared: defaultdict[int, float] = defaultdict(float)
        equal: set[int] = set()
        kinds, keys = labels
        for family in kinds:
            having, worth = self.by_term.get(family, _NOTHING), self.by_value.get(family, _NOTHING)
            for term, weight in a.terms.items():
                for place in having.get(term, ()):
                    shared[place] += weight
            for key in keys:
                equal.update(worth.get(key, ()))
        return sorted({*_best(shared, shared), *_best(equal, shared)})


def _filed(article: Article) -> _Filed:
    return _Filed(bearings(article))


def _drawer() -> defaultdict[str, list[int]]:
    return defaultdict(list)


def _file(drawer: defaultdict[str, list[int]], names: Iterable[str], place: int) -> None:
    for name in names:
        if len(drawer[name]) < _POSTINGS:
            drawer[name].append(place)


def _best(places: Collection[int], shared: Mapping[int, float]) -> Iterable[int]:
    """The dozen that share most; of those that share alike the first."""
    if len(places) <= _LOOKED_AT:
        return places
    ranked = sorted([(-shared.get(place, 0.0), place) for place in places])
    return [place for _, place in ranked[:_LOOKED_AT]]


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
        >>> [families(it) for it in bearings(a)]
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
