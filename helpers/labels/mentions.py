"""Who is mentioned where: the names in ``story.toml`` found in an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpers.model import Actor, Article, Mention, Token, kept
from helpers.tokens import find_tokens, is_name

Names = dict[str, list[tuple[tuple[str, ...], Actor, str]]]


def find_mentions(article: Article, actors: Iterable[Actor]) -> tuple[Mention, ...]:
    """Every place where one of an actor's names stands, in reading order.

    Args:
        article: the article, all of whose zones are searched.
        actors: the actors, whose names are matched word by word, with their capitals; a word in capitals in the
            article matches as well. Where several names begin at one word the longest counts.

    Note:
        A name in a sentence does not mean that the sentence is about it, and "he" or "the host" is not found.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("North Korea’s leader met Putin. The north was cold.")
        >>> [mention.text for mention in find_mentions(article, [Actor("North Korea", ("North Korea", "Pyongyang"))])]
        ['North Korea']
    """
    return kept(article, _all_mentions, tuple(actors))


def _all_mentions(article: Article, actors: tuple[Actor, ...]) -> tuple[Mention, ...]:
    names = _by_first_word(actors)
    return tuple(_mentions(article, names)) if names else ()


def _by_first_word(actors: Iterable[Actor]) -> Names:
    """The names as words, filed under their first word in lower case, the longest first."""
    names: Names = {}
    for actor in actors:
        for alias in actor.aliases:
            words = tuple(token.text for token in find_tokens(alias))
            names.setdefault(words[0].casefold(), []).append((words, actor, alias))
    return {first: sorted(found, key=lambda name: -len(name[0])) for first, found in names.items()}


def _mentions(article: Article, names: Names) -> Iterator[Mention]:
    place, tokens = 0, article.tokens
    while place < len(tokens):
        for words, actor, alias in names.get(tokens[place].text.casefold(), ()):
            if alias_of_an_actor(tokens[place : place + len(words)], words):
                start, end = tokens[place].start, tokens[place + len(words) - 1].end
                yield Mention(start, end, article.text[start:end], actor.name, alias, alias_of_an_actor.__name__)
                place += len(words) - 1
                break
        place += 1


def alias_of_an_actor(tokens: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    """A name or other name (alias) from the story’s list of actors, with its own capitals or all in capitals."""
    return is_name(tokens, words)
