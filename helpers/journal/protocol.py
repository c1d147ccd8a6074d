"""What a widget needs of a journal, wherever that keeps its work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from helpers.coding import State
from helpers.model import Layer


class JournalLike(Protocol):
    """A student's journal: `helpers.journal.Journal` on disk, `helpers.journal.MemoryJournal` in memory."""

    @property
    def lesson(self) -> str:
        """The lesson's name; may be empty."""

    @property
    def name(self) -> str:
        """The student's name or nickname; empty where none was given."""

    @property
    def path(self) -> Path | None:
        """Its file; None if it has none."""

    @property
    def state(self) -> State:
        """What stands now."""

    @property
    def saved(self) -> bool:
        """Whether all of it is on disk."""

    @property
    def problems(self) -> tuple[str, ...]:
        """What is amiss, in sentences for the student."""

    def do(self, action: Mapping[str, Any]) -> State:
        """Keep one more action and give what stands after it."""

    def sign(self, name: str) -> None:
        """Give or change the student's name or nickname."""

    def catch_up(self) -> None:
        """Read what others have added to it in the meantime."""

    def on_change(self, callback: Callable[[], object]) -> object:
        """Call a function after every change."""

    def layer(self) -> Layer:
        """What was coded, to compare with other coders."""

    def download(self) -> bytes:
        """The whole journal as a file."""
