"""What a written answer can earn: the lines of a question's rubric, their points, and words for each level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpers.errors import ParallaxError
from helpers.lessons.loading import lesson_folder, read_text
from helpers.lessons.questions import Question

_POINTS: Final = re.compile(r"\s*\((\d{1,2}) points?\)\.?\s*$")
_HEADING: Final = re.compile(r"#+\s+.*\brubric\b.*\(step (\d{1,4})\)", re.IGNORECASE)
_SIGNS: Final = re.compile(r"\*\*|`|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)|\\(?=\$)")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a rubric.

    Attributes:
        text: what is looked for.
        points: the most it gives.
        levels: what each level means, from no points up; empty words where the teacher's page does not say.
    """

    text: str
    points: int
    levels: tuple[str, ...]


def rubric_of(question: Question, teacher: str = "") -> tuple[Criterion, ...]:
    r"""The lines of a written question's rubric; none where it has no rubric.

    A line says its points at its end, *(2 points)*. Where none does, the points of the best sample are shared out
    evenly; where that does not come out even, each line gives one.

    Args:
        question: the question.
        teacher: the text of the lesson's ``teacher.md``, whose table may have words for the levels.

    Example:
        >>> lines = ("Its words (2 points)", "A sign (1 point)")
        >>> [(it.text, it.points) for it in rubric_of(Question("exit", "text", ("G1",), "Why?", rubric=lines))]
        [('Its words', 2), ('A sign', 1)]
        >>> page = "## Rubric (step 8)\n| for | 2 | 1 | 0 |\n|---|---|---|---|\n| words | all | some | none |"
        >>> asked = Question("exit", "text", ("G1",), "Why?", step=8, rubric=("Its words (2 points)",))
        >>> rubric_of(asked, page)[0].levels
        ('none', 'some', 'all')
    """
    points = _points(question)
    bare = (_POINTS.sub("", line) for line in question.rubric)
    words = _words(teacher, question.step, points)
    return tuple(Criterion(*it) for it in zip(bare, points, words, strict=True))


def most_points(lines: Iterable[Criterion]) -> int:
    """What all lines of a rubric give together."""
    return sum(line.points for line in lines)


def teacher_page(lesson: str | Path) -> str:
    """The text of a lesson's ``teacher.md``; empty where there is none, as in a student edition."""
    try:
        return read_text(lesson_folder(lesson) / "teacher.md")
    except ParallaxError:
        return ""


def _points(question: Question) -> tuple[int, ...]:
    found = [_POINTS.search(line) for line in question.rubric]
    if any(found):
        return tuple(int(it[1]) if it else 1 for it in found)
    best = max((it.points for it in question.samples), default=0)
    even, rest = divmod(best, len(found)) if found else (0, 0)
    return (int(even) if even >= 1 and not rest else 1,) * len(found)


def _words(teacher: str, step: int | None, points: tuple[int, ...]) -> tuple[tuple[str, ...], ...]:
    """The words for each level of each line, from the one table that has as many lines and the same points."""
    none = tuple(("",) * (most + 1) for most in points)
    for heads, rows in _tables(teacher, step):
        levels = tuple(int(it) for it in heads[1:] if it.isdecimal())
        fits = len(rows) == len(points) and all(sorted(levels) == [*range(most + 1)] for most in points)
        if fits and all(len(row) == len(levels) + 1 for row in rows):
            return tuple(tuple(words for _, words in sorted(zip(levels, row[1:], strict=True))) for row in rows)
    return none


def _tables(teacher: str, step: int | None) -> Iterator[tuple[list[str], list[list[str]]]]:
    """The first table below each heading that says it is a rubric for this step: its heads, and its rows."""
    lines = iter(teacher.splitlines())
    for line in lines:
        heading = _HEADING.match(line)
        if heading and int(heading[1]) == step:
            rows = [*_rows(lines)]
            if len(rows) > 2:
                yield rows[0], rows[2:]


def _rows(lines: Iterator[str]) -> Iterator[list[str]]:
    """The rows of the table that comes next, up to the next heading."""
    began = False
    for line in lines:
        if line.startswith("#") or (began and not line.startswith("|")):
            return
        if line.startswith("|"):
            began = True
            yield [_SIGNS.sub("", cell).strip() for cell in line.strip().strip("|").split("|")]
