"""A light tagger: what each word of a sentence does.

First what a word can be, from lists and its shape (here), then what stands beside it (`context`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from helpers.quotes.context import settle
from helpers.quotes.lexicon import function_words, nouns_too, verbs
from helpers.quotes.unit import Unit, Units
from helpers.vocabulary import words

_LISTS: Final = (
    ("D", "determiners"), ("R", "subject_pronouns"), ("O", "object_pronouns"), ("C", "conjunctions"),
    ("B", "adversatives"), ("W", "relatives"), ("X", "be"), ("X", "have"), ("X", "do"), ("M", "modals"),
    ("S", "subordinators"), ("I", "prepositions"), ("A", "adverbs"),
)  # fmt: skip
_NAMES_TOO: Final = frozenset(("US", "IT", "WHO", "May", "Will", "Mark"))
_FEWEST_LONG: Final = 4  # longer words of a headline
_ALONE: Final = {"that": "T", "to": "Z", "'s": "s", "'re": "X", "'m": "X", "'ve": "X", "'ll": "M", "'d": "M"}
_SAME_MARK: Final = {"–": "-", "—": "-", "―": "-", "--": "-", "...": "…", "[": "(", "]": ")"}
_MARKS_AND_STOPS: Final = "\"“”‘’'«»„` .,"


def tag(units: list[Unit]) -> list[Unit]:
    """Give every unit its letter.

    Example:
        >>> from helpers.quotes.unit import Unit
        >>> words = "Mr Hall has not said that".split()
        >>> "".join(unit.tag for unit in tag([Unit(0, 0, word, word.lower(), "word") for word in words]))
        'PPXAKT'
    """
    headline = _is_headline(units)
    for place, unit in enumerate(units):
        if unit.tag != "Q":
            unit.tag = _by_itself(unit.tag, unit.text, unit.low, place == 0 or headline)
    for place in range(len(units)):
        settle(units, place)
    for place, unit in enumerate(units):
        if unit.tag == "Q" and is_name_of_a_work(units, place):
            unit.tag = "N"
    return units


def _is_headline(units: Units) -> bool:
    """Whether all longer words but prepositions begin with a capital, so that capitals tell nothing."""
    longer = 0
    for unit in units:
        if unit.tag == "word" and len(unit.text) > 3:
            longer += 1
            if not unit.text[0].isupper() and unit.low not in function_words("prepositions"):
                return False
    return longer >= _FEWEST_LONG


@lru_cache(maxsize=20_000)
def _by_itself(kind: str, text: str, low: str, first: bool) -> str:  # noqa: FBT001 - a cache wants plain arguments
    """What a word can be, from its shape and the lists; ``first`` says that a capital tells nothing."""
    if kind == "mark":
        return _SAME_MARK.get(text, text[:1])
    if kind == "number":
        return "#"
    if low in _ALONE:
        return _ALONE[low]
    if text[:1].isupper() and not first:
        return _with_capital(text, low)
    return _listed(text, low) or _at_the_start(text, low) or _by_shape(low)


def _with_capital(text: str, low: str) -> str:
    """A word with a capital inside a sentence: a name, unless it is a time or stands wholly in capitals in a list."""
    if low in function_words("times"):
        return "Y"
    return (_listed(text, low) if text.isupper() else "") or ("D" if low == "the" else "P")


def _at_the_start(text: str, low: str) -> str:
    """A word that no list has, where a capital tells nothing: a name if it has one and is no known verb form."""
    if low in function_words("times"):
        return "Y"
    known = low in verbs() or low.endswith(("ly", "ing", "ed"))
    return "P" if text[:1].isupper() and not known else ""


def _listed(text: str, low: str) -> str:
    return "" if text in _NAMES_TOO else _letters().get(low, "")


@cache
def _letters() -> dict[str, str]:
    """The letter of every word of the lists; the first list that has it decides."""
    return {word: letter for letter, name in reversed(_LISTS) for word in function_words(name)}


def _by_shape(low: str) -> str:
    """What a word in lower case can be: a verb form that is known, or what its ending says."""
    if low in verbs() and low not in words("nouns_in_ing"):
        return _verb_form(low)
    if low.endswith("ly") and low not in words("nouns_in_ly"):
        return "A"
    if low.endswith("ing") and len(low) > 5 and low not in words("nouns_in_ing"):
        return "G"
    if low.endswith("ed") and len(low) > 4 and low not in words("nouns_in_ed"):
        return "E"
    return "N"


def _verb_form(low: str) -> str:
    """The letter of a verb form; ``v`` if only its neighbours can tell whether it is a verb or a noun."""
    forms = verbs()[low].forms
    if "ing" in forms:
        return "G"
    if low in nouns_too() or ("base" in forms and "past" not in forms):
        return "v"
    if "past" in forms:
        return "E" if "participle" in forms else "V"
    return "K" if "participle" in forms else "V"


def is_name_of_a_work(units: Units, place: int) -> bool:
    """``the film “Gone”``, ``on CNN’s “State of the Union”``, ``Robert “Bobby” Scott``: a name, nobody's words."""
    unit = units[place]
    parts = unit.text[:200].strip(_MARKS_AND_STOPS).split()
    if not _is_titled(parts) or unit.text.rstrip("\"”’'»` ")[-1:] in ("?", "!", "—"):
        return False
    before = units[place - 1] if place else None
    after = units[place + 1] if place + 1 < len(units) else None
    if any(beside is not None and beside.low in function_words("works") for beside in (before, after)):
        return True
    if before is None:
        return False
    if len(parts) == 1 and after is not None and before.tag == after.tag == "P":
        return True
    if before.low in ("a", "an", "her", "his"):
        return False
    hung = before.tag in ("s", "D") or before.low in ("on", "of", "in", "from")
    return hung and (len(parts) >= 2 or before.tag == "s")


def _is_titled(parts: list[str]) -> bool:
    """Whether all words but small ones begin with a capital or a digit."""
    small = words("small_words_of_titles")
    return 1 <= len(parts) <= 8 and all(
        part[:1].isupper() or part[:1].isdigit() or (part in small and number > 0) for number, part in enumerate(parts)
    )
