"""Charts of figures: one measure in two articles, all dates on one line, how many sentences have a figure."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.charts.chart import Chart, mark_key
from helpers.markup import visible
from helpers.svg import label
from helpers.theme import INK, SOFT, colour, hatch, theme

MOST_PAIRS: Final = 8
"""More measures than that are no picture any more; the ledger has them all."""

MOST_DATES: Final = 40
_MARKERS: Final = ("o", "D")
_NO_MEASURE: Final = "what is measured is not said"


def dumbbell(table: pd.DataFrame) -> Chart:
    r"""The same measure in two articles: a dot for each, with its words and its time, and a bar between them.

    Each measure has a scale of its own that begins at zero, so that a small difference looks small.

    Args:
        table: from `helpers.tables.figure_pairs`.

    Example:
        >>> from helpers import Story, plain_article, tables
        >>> a = plain_article("Trade with Karsk stood at $3.5 billion in 2022.", id="A")
        >>> b = plain_article("Trade with Karsk stood at $3.6 billion in 2023.", id="B")
        >>> chart = dumbbell(tables.figure_pairs(Story("s", "trade", (a, b))))
        >>> print(chart.alt.replace(": ", ":\n").replace(", ", ",\n"))
        The same measure in two articles. Trade with Karsk:
        $3.5 billion (2022) in A,
        $3.6 billion (2023) in B,
        +2.9 %,
        but of different years.
    """
    shown = table.head(MOST_PAIRS)
    names = _articles_of(table)
    marks: dict[str, str] = {}
    with theme():
        figure = Figure(figsize=(9.5, 1.1 + 1.35 * max(1, len(shown))), layout="constrained")
        for place, row in enumerate(shown.to_dict("records")):
            axes = figure.add_subplot(max(1, len(shown)), 1, place + 1)
            marks |= _pair(axes, row, names)
        if len(shown):
            handles = [
                figure.axes[0].scatter(
                    [], [], s=90, color=colour(place), marker=_MARKERS[place], label=f"Article {visible(name)}"
                )
                for place, name in enumerate(names)
            ]
            figure.legend(handles=handles, frameon=False, ncols=len(names), loc="outside upper right")
    more = f" {len(table) - len(shown)} more are in the table." if len(table) > len(shown) else ""
    notes = " ".join(_pair_note(row, names) for row in shown.to_dict("records")) or "None was found."
    return Chart(figure, f"The same measure in two articles. {notes}{more}", marks)


def _articles_of(table: pd.DataFrame) -> list[str]:
    return [str(name).removesuffix(" says") for name in table.columns if str(name).endswith(" says")]


def _pair(axes: Axes, row: dict[Any, Any], names: list[str]) -> dict[str, str]:
    values = [float(row[name]) for name in names]
    axes.set_title(label(row["measure"] or _NO_MEASURE), fontsize=12)
    heights = (0.22, -0.22)  # one above the other, so that equal values both show
    axes.plot(values, heights, color=SOFT, linewidth=3, solid_capstyle="round", zorder=1)
    marks = {}
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        key = mark_key(row["row"], name)
        looks: dict[str, Any] = {"color": colour(place), "marker": _MARKERS[place], "edgecolor": "white"}
        dot = axes.scatter([value], [heights[place]], s=130, linewidth=1.2, zorder=3, **looks)
        dot.set_gid(key)
        left = value < max(values) or (values[0] == values[-1] and place == 0)
        axes.annotate(
            label(_says(row, name)), (value, heights[place]), (-10 if left else 10, 4 if place == 0 else -14),
            textcoords="offset points", ha="right" if left else "left", color=INK,
        )  # fmt: skip
        marks[key] = f"Article {visible(name)}, {visible(row['measure'] or _NO_MEASURE)}: {visible(_says(row, name))}"
    axes.set(xlim=(0, 1.35 * max(values)), ylim=(-1, 1), yticks=[], xticks=[0])
    axes.set_xticklabels(["0"])
    axes.spines["left"].set_visible(True)
    return marks


def _says(row: dict[Any, Any], name: str) -> str:
    when = row[f"{name} of when"]
    return f"{row[f'{name} says']} ({when})" if when else str(row[f"{name} says"])


def _pair_note(row: dict[Any, Any], names: list[str]) -> str:
    sides = ", ".join(f"{visible(_says(row, name))} in {visible(name)}" for name in names)
    apart = f", {row['difference']}" if row["difference"] else ""
    return f"{visible(row['measure'] or _NO_MEASURE)}: {sides}{apart}."


def timeline(table: pd.DataFrame) -> Chart:
    """All dates and years that the articles mention, on one line of time; a decade or month is as long as it lasts.

    Args:
        table: from `helpers.tables.figure_dates`.

    Example:
        >>> from helpers import plain_article, tables
        >>> article = plain_article("He came in the 1950s and left on Thursday.", id="X", date="2024-06-20")
        >>> timeline(tables.figure_dates([article]))
        Dates and years that are mentioned. Article X: the 1950s (1950 to 1959), Thursday (2024).
    """
    articles = list(dict.fromkeys(table["article"]))
    known = table[table["first"] != ""]
    marks: dict[str, str] = {}
    ends = _ends(known)
    lanes = [_lane(known[known["article"] == article].head(MOST_DATES), ends) for article in articles]
    heights = [max(2, 1 + max((level for level, _ in lane), default=0)) for lane in lanes]
    with theme():
        figure = Figure(figsize=(10, 0.6 + sum(0.8 + 0.3 * height for height in heights)), layout="constrained")
        rows = figure.add_gridspec(max(1, len(articles)), 1, height_ratios=heights or [1])
        for place, (article, lane) in enumerate(zip(articles, lanes, strict=True)):
            axes = figure.add_subplot(rows[place])
            marks |= _dates(axes, lane, place, (ends[1] - ends[0]) / 120)
            axes.set_title(f"Article {visible(article)}")
            axes.set(xlim=ends, ylim=(-0.5, heights[place]), yticks=[])
            axes.spines["left"].set_visible(False)
            axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=9))
            axes.xaxis.set_major_formatter(lambda year, _: f"{year:.0f}")
    notes = " ".join(_dates_note(table[table["article"] == article], article) for article in articles)
    return Chart(figure, f"Dates and years that are mentioned. {notes or 'None was found.'}", marks)


def _year(day: str) -> float:
    found = date.fromisoformat(day)
    return found.year + (found.timetuple().tm_yday - 1) / 366


def _ends(known: pd.DataFrame) -> tuple[float, float]:
    """The first and last year of the line, with some room for words."""
    if known.empty:
        return 2000.0, 2001.0
    low, high = min(map(_year, known["first"])), max(map(_year, known["last"]))
    room = max(1.0, (high - low) * 0.06)
    return low - room, high + 2.2 * room


def _lane(rows: pd.DataFrame, ends: tuple[float, float]) -> list[tuple[int, dict[Any, Any]]]:
    """One article's dates in the order of time, each with the lowest height where its words have room."""
    taken: list[float] = []
    width = (ends[1] - ends[0]) / 75  # of one character, about
    found = []
    for row in sorted(rows.to_dict("records"), key=lambda row: (row["first"], row["start"])):
        first, last = _year(row["first"]), _year(row["last"])
        level = next((at for at, end in enumerate(taken) if end <= first), len(taken))
        taken += [0.0] * (level + 1 - len(taken))
        taken[level] = last + width * (len(label(row["words"])) + 3)
        found.append((level, row))
    return found


def _dates(axes: Axes, lane: list[tuple[int, dict[Any, Any]]], place: int, least: float) -> dict[str, str]:
    """The dates of one article as bars as long as they last, with their words behind them."""
    marks: dict[str, str] = {}
    for level, row in lane:
        first, last = _year(row["first"]), _year(row["last"])
        long = max(last - first, least)
        key = mark_key(row["article"], row["start"])
        bar = axes.barh(level, long, left=first, height=0.55, color=colour(place), hatch=hatch(place))
        bar[0].set(gid=key, edgecolor="white", linewidth=0.8)
        at = (first + long, level)
        axes.annotate(label(row["words"]), at, (4, 0), textcoords="offset points", va="center", fontsize=10)
        marks[key] = f"Article {visible(row['article'])}: {visible(row['words'])}, {row['first']} to {row['last']}"
    return marks


def _dates_note(rows: pd.DataFrame, article: str) -> str:
    parts = []
    for row in rows.to_dict("records"):
        first, last = row["first"][:4], row["last"][:4]
        when = "not known" if not first else first if first == last else f"{first} to {last}"
        parts.append(visible(row["words"]) if row["words"] == when else f"{visible(row['words'])} ({when})")
    return f"Article {visible(article)}: {', '.join(parts)}."
