"""Counts: how many of what."""

from __future__ import annotations

from functools import cache
from typing import Final

from helpers.figures.found import Found
from helpers.figures.lexemes import DASHES, Line
from helpers.figures.numbers import Number
from helpers.vocabulary import words

_LONGEST: Final = 7  # words of a counted thing, such as "top seeds" or "public housing properties"
_PLURALS: Final = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "lives": "life", "wives": "wife", "leaves": "leaf", "thieves": "thief", "knives": "knife", "wolves": "wolf",
    "halves": "half", "shelves": "shelf", "policemen": "policeman", "servicemen": "serviceman", "firemen": "fireman",
    "policewomen": "policewoman", "fishermen": "fisherman", "gunmen": "gunman", "crises": "crisis",
    "analyses": "analysis", "bases": "base", "data": "data", "cattle": "cattle", "sheep": "sheep", "fish": "fish",
    "aircraft": "aircraft", "spacecraft": "spacecraft", "troops": "troops", "police": "police",
    "personnel": "personnel", "series": "series", "species": "species", "mice": "mouse", "crew": "crew",
    "staff": "staff", "buses": "bus", "viruses": "virus", "businessmen": "businessman", "movies": "movie",
    "cookies": "cookie", "zombies": "zombie", "rookies": "rookie", "ties": "tie", "lies": "lie", "pies": "pie",
    "houses": "house", "horses": "horse", "nurses": "nurse", "cases": "case", "purchases": "purchase",
    "hostages": "hostage", "clothes": "clothes", "works": "work", "headquarters": "headquarters",
    "criteria": "criterion", "phenomena": "phenomenon", "wounded": "wounded", "injured": "injured", "dead": "dead",
    "oxen": "ox", "geese": "goose",
}  # fmt: skip
_SIZES: Final = frozenset({"plus", "odd", "strong", "something"})
_WHOSE: Final = frozenset({"the", "its", "his", "her", "their", "our", "these", "those", "my"})
_FURTHER: Final = frozenset({"more", "other", "further", "additional", "extra"})
_NO_PLURAL: Final = ("ss", "us", "is", "’s", "'s")


@cache
def stops() -> frozenset[str]:
    """Words at which a counted thing ends."""
    return words("not_counted")


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a noun: ``doctors``, ``people``."""
    if word in _PLURALS or (len(word) > 2 and word[:-1].isupper() and word[-1] == "s"):
        return True
    word = word.lower()
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL))


def singular(word: str) -> str:
    """The singular of a plural noun.

    Example:
        >>> [singular(word) for word in ("doctors", "countries", "people", "boxes", "missiles")]
        ['doctor', 'country', 'person', 'box', 'missile']
    """
    plural = is_plural(word)
    word = word.lower()
    if word in _PLURALS:
        return _PLURALS[word]
    if not plural:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]


def counted_after(line: Line, last: int, *, one: bool = False) -> tuple[int, int] | None:
    """Places of the first and last word of what is counted, behind the number's last lexeme.

    The thing ends at the first run of plurals (``1,100 public housing properties``). Without a plural it is only found
    for one thing, behind an article (``the 11 member agreement``) and behind a hyphen (``three-bedroom``).
    """
    first = last + 1
    if line.text(first) in DASHES and line.glued(first) and line.glued(first + 1) and line.kind(first + 1) == "word":
        if line.low(first + 1) not in _SIZES:
            return first + 1, first + 1
        first += 2
    first = _over_the_link(line, first)
    place = first
    while place < first + _LONGEST and _belongs(line, place, first):
        if one and place > first and line.low(place).endswith("s") and line.text(place).islower():
            break
        if is_plural(line.text(place)) and not one:
            while is_plural(line.text(place + 1)) and _belongs(line, place + 1, first):
                place += 1
            return first, place
        place += 1
    end = place - 1
    while end >= first and (line.text(end) == "-" or line.low(end).endswith(("'s", "’s"))):
        end -= 1
    return (first, end) if end >= first and (one or _determined(line, last)) else None


def _over_the_link(line: Line, first: int) -> int:
    """The place behind what links a number and its thing: ``of``, ``of the``, ``more``."""
    if line.low(first) in _FURTHER:
        first += 1
    if line.low(first) != "of" or line.kind(first + 1) != "word":
        return first
    return first + 2 if line.low(first + 1) in _WHOSE else first + 1


def _negative(line: Line, number: Number) -> bool:
    """``minus 5``, a true minus sign, and a hyphen that opens a line with nothing but a number (``-3,200,000``).

    Any other hyphen before a plain number is taken for a dash.
    """
    first, before = number.first, line.low(number.first - 1)
    if before == "minus":
        return line.kind(first - 2) != "number" and line.low(first - 2) != "or"
    apart = line.glued(first) and not line.glued(first - 1)
    opens = first == 1 and line.kind(number.last + 1) != "word"
    return (before == "−" and apart and line.kind(first - 2) != "number") or (before == "-" and apart and opens)


def _determined(line: Line, last: int) -> bool:
    """Whether an article stands before the number: ``the 11 member agreement`` goes on with a singular."""
    before = last - 1
    while before > last - 4 and line.kind(before) == "number":
        before -= 1
    return line.low(before) in ("a", "an", "the", "its", "his", "her", "their", "this", "that", "first", "last")


def _belongs(line: Line, place: int, first: int) -> bool:
    if line.text(place) in ("-", "‑", "‐"):
        return place > first and line.glued(place) and line.glued(place + 1) and line.kind(place + 1) == "word"
    return line.kind(place) == "word" and not _stops_at(line, place) and not _adverb(line.low(place))


def _stops_at(line: Line, place: int) -> bool:
    """A function word; the ``US`` of ``US-led`` and the ``WHO`` are none."""
    capitals = line.text(place).isupper() and len(line.text(place)) > 1 and not line.heading
    return line.low(place) in stops() and not capitals


def _adverb(word: str) -> bool:
    return (
        len(word) > 4
        and word.endswith("ly")
        and word not in ("family", "monthly", "daily", "weekly", "yearly", "early")
    )


def count(line: Line, number: Number) -> Found:
    """How many of what: ``900 doctors``, ``tens of thousands of people``, ``two of the men``; or a number alone.

    The counted thing is taken from the words behind the number as they stand; if nothing is there it stays empty.
    """
    first, value = number.first, number.value
    if _negative(line, number):
        first, value = first - 1, -value
    found = Found(first, number.last, "count", count.__name__, value, number.high, number=number, priority=9)
    if places := counted_after(line, number.last, one=number.value == 1):
        first, last = places
        found.counted = line.as_it_stands(first, last)
        found.unit = singular(line.text(last))
    return found
