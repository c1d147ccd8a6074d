"""The class's work as tidy tables: one row a student, an answer, a code, a verdict, a judgement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from helpers.classroom.sentence_pairs import passages
from helpers.classroom.tallies import Judge
from helpers.classroom.work import Classwork, Lesson
from helpers.comparison.sides import Named, named_sentences
from helpers.frames import load_frames
from helpers.lessons import groups
from helpers.lessons.pairs import ALONE, PAIR, judged
from helpers.lessons.twin import answer_text
from helpers.lessons.verdicts import verdicts_of
from helpers.model import Span
from helpers.report.gathering import ELSEWHERE

Cell = str | int | float | None
Row = tuple[Cell, ...]

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "students": ("student", "lessons", "answers", "codes", "links", "verdicts", "frame_answers", "pairs"),
    "answers": ("student", "lesson", "question", "kind", "when", "answer", "verdict"),
    "codes": ("student", "lesson", "article", "sentence", "code", "note", "start", "end", "text"),
    "verdicts": ("student", "lesson", "pair", "first", "last"),
    "frame_answers": ("student", "lesson", "article", "frame", "question", "answer", "words"),
    "pairs": ("student", "lesson", "what", "pair", "judgement", "more", "note", "passages"),
}
"""The tables, each with its columns."""


def all_rows(work: Classwork, judge: Judge) -> dict[str, tuple[Row, ...]]:
    """Every table of `COLUMNS` with its rows, by lesson and student."""
    makers: dict[str, Callable[[Lesson], Iterator[Row]]] = {
        "answers": lambda lesson: answer_rows(lesson, judge),
        "codes": code_rows,
        "verdicts": verdict_rows,
        "frame_answers": frame_rows,
        "pairs": pair_rows,
    }
    found = {name: tuple(row for lesson in work.lessons for row in make(lesson)) for name, make in makers.items()}
    return {"students": tuple(student_rows(work, found)), **found}


def student_rows(work: Classwork, found: Mapping[str, tuple[Row, ...]]) -> Iterator[Row]:
    """How much each student did."""
    counts = {name: _by_student(rows) for name, rows in found.items()}
    for one in work.students:
        links = sum(len(state.connections) for state in one.lessons.values())
        judgements = counts["pairs"].get(one.shown, 0) - links
        answers, codes, said, frames = (
            counts[name].get(one.shown, 0) for name in ("answers", "codes", "verdicts", "frame_answers")
        )
        yield one.shown, "; ".join(sorted(one.lessons)), answers, codes, links, said, frames, judgements


def answer_rows(lesson: Lesson, judge: Judge) -> Iterator[Row]:
    """The answers to the lesson's questions, then those whose question is not known, and names put together."""
    known = {question.id for question in lesson.questions}
    for who, state in lesson.states.items():
        for question in lesson.questions:
            when, values = ("prediction", state.predictions) if question.predict else ("answer", state.answers)
            if (value := values.get(question.id)) is not None:
                said = judge.said(lesson.name, question, value).verdict
                yield who, lesson.name, question.id, question.kind, when, answer_text(value), said
        for when, values in (("prediction", state.predictions), ("answer", state.answers)):
            for name, value in values.items():
                if name not in known and not name.startswith(ELSEWHERE):
                    yield who, lesson.name, name, "", when, answer_text(value), ""
        for name, value in groups.choices_of(state).items():
            yield who, lesson.name, groups.PREFIX + name, "name", "answer", value, ""


def code_rows(lesson: Lesson) -> Iterator[Row]:
    """The codes, each with the sentence it begins in."""
    named = {article.id: named_sentences(article) for article in lesson.story.articles}
    for who, state in lesson.states.items():
        for one in state.annotations:
            place = _sentence(named[one.article], one)
            yield who, lesson.name, one.article, place, one.code, one.note, one.start, one.end, one.text


def _sentence(named: Sequence[Named], place: Span) -> str:
    """What the sentence is called in which a passage begins, or that it reaches next."""
    at = bisect_right(named, place.start, key=lambda it: it.sentence.end)
    return named[at].name if at < len(named) and named[at].sentence.start < place.end else ""


def verdict_rows(lesson: Lesson) -> Iterator[Row]:
    """The verdicts on pairs of figures, the first and the last."""
    for who, state in lesson.states.items():
        for pair, (first, last) in verdicts_of(state).items():
            yield who, lesson.name, pair, answer_text(first), answer_text(last)


def frame_rows(lesson: Lesson) -> Iterator[Row]:
    """The answers to the questions of the frames, each with the words that a yes rests on."""
    frames = {item.id: frame.name for frame in load_frames() for item in frame.items}
    for coding in lesson.frames:
        for (article, item), answer in coding.answers.items():
            words = "; ".join(span.text for span in coding.evidence.get((article, item), ()))
            yield coding.coder, lesson.name, article, frames[item], item, answer, words


def pair_rows(lesson: Lesson) -> Iterator[Row]:
    """Judgements on pairs of sentences and on sentences alone, then the links made in the reader."""
    for who, state in lesson.states.items():
        for name in state.answers:
            for prefix, what, judgement, more in (
                (PAIR, "pair", "verdict", "differs"),
                (ALONE, "alone", "matter", "reasons"),
            ):
                value = judged(state, name) if name.startswith(prefix) else {}
                if value:
                    said = (_text(value.get(judgement)), _text(value.get(more)), _text(value.get("note")))
                    yield who, lesson.name, what, name.removeprefix(prefix), *said, " | ".join(passages(value))
        for link in state.connections:
            ends = " | ".join(f"{article}: {' '.join(span.text.split())}" for article, span in link.passages)
            yield who, lesson.name, "link", link.id, "", "", link.note, ends


def _text(value: Any) -> str:
    return "" if value is None else answer_text(value)


def _by_student(rows: tuple[Row, ...]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[str(row[0])] = counts.get(str(row[0]), 0) + 1
    return counts
