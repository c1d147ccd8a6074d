"""The frame profile: the mean of each frame, a dot a coder, with the range between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.charts.chart import Chart, mark_key
from helpers.markup import visible
from helpers.svg import label
from helpers.theme import INK, SOFT, colour, theme

SHAPES: Final = ("o", "s", "^", "D", "P", "X", "v", "h")
"""One a coder, so that colour is free for the article."""
_LANE: Final = 0.2
"""Inches between the dots of two coders."""
_GAP: Final = 0.2
_LONGEST: Final = 20
"""Letters of a coder's name: a longer one would make the scale small."""
_SHORT: Final = {"reference coding": "reference", "second coding": "second"}


@dataclass(frozen=True, slots=True)
class _Band:
    """One article in the row of a frame, with the mean of each coder."""

    frame: str
    article: str
    means: tuple[float | None, ...]

    @property
    def known(self) -> tuple[float, ...]:
        """The means there are."""
        return tuple(mean for mean in self.means if mean is not None)

    @property
    def height(self) -> float:
        """A lane for each mean, and one for the range where they part; never none, so that the name has room."""
        return _LANE * (max(1, len(self.known)) + (len(set(self.known)) > 1))


def frame_profile(table: pd.DataFrame) -> Chart:
    """The mean of each frame as a dot for each article and coder; below them a line from the lowest to the highest.

    Each article has a band of its own in the row of a frame, named at its left; each coder has a shape and a name.

    Args:
        table: from `helpers.tables.frame_means`.

    Example:
        >>> from helpers import load_story, tables
        >>> from helpers.layers import frame_codings
        >>> story = load_story("putin-vietnam-2024")
        >>> frame_profile(tables.frame_means(story, frame_codings(story))).alt.split(". ")[1]
        'Conflict, article A: reference coding 0.75, second coding 0.75'
    """
    coders = [str(name) for name in table.columns if name != "apart"]
    bands = [
        _Band(str(frame), str(article), tuple(None if pd.isna(mean) else float(mean) for mean in means))
        for (frame, article), means in zip(table.index, table[coders].to_numpy().tolist(), strict=True)
    ]
    articles = list(dict.fromkeys(band.article for band in bands))
    marks: dict[str, str] = {}
    with theme():
        frames = len({band.frame for band in bands})
        whole = sum(band.height + _GAP / 2 for band in bands) + frames * _GAP
        figure = Figure(figsize=(9.5, 1.0 + whole), layout="constrained")
        axes = figure.add_subplot()
        at, names, ends, last = 0.0, [], [], ""
        for band in bands:
            if band.frame != last:
                at, last = at + _GAP, band.frame
                ends.append(at - _GAP / 2)
            names.append((band.frame, band.article, at + band.height / 2))
            marks |= _draw(axes, band, coders, at, colour(articles.index(band.article)))
            at += band.height + _GAP / 2
        _frame_axes(axes, names, [*ends[1:]], at + _GAP / 2)
    return Chart(figure, " ".join(["The mean of each frame, from 0 to 1, by coder.", *_notes(bands, coders)]), marks)


def _draw(axes: Axes, band: _Band, coders: list[str], at: float, ink: str) -> dict[str, str]:
    """One article in the row of a frame: a lane a coder, and below them the range."""
    marks = {}
    if len(set(band.known)) > 1:
        _range(axes, min(band.known), max(band.known), at + _LANE * (len(band.known) + 0.4))
    pairs = enumerate(zip(coders, band.means, strict=True))
    placed = [(number, coder, mean) for number, (coder, mean) in pairs if mean is not None]
    for lane, (number, coder, mean) in enumerate(placed):
        key, y = mark_key(band.frame, band.article, coder), at + _LANE * (lane + 0.5)
        dot = axes.scatter([mean], [y], s=62, marker=SHAPES[number % len(SHAPES)], color=ink, zorder=3)
        dot.set_gid(key)
        words = f"{_short(coder)} {mean:.2f}"
        axes.annotate(
            words, (mean, y), (9, 0), textcoords="offset points", va="center", fontsize=10, color=INK, zorder=4
        )
        marks[key] = f"{band.frame.capitalize()}, article {visible(band.article)}, {visible(coder)}: {mean:.2f}"
    return marks


def _short(coder: str) -> str:
    """A coder's name as it stands beside a dot."""
    name = label(_SHORT.get(coder, coder))
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def _range(axes: Axes, low: float, high: float, y: float) -> None:
    """A line from the lowest mean to the highest, with how far they are apart."""
    axes.plot([low, high], [y, y], color=SOFT, linewidth=1.5, marker="|", markersize=9, zorder=2)
    text = f"{high - low:.2f} apart"
    axes.annotate(text, (high, y), (9, 0), textcoords="offset points", va="center", fontsize=10, color=SOFT)


def _frame_axes(axes: Axes, names: list[tuple[str, str, float]], lines: list[float], bottom: float) -> None:
    """The scale, and at the left the frames with a letter for each article."""
    axes.set(xlim=(-0.03, 1.22), ylim=(bottom, 0))
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.set_yticks([y for _, _, y in names], [label(f"{frame}  {article}") for frame, article, y in names])
    axes.set_xlabel("mean of the questions: 0 all no, 1 all yes")
    axes.tick_params(length=0)
    axes.grid(axis="x", color="#e4e4e4", zorder=0)
    for y in lines:
        axes.axhline(y, color=SOFT, linewidth=0.7)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)


def _notes(bands: list[_Band], coders: list[str]) -> list[str]:
    notes = []
    for band in bands:
        pairs = zip(coders, band.means, strict=True)
        said = ", ".join(f"{visible(coder)} {mean:.2f}" for coder, mean in pairs if mean is not None)
        notes.append(f"{band.frame.capitalize()}, article {visible(band.article)}: {said or 'not coded'}.")
    return notes
