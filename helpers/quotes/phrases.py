"""Noun phrases to the right of a place, with what hangs on them."""

from __future__ import annotations

from typing import Final

from helpers.quotes.unit import Units, is_glued, is_short_quotation, letter, low

STOPS: Final = (".", ";", ":", "?", "!", "…")
_ADVERBIAL: Final = ("on", "as", "about", "after", "before", "during", "since", "until")  # seldom hang on a noun


def simple_right(units: Units, place: int, end: int) -> int:
    """The index after a plain noun phrase that begins here: determiner, adjectives, nouns; the same index if none."""
    here = place
    if letter(units, here) in ("R", "O", "W"):
        return here + 2 if low(units, here + 1) in ("all", "both") else here + 1
    while here < end and letter(units, here) == "D":
        here += 1
    head = here
    while here < end:
        if letter(units, here) == "(" and here > place:
            close = closing_bracket(units, here, end)
            if close is None:
                return here
            here = close + 1
        elif _belongs(units, here, place, head):
            here += 1
        else:
            return here
    return here


def _belongs(units: Units, here: int, place: int, head: int) -> bool:
    """Whether a unit goes on with the plain noun phrase that began at ``place``, its first noun at ``head``."""
    tag, before = letter(units, here), letter(units, here - 1)
    if tag == "P" and here > head and is_time(units, here - 1) and before != "s":
        return False
    if tag in ("N", "P", "#", "s", "Y", "v") or is_glued(units, here) or is_short_quotation(units, here):
        return True
    if tag in ("'", "’"):
        return here > head
    describes = before in ("D", "s", "A", "#", "E", "K", "-", "C") if here > place else True
    return tag in ("E", "K", "G", "A") and letter(units, here + 1) in ("N", "P", "-", "E") and describes


def is_time(units: Units, place: int) -> bool:
    """A day, month or year."""
    return letter(units, place) == "Y" or (letter(units, place) == "#" and len(units[place].text) == 4)


def closing_bracket(units: Units, place: int, end: int) -> int | None:
    """Where a bracket closes, if it does so within twelve words."""
    for here in range(place + 1, min(place + 13, end)):
        if letter(units, here) == ")":
            return here
    return None


def phrase_right(units: Units, place: int, end: int, *, apposition: bool = True) -> int:
    """The index after a noun phrase with what belongs to it: ``of``-phrases, ``and``-phrases, an apposition."""
    here = simple_right(units, place, end)
    if here == place:
        return place
    while here < end:
        after = _prepositional(units, here, end) or _coordinated(units, here, end)
        if not after and apposition:
            after = _participial(units, here, end) or _apposition(units, here, end)
        if not after:
            break
        here = after
    return here


def _prepositional(units: Units, here: int, end: int) -> int:
    """``of the council``: the index after a preposition and its noun phrase, or 0."""
    if letter(units, here) not in ("I", "Z") or low(units, here) in _ADVERBIAL or letter(units, here + 1) == "G":
        return 0
    after = simple_right(units, here + 1, end)
    return after if after > here + 1 else 0


def _coordinated(units: Units, here: int, end: int) -> int:
    """``and the union``: the index after a conjunction and a noun phrase that is no new subject, or 0."""
    if letter(units, here) != "C" or letter(units, here + 1) not in ("P", "N", "D"):
        return 0
    after = simple_right(units, here + 1, end)
    return after if letter(units, after) not in ("V", "E", "X", "M") else 0


def _participial(units: Units, here: int, end: int) -> int:
    """``released by the bank``: the index after a participle, its preposition and noun phrase, or 0."""
    if letter(units, here) not in ("E", "K") or low(units, here + 1) not in ("by", "in", "on", "at"):
        return 0
    after = simple_right(units, here + 2, end)
    return after if after > here + 2 else 0


def _apposition(units: Units, comma: int, end: int) -> int:
    """The index after an apposition or relative clause that begins at a comma, or 0."""
    if letter(units, comma) != ",":
        return 0
    first = letter(units, comma + 1)
    if first == "W" or low(units, comma + 1) == "whose":
        here = comma + 2
        while here < end and letter(units, here) not in (",", "Q", "-", *STOPS):
            here += 1
        return here
    if first in ("D", "N", "P") and low(units, comma + 1) not in ("this", "that"):
        here = phrase_right(units, comma + 1, end, apposition=False)
        if here > comma + 2 and (here >= end or letter(units, here) in (",", "-", "W", *STOPS, ")")):
            return here
    return 0
