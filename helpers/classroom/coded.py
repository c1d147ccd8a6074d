"""What the class coded: which sentences split it, and how far it agrees by code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from helpers.agreement import Agreement, Split, agreement_by_code, split_sentences
from helpers.classroom.work import Lesson

ROUNDS: Final = 200
"""Resamples behind an interval: a thousand for every code of every lesson would take longer than all the rest."""
PER_CENT: Final = "per cent agreement"


def splits(lesson: Lesson) -> tuple[Split, ...]:
    """The sentences that split the class, with the code they part on; those that divide most first.

    Only those who coded something in an article are asked about it.
    """
    if len(lesson.layers) < 2:
        return ()
    found = split_sentences(lesson.story, lesson.layers, lesson.covered)
    return tuple(row for row in found if row.parted)


def agreements(lesson: Lesson) -> Iterator[tuple[str, int, tuple[Agreement, ...]]]:
    """For each code its name, how many students coded, and the measures; at the end all codes put together."""
    if len(lesson.layers) < 2:
        return
    rows: dict[str, list[Agreement]] = {}
    for found in agreement_by_code(lesson.story, lesson.layers, (), lesson.covered, rounds=ROUNDS):
        if not found.measure.startswith("Cohen"):  # a measure for two coders only
            rows.setdefault(found.of, []).append(found)
    for code, measures in rows.items():
        yield code, len(lesson.layers), tuple(measures)
