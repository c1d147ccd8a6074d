"""Cues that are participles: `saying …`, `accused of …`, `described by …`."""

from __future__ import annotations

from typing import Final

from helpers.quotes.ends import content_end
from helpers.quotes.lexicon import Cue, function_words
from helpers.quotes.phrases import phrase_right
from helpers.quotes.sight import Draft, Sight, first_subject
from helpers.quotes.starts import after_infinitive, after_preposition, after_that, content_after
from helpers.quotes.subjects import subject_left
from helpers.quotes.unit import Range, Units, letter, low

# Rules after which a participle has the same source.
_GO_ON: Final = ("content_before_the_source", "source_after_the_cue", "participle")


def participle(sight: Sight, place: int, cue: Cue) -> Draft | None:
    """``…, saying the deal was off``: the source is the subject of the clause before."""
    units = sight.units
    before = letter(units, place - 1)
    forward = content_after(sight, place, cue)
    if forward is None:
        return None
    source = _subject_of_participle(sight, place, before)
    if source is None:
        return None
    start, end, cue_end = forward
    return Draft((place, cue_end), source, [(start, end)], cue.group, participle.__name__)


def _subject_of_participle(sight: Sight, place: int, before: str) -> Range | None:
    units = sight.units
    if low(units, place - 1) == "worth":
        return None
    here = place
    while letter(units, here - 1) == "A":
        here -= 1
    before = letter(units, here - 1)
    if here == 0 or (here == 1 and before in ("I", "S")):
        return _subject_after_comma(sight, place)
    if before in ("N", "P", "R", "O", ")"):
        found = subject_left(units, here, sight.bound)
        if found and before in ("N", "P") and _is_utterance(units, found):
            return first_subject(sight, found[0]) or found
        return _shown(units, found) if found and not _is_term(units, found) else None
    if before in (",", "-", "I", "S", "C", "B", "Q"):
        return _last_speaker(sight) or first_subject(sight, here) or sight.subject
    return None


def _is_term(units: Units, found: Range) -> bool:
    """``a phrase | referring to``: a word means something, and nobody says so."""
    return any(low(units, here) in function_words("terms") for here in range(*found))


def _is_utterance(units: Units, found: Range) -> bool:
    """``issued a statement | saying``: what was issued, so that whoever issued it is the source."""
    indefinite = low(units, found[0]) in ("a", "an") or letter(units, found[0]) == "N"
    issued = letter(units, found[0] - 1) in ("V", "E", "G", "K")
    return indefinite and issued and any(low(units, here) in function_words("utterances") for here in range(*found))


def _shown(units: Units, found: Range) -> Range:
    """``footage of Smith | saying``: whoever a film or picture shows."""
    for here in range(found[0], found[1] - 1):
        if low(units, here) == "of" and low(units, here - 1) in function_words("pictures"):
            return (here + 1, found[1])
    return found


def _last_speaker(sight: Sight) -> Range | None:
    """The source that came after its content, or of a participle: it is the one that goes on with ``adding``."""
    last = sight.drafts[-1] if sight.drafts else None
    if last and last.rule in _GO_ON:
        return last.source
    return None


def _subject_after_comma(sight: Sight, place: int) -> Range | None:
    """``Citing costs, | the mayor said``: the subject that follows."""
    units = sight.units
    for here in range(place, len(units)):
        if letter(units, here) == ",":
            after = phrase_right(units, here + 1, len(units))
            return (here + 1, after) if after > here + 1 else None
    return None


def passive_with_agent(sight: Sight, place: int, group: int, cue: Cue) -> Draft | None:
    """``The plan was criticised by the mayor``, ``she was accused of …``."""
    units = sight.units
    end = len(units)
    agent = _agent(units, place + 1, end)
    subject = subject_left(units, group, sight.bound)
    forward = None
    for way in (after_that, after_preposition, after_infinitive):
        forward = forward or way(sight, place, cue)
    if agent:
        content = [subject] if subject else []
        if letter(units, agent[1]) in ("I", "T", "Z", "S") and agent[1] < end:
            content.append((agent[1], content_end(sight, agent[1])))
        return Draft((place, place + 1), agent, content, cue.group, passive_with_agent.__name__) if content else None
    if forward and (
        cue.group in ("accuse", "deny")
        or letter(units, forward[0]) == "T"
        or cue.lemma in ("say", "accuse", "believe", "report", "think")
    ):
        start, cue_end = forward
        content = ([subject] if subject and letter(units, forward[0]) != "T" else []) + [
            (start, content_end(sight, start))
        ]
        return Draft((place, cue_end), None, content, cue.group, passive_with_agent.__name__)
    return None


def _agent(units: Units, place: int, end: int) -> Range | None:
    """The noun phrase after ``by``, a few words on at most."""
    for here in range(place, min(end, place + 6)):
        if low(units, here) == "by":
            after = phrase_right(units, here + 1, end)
            return (here + 1, after) if after > here + 1 and letter(units, here + 1) != "G" else None
        if letter(units, here) in (",", ".", "V", "T", ";", "M"):
            return None
    return None


def reduced_passive(sight: Sight, place: int, cue: Cue) -> Draft | None:
    """``a phrase coined by Trong``, ``a plan described by critics as …``."""
    units = sight.units
    agent = _agent(units, place + 1, len(units))
    if agent is None:
        return None
    start = agent[1]
    if cue.lemma == "coin":
        coined = next((here for here in range(place - 1, max(-1, place - 12), -1) if letter(units, here) == "Q"), None)
        return (
            None
            if coined is None
            else Draft((place, place + 1), agent, [(coined, coined + 1)], cue.group, reduced_passive.__name__)
        )
    if low(units, start) == "as":
        return Draft(
            (place, place + 1),
            agent,
            [(start + 1, content_end(sight, start + 1))],
            cue.group,
            reduced_passive.__name__,
        )
    return None
