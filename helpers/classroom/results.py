"""All that is counted of a class's work, lesson by lesson."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpers.agreement import Agreement, Split
from helpers.classroom.coded import agreements, splits
from helpers.classroom.figures import Judged, figure_agreement, judged_figures, verdicts
from helpers.classroom.profiles import Spread, frame_agreements, spreads
from helpers.classroom.sentence_pairs import Opinion, judgements, opinion_agreement, opinions
from helpers.classroom.tallies import Judge, Tally, tally
from helpers.classroom.work import Classwork, Lesson
from helpers.comparison import FigureRow, figure_ledger
from helpers.lessons.pairs import ALONE, PAIR


@dataclass(frozen=True, slots=True)
class Measured:
    """How far the class agrees on one thing.

    Attributes:
        what: what kind of thing: ``question``, ``code``, ``frame``, ``figure pair``, ``sentence pair``.
        of: its name.
        students: how many students' work is compared.
        percent: per cent agreement.
        alpha: Krippendorff's alpha.
    """

    what: str
    of: str
    students: int
    percent: Agreement
    alpha: Agreement

    @property
    def note(self) -> str:
        """What to mind, once."""
        notes = (self.percent.note, self.alpha.note)
        return "; ".join(dict.fromkeys(part for note in notes for part in note.split("; ") if part))


@dataclass(frozen=True, slots=True)
class LessonResults:
    """What is counted in one lesson.

    Attributes:
        lesson: the lesson.
        tallies: the answers to its questions.
        splits: the sentences that split the class.
        figures: the pairs of figures.
        spreads: the frame profiles.
        pairs: the pairs of sentences.
        alone: the sentences not found in the other text.
        measured: agreement on all of them.
    """

    lesson: Lesson
    tallies: tuple[Tally, ...]
    splits: tuple[Split, ...]
    figures: tuple[Judged, ...]
    spreads: tuple[Spread, ...]
    pairs: tuple[Opinion, ...]
    alone: tuple[Opinion, ...]
    measured: tuple[Measured, ...]


def results(work: Classwork, judge: Judge) -> tuple[LessonResults, ...]:
    """Count everything."""
    has_verdicts = any(verdicts(lesson) for lesson in work.lessons)
    rows = {row.id: row for row in figure_ledger(work.story, alone=False)} if has_verdicts else {}
    return tuple(_results(lesson, judge, rows) for lesson in work.lessons)


def _results(lesson: Lesson, judge: Judge, rows: Mapping[str, FigureRow]) -> LessonResults:
    tallies = tuple(tally(lesson, question, judge) for question in lesson.questions)
    pairs, alone = (opinions(lesson, prefix) for prefix in (PAIR, ALONE))
    figures = judged_figures(lesson, rows)
    measured = (
        *(it for one in tallies for it in _measured("question", one.question.id, one.compared, one.agreement)),
        *(it for code, n, found in agreements(lesson) for it in _measured("code", code, n, found)),
        *_frames(lesson),
        *(it for one in figures for it in _measured("figure pair", f"{one.label} ({one.id})", one.n, one.agreement)),
        *_all_figures(lesson),
        *(it for one in (*pairs, *alone) for it in _measured("sentence pair", one.id, one.n, one.agreement)),
        *_all_pairs(lesson),
    )
    return LessonResults(lesson, tallies, splits(lesson), figures, spreads(lesson), pairs, alone, measured)


def _measured(what: str, of: str, students: int, found: Sequence[Agreement]) -> Iterator[Measured]:
    if len(found) == 2:
        yield Measured(what, of, students, *found)


def _frames(lesson: Lesson) -> Iterator[Measured]:
    ids = [article.id for article in lesson.story.articles]
    for name, found in frame_agreements(lesson.frames, ids):
        yield from _measured("frame", name, len(lesson.frames), found)


def _all_figures(lesson: Lesson) -> Iterator[Measured]:
    given = verdicts(lesson)
    if len(given) > 1:
        students = len({who for of in given.values() for who in of})
        yield from _measured("figure pair", "all figure pairs", students, figure_agreement(given))


def _all_pairs(lesson: Lesson) -> Iterator[Measured]:
    given = judgements(lesson, PAIR)
    if len(given) > 1:
        students = len({who for of in given.values() for who in of})
        yield from _measured("sentence pair", "all sentence pairs", students, opinion_agreement(given))
