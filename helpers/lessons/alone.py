"""The sentences of two articles that have no match in the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.coding import State
from helpers.comparison.sides import Named, named_sentences
from helpers.comparison.telling import Candidate
from helpers.lessons.pairs import alone_id, made_links, rejected, threshold_of
from helpers.model import Article


@dataclass(frozen=True, slots=True)
class Alone:
    """A sentence that has no match in another article.

    Attributes:
        named: the sentence.
        other: the other article.
        nearest: the candidate most alike, below the threshold or rejected; None where there is none.
    """

    named: Named
    other: Article
    nearest: Candidate | None

    @property
    def id(self) -> str:
        """The question id of the judgement on it."""
        return alone_id(self.named, self.other)


def alone_in(state: State, a: Article, b: Article, candidates: Sequence[Candidate]) -> tuple[Alone, ...]:
    """The sentences of both articles that are in no pair: first those of `a`, then those of `b`.

    A sentence is in a pair if the student has made one with it, or if a candidate with it reaches the threshold and
    the student has not rejected it.

    Example:
        >>> from helpers import plain_article
        >>> from helpers.comparison.telling import candidates_of
        >>> a = plain_article("The old bridge opened. It rained.", id="A")
        >>> b = plain_article("A bridge opened.", id="B")
        >>> [it.named.name for it in alone_in(State(), a, b, candidates_of(a, b))]
        ['A 2']
    """
    least, out = threshold_of(state, a, b), rejected(state)
    standing = [it for it in candidates if it.score >= least and it.name not in out]
    links = made_links(state, a, b)
    found: list[Alone] = []
    for article, other, side in ((a, b, "first"), (b, a, "second")):
        taken = {getattr(it, side).number for it in (*standing, *links)}
        nearest: dict[int, Candidate] = {}
        for it in candidates:  # the most alike first
            nearest.setdefault(getattr(it, side).number, it)
        left = (it for it in named_sentences(article) if it.number not in taken)
        found += (Alone(it, other, nearest.get(it.number)) for it in left)
    return tuple(found)
