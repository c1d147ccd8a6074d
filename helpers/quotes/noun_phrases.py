"""The noun phrase that ends at a place, read from right to left."""

from __future__ import annotations

from typing import Final

from helpers.quotes.lexicon import function_words
from helpers.quotes.phrases import simple_right
from helpers.quotes.unit import Range, Units, is_glued, is_short_quotation, letter, low

_NOUNISH: Final = ("N", "P", "#", "Y", "s", "D", "v")
_HEADS: Final = ("N", "P", "R", "#", "D", "v", "Y", "Q", "E", "G", "s")  # what a noun phrase can be made of


def noun_phrase_left(units: Units, end: int, floor: int) -> Range | None:
    """The noun phrase that ends at a place, with the phrases that hang on its head."""
    if pronoun := _pronoun_left(units, end, floor):
        return pronoun
    start = _without_front(units, _after_object(units, _run_left(units, end, floor), end), end)
    if start >= end or not any(letter(units, here) in _HEADS for here in range(start, end)):
        return None
    return (start, end)


def _after_object(units: Units, start: int, end: int) -> int:
    """``thanked the crews and | the mayor | said``: what a verb before the run takes is no part of the subject."""
    if letter(units, start - 1) not in ("V", "E", "G", "K"):
        return start
    joins = (here for here in range(end - 1, start, -1) if letter(units, here) == "C")
    return next((here + 1 for here in joins if letter(units, here + 1) in ("D", "P")), start)


def _pronoun_left(units: Units, end: int, floor: int) -> Range | None:
    """A pronoun that ends at a place, with ``many of`` before or a noun that it repeats (``the senators all``)."""
    last, hangs = letter(units, end - 1), letter(units, end - 2) in ("I", "Z")
    if last == "W" and low(units, end - 2) == "of" and letter(units, end - 3) in ("N", "R", "D", "#"):
        return (end - 3, end)
    relative = last == "T" and letter(units, end - 2) in ("N", "P")
    if not (last in ("R", "W") or (last == "O" and not hangs) or relative):
        return None
    repeats = low(units, end - 1) in function_words("repeating_pronouns")
    if repeats and letter(units, end - 2) in ("N", "P", ")"):
        longer = noun_phrase_left(units, end - 1, floor)
        return (longer[0], end) if longer else (end - 1, end)
    return (end - 1, end)


def _run_left(units: Units, end: int, floor: int) -> int:
    """Where the run of words begins that can be one noun phrase and what hangs on it."""
    here = _before_contact_clause(units, end)
    while here > floor:
        step = _step_left(units, here, end, floor)
        if step is None:
            break
        here = step
    return here


def _step_left(units: Units, here: int, end: int, floor: int) -> int | None:
    """One step to the left inside a noun phrase; None where it begins."""
    tag, before = letter(units, here - 1), letter(units, here - 2)
    if _belongs(units, here - 1, end):
        return here - 1
    if tag == ")":
        return _opening_bracket(units, here - 1, floor)
    if here == end:
        return None
    if tag == "C" and before == ",":
        return None if letter(units, here - 3) == "#" else here - 2  # spent £900,000, and | the mayor | said
    if tag == "C" and before in ("N", "P", "s", "Y", ")"):
        return here - 1
    return _over_relative(units, here, floor) if tag in ("V", "X", "M", "E", "K", "G", "A", "O", "R", "Q") else None


def _belongs(units: Units, place: int, end: int) -> bool:
    """Whether a word can stand inside a noun phrase that ends at ``end``."""
    tag, before, inside = letter(units, place), letter(units, place - 1), place + 1 < end
    noun = tag in _NOUNISH or is_glued(units, place) or is_short_quotation(units, place)
    links = inside and (tag in ("I", "Z", "'", "’", "&") or (tag == "," and _list_of_names(units, place, end)))
    adverb = tag == "A" and letter(units, place + 1) in ("N", "P", "#", "E", "K") and before in ("D", "N", "C", "s")
    return (
        noun
        or links
        or (inside and adverb)
        or (tag == "O" and before in ("I", "Z"))
        or (tag in ("E", "K", "G") and _describes(units, place, end))
    )


def _before_contact_clause(units: Units, end: int) -> int:
    """``everyone | I interviewed | said``: a relative clause without its pronoun."""
    verb = letter(units, end - 1) in ("E", "V") and letter(units, end - 2) == "R"
    return end - 3 if verb and letter(units, end - 3) in ("N", "R", "P") else end


def _opening_bracket(units: Units, place: int, floor: int) -> int | None:
    return next((here for here in range(place - 1, max(floor, place - 13) - 1, -1) if letter(units, here) == "("), None)


def _list_of_names(units: Units, comma: int, end: int) -> bool:
    """``Smith, Jones and Brown``: a comma between names with an ``and`` to come."""
    bracket = False
    for here in range(comma + 1, min(end, comma + 16)):
        tag = letter(units, here)
        if tag == "C":
            names = letter(units, comma - 1) in ("P", ")") and letter(units, comma + 1) in ("P", "D")
            return names or letter(units, comma - 1) == letter(units, comma + 1) == "N"
        if tag == "(":
            bracket = True
        elif tag == ")":
            bracket = False
        elif not bracket and tag not in ("N", "P", "D", "#", ",", "s", "Y"):
            return False
    return False


def _describes(units: Units, place: int, end: int) -> bool:
    """``a man accused of murder``: a participle right after its noun or before the noun it describes."""
    if place + 1 >= end or low(units, place) in ("said", "told", "says", "added", "wrote"):
        return False
    after, before = letter(units, place + 1), letter(units, place - 1)
    if before == "-" and is_glued(units, place - 1):
        return True
    if before in ("D", "s", "I", "C", ",", "Q", "") and after in ("N", "P") and letter(units, place) != "G":
        return True
    if before in ("D", "s") or (before in ("N", "P") and after in ("N", "P") and letter(units, place) == "G"):
        return True
    return before in ("N", "P", ")") and after in ("I", "Z", "Y")


def _over_relative(units: Units, place: int, floor: int) -> int | None:
    """The place of ``who`` or ``that`` after a noun, if a relative clause ends here: ``people who know him | said``."""
    for here in range(place - 1, max(floor, place - 15), -1):
        tag = letter(units, here)
        if tag in (",", ";", ":", "-", ".", "S", "B") and not is_glued(units, here):
            return None
        if tag in ("W", "T") and letter(units, here - 1) in ("N", "P"):
            return here if low(units, here) in ("who", "which", "that", "whose", "whom", "where") else None
    return None


def _without_front(units: Units, start: int, end: int) -> int:
    """Leave out what goes before the subject: ``In 2012 | Smith``, ``On Tuesday | the mayor``, ``But | he``."""
    here = start
    while here < end and letter(units, here) in ("C", "B", ",", "-", "s", "A", "Z", "'", "’"):
        here += 1
    if letter(units, here) == "I":
        after = simple_right(units, here + 1, end)
        while after < end and letter(units, after) in ("I", "Z"):
            following = simple_right(units, after + 1, end)
            if following == after + 1:
                break
            after = following
        if after >= end:
            return here + 1 if low(units, here) == "with" else _last_name(units, here + 1, end)
        return _without_front(units, after, end) if after > here + 1 else here + 1
    if letter(units, here) == "Y" and here + 1 < end and letter(units, here + 1) in ("D", "P", "R"):
        return _without_front(units, here + 1, end)
    return here


def _last_name(units: Units, start: int, end: int) -> int:
    """Where the names at the end of a phrase begin; the end if it does not end in a name."""
    here = end
    while here > start and letter(units, here - 1) == "P":
        here -= 1
    return here
