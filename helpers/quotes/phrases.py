"""Noun phrases to the right of a place, with what hangs on them."""

from __future__ import annotations

from typing import Final

from helpers.quotes.unit import Units, is_glued, is_short, letter, low

STOPS: Final = (".", ";", ":", "?", "!", "…")


def simple_right(units: Units, place: int, end: int) -> int:
    """The index after a plain noun phrase that begins here: determiner, adjectives, nouns; the same index if none."""
    here = place
    if letter(units, here) in ("R", "O", "W"):
        here += 1
        if low(units, here) in ("all", "both"):
            here += 1
        return here
    while here < end and letter(units, here) == "D":
        here += 1
    head = here
    while here < end:
        tag = letter(units, here)
        if tag == "(" and here > place:
            close = closing_bracket(units, here, end)
            if close is None:
                break
            here = close + 1
            continue
        short_quote = tag == "Q" and is_short(units, here)
        inner = tag in "NP#sYv" or is_glued(units, here) or short_quote or (tag in ("'", "’") and here > head)
        adjective = (
            tag in ("E", "K", "G", "A")
            and letter(units, here + 1) in ("N", "P", "-", "E")
            and letter(units, here - 1 if here > place else -1) in ("D", "s", "A", "#", "E", "K", "-", "C", "")
        )
        starts_new = tag == "D" or (tag == "P" and here > head and is_time(units, here - 1))
        if starts_new and here > head and letter(units, here - 1) == "s":
            starts_new = False
        if (inner or adjective) and not starts_new:
            here += 1
        else:
            break
    return here


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
        tag = letter(units, here)
        if tag in ("I", "Z") and low(units, here) not in (
            "on",
            "as",
            "about",
            "after",
            "before",
            "during",
            "since",
            "until",
        ):
            after = simple_right(units, here + 1, end)
            if letter(units, here + 1) == "G":
                break
            if after == here + 1:
                break
            here = after
        elif (
            tag == "C"
            and letter(units, here + 1) in ("P", "N", "D")
            and letter(units, simple_right(units, here + 1, end)) not in ("V", "E", "X", "M")
        ):
            here = simple_right(units, here + 1, end)
        elif (
            tag in ("E", "K")
            and apposition
            and low(units, here + 1) in ("by", "in", "on", "at")
            and (after := simple_right(units, here + 2, end)) > here + 2
        ) or (tag == "," and apposition and (after := _apposition(units, here, end))):
            here = after
        else:
            break
    return here


def _apposition(units: Units, comma: int, end: int) -> int:
    """The index after an apposition or relative clause that begins at a comma, or 0."""
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
