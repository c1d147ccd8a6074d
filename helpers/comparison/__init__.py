"""Two articles beside each other: which of their figures measure the same thing, and how they relate."""

from helpers.comparison.figures import compare_figures, only_here
from helpers.comparison.pairs import FIGURE_RELATIONS, FigurePair

__all__ = ["FIGURE_RELATIONS", "FigurePair", "compare_figures", "only_here"]
