"""The work of a class on a story: who did what, under pseudonyms, and what the lessons asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from helpers.coding import State
from helpers.frames import FrameCoding
from helpers.lessons import Question, committed, for_story
from helpers.lessons.frame_answers import PREFIX as FRAMES
from helpers.lessons.frame_answers import frame_answers
from helpers.model import Layer, Story
from helpers.report.gathering import lesson_of
from helpers.report.pieces import plain


@dataclass(frozen=True, slots=True)
class Student:
    """One student of a class.

    Attributes:
        shown: the pseudonym, or the name where names were asked for.
        lessons: what stands in each lesson.
    """

    shown: str
    lessons: Mapping[str, State]


@dataclass(frozen=True)
class Lesson:
    """One lesson, and what the class did in it.

    Attributes:
        name: the lesson's name.
        title: what it is called.
        questions: its questions; none where they cannot be read.
        states: by student what stands in their journal; only those who have one.
        story: the story.
        problems: sentences about what could not be read of the lesson.
    """

    name: str
    title: str
    questions: tuple[Question, ...]
    states: Mapping[str, State]
    story: Story
    problems: tuple[str, ...] = ()

    def given(self, question: Question) -> dict[str, object]:
        """By student what they committed to a question."""
        found = ((who, committed(question, state)) for who, state in self.states.items())
        return {who: value for who, value in found if value is not None}

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """What was coded: a layer for each student who coded anything."""
        return tuple(
            Layer(who, "student", self.story.id, state.annotations)
            for who, state in self.states.items()
            if state.annotations
        )

    @cached_property
    def covered(self) -> dict[str, frozenset[str]]:
        """By student the articles that they coded anything in: elsewhere, no code does not mean *does not apply*."""
        return {layer.coder: frozenset(one.article for one in layer.annotations) for layer in self.layers}

    @cached_property
    def frames(self) -> tuple[FrameCoding, ...]:
        """The frame answers of each student who gave any."""
        asked = (
            (who, state) for who, state in self.states.items() if any(it.startswith(FRAMES) for it in state.answers)
        )
        found = (frame_answers(state, self.story, who) for who, state in asked)
        return tuple(coding for coding in found if coding.answers)


@dataclass(frozen=True, slots=True)
class Classwork:
    """All that a class handed in on a story.

    Attributes:
        story: the story.
        students: the students, in the order of their pseudonyms.
        lessons: the lessons, in the order of their names.
    """

    story: Story
    students: tuple[Student, ...]
    lessons: tuple[Lesson, ...]


def classwork(story: Story, students: Iterable[Student]) -> Classwork:
    """Put the students' lessons side by side.

    Args:
        story: the story.
        students: who handed in what; no two are shown under one name.
    """
    everyone = tuple(sorted(students, key=lambda one: one.shown))
    names = sorted({name for one in everyone for name in one.lessons})
    return Classwork(story, everyone, tuple(_lesson(story, name, everyone) for name in names))


def told_apart(students: Iterable[Student]) -> Iterator[Student]:
    """The students, those shown under one name with a number after it."""
    seen: dict[str, int] = {}
    for one in students:
        seen[one.shown] = number = seen.get(one.shown, 0) + 1
        yield one if number == 1 else replace(one, shown=f"{one.shown} ({number})")


def _lesson(story: Story, name: str, students: Iterable[Student]) -> Lesson:
    page, questions, problems = lesson_of(name)
    states = {one.shown: one.lessons[name] for one in students if name in one.lessons}
    return Lesson(name, plain(page.title) or name, for_story(questions, story.id), states, story, tuple(problems))
