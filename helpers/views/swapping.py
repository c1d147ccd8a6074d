"""The swap of verbs: sentences of a story whose verb of saying can be exchanged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from helpers.model import Story
from helpers.quotes.swapping import CHOICES, swappable
from helpers.quotes.swapping import swap as swapped
from helpers.tables.parts import Place, sentences_at
from helpers.widgets.trials.swap import Swapped, VerbSwap


def swap(story: Story, *places: str, verbs: Sequence[str] = CHOICES) -> VerbSwap:
    """Sentences in which another verb of saying can be put in the place of their own.

    Args:
        story: the articles.
        *places: the sentences, such as ``A 21``; without any, the first of each article, three in all.
        verbs: what can be chosen, in their basic form.

    Raises:
        ParallaxError: there is no such sentence, or no verb of saying was found in it.
    """
    chosen = sentences_at(story, *places) if places else _first(story)
    return VerbSwap(Swapped(place.name, swapped(place.article, place.sentence, verbs)) for place in chosen)


def _first(story: Story, most: int = 3) -> list[Place]:
    """Sentences with a verb that can be exchanged: the first of each article, then their second ones, and so on."""
    found = []
    for article in story.articles:
        body = [sentence for sentence in article.sentences if sentence.kind == "body"]
        found.append([Place(article, body.index(it) + 1, it) for it in swappable(article)[:most]])
    return [place for turn in zip_longest(*found) for place in turn if place][:most]
