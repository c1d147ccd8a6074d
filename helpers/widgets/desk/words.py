"""Small texts of the desk: where a file is, what a piece of work holds. No path in them names a machine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.markup import escape, style, visible
from helpers.workspace import NAME, work_folder

if TYPE_CHECKING:
    from helpers.coding import State
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


def holds(states: Iterable[State]) -> str:
    """What some work holds: ``12 codes, 2 links and 9 answers``; empty where there is nothing.

    Example:
        >>> from helpers.coding import State
        >>> holds([State(answers={"q1": "A"}, predictions={"q2": "B"})])
        '2 answers'
        >>> holds([State()])
        ''
    """
    every = tuple(states)
    numbers = {
        "code": sum(len(state.annotations) for state in every),
        "link": sum(len(state.connections) for state in every),
        "answer": sum(len({*state.answers, *state.predictions}) for state in every),
    }
    return listed([plural(number, noun) for noun, number in numbers.items() if number])


def plural(number: int, noun: str) -> str:
    """``1 code`` or ``2 codes``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(parts: list[str]) -> str:
    """Parts of a sentence: ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def still(*lines: str) -> str:
    """Lines of text as a static stand-in."""
    inner = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>'
