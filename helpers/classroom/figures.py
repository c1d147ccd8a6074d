"""Which pair of figures was judged otherwise than by the reference coding, and how far the class agrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpers.agreement import Agreement, Ratings, krippendorff_alpha, percent_agreement
from helpers.classroom.coded import ROUNDS
from helpers.classroom.work import Lesson
from helpers.comparison import FIGURE_RELATIONS, FigureRow
from helpers.layers.figure_key import key_of, reference_pairs
from helpers.lessons.verdicts import verdicts_of

Verdicts = Mapping[str, tuple[str, str]]
"""By student the first verdict on a pair, and the last."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the class said of one pair of figures.

    Attributes:
        id: the row's id in the figure ledger.
        label: what is measured.
        words: the figures as the articles write them.
        n: how many students judged it.
        first: how many gave each relation at first.
        last: how many gave it in the end.
        key: the reference coding's relation, else the machine's; empty where neither has the pair.
        by: whose relation that is.
        agreement: the measures of the last verdicts on this pair.
    """

    id: str
    label: str
    words: str
    n: int
    first: tuple[tuple[str, int], ...]
    last: tuple[tuple[str, int], ...]
    key: str
    by: str
    agreement: tuple[Agreement, ...]

    def apart(self, *, at_first: bool = False) -> float | None:
        """The share of verdicts that are not the key's; None where there is no key."""
        counts = dict(self.first if at_first else self.last)
        return 1 - counts.get(self.key, 0) / self.n if self.key and self.n else None


def judged_figures(lesson: Lesson, rows: Mapping[str, FigureRow]) -> tuple[Judged, ...]:
    """The pairs that somebody judged; those that most students judged otherwise than the key first.

    Args:
        lesson: the lesson.
        rows: the figure ledger of the story, by id.
    """
    given = verdicts(lesson)
    keys = reference_pairs(lesson.story) if given else ()
    found = [_judged(name, given[name], rows.get(name), keys) for name in given]
    return tuple(sorted(found, key=lambda one: (-(one.apart() or 0), -one.n, one.id)))


def verdicts(lesson: Lesson) -> dict[str, dict[str, tuple[str, str]]]:
    """By pair and student the first and the last verdict; what is no relation of figures is left out."""
    given: dict[str, dict[str, tuple[str, str]]] = {}
    for who, state in lesson.states.items():
        for name, (first, last) in verdicts_of(state).items():
            if {str(first), str(last)} <= FIGURE_RELATIONS.keys():
                given.setdefault(name, {})[who] = (str(first), str(last))
    return given


def figure_agreement(given: Mapping[str, Verdicts]) -> tuple[Agreement, ...]:
    """Per cent agreement and alpha of the last verdicts, pairs of figures as units; nothing below two students.

    Example:
        >>> said = {"p": {"Ada": ("same", "same"), "Ben": ("same", "same")}, "q": {"Ada": ("same", "conflict")}}
        >>> [(it.measure, it.value) for it in figure_agreement(said)]
        [('per cent agreement', 1.0), ('Krippendorff’s alpha', None)]
    """
    who = tuple(sorted({name for of in given.values() for name in of}))
    if len(who) < 2:
        return ()
    values = tuple(tuple(of[name][1] if name in of else None for name in who) for of in given.values())
    ratings = Ratings("figure pairs", who, tuple(given), values)
    return percent_agreement(ratings), krippendorff_alpha(ratings, rounds=ROUNDS)


def _judged(name: str, given: Verdicts, row: FigureRow | None, keys: Sequence[object]) -> Judged:
    key = key_of(row, keys) if row else None  # type: ignore[arg-type]
    relation, by = (key.relation, key.rule) if key else (row.relation, "machine") if row else ("", "")
    words = " / ".join(figure.text for figure in row.figures if figure) if row else ""
    label = row.label or name if row else name
    first, last = (Counter(said[at] for said in given.values()) for at in (0, 1))
    return Judged(
        name, label, words, len(given), _counts(first), _counts(last), relation, by, figure_agreement({name: given})
    )


def _counts(found: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(found.items(), key=lambda it: (-it[1], it[0])))
