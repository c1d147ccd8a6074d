"""What a student coded: a picture, its table, every code with its place, and the links between passages."""

from __future__ import annotations

from collections.abc import Iterator

from helpers import charts, tables
from helpers.evidence import positions
from helpers.markup import escape
from helpers.model import Layer, Span, Story
from helpers.report.pieces import many, quotation, section, table
from helpers.svg import svg_text
from helpers.twins import picture

_Ends = list[tuple[int, int, int]]


def codes_html(story: Story, layer: Layer, name: str) -> str:
    """The codes and links of one lesson; one sentence where there are none."""
    if not layer.annotations and not layer.connections:
        return ""
    parts = [*_picture(story, layer), *_codes(story, layer, name), *_links(story, layer, name)]
    return section(parts, name, "Your codes", 3, "codes")


def _picture(story: Story, layer: Layer) -> Iterator[str]:
    """How often each code was given, drawn and in numbers."""
    counted = tables.code_counts(story, layer)
    if counted.empty:
        return
    chart = charts.codes(counted)
    said = f"<figcaption>{many(len(layer.annotations), 'code')} that you gave, by code and article.</figcaption>"
    yield f"<figure>{picture(svg_text(chart.figure), chart.alt)}{said}</figure>"
    rows = (
        [escape(str(code)), *map(str, row), str(sum(row))]
        for code, row in zip(counted.index, counted.itertuples(index=False, name=None), strict=True)
    )
    heads = ["Code", *(f"Article {it}" for it in counted.columns), "Together"]
    yield table("The same in numbers", heads, rows, "numbers")


def _codes(story: Story, layer: Layer, name: str) -> Iterator[str]:
    """Every code, in reading order."""
    linked = _linked(layer)
    found = tables.codes(story, layer)
    if found.empty:
        return
    spans = {it.id: it for it in layer.annotations}
    rows = []
    for number, (key, row) in enumerate(zip(found.index, found.itertuples(index=False, name=None), strict=True), 1):
        article, place, text, code, note = (escape(str(it)) for it in row)
        links = _touching(linked.get(str(row[0]), []), spans[key])
        more = [f'<span class="note">{note}</span>'] if note else []
        more += [f'<a class="jump" href="#{name}-link-{link}">link {link}</a>' for link in links]
        rows.append([str(number), article, place, f"“{text}”", f"<b>{code}</b>", " ".join(more)])
    heads = ["No.", "Article", "Place", "Words", "Code", "Note and links"]
    yield table("Your codes in reading order", heads, rows, "passages")


def _links(story: Story, layer: Layer, name: str) -> Iterator[str]:
    """Every link, with the passages it puts together."""
    if not layer.connections:
        return
    where = _places(story, layer)
    items = []
    for number, link in enumerate(layer.connections, start=1):
        ends = "".join(
            quotation(f"“{escape(span.text)}”", where[article, span.start]) for article, span in link.passages
        )
        note = f'<p class="note">{escape(link.note)}</p>' if link.note else ""
        items.append(
            f'<li id="{name}-link-{number}"><p class="label">Link {number}</p><div class="ends">{ends}</div>{note}</li>'
        )
    yield section([f'<ol class="links">{"".join(items)}</ol>'], f"{name}-links", "Your links", 4)


def _places(story: Story, layer: Layer) -> dict[tuple[str, int], str]:
    """In words where each passage of the links begins."""
    found = {}
    for article in story.articles:
        spans = [span for link in layer.connections for name, span in link.passages if name == article.id]
        for span, place in zip(spans, positions(article, spans), strict=True):
            found[article.id, span.start] = f"Article {article.id}, {place}" if place else f"Article {article.id}"
    return found


def _linked(layer: Layer) -> dict[str, _Ends]:
    """For each article the stretches that links touch, in order, each with its link's number."""
    found: dict[str, _Ends] = {}
    for number, link in enumerate(layer.connections, start=1):
        for article, span in link.passages:
            found.setdefault(article, []).append((span.start, span.end, number))
    return {article: sorted(ends) for article, ends in found.items()}


def _touching(ends: _Ends, span: Span) -> list[int]:
    return sorted({number for start, end, number in ends if start < span.end and span.start < end})
