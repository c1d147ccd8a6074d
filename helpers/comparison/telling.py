"""Pairs of sentences of two articles that may tell the same thing, and what a reference coding says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.alignment import align
from helpers.comparison.sides import Named, named_sentences
from helpers.model import Article, Match, Sentence, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two sentences that may tell the same thing.

    Attributes:
        first: the sentence of the first article.
        second: the sentence of the second.
        score: how alike they are, 0 to 1.
        label: the rarest of the words they share.
    """

    first: Named
    second: Named
    score: float
    label: str

    @property
    def name(self) -> str:
        """Both sentences' names."""
        return f"{self.first.name} + {self.second.name}"


def candidates_of(a: Article, b: Article) -> tuple[Candidate, ...]:
    """All candidates of two articles, the most alike first.

    Example:
        >>> from helpers import plain_article
        >>> a, b = plain_article("The old bridge opened.", id="A"), plain_article("It rained. A bridge opened.", id="B")
        >>> [it.name for it in candidates_of(a, b)]
        ['A 1 + B 2']
    """
    here, there = ({it.sentence.start: it for it in named_sentences(article)} for article in (a, b))
    return tuple(
        Candidate(here[match.a[0].start], there[match.b[0].start], match.score or 0.0, match.label)
        for match in align(a, b)
    )


def tells(fact: Match, first: Sentence, second: Sentence) -> bool:
    """Whether a pair of sentences is among those in which a coder found a fact.

    Example:
        >>> from helpers import plain_article
        >>> one = plain_article("It rained. Nobody came.").sentences
        >>> tells(Match("rain", one[:1], one[:1], "same", "", None, "coder"), one[0], one[1])
        False
    """
    return _meets(fact.a, first) and _meets(fact.b, second)


def _meets(places: Iterable[Span], sentence: Sentence) -> bool:
    return any(it.start < sentence.end and sentence.start < it.end for it in places)
