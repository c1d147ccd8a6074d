"""Suggestions for who and what a story is about."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.model import Actor, Article
from helpers.sources import find_sources

_MOST = 12


def suggest_actors(articles: Sequence[Article]) -> tuple[Actor, ...]:
    """The named people and bodies that the articles give words to, most words first, each with its short forms.

    Args:
        articles: the articles of the story.
    """
    found: dict[str, set[str]] = {}
    for article in articles:
        for source in find_sources(article):
            if source.type in ("named person", "named institution"):
                names = {" ".join(it.text.split()) for it in source.mentions if it.text[:1].isupper()}
                found.setdefault(source.name, set()).update(names | {source.name})
    rows = sorted(found.items(), key=lambda row: -len(row[1]))[:_MOST]
    return tuple(
        Actor(name, tuple(sorted(aliases, key=lambda alias: (alias != name, alias)))) for name, aliases in rows
    )
