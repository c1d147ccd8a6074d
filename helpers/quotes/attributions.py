"""Who said what: each rule looks at one cue, or at one quotation, and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from helpers.quotes.lexicon import Cue, Verb, cues, function_words, verbs
from helpers.quotes.phrases import (
    Range,
    clause_start,
    ends_with_mark,
    is_glued,
    is_short,
    is_statement,
    letter,
    low,
    phrase_right,
    simple_right,
    subject_left,
)
from helpers.quotes.units import Segment, Unit

Place = Literal["before", "after", "inside", ""]
_STRONG: Final = frozenset(
    "say tell claim allege argue contend insist declare assert announce believe think maintain warn add write note report"
    " acknowledge concede admit stress emphasise reiterate affirm confirm deny suggest predict vow conclude estimate".split()
)


@dataclass(slots=True)
class Draft:
    """An attribution in terms of units of one segment, before it becomes offsets."""

    cue: Range | None
    source: Range | None
    content: list[Range]
    group: str
    rule: str
    carried: tuple[int, int] | None = None
    position: Place = ""


@dataclass(slots=True)
class Sight:
    """What the rules know of a segment while they go through it."""

    segment: Segment
    drafts: list[Draft] = field(default_factory=list)
    bound: int = 0
    subject: Range | None = None

    @property
    def units(self) -> tuple[Unit, ...]:
        return self.segment.units


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
            found = _cue_at(sight, place)
            if found:
                draft = _by_verb(sight, place, *found)
        if draft is not None and draft.content:
            draft.position = _position(draft)
            sight.drafts.append(draft)
    sight.drafts += filter(None, (speaker_and_colon(sight), name_after_a_dash(sight)))
    sight.drafts += _left_over(sight)
    return sight.drafts


def _left_over(sight: Sight) -> Iterator[Draft]:
    """Quotations that no cue reports, by the rules for words inside a clause."""
    units = sight.units
    covered = {here for draft in sight.drafts for start, end in draft.content for here in range(start, end)}
    for here, unit in enumerate(units):
        if unit.tag == "Q" and here not in covered and (draft := subject_of_the_clause(sight, here)):
            draft.position = _position(draft)
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
    if not introduced or (letter(units, place - 1) == "," and not is_statement(units[place])):
        return None
    if letter(units, place - 1) == ":" and is_statement(units[place]) and (first := _first_subject(sight, place - 1)):
        return Draft((place - 1, place), first, [(place, len(units))], "", subject_of_the_clause.__name__)
    for here in range(place - 1, -1, -1):
        if letter(units, here) in ("V", "E") and not is_glued(units, here):
            group, passive, hanging = verb_group(units, here, 0)
            subject = None if passive else _shared_subject(sight, group) if hanging else subject_left(units, group, 0)
            if subject is None or not _is_somebody(units, subject):
                continue
            return Draft((here, here + 1), subject, [(place, place + 1)], "", subject_of_the_clause.__name__)
        if letter(units, here) in (";", ":", "T", "S", "(", "-") or (letter(units, here) == "," and here < place - 1):
            return None
        if letter(units, here) == "Q" and is_statement(units[here]):
            return None
    return None


def _is_somebody(units: tuple[Unit, ...], subject: Range) -> bool:
    """Whether a phrase can be a person: it has a name, or is a pronoun for people."""
    first = low(units, subject[0])
    return first in ("he", "she", "they", "i", "we", "who") or any(
        letter(units, here) == "P" for here in range(*subject)
    )


def _position(draft: Draft) -> Place:
    if draft.source is None:
        return ""
    first, last = draft.content[0], draft.content[-1]
    if draft.source[0] < first[0]:
        return "before"
    return "after" if draft.source[0] >= last[1] - 0 else "inside"


def _cue_at(sight: Sight, place: int) -> tuple[Cue, Verb] | None:
    unit = sight.units[place] if place < len(sight.units) else None
    if unit is None or unit.tag not in ("V", "E", "G", "K"):
        return None
    verb = verbs().get(unit.low)
    if verb is None:
        return None
    if verb.lemma == "put" and low(sight.units, place + 1) in ("it", "that"):
        return Cue("put it", "neutral", frozenset(("quote",))), verb
    cue = cues().get(verb.lemma)
    return (cue, verb) if cue else None


def verb_group(units: tuple[Unit, ...], place: int, floor: int) -> tuple[int, bool, bool]:
    """Where the verb group of a verb begins, whether it is passive, whether it hangs on a noun or nothing.

    ``has repeatedly said``, ``appeared to suggest``, ``was accused``.
    """
    here, passive, hanging = place, False, False
    participle = (
        letter(units, place) == "K" or "participle" in (verbs().get(low(units, place)) or Verb("", frozenset())).forms
    )
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
        elif tag == "Z" and here - 1 == place - 1 or (tag == "Z" and letter(units, here) in ("A", "X")):
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


def _by_verb(sight: Sight, place: int, cue: Cue, verb: Verb) -> Draft | None:
    units = sight.units
    group, passive, hanging = verb_group(units, place, 0)
    if passive:
        return passive_with_agent(sight, place, group, cue)
    before = letter(units, group - 1)
    if letter(units, place) == "G" and group == place:
        return participle(sight, place, cue)
    if inverted_ := _inverted_source(sight, place, group, cue):
        return source_after_the_cue(sight, place, inverted_, cue)
    if group == place and (letter(units, place) == "K" or low(units, place + 1) == "by"):
        return reduced_passive(sight, place, cue)
    if before in ("C", "B") or hanging:
        subject = _shared_subject(sight, group)
    else:
        subject = subject_left(units, group, sight.bound)
    if subject is None and before == ",":
        subject = sight.subject if sight.drafts else None
    if subject is None:
        return None
    sight.subject = subject if letter(units, subject[0]) != "W" else sight.subject
    return source_before_the_cue(sight, place, subject, cue)


def _shared_subject(sight: Sight, group: int) -> Range | None:
    """``Smith thanked them and | called for calm``: the subject of the verb before."""
    for draft in sight.drafts:
        if draft.source and draft.source[1] <= group and group - 3 <= draft.content[-1][1] <= group:
            return draft.source
    return _nearest_subject(sight, group) or sight.subject or _first_subject(sight, group)


def _nearest_subject(sight: Sight, before: int) -> Range | None:
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


def _first_subject(sight: Sight, before: int) -> Range | None:
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


def _inverted_source(sight: Sight, place: int, group: int, cue: Cue) -> Range | None:
    """The noun phrase after a cue that follows its content: ``“…,” said the mayor``."""
    units = sight.units
    if group != place or letter(units, place) == "G":
        return None
    before = letter(units, place - 1)
    if place == 0 and letter(units, 1) in ("P", "D", "N"):
        after = phrase_right(units, 1, len(units))
        announced = letter(units, after) in (":", ",") and letter(units, after + 1) == "Q"
        return (1, after) if announced else None
    quoted = (
        before == "Q"
        and (not is_short(units[place - 1]) or ends_with_mark(units[place - 1]))
        or (before == "," and letter(units, place - 2) == "Q")
    )
    plain = (
        before == ","
        and cue.lemma in ("say", "write", "explain", "add", "note")
        and _has_verb(units, sight.bound, place - 1)
    )
    if not (quoted or plain):
        return None
    after = phrase_right(units, place + 1, len(units))
    if after <= place + 2 and letter(units, place + 1) == "#":
        return None
    if after == place + 1 or letter(units, place + 1) in ("W", "O", "Y"):
        return None
    if letter(units, after) in ("V", "X", "M") or (
        plain and not quoted and letter(units, after) in ("E", "T", "Z", "v")
    ):
        return None
    if (
        plain
        and not quoted
        and letter(units, place + 1) == "R"
        and letter(units, after) != ""
        and letter(units, after) not in ".,"
    ):
        return None
    return (place + 1, after)


def _has_verb(units: tuple[Unit, ...], start: int, end: int) -> bool:
    return any(letter(units, here) in ("V", "X", "M", "E") for here in range(start, end))


def source_after_the_cue(sight: Sight, place: int, source: Range, cue: Cue) -> Draft:
    """``“We will go,” said Mr Smith``: the content goes before, perhaps on after."""
    units = sight.units
    content = [_content_before(sight, place)] if place else []
    sight.subject = source
    following = source[1]
    content += _goes_on(sight, following)
    if not content:
        content = [(following + 1, len(units))]
    sight.bound = max(following, content[-1][1])
    return Draft((place, place + 1), source, content, cue.group, source_after_the_cue.__name__)


def _content_before(sight: Sight, end: int) -> Range:
    units = sight.units
    start = sight.bound
    while start < end and letter(units, start) in (",", ".", ";", "C", "-", ":") and not is_glued(units, start):
        start += 1
    stop = end
    while stop > start and (letter(units, stop - 1) in (",", "-") or low(units, stop - 1) == "as"):
        stop -= 1
    return (start, stop)


def _goes_on(sight: Sight, place: int) -> list[Range]:
    """A quotation that goes on after its source: ``“Yes,” he said, “but later.”``."""
    units = sight.units
    here = _over_adverbials(units, place, len(units))
    if (
        letter(units, here) in (",", ".", ":", ";", "-", "…")
        and letter(units, here + 1) == "Q"
        and not is_short(units[here + 1])
    ):
        return [(here + 1, _content_end(sight, here + 1))]
    if letter(units, here) == "Q" and not is_short(units[here]):
        return [(here, _content_end(sight, here))]
    if letter(units, here) == "," and (start := _quote_after_aside(units, here)):
        return [(start, _content_end(sight, start))]
    return []


def _quote_after_aside(units: tuple[Unit, ...], comma: int) -> int:
    """``he said, pointing at the map, “…”`` or ``he said, but “…”``: where the quotation goes on, or 0."""
    if letter(units, comma + 1) in ("C", "B") and letter(units, comma + 2) == "Q":
        return comma + 2
    if letter(units, comma + 1) == "P" and letter(units, comma + 2) == "," and letter(units, comma + 3) == "Q":
        return comma + 3
    if letter(units, comma + 1) not in ("G", "I", "E", "K", "A", "D", "S", "W"):
        return 0
    for here in range(comma + 2, min(len(units), comma + 25)):
        if letter(units, here) == "Q":
            return here if letter(units, here - 1) == "," and not is_short(units[here]) else 0
        if letter(units, here) in (".", ";", ":"):
            return 0
    return 0


def _over_adverbials(units: tuple[Unit, ...], place: int, end: int) -> int:
    """Skip ``on Tuesday``, ``later``, ``in an interview with the paper``, ``to reporters``."""
    here = place
    while here < end:
        tag = letter(units, here)
        if tag == "A" or tag == "Y":
            here += 1
        elif tag in ("I", "Z") and low(units, here) not in ("than",):
            after = simple_right(units, here + 1, end)
            if letter(units, here + 1) == "G" or after == here + 1:
                return here
            while low(units, after) in ("of", "'s") and (more := simple_right(units, after + 1, end)) > after + 1:
                after = more
            here = after
        else:
            return here
    return here


_CUT_BEFORE: Final = ("C", "B", "S")


def _content_end(sight: Sight, start: int) -> int:
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
    if letter(units, here - 1) == "Q" and ends_with_mark(units[here - 1]) and not _list_goes_on(units, here):
        return is_statement(units[here - 1]) or letter(units, here) in ("R", "G", "P", "D", "N")
    if tag == "," or (tag == "-" and not is_glued(units, here)):
        after_statement = (
            letter(units, here - 1) == "Q" and is_statement(units[here - 1]) and not is_short(units[here - 1])
        )
        return _aside_with_cue(sight, here) or (after_statement and not _list_goes_on(units, here + 1))
    if tag in ("C", "B", "S"):
        return _new_cue_follows(sight, here, start)
    return False


def _list_goes_on(units: tuple[Unit, ...], place: int) -> bool:
    """``a “liar,” a “cheat” and “worse”``: another quotation follows with no verb between."""
    for here in range(place, min(len(units), place + 5)):
        if letter(units, here) == "Q":
            return True
        if letter(units, here) not in ("C", "D", "N", ",", "B", "A", "s", "I"):
            return False
    return False


def _main_clause_follows(sight: Sight, comma: int) -> bool:
    """``While he said that …, | the city acted``: a clause that goes before ends where another subject and verb follow."""
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
    found = _cue_at(sight, here)
    if (
        here == comma + 1
        or found is None
        or not found[0].ways & {"clause", "that"}
        or letter(units, here) not in ("V", "E")
    ):
        return False
    after = _over_adverbials(units, _over_addressee(units, here + 1, found[0]), len(units))
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
    if letter(units, here) == "G" and (found := _cue_at(sight, here)):
        return bool(found[0].ways & {"clause", "that", "object"})
    if letter(units, here) in _CUT_BEFORE:
        return _new_cue_follows(sight, here, comma)
    return False


def _new_cue_follows(sight: Sight, place: int, start: int) -> bool:
    """Whether a conjunction joins another attribution: its verb is a strong cue in the same form."""
    units = sight.units
    after_comma = letter(units, place - 1) == ","
    here = place + 1
    for _ in range(14):
        tag = letter(units, here)
        if tag in ("V", "E") or tag in ("X", "M"):
            found = _cue_at(sight, here)
            if tag in ("X", "M") and not found:
                here += 1
                continue
            if not found:
                return False
            direct = here == place + 1 or (here == place + 2 and letter(units, place + 1) == "A")
            strong = found[0].lemma in _STRONG
            joined = after_comma or not _has_verb(units, start, place)
            return strong or (direct and joined and found[0].ways != {"quote"})
        if tag in ("", ";", ":", "T", "G", "K", "Q", ","):
            return False
        here += 1
    return False


def source_before_the_cue(sight: Sight, place: int, subject: Range, cue: Cue) -> Draft | None:
    """``Mr Smith said (that) …``, or after its content: ``…, Mr Smith said``."""
    units = sight.units
    forward = _content_after(sight, place, cue)
    backward = _stands_behind(sight, subject, cue)
    if forward and not (backward and _quote_is_behind(sight, subject)):
        start, end, cue_end = forward
        return Draft((place, cue_end), subject, [(start, end)], cue.group, source_before_the_cue.__name__)
    if backward and (
        {"clause", "that", "quote"} & cue.ways
        or letter(units, subject[0] - 1) == "Q"
        or letter(units, subject[0] - 2) == "Q"
    ):
        return content_before_the_source(sight, place, subject, cue)
    return None


def _quote_is_behind(sight: Sight, subject: Range) -> bool:
    """``“…,” he said as he left``: right before the subject stands a quotation that ends with a comma or stop."""
    units = sight.units
    before = subject[0] - 1
    if low(units, before) == "as":
        before -= 1
    if letter(units, before) == ",":
        before -= 1
        return letter(units, before) == "Q" and before >= sight.bound and not is_short(units[before])
    return letter(units, before) == "Q" and before >= sight.bound and ends_with_mark(units[before])


def content_before_the_source(sight: Sight, place: int, subject: Range, cue: Cue) -> Draft | None:
    """``The deal was off, Mr Smith said``: the content goes before its source."""
    units = sight.units
    content = [_content_before(sight, subject[0])]
    if content[0][0] >= content[0][1]:
        return None
    following = _over_adverbials(units, _over_addressee(units, place + 1, cue), len(units))
    more = _goes_on(sight, following)
    if (
        not more
        and letter(units, following) == ","
        and not _has_verb(units, *content[0])
        and letter(units, content[0][1] - 1) != "Q"
    ):
        more = [(following + 1, _content_end(sight, following + 1))]
    content += more
    sight.bound = max(place + 1, following, content[-1][1])
    return Draft((place, place + 1), subject, content, cue.group, content_before_the_source.__name__)


def _stands_behind(sight: Sight, subject: Range, cue: Cue) -> bool:
    """Whether a comma, dash or quotation parts the subject from a clause before it."""
    units = sight.units
    if letter(units, subject[0]) in ("W", "T"):
        return False
    before = subject[0] - 1
    if low(units, before) == "as":
        before -= 1
    tag = letter(units, before)
    if before < sight.bound:
        return False
    if tag == "Q":
        return ends_with_mark(units[before]) or not is_short(units[before]) or before == 0
    if tag in (",", "-") and not is_glued(units, before):
        start = sight.bound
        if letter(units, before - 1) == "Q":
            return True
        if letter(units, start) in ("I", "G", "Y", "K") and not _has_verb(units, start, before):
            return False
        if letter(units, start) == "S" and not any(letter(units, here) == "," for here in range(start, before)):
            return True
        return _has_verb(units, start, before) or before - start >= 3 or _comma_and_verb(units, subject[1])
    return tag in ("?", "!", "…") and before > sight.bound


def _comma_and_verb(units: tuple[Unit, ...], place: int) -> bool:
    """``The staff, he said, | were well paid``: a comma soon follows, and then a verb."""
    for here in range(place, min(len(units) - 1, place + 9)):
        if letter(units, here) == ",":
            return letter(units, here + 1) in ("X", "M", "V")
    return False


def _over_addressee(units: tuple[Unit, ...], place: int, cue: Cue) -> int:
    if "address" not in cue.ways:
        return place
    here = place
    after = phrase_right(units, here, len(units), apposition=False)
    if letter(units, here) == "Q":
        return place
    return after


def _content_after(sight: Sight, place: int, cue: Cue) -> tuple[int, int, int] | None:
    """Where the content after a cue begins and ends, and where the cue ends; None if nothing fits."""
    units = sight.units
    if bare := _bare_object(sight, place, cue):
        return bare[0], bare[1], place + 1
    for way in (
        _after_quote,
        _after_that,
        _after_preposition,
        _after_infinitive,
        _after_naming,
        _after_clause,
        _after_object,
    ):
        found = way(sight, place, cue)
        if found is not None and found[0] < len(units):
            start, cue_end = found
            end = _content_end(sight, start)
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


Start = tuple[int, int]


def _after_quote(sight: Sight, place: int, cue: Cue) -> Start | None:
    """A quotation follows, perhaps after a comma or colon: ``said: “…”``, ``told reporters, “…”``."""
    units = sight.units
    here = place + 1
    reached = _over_adverbials(units, _over_addressee(units, here, cue), len(units))
    addressed = _over_adverbials(units, phrase_right(units, here, len(units), apposition=False), len(units))
    if low(units, here) == "her" and letter(units, here + 1) == "Q" and "address" in cue.ways:
        return here + 1, place + 1
    for start in (here, reached, addressed):
        if letter(units, start) == "Q" and start in (here, reached):
            return start, place + 1
        if letter(units, start) in (",", ":", "-", "…") and not is_glued(units, start):
            if letter(units, start + 1) == "Q" and not (is_short(units[start + 1]) and letter(units, start) == ","):
                return start + 1, place + 1
            if letter(units, start) == ":" and letter(units, start + 1):
                return start + 1, place + 1
    return None


def _after_that(sight: Sight, place: int, cue: Cue) -> Start | None:
    """``that`` follows, perhaps after an addressee or an adverbial: ``said on Monday that …``."""
    units = sight.units
    if not cue.ways & {"clause", "that"}:
        return None
    here = _over_adverbials(units, place + 1, len(units))
    for start in (place + 1, here, _over_adverbials(units, _over_addressee(units, place + 1, cue), len(units))):
        if letter(units, start) == ",":
            close = start + 1
            while close < min(len(units), start + 10) and letter(units, close) != ",":
                close += 1
            if letter(units, close + 1) == "T":
                return close + 1, place + 1
        if letter(units, start) == "T" or low(units, start) in (
            "whether",
            "how",
            "why",
            "what",
            "if",
            "who",
            "where",
            "that",
        ):
            return start, place + 1
    return None


def _after_preposition(sight: Sight, place: int, cue: Cue) -> Start | None:
    """A preposition of the cue follows: ``called for …``, ``accused them of …``."""
    units = sight.units
    here = place + 1
    while letter(units, here) == "A" and low(units, here) not in cue.ways:
        here += 1
    if low(units, here) in cue.ways and low(units, here) not in ("to", "out"):
        return here + 1, here + 1
    if cue.lemma in ("respond", "reply") and low(units, here) == "to":
        return here, place + 1
    if (
        low(units, here) == "to"
        and "to" in cue.ways
        and letter(units, here) == "I"
        and cue.lemma in ("admit", "refer", "point", "confess")
    ):
        return here + 1, here + 1
    if low(units, here) == "out" and "out" in cue.ways:
        return here + 1, here + 1
    after = _over_addressee(units, here, cue)
    if letter(units, after) == "," and "of" in cue.ways:
        after = phrase_right(units, here, len(units))
        after += letter(units, after) == ","
    if after > here and low(units, after) in cue.ways and low(units, after) in ("of", "about", "against", "for"):
        return after + 1, place + 1
    return None


def _after_infinitive(sight: Sight, place: int, cue: Cue) -> Start | None:
    """An infinitive follows, perhaps after who is to do it: ``vowed to …``, ``urged voters to …``."""
    units = sight.units
    if "to" not in cue.ways:
        return None
    here = place + 1
    while letter(units, here) == "A":
        here += 1
    if letter(units, here) == "Z":
        return here, place + 1
    after = _over_addressee(units, here, cue)
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
    first = _over_addressee(units, place + 1, cue)
    for start in (first, _over_times(units, first), _over_adverbials(units, first, len(units))):
        if letter(units, start) in (",", ".", "", ")", ":", "C", "B", "?", "!") and not letter(units, start) == ",":
            continue
        if letter(units, start) == ",":
            continue
        if _is_clause(sight, start):
            return start, place + 1
    return None


def _over_times(units: tuple[Unit, ...], place: int) -> int:
    here = place
    while letter(units, here) in ("A", "Y") or (letter(units, here) == "I" and letter(units, here + 1) == "Y"):
        here += 1
    return here


def _is_clause(sight: Sight, start: int) -> bool:
    """A subject and then a finite verb, or an opening adverbial before them."""
    units = sight.units
    if letter(units, start) in ("V", "E", "K", "X", "M", "Z"):
        return letter(units, start) in ("K", "E", "V") and False
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
    if (
        letter(units, here) in ("D", "N", "P", "R", "O", "#", "s", "v", "G", "E", "Y")
        or letter(units, here) == "W"
        and low(units, here) == "what"
    ):
        return here, here
    if letter(units, here) == "A" and letter(units, here + 1) in ("D", "N", "P", "#"):
        return here + 1, here
    return None


def participle(sight: Sight, place: int, cue: Cue) -> Draft | None:
    """``…, saying the deal was off``: the source is the subject of the clause before."""
    units = sight.units
    before = letter(units, place - 1)
    forward = _content_after(sight, place, cue)
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
            return _first_subject(sight, found[0]) or found
        return found and _shown(units, found)
    if before in (",", "-", "I", "S", "C", "B", "Q"):
        return _last_speaker(sight) or _first_subject(sight, here) or sight.subject
    return None


def _is_utterance(units: tuple[Unit, ...], found: Range) -> bool:
    """``issued a statement | saying``: what was issued, so that whoever issued it is the source."""
    indefinite = low(units, found[0]) in ("a", "an") or letter(units, found[0]) == "N"
    issued = letter(units, found[0] - 1) in ("V", "E", "G", "K")
    return indefinite and issued and any(low(units, here) in function_words("utterances") for here in range(*found))


def _shown(units: tuple[Unit, ...], found: Range) -> Range:
    """``footage of Smith | saying``: whoever a film or picture shows."""
    for here in range(found[0], found[1] - 1):
        if low(units, here) == "of" and low(units, here - 1) in function_words("pictures"):
            return (here + 1, found[1])
    return found


def _last_speaker(sight: Sight) -> Range | None:
    """The source that came after its content, or of a participle: it is the one that goes on with ``adding``."""
    last = sight.drafts[-1] if sight.drafts else None
    if last and last.rule in (content_before_the_source.__name__, source_after_the_cue.__name__, participle.__name__):
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
    for way in (_after_that, _after_preposition, _after_infinitive):
        forward = forward or way(sight, place, cue)
    if agent:
        content = [subject] if subject else []
        if letter(units, agent[1]) in ("I", "T", "Z", "S") and agent[1] < end:
            content.append((agent[1], _content_end(sight, agent[1])))
        return Draft((place, place + 1), agent, content, cue.group, passive_with_agent.__name__) if content else None
    if forward and (
        cue.group == "accuse"
        or letter(units, forward[0]) == "T"
        or cue.lemma in ("say", "accuse", "believe", "report", "think")
    ):
        start, cue_end = forward
        content = ([subject] if subject and letter(units, forward[0]) != "T" else []) + [
            (start, _content_end(sight, start))
        ]
        return Draft((place, cue_end), None, content, cue.group, passive_with_agent.__name__)
    return None


def _agent(units: tuple[Unit, ...], place: int, end: int) -> Range | None:
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
            [(start + 1, _content_end(sight, start + 1))],
            cue.group,
            reduced_passive.__name__,
        )
    return None


def according_to(sight: Sight, place: int) -> Draft | None:
    """``according to the ministry``: before the content or after it."""
    units = sight.units
    after = phrase_right(units, place + 2, len(units))
    if after == place + 2:
        return None
    if after >= len(units) - 1:
        after = phrase_right(units, place + 2, len(units), apposition=False)
    source = (place + 2, after)
    first = place <= sight.bound or letter(units, place - 1) in ("C", "B", ";") or place == 0
    if first or (letter(units, place - 1) == "T"):
        start = after + 1 if letter(units, after) == "," else after
        content = [(start, _content_end(sight, start))] if start < len(units) else []
    else:
        content = [_content_before(sight, place)]
        if letter(units, after) == "," and not _has_verb(units, *content[0]):
            content.append((after + 1, _content_end(sight, after + 1)))
        sight.bound = max(sight.bound, after)
    content = [part for part in content if part[1] > part[0]]
    sight.subject = sight.subject or source
    return Draft((place, place + 2), source, content, "neutral", according_to.__name__)


def document_in_its_words(sight: Sight, place: int) -> Draft | None:
    """``a treaty establishing “friendly relations”``: the words of a document."""
    start = place
    while letter(sight.units, start - 1) in ("N", "P", "s", "#"):
        start -= 1
    start -= letter(sight.units, start - 1) == "D"
    content = (place + 1, _content_end(sight, place + 1))
    return Draft((place, place + 1), (start, place), [content], "show", document_in_its_words.__name__)


def claim_of_somebody(sight: Sight, place: int) -> Draft | None:
    """``the minister’s claim that …``, ``her warning that …``: a noun that reports, with its owner."""
    units = sight.units
    start = place
    while letter(units, start - 1) in ("N", "A", "E", "G", "K", "P", "#") and not low(units, start - 1) in (
        "his",
        "her",
        "their",
        "its",
    ):
        start -= 1
    if low(units, start - 1) in ("his", "her", "their", "my", "our", "its"):
        source: Range | None = (start - 1, start)
    elif letter(units, start - 1) == "s":
        first = start - 1
        while letter(units, first - 1) in ("P", "N", "#"):
            first -= 1
        source = (first - (letter(units, first - 1) == "D"), start - 1)
    else:
        return None
    content = (place + 1, _content_end(sight, place + 1))
    group = function_words_group(units[place].low)
    return Draft((place, place + 1), source, [content], group, claim_of_somebody.__name__) if source else None


def function_words_group(noun: str) -> str:
    """The group of a noun that reports: that of its verb where the two begin alike, else ``claim``."""
    return next((cue.group for verb, cue in cues().items() if noun.startswith(verb[:5]) and len(verb) > 3), "claim")


def speaker_and_colon(sight: Sight) -> Draft | None:
    """``Smith: We will win``, ``MODERATOR: …``, ``‘We will win’: Smith``."""
    units = sight.units
    if sight.drafts or len(units) < 4:
        return None
    for here in range(1, min(8, len(units) - 1)):
        if letter(units, here) == ":" and not is_glued(units, here):
            name = all(
                letter(units, before) in ("P", "Y") or units[before].text.isupper() or units[before].tag == "."
                for before in range(here)
            )
            furniture = any(low(units, before) in function_words("page_labels") for before in range(here))
            if not name or furniture or not sight.segment.first:
                return None
            return Draft((here, here + 1), (0, here), [(here + 1, len(units))], "", speaker_and_colon.__name__)
    return None


def name_after_a_dash(sight: Sight) -> Draft | None:
    """``“He scares me.” — Ann Lee``: a quotation, a dash and a name."""
    units = sight.units
    last = len(units) - (letter(units, len(units) - 1) == ".")
    dash = next(
        (here for here in range(last - 1, 0, -1) if letter(units, here) == "-" and not is_glued(units, here)), 0
    )
    names = all(letter(units, here) in ("P", "(", ")", "#", ",") for here in range(dash + 1, last))
    if sight.drafts or not dash or letter(units, dash - 1) != "Q" or not names or not 1 <= last - dash - 1 <= 8:
        return None
    return Draft(None, (dash + 1, last), [(0, dash)], "", name_after_a_dash.__name__)


def colon_before_a_paragraph(segment: Segment) -> Draft | None:
    """``Smith went on:`` at the end of a paragraph: what follows is Smith's."""
    sight = Sight(segment)
    units = segment.units
    end = len(units) - 1
    if letter(units, end) != ":" or end < 2:
        return None
    source = _first_subject(sight, end)
    verb = next((here for here in range(end - 1, 0, -1) if letter(units, here) in ("V", "E", "G")), end)
    if source is None or source[1] > verb or not _is_somebody(units, source) and _cue_at(sight, verb) is None:
        return None
    cue = _cue_at(sight, verb)
    return Draft(
        (verb, min(verb + 1, end)), source, [(0, 1)], cue[0].group if cue else "", colon_before_a_paragraph.__name__
    )


def told_by_the_sentence_before(segment: Segment) -> Draft | None:
    """``He made a remark. “…”``: a quotation on its own belongs to whoever acts in the sentence before it."""
    source = _first_subject(Sight(segment), len(segment.units))
    if source is None or not _is_somebody(segment.units, source):
        return None
    return Draft(None, source, [(0, 1)], "", told_by_the_sentence_before.__name__, position="before")


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
    return segment.units[0].tag == "-" and 0 < len(names) <= 8 and all(unit.tag in ("P", "#", "(", ")", ",") for unit in names)


def _ends_with_a_cry(segment: Segment) -> bool:
    last = segment.units[-1]
    return last.tag == "Q" and last.text.rstrip("\"”’'»")[-1:] in "?!…—-"


def _speaker_alone(segment: Segment) -> bool:
    """Whether a sentence is a source and its cue, with nothing reported after them."""
    units, sight = segment.units, Sight(segment)
    for place in range(min(len(units), 24)):
        found = _cue_at(sight, place)
        if found and letter(units, place) in ("V", "E"):
            group, passive, hanging = verb_group(units, place, 0)
            source = subject_left(units, group, 0)
            if passive or hanging or (source or (1, 1))[0] != 0:
                continue
            after = _over_adverbials(units, _over_addressee(units, place + 1, found[0]), len(units))
            return letter(units, after) in (".", ",", "", ";", "-") or letter(units, after) in ("S", "G")
    return False
