"""The alignment map: two articles as columns of sentences, and ribbons between those that were put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.path import Path

from helpers.charts.chart import Chart, mark_key
from helpers.markup import visible
from helpers.svg import label
from helpers.theme import INK, SOFT, colour, theme

VERBATIM: Final = "word for word"
MADE: Final = "your pair"
CANDIDATE: Final = "candidate"
KINDS: Final = (CANDIDATE, MADE, VERBATIM)
"""What a ribbon can stand for; those that come later are drawn above the others."""
RIBBON: Final = "ribbon"
"""What the ids of ribbons begin with: the page makes them easier to hit than their thin lines are."""

_INCH_A_WORD: Final = 0.011
_LEAST: Final = 0.2  # inches: a number of nine points fits in
_GAP: Final = 0.03
_BETWEEN_ZONES: Final = 0.14
_WIDTH: Final = 9.0
_COLUMN: Final = 1.25
_LEFT: Final = 0.2
_GREEN: Final = "#007a5e"

Block = tuple[float, float]
"""Where a block begins and ends, in inches below the top."""


def alignment_map(blocks: pd.DataFrame, ribbons: pd.DataFrame) -> Chart:
    """Two articles as columns of blocks, a block a sentence, with ribbons between sentences that belong together.

    A block is as high as its sentence is long. A full dark ribbon is a passage that both have word for word, a hatched
    one with a full edge a pair that the student has made, a dashed line a candidate of the machine.

    Args:
        blocks: from `helpers.tables.blocks`.
        ribbons: from `helpers.tables.ribbons`.

    Example:
        >>> from helpers import plain_article, tables
        >>> a, b = plain_article("The old bridge opened. It rained.", id="A"), plain_article("A bridge opened.", id="B")
        >>> alignment_map(tables.blocks([a, b]), tables.ribbons([]))
        Map of article A (2 sentences) and article B (1 sentence). No sentences are put together.
    """
    articles = list(dict.fromkeys(blocks["article"]))[:2]
    places = [_places(blocks[blocks["article"] == article]) for article in articles]
    height = max([1.0, *(end for column in places for _, end in column.values())])
    marks: dict[str, str] = {}
    with theme():
        figure = Figure(figsize=(_WIDTH, height + 1.2))
        axes = figure.add_axes((0, 0.6 / (height + 1.2), 1, (height + 0.05) / (height + 1.2)))
        axes.set(xlim=(0, _WIDTH), ylim=(height, -0.5))
        axes.axis("off")
        for side, (article, column) in enumerate(zip(articles, places, strict=True)):
            marks |= _column(axes, blocks[blocks["article"] == article], column, side)
        if len(places) > 1:
            marks |= _ribbons(axes, ribbons, places)
        _legend(figure, ribbons)
    return Chart(figure, _alt(blocks, ribbons, articles), marks)


def _places(rows: pd.DataFrame) -> dict[int, Block]:
    """Where each sentence's block stands."""
    at, zone = 0.0, ""
    places: dict[int, Block] = {}
    for number, kind, words in zip(rows["number"], rows["zone"], rows["words"], strict=True):
        at += _BETWEEN_ZONES if zone and kind != zone else 0.0
        end = at + max(_LEAST, words * _INCH_A_WORD)
        places[int(number)] = (at, end)
        at, zone = end + _GAP, str(kind)
    return places


def _dark(side: int) -> tuple[float, ...]:
    """The article's colour, a little darker, so that white numbers can be read on it."""
    return tuple(0.85 * part for part in to_rgb(colour(side)))


def _edges(side: int) -> tuple[float, float]:
    left = _LEFT if side == 0 else _WIDTH - _LEFT - _COLUMN
    return left, left + _COLUMN


def _column(axes: Axes, rows: pd.DataFrame, places: dict[int, Block], side: int) -> dict[str, str]:
    """One article's blocks: those of the body full, the others white with their name."""
    left, right = _edges(side)
    marks = {}
    article = str(rows["article"].iloc[0]) if len(rows) else ""
    axes.text(left, -0.16, label(f"Article {article}"), fontweight="bold", fontsize=13)
    for number, name, zone, words in zip(rows["number"], rows["name"], rows["zone"], rows["words"], strict=True):
        begin, end = places[int(number)]
        is_body = zone == "body"
        looks: Any = {"facecolor": _dark(side) if is_body else "none", "edgecolor": _dark(side), "linewidth": 1.2}
        block = Rectangle((left, begin), _COLUMN, end - begin, **looks)
        key = mark_key(article, number)
        block.set_gid(key)
        axes.add_patch(block)
        short = str(name).removeprefix(f"{article} ")
        ink = "white" if is_body else INK
        axes.text((left + right) / 2, (begin + end) / 2, label(short), ha="center", va="center", color=ink, fontsize=10)
        marks[key] = f"{visible(str(name))}: {words} words"
    return marks


def _ribbons(axes: Axes, ribbons: pd.DataFrame, places: Sequence[dict[int, Block]]) -> dict[str, str]:
    """The ribbons, candidates first, so that the others lie above them."""
    marks = {}
    rows: list[dict[Any, Any]] = ribbons.to_dict("records")
    for row in sorted(rows, key=lambda row: KINDS.index(row["kind"])):
        shape = _line if row["kind"] == CANDIDATE else _band
        patch = shape(places[0][row["first"]], places[1][row["second"]], row["kind"])
        key = mark_key(RIBBON, row["first"], row["second"])
        patch.set_gid(key)
        axes.add_patch(patch)
        marks[key] = f"{visible(row['names'])}: {visible(row['said'])}"
    return marks


def _line(here: Block, there: Block, _: str) -> PathPatch:
    """A dashed line from the middle of one block to the middle of the other."""
    left, right = _edges(0)[1], _edges(1)[0]
    one, two, middle = sum(here) / 2, sum(there) / 2, (left + right) / 2
    path = Path([(left, one), (middle, one), (middle, two), (right, two)], [Path.MOVETO, *[Path.CURVE4] * 3])
    return PathPatch(path, facecolor="none", edgecolor=SOFT, linewidth=1.4, linestyle=(0, (5, 3)))


def _band(here: Block, there: Block, kind: str) -> PathPatch:
    """A band between two blocks: dark for words that are the same, hatched for a pair that was made."""
    (_, left), (right, _) = _edges(0), _edges(1)
    part = 0.22 if kind == VERBATIM else 0.5
    (up, down), (high, low) = (_inner(block, part) for block in (here, there))
    middle = (left + right) / 2
    points = [
        (left, up), (middle, up), (middle, high), (right, high),
        (right, low), (middle, low), (middle, down), (left, down), (left, up),
    ]  # fmt: skip
    curve = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    looks: Any = {"facecolor": INK, "edgecolor": INK, "linewidth": 1.0}
    if kind == MADE:
        looks = {"facecolor": "white", "edgecolor": _GREEN, "hatch": "////", "linewidth": 1.6}
    return PathPatch(Path(points, curve), **looks)


def _inner(block: Block, part: float) -> Block:
    """The middle part of a block."""
    middle, half = sum(block) / 2, part * (block[1] - block[0]) / 2
    return middle - half, middle + half


def _legend(figure: Figure, ribbons: pd.DataFrame) -> None:
    """What each kind of ribbon means, as far as it is drawn."""
    known = {
        VERBATIM: Patch(facecolor=INK, edgecolor=INK, label="five words or more word for word"),
        MADE: Patch(facecolor="white", edgecolor=_GREEN, hatch="////", label="pair that you made"),
        CANDIDATE: Line2D([], [], color=SOFT, linewidth=1.4, linestyle=(0, (5, 3)), label="candidate of the machine"),
    }
    handles = [handle for kind, handle in known.items() if kind in set(ribbons["kind"])]
    if handles:
        figure.legend(handles=handles, loc="lower center", ncols=3, frameon=False)


def _alt(blocks: pd.DataFrame, ribbons: pd.DataFrame, articles: Sequence[str]) -> str:
    counts = [int((blocks["article"] == article).sum()) for article in articles]
    parts = [
        f"article {visible(article)} ({count} {'sentence' if count == 1 else 'sentences'})"
        for article, count in zip(articles, counts, strict=True)
    ]
    lead = f"Map of {' and '.join(parts) or 'no article'}."
    notes = []
    for kind in reversed(KINDS):
        rows = ribbons[ribbons["kind"] == kind]
        if len(rows):
            notes.append(f"{kind[0].upper()}{kind[1:]}: {', '.join(visible(str(it)) for it in rows['names'])}.")
    return f"{lead} {' '.join(notes) or 'No sentences are put together.'}"
