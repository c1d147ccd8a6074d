"""What the machine finds, as a coder among others."""

from __future__ import annotations

from typing import Final

from helpers.labels import find_mentions
from helpers.model import Annotation, Layer, Story

MACHINE: Final = "machine"


def machine_layer(story: Story) -> Layer:
    """The actors' names that the machine finds in all articles; the code is the actor.

    Each annotation's ``note`` is the name of the rule that found it.

    Example:
        >>> from helpers import load_story
        >>> layer = machine_layer(load_story("putin-vietnam-2024"))
        >>> layer.annotations[0].text, layer.annotations[0].code
        ('Putin', 'Russia')
    """
    found = [(article, mention) for article in story.articles for mention in find_mentions(article, story.actors)]
    annotations = tuple(
        Annotation(it.start, it.end, it.text, f"m{number}", article.id, it.actor, it.rule)
        for number, (article, it) in enumerate(found, start=1)
    )
    return Layer(MACHINE, "machine", story.id, annotations)
