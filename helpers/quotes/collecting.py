"""Attributions of a whole article: the segments' drafts in offsets, and quotations that go on from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from helpers.model import Article
from helpers.quotes.drafting import find_drafts
from helpers.quotes.joining import join_cries
from helpers.quotes.lexicon import function_words
from helpers.quotes.other_cues import colon_before_a_paragraph
from helpers.quotes.segments import Offsets, Segment, find_paragraphs
from helpers.quotes.sight import Draft, Place
from helpers.quotes.unit import letter
from helpers.quotes.without_cue import told_by_the_sentence_before

_LABEL: Final = re.compile(r"[\"“]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}): +(?=\S)")
_FEWEST_LABELS: Final = 3  # of a transcript
_BESIDE_QUOTATIONS: Final = frozenset(("Q", ",", ".", "-", "…", "?", "!", "C", "B"))


@dataclass(slots=True)
class Found:
    """An attribution in offsets, to which later sentences may still add.

    Attributes:
        content: where what is reported stands, in one or more pieces.
        source: where the source stands.
        cue: where the cue stands.
        position: where the source stands in relation to the content.
        group: the cue's group.
        rule: the rule that found it.
        paragraph: number of the paragraph of its last piece.
        quotes: whether words in quotation marks are in the content.
    """

    content: list[Offsets]
    source: Offsets | None
    cue: Offsets | None
    position: Place
    group: str
    rule: str
    paragraph: int
    quotes: bool


def collect(article: Article, paragraphs: Iterable[tuple[Segment, ...]]) -> list[Found]:
    """All attributions of an article's paragraphs, in the order in which they were found."""
    found: list[Found] = []
    transcript = _is_transcript(article)
    announced: Draft | None = None
    announcing: Segment | None = None
    for paragraph in paragraphs:
        if transcript and paragraph and (labelled := speaker_label(article, paragraph, found)):
            found.append(labelled)
            continue
        before: Segment | None = None
        for segment in join_cries(paragraph):
            drafts = find_drafts(segment)
            if not drafts and announced and announcing and segment.first and segment.units[0].tag == "Q":
                found.append(_going_to(segment, _offsets(announcing, announced)))
                announced = None
            else:
                found += [_offsets(segment, draft) for draft in drafts]
                found += [] if drafts else _goes_on(segment, before, found)
                announced, announcing = (None if drafts else colon_before_a_paragraph(segment)), segment
            before = segment
    return found


def _going_to(segment: Segment, announced: Found) -> Found:
    """What a colon at the end of a paragraph announces: the quotation that opens the next."""
    return replace(announced, content=[(segment.start, segment.end)], paragraph=segment.paragraph, quotes=True)


def _offsets(segment: Segment, draft: Draft) -> Found:
    units = segment.units

    def span(part: tuple[int, int]) -> Offsets:
        start, end = part
        while end > start + 1 and letter(units, end - 1) in (",", "-"):
            end -= 1
        return units[start].start, units[end - 1].end

    return Found(
        [span(part) for part in draft.content],
        span(draft.source) if draft.source else None,
        span(draft.cue) if draft.cue else None,
        draft.position,
        draft.group,
        draft.rule,
        segment.paragraph,
        any(letter(units, here) == "Q" for start, end in draft.content for here in range(start, end)),
    )


def _goes_on(segment: Segment, before: Segment | None, found: list[Found]) -> Iterator[Found]:
    """A segment that is nothing but a quotation belongs to the one before it."""
    first, last = segment.units[0], segment.units[-1]
    bare = first.tag == "Q" and not first.short and all(unit.tag in _BESIDE_QUOTATIONS for unit in segment.units)
    if not bare:
        return
    here = (first.start, last.end)
    silent = before is not None and not (found and found[-1].content[-1][0] >= before.start)
    if before and silent and (draft := told_by_the_sentence_before(before)):
        yield replace(_offsets(before, draft), content=[here], quotes=True)
        return
    speaker = _last_speaker(found)
    if speaker is None or speaker.source is None:
        return
    if speaker.paragraph == segment.paragraph and speaker.quotes:
        speaker.content.append(here)
    elif segment.paragraph - speaker.paragraph <= 1:
        yield speaker_goes_on(speaker, here, segment.paragraph)


def speaker_goes_on(speaker: Found, here: Offsets, paragraph: int) -> Found:
    """A paragraph that is only a quotation: whoever spoke last goes on speaking."""
    return Found([here], speaker.source, None, "before", "", speaker_goes_on.__name__, paragraph, quotes=True)


def _last_speaker(found: list[Found]) -> Found | None:
    """The last attribution that does not lie inside one shortly before it."""
    last = found[-1] if found else None
    for earlier in reversed(found[-4:-1]):
        if last and any(start <= last.content[0][0] and last.content[-1][1] <= end for start, end in earlier.content):
            last = earlier
    return last


def _is_transcript(article: Article) -> bool:
    """Whether names in capitals with a colon open paragraphs again and again."""
    matches = (_LABEL.match(article.text, start, end) for start, end in find_paragraphs(article))
    labels = [found["name"] for found in matches if found]
    names = [label for label in labels if not function_words("page_labels") & set(label.lower().split())]
    return len(names) >= _FEWEST_LABELS and len(set(names)) < len(names)


def speaker_label(article: Article, paragraph: tuple[Segment, ...], found: list[Found]) -> Found | None:
    """``HALL: We will go.``: a transcript; a paragraph that opens with a mark but no name goes on with the last."""
    first, last = paragraph[0], paragraph[-1]
    label = _LABEL.match(article.text, first.start, last.end)
    if label:
        rule = speaker_label.__name__
        content = (label.end(), last.end)
        return Found([content], label.span("name"), None, "before", "", rule, first.paragraph, quotes=True)
    unclosed = first.units[0].stretch is not None and not first.units[0].stretch.closed
    goes_on = found and found[-1].rule == speaker_label.__name__ and found[-1].paragraph == first.paragraph - 1
    if unclosed and goes_on:
        return replace(found[-1], content=[(first.start, last.end)], paragraph=first.paragraph)
    return None
