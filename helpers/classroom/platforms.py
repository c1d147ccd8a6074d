"""The gradebook of a class as CSV: for a teacher, for Moodle's grade import, and for Canvas's gradebook import.

What the platforms want was read from their own importers. Moodle stops at the first line whose student it does not
know, takes no grade from an empty cell, and can take a column of feedback for each grade. Canvas wants the columns
Student, ID, SIS User ID, SIS Login ID and Section first, takes the row *Points Possible* for the most there is, and
every other column for an assignment, so that notes cannot stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from helpers.classroom.csv_files import csv_text
from helpers.classroom.gradebook import Entry, Gradebook, Pupil
from helpers.classroom.identities import Identities
from helpers.errors import ParallaxError

Known = Mapping[str, str]
"""What a platform knows a student by."""
BOM: Final = "\ufeff"
"""Without it Excel takes UTF-8 for another encoding; the platforms do without."""
MOODLE: Final[Mapping[str, str]] = {
    "email": "Email address", "id": "ID number", "username": "Username", "sis login": "Username",
    "sis user": "ID number",
}  # fmt: skip
"""What Moodle calls what students are known by, the best first."""
CANVAS: Final[Mapping[str, tuple[str, ...]]] = {
    "ID": ("id",), "SIS User ID": ("sis user",), "SIS Login ID": ("sis login", "username", "email"),
}  # fmt: skip
"""What Canvas calls it, and what may stand there."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file for a platform.

    Attributes:
        text: the file.
        missing: the students who are not in it, each with the reason.
    """

    text: str
    missing: tuple[tuple[Pupil, str], ...] = ()


def for_teacher(book: Gradebook, ids: Identities | None = None) -> Made:
    """Everything, for the teacher's own eyes: names, files, points, levels, notes."""
    kinds = ids.kinds if ids else ()
    heads = ["name", *kinds, "shown_as", "file", *_titles(book)]
    for column in book.columns:
        heads += [f"{column.name}: levels", f"{column.name}: note"] if column.lines else []
    return Made(BOM + csv_text(heads, [_teacher_row(it, book, ids) for it in book.pupils]))


def for_moodle(book: Gradebook, ids: Identities | None = None) -> Made:
    """For Moodle: Grades, Import, CSV file.

    Raises:
        ParallaxError: there is no list of how Moodle knows the students.
    """
    if ids is None:
        cure = "Save the list of participants as CSV, and name it with --ids"
        raise ParallaxError("Moodle knows students by e-mail address, ID number or username, not by name", "", cure)
    kind = next(it for it in MOODLE if it in ids.kinds)
    heads = [MOODLE[kind], "Name", *_titles(book), *(f"{it.name} feedback" for it in book.columns if it.lines)]

    def row(pupil: Pupil, known: Known) -> list[object]:
        notes = (it.note for it, column in zip(pupil.entries, book.columns, strict=True) if column.lines)
        return [known[kind], pupil.name, *(it.points for it in pupil.entries), *notes] if kind in known else []

    rows, missing = _known_only(book, ids, row)
    return Made(csv_text(heads, rows), missing)


def for_canvas(book: Gradebook, ids: Identities | None = None) -> Made:
    """For Canvas: Grades, Import. Without a list Canvas looks for the students by their names."""
    heads = ["Student", *CANVAS, "Section", *(it.name for it in book.columns)]
    most = ["Points Possible", *("" for _ in CANVAS), "", *(it.most for it in book.columns)]

    def row(pupil: Pupil, known: Known) -> list[object]:
        cells = [next((known[it] for it in kinds if it in known), "") for kinds in CANVAS.values()]
        is_found = any(cells) or (ids is None and pupil.name)
        return [pupil.name, *cells, "", *(it.points for it in pupil.entries)] if is_found else []

    rows, missing = _known_only(book, ids, row)
    return Made(csv_text(heads, [most, *rows]), missing)


FORMATS: Final[Mapping[str, Callable[[Gradebook, Identities | None], Made]]] = {
    "teacher": for_teacher, "moodle": for_moodle, "canvas": for_canvas,
}  # fmt: skip


def _known_only(
    book: Gradebook, ids: Identities | None, row: Callable[[Pupil, Known], list[object]]
) -> tuple[list[list[object]], tuple[tuple[Pupil, str], ...]]:
    """A line for each student whom the platform can know, since it stops at others or makes new ones of them.

    Args:
        book: the gradebook.
        ids: the list of students; None to go by their names.
        row: makes a student's line, or nothing where what is known of them is not enough.

    Returns:
        The lines, and those who have none, each with the reason.
    """
    rows, missing = [], []
    for pupil in book.pupils:
        known = ids.of(pupil.name) if ids else {}
        if known is not None and (cells := row(pupil, known)):
            rows.append(cells)
        else:
            missing.append((pupil, ids.why_not(pupil.name) if ids else "there is no name in the file"))
    return rows, tuple(missing)


def _titles(book: Gradebook) -> list[str]:
    return [f"{it.name} (of {it.most})" for it in book.columns]


def _teacher_row(pupil: Pupil, book: Gradebook, ids: Identities | None) -> list[object]:
    known = (ids.of(pupil.name) or {}) if ids else {}
    row: list[object] = [pupil.name, *(known.get(it, "") for it in (ids.kinds if ids else ())), pupil.shown, pupil.file]
    row += [it.points for it in pupil.entries]
    for entry, column in zip(pupil.entries, book.columns, strict=True):
        row += [_levels(entry), entry.note] if column.lines else []
    return row


def _levels(entry: Entry) -> str:
    """What each line of the rubric gave, and whether there is anything to mark at all."""
    if not entry.answered:
        return "no answer"
    is_begun = any(it is not None for it in entry.levels)
    return ", ".join("–" if it is None else str(it) for it in entry.levels) if is_begun else "not marked"
