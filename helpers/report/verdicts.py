"""The student's verdicts on pairs of figures, with both figures where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from helpers.comparison import FigureRow, figure_ledger
from helpers.evidence import passages
from helpers.lessons.twin import answer_text
from helpers.markup import escape
from helpers.model import Story
from helpers.report.pieces import quotation, section
from helpers.twins import marked_sentence

TITLE: Final = "Your verdicts on figures"
_GONE: Final = '<p class="none">This pair is not in the figure ledger any more.</p>'


def verdicts_html(story: Story, verdicts: Mapping[str, tuple[object, object]], name: str) -> str:
    """All verdicts of one lesson, in the order of the text; nothing where there are none.

    Args:
        story: the story.
        verdicts: by the row's id in the figure ledger the first verdict and the last.
        name: the id on the page.
    """
    if not verdicts:
        return ""
    rows = {row.id: row for row in figure_ledger(story, alone=False)}
    known = [it for it in rows if it in verdicts]
    gone = [it for it in verdicts if it not in rows]
    parts = [
        section([_figures(story, rows.get(it)), _said(*verdicts[it])], f"{name}-{number}", _title(rows.get(it), it), 4)
        for number, it in enumerate((*known, *gone), start=1)
    ]
    return section(parts, name, TITLE, 3, "verdicts")


def _title(row: FigureRow | None, name: str) -> str:
    return row.label or name if row else name


def _figures(story: Story, row: FigureRow | None) -> str:
    """The sentences of the figures, each with its place; the figure's own words are marked."""
    if row is None:
        return _GONE
    return "".join(
        quotation(marked_sentence(it), it.where)
        for article, figure in zip(story.articles, row.figures, strict=True)
        for it in passages(article, [figure] if figure else [])
    )


def _said(first: object, last: object) -> str:
    """The first verdict, and the last one where it is another."""
    words = (
        [("Your verdict, first and last", last)]
        if first == last
        else [("Your first verdict", first), ("Your last verdict", last)]
    )
    return "".join(
        f'<div class="answer"><p class="label">{label}</p><p class="words">{escape(answer_text(value))}</p></div>'
        for label, value in words
    )
