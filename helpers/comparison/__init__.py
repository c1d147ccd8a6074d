"""What stands beside what: the quote ledger."""

from helpers.comparison.changes import Change, word_changes
from helpers.comparison.ledger import quote_ledger
from helpers.comparison.rows import Echo, LedgerRow, Relation

__all__ = ["Change", "Echo", "LedgerRow", "Relation", "quote_ledger", "word_changes"]
