"""How the kit's charts look: large type, colours that colour-blind people can tell apart, and hatches as well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import matplotlib as mpl

INK: Final = "#1b1b1b"
SOFT: Final = "#595959"
GREY: Final = "#c7c7c7"
SWATCH: Final = "#767676"
"""For samples in a legend: seen on white and on black, where the inks above turn white on a dark page."""
ARTICLE_COLOURS: Final = ("#0072b2", "#d55e00", "#007a5e", "#a6508a", "#7a6200")
"""After Okabe & Ito (2008), darkened where white paper needs it; article A is the first."""
ARTICLE_HATCHES: Final = ("", "///", "...", "xxx", "---")

_SETTINGS: Final[Any] = {
    "font.size": 12,
    "axes.titlesize": 13,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "figure.facecolor": "white",
    "hatch.linewidth": 1.2,
    "text.parse_math": False,  # a dollar sign in a label is a dollar sign
    "svg.hashsalt": "parallax",
    "svg.fonttype": "none",
}


@contextmanager
def theme() -> Iterator[None]:
    """The kit's look, for the charts drawn inside the ``with`` block; the caller's settings come back after it."""
    with mpl.rc_context(_SETTINGS):
        yield


def colour(place: int) -> str:
    """The colour of the article in that place of a story, from 0.

    Example:
        >>> colour(0)
        '#0072b2'
    """
    return ARTICLE_COLOURS[place % len(ARTICLE_COLOURS)]


def hatch(place: int) -> str:
    """The hatch of the article in that place of a story, from 0."""
    return ARTICLE_HATCHES[place % len(ARTICLE_HATCHES)]
