"""Figures as tidy tables: every figure, the ledger, dates, shares, and the machine against the key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from helpers.comparison import FigureRow, figure_ledger
from helpers.comparison.bearing import Bearing, placed_figures
from helpers.evidence import positions
from helpers.model import READ_ZONES, Article, Figure, Story

FIGURE_COLUMNS: Final = (
    "article", "place", "words", "kind", "value", "to", "unit", "what is measured", "of when", "source", "hedge",
    "quoted", "rule",
)  # fmt: skip


def all_figures(articles: Iterable[Article]) -> pd.DataFrame:
    """Every figure of some articles, in reading order.

    Returns:
        One row a figure: ``article``, ``place``, ``words``, ``kind``, ``value`` and ``to`` (the upper end of a
        range), ``unit``, ``what is measured``, ``of when``, ``source``, ``hedge``, ``quoted`` (inside quotation
        marks), ``rule``. What the text does not say is empty.

    Example:
        >>> from helpers import plain_article
        >>> table = all_figures([plain_article("It cost about $9 million in 2022.", id="X")])
        >>> table.loc[1, ["words", "unit", "hedge", "of when"]].tolist()
        ['$9 million', 'usd', 'about', '2022']
    """
    rows = []
    for article in articles:
        figures = [it.figure for it in placed_figures(article)]
        for place, it in zip(positions(article, figures), figures, strict=True):
            rows.append((
                article.id, place, it.text, it.kind, it.value, it.value_high, it.unit, it.measure, it.period, it.source,
                it.hedge, it.inside_quotation, it.rule,
            ))  # fmt: skip
    table = pd.DataFrame(rows, columns=list(FIGURE_COLUMNS)).astype({"value": float, "to": float})
    return table.set_index(pd.RangeIndex(1, len(rows) + 1, name="figure"))


def figures_ledger(story: Story, rows: Sequence[FigureRow] | None = None) -> pd.DataFrame:
    """The figure ledger: one row a measure, one column an article.

    Args:
        story: two articles or more.
        rows: the rows wanted; all of `helpers.comparison.figure_ledger` with a partner if None.

    Returns:
        Numbered from 1: ``what is measured``, for each article its figure with the time it is of, ``relation``,
        ``difference``, ``why``, ``to look up``.

    Example:
        >>> from helpers import load_story
        >>> table = figures_ledger(load_story("putin-vietnam-2024"))
        >>> table[table["A"] == "$3.5 billion (2022)"][["B", "relation"]].values.tolist()
        [['$3.6 billion (2023)', 'different period']]
    """
    if rows is None:
        rows = figure_ledger(story, alone=False)
    names = [article.id for article in story.articles]
    columns = ["what is measured", *names, "relation", "difference", "why", "to look up"]
    cells = [
        (row.label, *(said(figure) for figure in row.figures), row.relation, row.difference, row.reason, row.look_up)
        for row in rows
    ]
    table = pd.DataFrame(cells, columns=columns)
    return table.set_index(pd.RangeIndex(1, len(cells) + 1, name="row"))


def said(figure: Figure | None) -> str:
    """A figure with its hedge and the time it is of: ``around 80% (since the early 2000s)``."""
    if figure is None:
        return ""
    words = _hedged(figure)
    return f"{words} ({figure.period})" if figure.period and figure.period != figure.text else words


def figure_pairs(story: Story) -> pd.DataFrame:
    """Numbers that two articles give for the same measure, for a chart.

    Returns:
        One row a pair of the first two articles in which both are plain numbers above zero, in the reading order:
        ``row`` (the ledger row's id), ``measure``, ``unit``, ``relation``, ``difference``, and for each article
        ``A`` (the value), ``A says`` (its words), ``A of when``.

    Example:
        >>> from helpers import load_story
        >>> table = figure_pairs(load_story("putin-vietnam-2024"))
        >>> table.loc[table["A says"] == "$175 billion", ["A", "B", "B of when"]].values.tolist()
        [[175000000000.0, 171000000000.0, '2023']]
    """
    names = [article.id for article in story.articles[:2]]
    rows = []
    for row in figure_ledger(story, alone=False):
        both = [figure for figure in row.figures[:2] if figure and _plain(figure)]
        if len(both) == 2 and both[0].unit == both[1].unit:
            sides = [cell for it in both for cell in (it.value, _hedged(it), it.period)]
            rows.append((row.id, row.label, both[0].unit, row.relation, row.difference, *sides))
    columns = ["row", "measure", "unit", "relation", "difference"]
    columns += [column for name in names for column in (name, f"{name} says", f"{name} of when")]
    return pd.DataFrame(rows, columns=columns if len(names) == 2 else None)


def _hedged(figure: Figure) -> str:
    return " ".join(f"{figure.hedge} {figure.text}".split())  # a line may end inside a figure


def _plain(figure: Figure) -> bool:
    """Whether it is a number a chart can show the size of."""
    kinds = ("money", "percent", "count", "duration", "measure", "rate", "age")
    return figure.kind in kinds and figure.value is not None and figure.value > 0 and figure.value_high is None


def figure_dates(articles: Iterable[Article]) -> pd.DataFrame:
    """The dates and years that articles mention, as days of the calendar.

    Returns:
        One row a date: ``article``, ``start`` (where it begins in the text), ``words``, ``first`` and ``last`` (its
        first and last day, as ``YYYY-MM-DD``; empty where the text and the article's date do not tell), ``found by``
        (the rule that told the days).

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("He came in the 1950s and left on Thursday.", id="X", date="2024-06-20")
        >>> figure_dates([article])[["words", "first", "last"]].values.tolist()
        [['the 1950s', '1950-01-01', '1959-12-31'], ['Thursday', '2024-06-20', '2024-06-20']]
    """
    rows = []
    for article in articles:
        for it in placed_figures(article):
            if it.is_date:
                days = (it.when.first.isoformat(), it.when.last.isoformat(), it.when.rule) if it.when else ("", "", "")
                rows.append((article.id, it.figure.start, it.figure.text, *days))
    return pd.DataFrame(rows, columns=["article", "start", "words", "first", "last", "found by"])


def figure_shares(articles: Iterable[Article]) -> pd.DataFrame:
    """How much of each article has a figure in it, and how many figures have a source.

    Returns:
        One row an article: ``sentences`` (that are read), ``with a figure``, ``per cent``, ``figures`` (dates and
        times left out), ``with a source``, ``without``.

    Note:
        Left out as figures are dates, years and clock times: nobody needs a source for “on Thursday”. A source is what
        the figure's own sentence names; one named a sentence earlier is not seen.

    Example:
        >>> from helpers import plain_article
        >>> figure_shares([plain_article("It cost $9. Nobody came.", id="X")]).loc["X"].tolist()
        [2, 1, 50, 1, 0, 1]
    """
    rows = []
    names = []
    for article in articles:
        found = placed_figures(article)
        read = [sentence for sentence in article.sentences if sentence.kind in READ_ZONES]
        having = len({it.sentence.start for it in found})
        numbers = [it.figure for it in found if is_number(it)]
        sourced = sum(bool(it.source) for it in numbers)
        share = round(100 * having / len(read)) if read else 0
        rows.append((len(read), having, share, len(numbers), sourced, len(numbers) - sourced))
        names.append(article.id)
    columns = ["sentences", "with a figure", "per cent", "figures", "with a source", "without"]
    return pd.DataFrame(rows, columns=columns, index=pd.Index(names, name="article"))


def is_number(it: Bearing) -> bool:
    """Whether a figure is a number, not a date, year or clock time."""
    return not it.is_date and it.figure.kind != "time"
