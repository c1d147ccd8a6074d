"""Where the content ends: at the end of the sentence, or where the reporter speaks again."""

from __future__ import annotations

from typing import Final

from helpers.quotes.phrases import phrase_right
from helpers.quotes.sight import Sight, cue_at, over_addressee, over_adverbials
from helpers.quotes.unit import Range, Units, has_verb, is_finished, is_glued, is_short, is_statement, letter, low
from helpers.vocabulary import words

_NEAR: Final = 15  # words after a conjunction within which a verb shows whose clause it opens
_NO_SUBJECT: Final = ("", ";", ":", "T", "G", "K", "Q", ",")


def content_end(sight: Sight, start: int) -> int:
    """Where what is reported ends: at the sentence's end, or before the next cue that is not part of it."""
    units = sight.units
    end = len(units)
    here = start
    opened = 0
    while here < end:
        tag = letter(units, here)
        if tag == "(":
            opened += 1
        elif tag == ")":
            opened -= 1
            if opened < 0:
                break
        elif here > start and _ends_before(sight, start, here):
            break
        here += 1
    while here > start + 1 and letter(units, here - 1) in (",", ".", ";", ":", "-", "C", "B"):
        here -= 1
    return here


def _ends_before(sight: Sight, start: int, here: int) -> bool:
    """Whether what stands at a place belongs to the reporter again."""
    units = sight.units
    tag = letter(units, here)
    if letter(units, here - 1) == "Q" and is_finished(units, here - 1) and not _list_goes_on(units, here):
        return is_statement(units, here - 1) or letter(units, here) in ("R", "G", "P", "D", "N")
    if tag == "," or (tag == "-" and not is_glued(units, here)):
        after_statement = (
            letter(units, here - 1) == "Q" and is_statement(units, here - 1) and not is_short(units, here - 1)
        )
        return _aside_with_cue(sight, here) or (after_statement and not _list_goes_on(units, here + 1))
    if tag in ("C", "B", "S"):
        return _new_cue_follows(sight, here, start)
    return False


def _list_goes_on(units: Units, place: int) -> bool:
    """``a “liar,” a “cheat” and “worse”``: another quotation follows with no verb between."""
    for here in range(place, min(len(units), place + 5)):
        if letter(units, here) == "Q":
            return True
        if letter(units, here) not in ("C", "D", "N", ",", "B", "A", "s", "I"):
            return False
    return False


def _main_clause_follows(sight: Sight, comma: int) -> bool:
    """``While he said that …, | the city acted``: a clause that goes before ends where the main clause begins."""
    units = sight.units
    if letter(units, 0) != "S" or any(draft.content[-1][1] >= comma for draft in sight.drafts):
        return False
    after = phrase_right(units, comma + 1, len(units))
    while letter(units, after) == "A":
        after += 1
    return after > comma + 1 and letter(units, after) in ("V", "X", "M", "E")


def _speaker_follows(sight: Sight, comma: int) -> bool:
    """``…, officials said`` at the end of a sentence or before another comma."""
    units = sight.units
    here = phrase_right(units, comma + 1, len(units))
    while letter(units, here) in ("A", "X"):
        here += 1
    found = cue_at(sight, here)
    if (
        here == comma + 1
        or found is None
        or not found.ways & {"clause", "that"}
        or letter(units, here) not in ("V", "E")
    ):
        return False
    after = over_adverbials(units, over_addressee(units, here + 1, found), len(units))
    return letter(units, after) in ("", ".", ",")


def _aside_with_cue(sight: Sight, comma: int) -> bool:
    """``, saying …``, ``, according to …``, ``, and called for …``, ``, while others said …``."""
    units = sight.units
    here = comma + 1
    if _speaker_follows(sight, comma) or _main_clause_follows(sight, comma):
        return True
    if low(units, here) == "according":
        return True
    if letter(units, here) == "A":
        here += 1
    if letter(units, here) == "G" and (found := cue_at(sight, here)):
        return bool(found.ways & {"clause", "that", "object"})
    if letter(units, here) in ("C", "B", "S"):
        return _new_cue_follows(sight, here, comma)
    return False


def _new_cue_follows(sight: Sight, place: int, start: int) -> bool:
    """Whether a conjunction joins another attribution: the next verb is a cue, and a strong one or without subject."""
    units = sight.units
    here = place + 1
    while here < place + _NEAR and letter(units, here) not in _NO_SUBJECT:
        cue = cue_at(sight, here)
        if letter(units, here) in ("V", "E"):
            direct = here == place + 1 + (letter(units, place + 1) == "A")
            joined = letter(units, place - 1) == "," or _is_finite_after_infinitive(sight, here, start, place)
            contrast = low(units, place) in ("while", "whereas", "but", "though", "although") and not direct
            return cue is not None and (
                cue.lemma in words("strong_cues") or ((contrast or (direct and joined)) and cue.ways != {"quote"})
            )
        here += 1
    return False


def _is_finite_after_infinitive(sight: Sight, here: int, start: int, end: int) -> bool:
    """``vowed to stay and | thanked them``: the new verb cannot belong to what was reported so far."""
    units = sight.units
    infinitive = letter(units, start) == "Z" and letter(units, here) == "E"
    return infinitive or not has_verb(units, start, end)


def content_before(sight: Sight, end: int) -> Range:
    """What is reported before a source that follows it, as far back as nothing else has it."""
    units = sight.units
    start = sight.bound
    while start < end and letter(units, start) in (",", ".", ";", "C", "-", ":") and not is_glued(units, start):
        start += 1
    stop = end
    while stop > start and (letter(units, stop - 1) in (",", "-") or low(units, stop - 1) == "as"):
        stop -= 1
    return (start, stop)


def goes_on(sight: Sight, place: int) -> list[Range]:
    """A quotation that goes on after its source: ``“Yes,” he said, “but later.”``."""
    units = sight.units
    here = over_adverbials(units, place, len(units))
    if (
        letter(units, here) in (",", ".", ":", ";", "-", "…")
        and letter(units, here + 1) == "Q"
        and not is_short(units, here + 1)
    ):
        return [(here + 1, content_end(sight, here + 1))]
    if letter(units, here) == "Q" and not is_short(units, here):
        return [(here, content_end(sight, here))]
    if letter(units, here) == "," and (start := _quote_after_aside(units, here)):
        return [(start, content_end(sight, start))]
    return []


def _quote_after_aside(units: Units, comma: int) -> int:
    """``he said, pointing at the map, “…”`` or ``he said, but “…”``: where the quotation goes on, or 0."""
    if letter(units, comma + 1) in ("C", "B") and letter(units, comma + 2) == "Q":
        return comma + 2
    if letter(units, comma + 1) == "P" and letter(units, comma + 2) == "," and letter(units, comma + 3) == "Q":
        return comma + 3
    if letter(units, comma + 1) not in ("G", "I", "E", "K", "A", "D", "S", "W"):
        return 0
    for here in range(comma + 2, min(len(units), comma + 25)):
        if letter(units, here) == "Q":
            return here if letter(units, here - 1) == "," and not is_short(units, here) else 0
        if letter(units, here) in (".", ";", ":"):
            return 0
    return 0
