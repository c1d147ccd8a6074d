"""What the notebooks show of sourcing: voices, verbs, the strip, replies, and the machine against the key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from helpers import charts, tables
from helpers.charts import mark_key
from helpers.evidence import Evidence, cell_key, passages
from helpers.layers import has_key, key_name
from helpers.markup import Markup, escape
from helpers.model import Article, Span, Story
from helpers.sources import Voice
from helpers.tables.against import SOURCING, parted
from helpers.tables.places import BodyPlaces
from helpers.tables.saying import charges
from helpers.tables.sourcing import By, describe, naming_of, told
from helpers.twins import plain_table
from helpers.views.shared import clickable, connected, no_key
from helpers.widgets.evidence import ClickableChart, ClickableTable
from helpers.widgets.reader.payload import Marks, mark
from helpers.widgets.reader.widget import Reader

Spans = dict[tuple[str, str], list[Span]]
"""By article and key: the spans behind a mark."""
CAVEAT = (
    "The reference coding is one careful reading, not the truth, and one story is no sample. Look at the passages "
    "where the two part before you say who is right."
)


def voices(story: Story, reader: Reader | None = None) -> ClickableChart:
    """How many words each source is given, inside quotation marks and reported without them."""
    spans: Spans = {}
    for article, voice, (direct, indirect) in _told(story):
        name = describe(voice.source)[0]
        if direct:
            _add(spans, article, mark_key(article.id, name, "direct"), voice.quoted)
        if indirect:
            _add(spans, article, mark_key(article.id, name, "indirect"), voice.attribution.content)
    return clickable(charts.voices(tables.sources(story)), _evidence(story, spans), reader)


def verbs(story: Story, reader: Reader | None = None, by: Literal["source", "bloc"] = "source") -> ClickableChart:
    """Who "says", who "claims", who "accuses": the groups of verbs for each source or bloc."""
    spans: Spans = {}
    for article, voice, _ in _told(story):
        it = voice.attribution
        if it.cue is not None:
            key = mark_key(article.id, _group(voice, by), it.group)
            _add(spans, article, key, [it.cue, *([it.source] if it.source else [])])
    return clickable(charts.verbs(tables.cue_groups(story, by)), _evidence(story, spans), reader)


def strip(story: Story, reader: Reader | None = None) -> ClickableChart:
    """Each article as a strip from its first word to its last, with the voices on it."""
    spans: Spans = {}
    for article, voice, _ in _told(story):
        number = BodyPlaces(article).number(voice.attribution.content[0].start)
        _add(spans, article, mark_key(article.id, describe(voice.source)[0], number), voice.attribution.content)
    return clickable(charts.strip(tables.voices(story)), _evidence(story, spans), reader)


def sources(story: Story, reader: Reader | None = None) -> ClickableTable:
    """The sources of each article: what they are, how often and with how many words they speak, how they are called."""
    frame = tables.sources(story).set_index(["article", "source"])
    spans: Spans = {}
    for article, voice, _ in _told(story):
        row = (article.id, describe(voice.source)[0])
        it = voice.attribution
        _add(spans, article, cell_key(row, "times"), it.content)
        _add(spans, article, cell_key(row, "direct"), voice.quoted)
        _add(spans, article, cell_key(row, "called"), [it.source] if it.source else [])
    return connected(ClickableTable(frame, _evidence(story, spans), "Who speaks"), reader)


def quote_shares(story: Story, by: By = "source", reader: Reader | None = None) -> ClickableTable:
    """What share of the quoted words and of the attributed sentences each source, type or bloc has."""
    frame = tables.shares(story, by).set_index(["article", by])
    spans: Spans = {}
    for article, voice, _ in _told(story):
        row = (article.id, _group(voice, by))
        _add(spans, article, cell_key(row, "direct"), voice.quoted)
        _add(spans, article, cell_key(row, "sentences"), voice.attribution.content)
    return connected(ClickableTable(frame, _evidence(story, spans), f"Shares by {by}"), reader)


def replies(story: Story, reader: Reader | None = None) -> ClickableTable:
    """Who is spoken against, and whether they answer in the same text; the answers open as well."""
    frame = tables.replies(story)
    frame.index = frame.index + 1
    spans: Spans = {}
    found = [(article, it) for article in story.articles for it in charges(article, story)]
    for number, (article, it) in zip(frame.index, found, strict=True):
        _add(spans, article, cell_key(number, "verb"), [it.span])
        _add(spans, article, cell_key(number, "answer"), it.answers)
    caption = "Spoken against, and answered in the same text?"
    return connected(ClickableTable(frame.rename_axis("row"), _evidence(story, spans), caption), reader)


def against_key(story: Story, folder: str | Path = "") -> Markup:
    """The machine against the reference coding: precision, recall and F1, with how many passages each has."""
    if not has_key(story, folder):
        return no_key()
    compared = tables.against_key(story, folder)
    if compared.empty:
        return no_key()
    table = plain_table(compared, f"The machine against {key_name(story, folder)}")
    return Markup(f"{table.html}<p>{escape(CAVEAT)}</p>", f"{table.text}\n{CAVEAT}")


def misses(story: Story, what: str, reader: Reader | None = None, folder: str | Path = "") -> ClickableTable | Markup:
    """Where the machine and the reference coding part: what only one of them marked, what got another code.

    Args:
        story: a story; without a reference coding a sentence says so.
        what: ``quotations``, ``speakers``, ``indirect`` or ``sources``.
        reader: where “Show in the reader” goes.
        folder: where the story lies, if not among the kit's seeds.
    """
    if not has_key(story, folder):
        return no_key()
    machine, reference = tables.sourcing_layers(story, what, folder)
    by, same_code = SOURCING[what]
    frame = tables.apart(story, machine, reference, by, same_code=same_code)
    articles = {article.id: article for article in story.articles}
    order = list(articles)
    rows = parted(machine, reference, by, same_code=same_code)
    rows.sort(key=lambda it: (order.index(it.article), it.start, it.end))
    evidence = {
        cell_key(number, "words"): passages(articles[it.article], [Span(it.start, it.end, it.text)])
        for number, it in zip(frame.index, rows, strict=True)
    }
    caption = f"Where machine and {reference.coder} part: {what}"
    return connected(ClickableTable(frame, evidence, caption), reader)


def voice_reader(story: Story, by: By = "bloc") -> Reader:
    """The articles side by side, with everything that is attributed to somebody marked by bloc, type or source."""
    marks = [
        mark(article, span, _group(voice, by), describe(voice.source)[0])
        for article, voice, _ in _told(story)
        for span in voice.attribution.content
    ]
    return Reader(*story.articles, layers=(Marks("who speaks", "machine", tuple(marks)),) if marks else ())


def _told(story: Story) -> Iterator[tuple[Article, Voice, tuple[int, int]]]:
    """Every voice of a story with its words inside quotation marks and outside."""
    for article in story.articles:
        for voice, words in told(article, story):
            yield article, voice, words


def _group(voice: Voice, by: str) -> str:
    name, kind, bloc = describe(voice.source)
    return {"source": name, "type": kind, "bloc": bloc, "naming": naming_of(kind)}[by]


def _add(spans: Spans, article: Article, key: str, found: Iterable[Span]) -> None:
    spans.setdefault((article.id, key), []).extend(Span(it.start, it.end, it.text) for it in found)


def _evidence(story: Story, spans: Spans) -> Evidence:
    articles = {article.id: article for article in story.articles}
    return {key: passages(articles[where], found) for (where, key), found in spans.items() if found}
