"""Which figures of two articles measure the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from math import log, sqrt
from typing import Final

from helpers.comparison.bearing import Bearing, bearings
from helpers.comparison.pairs import FigurePair
from helpers.comparison.relations import CLOSE, NUMBER_RULES, ONE_THING, Verdict, of_other_time, over_other_time, same_amount, within_precision
from helpers.comparison.times import TIME_RULES
from helpers.comparison.precision import Amount
from helpers.model import Article

SAME: Final = 0.05
LOOSE: Final = 0.12
"""How alike the words around two figures must be at least: of equal ones, and of those that may be one by rounding."""

_SMALL: Final = 10
_SMALL_NEEDS: Final = 0.10
"""Small whole numbers are equal by chance more often, so their words must be more alike."""

LOOSE_DATES: Final = 0.15
"""A date within another one, such as a year of a decade, needs more words in common than a number that was rounded."""

_NEVER: Final = 2.0
_FEW: Final = 2.0
"""How much figures with few words around them are held back; see `helpers.alignment.similarity`."""

_LOOKED_AT: Final = 12
_POSTINGS: Final = 200
"""Only so many figures are looked at for each word and each figure, so that time stays linear."""


Candidate = tuple[float, int, int, float, Verdict]
"""Rank, place in the first article, place in the second, score, verdict."""

Taken = tuple[int, int, float, Verdict]


def compare_figures(a: Article, b: Article) -> tuple[FigurePair, ...]:
    """The figures of two articles that seem to measure the same thing, and how they relate.

    Two figures can be put together if they are of one kind and unit. The score is the weight of the words both have
    around them, by the weights of all words around each: what is measured or counted weighs 2, what stands close 1,
    the rest of the sentence 0.35, and a word that many sentences have weighs less. Equal figures need few words in
    common, different ones many. Each figure is in one pair at most, the best one.

    Args:
        a: the first article; headline, standfirst, body and captions are read.
        b: the second.

    Returns:
        The pairs in the reading order of the first article: the relation (one of
        `helpers.comparison.FIGURE_RELATIONS`), a sentence of reason, the difference where it has a meaning, and what
        would have to be looked up. The rule's docstring says how it decides.

    Note:
        A machine pairs by words, not by sense: look at both sentences before you speak of a conflict. A pair that is
        missing here may be one that only a reader sees.

    Example:
        >>> from helpers import plain_article
        >>> a = plain_article("Trade with Karsk stood at $3.5 billion in 2022.", id="A")
        >>> b = plain_article("Trade with Karsk was worth $3.6 billion in 2023.", id="B")
        >>> pair = compare_figures(a, b)[0]
        >>> pair.relation, pair.difference
        ('different period', '+2.9 %, but of different years')
    """
    here, there = bearings(a, b)
    return paired(here, there)


def only_here(a: Article, b: Article) -> tuple[FigurePair, ...]:
    """The figures of either article that found no partner in the other, first those of `a`, in reading order.

    Returns:
        Each with the relation ``only here`` and with ``a`` or ``b`` empty.

    Example:
        >>> from helpers import plain_article
        >>> a, b = plain_article("It cost $9 million.", id="A"), plain_article("Nobody knew the price.", id="B")
        >>> only_here(a, b)[0].reason
        'Not found in B.'
    """
    here, there = bearings(a, b)
    pairs = paired(here, there)
    used_a, used_b = {pair.a[0] for pair in pairs}, {pair.b[0] for pair in pairs}
    alone = [_alone(it, b, "b") for it in here if it.figure not in used_a]
    return (*alone, *(_alone(it, a, "a") for it in there if it.figure not in used_b))


def _alone(it: Bearing, other: Article, missing: str) -> FigurePair:
    name = other.id or ("the second article" if missing == "b" else "the first article")
    reason = f"Not found in {name}."
    if it.refers:
        reason = f"“{it.figure.text}” points back to what was named before; it reports no number of its own."
    sides = ((it.figure,), ()) if missing == "b" else ((), (it.figure,))
    return FigurePair(_label(it), *sides, "only here", reason, None, only_here.__name__)


def paired(here: Sequence[Bearing], there: Sequence[Bearing]) -> tuple[FigurePair, ...]:
    """The best pairs, each figure in one at most; see `compare_figures`.

    Numbers come first, then the times that set two of them apart, then all other dates.
    """
    ranked = sorted(_candidates(here, there), key=lambda it: (-it[0], it[1], it[2]))
    taken: list[Taken] = []
    _take((it for it in ranked if not here[it[1]].is_date), taken)
    taken += _times_of(taken, here, there)
    _take((it for it in ranked if here[it[1]].is_date), taken)
    return tuple(_pair(here[i], there[j], score, verdict) for i, j, score, verdict in sorted(taken, key=lambda it: it[:2]))


def _take(ranked: Iterable[Candidate], taken: list[Taken]) -> None:
    """Add the candidates whose figures are both still free, in their order."""
    used_a, used_b = {it[0] for it in taken}, {it[1] for it in taken}
    for _, i, j, score, verdict in ranked:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            taken.append((i, j, score, verdict))


def _pair(a: Bearing, b: Bearing, score: float, verdict: Verdict) -> FigurePair:
    return FigurePair(
        _label(a) or _label(b), (a.figure,), (b.figure,), verdict.relation, verdict.reason, round(score, 4),
        verdict.rule, verdict.difference, verdict.look_up,
    )  # fmt: skip


def _label(it: Bearing) -> str:
    """What a figure measures, in its article's words; else the words close to it."""
    if it.figure.measure or it.figure.counted:
        return it.figure.measure or it.figure.counted
    heavy = nlargest(3, it.terms, key=lambda term: it.terms[term])
    return ", ".join(it.shown[term] for term in heavy)


def _candidates(here: Sequence[Bearing], there: Sequence[Bearing]) -> Iterator[Candidate]:
    """All pairs with a relation, each with its rank, places, score and verdict."""
    index = _Index(there)
    for i, a in enumerate(here):
        for j in index.likely(a):
            b = there[j]
            if a.refers and b.refers:
                continue
            score = likeness(a, b)
            verdict = relate(a, b, score)
            if verdict and score >= _needed(a, b, verdict):
                yield score + _bonus(a, b), i, j, score, verdict


def relate(a: Bearing, b: Bearing, score: float) -> Verdict | None:
    """The relation of two figures that are held to measure the same thing; None where no rule says one."""
    rules = NUMBER_RULES if a.amount and b.amount else TIME_RULES
    return next((found for rule in rules if (found := rule(a, b, score))), None)


def likeness(a: Bearing, b: Bearing) -> float:
    """How alike two figures are by the words around them, and by the number itself if it is equal, 0 to 1."""
    shared = sum(min(weight, b.terms[term]) for term, weight in a.terms.items() if term in b.terms)
    number = telling(a, b)
    if not shared and not number:
        return 0.0
    shared += number
    mean = sqrt((sum(a.terms.values()) + number) * (sum(b.terms.values()) + number))
    share = min(1.0, shared / mean)
    return share * mean / (mean + _FEW * (1 - share))


def telling(a: Bearing, b: Bearing) -> float:
    """What it tells that two numbers are equal, or one by rounding: little for a small one, much for one of many digits."""
    if not a.amount or not b.amount:
        return 0.0
    if same_amount(a.amount, b.amount):
        whole = 1.0
    elif a.figure.unit != b.figure.unit and a.amount.base == b.amount.base:
        whole = 0.8 if within_precision(a.amount, b.amount) else 0.0  # feet and metres hardly agree by chance
    elif within_precision(a.amount, b.amount) and not a.amount.plural and not b.amount.plural:
        whole = 0.5
    else:
        return 0.0
    size = abs(a.amount.low)
    if a.figure.kind in ("count", "ordinal", "ratio") and size <= _SMALL:
        return 0.3 * whole
    return whole * (1.0 if size < 100 and a.figure.kind != "money" else 2.0)


def _needed(a: Bearing, b: Bearing, verdict: Verdict) -> float:
    """How alike the two must be for this verdict."""
    if a.amount and b.amount:
        if same_amount(a.amount, b.amount):
            small = abs(a.amount.low) <= _SMALL and a.figure.kind in ("count", "ordinal", "ratio")
            return _SMALL_NEEDS if small else SAME
        open_ended = a.amount.plural or b.amount.plural
        if within_precision(a.amount, b.amount):
            if open_ended:
                return LOOSE if a.counted & b.counted else ONE_THING
            return SAME if a.figure.unit != b.figure.unit and a.amount.base == b.amount.base else LOOSE
        if a.amount.plural and b.amount.plural:
            return 2 * LOOSE
        return CLOSE if a.figure.kind == b.figure.kind else _NEVER
    if a.figure.kind == "time":
        return LOOSE if verdict.relation != "same" else SAME
    parties = len(a.parties & b.parties)
    if verdict.relation == "same":
        return 0.0 if parties > 1 else SAME
    return LOOSE_DATES if parties > 1 else 2 * LOOSE


def _bonus(a: Bearing, b: Bearing) -> float:
    """What lets a pair go before another: equal first, then rounded, then of like size; and one kind of thing."""
    bonus = 0.1 * (a.figure.unit == b.figure.unit and a.figure.kind == b.figure.kind)
    if not a.amount or not b.amount:
        return bonus + 0.2 * bool(a.when and b.when and a.when.first == b.when.first and a.when.last == b.when.last)
    if same_amount(a.amount, b.amount):
        return bonus + 0.4
    if within_precision(a.amount, b.amount):
        return bonus + 0.25
    one, two = abs(a.amount.low), abs(b.amount.low)
    return bonus + (0.15 / (1 + abs(log(one / two))) if one and two else 0.0)


class _Index:
    """The figures of one article, found by what they could be paired with."""

    def __init__(self, items: Sequence[Bearing]) -> None:
        self.items = items
        self.by_term: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self.by_value: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for place, it in enumerate(items):
            for family in families(it):
                if it.amount and len(self.by_value[family, _key(it.amount)]) < _POSTINGS:
                    self.by_value[family, _key(it.amount)].append(place)
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
            if a.amount:
                equal += self.by_value.get((family, _key(a.amount)), ())
        most = nlargest(_LOOKED_AT, shared, key=lambda place: (shared[place], -place))
        best_equal = nlargest(_LOOKED_AT, equal, key=lambda place: (shared.get(place, 0.0), -place))
        return sorted({*most, *best_equal})


def _key(amount: Amount) -> str:
    return f"{amount.low:.9g} {amount.high:.9g}"


def families(it: Bearing) -> tuple[str, ...]:
    """The kinds of figures a figure can be paired with: its own, and for a bare number all that count something.

    Example:
        >>> from helpers import plain_article
        >>> a = plain_article("It is 9 km to Karsk.")
        >>> [families(it) for it in bearings(a, a)[0]]
        [('measure metre', 'bare')]
    """
    kind, unit = it.figure.kind, it.figure.unit
    if it.is_date:
        return ("day",)
    if kind in ("time", "vague"):
        return (kind,)
    if kind == "money":
        return ("money",)
    if kind == "count":
        return ("count", *(() if unit else ("bare",)))
    if kind == "ordinal":
        return ("ordinal",)
    if kind == "age":
        return "age", "bare"
    base = it.amount.base if it.amount else unit
    if kind == "duration":
        return f"duration {base}", *(("age",) if unit in ("year", "month") else ())
    return f"{kind} {base}", *(("bare",) if kind in ("measure", "rate", "ratio") else ())


def _times_of(taken: Sequence[Taken], here: Sequence[Bearing], there: Sequence[Bearing]) -> list[Taken]:
    """The times of two paired numbers are a pair too: they say of when each is, or within how long."""
    places_a, places_b = _places(here), _places(there)
    found: list[Taken] = []
    used = {(side, place) for it in taken for side, place in ((0, it[0]), (1, it[1]))}
    for i, j, score, verdict in taken:
        for key_a, key_b in zip(_times(here[i]), _times(there[j]), strict=True):
            ours, theirs = places_a.get(key_a), places_b.get(key_b)
            if ours is None or theirs is None or used & {(0, ours), (1, theirs)}:
                continue
            if time := _time_verdict((here[i], there[j]), (here[ours], there[theirs]), verdict, score):
                used |= {(0, ours), (1, theirs)}
                found.append((ours, theirs, score, time))
    return found


def _time_verdict(
    numbers: tuple[Bearing, Bearing], times: tuple[Bearing, Bearing], verdict: Verdict, score: float
) -> Verdict | None:
    """The relation of the times of two numbers; other times of the same thing are no conflict."""
    found = relate(*times, score)
    if verdict.rule in (of_other_time.__name__, over_other_time.__name__) and (not found or found.relation != "same"):
        reason = f"These are the times of “{numbers[0].figure.text}” and “{numbers[1].figure.text}”."
        return Verdict("different period", reason, _times_of.__name__.strip("_"))
    return found if found and found.relation in ("same", "rounded") else None


def _places(items: Sequence[Bearing]) -> dict[tuple[object, ...], int]:
    """Where each date stands, by its sentence and first day, and each other figure, by its own place."""
    found: dict[tuple[object, ...], int] = {}
    for place, it in enumerate(items):
        if it.is_date and it.when:
            found.setdefault((it.sentence.start, it.when.first), place)
        found.setdefault((it.figure.start,), place)
    return found


def _times(it: Bearing) -> tuple[tuple[object, ...], ...]:
    """Keys of the date and of the length of time that a number goes with."""
    date = (it.sentence.start, it.when.first) if it.when and not it.is_date else ()
    return date, (it.over.start,) if it.over else ()
