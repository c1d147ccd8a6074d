"""What a teacher gave a written answer: a level for each line of the rubric, and a note to the student.

Marks are kept like student work: a journal a lesson, one line an action. A mark is kept under a name made from the
question and a hash of who wrote the answer, and it holds a hash of the answer: if another answer is handed in later,
the mark does not count for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from helpers.journal.journal import ENDING, Journal
from helpers.journal.names import safe_name
from helpers.lessons.rubrics import Criterion
from helpers.model import Story

FOLDER: Final = "marks"
"""Where marks lie in the folder of a class."""
OF: Final = "marks of "
"""What the lesson's name begins with in the journal of its marks, so that nobody takes it for a student's."""
PREFIX: Final = "mark:"
LONGEST_NOTE: Final = 2_000


@dataclass(frozen=True, slots=True)
class Written:
    """A student's answer to a written question.

    Attributes:
        who: what tells the student from others, the same in every collection; not to be shown.
        shown: the pseudonym.
        text: the answer.
    """

    who: str
    shown: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What an answer was given.

    Attributes:
        levels: the points on each line of the rubric; None where none are given yet.
        note: what the student is to read; may be empty.
        before: the levels that another answer of the student had, handed in earlier; empty if there was none.
    """

    levels: tuple[int | None, ...]
    note: str = ""
    before: tuple[int | None, ...] = ()

    @property
    def points(self) -> int | None:
        """The points of all lines together; None as long as one is open."""
        given = [level for level in self.levels if level is not None]
        return sum(given) if given and len(given) == len(self.levels) else None


def fingerprint(text: str) -> str:
    """What tells one text from another, without the text.

    Example:
        >>> fingerprint("said") == fingerprint("said"), fingerprint("said") == fingerprint("says")
        (True, False)
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def mark_name(question: str, who: str) -> str:
    """The name under which a journal keeps a mark."""
    return f"{PREFIX}{question}:{fingerprint(who)}"


def mark_of(value: Any, lines: Sequence[Criterion], answer: str) -> Mark:
    """The mark in a journal, as far as it fits the rubric and the answer.

    Args:
        value: what the journal keeps; of any type.
        lines: the rubric.
        answer: the answer as it is now.

    Example:
        >>> lines = (Criterion("words", 2, ("", "", "")),)
        >>> mark_of(as_data(Mark((2,), "Well read."), "I read."), lines, "I read.").points
        2
        >>> mark_of(as_data(Mark((2,)), "I read."), lines, "I read it again.")
        Mark(levels=(None,), note='', before=(2,))
    """
    held = value if isinstance(value, Mapping) else {}
    listed = held.get("levels")
    given: list[Any] = listed if isinstance(listed, list) and len(listed) == len(lines) else [None] * len(lines)
    levels = tuple(_level(it, line) for it, line in zip(given, lines, strict=True))
    note = held.get("note")
    kept = note[:LONGEST_NOTE] if isinstance(note, str) else ""
    if held.get("of") == fingerprint(answer):
        return Mark(levels, kept)
    is_any = any(level is not None for level in levels)
    return Mark((None,) * len(lines), kept, levels if is_any else ())


def as_data(mark: Mark, answer: str) -> dict[str, Any]:
    """A mark as the journal keeps it."""
    return {"levels": list(mark.levels), "note": mark.note, "of": fingerprint(answer)}


def open_marks(story: Story, lesson: str, folder: Path) -> Journal:
    """The journal with the marks of a lesson.

    Args:
        story: the story.
        lesson: the lesson's name.
        folder: the folder of the class.
    """
    path = folder / FOLDER / safe_name(story.id) / (safe_name(lesson) + ENDING)
    return Journal(story, OF + lesson, path)


def _level(value: Any, line: Criterion) -> int | None:
    return value if type(value) is int and 0 <= value <= line.points else None
