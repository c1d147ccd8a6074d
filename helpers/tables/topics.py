"""How much of each article is about what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from helpers.labels import find_mentions
from helpers.layers.topics import ABOUT
from helpers.model import Article, Layer, Sentence, Story
from helpers.tokens import count_words

COLUMNS = ["article", "topic", "words", "share", "sentences", "body"]
NOT_CODED = "not coded"

Topics = Mapping[str, Mapping[str, list[Sentence]]]
"""By article and topic the sentences."""


def topic_sentences(story: Story, layer: Layer) -> Topics:
    """The sentences of each body that a coder gave a topic, by article and topic.

    A sentence has a topic if a code of it touches the sentence; codes whose names do not begin with ``about`` are none.
    """
    return {article.id: _by_topic(article, layer) for article in story.articles}


def naming_sentences(story: Story) -> Topics:
    """The sentences of each body that name an actor, by article and actor: a word list's suggestion of topics."""
    found: dict[str, dict[str, list[Sentence]]] = {}
    for article in story.articles:
        places = find_mentions(article, story.actors)
        by_actor = {
            actor.name: [
                it
                for it in _body(article)
                if any(it.start <= at.start < it.end for at in places if at.actor == actor.name)
            ]
            for actor in story.actors
        }
        found[article.id] = by_actor
    return found


def topic_space(story: Story, topics: Topics, *, split: bool = True) -> pd.DataFrame:
    """Words for each topic and article.

    Args:
        story: the articles.
        topics: from `topic_sentences` or `naming_sentences`.
        split: whether the words of a sentence with two topics are divided between them, so that the shares add up to
            100 with what is not coded; else they count for both.

    Returns:
        One row for each article and topic, topics in the order in which most words go to them: ``article``, ``topic``,
        ``words``, ``share`` (of 100 words of the body), ``sentences`` and ``body`` (its words). With ``split`` there is
        a last topic ``not coded``.

    Note:
        A share says how much room a topic has, not how it is treated. What counts as one topic is the coder's choice.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers.topics import reference_topics
        >>> story = load_story("putin-vietnam-2024")
        >>> table = topic_space(story, topic_sentences(story, reference_topics(story)))
        >>> table[table["topic"] == "Russia and North Korea"].set_index("article")["share"].to_dict()
        {'A': 55, 'B': 20}
    """
    rows = [row for article in story.articles for row in _rows(article, topics.get(article.id, {}), split=split)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    total = table.groupby("topic", sort=False)["words"].sum().sort_values(ascending=False, kind="stable")
    order = [*(it for it in total.index if it != NOT_CODED), *([NOT_CODED] if NOT_CODED in total.index else [])]
    cells = [
        _cell(table, article.id, str(topic), sum(count_words(it.text) for it in _body(article)))
        for topic in order
        for article in story.articles
    ]
    return pd.DataFrame(cells, columns=COLUMNS)


def _rows(article: Article, topics: Mapping[str, list[Sentence]], *, split: bool) -> Iterable[tuple[object, ...]]:
    """One article's topics, with the words of each."""
    body = _body(article)
    whole = sum(count_words(it.text) for it in body)
    having = {it.start: sum(it in found for found in topics.values()) for it in body}
    for topic, found in topics.items():
        words = sum(count_words(it.text) / (having[it.start] if split else 1) for it in found)
        yield article.id, topic, round(words), _share(words, whole), len(found), whole
    if split:
        left = [it for it in body if not having[it.start]]
        words = sum(count_words(it.text) for it in left)
        if words:
            yield article.id, NOT_CODED, words, _share(words, whole), len(left), whole


def _cell(table: pd.DataFrame, article: str, topic: str, body: int) -> tuple[object, ...]:
    """The row of an article and a topic; zero where the article has none of it."""
    rows = table[(table["article"] == article) & (table["topic"] == topic)]
    return tuple(rows.iloc[0]) if len(rows) else (article, topic, 0, 0, 0, body)


def _by_topic(article: Article, layer: Layer) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    own = [it for it in layer.annotations if it.article == article.id and it.code.startswith(ABOUT)]
    for sentence in _body(article):
        codes = (it.code.removeprefix(ABOUT) for it in own if it.start < sentence.end and sentence.start < it.end)
        for topic in dict.fromkeys(codes):
            found.setdefault(topic, []).append(sentence)
    return found


def _body(article: Article) -> list[Sentence]:
    return [sentence for sentence in article.sentences if sentence.kind == "body"]


def _share(words: float, whole: int) -> int:
    return round(100 * words / whole) if whole else 0
