"""Cues that are no verbs: `according to`, a colon, a dash, nouns such as `claim`."""

from __future__ import annotations

from helpers.quotes.ends import content_before, content_end
from helpers.quotes.lexicon import cues, function_words
from helpers.quotes.phrases import phrase_right
from helpers.quotes.segments import Segment
from helpers.quotes.sight import Draft, Sight, cue_at, first_subject, is_somebody
from helpers.quotes.unit import Range, has_verb, is_glued, letter, low


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
        content = [(start, content_end(sight, start))] if start < len(units) else []
    else:
        content = [content_before(sight, place)]
        if letter(units, after) == "," and not has_verb(units, *content[0]):
            content.append((after + 1, content_end(sight, after + 1)))
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
    content = (place + 1, content_end(sight, place + 1))
    return Draft((place, place + 1), (start, place), [content], "show", document_in_its_words.__name__)


def claim_of_somebody(sight: Sight, place: int) -> Draft | None:
    """``the minister’s claim that …``, ``her warning that …``: a noun that reports, with its owner."""
    units = sight.units
    start = place
    while letter(units, start - 1) in ("N", "A", "E", "G", "K", "P", "#") and low(units, start - 1) not in (
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
    content = (place + 1, content_end(sight, place + 1))
    group = _group_of_noun(units[place].low)
    return Draft((place, place + 1), source, [content], group, claim_of_somebody.__name__) if source else None


def _group_of_noun(noun: str) -> str:
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
    """``“He scares me.” — Ann Lee``, ``“We will win”: Lee``: a quotation, a dash or colon, and a name."""
    units = sight.units
    last = len(units) - (letter(units, len(units) - 1) == ".")
    dash = next(
        (here for here in range(last - 1, 0, -1) if letter(units, here) in ("-", ":") and not is_glued(units, here)), 0
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
    source = first_subject(sight, end)
    verb = next((here for here in range(end - 1, 0, -1) if letter(units, here) in ("V", "E", "G")), end)
    if source is None or source[1] > verb or (not is_somebody(units, source) and cue_at(sight, verb) is None):
        return None
    cue = cue_at(sight, verb)
    return Draft(
        (verb, min(verb + 1, end)), source, [(0, 1)], cue.group if cue else "", colon_before_a_paragraph.__name__
    )
