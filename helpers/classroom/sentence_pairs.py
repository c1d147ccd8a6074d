"""What the class said of pairs of sentences, and of sentences not found in the other text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpers.agreement import Agreement, Ratings, krippendorff_alpha, percent_agreement
from helpers.classroom.coded import ROUNDS
from helpers.classroom.work import Lesson
from helpers.lessons.pairs import ALONE, COULD_MATTER, PAIR, VERDICTS, judged


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the class said of one pair of sentences, or of one sentence.

    Attributes:
        id: the name of the pair, such as ``A 3 – B 5``.
        texts: its sentences.
        counts: how many students gave each judgement.
        agreement: per cent agreement and alpha on this one.
    """

    id: str
    texts: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    agreement: tuple[Agreement, ...]

    @property
    def n(self) -> int:
        """How many students judged it."""
        return sum(count for _, count in self.counts)


def opinions(lesson: Lesson, prefix: str) -> tuple[Opinion, ...]:
    """The judgements under a prefix, `PAIR` or `ALONE`; those the class parts on most come first."""
    given = judgements(lesson, prefix)
    texts: dict[str, tuple[str, ...]] = {}
    for state in lesson.states.values():
        for name in given.keys() - texts.keys():
            if value := judged(state, prefix + name):
                texts[name] = passages(value)
    found = [
        Opinion(name, texts.get(name, ()), _counts(said), opinion_agreement({name: said}))
        for name, said in given.items()
    ]
    return tuple(sorted(found, key=lambda one: (_agreed(one), -one.n, one.id)))


def judgements(lesson: Lesson, prefix: str) -> dict[str, dict[str, str]]:
    """By pair and student what was said: the verdict, or whether it could matter; nothing else is counted."""
    field, known = {PAIR: ("verdict", VERDICTS), ALONE: ("matter", COULD_MATTER)}[prefix]
    given: dict[str, dict[str, str]] = {}
    for who, state in lesson.states.items():
        for question in state.answers:
            said = judged(state, question).get(field) if question.startswith(prefix) else None
            if said in known:
                given.setdefault(question.removeprefix(prefix), {})[who] = str(said)
    return given


def opinion_agreement(given: Mapping[str, Mapping[str, str]]) -> tuple[Agreement, ...]:
    """Per cent agreement and alpha, with what was judged as units; nothing below two students.

    Example:
        >>> said = {"A 1 – B 1": {"Ada": "the same fact", "Ben": "the same fact", "Cleo": "not the same fact"}}
        >>> round(opinion_agreement(said)[0].value, 3)
        0.333
    """
    who = tuple(sorted({name for of in given.values() for name in of}))
    if len(who) < 2:
        return ()
    values = tuple(tuple(of.get(name) for name in who) for of in given.values())
    ratings = Ratings("pairs of sentences", who, tuple(given), values)
    return percent_agreement(ratings), krippendorff_alpha(ratings, rounds=ROUNDS)


def passages(value: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of a judgement's sentences."""
    places = value.get("passages")
    found = [it for it in places if isinstance(it, Mapping)] if isinstance(places, list | tuple) else []
    return tuple(" ".join(str(it.get("text", "")).split()) for it in found)


def _agreed(one: Opinion) -> float:
    value = one.agreement[0].value if one.agreement else None
    return 2.0 if value is None else value


def _counts(said: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(said.values()).items(), key=lambda it: (-it[1], it[0])))
