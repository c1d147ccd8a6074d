"""The rows of the quote ledger: every quoted stretch and every reported statement of a story."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Literal

from helpers.comparison.changes import Change
from helpers.model import Article, Attribution, Quoted, Source, Span, Story
from helpers.quotes import find_quoted
from helpers.sources import find_voices

Relation = Literal["same words", "clipped", "reworded", "same words, other source"]


@dataclass(frozen=True, slots=True)
class Echo:
    """Another row that has the same words, or nearly.

    Attributes:
        row: the number of that row.
        relation: how the two wordings relate.
        one_utterance: ``yes`` where the texts settle it, else ``open``; it is never said to be two.
        reason: what speaks for the relation and what is to be checked, in a few words.
        changes: the two wordings word by word, this row's first.
        score: the share of words they have in common, 0 to 1.
    """

    row: int
    relation: Relation
    one_utterance: Literal["yes", "open"]
    reason: str
    changes: tuple[Change, ...]
    score: float


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One quoted stretch, or one reported statement without quotation marks.

    Attributes:
        number: its place in the ledger, from 1.
        article: the article's id.
        words: the stretch inside the marks, or the reported words.
        clause: all that is reported with it, words outside the marks too; the words themselves where nobody reports.
        quoted: the stretch inside quotation marks; None for a statement without any.
        attribution: who says it by which word; None where nobody does.
        source: who that is; None where the text names nobody.
        echoes: the rows with the same words, or nearly, the most alike first.
    """

    number: int
    article: str
    words: Span
    clause: Span
    quoted: Quoted | None
    attribution: Attribution | None
    source: Source | None
    echoes: tuple[Echo, ...] = ()


def ledger_rows(story: Story) -> tuple[LedgerRow, ...]:
    """The rows in reading order, article by article, without their echoes."""
    found = (row for article in story.articles for row in _rows(article, story))
    return tuple(replace(row, number=number) for number, row in enumerate(found, start=1))


def _rows(article: Article, story: Story) -> list[LedgerRow]:
    """The rows of one article, without their numbers."""
    rows: list[LedgerRow] = []
    told: set[Quoted] = set()
    voices = find_voices(article, story.actors, story.speakers)
    sources = sorted({it.attribution.source.start for it in voices if it.attribution.source})
    for voice in voices:
        said, clause = (voice.attribution, voice.source), _whole(voice.attribution.content)
        told.update(voice.quoted)
        parted = ((it, _before_the_next(clause, it, sources)) for it in voice.quoted)
        rows += [LedgerRow(0, article.id, it, before, it, *said) for it, before in parted]
        if not voice.quoted:
            rows.append(LedgerRow(0, article.id, clause, clause, None, *said))
    rows += [LedgerRow(0, article.id, it, it, it, None, None) for it in find_quoted(article) if it not in told]
    return sorted(rows, key=lambda row: (row.words.start, row.words.end))


def _whole(content: tuple[Span, ...]) -> Span:
    """The longest piece of a content."""
    return max(content, key=lambda span: span.end - span.start)


def _before_the_next(clause: Span, stretch: Span, sources: list[int]) -> Span:
    """A clause up to where somebody else speaks in it; the stretch itself if it stands in another piece."""
    if not clause.start <= stretch.start < clause.end:
        return stretch
    place = bisect_right(sources, stretch.end)
    end = sources[place] if place < len(sources) and sources[place] < clause.end else clause.end
    text = clause.text[: end - clause.start].rstrip()
    return Span(clause.start, clause.start + len(text), text)
