"""From the rules' drafts to attributions and quotations with offsets into the untouched text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from helpers.model import Article, Attribution, AttributionKind, Quoted, Span
from helpers.quotes.drafting import find_drafts
from helpers.quotes.joining import join_cries
from helpers.quotes.lexicon import function_words
from helpers.quotes.marks import Marked, find_marked
from helpers.quotes.other_cues import colon_before_a_paragraph
from helpers.quotes.roles import NEAR, Seen, role_of
from helpers.quotes.segments import Segment, find_paragraphs, find_segments
from helpers.quotes.sight import Draft
from helpers.quotes.unit import letter
from helpers.quotes.without_cue import told_by_the_sentence_before

Offsets = tuple[int, int]

_LABEL: Final = re.compile(r"[\"“]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}): +(?=\S)")


@dataclass(slots=True)
class Found:
    """An attribution in offsets, while later paragraphs may still add to it."""

    content: list[Offsets]
    source: Offsets | None
    cue: Offsets | None
    position: str
    group: str
    rule: str
    paragraph: int
    quotes: bool


def find_attributions(article: Article) -> tuple[Attribution, ...]:
    """Who says what in an article: direct, indirect and mixed speech with its source and its cue.

    Args:
        article: the article, whose headline, standfirst, body and captions are read.

    Returns:
        The attributions in the order in which they begin. One may lie inside another (``she said he had denied it``).

    Note:
        The rules find who is named beside the words, not who is meant: "he" stays "he". They miss some and get some
        wrong; `benchmarks/quotes.py` says how many.

    Example:
        >>> from helpers import plain_article
        >>> found = find_attributions(plain_article("“We will go,” said Mr Hall. The mayor denied taking money."))
        >>> [(part.source.text, part.cue.text, part.content[0].text, part.kind) for part in found]
        [('Mr Hall', 'said', '“We will go,”', 'direct'), ('The mayor', 'denied', 'taking money', 'indirect')]
    """
    marked = _all_marked(article)
    made = (_attribution(article, found, marked) for found in _find(article))
    return tuple(sorted(made, key=_begins))


def find_quoted(article: Article) -> tuple[Quoted, ...]:
    """The stretches inside quotation marks, each with what it is for.

    Args:
        article: the article, whose headline, standfirst, body and captions are read.

    Returns:
        The stretches in order; one inside another follows it. A quotation of several paragraphs is one stretch a
        paragraph.

    Example:
        >>> from helpers import plain_article
        >>> found = find_quoted(plain_article("He called it a “great day” for all. The film “Gone” won."))
        >>> [(part.text, part.role) for part in found]
        [('great day', 'speech'), ('Gone', 'title')]
    """
    rules = _rules_by_place(article)
    works = {
        unit.start
        for part in find_segments(article)
        for each in part
        for unit in each.units
        if unit.stretch and unit.tag != "Q"
    }
    return tuple(_quoted(article, found, rules, works) for found in _all_marked(article))


def _rules_by_place(article: Article) -> dict[int, str]:
    """For the start of every marked stretch that lies in a content, the rule that found the smallest such content."""
    marked = _all_marked(article)
    starts = [found.start for found in marked]
    rules: dict[int, tuple[int, str]] = {}
    for found in _find(article):
        for start, end in found.content:
            for number in range(bisect_left(starts, start - 1), bisect_left(starts, end)):
                if marked[number].inner_end <= end:
                    size, _ = rules.get(starts[number], (end - start + 1, ""))
                    if end - start < size:
                        rules[starts[number]] = (end - start, found.rule)
    return {place: rule for place, (_, rule) in rules.items()}


def _all_marked(article: Article) -> list[Marked]:
    return [found for start, end in find_paragraphs(article) for found in find_marked(article.text, start, end)]


def _find(article: Article) -> list[Found]:
    found: list[Found] = []
    waiting: Found | None = None
    transcript = _is_transcript(article)
    for segments in find_segments(article):
        if transcript and segments and (labelled := speaker_label(article, segments, found)):
            found.append(labelled)
            continue
        before: Segment | None = None
        for segment in join_cries(segments):
            drafts = find_drafts(segment)
            if waiting and segment.first and not drafts and segment.units[0].tag == "Q":
                found.append(replace(waiting, content=[(segment.start, segment.end)], paragraph=segment.paragraph))
                waiting = None
                continue
            waiting = None
            found += [_offsets(segment, draft) for draft in drafts]
            if not drafts:
                _without_cue(segment, before, found)
                waiting = _announced(segment)
            before = segment
    return found


def _is_transcript(article: Article) -> bool:
    """Whether names in capitals with a colon open paragraphs again and again."""
    labels = [
        label["name"] for start, end in find_paragraphs(article) if (label := _LABEL.match(article.text, start, end))
    ]
    names = [label for label in labels if not function_words("page_labels") & set(label.lower().split())]
    return len(names) >= 3 and len(set(names)) < len(names)


def speaker_label(article: Article, segments: tuple[Segment, ...], found: list[Found]) -> Found | None:
    """``HALL: We will go.``: a transcript; a paragraph that opens with a mark but no name goes on with the last."""
    first, last = segments[0], segments[-1]
    label = _LABEL.match(article.text, first.start, last.end)
    content = (label.end(), last.end) if label else (first.start, last.end)
    if label:
        source = label.span("name")
        return Found([content], source, None, "before", "", speaker_label.__name__, first.paragraph, quotes=True)
    unclosed = first.units[0].stretch is not None and not first.units[0].stretch.closed
    if found and found[-1].rule == speaker_label.__name__ and unclosed and found[-1].paragraph == first.paragraph - 1:
        return replace(found[-1], content=[content], paragraph=first.paragraph)
    return None


def _announced(segment: Segment) -> Found | None:
    """``Smith went on:`` at the end of a paragraph, its content being the next one."""
    draft = colon_before_a_paragraph(segment)
    return _offsets(segment, draft) if draft else None


def _offsets(segment: Segment, draft: Draft) -> Found:
    units = segment.units

    def span(part: tuple[int, int]) -> Offsets:
        start, end = part
        while end > start + 1 and letter(units, end - 1) in (",", "-"):
            end -= 1
        return units[start].start, units[end - 1].end

    quotes = any(letter(units, here) == "Q" for start, end in draft.content for here in range(start, end))
    return Found(
        [span(part) for part in draft.content],
        span(draft.source) if draft.source else None,
        span(draft.cue) if draft.cue else None,
        draft.position,
        draft.group,
        draft.rule,
        segment.paragraph,
        quotes,
    )


def _without_cue(segment: Segment, before: Segment | None, found: list[Found]) -> None:
    """A segment that is nothing but a quotation goes on with the one before it."""
    units = segment.units
    bare = all(unit.tag in ("Q", ",", ".", "-", "…", "?", "!", "C", "B") for unit in units)
    if not bare or units[0].tag != "Q" or units[0].short:
        return
    if (
        before
        and (draft := told_by_the_sentence_before(before))
        and not (found and found[-1].paragraph == segment.paragraph and found[-1].content[-1][0] >= before.start)
    ):
        told = _offsets(before, draft)
        found.append(replace(told, content=[(units[0].start, units[-1].end)], quotes=True))
        return
    if not found:
        return
    last = _last_outermost(found)
    here = (units[0].start, units[-1].end)
    if last.source is None:
        return
    if last.paragraph == segment.paragraph and last.quotes:
        last.content.append(here)
    elif segment.paragraph - last.paragraph <= 1:
        found.append(
            Found([here], last.source, None, "before", "", speaker_goes_on.__name__, segment.paragraph, quotes=True)
        )


def _last_outermost(found: list[Found]) -> Found:
    """The last attribution that does not lie inside the one before it."""
    last = found[-1]
    for earlier in reversed(found[-4:-1]):
        if any(start <= last.content[0][0] and last.content[-1][1] <= end for start, end in earlier.content):
            last = earlier
    return last


def speaker_goes_on() -> None:
    """A paragraph that is only a quotation: whoever spoke last goes on speaking."""


def _span(article: Article, place: Offsets) -> Span:
    return Span(place[0], place[1], article.text[place[0] : place[1]])


def _attribution(article: Article, found: Found, marked: list[Marked]) -> Attribution:
    content = tuple(_span(article, place) for place in sorted(found.content))
    return Attribution(
        content,
        _span(article, found.source) if found.source else None,
        _span(article, found.cue) if found.cue else None,
        _kind(content, marked),
        found.position,  # type: ignore[arg-type]
        found.group,
        found.rule,
    )


def _begins(attribution: Attribution) -> tuple[int, int]:
    spans = [*attribution.content, *(span for span in (attribution.source, attribution.cue) if span)]
    return attribution.content[0].start, min(span.start for span in spans)


def _kind(content: tuple[Span, ...], marked: list[Marked]) -> AttributionKind:
    """Whether all, none or some of the words of the content stand inside quotation marks."""
    inside = outside = False
    for span in content:
        covered = [(found.start, found.end) for found in marked if found.start < span.end and found.end > span.start]
        inside = inside or bool(covered)
        place = span.start
        for start, end in sorted(covered):
            outside = outside or any(
                char.isalnum() for char in span.text[max(0, place - span.start) : max(0, start - span.start)]
            )
            place = max(place, end)
        outside = outside or any(char.isalnum() for char in span.text[max(0, place - span.start) :])
    return "mixed" if inside and outside else "direct" if inside else "indirect"


def _quoted(article: Article, found: Marked, rules: dict[int, str], works: set[int]) -> Quoted:
    text, inner = article.text, (found.inner_start, found.inner_end)
    before, after = text[max(0, found.start - NEAR) : found.start], text[found.end : found.end + NEAR]
    seen = Seen(before, text[slice(*inner)], after, rules.get(found.start, ""), found.start in works)
    role, rule = role_of(seen)
    return Quoted(*inner, text[slice(*inner)], _span(article, (found.start, found.end)), role, found.closed, rule)
