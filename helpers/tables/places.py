"""Where in the body of an article a place is."""

from __future__ import annotations

from bisect import bisect_right

from helpers.model import Article
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
