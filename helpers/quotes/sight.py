"""What the rules know of a segment while they go through it, and the small questions that they all ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from helpers.quotes.lexicon import Cue, cues, function_words, verbs
from helpers.quotes.phrases import phrase_right, simple_right
from helpers.quotes.segments import Segment
from helpers.quotes.subjects import subject_left
from helpers.quotes.unit import Range, Units, letter, low

Place = Literal["before", "after", "inside", ""]

_PUT_IT: Final = Cue("put it", "neutral", frozenset(("quote",)))  # "as the mayor put it"


@dataclass(slots=True)
class Draft:
    """An attribution in terms of units of one segment, before it becomes offsets.

    Attributes:
        cue: the units of the cue.
        source: the units of the source.
        content: the units of what is reported, in one or more pieces.
        group: the cue's group.
        rule: the rule that found it.
        position: where the source stands.
    """

    cue: Range | None
    source: Range | None
    content: list[Range]
    group: str
    rule: str
    position: Place = ""


@dataclass(slots=True)
class Sight:
    """What the rules know of a segment while they go through it, from left to right.

    Attributes:
        segment: the segment.
        drafts: what was found so far.
        bound: the place before which everything is settled.
        subject: the last subject of a cue.
    """

    segment: Segment
    drafts: list[Draft] = field(default_factory=list)
    bound: int = 0
    subject: Range | None = None

    @property
    def units(self) -> Units:
        """The units of the segment."""
        return self.segment.units


def cue_at(sight: Sight, place: int) -> Cue | None:
    """The cue whose verb stands at a place."""
    verb = verbs().get(low(sight.units, place)) if letter(sight.units, place) in ("V", "E", "G", "K") else None
    if verb is None:
        return None
    if verb.lemma == "put" and low(sight.units, place + 1) in ("it", "that"):
        return _PUT_IT
    return cues().get(verb.lemma)


def verb_group(units: Units, place: int, floor: int) -> tuple[int, bool, bool]:
    """Where the verb group of a verb begins, whether it is passive, whether it hangs on a noun or nothing.

    ``has repeatedly said``, ``appeared to suggest``, ``was accused``.
    """
    here, passive, hanging = place, False, False
    verb = verbs().get(low(units, place))
    participle = letter(units, place) == "K" or (verb is not None and "participle" in verb.forms)
    while here > floor:
        tag = letter(units, here - 1)
        if tag in ("A", "M"):
            here -= 1
        elif tag == "X":
            if participle and low(units, here - 1) in function_words("be") and low(units, here - 1) != "'s":
                passive = True
            here -= 1
        elif tag == "Y" and letter(units, here - 2) in ("P", "R", "N"):
            here -= 1
        elif tag == "Z" and (here == place or letter(units, here) in ("A", "X")):
            before = letter(units, here - 2)
            if before in ("V", "E", "G", "K", "X"):
                here -= 2
            else:
                return here - 1, passive, True
        elif tag == "," and letter(units, here - 2) == "A" and letter(units, here - 3) == ",":
            here -= 3
        elif tag == "C" and letter(units, here - 2) == "A" and letter(units, here) == "A":
            here -= 2
        else:
            break
    return here, passive, hanging


def first_subject(sight: Sight, before: int) -> Range | None:
    """The subject of the first verb of the sentence, leaving out a clause that goes before."""
    units = sight.units
    start = 0
    if letter(units, 0) in ("S", "G"):
        start = next((here + 1 for here in range(before) if letter(units, here) == ","), 0)
    for here in range(start, before):
        if letter(units, here) in ("V", "X", "M", "E"):
            found = subject_left(units, verb_group(units, here, start)[0], start)
            if found:
                return found
    return None


def nearest_subject(sight: Sight, before: int) -> Range | None:
    """The subject of the nearest verb before a place in the same clause: ``I laughed and | said``."""
    units = sight.units
    for here in range(before - 1, -1, -1):
        if letter(units, here) in ("V", "X", "M", "E"):
            found = subject_left(units, verb_group(units, here, 0)[0], 0)
            if found:
                return found
        if letter(units, here) in ("T", "W", "S", ";", ":"):
            return None
    return None


def is_somebody(units: Units, subject: Range) -> bool:
    """Whether a phrase can be a person: it has a name, or is a pronoun for people."""
    first = low(units, subject[0])
    return first in ("he", "she", "they", "i", "we", "who") or any(
        letter(units, here) == "P" for here in range(*subject)
    )


def over_adverbials(units: Units, place: int, end: int) -> int:
    """Skip ``on Tuesday``, ``later``, ``in an interview with the paper``, ``to reporters``."""
    here = place
    while here < end:
        tag = letter(units, here)
        if tag in ("A", "Y"):
            here += 1
        elif tag in ("I", "Z") and low(units, here) != "than":
            after = simple_right(units, here + 1, end)
            if letter(units, here + 1) == "G" or after == here + 1:
                return here
            while low(units, after) in ("of", "'s") and (more := simple_right(units, after + 1, end)) > after + 1:
                after = more
            here = after
        else:
            return here
    return here


def over_times(units: Units, place: int) -> int:
    """Skip adverbs and times."""
    here = place
    while letter(units, here) in ("A", "Y") or (letter(units, here) == "I" and letter(units, here + 1) == "Y"):
        here += 1
    return here


def over_addressee(units: Units, place: int, cue: Cue) -> int:
    """Skip whom a cue such as ``told`` addresses."""
    if "address" not in cue.ways or letter(units, place) == "Q":
        return place
    return phrase_right(units, place, len(units), apposition=False)


def position_of(draft: Draft) -> Place:
    """Where the source stands: before the content, after it or inside."""
    if draft.source is None:
        return ""
    first, last = draft.content[0], draft.content[-1]
    if draft.source[0] < first[0]:
        return "before"
    return "after" if draft.source[0] >= last[1] else "inside"


def shared_subject(sight: Sight, group: int) -> Range | None:
    """``Smith thanked them and | called for calm``: the subject of the verb before."""
    for draft in sight.drafts:
        if draft.source and draft.source[1] <= group and group - 3 <= draft.content[-1][1] <= group:
            return draft.source
    return nearest_subject(sight, group) or sight.subject or first_subject(sight, group)
