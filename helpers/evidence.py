"""The sentences behind a bar or a cell, with the words marked: what an evidence drawer shows."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from helpers.errors import ParallaxError
from helpers.markup import ZONE_NAMES, visible
from helpers.model import Article, Sentence, Span, kept


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article, cut where marked words begin and end.

    Attributes:
        article: the article's short name, such as ``A``.
        place: the part of the page it stands in, such as ``body``.
        sentence: its number among the sentences of that part, from 1.
        pieces: the sentence's visible text, piece by piece, each with True where it is marked.
        marks: the marked stretches themselves, as spans of the article's untouched text.
    """

    article: str
    place: str
    sentence: int
    pieces: tuple[tuple[str, bool], ...]
    marks: tuple[Span, ...] = ()

    @property
    def article_name(self) -> str:
        """The article as readers call it: ``Article A``."""
        return f"Article {visible(self.article)}"

    @property
    def position(self) -> str:
        """Where in the article it stands: ``sentence 4, body``; a headline's first sentence is just ``headline``."""
        place = visible(self.place)
        return place if self.place == "headline" and self.sentence == 1 else f"sentence {self.sentence}, {place}"

    @property
    def where(self) -> str:
        """Where the sentence stands, in words: ``Article A, sentence 4, body``."""
        return f"{self.article_name}, {self.position}"


Evidence: TypeAlias = Mapping[str, tuple[Passage, ...]]
"""From a mark's key (an artist's id, or `cell_key`) to the sentences behind it."""


def cell_key(row: object, column: object) -> str:
    """The key of a table's cell in an `Evidence` mapping, from the labels of its row and its column.

    Example:
        >>> cell_key("A", "direct")
        'A:direct'
    """
    return f"{label_text(row)}:{label_text(column)}"


def label_text(label: object) -> str:
    """A row's or column's label as text; the levels of a pandas ``MultiIndex`` are set one after the other."""
    return ", ".join(str(part) for part in label) if isinstance(label, tuple) else str(label)


def passages(article: Article, spans: Iterable[Span]) -> tuple[Passage, ...]:
    """The sentences that the spans stand in, in reading order, with the spans' words marked.

    A span that runs over a sentence's edge is marked in each sentence it touches; spans that overlap or touch become
    one mark; white space between sentences is never shown.

    Args:
        article: the article all spans belong to.
        spans: stretches of its text, in any order.

    Returns:
        One passage for each sentence with at least one marked character.

    Raises:
        ParallaxError: a span's offsets and text do not agree with the article.

    Example:
        >>> from helpers.model import Zone
        >>> zone, sentence = Zone(0, 9, "Hanoi. Hi", "body", "whole"), Sentence(0, 6, "Hanoi.", 0, "body", 1)
        >>> article = Article("A", "", "", "", "", "", "Hanoi. Hi", (zone,), (sentence,), ())
        >>> passages(article, [Span(0, 5, "Hanoi")])[0].pieces
        (('Hanoi', True), ('.', False))
    """
    wanted = tuple(spans)
    _check(article, wanted)
    found, numbers = [], kept(article, _numbers)
    for at, touching in sorted(_touched(article, wanted).items()):
        sentence = article.sentences[at]
        marks = tuple(Span(start, end, article.text[start:end]) for start, end in _inside(sentence, touching))
        if marks:
            pieces = tuple(_pieces(sentence, marks))
            found.append(Passage(article.id, ZONE_NAMES[sentence.kind], numbers[at], pieces, marks))
    return tuple(found)


def _touched(article: Article, spans: tuple[Span, ...]) -> dict[int, list[Span]]:
    """The spans that reach into each sentence, by the sentence's place: a look at every pair would take too long."""
    found: dict[int, list[Span]] = {}
    sentences, ends = article.sentences, kept(article, _ends)
    for span in spans:
        at = bisect_right(ends, span.start)
        while at < len(sentences) and sentences[at].start < span.end:
            found.setdefault(at, []).append(span)
            at += 1
    return found


def positions(article: Article, spans: Iterable[Span]) -> tuple[str, ...]:
    """Where each span begins, in words, in the order of the spans: quick also where there are thousands.

    Returns:
        For each span a text such as ``sentence 4, body``; empty where no sentence stands.

    Example:
        >>> from helpers import plain_article
        >>> positions(plain_article("No one came. The hall was empty."), [Span(17, 21, "hall"), Span(0, 2, "No")])
        ('sentence 2, body', 'sentence 1, body')
    """
    numbered = tuple(_numbered(article.sentences))
    ends = [sentence.end for _, sentence in numbered]
    found = []
    for span in spans:
        at = bisect_right(ends, span.start)
        number, sentence = numbered[at] if at < len(numbered) else (0, None)
        place = Passage(article.id, ZONE_NAMES[sentence.kind], number, ()) if sentence else None
        found.append(place.position if place else "")
    return tuple(found)


def _check(article: Article, spans: tuple[Span, ...]) -> None:
    """Refuse spans of another article or of another version of this one: they would mark the wrong words."""
    for span in spans:
        if article.text[span.start : span.end] != span.text:
            what = f"characters {span.start} to {span.end} are not “{visible(span.text[:40])}”"
            raise ParallaxError(what, f"Article {visible(article.id)}", "Look for the words again in this text")


def _numbered(sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, Sentence]]:
    """Each sentence with its number among those of its kind: readers count from where the body begins."""
    seen: Counter[str] = Counter()
    for sentence in sentences:
        seen[sentence.kind] += 1
        yield seen[sentence.kind], sentence


def _numbers(article: Article) -> tuple[int, ...]:
    return tuple(number for number, _ in _numbered(article.sentences))


def _ends(article: Article) -> tuple[int, ...]:
    return tuple(sentence.end for sentence in article.sentences)


def _inside(sentence: Sentence, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The spans' stretches within the sentence, in order, joined where they overlap or touch."""
    cuts = sorted((max(span.start, sentence.start), min(span.end, sentence.end)) for span in spans)
    joined: list[tuple[int, int]] = []
    for start, end in cuts:
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _pieces(sentence: Sentence, marks: tuple[Span, ...]) -> Iterator[tuple[str, bool]]:
    """The sentence's visible text, marked and unmarked in turn; no piece is empty."""
    at = 0
    for mark in marks:
        start, end = mark.start - sentence.start, mark.end - sentence.start
        if start > at:
            yield visible(sentence.text[at:start]), False
        yield visible(sentence.text[start:end]), True
        at = end
    if at < len(sentence.text):
        yield visible(sentence.text[at:]), False
