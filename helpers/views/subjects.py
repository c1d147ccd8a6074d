"""What the notebooks show of topics: how much room each has in each article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from helpers import charts, tables
from helpers.charts import Chart, mark_key
from helpers.evidence import Evidence, passages
from helpers.labels import find_mentions
from helpers.layers.topics import reference_topics, topic_codebook
from helpers.markup import Markup, escape, style
from helpers.model import Layer, Sentence, Span, Story
from helpers.tables.topics import NOT_CODED, Topics
from helpers.views.shared import clickable, connected
from helpers.widgets.evidence import ClickableChart
from helpers.widgets.following import GrowingChart
from helpers.widgets.reader.widget import Reader

if TYPE_CHECKING:
    from helpers.journal import JournalLike

__all__ = ["topic_codebook", "topics", "topics_in_key", "topics_named"]

ROOM: Final = (
    "Room is not weight: a topic can have few words and the first of them. What counts as one topic is a choice."
)
NO_TOPICS: Final = "No reference coding of topics comes with this story. Compare yours with a partner’s."
NAMED: Final = (
    "A sentence that names somebody need not be about them, and one that names two counts for both: this is a "
    "suggestion from a word list, and nobody's coding."
)


def topics(story: Story, journal: JournalLike, reader: Reader | None = None) -> ClickableChart:
    """How much of each body is about what, as the student has coded it in the reader; it follows the coding.

    Code with ``lesson.reader(views.topic_codebook(story))``: a sentence has a topic if a code stands on any of its
    words; the words of a sentence with two topics are divided between them.

    Args:
        story: the articles.
        journal: the student's journal.
        reader: where “Show in the reader” goes.
    """
    return connected(GrowingChart(lambda: _coded(story, journal.layer(), "Topics as you coded them"), journal), reader)


def topics_in_key(story: Story, reader: Reader | None = None) -> ClickableChart | Markup:
    """How much of each body is about what in the reference coding; a sentence where that has no topics."""
    layer = reference_topics(story)
    if not layer.annotations:
        return Markup(f"{style()}<p>{escape(NO_TOPICS)}</p>", NO_TOPICS)
    chart, evidence = _coded(story, layer, "Topics in the reference coding")
    return clickable(chart, evidence, reader)


def topics_named(story: Story, reader: Reader | None = None) -> ClickableChart:
    """How much of each body stands in sentences that name an actor: a machine's suggestion of topics, and no coding."""
    found = tables.naming_sentences(story)
    table = tables.topic_space(story, found, split=False)
    chart = charts.topic_space(table, "Words in sentences that name …", NAMED, suggested=True)
    evidence = {}
    for article in story.articles:
        places = find_mentions(article, story.actors)
        for actor, sentences in found[article.id].items():
            inside = [it for it in places if it.actor == actor and any(s.start <= it.start < s.end for s in sentences)]
            evidence[mark_key(article.id, actor)] = passages(article, inside)
    return clickable(chart, evidence, reader)


def _coded(story: Story, layer: Layer, title: str) -> tuple[Chart, Evidence]:
    found = tables.topic_sentences(story, layer)
    chart = charts.topic_space(tables.topic_space(story, found), title, ROOM)
    evidence = {}
    for article in story.articles:
        coded = _with_rest(found, article.id, [it for it in article.sentences if it.kind == "body"])
        for topic, sentences in coded.items():
            spans = [Span(it.start, it.end, it.text) for it in sentences]
            evidence[mark_key(article.id, topic)] = passages(article, spans)
    return chart, {key: it for key, it in evidence.items() if key in chart.marks}


def _with_rest(found: Topics, article: str, body: list[Sentence]) -> dict[str, list[Sentence]]:
    """The sentences of each topic, and those without one."""
    coded = dict(found[article])
    taken = {it.start for sentences in coded.values() for it in sentences}
    return coded | {NOT_CODED: [it for it in body if it.start not in taken]}
