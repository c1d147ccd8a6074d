"""Where the content begins after a cue: one way of speaking, one function."""

from __future__ import annotations

from typing import Final

from helpers.quotes.ends import content_end
from helpers.quotes.lexicon import Cue
from helpers.quotes.phrases import phrase_right, simple_right
from helpers.quotes.sight import Sight, over_addressee, over_adverbials, over_times
from helpers.quotes.unit import Range, Units, is_glued, is_short, letter, low

Start = tuple[int, int]

_WITH_TO: Final = ("admit", "refer", "point", "confess")  # cues whose "to" is a preposition
_OPENS_A_CLAUSE: Final = ("whether", "how", "why", "what", "if", "who", "where", "that")


def content_after(sight: Sight, place: int, cue: Cue) -> tuple[int, int, int] | None:
    """Where the content after a cue begins and ends, and where the cue ends; None if nothing fits."""
    units = sight.units
    if bare := _bare_object(sight, place, cue):
        return bare[0], bare[1], place + 1
    for way in (
        _after_quote,
        after_that,
        after_preposition,
        after_infinitive,
        _after_naming,
        _after_clause,
        _after_object,
    ):
        found = way(sight, place, cue)
        if found is not None and found[0] < len(units):
            start, cue_end = found
            end = content_end(sight, start)
            if end > start:
                return start, end, cue_end
    return None


def _bare_object(sight: Sight, place: int, cue: Cue) -> Range | None:
    """``attacked her in a speech``: where the object is only a name or pronoun, what follows tells how or where."""
    units = sight.units
    here = place + 1
    if (
        "object" not in cue.ways
        or "clause" in cue.ways
        or letter(units, here) not in ("O", "R", "P")
        or low(units, here) in ("this", "that", "they", "he", "she")
    ):
        return None
    end = here + 1
    while letter(units, here) == "P" and letter(units, end) == "P":
        end += 1
    places = ("in", "on", "at", "during", "after", "before", "with", "from", "through", "by")
    return (here, end) if low(units, end) in places or letter(units, end) in ("A", "S", ".", ",", "") else None


def _after_quote(sight: Sight, place: int, cue: Cue) -> Start | None:
    """A quotation follows, perhaps after a comma or colon: ``said: “…”``, ``told reporters, “…”``."""
    units = sight.units
    here = place + 1
    reached = over_adverbials(units, over_addressee(units, here, cue), len(units))
    addressed = over_adverbials(units, phrase_right(units, here, len(units), apposition=False), len(units))
    if low(units, here) == "her" and letter(units, here + 1) == "Q" and "address" in cue.ways:
        return here + 1, place + 1
    for start in (here, reached, addressed):
        if letter(units, start) == "Q" and start in (here, reached):
            return start, place + 1
        if letter(units, start) in (",", ":", "-", "…") and not is_glued(units, start):
            if letter(units, start + 1) == "Q" and not (is_short(units, start + 1) and letter(units, start) == ","):
                return start + 1, place + 1
            if letter(units, start) == ":" and letter(units, start + 1):
                return start + 1, place + 1
    return None


def after_that(sight: Sight, place: int, cue: Cue) -> Start | None:
    """``that`` follows, perhaps after an addressee or an adverbial: ``said on Monday that …``."""
    units = sight.units
    if not cue.ways & {"clause", "that"}:
        return None
    here = over_adverbials(units, place + 1, len(units))
    for start in (place + 1, here, over_adverbials(units, over_addressee(units, place + 1, cue), len(units))):
        if letter(units, start) == ",":
            close = start + 1
            while close < min(len(units), start + 10) and letter(units, close) != ",":
                close += 1
            if letter(units, close + 1) == "T":
                return close + 1, place + 1
        if letter(units, start) == "T" or low(units, start) in _OPENS_A_CLAUSE:
            return start, place + 1
    return None


def after_preposition(sight: Sight, place: int, cue: Cue) -> Start | None:
    """A preposition of the cue follows: ``called for …``, ``accused them of …``."""
    units = sight.units
    here = place + 1
    while letter(units, here) == "A" and low(units, here) not in cue.ways:
        here += 1
    if low(units, here) in cue.ways and low(units, here) != "to":
        return here + 1, here + 1
    if low(units, here) == "to" and cue.lemma in ("respond", "reply"):
        return here, place + 1
    if letter(units, here) == "I" and low(units, here) == "to" and cue.lemma in _WITH_TO:
        return here + 1, here + 1
    after = _preposition_after_addressee(units, here, cue)
    return (after + 1, place + 1) if after is not None else None


def _preposition_after_addressee(units: Units, place: int, cue: Cue) -> int | None:
    """``accused Mr Lee, the envoy, | of``: where the preposition after an addressee stands."""
    if "address" not in cue.ways:
        return None
    apposed = phrase_right(units, place, len(units))
    apposed += letter(units, apposed) == ","
    for after in (simple_right(units, place, len(units)), over_addressee(units, place, cue), apposed):
        if after > place and low(units, after) in cue.ways & {"of", "about", "against", "for"}:
            return after
    return None


def after_infinitive(sight: Sight, place: int, cue: Cue) -> Start | None:
    """An infinitive follows, perhaps after who is to do it: ``vowed to …``, ``urged voters to …``."""
    units = sight.units
    if "to" not in cue.ways:
        return None
    here = place + 1
    while letter(units, here) == "A":
        here += 1
    if letter(units, here) == "Z":
        return here, place + 1
    after = over_addressee(units, here, cue)
    while letter(units, after) == "A":
        after += 1
    return (here, place + 1) if after > here and letter(units, after) == "Z" else None


def _after_naming(sight: Sight, place: int, cue: Cue) -> Start | None:
    """Somebody or something, then what it is called: ``called him “…”``, ``described it as …``."""
    units = sight.units
    if "naming" not in cue.ways:
        return None
    here = place + 1
    if letter(units, here) in ("T", ",", ".", "", ")"):
        return None
    if low(units, here) == "as":
        return here + 1, here + 1
    after = phrase_right(units, here, len(units), apposition=False)
    if after == here:
        return None
    quoted = any(letter(units, later) == "Q" for later in range(here, min(len(units), after + 12)))
    if cue.lemma in ("call", "dub", "label", "brand", "deem", "term", "nickname"):
        return (here, place + 1) if after < len(units) or quoted else None
    named = any(low(units, later) == "as" for later in range(here, min(len(units), after + 8)))
    return (here, place + 1) if named or quoted else None


def _after_clause(sight: Sight, place: int, cue: Cue) -> Start | None:
    """A clause follows without ``that``: ``said the deal was off``."""
    units = sight.units
    if "clause" not in cue.ways:
        return None
    first = over_addressee(units, place + 1, cue)
    for start in (over_times(units, first), first, over_adverbials(units, first, len(units))):
        if letter(units, start) not in (",", ".", "", ")", ":", "C", "B", "?", "!") and _is_clause(sight, start):
            return start, place + 1
    return None


def _is_clause(sight: Sight, start: int) -> bool:
    """A subject and then a finite verb, or an opening adverbial before them."""
    units = sight.units
    if letter(units, start) in ("V", "E", "K", "X", "M", "Z"):
        return False
    for here in range(start + 1, min(len(units), start + 40)):
        if letter(units, here) in ("V", "X", "M", "E", "Q"):
            return True
        if letter(units, here) in (";", ":"):
            return False
    return False


def _after_object(sight: Sight, place: int, cue: Cue) -> Start | None:
    """A noun phrase follows that is the content: ``criticised the plan``."""
    units = sight.units
    here = place + 1
    if "ing" in cue.ways and letter(units, here) == "G":
        return here, here
    if "object" not in cue.ways:
        return None
    if letter(units, here) in ("D", "N", "P", "R", "O", "#", "s", "v", "G", "E", "Y") or (
        letter(units, here) == "W" and low(units, here) == "what"
    ):
        return here, here
    if letter(units, here) == "A" and letter(units, here + 1) in ("D", "N", "P", "#"):
        return here + 1, here
    return None
