"""What every student of a class got for every question that counts.

How points come about:

- A written question has the points that the teacher gave on the lines of its rubric, added up. As long as a line is
  open, or where another answer was handed in after the marking, there are none yet.
- A closed question has one point where the answer matches the key or can be defended, and none where not.
- Where somebody gave no answer there are no points, not even zero: what that means the teacher decides.
- Predictions, scales and the answers on frames have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.classroom.collecting import Sorted
from helpers.classroom.newest import Counted
from helpers.coding import State
from helpers.errors import ParallaxError
from helpers.lessons import Question, committed
from helpers.lessons.marks import mark_name, mark_of, open_marks
from helpers.lessons.rubrics import Criterion, most_points, rubric_of, teacher_page
from helpers.lessons.scores import by_hand, counted, key_points
from helpers.model import Story
from helpers.report.gathering import lesson_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What one student got for one question.

    Attributes:
        points: the points; None where there is no answer, or where it is not marked yet.
        levels: what each line of the rubric gave; empty for a closed question.
        note: the teacher's note to the student.
        answered: whether there is an answer.
    """

    points: int | None
    levels: tuple[int | None, ...] = ()
    note: str = ""
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One question that counts.

    Attributes:
        lesson: the lesson's name.
        question: the question.
        lines: the lines of its rubric; none for a closed question.
        marks: what was given for the answers of the lesson, as the journal of the marks has it.
    """

    lesson: str
    question: Question
    lines: tuple[Criterion, ...] = ()
    marks: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the column is called."""
        return f"{self.lesson} {self.question.id}"

    @property
    def most(self) -> int:
        """The most that it gives."""
        return most_points(self.lines) if self.lines else 1

    def entry(self, who: str, state: State | None, story: Story) -> Entry:
        """What a student got.

        Args:
            who: what tells the student from others.
            state: what stands in the student's journal of the lesson; None where there is none.
            story: the story.
        """
        value = committed(self.question, state) if state else None
        if not self.lines:
            return Entry(key_points(self.question, value, story), answered=value is not None)
        if not isinstance(value, str) or not value.strip():
            return Entry(None)
        mark = mark_of(self.marks.get(mark_name(self.question.id, who)), self.lines, value)
        return Entry(mark.points, mark.levels, mark.note, answered=True)


@dataclass(frozen=True, slots=True)
class Pupil:
    """One student's line.

    Attributes:
        name: the name in the hand-in file; may be empty.
        shown: the pseudonym.
        file: the file that counts.
        entries: what they got, in the order of the columns.
    """

    name: str
    shown: str
    file: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Gradebook:
    """The points of a class.

    Attributes:
        columns: the questions that count.
        pupils: the students, in the order of their names.
        problems: sentences about lessons that are not in it.
    """

    columns: tuple[Column, ...]
    pupils: tuple[Pupil, ...]
    problems: tuple[str, ...]

    def open(self) -> Iterator[tuple[Column, int, int]]:
        """The questions with answers that are not marked yet: how many are marked, and how many answers there are."""
        for at, column in enumerate(self.columns):
            given = [it.entries[at] for it in self.pupils if it.entries[at].answered]
            done = sum(it.points is not None for it in given)
            if done < len(given):
                yield column, done, len(given)


def gradebook(
    heaps: Sorted, shown: Mapping[str, str], kept: Path, lessons: Iterable[str] = (), *, formative: bool = False
) -> Gradebook:
    """The points of a class.

    Args:
        heaps: what became of each file.
        shown: the pseudonym of each student, by what tells them apart.
        kept: the folder of the class, where marks are kept.
        lessons: the lessons, by name or number; all that somebody handed in if there are none.
        formative: count the closed questions, too, about which students were told at once.

    Raises:
        ParallaxError: nobody handed in work on a lesson that is named.
    """
    there = sorted({name for one in heaps.counted for name in one.submission.hand_in.lessons})
    wanted = [_named(name, there) for name in lessons] or there
    read = {name: lesson_of(name) for name in dict.fromkeys(wanted)}
    columns = tuple(
        column
        for name, (_, questions, _) in read.items()
        for column in _columns(name, questions, heaps.story, kept, formative=formative)
    )
    found = (_pupil(one, shown, columns, heaps.story) for one in heaps.counted)
    pupils = sorted(found, key=lambda it: (it.name.casefold(), it.file))
    return Gradebook(columns, tuple(pupils), tuple(it for _, _, told in read.values() for it in told))


def _named(name: str, there: Sequence[str]) -> str:
    for lesson in there:
        if name in (lesson, lesson.partition("-")[0]):
            return lesson
    raise ParallaxError(f"nobody handed in work on {name!r}", "", f"There is work on {', '.join(there)}")


def _columns(
    lesson: str, questions: Sequence[Question], story: Story, kept: Path, *, formative: bool
) -> Iterator[Column]:
    found = counted(questions, story.id, formative=formative)
    is_written = any(map(by_hand, found))
    marks = open_marks(story, lesson, kept).state.answers if is_written else {}
    teacher = teacher_page(lesson) if is_written else ""
    whole = {it.id: it for it in questions}  # with the samples, on which the points of a rubric may depend
    for question in found:
        lines = rubric_of(whole[question.id], teacher) if by_hand(question) else ()
        yield Column(lesson, question, lines, marks)


def _pupil(one: Counted, shown: Mapping[str, str], columns: Iterable[Column], story: Story) -> Pupil:
    read = one.submission.hand_in
    entries = tuple(it.entry(one.who, read.lessons.get(it.lesson), story) for it in columns)
    return Pupil(read.name.strip(), shown[one.who], one.submission.file, entries)
