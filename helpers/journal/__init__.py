"""Student work on disk: a journal a lesson, one file to hand in, and a partner's file to compare with."""

from helpers.journal.exchange import HandIn, bundle, export, import_partner, read_hand_in
from helpers.journal.journal import Journal, open_journal
from helpers.journal.names import safe_name

__all__ = [
    "HandIn",
    "Journal",
    "bundle",
    "export",
    "import_partner",
    "open_journal",
    "read_hand_in",
    "safe_name",
]
