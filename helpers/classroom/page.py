"""The overview of a class as one HTML page: no scripts, no network, names only if they were asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpers.classroom.parts import lesson_html, outstanding
from helpers.classroom.results import LessonResults
from helpers.classroom.rows import Row
from helpers.classroom.work import Classwork
from helpers.markup import escape
from helpers.report.pieces import listed, many, section, table

_ABOUT: Final = (
    "Counted by Parallax from the files that students handed in. A share is of those who answered. The key and the "
    "reference coding are one careful reading. Nothing here is a mark."
)
_NAMED: Final = "This page shows the real names of students. Do not show it to the class."


@dataclass(frozen=True, slots=True)
class Files:
    """What became of the files, in numbers.

    Attributes:
        received: how many there were.
        counted: how many count.
        older: how many were replaced by a newer one of the same student.
        refused: the kinds of reasons why others are not counted, one a file.
    """

    received: int
    counted: int
    older: int
    refused: tuple[str, ...]

    @property
    def said(self) -> str:
        """The same in a sentence without any name."""
        parts = [f"{many(self.received, 'file')} received, {self.counted} counted"]
        parts += [f"{self.older} replaced by a newer one of the same student"] if self.older else []
        reasons = ", ".join(f"{kind} {n}" for kind, n in sorted(Counter(self.refused).items()))
        parts += [f"{len(self.refused)} not counted ({reasons})"] if self.refused else []
        return f"{'; '.join(parts)}."


def overview(
    work: Classwork, found: Sequence[LessonResults], files: Files, students: Sequence[Row], *, named: bool = False
) -> str:
    """The page.

    Args:
        work: the class's work.
        found: what was counted, by lesson.
        files: what became of the files.
        students: the rows of the table of students.
        named: whether the students are shown by their names; then the page says so.
    """
    title = f"Our class: {work.story.topic or work.story.id}"
    css = Path(__file__).with_name("overview.css").read_text(encoding="utf-8")
    head = (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{css}</style>\n"
    )
    body = "".join([*_head(work, files, found, title, named=named), *_main(found, students)])
    page = f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n'
    return page.encode("utf-8", "replace").decode("utf-8")  # a damaged file may hold half a character


def _head(work: Classwork, files: Files, found: Sequence[LessonResults], title: str, *, named: bool) -> Iterator[str]:
    yield f"<header><h1>{escape(title)}</h1>"
    yield f'<p class="names">{_NAMED}</p>' if named else ""
    yield f"<p>{many(len(work.students), 'student')}, {many(len(found), 'lesson')}. {escape(files.said)}</p>"
    links = [f'<a href="#lesson-{at}">{escape(it.lesson.title)}</a>' for at, it in enumerate(found, start=1)]
    links.append('<a href="#students">Who did how much</a>')
    yield f'<nav aria-label="Contents">{listed(links)}</nav></header>\n'


def _main(found: Sequence[LessonResults], students: Sequence[Row]) -> Iterator[str]:
    yield "<main>\n"
    if first := outstanding(found):
        yield section([first], "first", "What stands out", 2)
    for number, one in enumerate(found, start=1):
        yield lesson_html(one, f"lesson-{number}")
    heads = ["Student", "Lessons", "Answers", "Codes", "Links", "Verdicts", "Frame answers", "Judgements"]
    rows = [[escape(str(cell)) for cell in row] for row in students]
    yield section([table("One row a student", heads, rows)], "students", "Who did how much", 2)
    yield f'</main>\n<footer class="end"><p>{escape(_ABOUT)}</p></footer>\n'
