"""Word lists about sources: who is a person, what is a body, which noun is a writing; first names."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from typing import Final, Literal

from helpers.vocabulary import FOLDER

Gender = Literal["man", "woman", ""]
_IRREGULAR: Final = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "spokespeople": "spokesperson",
    "analyses": "analysis",
}
_ONE_FORM: Final = frozenset({"police", "press", "news", "data", "media"})


@cache
def source_words(name: str) -> frozenset[str]:
    """One of the lists of ``source_words.toml``.

    Example:
        >>> "ministry" in source_words("institution")
        True
    """
    loaded = tomllib.loads((FOLDER / "source_words.toml").read_text(encoding="utf-8"))
    return frozenset(loaded[name].split())


@cache
def _given_names(name: str) -> frozenset[str]:
    loaded = tomllib.loads((FOLDER / "given_names.toml").read_text(encoding="utf-8"))
    return frozenset(loaded[name].split())


def is_given_name(word: str) -> bool:
    """Whether a word is a first name on the list.

    Example:
        >>> is_given_name("Carl"), is_given_name("Karsk")
        (True, False)
    """
    return any(word.lower() in _given_names(name) for name in ("men", "women", "either"))


def gender_of_name(word: str) -> Gender:
    """The gender that a first name tells; empty where it tells none."""
    low = word.lower()
    if low in _given_names("either"):
        return ""
    return "man" if low in _given_names("men") else "woman" if low in _given_names("women") else ""


@lru_cache(maxsize=20_000)
def singular(noun: str) -> str:
    """The singular of a lower-case noun, as far as the lists need it.

    Example:
        >>> [singular(noun) for noun in ("officials", "companies", "congress", "spokesmen", "spokesman")]
        ['official', 'company', 'congress', 'spokesman', 'spokesman']
    """
    if noun in _ONE_FORM or noun in _IRREGULAR:
        return _IRREGULAR.get(noun, noun)
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def is_body_word(word: str) -> bool:
    """Whether a word is one that bodies have in their names: ``Ministry``, ``Times``."""
    low = word.lower()
    return low in source_words("institution") or singular(low) in source_words("institution")


def is_plural(noun: str) -> bool:
    """Whether a lower-case noun is a plural."""
    return singular(noun) != noun


def gender_of_nouns(nouns: frozenset[str]) -> Gender:
    """The gender that nouns such as ``spokeswoman`` tell; empty where they tell none, or two."""
    man, woman = bool(nouns & source_words("men")), bool(nouns & source_words("women"))
    return "man" if man and not woman else "woman" if woman and not man else ""
