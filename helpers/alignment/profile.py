"""What a sentence is compared by: its word stems with their weights, and its runs of four letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from helpers.alignment.stems import british_or_american, stem
from helpers.vocabulary import words

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
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
        weights: each stem with its weight.
        shown: each stem with the word that has it, as it stands in the sentence.
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
        >>> profile = profile_of("Nine ministers resigned.")
        >>> profile.weights
        {'9': 1.5, 'minist': 1.0, 'resign': 1.0}
        >>> profile.shown["9"]
        'Nine'
    """
    weights: dict[str, float] = {}
    shown: dict[str, str] = {}
    spelt: list[str] = []
    for found in _WORD.finditer(text):
        key, weight, spelling = _term(found[0])
        if key not in weights:
            weights[key], shown[key] = weight, found[0]
        spelt.append(spelling)
    run = f" {' '.join(spelt)} "
    grams = frozenset([run[place : place + GRAM] for place in range(len(run) - GRAM + 1)])
    return Profile(weights, shown, sum(weights.values()), grams)


@lru_cache(maxsize=65_536)
def _term(word: str) -> tuple[str, float, str]:
    """A word's stem, its weight, and the spelling from which the runs of letters are taken."""
    if word[0].isdigit():
        number = word.replace(",", "")
        return number, NUMBER, number
    if word.isupper() and 1 < len(word.replace(".", "")) < 6:
        initials = word.replace(".", "")  # US is not us, and U.S. is US
        return initials, WORD, initials.casefold()
    low = _POSSESSIVE.sub("", word.replace("’", "'").casefold())
    if low in _NUMBERS:
        return _NUMBERS[low], NUMBER, low
    if low in words("small_words"):
        return low, SMALL_WORD, low
    return stem(low), WORD, british_or_american(low)
