"""Charts of names: how often each article calls a thing what, in its own words and inside quotation marks."""

from __future__ import annotations

import textwrap
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from helpers.charts.chart import Chart, mark_key
from helpers.markup import visible
from helpers.svg import label
from helpers.theme import SWATCH, colour, theme

MOST: Final = 14
"""More names of one thing than that are no picture any more; the table has them all."""
PARTS: Final = (("outside", "outside quotation marks"), ("inside", "inside quotation marks"))
_INSIDE: Final = "////"
_WIDE: Final = 26  # characters of a name on one line


def labels(table: pd.DataFrame) -> Chart:
    """How often each name stands in each article; of two articles the first to the left, the second to the right.

    A bar is full for names outside quotation marks and hatched for those inside. More than two articles stand side by
    side.

    Args:
        table: from `helpers.tables.label_counts`.

    Example:
        >>> from helpers import load_story, tables
        >>> labels(tables.label_counts(load_story("river-flood"))).alt[:91]
        'Names and how often each stands in articles A, B. What the water did: flood A 1, B 1; man-m'
    """
    articles = [str(article) for article in dict.fromkeys(table["article"])]
    groups = {str(what): _rows(table[table["what"] == what]) for what in dict.fromkeys(table["what"])}
    longest = max([1, *table["all"]])
    heights = [1.0 + 0.42 * rows["label"].nunique() for rows in groups.values()] or [1.0]
    marks: dict[str, str] = {}
    with theme():
        figure = Figure(figsize=(10, 0.9 + sum(heights)), layout="constrained")
        parts = figure.subfigures(len(heights), 1, height_ratios=heights, squeeze=False)[:, 0]
        for part, (what, rows) in zip(parts, groups.items(), strict=False):
            marks |= _group(part, what, rows, articles, longest)
        _legend(figure)
    notes = "".join(_note(what, rows, articles) for what, rows in groups.items())
    lead = (
        f"Names and how often each stands in articles {', '.join(map(visible, articles))}." if articles else "No names."
    )
    return Chart(figure, f"{lead}{notes}", marks)


def _rows(table: pd.DataFrame) -> pd.DataFrame:
    """The most frequent names of one thing, all articles of each."""
    shown = list(dict.fromkeys(table["label"]))[:MOST]
    return table[table["label"].isin(shown)]


def _group(
    part: SubFigure | Figure, what: str, rows: pd.DataFrame, articles: list[str], longest: int
) -> dict[str, str]:
    """One thing and its names: a panel for each article."""
    names = [str(name) for name in dict.fromkeys(rows["label"])]
    mirrored = len(articles) == 2
    panels = part.subplots(1, len(articles), squeeze=False)[0]
    part.suptitle(label(what), x=0.01, ha="left", fontweight="bold", fontsize=13)
    marks: dict[str, str] = {}
    for place, (axes, article) in enumerate(zip(panels, articles, strict=True)):
        marks |= _bars(axes, what, rows[rows["article"] == article], names, place)
        left = mirrored and place == 0
        axes.set(xlim=(longest * 1.15, 0) if left else (0, longest * 1.15), ylim=(-0.6, len(names) - 0.4))
        axes.set_title(f"Article {visible(article)}", loc="right" if left else "left", fontsize=12)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
        axes.tick_params(axis="y", length=0)
        wrapped = [textwrap.fill(label(name), _WIDE) for name in reversed(names)]
        with_names = place == (1 if mirrored else 0)
        axes.set_yticks(range(len(names)), wrapped if with_names else [""] * len(names))
        for text in axes.get_yticklabels():
            text.set_ha("center" if mirrored else "right")
        if mirrored:
            axes.tick_params(axis="y", pad=_middle(wrapped))
        axes.spines["left"].set_visible(not left)
        axes.spines["right"].set_visible(left)
    return marks


def _middle(wrapped: list[str]) -> float:
    """How far from the axis the middle of the names stands, in points: half of the widest line."""
    widest = max((len(line) for name in wrapped for line in name.split("\n")), default=0)
    return 8 + 3.6 * widest


def _bars(axes: Axes, what: str, rows: pd.DataFrame, names: list[str], place: int) -> dict[str, str]:
    marks = {}
    for row in rows.itertuples(index=False):
        height, left = len(names) - 1 - names.index(str(row.label)), 0
        for part, said in PARTS:
            count = int(getattr(row, part))
            if count:
                key = mark_key(row.article, what, row.label, part)
                bar = axes.barh(height, count, left=left, height=0.72, **_looks(place, inside=part == "inside"))
                bar[0].set_gid(key)
                times = "once" if count == 1 else f"{count} times"
                marks[key] = f"Article {visible(str(row.article))}, “{visible(str(row.label))}”: {times} {said}"
                left += count
        if left:
            offset, side = (-5, "right") if _grows_left(axes) else (5, "left")
            axes.annotate(str(left), (left, height), (offset, 0), textcoords="offset points", va="center", ha=side)
    return marks


def _grows_left(axes: Axes) -> bool:
    spec = axes.get_subplotspec()
    return spec is not None and spec.get_gridspec().ncols == 2 and spec.colspan.start == 0


def _looks(place: int, *, inside: bool) -> dict[str, Any]:
    """Full colour for the outlet's words; white with coloured hatching inside quotation marks."""
    if inside:
        return {"facecolor": "white", "edgecolor": colour(place), "hatch": _INSIDE, "linewidth": 1.2}
    return {"facecolor": colour(place), "edgecolor": "white", "linewidth": 1.2}


def _legend(figure: Figure) -> None:
    handles = [
        Patch(facecolor=SWATCH, edgecolor=SWATCH, label="outside quotation marks: own or reported words"),
        Patch(facecolor="white", edgecolor=SWATCH, hatch=_INSIDE, label="inside: somebody else’s words"),
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=2, frameon=False)


def _note(what: str, rows: pd.DataFrame, articles: list[str]) -> str:
    names = []
    for name in dict.fromkeys(rows["label"]):
        here = rows[rows["label"] == name].set_index("article")
        counts = (
            _count(article, int(here.loc[article, "all"]), int(here.loc[article, "inside"])) for article in articles
        )
        names.append(f"{visible(str(name))} {', '.join(counts)}")
    return f" {visible(what)}: {'; '.join(names)}."


def _count(article: str, every: int, inside: int) -> str:
    quoted = "" if not inside else " quoted" if inside == every else f", {inside} of them quoted"
    return f"{visible(article)} {every}{quoted}"
