"""Codings of a story by different coders: for now, the reference coding that comes with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.model import Article, Match, Span, Story
from helpers.seeds import load_story
from helpers.seeds.stories import reference_key

REFERENCE: Final = "reference coding"


def reference_facts(name: str | Path) -> tuple[Match, ...]:
    """What both articles of a story tell, as a person marked it by close reading.

    Args:
        name: the story, as for `helpers.load_story`.

    Returns:
        One match a fact, in the order of the coding, with the sentences of the first and of the second article;
        ``relation`` is ``same`` or ``differs``, ``reason`` says in what. Empty where the story has no coding.

    Note:
        A reference coding is one careful reading, not the truth. Another reader may part facts differently.

    Raises:
        ParallaxError: the coding does not fit the articles.

    Example:
        >>> facts = reference_facts("putin-vietnam-2024")
        >>> len(facts), facts[3].label
        (24, 'The pact obliges the parties to help one another')
        >>> facts[3].reason[:83]
        'Trigger differs: A "come to each other’s aid if attacked" (defensive) against B "mu'
    """
    rows = reference_key(name).get("shared_facts", [])
    story = load_story(name) if rows else None
    return tuple(_fact(row, story) for row in rows) if story else ()


def _fact(row: Mapping[str, Any], story: Story) -> Match:
    a, b = (tuple(_span(article, place) for place in row.get(article.id, [])) for article in story.articles[:2])
    relation = "same" if row["relation"] == "same" else "differs"
    return Match(str(row["fact"]), a, b, relation, str(row["difference"]), None, REFERENCE)


def _span(article: Article, place: Mapping[str, Any]) -> Span:
    start, end = int(place["start"]), int(place["end"])
    if not 0 <= start < end <= len(article.text):
        problem = f"the coding has a passage outside the text ({start} to {end})"
        raise ParallaxError(problem, f"article {article.id}", "Restore the key")
    return Span(start, end, article.text[start:end])
