"""The class layer: how many of a class marked each word of an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from helpers.classroom.work import Lesson
from helpers.model import Annotation, Article, Token

STEPS: Final = 5
"""A heat has so many steps, each a fifth of those who coded the article."""

MARKED: Final[Mapping[str, str]] = {
    "02-who-speaks": "sources", "03-words": "label codes", "04-frames": "entman", "05-figures": "figure codes",
    "07-reader-and-machine": "figure codes",
}  # fmt: skip
"""By lesson what is marked in it, as `helpers.layers.reference_layer` calls it; what the others ask for is free."""


@dataclass(frozen=True, slots=True)
class Heat:
    """How many marked each word of one article.

    Attributes:
        article: the article's id.
        n: how many students coded anything in it in this lesson; only they are asked.
        counts: for each token how many of them marked it; a student who marked it twice counts once.
    """

    article: str
    n: int
    counts: tuple[int, ...]

    @property
    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Words next to each other that equally many marked: first token, last token, and how many; never none."""
        at = 0
        for count, same in groupby(self.counts):
            size = len(list(same))
            if count:
                yield at, at + size - 1, count
            at += size


def class_heat(lesson: Lesson, code: str = "") -> tuple[Heat, ...]:
    """How many of the class marked each word in a lesson.

    Args:
        lesson: the lesson.
        code: the code they gave; any code if empty.

    Returns:
        One heat an article, in the story's order.
    """
    asked = {
        article.id: sum(article.id in articles for articles in lesson.covered.values())
        for article in lesson.story.articles
    }
    return tuple(
        Heat(article.id, asked[article.id], count_words(article, _marks(lesson, article, code)))
        for article in lesson.story.articles
    )


def count_words(article: Article, marks: Iterable[Sequence[Annotation]]) -> tuple[int, ...]:
    """For each token how many students have a mark that shares a character with it.

    Args:
        article: the article.
        marks: for each student what they marked in it.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("No one came.", id="A")
        >>> ada = [Annotation(3, 6, "one", "1", "A", "x"), Annotation(3, 11, "one came", "2", "A", "y")]
        >>> ben = [Annotation(0, 6, "No one", "1", "A", "x")]
        >>> count_words(article, [ada, ben])
        (1, 2, 1, 0)
    """
    changes = [0] * (len(article.tokens) + 1)
    for theirs in marks:
        for first, past in _stretches(article.tokens, theirs):
            changes[first] += 1
            changes[past] -= 1
    return tuple(accumulate(changes))[:-1]


def step(count: int, n: int) -> int:
    """The step of a heat, from 1 to `STEPS`; 0 where nobody marked anything.

    Example:
        >>> [step(count, 25) for count in (0, 1, 5, 6, 25)]
        [0, 1, 1, 2, 5]
    """
    return 0 if n <= 0 else min(STEPS, -(-count * STEPS // n))


def heat_codes(lesson: Lesson) -> tuple[str, ...]:
    """The codes that somebody gave in a lesson, those that most students gave first."""
    given = [code for layer in lesson.layers for code in {one.code for one in layer.annotations}]
    return tuple(sorted(set(given), key=lambda code: (-given.count(code), code)))


def _marks(lesson: Lesson, article: Article, code: str) -> Iterator[list[Annotation]]:
    for layer in lesson.layers:
        yield [one for one in layer.annotations if one.article == article.id and code in ("", one.code)]


def _stretches(tokens: Sequence[Token], marks: Iterable[Annotation]) -> Iterator[tuple[int, int]]:
    """The tokens that a student marked, as stretches that do not overlap: the first, and the one after the last."""
    reach = 0
    for first, past in sorted(_touched(tokens, one) for one in marks):
        if past > max(first, reach):
            yield max(first, reach), past
            reach = past


def _touched(tokens: Sequence[Token], one: Annotation) -> tuple[int, int]:
    first = bisect_right(tokens, one.start, key=lambda token: token.end)
    return first, bisect_left(tokens, one.end, key=lambda token: token.start)
