"""Student work on disk: a journal a lesson, one file to hand in, and a partner's file to compare with."""

from helpers.journal.journal import Journal, open_journal
from helpers.journal.names import safe_name

__all__ = ["Journal", "open_journal", "safe_name"]
