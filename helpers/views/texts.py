"""What the notebooks show of the articles as a whole: pages, sentences, mentions, facts, the reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from helpers import charts, tables
from helpers.charts import mark_key
from helpers.evidence import Passage, cell_key, passages
from helpers.labels import find_mentions
from helpers.markup import Markup
from helpers.model import READ_ZONES, Article, Layer, Match, Sentence, Span, Story
from helpers.twins import plain_table
from helpers.views.shared import clickable, connected
from helpers.widgets.evidence import ClickableChart, ClickableTable
from helpers.widgets.reader.coders import agreement_table, split_table
from helpers.widgets.reader.payload import Link, Marks, link, mark
from helpers.widgets.reader.widget import Reader

if TYPE_CHECKING:
    from helpers.codebook import Codebook
    from helpers.journal import JournalLike


def page_words(story: Story, reader: Reader | None = None) -> ClickableChart:
    """How many words of each page are the article, and how many are the page around it."""
    chart = charts.page_words(tables.zones(story.articles))
    evidence = {
        mark_key(article.id, part): passages(
            article, [it for it in article.zones if (it.kind in READ_ZONES) == is_read]
        )
        for article in story.articles
        for part, is_read in (("read", True), ("around", False))
    }
    return clickable(chart, evidence, reader)


def sentence_lengths(story: Story, reader: Reader | None = None) -> ClickableChart:
    """The length of every sentence of the body, in reading order."""
    chart = charts.sentence_lengths(tables.sentences(story.articles))
    evidence = {
        mark_key(article.id, number): passages(article, [sentence])
        for article in story.articles
        for number, sentence in enumerate(_body(article), start=1)
    }
    return clickable(chart, evidence, reader)


def space(story: Story, reader: Reader | None = None) -> ClickableChart:
    """Where in each article the actors are mentioned, from the first sentence to the last."""
    evidence = {
        mark_key(article.id, actor, number): found
        for article in story.articles
        for (actor, number), found in _mentioned(article, story).items()
    }
    return clickable(charts.space(tables.mentions(story)), evidence, reader)


def shares(story: Story, reader: Reader | None = None) -> ClickableTable:
    """How much of each body lies in sentences that mention an actor."""
    evidence: dict[str, tuple[Passage, ...]] = {}
    for article in story.articles:
        for (actor, _), found in _mentioned(article, story).items():
            key = cell_key(actor, article.id)
            evidence[key] = evidence.get(key, ()) + found
    caption = "Of 100 words, how many stand in sentences that mention …"
    return connected(ClickableTable(tables.space(story), evidence, caption), reader)


def facts(story: Story, matches: Iterable[Match], reader: Reader | None = None) -> ClickableTable:
    """What both articles tell, and how they differ in telling it; a fact opens its sentences in both."""
    matches = tuple(matches)
    frame = tables.facts(matches)
    evidence = {
        cell_key(number, "what both tell"): tuple(
            passage
            for article, spans in zip(story.articles, (match.a, match.b), strict=False)
            for passage in passages(article, spans)
        )
        for number, match in zip(frame.index, matches, strict=True)
    }
    return connected(ClickableTable(frame, evidence, "Facts told in both articles"), reader)


def split(story: Story, layers: Sequence[Layer], reader: Reader | None = None) -> ClickableTable | Markup:
    """Which sentence split us: those that coders coded differently, with what each of them marked."""
    return split_table(story, layers, reader)


def agreement(story: Story, layers: Sequence[Layer], codes: Sequence[str] = ()) -> Markup:
    """How far coders agree on each code, with what to mind in reading it."""
    return agreement_table(story, layers, codes)


def table(frame: pd.DataFrame, caption: str) -> Markup:
    """A table to read: text at the left, numbers at the right."""
    return plain_table(frame, caption)


def reader(
    story: Story,
    facts: Iterable[Match] = (),
    *,
    codebook: Codebook | str | None = None,
    journal: JournalLike | None = None,
    zones: bool = True,
) -> Reader:
    """The articles side by side, with the names of the actors marked and the passages of shared facts linked.

    Args:
        story: the story.
        facts: passages that belong together, to walk through.
        codebook: what can be coded. Then the names are not marked, so that the student's codes stand out.
        journal: keeps what is coded.
        zones: whether the parts of the page are named, and those that analysis does not read are grey.
    """
    spans = tuple(
        mark(article, mention, mention.actor)
        for article in story.articles
        for mention in find_mentions(article, story.actors)
    )
    layers = (Marks("who is mentioned", "found by a word list", spans),) if spans and not codebook else ()
    links = [_link(fact, story) for fact in facts]
    return Reader(*story.articles, layers=layers, links=links, codebook=codebook, journal=journal, zones=zones)


def _link(fact: Match, story: Story) -> Link:
    """All passages of a fact, first the two that share the most words: they are what the reader scrolls to."""
    sides = [*zip(story.articles, (_main_first(fact.a, fact.b), _main_first(fact.b, fact.a)), strict=False)]
    return link(fact.label, *((article, span) for article, spans in sides for span in spans))


def _main_first(own: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """One side's passages, the one most like any of the other side's first, the rest in reading order."""
    theirs = [_stems(span.text) for span in other]
    shared = {span: max((len(_stems(span.text) & stems) for stems in theirs), default=0) for span in own}
    main = max(own, key=lambda span: shared[span], default=None)
    return sorted(own, key=lambda span: (span != main, span.start))


def _stems(text: str) -> set[str]:
    return {word.casefold()[:4] for word in text.split() if len(word) >= 4}


def _body(article: Article) -> list[Sentence]:
    return [sentence for sentence in article.sentences if sentence.kind == "body"]


def _mentioned(article: Article, story: Story) -> dict[tuple[str, int], tuple[Passage, ...]]:
    """For each actor and sentence of the body the sentence with the actor's names marked."""
    found = find_mentions(article, story.actors)
    result: dict[tuple[str, int], tuple[Passage, ...]] = {}
    for number, sentence in enumerate(_body(article), start=1):
        for actor in story.actors:
            here = [it for it in found if it.actor == actor.name and sentence.start <= it.start < sentence.end]
            if here:
                result[actor.name, number] = passages(article, here)
    return result
