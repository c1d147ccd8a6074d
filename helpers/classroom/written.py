"""The answers of a class to a written question, and what is needed to mark them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers.classroom.collecting import Sorted
from helpers.classroom.newest import Counted
from helpers.errors import ParallaxError
from helpers.journal.journal import Journal
from helpers.lessons import Question, committed, load_questions
from helpers.lessons.belonging import for_story
from helpers.lessons.loading import is_student_edition
from helpers.lessons.marks import Written, open_marks
from helpers.lessons.rubrics import Criterion, rubric_of, teacher_page
from helpers.lessons.scores import by_hand


@dataclass(frozen=True, slots=True)
class ToMark:
    """Everything that marking one question needs.

    Attributes:
        question: the question, with its samples also where they are about another story.
        lines: its rubric.
        answers: the answers, as they were handed in.
        marks: the journal of the marks.
        elsewhere: whether the class works on another story than the samples are about.
    """

    question: Question
    lines: tuple[Criterion, ...]
    answers: tuple[Written, ...]
    marks: Journal
    elsewhere: bool


def to_mark(heaps: Sorted, shown: Mapping[str, str], kept: Path, lesson: str, question: str = "") -> ToMark:
    """The answers to a written question, with its rubric and the marks given before.

    Args:
        heaps: what became of each file.
        shown: the name that each student is shown by, by what tells them apart.
        kept: the folder of the class, where marks are kept.
        lesson: the lesson's name.
        question: the question's id; if empty the last written question of the lesson that is assessed.

    Raises:
        ParallaxError: there is no such lesson, or no such question that is marked with a rubric.
    """
    found = written_question(lesson, heaps.story.id, question)
    ordered = sorted(heaps.counted, key=lambda one: (one.submission.when, one.submission.file))
    answers = tuple(it for one in ordered if (it := _written(one, shown[one.who], lesson, found)))
    lines = rubric_of(found, teacher_page(lesson))
    elsewhere = found.story not in ("", heaps.story.id)
    return ToMark(found, lines, answers, open_marks(heaps.story, lesson, kept), elsewhere)


def written_question(lesson: str, story: str, name: str = "") -> Question:
    """A written question of a lesson, as its file has it.

    Args:
        lesson: the lesson's name.
        story: the id of the story that is worked on.
        name: the question's id; if empty the last one that is assessed.

    Raises:
        ParallaxError: there is no such lesson or question, or it has no rubric.

    Example:
        >>> written_question("02-who-speaks", "putin-vietnam-2024").id
        'exit'
    """
    found = [*_marked_by_hand(lesson, story)]
    chosen = next((it for it in reversed(found) if it.id == name or (not name and it.assessed)), None)
    if chosen:
        return chosen
    if is_student_edition(lesson):
        raise ParallaxError("the rubrics are not in the students' edition", lesson, "Mark with the teacher's edition")
    there = f"Take one of {', '.join(it.id for it in found)}" if found else "Write a rubric for it in questions.toml"
    raise ParallaxError(f"this lesson has no written question {name!r} with a rubric", lesson, there)


def _marked_by_hand(lesson: str, story: str) -> Iterator[Question]:
    questions = load_questions(lesson)
    asked = {it.id for it in for_story(questions, story)}
    return (it for it in questions if it.id in asked and by_hand(it))


def _written(one: Counted, shown: str, lesson: str, question: Question) -> Written | None:
    """A student's answer; None where there is none in words."""
    state = one.submission.hand_in.lessons.get(lesson)
    value = committed(question, state) if state else None
    return Written(one.who, shown, value) if isinstance(value, str) and value.strip() else None
