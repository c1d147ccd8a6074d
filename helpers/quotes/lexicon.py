"""Words as the rules know them: inflected verbs, cues with their groups, and the words that hold sentences together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from helpers.vocabulary import FOLDER, entries, words

_VOWELS: Final = "aeiou"


@dataclass(frozen=True, slots=True)
class Cue:
    """What the vocabulary says of a verb that reports speech.

    Attributes:
        lemma: the verb as the vocabulary has it.
        group: its group, such as ``neutral`` or ``claim``.
        ways: how its content follows it, as the file's first lines explain.
    """

    lemma: str
    group: str
    ways: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb.

    Attributes:
        lemma: the verb.
        forms: which of its forms this can be: ``base``, ``s``, ``past``, ``participle``, ``ing``.
    """

    lemma: str
    forms: frozenset[str]


def _ing(verb: str) -> str:
    if verb in words("double_their_last_letter"):
        return verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + "ing"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(verb: str) -> str:
    if verb in words("double_their_last_letter"):
        return verb + verb[-1] + "ed"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {base: (past, participle) for base, past, participle in map(str.split, entries("irregular_verbs"))}


def inflect(verb: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb, each with the name of the form.

    Example:
        >>> dict(inflect("deny"))
        {'base': 'deny', 's': 'denies', 'past': 'denied', 'participle': 'denied', 'ing': 'denying'}
    """
    past, participle = _irregular().get(verb, (_past(verb), _past(verb)))
    third = {"have": "has", "be": "is"}.get(verb, _third(verb))
    yield from (("base", verb), ("s", third), ("past", past), ("participle", participle), ("ing", _ing(verb)))


def _spellings(verb: str) -> Iterator[str]:
    """British and American spelling of a verb."""
    yield verb
    if verb.endswith("ise"):
        yield verb[:-3] + "ize"
    if verb.endswith("our"):
        yield verb[:-3] + "or"
    if verb == "lambast":
        yield "lambaste"


@cache
def cues() -> dict[str, Cue]:
    """The cues by their verb, in both spellings.

    Example:
        >>> cues()["criticize"].group
        'accuse'
    """
    loaded = tomllib.loads((FOLDER / "cues.toml").read_text(encoding="utf-8"))
    return {
        spelling: Cue(verb, group, frozenset(ways.split()))
        for group, verbs in loaded.items()
        for verb, ways in verbs.items()
        for spelling in _spellings(verb)
    }


def group_of(cue: str, group: str) -> str:
    """The group of a cue as it stands: that of the verb, unless the verb has another one with its preposition.

    Example:
        >>> group_of("called for", "naming"), group_of("called", "naming")
        ('ask', 'naming')
    """
    first, _, preposition = cue.casefold().partition(" ")
    verb = verbs().get(first)
    found = cues().get(f"{verb.lemma} {preposition}") if verb else None
    return found.group if found else group


@cache
def verbs() -> dict[str, Verb]:
    """All verb forms that the kit knows.

    Example:
        >>> verbs()["told"].lemma, sorted(verbs()["told"].forms)
        ('tell', ['participle', 'past'])
    """
    found: dict[str, tuple[str, set[str]]] = {}
    known = [
        *(verb for verb in cues() if " " not in verb),
        *(spelling for verb in (*entries("verbs"), *entries("verbs_or_nouns")) for spelling in _spellings(verb)),
    ]
    for verb in (*known, *_irregular()):
        for form, word in inflect(verb):
            lemma, forms = found.setdefault(word, (verb, set()))
            if lemma == verb:
                forms.add(form)
    return {word: Verb(lemma, frozenset(forms)) for word, (lemma, forms) in found.items()}


@cache
def nouns_too() -> frozenset[str]:
    """Verb forms that are nouns as often: the base and the form in -s (``plan``, ``plans``)."""
    both = words("verbs_or_nouns")
    return both | {_third(verb) for verb in both}


@cache
def function_words(name: str) -> frozenset[str]:
    """One of the lists of ``function_words.toml``.

    Example:
        >>> "the" in function_words("determiners")
        True
    """
    loaded = tomllib.loads((FOLDER / "function_words.toml").read_text(encoding="utf-8"))
    return frozenset(loaded[name].split())
