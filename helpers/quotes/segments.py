"""A paragraph as the rules see it: sentences whose quotations are one unit each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from helpers.model import READ_ZONES, Article, Token
from helpers.quotes.marks import Marked, find_marked
from helpers.quotes.tagging import tag
from helpers.quotes.unit import Unit, quotation
from helpers.vocabulary import words

Offsets = tuple[int, int]

_LINE: Final = re.compile(r"\S[^\n\r\u2028\u2029\x0b\x0c]*(?<!\s)")
_WIDEST: Final = 110  # characters of a line that was broken for layout
_LONGEST: Final = 200  # units of a segment: longer ones are cut, so that no text makes the rules slow


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence with its quotations whole: sentences that a quotation joins are one.

    Attributes:
        units: its words, marks and quotations.
        start: where it begins.
        end: where it ends.
        paragraph: number of its paragraph.
        first: whether it is the first of its paragraph.
    """

    units: tuple[Unit, ...]
    start: int
    end: int
    paragraph: int
    first: bool


def find_paragraphs(article: Article) -> tuple[Offsets, ...]:
    """The paragraphs of the zones that are read: zones, or their lines where a zone holds several paragraphs."""
    found: list[Offsets] = []
    for zone in article.zones:
        if zone.kind in READ_ZONES:
            lines = [(line.start() + zone.start, line.end() + zone.start) for line in _LINE.finditer(zone.text)]
            found += [(zone.start, zone.end)] if _is_wrapped(lines) else lines
    return tuple(found)


def _is_wrapped(lines: list[Offsets]) -> bool:
    """Whether line breaks are only layout: lines of much the same, moderate length."""
    lengths = [end - start for start, end in lines]
    return len(lines) >= 2 and max(lengths) <= _WIDEST and min(lengths[:-1]) >= _WIDEST // 3


def find_segments(article: Article) -> Iterator[tuple[Segment, ...]]:
    """The segments of each paragraph that is read, paragraph by paragraph."""
    starts = [token.start for token in article.tokens]
    sentences = [(sentence.start, sentence.end) for sentence in article.sentences]
    ends = [end for _, end in sentences]
    for number, (start, end) in enumerate(find_paragraphs(article)):
        inside: list[Offsets] = []
        for place in range(bisect_right(ends, start), len(sentences)):
            if sentences[place][0] >= end:
                break
            inside.append((max(start, sentences[place][0]), min(end, sentences[place][1])))
        marked = find_marked(article.text, start, end)
        yield tuple(_segments(article, number, inside, _outermost(marked), starts))


def _outermost(marked: Sequence[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for found in marked:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


def _segments(
    article: Article, paragraph: int, sentences: list[Offsets], marked: list[Marked], starts: list[int]
) -> Iterator[Segment]:
    edges = _joined(sentences, marked)
    place = 0
    for number, (start, end) in enumerate(edges):
        tokens = article.tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        while place < len(marked) and marked[place].end <= start:
            place += 1
        inside = place
        while inside < len(marked) and marked[inside].start < end:
            inside += 1
        units = list(_units(article.text, tokens, marked[place:inside]))
        for first in range(0, len(units), _LONGEST):
            piece = tuple(tag(units[first : first + _LONGEST]))
            yield Segment(piece, piece[0].start, piece[-1].end, paragraph, first=number == first == 0)


def _joined(sentences: list[Offsets], marked: list[Marked]) -> list[Offsets]:
    """The edges of sentences, joined where a quotation goes over an edge."""
    edges: list[Offsets] = []
    place = 0
    for start, end in sentences:
        while place < len(marked) and marked[place].end <= start:
            place += 1
        crossed = place < len(marked) and marked[place].start < start
        if edges and crossed:
            edges[-1] = (edges[-1][0], end)
        else:
            edges.append((start, end))
    return edges


def _units(text: str, tokens: Sequence[Token], marked: Sequence[Marked]) -> Iterator[Unit]:
    place, until = 0, -1
    waiting: Unit | None = None
    for number, token in enumerate(tokens):
        if token.start < until:
            continue
        while place < len(marked) and marked[place].end <= token.start:
            place += 1
        if place < len(marked) and marked[place].start <= token.start:
            found = marked[place]
            until = found.end
            if waiting is not None:
                yield waiting
                waiting = None
            yield quotation(text, found)
        elif waiting is not None and token.text == "." and _shortens(waiting, tokens, number):
            waiting.end, waiting.text, waiting.low = token.end, waiting.text + ".", waiting.low + "."
            continue
        else:
            if waiting is not None:
                yield waiting
            waiting = Unit(token.start, token.end, token.text, token.text.replace("’", "'").lower(), token.kind)
            continue
    if waiting is not None:
        yield waiting


def _shortens(word: Unit, tokens: Sequence[Token], stop: int) -> bool:
    """Whether a full stop belongs to an abbreviation: ``Mr.``, ``J.``, or a small letter or number follows."""
    if tokens[stop].start != word.end or stop + 1 >= len(tokens):
        return False
    after = tokens[stop + 1].text[:1]
    known = word.text in words("titles") or word.text in words("before_number") or len(word.text) == 1
    return known or after.islower() or after.isdigit() or after == "," or (after.isupper() and word.text[:1].isupper())
