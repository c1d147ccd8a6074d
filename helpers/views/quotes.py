"""The quote ledger as a table to click in."""

from __future__ import annotations

from typing import Final

from helpers import tables
from helpers.comparison import LedgerRow, quote_ledger
from helpers.evidence import Passage, cell_key, passages
from helpers.markup import Markup, escape, style
from helpers.model import Article, Span, Story, kept
from helpers.views.shared import connected
from helpers.widgets.evidence import ClickableTable
from helpers.widgets.reader.widget import Reader

NO_ECHO: Final = "The machine finds no statement whose words stand twice. Is it right? Search in the reader."


def ledger(story: Story, reader: Reader | None = None) -> ClickableTable:
    """Every statement of a story with its source and verb, and where its words stand again."""
    rows, shown = quote_ledger(story), kept(story, _shown)
    evidence: dict[str, tuple[Passage, ...]] = {}
    for row in rows:
        evidence[cell_key(row.number, "words")] = shown[row.number]
        evidence[cell_key(row.number, "again")] = tuple(it for echo in row.echoes for it in shown[echo.row])
    return connected(ClickableTable(tables.ledger(rows), evidence, "The quote ledger"), reader)


def echoes(story: Story, reader: Reader | None = None) -> ClickableTable | Markup:
    """The statements whose words stand twice, side by side, with the words that differ in square brackets.

    Where the machine finds none, a sentence says so.
    """
    rows, shown = quote_ledger(story), kept(story, _shown)
    frame = tables.echoes(rows)
    if frame.empty:
        return Markup(f"{style()}<p>{escape(NO_ECHO)}</p>", NO_ECHO)
    pairs = [(row.number, echo.row) for row in rows for echo in row.echoes if row.number < echo.row]
    evidence: dict[str, tuple[Passage, ...]] = {}
    for number, pair in zip(frame.index, pairs, strict=True):
        for column, row in zip(("first", "second"), pair, strict=True):
            evidence[cell_key(number, column)] = shown[row]
    return connected(ClickableTable(frame, evidence, "The same words twice? Differing words in [brackets]"), reader)


def _shown(story: Story) -> dict[int, tuple[Passage, ...]]:
    """The sentence behind each row of the ledger: one row stands in many others as their echo."""
    articles = {article.id: article for article in story.articles}
    return {row.number: _passages(articles[row.article], row) for row in quote_ledger(story)}


def _passages(article: Article, row: LedgerRow) -> tuple[Passage, ...]:
    """The sentence of a statement, with its words, its source and its verb marked."""
    who = (row.attribution.source, row.attribution.cue) if row.attribution else ()
    spans = [Span(it.start, it.end, it.text) for it in (row.words, *who) if it is not None]
    return passages(article, spans)
