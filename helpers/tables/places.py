"""Where in an article a place is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from helpers.evidence import positions
from helpers.model import Article, Span
from helpers.tokens import count_words


class BodyPlaces:
    """The sentences of an article's body, by place.

    Attributes:
        words: how many words the body has.
    """

    def __init__(self, article: Article) -> None:
        self._body = [sentence for sentence in article.sentences if sentence.kind == "body"]
        self._starts = [sentence.start for sentence in self._body]
        self._before = [0]
        for sentence in self._body:
            self._before.append(self._before[-1] + count_words(sentence.text))
        self.words = self._before[-1]

    def number(self, place: int) -> int | None:
        """The number of the sentence that holds a place, from 1; None outside the body."""
        at = bisect_right(self._starts, place) - 1
        return at + 1 if at >= 0 and place < self._body[at].end else None

    def begins(self, place: int) -> int:
        """The words of the body before the sentence that holds a place."""
        return self._before[max(0, bisect_right(self._starts, place) - 1)]

    def ends(self, place: int) -> int:
        """The words of the body up to the end of the sentence that holds a place."""
        return self._before[max(0, bisect_right(self._starts, place))]


def short_places(article: Article, spans: Iterable[Span]) -> tuple[str, ...]:
    """Where spans stand, as lessons write it: ``A 3`` for sentence 3 of the body, ``A headline`` for other parts.

    Example:
        >>> from helpers import plain_article
        >>> short_places(plain_article("No one came. The hall was empty.", id="A"), [Span(17, 21, "hall")])
        ('A 2',)
    """
    made = []
    for place in positions(article, spans):
        where, _, part = place.rpartition(", ")
        made.append(f"{article.id} {where.removeprefix('sentence ') if part == 'body' else part}".rstrip())
    return tuple(made)


def sentence_at(article: Article, span: Span) -> str:
    """The sentence that a span begins in, on one line; empty where there is none."""
    at = bisect_right(article.sentences, span.start, key=lambda sentence: sentence.start) - 1
    return " ".join(article.sentences[at].text.split()) if at >= 0 else ""
