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


def reference_facts(name: str | Path, *numbers: int) -> tuple[Match, ...]:
    """What both articles of a story tell, as a person marked it by close reading.

    Args:
        name: the story, as for `helpers.load_story`.
        *numbers: the facts wanted, by their place in the coding from 1, in this order; all of them if none is given.

    Returns:
        One match a fact, in the order of the coding, with the sentences of the first and of the second article;
        ``relation`` is ``same`` or ``differs``, ``reason`` says in what. Empty where the story has no coding.

    Note:
        A reference coding is one careful reading, not the truth. Another reader may part facts differently.

    Raises:
        ParallaxError: the coding does not fit the articles, or has no fact of that number.

    Example:
        >>> len(reference_facts("putin-vietnam-2024"))
        24
        >>> (fact,) = reference_facts("putin-vietnam-2024", 4)
        >>> fact.label
        'The pact obliges the parties to help one another'
        >>> fact.reason[:83]
        'Trigger differs: A "come to each other’s aid if attacked" (defensive) against B "mu'
    """
    rows = _chosen(reference_key(name).get("shared_facts", []), numbers, str(name))
    story = load_story(name) if rows else None
    return tuple(_fact(row, story) for row in rows) if story else ()


def _chosen(rows: list[Any], numbers: tuple[int, ...], name: str) -> list[Any]:
    if wrong := [number for number in numbers if not 1 <= number <= len(rows)]:
        raise ParallaxError(f"the coding has no fact {wrong[0]}", name, f"Choose from 1 to {len(rows)}")
    return [rows[number - 1] for number in numbers] or rows


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
