"""All faults of a lesson's folder at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from helpers.errors import ParallaxError
from helpers.lessons.check_links import check_notebook, named_story
from helpers.lessons.check_words import check_words
from helpers.lessons.loading import FILE, is_student_edition, read_text
from helpers.lessons.page import LessonPage, Timetable, read_lesson, read_timetables
from helpers.lessons.questions import Fault, Question
from helpers.lessons.reading import read_questions


class Named(Protocol):
    """Something in a file with an id of its own: a question, or a screen of the demo."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def line(self) -> int:
        """The line it begins on."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a lesson's folder.

    Attributes:
        name: the folder's name.
        questions: how many questions it has.
        faults: what is wrong, in the order of files and lines.
        notes: what is worth knowing and no fault.
    """

    name: str
    questions: int
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()


def check_lesson(folder: Path) -> Report:
    """Look for everything that can be wrong in a lesson's folder.

    Args:
        folder: the lesson's folder; notebooks and stories are sought beside the folder it lies in, then in the kit.

    Example:
        >>> from helpers.places import kit_folder
        >>> check_lesson(kit_folder("lessons") / "_template").faults
        ()
    """
    texts, faults = lesson_texts(folder, without=("teacher.md",) if is_student_edition(folder) else ())
    label = f"lessons/{folder.name}"
    questions, found = read_questions(texts[FILE], f"{label}/{FILE}") if FILE in texts else ((), ())
    faults += found
    page = read_lesson(texts["lesson.md"]) if "lesson.md" in texts else None
    notes: tuple[str, ...] = ()
    if page is not None:
        faults += page_faults(page, f"{label}/lesson.md")
        faults += _between(page, questions, label)
        faults += named_story(page, folder, label)
        of_notebook, notes = check_notebook(page, questions, folder, label)
        faults += of_notebook
    if "teacher.md" in texts:
        faults += timetable_faults(read_timetables(texts["teacher.md"]), page, f"{label}/teacher.md")
    faults += taken_twice(questions, "question", f"{label}/{FILE}")
    faults += check_words(questions, folder, f"{label}/{FILE}", texts.get(FILE, ""))
    return Report(folder.name, len(questions), tuple(sorted(set(faults))), notes)


def lesson_texts(folder: Path, without: tuple[str, ...] = (), data: str = FILE) -> tuple[dict[str, str], list[Fault]]:
    """The lesson's files, and a fault for each that is missing, unless it may be."""
    texts: dict[str, str] = {}
    faults = []
    for name in ("lesson.md", "teacher.md", data):
        try:
            texts[name] = read_text(folder / name)
        except ParallaxError as error:
            if name in without:
                continue
            sentence = f"{error.what[0].upper()}{error.what[1:]}. {error.cure}".strip()
            faults.append(Fault(f"lessons/{folder.name}/{name}", 1, f"{sentence}."))
    return texts, faults


def page_faults(page: LessonPage, file: str) -> Iterator[Fault]:
    """Minutes, goals and steps of lesson.md, each by itself and together."""
    minutes = page.head.get("Minutes")
    whole = int(minutes.text) if minutes and re.fullmatch(r"\d{1,4}", minutes.text, re.ASCII) else None
    if whole is None:
        where = minutes.number if minutes else 1
        yield Fault(file, where, "The table at the top must say how many minutes: | **Minutes** | 50 |.")
    yield from (
        Fault(file, step.line, f"Step {step.number} does not say its minutes. Write (5 minutes) after its title.")
        for step in page.steps
        if step.minutes is None
    )
    total = sum(step.minutes or 0 for step in page.steps)
    if whole is not None and minutes and total != whole:
        yield Fault(file, minutes.number, f"The lesson says {whole} minutes, but its steps add up to {total}.")
    for number, step in enumerate(page.steps, start=1):
        if step.number != number:
            yield Fault(file, step.line, f"This step has the number {step.number}; in order it is {number}.")
    yield from _goal_faults(page, file)


def _goal_faults(page: LessonPage, file: str) -> Iterator[Fault]:
    known = [goal.text for goal in page.goals]
    if not known:
        yield Fault(file, 1, "The lesson names no goal. Write each as - **G1** and what a student can do.")
    for at, goal in enumerate(page.goals):
        if goal.text in known[:at]:
            yield Fault(file, goal.number, f"The goal {goal.text} is there twice. Give each a number of its own.")
    served = [goal for step in page.steps for goal in step.serves]
    yield from (
        Fault(file, goal.number, f"This step serves {goal.text}, which is no goal of the lesson.")
        for goal in served
        if goal.text not in known
    )
    named = {goal.text for goal in served}
    for goal in page.goals:
        if goal.text not in named:
            yield Fault(
                file, goal.number, f"No step serves the goal {goal.text}. Add “*This serves {goal.text}.*” to one."
            )


def _between(page: LessonPage, questions: Iterable[Question], label: str) -> Iterator[Fault]:
    """Goals without a question, questions without a goal or step, and time that does not suffice."""
    questions = tuple(it for it in questions if not it.elsewhere)  # they stand in for others, on another story
    goals = {goal.text for goal in page.goals}
    proved = {goal for question in questions for goal in question.goals}
    for goal in page.goals:
        if goal.text not in proved:
            yield Fault(
                f"{label}/lesson.md", goal.number, f"No question proves the goal {goal.text}. Add one to {FILE}."
            )
    for question in questions:
        for name in question.goals:
            if name not in goals:
                said = f"Question “{question.id}” proves {name}, which is no goal of lesson.md."
                yield Fault(f"{label}/{FILE}", question.line, said)
    for step in page.steps:
        asked = sum(it.minutes or 0 for it in questions if it.step == step.number)
        if step.minutes is not None and asked > step.minutes:
            said = f"The questions of step {step.number} take {asked:g} minutes, the step {step.minutes}."
            yield Fault(f"{label}/lesson.md", step.line, said)
    numbers = {step.number for step in page.steps}
    for question in questions:
        if question.step is not None and question.step not in numbers:
            said = f"Question “{question.id}” belongs to step {question.step}, which lesson.md does not have."
            yield Fault(f"{label}/{FILE}", question.line, said)
        if question.step is None and question.minutes is None:
            said = f"Question “{question.id}” has neither a step nor minutes. Write step = 4 or minutes = 2."
            yield Fault(f"{label}/{FILE}", question.line, said)


def timetable_faults(tables: Iterable[Timetable], page: LessonPage | None, file: str) -> Iterator[Fault]:
    """Whether the minutes of each table of ``teacher.md`` add up, and its run of show is that of ``lesson.md``."""
    for table in tables:
        total = sum(minutes for _, minutes in table.rows)
        if not table.rows:
            yield Fault(file, table.line, f"Below “{table.title}” there is no table with minutes in its last column.")
        elif total != table.minutes:
            yield Fault(
                file, table.line, f"“{table.title}” says {table.minutes} minutes, but its rows add up to {total}."
            )
        if page and "run of show" in table.title.casefold():
            yield from _against_steps(table, page, file)


def _against_steps(table: Timetable, page: LessonPage, file: str) -> Iterator[Fault]:
    """The run of show has the steps of lesson.md with their minutes."""
    here, there = [minutes for _, minutes in table.rows], [step.minutes for step in page.steps]
    if len(here) != len(there):
        yield Fault(file, table.line, f"The run of show has {len(here)} steps, lesson.md {len(there)}.")
        return
    for step, (_, minutes) in zip(page.steps, table.rows, strict=True):
        if step.minutes is not None and step.minutes != minutes:
            said = f"Step {step.number} takes {minutes} minutes here and {step.minutes} in lesson.md."
            yield Fault(file, table.line, said)


def taken_twice(items: Iterable[Named], kind: str, file: str) -> Iterator[Fault]:
    """Ids that two questions, or two screens, have."""
    first: dict[str, int] = {}
    for it in items:
        if it.id in first:
            said = f"The id “{it.id}” is taken by the {kind} on line {first[it.id]}. Choose another."
            yield Fault(file, it.line, said)
        first.setdefault(it.id, it.line)
