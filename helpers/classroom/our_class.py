"""A class's work opened for a notebook: who handed in, what they did, and what is counted of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from helpers.classroom.collecting import OVERVIEW, Sorted, class_of, keep_pseudonyms, sort_files, sort_received
from helpers.classroom.invented import example_class
from helpers.classroom.pseudonyms import Register, give_pseudonyms
from helpers.classroom.results import LessonResults, results
from helpers.classroom.tallies import Judge
from helpers.classroom.work import Classwork, Lesson
from helpers.classroom.written import ToMark, to_mark
from helpers.errors import ParallaxError
from helpers.model import Story
from helpers.places import work_folder
from helpers.seeds import load_story

HANDED_IN: Final = "handed-in"
"""The folder with the files that students handed in, beside the work folder."""
KEPT: Final = "class"
"""The folder beside it for all that is made of them, where `parallax collect` writes too."""
VARIABLE: Final = "PARALLAX_CLASS"
EXAMPLE: Final = "putin-vietnam-2024"
_EXAMPLE_FOLDER: Final = "example-class"
_CURE: Final = f"Put the files that students handed in into a folder, and name it with {VARIABLE} or open_class"


@dataclass(frozen=True)
class OurClass:
    """What a class handed in on a story.

    Attributes:
        sorted: what became of each file: counted, older, refused.
        pseudonyms: the pseudonym of each student, by what tells them apart.
        work: the work that counts, under the names that it is shown by.
        kept: the folder for what is made of it, such as marks; need not exist yet.
        invented: whether this is the example class, which nobody handed in.
        named: whether students are shown by their real names.
    """

    sorted: Sorted
    pseudonyms: Mapping[str, str]
    work: Classwork
    kept: Path
    invented: bool = False
    named: bool = False

    def __repr__(self) -> str:
        kind = "Example class (invented)" if self.invented else "Our class"
        return f"{kind}: {len(self.students)} students, {len(self.lessons)} lessons, on the story {self.story.id}"

    @property
    def story(self) -> Story:
        """The story that the class worked on."""
        return self.work.story

    @property
    def students(self) -> tuple[str, ...]:
        """The names that students are shown by: pseudonyms unless names were asked for."""
        return tuple(one.shown for one in self.work.students)

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons that somebody handed in work on; `Lesson.given` has the answers to a question by student."""
        return self.work.lessons

    @property
    def real_names(self) -> dict[str, str]:
        """The name in each student's file, by pseudonym. Not for the projector."""
        return {self.pseudonyms[one.who]: one.submission.hand_in.name for one in self.sorted.counted}

    @cached_property
    def judge(self) -> Judge:
        """What is said of answers."""
        return Judge(self.story)

    @cached_property
    def results(self) -> tuple[LessonResults, ...]:
        """All that is counted, lesson by lesson."""
        return results(self.work, self.judge)

    def lesson(self, name: str) -> Lesson:
        """One lesson, by its name or the number it begins with.

        Raises:
            ParallaxError: nobody handed in work on it.
        """
        for lesson in self.lessons:
            if name in (lesson.name, lesson.name.partition("-")[0]):
                return lesson
        there = ", ".join(it.name for it in self.lessons)
        raise ParallaxError(f"nobody handed in work on {name!r}", self.story.id, f"There is work on {there}")

    def to_mark(self, lesson: str, question: str = "", *, names: bool = False) -> ToMark:
        """The answers to a written question, with all that is needed to mark them.

        Args:
            lesson: the lesson, by its name or the number it begins with.
            question: the question's id; if empty the lesson's last that is assessed, its exit ticket.
            names: call students by their real names, also where they are shown by pseudonyms elsewhere.

        Raises:
            ParallaxError: nobody handed in work on the lesson, or it has no such question with a rubric.
        """
        named = {one.who: one.submission.hand_in.name.strip() for one in self.sorted.counted if names or self.named}
        shown = {who: named.get(who) or pseudonym for who, pseudonym in self.pseudonyms.items()}
        return to_mark(self.sorted, shown, self.kept, self.lesson(lesson).name, question)


def open_class(folder: str | Path | None = None, story: str = "", *, names: bool = False) -> OurClass:
    """What a class handed in, to be shown and discussed; an example class of invented students where there is none.

    Args:
        folder: the folder with the files that students handed in. If None it is the one that ``PARALLAX_CLASS`` names,
            or else ``handed-in`` beside the work folder; where that does not exist, the example class is opened.
        story: the story's name or the path of its folder; that of most files if empty.
        names: show real names instead of pseudonyms.

    Returns:
        The class. Its pseudonyms are kept in the folder ``class`` beside the files, so that they stay the same.

    Raises:
        ParallaxError: there is no such folder, or nothing in it can be counted.

    Example:
        >>> open_class(story="river-flood")  # doctest: +SKIP
        Example class (invented): 30 students, 8 lessons, on the story river-flood
    """
    chosen = Path(folder).expanduser() if folder else _usual_folder()
    return example(story) if chosen is None else _handed_in(chosen.absolute(), story, names=names)


def example(story: str = "", size: int = 30) -> OurClass:
    """The example class: nobody did this work, and it is always the same.

    Args:
        story: the story; if empty the one that ``PARALLAX_STORY`` names, or else the kit's first.
        size: how many students.

    Example:
        >>> example("river-flood", 3)
        Example class (invented): 3 students, 8 lessons, on the story river-flood
    """
    loaded = load_story(story or os.environ.get("PARALLAX_STORY", "").strip() or EXAMPLE)
    heaps = sort_received(example_class(loaded, size), loaded)
    shown, _ = give_pseudonyms((one.who for one in heaps.counted), Register(b"invented"))
    return OurClass(heaps, shown, class_of(heaps, shown), work_folder() / _EXAMPLE_FOLDER, invented=True)


def _usual_folder() -> Path | None:
    """The folder that is meant where none is named; None where there is none."""
    if chosen := os.environ.get(VARIABLE, "").strip():
        return Path(chosen).expanduser()
    beside = work_folder().parent / HANDED_IN
    return beside if beside.is_dir() else None


def _handed_in(folder: Path, story: str, *, names: bool) -> OurClass:
    if (folder / OVERVIEW).is_file():
        raise ParallaxError("this folder is what parallax collect has written", folder.name, _CURE)
    to = folder.parent / KEPT
    heaps = sort_files(folder, story, to)
    shown = keep_pseudonyms(heaps, to)
    return OurClass(heaps, shown, class_of(heaps, shown, names=names), to, named=names)
