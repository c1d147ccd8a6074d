"""What the notebooks show: charts and tables whose marks open the sentences behind them, one function each.

Each view is a table of `helpers.tables`, drawn by `helpers.charts`, with its evidence; a student who likes can make
the table and the chart with those two modules alone.
"""

from __future__ import annotations

from helpers import charts, tables
from helpers.charts import Chart, mark_key
from helpers.evidence import Evidence, Passage, cell_key, passages
from helpers.labels import find_mentions
from helpers.model import READ_ZONES, Article, Sentence, Story
from helpers.widgets.evidence import ClickableChart, ClickableTable


def page_words(story: Story) -> ClickableChart:
    """How many words of each page are the article, and how many are the page around it."""
    chart = charts.page_words(tables.zones(story.articles))
    evidence = {
        mark_key(article.id, part): passages(
            article, [it for it in article.zones if (it.kind in READ_ZONES) == is_read]
        )
        for article in story.articles
        for part, is_read in (("read", True), ("around", False))
    }
    return _clickable(chart, evidence)


def sentence_lengths(story: Story) -> ClickableChart:
    """The length of every sentence of the body, in reading order."""
    chart = charts.sentence_lengths(tables.sentences(story.articles))
    evidence = {
        mark_key(article.id, number): passages(article, [sentence])
        for article in story.articles
        for number, sentence in enumerate(_body(article), start=1)
    }
    return _clickable(chart, evidence)


def space(story: Story) -> ClickableChart:
    """Where in each article the actors are mentioned, from the first sentence to the last."""
    evidence = {
        mark_key(article.id, actor, number): found
        for article in story.articles
        for (actor, number), found in _mentioned(article, story).items()
    }
    return _clickable(charts.space(tables.mentions(story)), evidence)


def shares(story: Story) -> ClickableTable:
    """How much of each body lies in sentences that mention an actor."""
    evidence: dict[str, tuple[Passage, ...]] = {}
    for article in story.articles:
        for (actor, _), found in _mentioned(article, story).items():
            key = cell_key(actor, article.id)
            evidence[key] = evidence.get(key, ()) + found
    caption = "Share of the body’s words in sentences that mention an actor, by article"
    return ClickableTable(tables.space(story), evidence, caption)


def _clickable(chart: Chart, evidence: Evidence) -> ClickableChart:
    known = {key: found for key, found in evidence.items() if key in chart.marks}
    return ClickableChart(chart.figure, known, chart.marks, chart.alt)


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
