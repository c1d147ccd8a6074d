"""The sentences of two articles that may tell of the same thing, ranked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest
from math import log
from typing import Final

from helpers.alignment.profile import WORD, Profile, profile_of
from helpers.alignment.score import score
from helpers.model import READ_ZONES, Article, Match, Sentence, Span

Pair = tuple[int, int]
Index = dict[str, list[int]]

LEAST: Final = 0.12
"""Pairs below this score are no candidates."""

KEPT: Final = 3
"""How many candidates each sentence has at most."""

_LOOKED_AT: Final = 16
"""For each sentence only so many sentences of the other article are compared in full: those that share most words."""

_POSTINGS: Final = 250
"""Of a word that stands in more sentences than this only the first so many are looked up, so that time stays linear."""

RARITY: Final = 0.5
"""How much less the commonest word of the two articles counts than the rarest."""


def align(a: Article, b: Article, *, least: float = LEAST, kept: int = KEPT) -> tuple[Match, ...]:
    """The pairs of sentences, one of each article, that may tell of the same thing, the most alike first.

    Headline, standfirst, body and captions are read. A pair is kept if it is among the best of its sentence in
    either article. The score is that of `similarity`, with words weighing less the more sentences of the two
    articles have them.

    Args:
        a: the first article.
        b: the second.
        least: pairs below this score are left out.
        kept: how many candidates each sentence has at most.

    Note:
        A candidate is a proposal: only a reader can say whether two sentences tell of one fact. A sentence without a
        candidate is *not found there* by this method, which knows nothing of words that mean the same.

    Example:
        >>> from helpers import plain_article
        >>> a = plain_article("The bridge opened on Monday. It cost 9 million euros.")
        >>> b = plain_article("Nobody spoke. The new bridge, which cost 9 million, was opened by the mayor.")
        >>> [(found.a[0].text, found.reason) for found in align(a, b)][0]
        ('It cost 9 million euros.', 'Both have: cost, 9, million.')
    """
    left, right = _read(a), _read(b)
    here, there = [profile_of(sentence.text) for sentence in left], [profile_of(sentence.text) for sentence in right]
    rarity = _rarity([*here, *there])
    scores = {
        (i, j): score(here[i], there[j], rarity)
        for i, j in {*_likely(here, there, rarity), *((i, j) for j, i in _likely(there, here, rarity))}
    }
    best = sorted(_best(scores, least, kept), key=lambda pair: (-scores[pair], pair))
    return tuple(_match(left[i], right[j], here[i], there[j], scores[i, j], rarity) for i, j in best)


def _read(article: Article) -> list[Sentence]:
    return [sentence for sentence in article.sentences if sentence.kind in READ_ZONES]


def _rarity(profiles: list[Profile]) -> dict[str, float]:
    """1 for a word that one sentence has, less for every doubling of the sentences that have it."""
    having = Counter(key for profile in profiles for key in profile.weights)
    most = log(max(2, len(profiles)))
    return {key: 1 - RARITY * log(number) / most for key, number in having.items()}


def _likely(here: list[Profile], there: list[Profile], rarity: dict[str, float]) -> Iterator[Pair]:
    """For each profile the few on the other side that share most words with it."""
    index = _index(there)
    for i, profile in enumerate(here):
        shared: defaultdict[int, float] = defaultdict(float)
        for key, weight in profile.weights.items():
            if weight >= WORD:
                for j in index.get(key, ()):
                    shared[j] += weight * rarity[key]
        yield from ((i, j) for j in nlargest(_LOOKED_AT, shared, key=lambda j: (shared[j], -j)))


def _index(profiles: list[Profile]) -> Index:
    """In which profiles each word stands, small words left out."""
    index: Index = {}
    for place, profile in enumerate(profiles):
        for key, weight in profile.weights.items():
            if weight >= WORD:
                places = index.setdefault(key, [])
                if len(places) < _POSTINGS:
                    places.append(place)
    return index


def _best(scores: dict[Pair, float], least: float, kept: int) -> Iterable[Pair]:
    """The pairs that are among the best of either of their sentences."""
    by_sentence: dict[tuple[int, int], list[Pair]] = {}
    for pair, found in scores.items():
        if found >= least:
            for side in (0, 1):
                by_sentence.setdefault((side, pair[side]), []).append(pair)
    return {
        pair for pairs in by_sentence.values() for pair in sorted(pairs, key=lambda pair: (-scores[pair], pair))[:kept]
    }


def _match(a: Sentence, b: Sentence, of_a: Profile, of_b: Profile, alike: float, rarity: dict[str, float]) -> Match:
    shared = [key for key, weight in of_a.weights.items() if key in of_b.weights and weight >= WORD]
    rarest = sorted(shared, key=lambda key: -rarity[key] * of_a.weights[key])[:4]
    label = ", ".join(of_a.shown[key] for key in shared if key in rarest)
    words = ", ".join(_both_forms(of_a.shown[key], of_b.shown[key]) for key in shared)
    spans_a, spans_b = (Span(a.start, a.end, a.text),), (Span(b.start, b.end, b.text),)
    return Match(label, spans_a, spans_b, "candidate", f"Both have: {words}.", round(alike, 4), align.__name__)


def _both_forms(a: str, b: str) -> str:
    return a if a.casefold() == b.casefold() else f"{a} / {b}"
