"""What a sentence is compared by: its terms with their weights, and its runs of four letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
RUN: Final = 4

SMALL_WORD, WORD, NUMBER = 0.15, 1.0, 1.5
"""How much a word counts: the small words of grammar, other words, numbers."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of one sentence.

    Attributes:
        terms: each term with its weight. A term stands for all words that are taken for one another.
        shown: each term with the first word that has it, as it stands in the sentence.
        runs: the runs of four characters in the sentence's words, in lower case and one spelling, with their weights.
        all_terms: the sum of the terms' weights.
        all_runs: the sum of the runs' weights.
    """

    terms: dict[str, float]
    shown: dict[str, str]
    runs: dict[str, float]
    all_terms: float
    all_runs: float


def profile_of(text: str) -> Profile:
    """The profile of a sentence.

    Example:
        >>> profile = profile_of("Nine ministers left Moscow.")
        >>> profile.terms
        {'9': 1.5, 'minist': 1.0, 'leav': 1.0, 'Russia': 1.0}
        >>> profile.shown["Russia"]
        'Moscow'
    """
    terms, shown, spelt = _terms(text)
    line = f" {' '.join(spelt)} "
    runs = dict.fromkeys([line[place : place + RUN] for place in range(len(line) - RUN + 1)], 1.0)
    return Profile(terms, shown, runs, sum(terms.values()), float(len(runs)))


def terms_of(text: str) -> tuple[dict[str, float], dict[str, str]]:
    """Each term with its weight, and each with the first word that has it: a profile without the runs of letters.

    Example:
        >>> terms_of("Nine ministers")
        ({'9': 1.5, 'minist': 1.0}, {'9': 'Nine', 'minist': 'ministers'})
    """
    return _terms(text)[:2]


def _terms(text: str) -> tuple[dict[str, float], dict[str, str], list[str]]:
    """Weights, first words, and the spelling of every word."""
    terms: dict[str, float] = {}
    shown: dict[str, str] = {}
    spelt: list[str] = []
    for found in _word().finditer(_readable(text)):
        term, weight, spelling = _term(found[0])
        if term not in terms:
            terms[term], shown[term] = weight, found[0]
        spelt.append(spelling)
    return terms, shown, spelt


def places_of_terms(text: str) -> tuple[tuple[str, int, int], ...]:
    """Each word's term, with where the word begins and ends.

    Example:
        >>> places_of_terms("Kremlin gates")
        (('Russia', 0, 7), ('gate', 8, 13))
    """
    readable = _readable(text)
    seen = readable if len(readable) == len(text) else text  # a letter such as ß can become two
    return tuple((_term(found[0])[0], *found.span()) for found in _word().finditer(seen))


def _readable(text: str) -> str:
    """The text; in a headline of capitals, where US is not told from us, each word in small letters but the first."""
    return text.title() if text.isupper() else text


def by_rarity(profile: Profile, terms: Mapping[str, float], runs: Mapping[str, float]) -> Profile:
    """The profile with each weight multiplied by the term's, or the run's, rarity."""
    weighed = {term: weight * terms[term] for term, weight in profile.terms.items()}
    weighed_runs = {run: runs[run] for run in profile.runs}
    return Profile(weighed, profile.shown, weighed_runs, sum(weighed.values()), sum(weighed_runs.values()))


def is_small(term: str) -> bool:
    """Whether a term is a small word, which is no reason to put two sentences together."""
    return term in words("small_words")


@lru_cache(maxsize=65_536)
def _term(word: str) -> tuple[str, float, str]:
    """A word's term, its weight, and the spelling from which the runs of letters are taken."""
    low = _POSSESSIVE.sub("", word).replace("’", "'").casefold()
    if word[0].isdigit() or low in _NUMBERS:
        return _NUMBERS.get(low, low.replace(",", "").rstrip("dhnrst")), NUMBER, low
    letters = low.replace(".", "")
    if is_small(low) and (len(letters) == 1 or not word.isupper()):
        return low, SMALL_WORD, low
    term = same_state(word) or (word if is_small(low) else much_the_same(stem(letters)))  # WHO is not who
    return (term, SMALL_WORD if is_small(term) else WORD, british_or_american(letters))


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
    return re.compile(
        rf"(?:[^\W\d_]\.){{2,}}|\b(?:{longest})\b|\d+(?:[.,:]\d+)*(?:st\b|nd\b|rd\b|th\b|s\b)?|[^\W\d_]+(?:['’][^\W\d_]+)*"
    )
