"""Which figures of two articles measure the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from helpers.comparison.bearing import Bearing, bearings
from helpers.comparison.candidates import Candidate, candidates, judged, relate
from helpers.comparison.numbers import of_other_time, over_other_time
from helpers.comparison.pairs import ONLY_HERE, FigurePair
from helpers.comparison.relations import Verdict
from helpers.comparison.row_labels import row_label
from helpers.model import Article, Span

Taken = tuple[int, int, float, Verdict]

_BREAK: Final = re.compile(r"[,;:()—–]|\b(?:and|but|while|compared)\b")


def compare_figures(a: Article, b: Article) -> tuple[FigurePair, ...]:
    """The figures of two articles that seem to measure the same thing, and how they relate.

    Two figures can be put together if they are of one kind and unit. The score is the weight of the words both have
    around them, by the weights of all words around each: what is measured or counted weighs 2, what stands close 1,
    the rest of the sentence 0.35, and a word that many sentences have weighs less. Equal figures need few words in
    common, different ones many. Each figure is in one pair at most, the best one: numbers are put together first, then
    the times that set two of them apart, then all other dates.

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
    here, there = bearings(a), bearings(b)
    ranked, dates = sorted(candidates(a, b)), [it.is_date for it in here]
    taken: list[Taken] = []
    _take((it for it in ranked if not dates[it[1]]), taken, here, there)
    taken += _times_of(taken, here, there)
    _take((it for it in ranked if dates[it[1]]), taken, here, there)
    return tuple(
        _pair(here[i], there[j], score, verdict) for i, j, score, verdict in sorted(taken, key=lambda it: it[:2])
    )


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
    pairs = compare_figures(a, b)
    used_a, used_b = {pair.a[0] for pair in pairs}, {pair.b[0] for pair in pairs}
    alone = [_alone(it, b, "b") for it in bearings(a) if it.figure not in used_a]
    return (*alone, *(_alone(it, a, "a") for it in bearings(b) if it.figure not in used_b))


def _alone(it: Bearing, other: Article, missing: str) -> FigurePair:
    name = other.id or ("the second article" if missing == "b" else "the first article")
    reason = f"Not found in {name}."
    if it.refers:
        reason = f"“{it.figure.text}” points back to what was named before; it reports no number of its own."
    a, b = ((it.figure,), ()) if missing == "b" else ((), (it.figure,))
    return FigurePair(row_label((it.figure,)), a, b, ONLY_HERE, reason, None, only_here.__name__)


def _take(ranked: Iterable[Candidate], taken: list[Taken], here: Sequence[Bearing], there: Sequence[Bearing]) -> None:
    """Add the candidates whose figures are both still free, in their order; only these are judged, which saves time."""
    used_a, used_b = {it[0] for it in taken}, {it[1] for it in taken}
    for _, i, j, score in ranked:
        if i not in used_a and j not in used_b and (verdict := judged(here[i], there[j], score)):
            used_a.add(i)
            used_b.add(j)
            taken.append((i, j, score, verdict))


def _pair(a: Bearing, b: Bearing, score: float, verdict: Verdict) -> FigurePair:
    return FigurePair(
        row_label((a.figure, b.figure)), (a.figure,), (b.figure,), verdict.relation, verdict.reason, round(score, 4),
        verdict.rule, verdict.difference, verdict.look_up,
    )  # fmt: skip


def _times_of(taken: Sequence[Taken], here: Sequence[Bearing], there: Sequence[Bearing]) -> list[Taken]:
    """The times of two paired numbers are a pair too: they say of when each is, or within how long.

    Several numbers may have one time (``$9m in 2022, and $5m``): those that stand nearest to it decide.
    """
    places_a, places_b = _places(here), _places(there)
    near = []
    for i, j, score, verdict in taken:
        for key_a, key_b in zip(_times(here[i]), _times(there[j]), strict=True):
            ours, theirs = places_a.get(key_a), places_b.get(key_b)
            if ours is not None and theirs is not None:
                far = _apart(here[i].figure, here[ours].figure) + _apart(there[j].figure, there[theirs].figure)
                near.append((far, ours, theirs, (i, j, score, verdict)))
    found: list[Taken] = []
    used = {(side, place) for it in taken for side, place in ((0, it[0]), (1, it[1]))}
    for _, ours, theirs, (i, j, score, verdict) in sorted(near, key=lambda it: it[:3]):
        if used & {(0, ours), (1, theirs)}:
            continue
        if time := _time_verdict((here[i], there[j]), (here[ours], there[theirs]), verdict, score):
            used |= {(0, ours), (1, theirs)}
            found.append((ours, theirs, score, time))
    return found


def _apart(one: Span, two: Span) -> int:
    """How many characters lie between two passages."""
    return max(two.start - one.end, one.start - two.end, 0)


def _time_verdict(
    numbers: tuple[Bearing, Bearing], times: tuple[Bearing, Bearing], verdict: Verdict, score: float
) -> Verdict | None:
    """The relation of the times of two numbers; other times of the same thing are no conflict."""
    found = relate(*times, score)
    if verdict.rule in (of_other_time.__name__, over_other_time.__name__) and (not found or found.relation != "same"):
        reason = f"“{times[0].figure.text}” and “{times[1].figure.text}” are different times."
        if all(_in_one_clause(number, time) for number, time in zip(numbers, times, strict=True)):
            reason = f"These are the times of “{numbers[0].figure.text}” and “{numbers[1].figure.text}”."
        return Verdict("different period", reason, _times_of.__name__.strip("_"))
    return found if found and found.relation in ("same", "rounded") else None


def _in_one_clause(number: Bearing, time: Bearing) -> bool:
    """Whether nothing that ends a clause stands between a number and its time; ``In 2022, it cost $9m`` is one."""
    one, two = sorted((number.figure, time.figure), key=lambda it: it.start)
    between = number.article.text[one.end : two.start]
    return not _BREAK.search(between.removeprefix(",") if one is time.figure else between)


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
