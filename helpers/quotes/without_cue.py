"""Quotations that no cue reports."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.quotes.segments import Segment
from helpers.quotes.sight import Draft, Sight, first_subject, is_somebody, shared_subject, verb_group
from helpers.quotes.subjects import subject_left
from helpers.quotes.unit import Range, is_glued, is_statement, letter, low


def left_over(sight: Sight) -> Iterator[Draft]:
    """Quotations that no cue reports, by the rules for words inside a clause."""
    units = sight.units
    covered = {here for draft in sight.drafts for start, end in draft.content for here in range(start, end)}
    for here, unit in enumerate(units):
        if unit.tag == "Q" and here not in covered and (draft := subject_of_the_clause(sight, here)):
            yield draft


def subject_of_the_clause(sight: Sight, place: int) -> Draft | None:
    """``Smith went after him as a “con artist”``: words in quotation marks belong to whoever acts in the clause."""
    units = sight.units
    mark = letter(units, place - 1)
    if mark == "C":
        return _goes_on_with_a_list(sight, place)
    if mark == ":" and is_statement(units, place) and (first := first_subject(sight, place - 1)):
        return _draft((place - 1, place), first, (place, len(units)))
    before = place - 1 - (mark == "D")
    introduced = low(units, before) == "as" or letter(units, before) == "Z"
    if not (introduced or mark == ":" or (mark == "," and is_statement(units, place))):
        return None
    found = _acting(sight, place)
    return _draft((found[0], found[0] + 1), found[1], (place, place + 1)) if found else None


def _draft(cue: Range | None, source: Range | None, content: Range) -> Draft:
    return Draft(cue, source, [content], "", subject_of_the_clause.__name__)


def _goes_on_with_a_list(sight: Sight, place: int) -> Draft | None:
    """``as “false” or “worse”``: the second has the source of the first."""
    for draft in sight.drafts:
        if draft.content[-1] == (place - 2, place - 1) and draft.rule == subject_of_the_clause.__name__:
            return _draft(draft.cue, draft.source, (place, place + 1))
    return None


def _acting(sight: Sight, place: int) -> tuple[int, Range] | None:
    """The verb of the clause that holds a place and its subject, if the subject can be a person."""
    units = sight.units
    for here in range(place - 1, -1, -1):
        tag = letter(units, here)
        if tag in ("V", "E") and not is_glued(units, here):
            group, passive, hanging = verb_group(units, here, 0)
            subject = shared_subject(sight, group) if hanging else subject_left(units, group, 0)
            if subject and not passive and is_somebody(units, subject):
                return here, subject
        elif tag in (";", ":", "T", "S", "(", "-") or (tag == "," and here < place - 1) or is_statement(units, here):
            return None
    return None


def told_by_the_sentence_before(segment: Segment) -> Draft | None:
    """``He made a remark. “…”``: a quotation on its own belongs to whoever acts in the sentence before it."""
    source = first_subject(Sight(segment), len(segment.units))
    if source is None or not is_somebody(segment.units, source):
        return None
    return Draft(None, source, [(0, 1)], "", told_by_the_sentence_before.__name__, position="before")
