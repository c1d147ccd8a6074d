"""Stems: what is left of a word when its endings are gone, so that ``arrested`` meets ``arrest`` and ``arrests``.

A stem need not be a word. Each rule is a function that takes off one kind of ending; `stem` tries them in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from helpers.vocabulary import entries

Rule = Callable[[str], str]

_VOWEL: Final = re.compile(r"[aeiouy]")
_SHORT: Final = re.compile(r"[^aeiouy][aeiou][^aeiouwxy]")
_DOUBLED: Final = re.compile(r"(?<=..)([bdfgklmnprtvz])\1$")


def _without(word: str, endings: tuple[str, ...], at_least: int = 3) -> str:
    """The word without the first of the endings it has, if enough letters and a vowel are left."""
    for ending in endings:
        left = word.removesuffix(ending)
        if left != word and len(left) >= at_least and _VOWEL.search(left):
            return left
    return word


def irregular_form(word: str) -> str:
    """``caught`` is a form of ``catch``, ``children`` of ``child``; the list is `vocabulary/irregular_forms.txt`."""
    return _irregular().get(word, word)


@cache
def _irregular() -> dict[str, str]:
    return dict(line.split(" = ", 1) for line in entries("irregular_forms"))


def british_or_american(word: str) -> str:
    """``colour`` and ``color``, ``organise`` and ``organize``, ``centre`` and ``center``, ``defence`` and ``defense``.

    One spelling stands for both; which of the two does not matter, for nobody sees it.
    """
    if len(word) < 5:
        return word
    word = re.sub(r"our(?=$|s$|ed$|ing|able|ite|hood|l)", "or", word)
    word = re.sub(r"^(.*[aeiouy].*)is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)", r"\1iz", word)
    word = re.sub(r"^(.*[aeiouy].*)ys(?=(?:e|es|ed|er|ers|ing)$)", r"\1yz", word)
    word = re.sub(r"(?<=[bt])re(?=s?$)", "er", word)
    word = re.sub(r"(?<=en)c(?=es?$)", "s", word)
    word = re.sub(r"(?<=gra)mme(?=s?$)", "m", word)
    word = re.sub(r"(?<=log)ue(?=s?$)", "", word)
    return re.sub(r"^(.*[aeiouy].*[aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)", r"\1l", word)


def plural(word: str) -> str:
    """``talks`` to ``talk``, ``countries`` to ``country``, ``losses`` to ``loss``; ``crisis`` and ``news`` stay."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "news")) else word


def past_or_ing(word: str) -> str:
    """``landed`` and ``landing`` to ``land``, ``stopped`` to ``stop``, ``hoped`` to ``hope``, ``tried`` to ``try``."""
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("eed"):
        return word[:-1] if word.endswith(("greed", "freed", "teed")) else word
    left = _without(word, ("ed", "ing"))
    if left == word:
        return word
    return left + "e" if _SHORT.fullmatch(left) else _DOUBLED.sub(r"\1", left)


def manner(word: str) -> str:
    """``badly`` to ``bad``, ``happiness`` to ``happi``, ``peaceful`` to ``peace``; ``supply`` stays."""
    if word.endswith(("ply", "ally")) and len(word) < 7:
        return word
    return _without(word, ("fully", "fulness", "lessly", "ness", "ful", "less", "ly"))


def deed(word: str) -> str:
    """``invasion`` to ``invad``, ``cooperation`` to ``cooper``, ``agreement`` to ``agree``."""
    if word.endswith("sion") and not word.endswith("ssion") and len(word) > 6:
        return word[:-4] + "d"
    endings = ("ization", "ation", "ition", "ment", "ion", "ance", "ence", "ancy", "ency")
    return _without(word, endings, at_least=4)


def doer(word: str) -> str:
    """``supplier`` to ``suppli``, ``senator`` to ``senat``."""
    return _without(word, ("er", "or"), at_least=4)


def quality(word: str) -> str:
    """``economical`` and ``economic`` to ``econom``, ``security`` to ``secur``, ``active`` to ``act``."""
    endings = ("ability", "ibility", "ically", "ical", "able", "ible", "ity", "ive", "ous", "ant", "ent", "ial",
               "ate", "at", "ize", "iz", "yze", "yz", "ism", "ist", "al", "ic")  # fmt: skip
    return _without(word, endings, at_least=4)


def people_of(word: str) -> str:
    """``vietnamese`` to ``vietnam``, ``ukrainian`` to ``ukrain``, ``russian`` to ``russi``."""
    return _without(word, ("nese", "ese", "ian", "ean", "an"), at_least=4)


def last_letters(word: str) -> str:
    """``ukraine`` to ``ukrain``, ``happy`` to ``happi``, ``kill`` to ``kil``; ``care`` stays, for ``car`` is a word."""
    left = word.rstrip("ae")
    word = left if len(left) >= 4 else word
    return word[:-1] + "i" if word.endswith("y") else _DOUBLED.sub(r"\1", word)


STEM_RULES: Final[tuple[Rule, ...]] = (
    irregular_form, british_or_american, plural, past_or_ing, manner, deed, doer, quality, people_of, last_letters,
)  # fmt: skip


LONGEST: Final = 30
"""What has more letters than this is no word with endings; it is left alone, and no rule looks at it for long."""


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What is left of a lower-case word without its endings.

    Note:
        Two words with one stem need not mean the same (``general``, ``generous``), and two words that mean the same
        need not have one stem (``pact``, ``deal``).

    Example:
        >>> [stem(word) for word in ("arrests", "arrested", "arresting")]
        ['arrest', 'arrest', 'arrest']
        >>> stem("organisation") == stem("organize") and stem("defence") == stem("defenses")
        True
    """
    if not (4 <= len(word) <= LONGEST and word.isalpha()):
        return word
    for rule in STEM_RULES:
        word = rule(word)
    return word


def silent_e(word: str) -> str:
    """``rage`` to ``rag`` would meet the rags, so that it stays; ``demonise`` to ``demonis`` meets ``demonising``."""
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


HEADWORD_RULES: Final[tuple[Rule, ...]] = (irregular_form, british_or_american, plural, past_or_ing, silent_e)


@lru_cache(maxsize=65_536)
def headword(word: str) -> str:
    """What is left of a lower-case word without the endings that keep it the same word: plural, past, ``-ing``.

    Example:
        >>> headword("slammed") == headword("slams"), headword("savagely") == headword("savage")
        (True, False)
    """
    if len(word) > LONGEST:
        return word
    for rule in HEADWORD_RULES:
        word = rule(word)
    return word
