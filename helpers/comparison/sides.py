"""The sentences of two articles that are compared, and the short names by which students speak of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from helpers.model import READ_ZONES, Article, Sentence, Span


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence that analysis reads.

    Attributes:
        article: its article.
        sentence: the sentence.
        name: what lessons call it: ``A 3`` for the third of the body, ``A headline``, ``A caption 2``.
        number: its place among the sentences that analysis reads, from 0.
    """

    article: Article = field(repr=False)
    sentence: Sentence = field(repr=False)
    name: str
    number: int


def named_sentences(article: Article) -> tuple[Named, ...]:
    r"""The sentences of an article that analysis reads, in reading order.

    Example:
        >>> from helpers import read_pasted
        >>> page = read_pasted("Bridge opens at last\n\nThe bridge opened on Monday. Hundreds came.", id="X")
        >>> [it.name for it in named_sentences(page)]
        ['X headline', 'X 1', 'X 2']
    """
    read = [sentence for sentence in article.sentences if sentence.kind in READ_ZONES]
    total, seen = Counter(sentence.kind for sentence in read), Counter[str]()
    found = []
    for number, sentence in enumerate(read):
        seen[sentence.kind] += 1
        count = "" if total[sentence.kind] == 1 else f" {seen[sentence.kind]}"
        part = f" {seen[sentence.kind]}" if sentence.kind == "body" else f" {sentence.kind}{count}"
        found.append(Named(article, sentence, f"{article.id}{part}", number))
    return tuple(found)


def sentence_of(article: Article, place: Span | int) -> Named | None:
    """The sentence in which a passage begins, or the next one that it reaches; None where analysis reads none there.

    Example:
        >>> from helpers import plain_article
        >>> found = sentence_of(plain_article("No one came. The hall was empty.", id="X"), 17)
        >>> found.name if found else ""
        'X 2'
    """
    start, end = (place, place + 1) if isinstance(place, int) else (place.start, place.end)
    named = named_sentences(article)
    at = bisect_right(named, start, key=lambda it: it.sentence.end)
    return named[at] if at < len(named) and named[at].sentence.start < end else None


def touched(article: Article, place: Span) -> tuple[Named, ...]:
    """All sentences that a passage has a character of."""
    named = named_sentences(article)
    first = bisect_right(named, place.start, key=lambda it: it.sentence.end)
    found = []
    for it in named[first:]:
        if it.sentence.start >= place.end:
            break
        found.append(it)
    return tuple(found)
