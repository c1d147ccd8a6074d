"""The sentences of two articles that may tell of the same thing, ranked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import chain
from math import log, sqrt
from typing import Final

from helpers.alignment.profile import Profile, by_rarity, is_small, profile_of
from helpers.alignment.score import score
from helpers.model import READ_ZONES, Article, Match, Sentence, Span

Pair = tuple[int, int]
Index = dict[str, list[int]]

LEAST: Final = 0.05
"""Pairs below this score are no candidates."""

KEPT: Final = 3
"""How many candidates each sentence has at most."""

_LOOKED_AT: Final = 10
"""For each sentence only so many sentences of the other article are compared in full: those that share most words."""

_LOOKED_UP: Final = 200
"""For each sentence the other article's are looked up word by word, the rarest first, until they were so many, and of
one word only so many. In articles of usual length that is all of them; in long ones it keeps the time linear."""

RARITY: Final = 0.8
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
    here, there = _profiles(left, right)
    pairs = {*_likely(here, there), *((i, j) for j, i in _likely(there, here))}
    scores = {(i, j): score(here[i], there[j]) for i, j in pairs}
    best = sorted(_best(scores, least, kept), key=lambda pair: (-scores[pair], pair))
    return tuple(_match((left[i], here[i]), (right[j], there[j]), scores[i, j]) for i, j in best)


def _read(article: Article) -> list[Sentence]:
    return [sentence for sentence in article.sentences if sentence.kind in READ_ZONES]


def _profiles(left: list[Sentence], right: list[Sentence]) -> tuple[list[Profile], list[Profile]]:
    profiles = [profile_of(sentence.text) for sentence in (*left, *right)]
    terms, runs = _rarity([found.terms for found in profiles]), _rarity([found.runs for found in profiles])
    weighed = [by_rarity(profile, terms, runs) for profile in profiles]
    return weighed[: len(left)], weighed[len(left) :]


def _rarity(sentences: list[dict[str, float]]) -> dict[str, float]:
    """1 for what one sentence has, and less for every doubling of the sentences that have it."""
    having = Counter(chain.from_iterable(sentences))
    most = log(max(2, len(sentences)))
    return {key: 1 - RARITY * log(number) / most for key, number in having.items()}


def _likely(here: list[Profile], there: list[Profile]) -> Iterator[Pair]:
    """For each profile the few on the other side that share most words with it."""
    index, roots = _index(there), [sqrt(profile.all_terms) for profile in there]
    for i, profile in enumerate(here):
        shared: defaultdict[int, float] = defaultdict(float)
        looked_up = 0
        for term in sorted(profile.terms.keys() & index.keys(), key=lambda term: (len(index[term]), term)):
            if looked_up < _LOOKED_UP:
                looked_up += len(index[term])
                for j in index[term]:
                    shared[j] += profile.terms[term]
        alike = [(weight / roots[j], -j) for j, weight in shared.items()]
        yield from ((i, -j) for _, j in nlargest(_LOOKED_AT, alike))


def _index(profiles: list[Profile]) -> Index:
    """In which profiles each term stands, small words left out."""
    index: Index = {}
    for place, profile in enumerate(profiles):
        for term in profile.terms:
            if not is_small(term):
                places = index.setdefault(term, [])
                if len(places) < _LOOKED_UP:
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


def _match(a: tuple[Sentence, Profile], b: tuple[Sentence, Profile], alike: float) -> Match:
    terms, shown_a, shown_b = a[1].terms, a[1].shown, b[1].shown
    shared = [term for term in terms if term in b[1].terms and not is_small(term)]
    rarest = sorted(shared, key=lambda term: -terms[term])[:4]
    label = ", ".join(shown_a[term] for term in shared if term in rarest)
    words = ", ".join(_both_forms(shown_a[term], shown_b[term]) for term in shared)
    spans_a, spans_b = ((Span(found.start, found.end, found.text),) for found in (a[0], b[0]))
    return Match(label, spans_a, spans_b, "candidate", f"Both have: {words}.", round(alike, 4), align.__name__)


def _both_forms(a: str, b: str) -> str:
    return a if a.casefold() == b.casefold() else f"{a} / {b}"
