"""Sentences of a story by their places, as lessons write them: ``A 3``, ``B 10-12``."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import Final, NamedTuple

from helpers.errors import ParallaxError
from helpers.model import Article, Layer, Sentence, Story

_PLACE: Final = re.compile(r"\s*(?P<article>\S+)\s+(?P<first>\d{1,4})\s*(?:[-–]\s*(?P<last>\d{1,4}))?\s*", re.ASCII)


class Place(NamedTuple):
    """A sentence of the body of an article."""

    article: Article
    number: int
    sentence: Sentence

    @property
    def name(self) -> str:
        """The place as lessons write it: ``A 3``."""
        return f"{self.article.id} {self.number}"


def sentences_at(story: Story, *places: str) -> tuple[Place, ...]:
    """Sentences by their article and their number in the body.

    Args:
        story: the articles.
        *places: such as ``A 3``, or ``B 10-12`` for three sentences.

    Raises:
        ParallaxError: a place is written in another way, or there is no such sentence.

    Example:
        >>> from helpers import load_story
        >>> [it.name for it in sentences_at(load_story("putin-vietnam-2024"), "A 3", "B 24-25")]
        ['A 3', 'B 24', 'B 25']
    """
    return tuple(place for text in places for place in _sentences_at(story, text))


def first_sentences(story: Story, most: int = 8) -> tuple[Place, ...]:
    """The first sentences of the body of the first article: as many as wanted, or as many as there are.

    Example:
        >>> from helpers import load_story
        >>> [it.name for it in first_sentences(load_story("putin-vietnam-2024"), 2)]
        ['A 1', 'A 2']
    """
    article = story.articles[0]
    body = (sentence for sentence in article.sentences if sentence.kind == "body")
    return tuple(Place(article, number, sentence) for number, sentence in enumerate(islice(body, most), start=1))


def coded_sentences(story: Story, layer: Layer) -> tuple[Place, ...]:
    """The sentences of the bodies in which a coder has marked something, in reading order.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import machine_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> [it.name for it in coded_sentences(story, machine_layer(story, "quotations"))][:3]
        ['A 4', 'A 5', 'A 6']
    """
    found = []
    for article in story.articles:
        marks = sorted(it.start for it in layer.annotations if it.article == article.id)
        body = (sentence for sentence in article.sentences if sentence.kind == "body")
        for number, sentence in enumerate(body, start=1):
            if bisect_left(marks, sentence.start) < bisect_left(marks, sentence.end):
                found.append(Place(article, number, sentence))
    return tuple(found)


def _sentences_at(story: Story, text: str) -> list[Place]:
    read = _PLACE.fullmatch(text)
    articles = {article.id: article for article in story.articles}
    if read is None or read["article"] not in articles:
        raise ParallaxError(f"“{text}” is no place in this story", cure=f"Write it as “{next(iter(articles))} 3-5”")
    article = articles[read["article"]]
    body = [sentence for sentence in article.sentences if sentence.kind == "body"]
    first, last = int(read["first"]), int(read["last"] or read["first"])
    if not 1 <= first <= last <= len(body):
        raise ParallaxError(f"there is no “{text}”", f"article {article.id}", f"Choose from 1 to {len(body)}")
    return [Place(article, number, body[number - 1]) for number in range(first, last + 1)]
