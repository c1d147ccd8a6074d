"""What the notebooks show of names: who calls it what, and names the articles offer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from helpers import charts, tables
from helpers.charts import mark_key
from helpers.errors import ParallaxError
from helpers.evidence import Evidence, cell_key, passages
from helpers.labels import labels_of, suggest_labels
from helpers.labels.candidates import Kind
from helpers.layers import has_key, machine_layer, reference_layer
from helpers.lessons.groups import groups_made
from helpers.markup import Markup, escape
from helpers.model import Article, Group, Span, Story
from helpers.tables.against import parted
from helpers.tables.labels import wanted
from helpers.twins import plain_table
from helpers.views.shared import clickable, connected, no_key
from helpers.views.sourcing import CAVEAT
from helpers.widgets.evidence import ClickableChart, ClickableTable
from helpers.widgets.reader.payload import Marks, mark
from helpers.widgets.reader.widget import Reader
from helpers.widgets.trials.grouping import Grouping, named_events

if TYPE_CHECKING:
    from helpers.journal import JournalLike

Spans = dict[tuple[str, str], list[Span]]
"""By article and key: the spans behind a mark."""
_OTHERS = 3  # names of something else among those to be put together, so that not all belong


def labels(story: Story, reader: Reader | None = None, groups: Iterable[Group] | None = None) -> ClickableChart:
    """What each article calls an event: a bar a name, the part inside quotation marks hatched.

    Args:
        story: the articles.
        reader: where “Show in the reader” goes.
        groups: what has several names; the events of ``story.toml`` (its actors where it has none) if None.
    """
    chosen = wanted(story, groups)
    spans: Spans = {}
    for it in labels_of(story, chosen):
        part = "inside" if it.said.voice == "quotation" else "outside"
        _add(spans, it.article, mark_key(it.article, it.label.group, it.label.label, part), it.label)
    return clickable(charts.labels(tables.label_counts(story, chosen)), _evidence(story, spans), reader)


def label_table(story: Story, reader: Reader | None = None, groups: Iterable[Group] | None = None) -> ClickableTable:
    """Who calls it what: every name with its place and whose words it stands in; the words open their sentence."""
    chosen = wanted(story, groups)
    frame = tables.labels(story, chosen).drop(columns=["article", "sentence", "words"])
    articles = {article.id: article for article in story.articles}
    evidence = {
        cell_key(number, "label"): passages(articles[it.article], [_span(it.label)])
        for number, it in zip(frame.index, labels_of(story, chosen), strict=True)
    }
    return connected(ClickableTable(frame, evidence, "Who calls it what"), reader)


def label_suggestions(
    story: Story, reader: Reader | None = None, kind: Kind | None = "event", known: Iterable[Group] = ()
) -> ClickableTable:
    """Names that the articles offer, with how often each stands where; the counts open their sentences."""
    frame = tables.label_suggestions(story, kind, known)
    spans: Spans = {}
    for number, one in zip(frame.index, suggest_labels(story, kind, known), strict=True):
        for article, it in one.found:
            _add(spans, article, cell_key(number, article), it)
    return connected(ClickableTable(frame, _evidence(story, spans), "Names that the articles offer"), reader)


def label_reader(story: Story, groups: Iterable[Group] | None = None) -> Reader:
    """The articles side by side, every name of an event marked: the outlet’s words, reported ones, quoted ones."""
    articles = {article.id: article for article in story.articles}
    marks = [
        mark(articles[it.article], it.label, _voice(it.said.voice), f"{it.label.group}. {it.said.speaker}".strip())
        for it in labels_of(story, wanted(story, groups))
    ]
    return Reader(*story.articles, layers=(Marks("who calls it what", "machine", tuple(marks)),) if marks else ())


def label_groups(
    story: Story, journal: JournalLike, reader: Reader | None = None, *, rows: Iterable[str] = (), most: int = 12
) -> Grouping:
    """Suggestions from the articles, for the student to put together: the own choice first, then that of the story.

    Args:
        story: the articles.
        journal: where the choices are kept; `helpers.lessons.groups.groups_made` makes groups of them.
        reader: where “Show in the reader” goes.
        rows: the names wanted, as `label_suggestions` has them; without any, those that name one of the story's events
            and then the most frequent others, three at least if there are so many.
        most: how many rows at most.

    Raises:
        ParallaxError: there is no such suggestion.
    """
    found = suggest_labels(story, "event")
    names = tuple(rows)
    if unknown := [name for name in names if name not in {one.label for one in found}]:
        raise ParallaxError(f"no rule suggests “{unknown[0]}”", story.id, "Look at views.label_suggestions(story)")
    if names:
        chosen = [next(one for one in found if one.label == name) for name in names]
    else:
        events = named_events(story, found)
        named = [one for one in found if one.label in events]
        others = [one for one in found if one.label not in events]
        chosen = named[: max(0, most - _OTHERS)] + others
    return Grouping(story, chosen[:most], journal, reader)


def own_labels(story: Story, journal: JournalLike, reader: Reader | None = None) -> ClickableChart:
    """What each article calls what the student has put together; run the cell again after a change."""
    return labels(story, reader, groups_made(journal.state))


def labels_against_key(story: Story, folder: str | Path = "") -> Markup:
    """The machine against the reference coding: names that were put in, and phrases that rules suggest."""
    if not has_key(story, folder):
        return no_key()
    shown = tables.labels_against_key(story, folder).drop(columns=["F1", "matched by"])
    table = plain_table(shown, "Names of the event: machine and reference coding")
    return Markup(f"{table.html}<p>{escape(CAVEAT)}</p>", f"{table.text}\n{CAVEAT}")


def label_misses(story: Story, reader: Reader | None = None, folder: str | Path = "") -> ClickableTable | Markup:
    """Where machine and reference coding part on what the events are called: only one has it, or for another event."""
    if not has_key(story, folder):
        return no_key()
    machine, reference = machine_layer(story, "label codes"), reference_layer(story, "label codes", folder)
    frame = tables.apart(story, machine, reference).drop(columns="note")
    articles = {article.id: article for article in story.articles}
    rows = parted(machine, reference, "overlap", same_code=True)
    rows.sort(key=lambda it: (list(articles).index(it.article), it.start, it.end))
    evidence = {
        cell_key(number, "words"): passages(articles[it.article], [_span(it)])
        for number, it in zip(frame.index, rows, strict=True)
    }
    caption = "Where machine and reference coding part: names of the events"
    return connected(ClickableTable(frame, evidence, caption), reader)


def _voice(voice: str) -> str:
    return {"outlet": "the outlet’s words", "reported": "reported", "quotation": "inside quotation marks"}[voice]


def _span(it: Span) -> Span:
    return Span(it.start, it.end, it.text)


def _add(spans: Spans, article: str, key: str, it: Span) -> None:
    spans.setdefault((article, key), []).append(_span(it))


def _evidence(story: Story, spans: Spans) -> Evidence:
    """The sentences behind each key; a key of several articles has the sentences of all."""
    articles: dict[str, Article] = {article.id: article for article in story.articles}
    found: dict[str, tuple[object, ...]] = {}
    for (where, key), here in spans.items():
        found[key] = (*found.get(key, ()), *passages(articles[where], here))
    return found  # type: ignore[return-value]
