"""Charts of who speaks: how many words, by which verbs, and where in the article."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from helpers.charts.chart import Chart, mark_key
from helpers.markup import visible
from helpers.svg import label
from helpers.theme import INK, SOFT, SWATCH, colour, theme

MOST: Final = 16
"""More sources of one article than that are no picture any more; the table has them all."""
_INDIRECT: Final = "////"


def voices(table: pd.DataFrame) -> Chart:
    """How many words each source is given: inside quotation marks (full) and reported without them (hatched).

    Args:
        table: from `helpers.tables.sources`.

    Example:
        >>> from helpers import Story, plain_article, tables
        >>> story = Story("s", "a bridge", (plain_article("“We will go,” said Ann Lee.", id="X"),))
        >>> voices(tables.sources(story))
        Words of each source. Article X: Ann Lee 3 quoted, 0 reported.
    """
    articles = list(dict.fromkeys(table["article"]))
    shown = {article: _most(table[table["article"] == article]) for article in articles}
    marks: dict[str, str] = {}
    with theme():
        figure, panels = _panels([len(rows) for rows in shown.values()])
        for place, (axes, (article, rows)) in enumerate(zip(panels, shown.items(), strict=True)):
            marks |= _voice_bars(axes, rows, article, place)
        longest = max([1, *(table["direct"] + table["indirect"])])
        for axes in figure.axes:
            axes.set_xlim(0, longest * 1.12)
            axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        for axes in figure.axes[-1:]:
            axes.set_xlabel("words")
        _legend(figure, "inside quotation marks", "reported without them")
    notes = " ".join(_voice_note(table[table["article"] == article], article) for article in articles)
    return Chart(figure, f"Words of each source. {notes}".strip(), marks)


def verbs(table: pd.DataFrame) -> Chart:
    """Who "says", who "claims", who "accuses": for each source how often each group of verbs stands with it.

    Args:
        table: from `helpers.tables.cue_groups`.

    Example:
        >>> from helpers import Story, plain_article, tables
        >>> story = Story("s", "a bridge", (plain_article("Ann Lee said it was. Critics denied it.", id="X"),))
        >>> verbs(tables.cue_groups(story))
        Groups of verbs of saying. Article X: Ann Lee neutral 1. Article X: Critics deny 1.
    """
    rows = [(str(article), str(name)) for article, name in table.index]
    articles = list(dict.fromkeys(article for article, _ in rows))
    groups = [str(name) for name in table.columns]
    marks: dict[str, str] = {}
    with theme():
        figure = Figure(
            figsize=(3.5 + 1.05 * max(1, len(groups)), 1.4 + 0.42 * max(1, len(rows))), layout="constrained"
        )
        axes = figure.add_subplot()
        for row, ((article, name), counts) in enumerate(zip(rows, table.to_numpy().tolist(), strict=True)):
            for column, (group, count) in enumerate(zip(groups, counts, strict=True)):
                if count:
                    key = mark_key(article, name, group)
                    disc = _disc(axes, (column, len(rows) - 1 - row), count, colour(articles.index(article)))
                    disc.set_gid(key)
                    marks[key] = f"Article {visible(article)}, {visible(name)}, {visible(group)}: {_times(count)}"
        axes.set_yticks(range(len(rows)), [label(f"{article}  {name}") for article, name in reversed(rows)])
        axes.set_xticks(range(len(groups)), [label(group) for group in groups])
        axes.set(xlim=(-0.6, max(1, len(groups)) - 0.4), ylim=(-0.7, max(1, len(rows)) - 0.3))
        axes.xaxis.tick_top()
        axes.grid(color="#e4e4e4", zorder=0)
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
    return Chart(figure, "Groups of verbs of saying." + "".join(_verb_notes(rows, groups, table)), marks)


def strip(table: pd.DataFrame) -> Chart:
    """Each article as a strip from its first word to its last, a row a source, filled where it is given words.

    A block is full where the sentence has words of the source inside quotation marks, and hatched where it has only
    reported ones.

    Args:
        table: from `helpers.tables.voices`.

    Example:
        >>> from helpers import load_story, tables
        >>> strip(tables.voices(load_story("putin-vietnam-2024"))).alt.partition(".")[0]
        'Where in each article the sources speak, from the first word of the body to the last'
    """
    body = table[table["number"].notna()]
    articles = list(dict.fromkeys(table["article"]))
    shown = {article: _in_order(body[body["article"] == article]) for article in articles}
    marks: dict[str, str] = {}
    with theme():
        figure, panels = _panels([len(names) for names in shown.values()])
        for place, (axes, (article, names)) in enumerate(zip(panels, shown.items(), strict=True)):
            marks |= _strip(axes, body[body["article"] == article], names, place)
            axes.set_title(f"Article {visible(article)}")
        longest = int(body["ends"].max()) if len(body) else 1
        for axes in figure.axes:
            axes.set_xlim(0, max(1, longest))
        for axes in figure.axes[-1:]:
            axes.set_xlabel("words of the body, from the first to the last")
        _legend(figure, "words inside quotation marks", "reported words only")
    notes = " ".join(_strip_note(body[body["article"] == article], article) for article in articles)
    lead = "Where in each article the sources speak, from the first word of the body to the last."
    return Chart(figure, f"{lead} {notes}".strip(), marks)


def _panels(heights: list[int]) -> tuple[Figure, list[Axes]]:
    """A figure with a panel for each article, as high as the article has sources."""
    ratios = [0.9 + 0.34 * max(1, height) for height in heights or [1]]
    figure = Figure(figsize=(10, 1.2 + sum(ratios)), layout="constrained")
    grid = figure.add_gridspec(len(ratios), 1, height_ratios=ratios)
    return figure, [figure.add_subplot(grid[place]) for place in range(len(heights))]


def _most(rows: pd.DataFrame) -> pd.DataFrame:
    """The sources with the most words first."""
    order = (rows["direct"] + rows["indirect"]).sort_values(ascending=False, kind="stable").index
    return rows.loc[order].head(MOST)


def _voice_bars(axes: Axes, rows: pd.DataFrame, article: str, place: int) -> dict[str, str]:
    marks = {}
    names = [str(name) for name in rows["source"]]
    for row, (name, direct, indirect) in enumerate(zip(names, rows["direct"], rows["indirect"], strict=True)):
        height = len(names) - 1 - row
        parts = (
            ("direct", 0, direct, "inside quotation marks"),
            ("indirect", direct, indirect, "reported"),
        )
        for part, left, words, what in parts:
            if words:
                key = mark_key(article, name, part)
                bar = axes.barh(height, words, left=left, height=0.72, **_looks(place, direct=part == "direct"))
                bar[0].set_gid(key)
                marks[key] = f"Article {visible(article)}, {visible(name)}: {words} words {what}"
        axes.annotate(
            f"{direct} + {indirect}", (direct + indirect, height), (6, 0), textcoords="offset points", va="center"
        )
    axes.set_yticks(range(len(names)), [label(name) for name in reversed(names)])
    axes.set(ylim=(-0.6, max(1, len(names)) - 0.4), title=f"Article {visible(article)}")
    return marks


def _looks(place: int, *, direct: bool) -> dict[str, Any]:
    """Full colour for words in quotation marks; white with coloured hatching for the rest."""
    if direct:
        return {"facecolor": colour(place), "edgecolor": "white", "linewidth": 1.2}
    return {"facecolor": "white", "edgecolor": colour(place), "hatch": _INDIRECT, "linewidth": 1.2}


def _legend(figure: Figure, full: str, hatched: str) -> None:
    """What full and hatched mean, under the chart."""
    handles = [Patch(facecolor=SWATCH, edgecolor=SWATCH, label=full)]
    handles.append(Patch(facecolor="white", edgecolor=SWATCH, hatch=_INDIRECT, label=hatched))
    figure.legend(handles=handles, loc="outside lower center", ncols=2, frameon=False)


def _voice_note(rows: pd.DataFrame, article: str) -> str:
    parts = (
        f"{visible(str(name))} {direct} quoted, {indirect} reported"
        for name, direct, indirect in zip(rows["source"], rows["direct"], rows["indirect"], strict=True)
    )
    more = f" The {len(rows) - MOST} with the fewest words are not drawn." if len(rows) > MOST else ""
    return f"Article {visible(article)}: {'; '.join(parts)}.{more}"


def _disc(axes: Axes, at: tuple[int, int], count: int, fill: str) -> Artist:
    """A disc as large as the count, with the count in it."""
    axes.text(*at, str(count), ha="center", va="center", color="white", fontweight="bold", zorder=3)
    return axes.scatter([at[0]], [at[1]], s=min(900, 260 + 110 * count), color=fill, zorder=2)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _verb_notes(rows: list[tuple[str, str]], groups: list[str], table: pd.DataFrame) -> list[str]:
    return [
        f" Article {visible(article)}: {visible(name)} "
        + ", ".join(f"{visible(group)} {count}" for group, count in zip(groups, counts, strict=True) if count)
        + "."
        for (article, name), counts in zip(rows, table.to_numpy().tolist(), strict=True)
    ]


def _in_order(rows: pd.DataFrame) -> list[str]:
    """The sources in the order in which they come in."""
    return [str(name) for name in dict.fromkeys(rows["source"])][:MOST]


def _strip(axes: Axes, rows: pd.DataFrame, names: list[str], place: int) -> dict[str, str]:
    marks = {}
    for (name, number), said in rows.groupby(["source", "number"], sort=False):
        if name not in names:
            continue
        key, first = mark_key(said["article"].iloc[0], name, number), said.iloc[0]
        direct = int(said["direct"].sum()) > 0
        height, width = len(names) - 1 - names.index(str(name)), int(first["ends"] - first["begins"])
        block = axes.barh(height, max(1, width), left=int(first["begins"]), height=0.72, **_looks(place, direct=direct))
        block[0].set_gid(key)
        how = "in quotation marks" if direct else "reported"
        marks[key] = f"Article {visible(str(first['article']))}, sentence {number}: {visible(str(name))}, {how}"
    axes.hlines(range(len(names)), 0, int(rows["length"].max()) if len(rows) else 1, color=SOFT, linewidth=1, zorder=0)
    axes.set(ylim=(-0.6, max(1, len(names)) - 0.4))
    axes.set_yticks(range(len(names)), [label(name) for name in reversed(names)])
    axes.tick_params(colors=INK)
    return marks


def _strip_note(rows: pd.DataFrame, article: str) -> str:
    first = rows.groupby("source", sort=False)["number"].first()
    parts = (f"{visible(str(name))} from sentence {number}" for name, number in first.items())
    more = f" The last {len(first) - MOST} are not drawn." if len(first) > MOST else ""
    return f"Article {visible(article)}: {', '.join(parts) or 'nobody'}.{more}"
