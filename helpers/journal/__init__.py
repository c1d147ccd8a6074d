"""Student work on disk: a journal a lesson, one file to hand in, and a partner's file to compare with."""

from helpers.journal.exchange import HandIn, bundle, export, import_partner, read_hand_in
from helpers.journal.journal import Journal, open_journal
from helpers.journal.memory import MemoryJournal
from helpers.journal.names import safe_name
from helpers.journal.protocol import JournalLike

__all__ = [
    "HandIn",
    "Journal",
    "JournalLike",
    "MemoryJournal",
    "bundle",
    "export",
    "import_partner",
    "open_journal",
    "read_hand_in",
    "safe_name",
]
