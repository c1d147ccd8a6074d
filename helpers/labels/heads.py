"""Noun phrases that may name something: their heads, and where they begin and end."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from helpers.quotes.phrases import simple_right
from helpers.quotes.unit import Units, is_glued, letter, low
from helpers.sources.words import singular, source_words
from helpers.vocabulary import words

LONGEST: Final = 12
"""Units of a name: a longer phrase is none."""

_NAMES_IT: Final = frozenset(("N", "P", "#", "s", "$", "£", "€", "’"))
_MAY_DESCRIBE: Final = frozenset(("K", "E", "G", "A", "v", "I"))


def over_ing(units: Units, after: int) -> int:
    """``a major global manufacturing hub``: the index after a noun that follows a word in -ing."""
    goes_on = letter(units, after) == "G" and letter(units, after + 1) == "N"
    return simple_right(units, after + 1, len(units)) if goes_on else after


def is_head(units: Units, place: int, test: Callable[[Units, int], bool]) -> bool:
    """Whether a noun ends its phrase and passes a test: not ``defence`` in ``defence pact``."""
    after = place + 1
    goes_on = letter(units, after) in ("N", "s") or (letter(units, after) == "-" and is_glued(units, after))
    return not goes_on and test(units, place)


def compound(units: Units, place: int) -> str:
    """A word with a hyphen, whole: ``sell-off``; empty where there is none."""
    if place >= 2 and letter(units, place - 1) == "-" and is_glued(units, place - 1):
        return f"{low(units, place - 2)}-{low(units, place)}"
    return ""


@cache
def event_nouns() -> frozenset[str]:
    """The list ``event_nouns`` in British and American spelling."""
    both = {
        *words("event_nouns"),
        *(word.replace("ise", "ize").replace("isation", "ization") for word in words("event_nouns")),
    }
    return frozenset({*both, "program"})


def is_event(units: Units, place: int) -> bool:
    """Whether a word names something that happens, is done or is agreed."""
    return units[place].text[:1].islower() and (
        low(units, place) in event_nouns() or singular(low(units, place)) in event_nouns()
    )


@cache
def _people() -> frozenset[str]:
    lists = ("person", "spokespeople", "office", "men", "women", "institution")
    return frozenset().union(*map(source_words, lists)) | words("label_nouns")


def is_somebody(units: Units, place: int) -> bool:
    """Whether a word in lower case stands for people, a body, a country or a side."""
    return units[place].text[:1].islower() and singular(low(units, place)) in _people()


def phrase_left(units: Units, head: int) -> int:
    """Where the phrase of a noun begins: over what describes it, to ``the`` or an owner."""
    here = head
    while here > 0 and head - here < LONGEST:
        tag = letter(units, here - 1)
        if tag == "-" and is_glued(units, here - 1):
            here -= 2
        elif (
            tag in _NAMES_IT
            or (tag == "Y" and letter(units, here) == "s")
            or (tag in _MAY_DESCRIBE and _describes(units, here - 1))
        ):
            here -= 1
        elif tag == "D":
            here -= 1
            break
        else:
            break
    while here < head and letter(units, here) in ("’", "-", "s"):
        here += 1
    return here


def _describes(units: Units, place: int) -> bool:
    """``the | newly installed | president``: a participle or adverb after ``the``, or glued: ``man-made``."""
    return (letter(units, place - 1) in ("D", "s", "A") and letter(units, place) != "I") or is_glued(units, place - 1)


def with_its_object(units: Units, after: int) -> int:
    """The index after ``of aggression``, ``in Ukraine``, ``against Ukraine``: what the thing is about or where."""
    here = after
    while True:
        word, tag = low(units, here), letter(units, here + 1)
        if word == "of" or (word in ("in", "against", "on", "over") and tag == "P"):
            end = simple_right(units, here + 1, len(units))
            if end > here + 1:
                here = end
                continue
        return here
