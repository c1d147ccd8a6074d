"""Chart of coders: precision and recall of each, thing by thing."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.charts.chart import Chart, mark_key
from helpers.markup import visible
from helpers.svg import label
from helpers.theme import GREY, INK, SOFT, colour, theme

_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "precision": {"marker": "o", "color": colour(0)},
    "recall": {"marker": "D", "facecolor": "white", "edgecolor": colour(1), "linewidth": 2.4},
}
_SHIFT: Final = {"precision": 0.18, "recall": -0.18}
_WHOSE: Final = {"precision": "of its", "recall": "of the yardstick’s"}


def precision_recall(table: pd.DataFrame, yardstick: str) -> Chart:
    """A dot for the precision and a diamond for the recall of each coder, thing by thing.

    Args:
        table: from `helpers.tables.yardstick.scores_of_all`.
        yardstick: the coder that all are compared with, as a sentence calls it.

    Example:
        >>> from helpers import load_story
        >>> from helpers.tables.yardstick import scores_of_all
        >>> table = scores_of_all(load_story("putin-vietnam-2024"), ["figures"])
        >>> precision_recall(table, "the reference coding").alt[:64]
        'Precision and recall against the reference coding. figures, seco'
    """
    rows = table.to_dict("records")
    names = [f"{row['thing']}: {visible(str(row['coder']))}" for row in rows]
    marks: dict[str, str] = {}
    with theme():
        figure = Figure(figsize=(9.5, 1.7 + 0.62 * max(1, len(rows))), layout="constrained")
        axes = figure.add_subplot()
        _frame(axes, names)
        for place, row in enumerate(rows):
            for measure in ("precision", "recall"):
                marks |= _dot(axes, row, measure, len(rows) - 1 - place)
        handles = [axes.scatter([], [], s=110, label=measure, **looks) for measure, looks in _LOOKS.items()]
        figure.legend(handles=handles, loc="outside lower center", ncols=2, frameon=False)
    notes = " ".join(_note(row) for row in rows) or "There is nobody to compare."
    return Chart(figure, f"Precision and recall against {visible(yardstick)}. {notes}", marks)


def _frame(axes: Axes, names: list[str]) -> None:
    axes.set(xlim=(-0.02, 1.12), ylim=(-0.6, max(1, len(names)) - 0.4))
    axes.set_yticks(range(len(names)), [label(name) for name in reversed(names)])
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "0.25", "0.5", "0.75", "1"])
    axes.tick_params(colors=INK)
    axes.grid(axis="x", color=GREY, linewidth=0.8)
    axes.hlines([place + 0.5 for place in range(len(names) - 1)], -0.02, 1.12, color=GREY, linewidth=0.8)
    axes.set_axisbelow(True)


def _dot(axes: Axes, row: dict[Any, Any], measure: str, height: int) -> dict[str, str]:
    """One mark with its value beside it; nothing where the measure is undefined."""
    value = row[measure]
    if pd.isna(value):
        return {}
    key, at = mark_key(row["thing"], row["coder"], measure), height + _SHIFT[measure]
    axes.scatter([value], [at], s=110, zorder=3, **_LOOKS[measure]).set_gid(key)
    axes.annotate(
        f"{value:.2f}", (value, at), xytext=(12, 0), textcoords="offset points", va="center", color=SOFT, fontsize=10
    )
    return {key: f"{row['thing']}, {visible(str(row['coder']))}: {_said(row, measure)}{_behind(row, measure)}"}


def _said(row: dict[Any, Any], measure: str) -> str:
    """``recall 0.95 (53 of the yardstick’s 56)``."""
    whole = int(row["marked"]) if measure == "precision" else int(row["hits"]) + int(row["misses"])
    value = row[measure]
    if pd.isna(value):
        return f"{measure} undefined"
    return f"{measure} {value:.2f} ({int(row['hits'])} {_WHOSE[measure]} {whole} mark{'' if whole == 1 else 's'})"


def _behind(row: dict[Any, Any], measure: str) -> str:
    """What opens behind a mark: that which lowers it, or the hits where nothing does."""
    lost, name = (row["false alarms"], "false alarm") if measure == "precision" else (row["misses"], "miss")
    many = {1: name}.get(lost, "misses" if name == "miss" else f"{name}s")
    return f": {lost} {many}" if lost else ": all hits"


def _note(row: dict[Any, Any]) -> str:
    both = ", ".join(_said(row, measure) for measure in _LOOKS)
    return f"{row['thing']}, {visible(str(row['coder']))}: {both}."
