"""The smallest piece that the rules look at: a word, a mark or a whole quotation, and what it does in its sentence.

What a unit does is one letter, so that a rule reads as a pattern:

    D determiner     N noun or adjective  P name         R pronoun as subject  O pronoun as object
    I preposition    C and, or            B but          S subordinator        T that
    X be, have, do   M modal              V finite verb  G form in -ing        K participle
    A adverb         Z to                 s possessive   Y day or time         W who, which
    # number         Q quotation          E form in -ed, past or participle     a mark stands for itself
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.quotes.marks import Marked

_FEW_SPACES = 3  # between the words of a quotation that is only a few words
_MARKS = "\"“”‘’'«»„`"


@dataclass(slots=True)
class Unit:
    """A word, a mark or a whole quotation.

    Attributes:
        start: index of its first character in the article.
        end: index after its last.
        text: the characters.
        low: the word in lower case with straight apostrophes; empty for a quotation.
        tag: the letter that says what it does.
        stretch: the marks around it, if it is a quotation.
        short: whether it is a quotation of a few words inside a sentence.
        statement: whether it is a quotation that begins with a capital and ends with a mark, or goes on unclosed.
        finished: whether a comma or stop ends it, as before ``he said``.
    """

    start: int
    end: int
    text: str
    low: str
    tag: str
    stretch: Marked | None = None
    short: bool = False
    statement: bool = False
    finished: bool = False


Units = Sequence[Unit]
Range = tuple[int, int]


def quotation(text: str, found: Marked) -> Unit:
    """The unit of a whole quotation."""
    inner = text[found.inner_start : found.inner_end].strip(" " + _MARKS)
    words = text[found.start : found.end]
    short = inner[:200].count(" ") <= _FEW_SPACES and inner[-1:] not in (",", ".", "?", "!")
    last = words.rstrip(_MARKS + " ")[-1:] or words[-1:]
    statement = inner[:1].isupper() and (not found.closed or inner[-1:] in tuple(",.?!—-…"))
    return Unit(found.start, found.end, words, "", "Q", found, short, statement, last in tuple(",.?!—…-"))


def letter(units: Units, place: int) -> str:
    """The letter of the unit at a place, empty outside the sentence."""
    return units[place].tag if 0 <= place < len(units) else ""


def low(units: Units, place: int) -> str:
    """The lower-case word at a place, empty outside the sentence."""
    return units[place].low if 0 <= place < len(units) else ""


def is_glued(units: Units, place: int) -> bool:
    """Whether a mark stands between two words without white space, as in ``US-led`` or ``R-Fla``."""
    return (
        letter(units, place) in ("-", "/", "'", "’", "&", ".")
        and 0 < place < len(units) - 1
        and units[place - 1].end == units[place].start
        and units[place].end == units[place + 1].start
    )


def is_short(units: Units, place: int) -> bool:
    """Whether a quotation of a few words stands at a place."""
    return 0 <= place < len(units) and units[place].short


def is_short_quotation(units: Units, place: int) -> bool:
    """Whether a unit is still a quotation of a few words, not the name of a work."""
    return letter(units, place) == "Q" and is_short(units, place)


def is_statement(units: Units, place: int) -> bool:
    """Whether a quotation that is a whole statement stands at a place."""
    return 0 <= place < len(units) and units[place].statement


def is_finished(units: Units, place: int) -> bool:
    """Whether a quotation that ends with a comma or stop stands at a place."""
    return 0 <= place < len(units) and units[place].finished


def has_verb(units: Units, start: int, end: int) -> bool:
    """Whether a finite verb stands in a range."""
    return any(letter(units, here) in ("V", "X", "M", "E") for here in range(start, end))
