"""The swap of verbs: sentences of a story whose verb of saying can be exchanged."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.model import Story
from helpers.quotes.swapping import CHOICES
from helpers.quotes.swapping import swap as swapped
from helpers.tables.parts import sentences_at
from helpers.widgets.swap import Swapped, VerbSwap


def swap(story: Story, *places: str, verbs: Sequence[str] = CHOICES) -> VerbSwap:
    """Sentences in which another verb of saying can be put in the place of their own.

    Args:
        story: the articles.
        *places: the sentences, such as ``A 21``.
        verbs: what can be chosen, in their basic form.

    Raises:
        ParallaxError: there is no such sentence, or no verb of saying was found in it.
    """
    return VerbSwap(
        Swapped(place.name, swapped(place.article, place.sentence, verbs)) for place in sentences_at(story, *places)
    )
