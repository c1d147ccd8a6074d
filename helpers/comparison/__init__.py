"""What stands beside what: the quote ledger, and figures that measure the same thing."""

from helpers.comparison.changes import Change, word_changes
from helpers.comparison.figure_ledger import FigureRow, figure_ledger
from helpers.comparison.figures import compare_figures, only_here
from helpers.comparison.ledger import quote_ledger
from helpers.comparison.pairs import FIGURE_RELATIONS, FigurePair
from helpers.comparison.rows import Echo, LedgerRow, Relation

__all__ = [
    "FIGURE_RELATIONS",
    "Change",
    "Echo",
    "FigurePair",
    "FigureRow",
    "LedgerRow",
    "Relation",
    "compare_figures",
    "figure_ledger",
    "only_here",
    "quote_ledger",
    "word_changes",
]
