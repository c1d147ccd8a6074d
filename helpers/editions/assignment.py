"""A lesson's notebook as the source of an nbgrader assignment.

The lesson stays as it is. Below it stand cells for the grades: for each closed question with a key one that asks the
kit for the points, in lines that nbgrader takes out of the students' version; for each written question that is
assessed one that shows the answer, and one to give points by hand, whose rubric nbgrader takes out as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from helpers.copies import WORKSHEETS, notebook_copy
from helpers.errors import ParallaxError
from helpers.lessons import Question, load_questions
from helpers.lessons.loading import lesson_folder, lesson_story, read_text
from helpers.lessons.notebooks import read_notebook
from helpers.lessons.rubrics import most_points, rubric_of, teacher_page
from helpers.lessons.scores import by_hand, by_key, counted
from helpers.places import kit_folder
from helpers.seeds import load_story

Cell = dict[str, Any]
SCHEMA: Final = 3
"""The version of nbgrader's metadata."""
_HEAD: Final = """## For the grades

The cells below are for whoever grades. Leave them as they are, and hand in the whole folder: your answers are in \
`my_work`."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is written for nbgrader.

    Attributes:
        files: the files, by their names below the assignment's folder.
        by_key: how many questions the key decides.
        by_hand: how many are marked by hand.
    """

    files: Mapping[str, bytes]
    by_key: int
    by_hand: int


def assignment(lesson: str, story: str = "") -> Assignment:
    """A lesson as the source of an assignment.

    Args:
        lesson: the lesson's name.
        story: the story to work on, by name; the lesson's own if empty.

    Raises:
        ParallaxError: there is no such lesson or story, it has no notebook, or nothing in it can be graded.

    Example:
        >>> made = assignment("02-who-speaks")
        >>> sorted(made.files), made.by_hand
        (['02_who_speaks.ipynb', 'worksheets/02-who-speaks.md'], 1)
    """
    folder = lesson_folder(lesson)
    loaded = load_story(story) if story else None
    questions = counted(load_questions(lesson), loaded.id if loaded else lesson_story(lesson), formative=True)
    graded = [it for it in questions if by_key(it) or it.assessed]
    if not graded:
        raise ParallaxError("nothing in this lesson can be graded on this story", folder.name, "Choose another one")
    source = _notebook_of(folder.name)
    notebook: dict[str, Any] = json.loads(notebook_copy(source, story))
    notebook["cells"] += grade_cells(folder.name, graded, story)
    files = {
        source.name: (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode(),
        f"{WORKSHEETS}/{folder.name}.md": read_text(folder / "lesson.md").encode(),
    }
    return Assignment(files, sum(map(by_key, graded)), sum(map(by_hand, graded)))


def grade_cells(lesson: str, questions: Iterable[Question], story: str = "") -> Iterator[Cell]:
    """The cells for the grades of some questions, below a heading of their own.

    Args:
        lesson: the lesson's name.
        questions: the questions, each with a key or a rubric.
        story: the story, where it is not the lesson's own.
    """
    yield _cell("markdown", _HEAD, "grades", locked=True)
    more = f", story={json.dumps(story)}" if story else ""
    teacher = teacher_page(lesson)
    for question in questions:
        call = f'("{lesson}", "{question.id}"{more})'
        if by_key(question):
            yield _cell("code", _hidden(question.id, call), question.id, grade=True, locked=True, points=1)
        else:
            shown = f"from helpers.classroom.autograding import answer\n\nanswer{call}"
            yield _cell("code", shown, f"{question.id}-answer", locked=True)
            most = most_points(rubric_of(question, teacher))
            yield _cell("markdown", _scheme(question, teacher), question.id, task=True, locked=True, points=most)


def _notebook_of(lesson: str) -> Path:
    for path in sorted(kit_folder("notebooks").glob("*.ipynb")):
        opened = read_notebook(path.read_text(encoding="utf-8")).lesson
        if opened and opened.text == lesson:
            return path
    raise ParallaxError("no notebook of the kit opens this lesson", lesson, "Choose another one")


def _hidden(name: str, call: str) -> str:
    """A test whose lines only the teacher's version has: nothing in the students' tells the key or the answer."""
    lines = (
        f"# Points for the question “{name}”.",
        "### BEGIN HIDDEN TESTS",
        "from helpers.classroom.autograding import points",
        f"points{call}",
        "### END HIDDEN TESTS",
    )
    return "\n".join(lines)


def _scheme(question: Question, teacher: str) -> str:
    """What whoever marks by hand reads; the lines between the signs are not in the students' version."""
    lines = [f"Points for the question “{question.id}”: given by hand.", "", "=== BEGIN MARK SCHEME ===", ""]
    for it in rubric_of(question, teacher):
        levels = "; ".join(f"{level}: {words}" for level, words in enumerate(it.levels) if words)
        lines.append(f"- {it.text} ({it.points} at most){f'. {levels}' if levels else ''}")
    for sample in question.samples:
        lines += ["", f"{sample.points:g} points: {sample.text}", "", sample.reason]
    return "\n".join([*(line.replace("$", "\\$") for line in lines), "", "=== END MARK SCHEME ==="])


def _cell(kind: str, source: str, name: str, **grading: Any) -> Cell:
    about = {"grade": False, "solution": False, "task": False, "grade_id": name, "schema_version": SCHEMA, **grading}
    cell: Cell = {"cell_type": kind, "id": f"grade-{name}"[:64], "metadata": {"nbgrader": about}}
    cell["source"] = source.splitlines(keepends=True)
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})
