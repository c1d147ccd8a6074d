"""All attributions of one segment."""

from __future__ import annotations

from helpers.quotes.finite import by_verb
from helpers.quotes.lexicon import function_words
from helpers.quotes.other_cues import (
    according_to,
    claim_of_somebody,
    document_in_its_words,
    name_after_a_dash,
    speaker_and_colon,
)
from helpers.quotes.segments import Segment
from helpers.quotes.sight import Draft, Sight, cue_at, position_of
from helpers.quotes.unit import letter, low
from helpers.quotes.without_cue import left_over


def find_drafts(segment: Segment) -> list[Draft]:
    """The attributions of one segment, in the order of their cues."""
    sight = Sight(segment)
    for place, unit in enumerate(segment.units):
        if unit.tag == "Q":
            continue
        draft = None
        if unit.low == "according" and low(sight.units, place + 1) == "to":
            draft = according_to(sight, place)
        elif unit.low in function_words("nominal_cues") and low(sight.units, place + 1) == "that":
            draft = claim_of_somebody(sight, place)
        elif (
            unit.tag == "G"
            and letter(sight.units, place + 1) == "Q"
            and low(sight.units, place - 1) in function_words("documents")
        ):
            draft = document_in_its_words(sight, place)
        else:
            found = cue_at(sight, place)
            if found:
                draft = by_verb(sight, place, *found)
        if draft is not None and draft.content:
            draft.position = position_of(draft)
            sight.drafts.append(draft)
    sight.drafts += filter(None, (speaker_and_colon(sight), name_after_a_dash(sight)))
    sight.drafts += left_over(sight)
    return sight.drafts
