"""What a report is made of: the journals of a story, and what the lessons ask."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpers.coding import State
from helpers.errors import ParallaxError
from helpers.journal.work import read_work
from helpers.layers import confirming
from helpers.lessons import Question, committed, frame_answers, groups, load_questions, verdicts
from helpers.lessons.loading import lesson_folder, read_text
from helpers.lessons.page import LessonPage, read_lesson
from helpers.lessons.pairs import KEPT
from helpers.lessons.verdicts import verdicts_of
from helpers.model import Layer, Story
from helpers.report.pieces import plain

_NO_PAGE: Final = LessonPage({}, (), ())


ELSEWHERE: Final = (verdicts.PREFIX, groups.PREFIX, frame_answers.PREFIX, confirming.PREFIX, *KEPT)
"""What is kept under names that begin so has a part of the report of its own."""


@dataclass(frozen=True, slots=True)
class LessonWork:
    """One lesson, and what the student did in it.

    Attributes:
        name: the lesson's name, as its journal has it.
        page: its worksheet; empty where there is none.
        questions: its questions; none where they cannot be read.
        state: what stands in the journal.
        layer: what was coded.
    """

    name: str
    page: LessonPage
    questions: tuple[Question, ...]
    state: State
    layer: Layer

    @property
    def title(self) -> str:
        """What the lesson is called."""
        return plain(self.page.title) or self.name

    @property
    def done(self) -> int:
        """How many questions are answered."""
        return sum(committed(it, self.state) is not None for it in self.questions)

    @property
    def tickets(self) -> tuple[Question, ...]:
        """What the teacher marks: the assessed questions, or the last that is answered in the student's own words."""
        assessed = tuple(it for it in self.questions if it.assessed)
        written = tuple(it for it in self.questions if it.kind == "text" and not it.predict)
        return assessed or written[-1:]

    @property
    def strays(self) -> tuple[tuple[str, object], ...]:
        """What was committed to questions that the lesson does not have, or not in this form any more.

        Verdicts on figures, names put together, answers on frames, judgements on pairs and what was said of the
        machine's findings have a place of their own.
        """
        predicted = {it.id for it in self.questions if it.predict}
        answered = {it.id for it in self.questions if not it.predict}
        found = [it for it in self.state.predictions.items() if it[0] not in predicted]
        found += [it for it in self.state.answers.items() if it[0] not in answered]
        return tuple(it for it in found if not it[0].startswith(ELSEWHERE))

    @property
    def verdicts(self) -> dict[str, tuple[object, object]]:
        """The first and the last verdict on each pair of figures, by the row's id in the figure ledger."""
        return verdicts_of(self.state)

    @property
    def choices(self) -> dict[str, str]:
        """For each name that was put to something what that is."""
        return groups.choices_of(self.state)


@dataclass(frozen=True, slots=True)
class StudentWork:
    """All that a report shows.

    Attributes:
        story: the story.
        name: the student's name or nickname; may be empty.
        lessons: the lessons, in the order of their names.
        problems: what could not be read or placed, in sentences.
        file_name: what to call a file made of it.
    """

    story: Story
    name: str
    lessons: tuple[LessonWork, ...]
    problems: tuple[str, ...]
    file_name: str


def gather(story: Story, folder: Path | None) -> StudentWork:
    """Read all journals of a story and the lessons they belong to.

    Raises:
        ParallaxError: there is no work on this story.
    """
    work = read_work(story, folder)
    # Some problems name the whole path of a journal; whoever gets the report need not know the student's folders.
    home = f"{work.journals[0].path.parent}{os.sep}"
    problems = [problem.replace(home, "") for problem in work.problems]
    lessons = []
    for journal in work.journals:
        page, questions, lacking = lesson_of(journal.lesson)
        problems += lacking
        lessons.append(LessonWork(journal.lesson, page, questions, journal.state, journal.layer()))
    return StudentWork(story, work.name, tuple(lessons), tuple(problems), work.file_name("report"))


def lesson_of(name: str) -> tuple[LessonPage, tuple[Question, ...], list[str]]:
    """A lesson's worksheet and questions, and sentences about what is missing of them; the name may be anything."""
    if not name or Path(name).name != name:  # the name comes from a file and must not lead anywhere else
        return _NO_PAGE, (), [f"{name}: this is no lesson's name, so only the answers are shown, not the questions."]
    try:
        questions = load_questions(name)
    except (ParallaxError, OSError, ValueError) as error:  # the last two where no folder can have that name
        return _NO_PAGE, (), [f"{name}: the questions cannot be shown, only the answers: {error}"]
    try:
        page = read_lesson(read_text(lesson_folder(name) / "lesson.md"))
    except ParallaxError:
        page = _NO_PAGE
    return page, questions, []
