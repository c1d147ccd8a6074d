"""Quotations that no cue reports."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.quotes.segments import Segment
from helpers.quotes.sight import Draft, Sight, first_subject, is_somebody, position_of, shared_subject, verb_group
from helpers.quotes.subjects import subject_left
from helpers.quotes.unit import is_glued, is_statement, letter, low


def left_over(sight: Sight) -> Iterator[Draft]:
    """Quotations that no cue reports, by the rules for words inside a clause."""
    units = sight.units
    covered = {here for draft in sight.drafts for start, end in draft.content for here in range(start, end)}
    for here, unit in enumerate(units):
        if unit.tag == "Q" and here not in covered and (draft := subject_of_the_clause(sight, here)):
            draft.position = position_of(draft)
            yield draft


def subject_of_the_clause(sight: Sight, place: int) -> Draft | None:
    """``Smith went after him as a “con artist”``: words in quotation marks belong to whoever acts in the clause."""
    units = sight.units
    before = place - 2 if letter(units, place - 1) == "D" else place - 1
    listed = letter(units, place - 1) == "C" and next(
        (draft for draft in sight.drafts if draft.content[-1] == (place - 2, place - 1)), None
    )
    if listed and listed.rule == subject_of_the_clause.__name__:
        return Draft(listed.cue, listed.source, [(place, place + 1)], "", subject_of_the_clause.__name__)
    introduced = low(units, before) == "as" or letter(units, before) == "Z" or letter(units, place - 1) in (",", ":")
    if not introduced or (letter(units, place - 1) == "," and not is_statement(units, place)):
        return None
    if letter(units, place - 1) == ":" and is_statement(units, place) and (first := first_subject(sight, place - 1)):
        return Draft((place - 1, place), first, [(place, len(units))], "", subject_of_the_clause.__name__)
    for here in range(place - 1, -1, -1):
        if letter(units, here) in ("V", "E") and not is_glued(units, here):
            group, passive, hanging = verb_group(units, here, 0)
            subject = None if passive else shared_subject(sight, group) if hanging else subject_left(units, group, 0)
            if subject is None or not is_somebody(units, subject):
                continue
            return Draft((here, here + 1), subject, [(place, place + 1)], "", subject_of_the_clause.__name__)
        if letter(units, here) in (";", ":", "T", "S", "(", "-") or (letter(units, here) == "," and here < place - 1):
            return None
        if letter(units, here) == "Q" and is_statement(units, here):
            return None
    return None


def told_by_the_sentence_before(segment: Segment) -> Draft | None:
    """``He made a remark. “…”``: a quotation on its own belongs to whoever acts in the sentence before it."""
    source = first_subject(Sight(segment), len(segment.units))
    if source is None or not is_somebody(segment.units, source):
        return None
    return Draft(None, source, [(0, 1)], "", told_by_the_sentence_before.__name__, position="before")
