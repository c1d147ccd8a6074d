"""Two figures put side by side, with what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from helpers.model import Figure, Match

FIGURE_RELATIONS: Final[dict[str, str]] = {
    "same": "One and the same number or date, perhaps written in another way.",
    "rounded": "One is a less exact form of the other: rounded, cut off, a limit, a decade for a year.",
    "different period": "The same thing was measured at different times. Both can be right.",
    "different scope": "Not quite the same thing was measured: another place, another group. Both can be right.",
    "conflict": "The same thing, the same scope and the same time, and yet the numbers cannot both be right.",
    "not comparable": "The texts do not say enough to set one beside the other.",
}
"""The relations of two figures, each with what it means. A figure without a partner is ``only here``."""

ONLY_HERE: Final = "only here"


@dataclass(frozen=True, slots=True)
class FigurePair(Match):
    """Two figures of two articles that seem to measure the same thing, or one figure without a partner.

    ``a`` and ``b`` hold at most one `Figure` each.

    Attributes:
        difference: how far apart the two are, where that has a meaning (``+2.9 %, but of different years``).
        look_up: what one would have to look up to settle it; empty where there is nothing to settle.
    """

    difference: str = ""
    look_up: str = ""

    @property
    def figure_a(self) -> Figure | None:
        """The figure in the first article."""
        return _figure(self.a[0]) if self.a else None

    @property
    def figure_b(self) -> Figure | None:
        """The figure in the second article."""
        return _figure(self.b[0]) if self.b else None


def _figure(span: object) -> Figure | None:
    return span if isinstance(span, Figure) else None
