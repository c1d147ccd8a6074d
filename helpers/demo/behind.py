"""The sentences behind the numbers of the views, each list under a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helpers.comparison import FigureRow
from helpers.evidence import Passage, passages
from helpers.labels import find_mentions, labels_of
from helpers.model import READ_ZONES, Article, Span, Story
from helpers.sources import find_voices
from helpers.tables.labels import wanted
from helpers.tables.sourcing import describe

Behind = list[tuple[str, tuple[Passage, ...]]]
_MOST_SOURCES: Final = 4
_MOST_MENTIONS: Final = 3


def two_of(story: Story) -> tuple[Article, Article]:
    """The two articles that are shown."""
    return story.articles[0], story.articles[1]


def around(story: Story) -> Behind:
    """What of each page is not the article."""
    return [
        (f"{it.id}: the page around it", passages(it, [zone for zone in it.zones if zone.kind not in READ_ZONES]))
        for it in two_of(story)
    ]


def counted(story: Story, rows: Iterable[FigureRow]) -> Behind:
    """Where the figures of some rows of the ledger stand."""
    return [
        (f"{article.id}: {row.label}", passages(article, [_span(it)]))
        for row in rows
        for article, it in zip(two_of(story), row.figures, strict=True)
        if it
    ]


def spoken(story: Story) -> Behind:
    """What the sources with the most statements say."""
    found = []
    for article in two_of(story):
        told: dict[str, list[Span]] = {}
        for voice in find_voices(article, story.actors, story.speakers):
            it = voice.attribution
            told.setdefault(describe(voice.source)[0], []).extend(filter(None, (it.source, it.cue, *it.content)))
        most = sorted(told.items(), key=lambda one: -len(one[1]))[:_MOST_SOURCES]
        found += [(f"{article.id}: {who}", passages(article, map(_span, spans))) for who, spans in most]
    return found


def named(story: Story, names: Iterable[str]) -> Behind:
    """Where some names of the events stand."""
    listed = set(names)
    found = [it for it in labels_of(story, wanted(story, None)) if it.label.label in listed]
    return [
        (f"In {article.id}", passages(article, [_span(it.label) for it in found if it.article == article.id]))
        for article in two_of(story)
    ]


def mentioned(story: Story) -> Behind:
    """Where the actors are named first."""
    return [
        (
            f"{article.id}: {actor.name}",
            passages(article, [_span(it) for it in found if it.actor == actor.name][:_MOST_MENTIONS]),
        )
        for article in two_of(story)
        for found in [find_mentions(article, story.actors)]
        for actor in story.actors
    ]


def _span(it: Span) -> Span:
    return Span(it.start, it.end, it.text)
