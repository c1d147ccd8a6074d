"""The quote ledger as a table to click in."""

from __future__ import annotations

from typing import Final

from helpers import tables
from helpers.comparison import LedgerRow, quote_ledger
from helpers.evidence import Passage, cell_key, passages
from helpers.markup import Markup, escape, style
from helpers.model import Article, Span, Story
from helpers.views.shared import connected
from helpers.widgets.evidence import ClickableTable
from helpers.widgets.reader.widget import Reader

NO_ECHO: Final = "The machine finds no statement whose words stand twice. Is it right? Search in the reader."


def ledger(story: Story, reader: Reader | None = None) -> ClickableTable:
    """Every statement of a story with its source and verb, and where its words stand again."""
    rows = quote_ledger(story)
    articles = {article.id: article for article in story.articles}
    by_number = {row.number: row for row in rows}
    evidence: dict[str, tuple[Passage, ...]] = {}
    for row in rows:
        evidence[cell_key(row.number, "words")] = _passages(articles, row)
        again = [_passages(articles, by_number[echo.row]) for echo in row.echoes]
        evidence[cell_key(row.number, "again")] = tuple(passage for found in again for passage in found)
    return connected(ClickableTable(tables.ledger(rows), evidence, "The quote ledger"), reader)


def echoes(story: Story, reader: Reader | None = None) -> ClickableTable | Markup:
    """The statements whose words stand twice, side by side, with the words that differ in square brackets.

    Where the machine finds none, a sentence says so.
    """
    rows = quote_ledger(story)
    articles = {article.id: article for article in story.articles}
    by_number = {row.number: row for row in rows}
    frame = tables.echoes(rows)
    if frame.empty:
        return Markup(f"{style()}<p>{escape(NO_ECHO)}</p>", NO_ECHO)
    pairs = [(row, by_number[echo.row]) for row in rows for echo in row.echoes if row.number < echo.row]
    evidence: dict[str, tuple[Passage, ...]] = {}
    for number, pair in zip(frame.index, pairs, strict=True):
        for column, row in zip(("first", "second"), pair, strict=True):
            evidence[cell_key(number, column)] = _passages(articles, row)
    return connected(ClickableTable(frame, evidence, "The same words twice? Differing words in [brackets]"), reader)


def _passages(articles: dict[str, Article], row: LedgerRow) -> tuple[Passage, ...]:
    """The sentence of a statement, with its words, its source and its verb marked."""
    who = (row.attribution.source, row.attribution.cue) if row.attribution else ()
    spans = [Span(it.start, it.end, it.text) for it in (row.words, *who) if it is not None]
    return passages(articles[row.article], spans)
