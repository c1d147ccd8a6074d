"""The partner's file between two runs of a notebook: one copy, in a folder and with an ending no journal has."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from helpers.journal.names import safe_name

if TYPE_CHECKING:
    from helpers.journal import JournalLike
    from helpers.model import Story

NAME: Final = "partner.copy"


class Shelf:
    """Where the copy lies: ``<story>/partners/partner.copy`` in the work folder, where there is one.

    A journal is a ``.jsonl`` right in the story's folder, so this is never taken for one.
    """

    def __init__(self, story: Story, journal: JournalLike) -> None:
        folder = journal.path.parent if journal.path else None
        self._path: Path | None = folder / "partners" / NAME if folder and folder.name == safe_name(story.id) else None

    def get(self, most: int) -> bytes | None:
        """The copy; None if there is none, or it cannot be read."""
        with contextlib.suppress(OSError):
            if self._path and self._path.stat().st_size <= most:
                return self._path.read_bytes()
        return None

    def put(self, data: bytes) -> bool:
        """Keep a copy in the place of the one before; whether that worked."""
        if not self._path:
            return False
        part = self._path.with_name(f".{NAME}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(self._path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()
            return False
        return True

    def clear(self) -> bool:
        """Take the copy away; whether none is left."""
        try:
            if self._path:
                self._path.unlink(missing_ok=True)
        except OSError:
            return False
        return True
