"""Where a student's work lies, in words that name no machine, and what is amiss with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from helpers.markup import visible
from helpers.workspace import NAME, work_folder

if TYPE_CHECKING:
    from helpers.journal import JournalLike


def folder_of(journal: JournalLike) -> Path:
    """The work folder a journal lies in; where it lies in none, the one there would be."""
    return journal.path.parent.parent if journal.path else work_folder()


def place_of(path: Path, folder: Path) -> str:
    """Where a file is, as a student finds it: below the work folder, never from the root of the disk.

    Example:
        >>> place_of(Path("my_work/bridge/01.jsonl"), Path("my_work"))
        'my_work/bridge/01.jsonl'
        >>> place_of(Path("x/bridge/01.jsonl"), Path("x"))
        'bridge/01.jsonl, in your work folder'
    """
    below = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
    return visible(f"{NAME}/{below}" if folder.name == NAME else f"{below}, in your work folder")


def problems_of(journal: JournalLike) -> list[str]:
    """What is amiss with a journal, its file named as a student finds it."""
    if not journal.path:
        return [visible(it) for it in journal.problems]
    place = place_of(journal.path, folder_of(journal))
    return [visible(it.replace(str(journal.path), place)) for it in journal.problems]
