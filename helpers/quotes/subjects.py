"""Noun phrases to the left of a verb: its subject."""

from __future__ import annotations

from typing import Final

from helpers.quotes.phrases import is_time, simple_right
from helpers.quotes.unit import Range, Units, is_glued, is_short, letter, low

_NOUNISH: Final = "NP#YsDv"


def subject_left(units: Units, place: int, floor: int) -> Range | None:
    """The noun phrase that ends right before a place: the subject of the verb that stands there."""
    end = place
    if end <= floor:
        return None
    end = _before_time(units, end, floor)
    tag = letter(units, end - 1)
    if tag in (",", "-", ")") and not is_glued(units, end - 1):
        return _before_apposition(units, end, floor)
    return _phrase_left(units, end, floor)


def _before_time(units: Units, place: int, floor: int) -> int:
    """Leave out a time right before the verb: ``Smith on Monday | said``, ``the bank this month | announced``."""
    here = place
    while here > floor and letter(units, here - 1) in ("Y", "#"):
        here -= 1
    if here == place or not is_time(units, place - 1):
        return place
    while here > floor and (
        letter(units, here - 1) in ("D", "I") or low(units, here - 1) in ("last", "next", "late", "early")
    ):
        here -= 1
    return here if here > floor and letter(units, here - 1) in ("P", "N", ")", ",", "R", "W") else place


def _before_apposition(units: Units, place: int, floor: int) -> Range | None:
    """``Smith, a lawyer in Leeds, | said``: from the closing comma back over what stands between."""
    close = letter(units, place - 1)
    if close == ")":
        open_ = place - 1
        while open_ > floor and letter(units, open_) != "(":
            open_ -= 1
        found = _phrase_left(units, open_, floor) if letter(units, open_) == "(" else None
        return (found[0], place) if found else None
    opening, aside_end = place - 2, place - 1
    best: Range | None = None
    for _ in range(6):
        while opening > floor and not (letter(units, opening) == close and not is_glued(units, opening)):
            opening -= 1
        if opening <= floor or letter(units, opening) != close:
            return best
        found = _phrase_left(units, opening, floor)
        if found and _is_aside(units, opening + 1, aside_end):
            best = (found[0], place)
            if (relative := _relative_before(units, found[0], floor)) is not None:
                opening = aside_end = relative
                continue
            hung = letter(units, found[0] - 1) == "I" and letter(units, found[0] - 2) == ","
            if hung:
                opening = aside_end = found[0] - 2
                continue
            named = not hung and found[1] - found[0] >= 2 and all(letter(units, here) == "P" for here in range(*found))
            if letter(units, found[0] - 1) != "," or named or not _is_aside(units, found[0], opening):
                return best
        elif found is None and not _is_aside(units, opening + 1, aside_end):
            return best
        aside_end = opening
        opening -= 1
    return best


def _relative_before(units: Units, place: int, floor: int) -> int | None:
    """The comma before ``who`` or ``which`` if a place lies in such a clause."""
    for here in range(place - 1, max(floor, place - 14), -1):
        if letter(units, here) == "," and not is_glued(units, here):
            return here if letter(units, here + 1) == "W" else None
    return None


def _is_aside(units: Units, start: int, end: int) -> bool:
    """Whether what stands between two commas explains the noun before it."""
    first = letter(units, start)
    if start >= end:
        return False
    if first in ("W", "D", "#", "I", "K", "E", "G", "(", "A", "S", "C"):
        return True
    return first in ("N", "P") and not any(letter(units, here) in ("V", "M", "X") for here in range(start, end))


def _phrase_left(units: Units, end: int, floor: int) -> Range | None:
    """The noun phrase that ends at a place, with the phrases that hang on its head."""
    last = letter(units, end - 1)
    hangs = last in ("O", "W") and letter(units, end - 2) in ("I", "Z")
    if last == "W" and hangs and low(units, end - 2) == "of" and letter(units, end - 3) in ("N", "R", "D", "#"):
        return (end - 3, end)
    if (last in ("R", "O", "W") and not (last == "O" and hangs)) or (
        last == "T" and letter(units, end - 2) in ("N", "P")
    ):
        start = end - 1
        if low(units, start) in ("all", "both", "others", "some", "many", "himself", "herself", "themselves", "itself"):
            longer = _phrase_left(units, start, floor) if letter(units, start - 1) in ("N", "P", "R", ")") else None
            return (longer and (longer[0], end)) or (start, end)
        return (start, end)
    start = _run_left(units, end, floor)
    start = _without_front(units, start, end)
    if start >= end or not any(letter(units, here) in "NPR#DvYQEGs" for here in range(start, end)):
        return None
    return (start, end)


def _run_left(units: Units, end: int, floor: int) -> int:
    here = _before_contact_clause(units, end)
    while here > floor:
        tag = letter(units, here - 1)
        if (tag and tag in _NOUNISH) or is_glued(units, here - 1) or (tag == "Q" and is_short(units, here - 1)):
            here -= 1
        elif tag == ")" and (open_ := _opening_bracket(units, here - 1, floor)) is not None:
            here = open_
        elif (tag in ("I", "Z") and here < end) or (tag == "O" and letter(units, here - 2) in ("I", "Z")):
            here -= 1
        elif tag == "C" and here < end and letter(units, here - 2) in ("N", "P", "s", "Y", ")", ","):
            here -= 2 if letter(units, here - 2) == "," else 1
        elif (
            (
                tag in ("A", "J")
                and letter(units, here) in ("N", "P", "#", "E", "K")
                and letter(units, here - 2) in ("D", "N", "C", "s")
            )
            or (tag in ("E", "K", "G") and _reduced_relative(units, here - 1, end))
            or (tag == "," and here < end and _list_of_names(units, here - 1, end))
            or (tag in ("'", "’") and here < end)
        ):
            here -= 1
        elif tag in ("V", "X", "M", "E", "K", "G", "A", "O", "R", "Q") and here < end:
            jump = _over_relative(units, here, floor)
            if jump is None:
                break
            here = jump
        else:
            break
    return here


def _before_contact_clause(units: Units, end: int) -> int:
    """``everyone | I interviewed | said``: a relative clause without its pronoun."""
    if (
        letter(units, end - 1) in ("E", "V")
        and letter(units, end - 2) == "R"
        and letter(units, end - 3) in ("N", "R", "P")
    ):
        return end - 2
    return end


def _opening_bracket(units: Units, place: int, floor: int) -> int | None:
    for here in range(place - 1, max(floor, place - 13) - 1, -1):
        if letter(units, here) == "(":
            return here
    return None


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


def _reduced_relative(units: Units, place: int, end: int) -> bool:
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
    """The place of ``who`` or ``that`` after a noun, when a relative clause ends here: ``people who know him | said``."""
    here = place
    for _ in range(14):
        here -= 1
        if here <= floor:
            return None
        tag = letter(units, here)
        if tag in (",", ";", ":", "-", ".", "S", "B") and not is_glued(units, here):
            return None
        if tag in ("W", "T") and letter(units, here - 1) in ("N", "P"):
            relative = low(units, here) in ("who", "which", "that", "whose", "whom", "where")
            return here if relative and letter(units, here - 1) in ("N", "P") else None
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
