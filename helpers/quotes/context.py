"""What a word is that can be several things: named rules that look at the words beside it.

Each rule takes the units and a place and gives the letter that the unit there should have, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from helpers.quotes.lexicon import function_words, nouns_too, verbs
from helpers.quotes.unit import Unit, Units, letter, low

Settle = Callable[[Units, int], str]

_OPENERS: Final = ("D", "R", "P", "O", "T", "Z", "W", "Q", "#", "G")  # what often follows a verb, seldom a noun
_AFTER_PRONOUN: Final = ("V", "X", "M", "E", "A", "v", ",", ".", "", "I", "W", "Z")
_FAR: Final = 12  # words within which a clause shows its verb


def settle(units: list[Unit], place: int) -> None:
    """Change the letter of a unit if a rule for it fits; the first rule decides."""
    for rule in RULES.get(units[place].tag, ()):
        if new := rule(units, place):
            units[place].tag = new
            return


def month_in_a_name(units: Units, place: int) -> str:
    """``Theresa May``: a month right after a name and not before a number."""
    month = low(units, place) in ("may", "april", "june", "august", "march")
    return "P" if month and letter(units, place - 1) == "P" and letter(units, place + 1) != "#" else ""


def participle_before_a_noun(units: Units, place: int) -> str:
    """``the accused man``, ``his meeting``: after a determiner a verb form describes or is a noun."""
    return "N" if letter(units, place - 1) in ("D", "s") else ""


def participle_after_be_or_have(units: Units, place: int) -> str:
    """``has said``, ``was often accused``."""
    adverb = letter(units, place - 1) == "A"
    return "K" if letter(units, place - 1 - adverb) == "X" else ""


def adverb_before_a_noun(units: Units, place: int) -> str:
    """``the first visit``: not an adverb after a determiner."""
    ordinal = low(units, place) in ("first", "last", "next")
    return "N" if ordinal and letter(units, place - 1) in ("D", "s") else ""


def to_before_a_verb_or_a_noun(units: Units, place: int) -> str:
    """``to the city`` is a preposition, ``to go`` is not; a word with a noun phrase of its own is a verb."""
    after = letter(units, place + 1)
    if after == "N" and _is_unknown_verb(units, place + 1):
        units[place + 1].tag = "V"
        return ""
    return "I" if after in ("D", "P", "N", "O", "R", "#", "Y", "W", "s") and not _may_be_base(units, place + 1) else ""


def _is_unknown_verb(units: Units, place: int) -> bool:
    word = low(units, place)
    has_object = letter(units, place + 1) in ("D", "O", "T")
    return not word.endswith("s") and (has_object or word.endswith(("ise", "ize", "ify")))


def _may_be_base(units: Units, place: int) -> bool:
    verb = verbs().get(low(units, place))
    return verb is not None and "base" in verb.forms and not units[place].text[:1].isupper()


def is_or_owner(units: Units, place: int) -> str:
    """``he ’s gone``, ``Smith ’s claiming the seat`` against ``Smith’s car``."""
    before, after, last = letter(units, place - 1), letter(units, place + 1), letter(units, place + 2)
    if before in ("R", "T", "W") or after in ("D", "X", "T", "Z", "K"):
        return "X"
    progressive = after == "G" and last in ("D", "T", "O", "P", "Z")
    return "X" if progressive or (after == "A" and last in ("D", "G", "K")) else ""


def preposition_without_a_clause(units: Units, place: int) -> str:
    """``after the vote``, ``as a lawyer``: no verb follows, so it opens no clause."""
    both = low(units, place) in ("after", "before", "since", "than", "as")
    return "I" if both and not _clause_follows(units, place) else ""


def preposition_with_a_clause(units: Units, place: int) -> str:
    """``until he left``: a verb follows, so it opens a clause."""
    return "S" if low(units, place) in ("until", "till") and _clause_follows(units, place) else ""


def _clause_follows(units: Units, place: int) -> bool:
    """Whether a subject and a verb stand before the next comma or mark."""
    for later in range(place + 1, min(place + _FAR, len(units))):
        tag = letter(units, later)
        if tag in ("V", "X", "M"):
            return later > place + 1
        if tag == "E" and later > place + 1 and letter(units, later - 1) in ("R", "P", "N"):
            return True
        if tag in (",", ".", ";", ":", "-", "Q", "S", "W", "T"):
            return False
    return False


def that_as_a_pronoun(units: Units, place: int) -> str:
    """``of that``, ``to that end``: after a preposition it opens no clause."""
    after_preposition = letter(units, place - 1) in ("I", "Z") and low(units, place - 1) not in ("in", "except")
    if not (after_preposition or low(units, place - 1) == "all"):
        return ""
    return "R" if letter(units, place + 1) in ("V", "X", "M", "E", ",", ".") else "D"


def determiner_as_a_pronoun(units: Units, place: int) -> str:
    """``many say``, ``told her that``: no noun follows."""
    word, after = low(units, place), letter(units, place + 1)
    if after == "E" and letter(units, place + 2) in ("N", "P", "E"):
        return ""
    if word == "her":
        return "O" if after in (",", ".", "", "I", "Z", "T") else ""
    if word == "his":
        return "R" if after in (",", ".", "", "I", "Z", "T") else ""
    return "R" if word in function_words("pronouns_too") and after in _AFTER_PRONOUN else ""


def verb_after_to_or_modal(units: Units, place: int) -> str:
    """``to report``, ``will report``, ``did report``."""
    before = letter(units, place - 1)
    base = "base" in verbs()[low(units, place)].forms
    if before in ("Z", "M") or (before == "A" and letter(units, place - 2) in ("M", "Z")):
        return "V"
    return "V" if base and before == "X" and low(units, place - 1) in function_words("do") else ""


def verb_after_a_pronoun(units: Units, place: int) -> str:
    """``they report``, ``who reports``: the form fits the pronoun."""
    before, forms = letter(units, place - 1), verbs()[low(units, place)].forms
    if before not in ("R", "W"):
        return ""
    plural = low(units, place - 1) in function_words("plural_pronouns")
    fits = before == "W" or "past" in forms or plural == ("base" in forms)
    return "V" if fits or low(units, place) not in nouns_too() else "N"


def noun_after_a_determiner(units: Units, place: int) -> str:
    """``the report``, ``Smith’s claim``, ``of plans``."""
    return "N" if letter(units, place - 1) in ("D", "s", "I") and low(units, place) in nouns_too() else ""


def verb_that_is_no_noun(units: Units, place: int) -> str:
    """A form that is seldom a noun; a base form right after another verb describes what follows (``own goals``)."""
    if low(units, place) in nouns_too():
        return ""
    before, base = letter(units, place - 1), "base" in verbs()[low(units, place)].forms
    return "N" if before in ("D", "s") or (base and before in ("G", "V", "E", "K", "I")) else "V"


def verb_after_its_subject(units: Units, place: int) -> str:
    """``Critics say the``, ``the mayor plans to``: something that follows a verb comes after, and the form fits."""
    before, after, forms = letter(units, place - 1), letter(units, place + 1), verbs()[low(units, place)].forms
    base, past = "base" in forms, "past" in forms
    last = after in ("", ".", ",") and units[0].tag == "Q" and (past or not base)
    if before not in ("N", "P", "A", "Y", ")") or not (after in _OPENERS or last or (after == ":" and not base)):
        return ""
    plural = _is_plural(low(units, place - 1)) or letter(units, place - 2) == "C"
    return "N" if before in ("N", "P") and plural != base and not past else "V"


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in (
        "people",
        "police",
        "men",
        "women",
    )


def verb_that_opens_or_goes_on(units: Units, place: int) -> str:
    """``Vote for him``, ``and plans to``: at the start or after a conjunction, with something a verb takes."""
    before, after = letter(units, place - 1), letter(units, place + 1)
    opens = after in _OPENERS
    return "V" if opens and (place == 0 or (before in ("C", "B") and after != "#")) else "N"


RULES: Final[dict[str, tuple[Settle, ...]]] = {
    "Y": (month_in_a_name,),
    "v": (
        verb_after_to_or_modal, verb_after_a_pronoun, noun_after_a_determiner, verb_that_is_no_noun,
        verb_after_its_subject, verb_that_opens_or_goes_on,
    ),
    "E": (participle_before_a_noun, participle_after_be_or_have),
    "G": (participle_before_a_noun,),
    "A": (adverb_before_a_noun,),
    "Z": (to_before_a_verb_or_a_noun,),
    "s": (is_or_owner,),
    "S": (preposition_without_a_clause,),
    "I": (preposition_with_a_clause,),
    "T": (that_as_a_pronoun,),
    "D": (determiner_as_a_pronoun,),
}  # fmt: skip
