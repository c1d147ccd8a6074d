"""For whom a source speaks, as far as ``story.toml`` says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from helpers.model import Actor, Article
from helpers.sources.entities import Entity
from helpers.sources.names import Names
from helpers.sources.words import singular, source_words
from helpers.tokens import find_tokens, is_name

_FOR = frozenset({"for", "from", "of", "to"})


def bloc_of(one: Entity, article: Article, names: Names, actors: Sequence[Actor]) -> str:
    """The actor whose name stands in a source's name, or in what is said of its office; empty where there is none.

    A name counts wherever it stands in a person's or a body's own name. In a description it counts beside an office
    (``Russian officials``, ``an aide to Ukraine’s president``) and not elsewhere: ``Russian dissidents`` speak for
    nobody but themselves.
    """
    named = names.named.get(one.key)
    if named is not None and named.speaker is not None and named.speaker.bloc:
        return named.speaker.bloc
    if found := actor_in(one.name, actors):
        if (one.type in ("named person", "named institution") and one.key) or _has_office(one.name):
            return found
        if one.type == "named institution" or (one.plural and " and " in one.name):
            return found
    for start, end in named.about if named is not None else ():
        text = article.text[start:end]
        if _has_office(text) and (found := actor_in(text, actors)):
            return found
    return ""


def actor_in(text: str, actors: Iterable[Actor]) -> str:
    """The actor whose alias comes first in a text, the longest where several begin at one word."""
    tokens = find_tokens(text)
    for place in range(len(tokens)):
        fitting = [
            (len(words), actor.name)
            for actor in actors
            for words in _alias_words(actor)
            if is_name(tokens[place : place + len(words)], words)
        ]
        if fitting:
            return max(fitting)[1]
    return ""


@cache
def _alias_words(actor: Actor) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(token.text for token in find_tokens(alias)) for alias in actor.aliases)


def _has_office(text: str) -> bool:
    """Whether the noun before any preposition names an office."""
    words = []
    for token in find_tokens(text):
        low = token.text.lower()
        if low in _FOR or low in source_words("belonging"):
            break
        words.append(singular(low))
    return any(word in source_words("office") for word in words)
