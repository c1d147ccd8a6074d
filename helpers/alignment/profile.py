"""What a sentence is compared by: its terms with their weights, and its runs of four letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from helpers.alignment.stems import british_or_american, stem
from helpers.vocabulary import entries, words

_POSSESSIVE: Final = re.compile(r"['’]s?$")
_NUMBERS: Final = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
GRAM: Final = 4

SMALL_WORD, WORD, NUMBER = 0.25, 1.0, 1.5
"""How much a word counts: the small words of grammar, other words, numbers."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of one sentence.

    Attributes:
        weights: each term with its weight. A term stands for all words that are taken for one another.
        shown: each term with the first word that has it, as it stands in the sentence.
        total: the sum of the weights.
        grams: the runs of four characters in the sentence's words, in lower case and one spelling.
    """

    weights: dict[str, float]
    shown: dict[str, str]
    total: float
    grams: frozenset[str]


def profile_of(text: str) -> Profile:
    """The profile of a sentence.

    Example:
        >>> profile = profile_of("Nine ministers left Moscow.")
        >>> profile.weights
        {'9': 1.5, 'minist': 1.0, 'leave': 1.0, 'Russia': 1.0}
        >>> profile.shown["Russia"]
        'Moscow'
    """
    weights: dict[str, float] = {}
    shown: dict[str, str] = {}
    spelt: list[str] = []
    for found in _word().finditer(text):
        term, weight, spelling = _term(found[0])
        if term not in weights:
            weights[term], shown[term] = weight, found[0]
        spelt.append(spelling)
    run = f" {' '.join(spelt)} "
    grams = frozenset([run[place : place + GRAM] for place in range(len(run) - GRAM + 1)])
    return Profile(weights, shown, sum(weights.values()), grams)


@lru_cache(maxsize=65_536)
def _term(word: str) -> tuple[str, float, str]:
    """A word's term, its weight, and the spelling from which the runs of letters are taken."""
    low = _POSSESSIVE.sub("", word).replace("’", "'").casefold()
    if word[0].isdigit() or low in _NUMBERS:
        return _NUMBERS.get(low, low.replace(",", "").rstrip("dhnrst")), NUMBER, low
    if low in words("small_words") and not _initials(word):
        return low, SMALL_WORD, low
    return same_state(word) or _initials(word) or much_the_same(stem(low)), WORD, british_or_american(low)


def _initials(word: str) -> str:
    """``US`` for ``US`` and ``U.S.``, so that it is not ``us``; empty for other words."""
    letters = word.replace(".", "")
    return letters if letters.isupper() and 1 < len(letters) < 6 else ""


def same_state(word: str) -> str:
    """``Russia`` for ``Moscow``, ``Russian`` and ``the Kremlin``; empty for what names no state of the list.

    Example:
        >>> same_state("Hanoi"), same_state("U.S."), same_state("Karsk")
        ('Vietnam', 'United States', '')
    """
    name = _POSSESSIVE.sub("", word).replace(".", "")
    return _states().get(name.casefold(), "") if name[:1].isupper() and name not in {"Us", "Un", "Eu"} else ""


def much_the_same(stemmed: str) -> str:
    """The first stem of the group in `vocabulary/much_the_same.txt`; a stem that is in no group stays.

    Example:
        >>> much_the_same(stem("pact")) == much_the_same(stem("deals"))
        True
    """
    return _groups().get(stemmed, stemmed)


@cache
def _states() -> dict[str, str]:
    lines = (line.split(" = ") for line in entries("states"))
    return {name.casefold(): state for state, others in lines for name in (state, *others.split(", "))}


@cache
def _groups() -> dict[str, str]:
    groups = ([stem(word.casefold()) for word in line.split(", ")] for line in entries("much_the_same"))
    return {other: group[0] for group in groups for other in group}


@cache
def _word() -> re.Pattern[str]:
    """Initials, the names of states that have two words, numbers, words."""
    names = (name for line in entries("states") for name in re.split(r" = |, ", line) if " " in name)
    longest = "|".join(sorted({re.escape(name) for name in names}, key=lambda name: -len(name)))
    return re.compile(rf"(?:[^\W\d_]\.){{2,}}|\b(?:{longest})\b|\d+(?:[.,:]\d+)*(?:st\b|nd\b|rd\b|th\b|s\b)?|[^\W\d_]+(?:['’][^\W\d_]+)*")
