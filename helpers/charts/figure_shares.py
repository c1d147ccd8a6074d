"""Bars of how many: sentences with a figure, figures with a source."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.charts.chart import Chart, mark_key
from helpers.markup import visible
from helpers.theme import GREY, SOFT, colour, hatch, theme


def figure_shares(table: pd.DataFrame) -> Chart:
    """How many sentences of each article have a figure in them, and how many have none.

    Args:
        table: from `helpers.tables.figure_shares`.

    Example:
        >>> from helpers import plain_article, tables
        >>> figure_shares(tables.figure_shares([plain_article("It cost $9. Nobody came.", id="X")]))
        Sentences with a figure. Article X: 1 of 2 (50 per cent).
    """
    chart = _halves(table, "with a figure", "sentences", ("with a figure", "without"))
    notes = " ".join(
        f"Article {visible(str(name))}: {row['with a figure']} of {row['sentences']} ({row['per cent']} per cent)."
        for name, row in table.iterrows()
    )
    return Chart(chart[0], f"Sentences with a figure. {notes or 'There is no article.'}", chart[1])


def figure_sources(table: pd.DataFrame) -> Chart:
    """How many figures of each article are given with a source, and how many without; dates and times are left out.

    Args:
        table: from `helpers.tables.figure_shares`.

    Example:
        >>> from helpers import plain_article, tables
        >>> article = plain_article("It cost $9 million, the bank said. Nine people came.", id="X")
        >>> figure_sources(tables.figure_shares([article]))
        Figures with a source. Article X: 1 of 2, 1 without.
    """
    figure, marks = _halves(table, "with a source", "figures", ("with a source", "without a source"))
    notes = " ".join(
        f"Article {visible(str(name))}: {row['with a source']} of {row['figures']}, {row['without']} without."
        for name, row in table.iterrows()
    )
    return Chart(figure, f"Figures with a source. {notes or 'There is no article.'}", marks)


def _halves(table: pd.DataFrame, part: str, whole: str, parts: tuple[str, str]) -> tuple[Figure, dict[str, str]]:
    """A bar an article: what has something (coloured) and what has not (grey)."""
    marks: dict[str, str] = {}
    names = [str(name) for name in table.index]
    with theme():
        figure = Figure(figsize=(9, 1.3 + 0.75 * max(1, len(names))), layout="constrained")
        axes = figure.add_subplot()
        for place, (name, has, total) in enumerate(_counts(table, part, whole)):
            height = len(names) - 1 - place
            first = axes.barh(height, has, height=0.6, color=colour(place), hatch=hatch(place), edgecolor="white")
            second = axes.barh(height, total - has, left=has, height=0.6, color=GREY, edgecolor=SOFT, linestyle="--")
            axes.annotate(f"{has} + {total - has}", (total, height), (6, 0), textcoords="offset points", va="center")
            for bar, key, number, which in zip(
                (first, second), ("with", "without"), (has, total - has), parts, strict=True
            ):
                bar[0].set_gid(mark_key(name, key))
                marks[mark_key(name, key)] = f"Article {visible(name)}: {number} {whole} {which}"
        axes.set_yticks(range(len(names)), [f"Article {visible(name)}" for name in reversed(names)])
        axes.set_xlabel(f"{whole}: {parts[0]} (coloured), {parts[1]} (grey)")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.margins(x=0.12)
        axes.set_xlim(left=0)
    return figure, marks


def _counts(table: pd.DataFrame, part: str, whole: str) -> Iterator[tuple[str, int, int]]:
    for name, has, total in zip(table.index, table[part], table[whole], strict=True):
        yield str(name), int(has), int(total)
