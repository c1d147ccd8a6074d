"""What the class coded: which sentences split it, and how far it agrees by code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from helpers.agreement import Agreement, Split, agreement_by_code, split_sentences
from helpers.classroom.work import Lesson

ROUNDS: Final = 200
"""Resamples behind an interval: a thousand for every code of every lesson would take longer than all the rest."""


MOST: Final = 60
"""Codes of a lesson that are compared: more than any codebook has, fewer than a damaged file may hold."""


def shared_codes(lesson: Lesson) -> tuple[str, ...]:
    """The codes that at least two students gave, those that most gave first; one that nobody shares splits nobody."""
    given = Counter(code for layer in lesson.layers for code in {one.code for one in layer.annotations})
    shared = sorted((code for code, n in given.items() if n > 1), key=lambda code: (-given[code], code))
    return tuple(shared[:MOST])


def splits(lesson: Lesson) -> tuple[Split, ...]:
    """The sentences that split the class, with the code they part on; those that divide most first.

    Only those who coded something in an article are asked about it, and only codes that two students gave are compared.
    """
    return tuple(row for row in _rows(lesson) if row.parted)


def splits_by_code(lesson: Lesson, most: int) -> tuple[tuple[Split, ...], ...]:
    """The sentences that split the class most, each with all the codes that it was given, also those that all gave.

    Args:
        lesson: the lesson.
        most: how many sentences at most.
    """
    rows = _rows(lesson)
    places: dict[tuple[str, int], list[Split]] = {(row.article, row.sentence.start): [] for row in rows if row.parted}
    for row in rows:
        places.get((row.article, row.sentence.start), []).append(row)
    return tuple(tuple(of) for of in islice(places.values(), most))


def _rows(lesson: Lesson) -> tuple[Split, ...]:
    codes = frozenset(shared_codes(lesson))
    if not codes:
        return ()
    layers = [replace(it, annotations=tuple(a for a in it.annotations if a.code in codes)) for it in lesson.layers]
    return split_sentences(lesson.story, layers, lesson.covered)


def agreements(lesson: Lesson) -> Iterator[tuple[str, int, tuple[Agreement, ...]]]:
    """For each code its name, how many students coded, and the measures; at the end all codes put together."""
    codes = shared_codes(lesson)
    if not codes:
        return
    rows: dict[str, list[Agreement]] = {}
    for found in agreement_by_code(lesson.story, lesson.layers, codes, lesson.covered, rounds=ROUNDS):
        if not found.measure.startswith("Cohen"):  # a measure for two coders only
            rows.setdefault(found.of, []).append(found)
    for code, measures in rows.items():
        yield code, len(lesson.layers), tuple(measures)
