"""Noun phrases to the left of a verb: its subject."""

from __future__ import annotations

from typing import Final

from helpers.quotes.noun_phrases import noun_phrase_left
from helpers.quotes.phrases import is_time
from helpers.quotes.unit import Range, Units, is_glued, letter, low

_MOST_ASIDES: Final = 6  # between a subject and its verb


def subject_left(units: Units, place: int, floor: int) -> Range | None:
    """The noun phrase that ends right before a place: the subject of the verb that stands there.

    Args:
        units: the sentence.
        place: where the verb begins.
        floor: where to stop looking.
    """
    if place <= floor:
        return None
    end = _before_time(units, place, floor)
    mark = letter(units, end - 1)
    if mark == ")":
        return _before_bracket(units, end, floor)
    if mark in (",", "-") and not is_glued(units, end - 1):
        return _before_apposition(units, end, floor)
    return noun_phrase_left(units, end, floor)


def _before_time(units: Units, place: int, floor: int) -> int:
    """Leave out a time right before the verb: ``Smith on Monday | said``, ``the bank this month | announced``."""
    here = place
    while here > floor and letter(units, here - 1) in ("Y", "#"):
        here -= 1
    if here == place or not is_time(units, place - 1):
        return place
    while here > floor and (
        letter(units, here - 1) in ("D", "I") or low(units, here - 1) in ("last", "next", "late", "early")
    ):
        here -= 1
    return here if here > floor and letter(units, here - 1) in ("P", "N", ")", ",", "R", "W") else place


def _before_apposition(units: Units, place: int, floor: int) -> Range | None:
    """``Smith, a lawyer in Leeds, | said``: from the closing comma back over what stands between."""
    close = letter(units, place - 1)
    opening, aside_end = place - 2, place - 1
    best: Range | None = None
    for _ in range(_MOST_ASIDES):
        while opening > floor and not (letter(units, opening) == close and not is_glued(units, opening)):
            opening -= 1
        found = noun_phrase_left(units, opening, floor) if opening > floor else None
        aside = _is_aside(units, opening + 1, aside_end)
        if opening <= floor or not (found or aside):
            return best
        if found and aside:
            best = (found[0], place)
            further = _mark_further_left(units, found, opening, floor)
            if further is None:
                return best
            if further < opening:
                opening = further
                continue
        aside_end, opening = opening, opening - 1
    return best


def _before_bracket(units: Units, place: int, floor: int) -> Range | None:
    """``Mr Lee (Ohio) | said``: from the closing bracket back over it."""
    opening = place - 1
    while opening > floor and letter(units, opening) != "(":
        opening -= 1
    found = noun_phrase_left(units, opening, floor) if letter(units, opening) == "(" else None
    return (found[0], place) if found else None


def _mark_further_left(units: Units, found: Range, opening: int, floor: int) -> int | None:
    """The mark to go back to if a noun phrase before an aside is itself part of one; None if it is the subject."""
    relative = _relative_before(units, found[0], floor)
    if relative is not None:
        return relative
    if letter(units, found[0] - 1) == "I" and letter(units, found[0] - 2) == ",":
        return found[0] - 2
    named = found[1] - found[0] >= 2 and all(letter(units, here) == "P" for here in range(*found))
    inside = letter(units, found[0] - 1) == "," and not named and _is_aside(units, found[0], opening)
    return opening if inside else None


def _relative_before(units: Units, place: int, floor: int) -> int | None:
    """The comma before ``who`` or ``which`` if a place lies in such a clause."""
    for here in range(place - 1, max(floor, place - 14), -1):
        if letter(units, here) == "," and not is_glued(units, here):
            return here if letter(units, here + 1) == "W" else None
    return None


def _is_aside(units: Units, start: int, end: int) -> bool:
    """Whether what stands between two commas explains the noun before it."""
    first = letter(units, start)
    if start >= end:
        return False
    if first in ("W", "D", "#", "I", "K", "E", "G", "(", "A", "S", "C"):
        return True
    return first in ("N", "P") and not any(letter(units, here) in ("V", "M", "X") for here in range(start, end))
