"""All attributions of one segment."""

from __future__ import annotations

from typing import Final

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

_VERBS: Final = ("V", "E", "G", "K")


def find_drafts(segment: Segment) -> list[Draft]:
    """The attributions of one segment, in the order of their cues.

    Example:
        >>> from helpers import plain_article
        >>> from helpers.quotes.segments import find_segments
        >>> (segment,), = find_segments(plain_article("The mayor said the deal was off."))
        >>> [(draft.source, draft.content, draft.rule) for draft in find_drafts(segment)]
        [((0, 2), [(3, 7)], 'source_before_the_cue')]
    """
    sight = Sight(segment)
    nouns = function_words("nominal_cues")
    for place, unit in enumerate(segment.units):
        if unit.tag in _VERBS or unit.low in nouns or unit.low == "according":
            _keep(sight, _at(sight, place))
    _keep(sight, name_after_a_dash(sight) or speaker_and_colon(sight))
    for draft in left_over(sight):
        _keep(sight, draft)
    return sight.drafts


def _keep(sight: Sight, draft: Draft | None) -> None:
    """Keep an attribution that has a content, and say where its source stands."""
    if draft is None:
        return
    draft.content = [part for part in draft.content if part[0] < part[1]]
    if draft.content:
        draft.position = position_of(draft)
        sight.drafts.append(draft)


def _at(sight: Sight, place: int) -> Draft | None:
    """The attribution whose cue stands at a place."""
    units = sight.units
    if low(units, place) == "according" and low(units, place + 1) == "to":
        return according_to(sight, place)
    if low(units, place) in function_words("nominal_cues") and low(units, place + 1) == "that":
        return claim_of_somebody(sight, place)
    in_its_words = letter(units, place) == "G" and letter(units, place + 1) == "Q"
    if in_its_words and low(units, place - 1) in function_words("documents"):
        return document_in_its_words(sight, place)
    cue = cue_at(sight, place)
    return by_verb(sight, place, cue) if cue else None
