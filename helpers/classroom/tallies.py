"""How often each answer to a question was given, and how far the class agrees on it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from helpers.agreement import Agreement, Ratings, krippendorff_alpha, percent_agreement
from helpers.classroom.work import Lesson
from helpers.comparison.sides import sentence_of
from helpers.lessons import Feedback, Question, feedback
from helpers.lessons.evidence import places_of
from helpers.lessons.feedback import unclear
from helpers.lessons.numbers import parse_number, written
from helpers.lessons.twin import answer_text, option_labels
from helpers.lessons.wording import alike
from helpers.model import Story

UNCLEAR = "cannot be compared"


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to one question.

    Attributes:
        question: the question.
        asked: how many students have a journal of its lesson.
        answered: how many of them answered.
        unclear: how many of the answers cannot be compared: no number, words that are not found.
        counts: how many gave each answer. Where several can be chosen the counts add up to more than the students.
        verdicts: how many answers match the key, can be defended, or should be looked at again; empty where nothing
            is compared.
        agreement: the share of pairs of students with the same answer, and alpha, which one question alone cannot have.
    """

    question: Question
    asked: int
    answered: int
    unclear: int
    counts: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, int], ...]
    agreement: tuple[Agreement, ...]

    @property
    def compared(self) -> int:
        """How many answers the shares are of."""
        return self.answered - self.unclear

    def share(self, count: int) -> float | None:
        """A count as a share of the answers compared; None of nothing."""
        return count / self.compared if self.compared else None


class Judge:
    """What is said of answers; the same answer of many students is looked at once.

    Args:
        story: the story.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self._said: dict[tuple[str, str, str], Feedback] = {}
        self._read: dict[tuple[str, str, str], tuple[str, ...] | None] = {}

    def said(self, lesson: str, question: Question, value: object) -> Feedback:
        """What the student heard of an answer."""
        key = (lesson, question.id, json.dumps(value))
        if key not in self._said:
            self._said[key] = feedback(question, value, self.story)
        return self._said[key]

    def read(self, lesson: str, question: Question, value: object) -> tuple[str, ...] | None:
        """The answers in an answer, as they are compared; None where it cannot be."""
        key = (lesson, question.id, json.dumps(value))
        if key not in self._read:
            clear = not unclear(question, value, self.story)
            self._read[key] = _READ[question.kind](question, value, self.story) if clear else None
        return self._read[key]


def tally(lesson: Lesson, question: Question, judge: Judge) -> Tally:
    """Count the answers of a class to a question.

    Choices, steps of a scale and numbers are compared as they are; passages by the sentence they begin in. Answers in
    the student's own words are not compared, only counted.
    """
    given = lesson.given(question)
    read = {who: judge.read(lesson.name, question, value) for who, value in given.items()}
    clear = {who: it for who, it in read.items() if it is not None}
    found = Counter(one for it in clear.values() for one in it)
    verdicts = Counter(judge.said(lesson.name, question, given[who]).verdict for who in clear)
    verdicts.pop("noted", None)
    in_words = question.kind == "text"
    return Tally(
        question,
        len(lesson.states),
        len(given),
        len(given) - len(clear),
        () if in_words else _ordered(question, found),
        tuple(sorted(verdicts.items())),
        () if in_words else question_agreement(question.id, clear),
    )


def question_agreement(name: str, answers: Mapping[str, Sequence[str]]) -> tuple[Agreement, ...]:
    """Per cent agreement and alpha of one question, by student what they answered; nothing below two students.

    Example:
        >>> given = {"Ada": ["A"], "Ben": ["A"], "Cleo": ["B"], "Dan": ["A"]}
        >>> [(it.measure, it.value) for it in question_agreement("longer", given)]
        [('per cent agreement', 0.5), ('Krippendorff’s alpha', None)]
    """
    if len(answers) < 2:
        return ()
    row = tuple("; ".join(sorted(it)) for it in answers.values())
    ratings = Ratings(name, tuple(answers), (name,), (row,))
    return percent_agreement(ratings), krippendorff_alpha(ratings, rounds=0)


def _ordered(question: Question, found: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The options in their order, those that nobody chose too; other answers by how often they were given."""
    options = [label for _, label in option_labels(question)]
    others = sorted((it for it in found if it not in options), key=lambda it: (-found[it], it))
    return tuple((it, found.get(it, 0)) for it in (*options, *others))


def _read_choice(question: Question, value: Any, _story: Story) -> tuple[str, ...]:
    return (next(option for option in question.options if alike(value, option)),)


def _read_choices(_question: Question, value: Any, _story: Story) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value))


def _read_scale(question: Question, value: Any, _story: Story) -> tuple[str, ...]:
    return (dict(option_labels(question)).get(str(value), str(value)),)


def _read_number(_question: Question, value: Any, _story: Story) -> tuple[str, ...]:
    number = parse_number(written(value))
    if number is None:
        return (answer_text(value),)
    plain = f"{number.whole:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return (f"{plain} {number.unit}".rstrip(),)


def _read_span(_question: Question, value: Any, story: Story) -> tuple[str, ...]:
    article, span = places_of(story, value)[0]
    sentence = sentence_of(article, span)
    return (f"{sentence.name}: {' '.join(sentence.sentence.text.split())}" if sentence else answer_text(value),)


def _read_text(_question: Question, _value: Any, _story: Story) -> tuple[str, ...]:
    return ("in the student’s own words",)


_READ = {
    "choice": _read_choice,
    "choices": _read_choices,
    "scale": _read_scale,
    "number": _read_number,
    "span": _read_span,
    "text": _read_text,
}
