"""What is quoted in an article and who says what, as spans of the untouched text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from helpers.model import Article, Attribution, AttributionKind, Quoted, Span, kept
from helpers.quotes.collecting import Found, collect
from helpers.quotes.lexicon import group_of
from helpers.quotes.marks import Marked, find_marked
from helpers.quotes.roles import NEAR, Seen, role_of
from helpers.quotes.segments import Offsets, find_paragraphs, find_segments


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
    return kept(article, _read)[0]


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
        >>> [(part.text, part.role, part.rule) for part in found]
        [('great day', 'speech', 'somebody_says_it'), ('Gone', 'title', 'name_of_a_work')]
    """
    return kept(article, _read)[1]


def _read(article: Article) -> tuple[tuple[Attribution, ...], tuple[Quoted, ...]]:
    """Attributions and quoted stretches, both from one reading of the paragraphs."""
    paragraphs, all_marked = list(find_segments(article)), _all_marked(article)
    collected = collect(article, paragraphs)
    marked = _outside(all_marked)
    ends = [found.end for found in marked]
    attributions = sorted((_attribution(article, found, marked, ends) for found in collected), key=_begins)
    rules = _rules_by_place(collected, all_marked)
    units = (unit for paragraph in paragraphs for segment in paragraph for unit in segment.units)
    works = {unit.start for unit in units if unit.stretch and unit.tag != "Q"}
    return tuple(attributions), tuple(_quoted(article, found, rules, works) for found in all_marked)


def _all_marked(article: Article) -> list[Marked]:
    return [found for start, end in find_paragraphs(article) for found in find_marked(article.text, start, end)]


def _outside(marked: list[Marked]) -> list[Marked]:
    """The stretches that lie in no other."""
    kept: list[Marked] = []
    for found in marked:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


def _rules_by_place(collected: list[Found], marked: list[Marked]) -> dict[int, str]:
    """For the start of every marked stretch that lies in a content, the rule that found the smallest such content."""
    starts = [found.start for found in marked]
    rules: dict[int, tuple[int, str]] = {}
    for found in collected:
        for start, end in found.content:
            for number in range(bisect_left(starts, start - 1), bisect_left(starts, end)):
                size = rules[starts[number]][0] if starts[number] in rules else end - start + 1
                if marked[number].inner_end <= end and end - start < size:
                    rules[starts[number]] = (end - start, found.rule)
    return {place: rule for place, (_, rule) in rules.items()}


def _quoted(article: Article, found: Marked, rules: dict[int, str], works: set[int]) -> Quoted:
    text, inner = article.text, (found.inner_start, found.inner_end)
    before, after = text[max(0, found.start - NEAR) : found.start], text[found.end : found.end + NEAR]
    seen = Seen(before, text[slice(*inner)], after, rules.get(found.start, ""), found.start in works)
    role, rule = role_of(seen)
    return Quoted(*inner, text[slice(*inner)], _span(article, (found.start, found.end)), role, found.closed, rule)


def _span(article: Article, place: Offsets) -> Span:
    return Span(place[0], place[1], article.text[place[0] : place[1]])


def _attribution(article: Article, found: Found, marked: list[Marked], ends: list[int]) -> Attribution:
    content = tuple(_span(article, place) for place in sorted(found.content))
    source = _span(article, found.source) if found.source else None
    cue = _span(article, found.cue) if found.cue else None
    kind = _kind(content, marked, ends)
    group = group_of(cue.text, found.group) if cue else found.group
    return Attribution(content, source, cue, kind, found.position, group, found.rule)


def _begins(attribution: Attribution) -> tuple[int, int]:
    spans = [*attribution.content, *(span for span in (attribution.source, attribution.cue) if span)]
    return attribution.content[0].start, min(span.start for span in spans)


def _kind(content: tuple[Span, ...], marked: list[Marked], ends: list[int]) -> AttributionKind:
    """Whether all, none or some of the words of the content stand inside quotation marks."""
    inside = outside = False
    for span in content:
        place = span.start
        for number in range(bisect_right(ends, span.start), len(marked)):
            start, end = marked[number].start, marked[number].end
            if start >= span.end:
                break
            inside = True
            outside = outside or _has_words(span, place, start)
            place = end
        outside = outside or _has_words(span, place, span.end)
    return "mixed" if inside and outside else "direct" if inside else "indirect"


def _has_words(span: Span, start: int, end: int) -> bool:
    return any(char.isalnum() for char in span.text[max(0, start - span.start) : max(0, end - span.start)])
