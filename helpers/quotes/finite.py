"""Cues that are finite verbs: `Smith said …`, `…, Smith said`, `…, said Smith`."""

from __future__ import annotations

from typing import Final

from helpers.quotes.ends import content_before, content_end, goes_on
from helpers.quotes.lexicon import Cue
from helpers.quotes.participles import participle, passive_with_agent, reduced_passive
from helpers.quotes.phrases import phrase_right
from helpers.quotes.sight import (
    Draft,
    Sight,
    over_addressee,
    over_adverbials,
    shared_subject,
    verb_group,
)
from helpers.quotes.starts import content_after
from helpers.quotes.subjects import subject_left
from helpers.quotes.unit import Range, Units, has_verb, is_finished, is_glued, is_short, letter, low

_LONG: Final = 3  # words before a comma that can be reported without a verb
_INVERTED: Final = ("say", "write", "explain", "add", "note")  # verbs that stand before their subject


def by_verb(sight: Sight, place: int, cue: Cue) -> Draft | None:
    """The attribution of a cue that is a verb, by the rule for its form and for what stands beside it."""
    units = sight.units
    group, passive, hanging = verb_group(units, place, 0)
    if passive:
        return passive_with_agent(sight, place, group, cue)
    if letter(units, place) == "G" and group == place:
        return participle(sight, place, cue)
    if group == place and (source := _inverted_source(sight, place, cue)):
        return source_after_the_cue(sight, place, source, cue)
    if group == place and (letter(units, place) == "K" or low(units, place + 1) == "by"):
        return reduced_passive(sight, place, cue)
    shared = letter(units, group - 1) in ("C", "B") or hanging
    subject = shared_subject(sight, group) if shared else subject_left(units, group, sight.bound)
    if subject is None and letter(units, group - 1) == "," and sight.drafts:
        subject = sight.subject
    if subject is None:
        return None
    sight.subject = subject if letter(units, subject[0]) != "W" else sight.subject
    return source_before_the_cue(sight, place, subject, cue)


def _inverted_source(sight: Sight, place: int, cue: Cue) -> Range | None:
    """The noun phrase after a cue that follows its content: ``“…,” said the mayor``."""
    units = sight.units
    if place == 0:
        return _announcing_source(units)
    after = phrase_right(units, place + 1, len(units))
    number = letter(units, place + 1) == "#" and after <= place + 2
    if letter(units, place + 1) in ("W", "O", "Y") or after == place + 1 or number:
        return None
    if letter(units, after) in ("V", "X", "M"):
        return None
    before = letter(units, place - 1)
    if before == "Q" and (not is_short(units, place - 1) or is_finished(units, place - 1)):
        return (place + 1, after)
    if before == "," and (letter(units, place - 2) == "Q" or _after_plain_content(sight, place, after, cue)):
        return (place + 1, after)
    return None


def _announcing_source(units: Units) -> Range | None:
    """``Said Ellis: “…”``: a cue that opens the sentence."""
    after = phrase_right(units, 1, len(units)) if letter(units, 1) in ("P", "D", "N") else 1
    announced = letter(units, after) in (":", ",") and letter(units, after + 1) == "Q"
    return (1, after) if announced and after > 1 else None


def _after_plain_content(sight: Sight, place: int, after: int, cue: Cue) -> bool:
    """``The deal was off, said the mayor``: content without quotation marks before the cue."""
    units = sight.units
    if cue.lemma not in _INVERTED or letter(units, after) in ("E", "T", "Z", "v"):
        return False
    alone = letter(units, place + 1) != "R" or letter(units, after) in ("", ".", ",")
    return alone and has_verb(units, sight.bound, place - 1)


def source_after_the_cue(sight: Sight, place: int, source: Range, cue: Cue) -> Draft:
    """``“We will go,” said Mr Smith``: the content goes before, perhaps on after."""
    units = sight.units
    content = [content_before(sight, place)] if place else []
    sight.subject = source
    following = source[1]
    content += goes_on(sight, following)
    if not content:
        content = [(following + 1, len(units))]
    sight.bound = max(following, content[-1][1])
    return Draft((place, place + 1), source, content, cue.group, source_after_the_cue.__name__)


def source_before_the_cue(sight: Sight, place: int, subject: Range, cue: Cue) -> Draft | None:
    """``Mr Smith said (that) …``, or after its content: ``…, Mr Smith said``."""
    units = sight.units
    forward = content_after(sight, place, cue)
    backward = _stands_behind(sight, subject)
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
        return letter(units, before) == "Q" and before >= sight.bound and not is_short(units, before)
    return letter(units, before) == "Q" and before >= sight.bound and is_finished(units, before)


def content_before_the_source(sight: Sight, place: int, subject: Range, cue: Cue) -> Draft | None:
    """``The deal was off, Mr Smith said``: the content goes before its source."""
    units = sight.units
    content = [content_before(sight, subject[0])]
    if content[0][0] >= content[0][1]:
        return None
    following = over_adverbials(units, over_addressee(units, place + 1, cue), len(units))
    more = goes_on(sight, following)
    if (
        not more
        and letter(units, following) == ","
        and not has_verb(units, *content[0])
        and letter(units, content[0][1] - 1) != "Q"
    ):
        more = [(following + 1, content_end(sight, following + 1))]
    content += more
    sight.bound = max(place + 1, following, content[-1][1])
    return Draft((place, place + 1), subject, content, cue.group, content_before_the_source.__name__)


def _stands_behind(sight: Sight, subject: Range) -> bool:
    """Whether a comma, dash or quotation parts the subject from a clause before it."""
    units = sight.units
    before = subject[0] - 1 - (low(units, subject[0] - 1) == "as")
    tag = letter(units, before)
    if letter(units, subject[0]) in ("W", "T") or before < sight.bound:
        return False
    if tag == "Q":
        return is_finished(units, before) or not is_short(units, before) or before == 0
    if tag in (",", "-") and not is_glued(units, before):
        return letter(units, before - 1) == "Q" or _clause_goes_before(sight, before, subject)
    return tag in ("?", "!", "…") and before > sight.bound


def _clause_goes_before(sight: Sight, comma: int, subject: Range) -> bool:
    """Whether what stands before a comma can be reported, and is not only ``On Tuesday,``."""
    units, start = sight.units, sight.bound
    verb = has_verb(units, start, comma)
    if letter(units, start) in ("I", "G", "Y", "K") and not verb:
        return False
    return verb or comma - start >= _LONG or _comma_and_verb(units, subject[1])


def _comma_and_verb(units: Units, place: int) -> bool:
    """``The staff, he said, | were well paid``: a comma soon follows, and then a verb."""
    for here in range(place, min(len(units) - 1, place + 9)):
        if letter(units, here) == ",":
            return letter(units, here + 1) in ("X", "M", "V")
    return False
