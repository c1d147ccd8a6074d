"""Sentences that a splitter cut although one speaker joins them."""

from __future__ import annotations

from dataclasses import replace

from helpers.quotes.segments import Segment
from helpers.quotes.sight import Sight, cue_at, over_addressee, over_adverbials, verb_group
from helpers.quotes.subjects import subject_left
from helpers.quotes.unit import letter


def join_cries(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Put ``“Why?” | Smith asked.`` together, which a splitter cuts after the question mark."""
    joined: list[Segment] = []
    for segment in segments:
        if joined and (
            (_ends_with_a_cry(joined[-1]) and _speaker_alone(segment))
            or (joined[-1].units[-1].tag == "Q" and _is_signature(segment))
        ):
            before = joined.pop()
            joined.append(replace(before, units=before.units + segment.units, end=segment.end))
        else:
            joined.append(segment)
    return tuple(joined)


def _is_signature(segment: Segment) -> bool:
    """A dash and a name, nothing else."""
    names = segment.units[1:-1] if segment.units[-1].tag == "." else segment.units[1:]
    return (
        segment.units[0].tag == "-"
        and 0 < len(names) <= 8
        and all(unit.tag in ("P", "#", "(", ")", ",") for unit in names)
    )


def _ends_with_a_cry(segment: Segment) -> bool:
    last = segment.units[-1]
    return last.tag == "Q" and last.text.rstrip("\"”’'»")[-1:] in "?!…—-"


def _speaker_alone(segment: Segment) -> bool:
    """Whether a sentence is a source and its cue, with nothing reported after them."""
    units, sight = segment.units, Sight(segment)
    for place in range(min(len(units), 24)):
        found = cue_at(sight, place)
        if found and letter(units, place) in ("V", "E"):
            group, passive, hanging = verb_group(units, place, 0)
            source = subject_left(units, group, 0)
            if passive or hanging or (source or (1, 1))[0] != 0:
                continue
            after = over_adverbials(units, over_addressee(units, place + 1, found), len(units))
            return letter(units, after) in (".", ",", "", ";", "-") or letter(units, after) in ("S", "G")
    return False
