"""Hedges and modifiers: the words before a figure that make it approximate, or colour it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.vocabulary import entries

_LONGEST: Final = 4
_TIMES: Final = frozenset({"date", "year", "time", "ordinal", "anniversary"})
_PLACES: Final = frozenset({"over", "under", "above", "below", "some", "within"})


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(entry.lower().replace("ca.", "ca .").replace("c.", "c .") for entry in entries(name))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _phrases("hedges") | _phrases("modifiers"))


def hedge(line: Line, found: Found) -> None:
    """Note what stands right before a figure: ``around``, ``at least``, ``just``; ``or so`` behind it.

    ``over`` and ``under`` are no hedges of a time (``over the past 20 years``).
    """
    place = found.first - 1
    for _ in range(3):
        taken = _phrase_before(line, place, found)
        if not taken:
            break
        place -= taken
    after = line.low_span(found.last + 1, found.last + 2)
    if not found.hedge and after in ("or so", "or more", "or less", "or fewer", "or thereabouts"):
        found.hedge = line.text(found.last + 1) + " " + line.text(found.last + 2)


def _phrase_before(line: Line, place: int, found: Found) -> int:
    if line.low(place) not in _last_words():
        return 0
    for length in range(min(_LONGEST, place + 1), 0, -1):
        phrase = line.low_span(place - length + 1, place)
        stands = line.as_it_stands(place - length + 1, place)
        if phrase in _phrases("hedges") and not found.hedge and not (found.kind in _TIMES and phrase in _PLACES):
            found.hedge = stands
            return length
        if phrase in _phrases("modifiers") and not found.modifier and not _adjective(phrase, found):
            found.modifier = stands
            return length
    return 0


def _adjective(phrase: str, found: Found) -> bool:
    return found.kind in _TIMES and phrase.startswith(("a ", "an ", "even"))


def hedge_of_the_bracket(line: Line, found: list[Found]) -> None:
    """A figure in brackets says the one before it again and shares its hedge: ``around 2 am (1900 GMT)``."""
    for before, here in pairwise(found):
        alike = before.kind == here.kind or {before.kind, here.kind} <= {"measure", "money", "rate"}
        bracket = here.first == before.last + 2 and line.text(here.first - 1) == "("
        if bracket and alike and not here.hedge:
            here.hedge = before.hedge
