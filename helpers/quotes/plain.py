"""Sentences with what each word does in them, the words inside quotation marks among the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from helpers.model import READ_ZONES, Article
from helpers.quotes.marks import find_marked
from helpers.quotes.segments import find_paragraphs
from helpers.quotes.tagging import tag
from helpers.quotes.unit import Unit

_LONGEST: Final = 200  # units looked at together, so that no text makes a rule slow


def tagged_sentences(article: Article) -> Iterator[list[Unit]]:
    """The sentences of the zones that are read, each as its words and marks with the letter of `helpers.quotes.unit`.

    Unlike in `helpers.quotes.segments` a quotation is not one unit: what is quoted is looked at word by word.

    Example:
        >>> from helpers import plain_article
        >>> [[unit.tag for unit in units] for units in tagged_sentences(plain_article("He was “greeted by crowds”."))]
        [['R', 'X', '“', 'E', 'I', 'N', '”', '.']]
    """
    starts = [token.start for token in article.tokens]
    for sentence in article.sentences:
        if sentence.kind not in READ_ZONES:
            continue
        tokens = article.tokens[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for first in range(0, len(tokens), _LONGEST):
            piece = tokens[first : first + _LONGEST]
            yield tag([Unit(it.start, it.end, it.text, it.text.replace("’", "'").lower(), it.kind) for it in piece])


def quoted_stretches(article: Article) -> tuple[tuple[int, int], ...]:
    """Where words stand inside quotation marks, in order: only the places, without what the marks are for.

    The marks are read as by `helpers.quotes.find_quoted`, which takes longer since it also says what each is for.

    Example:
        >>> from helpers import plain_article
        >>> quoted_stretches(plain_article("He called it a “great day”."))
        ((16, 25),)
    """
    kept: list[tuple[int, int]] = []
    for start, end in find_paragraphs(article):
        for found in find_marked(article.text, start, end):
            if not kept or found.start >= kept[-1][1]:
                kept.append((found.inner_start, found.inner_end))
    return tuple(kept)


def is_quoted(stretches: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a place lies inside one of the stretches of `quoted_stretches`.

    Example:
        >>> is_quoted([(2, 5), (8, 20)], 9), is_quoted([(2, 5), (8, 20)], 6)
        (True, False)
    """
    at = bisect_right(stretches, place, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and place < stretches[at][1]
