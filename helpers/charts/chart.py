"""A drawn chart: the figure, what it shows in words, and the marks that can be clicked."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.theme import theme

_DPI = 110


@dataclass(frozen=True)
class Chart:
    """A drawn chart and what it shows in words.

    Attributes:
        figure: the matplotlib figure.
        alt: the same in words, for readers who cannot see it.
        marks: the ids of the bars and labels that something stands behind, each with what it is called.
    """

    figure: Figure = field(repr=False)
    alt: str
    marks: dict[str, str] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        return self.alt

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data = {"image/png": self.png(), "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt}}

    def png(self) -> bytes:
        """The chart as a PNG picture."""
        picture = io.BytesIO()
        with theme():
            FigureCanvasAgg(self.figure)
            self.figure.savefig(picture, format="png", dpi=_DPI, bbox_inches="tight")
        return picture.getvalue()


def mark_key(*parts: object) -> str:
    """The id of a mark in a chart, from what it stands for.

    Example:
        >>> mark_key("A", "North Korea", 5)
        'A|North Korea|5'
    """
    return "|".join(map(str, parts))
