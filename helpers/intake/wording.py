"""What an article's words are, for a first look: how many, and which names stand there."""

from __future__ import annotations

from functools import cache

from helpers.model import Article
from helpers.tokens.words import count_words
from helpers.vocabulary import entries

_READ = ("headline", "standfirst", "body")


def body_words(article: Article) -> int:
    """How many words the body has."""
    return sum(count_words(zone.text) for zone in article.zones if zone.kind == "body")


def names_in(article: Article, start: int = 0, end: int | None = None) -> frozenset[str]:
    """The words with a capital that do not begin a sentence, in lower case: mostly names.

    Args:
        article: the article, of which headline, standfirst and body are looked at.
        start: only from this character on.
        end: only up to this one.

    Example:
        >>> from helpers import plain_article
        >>> sorted(names_in(plain_article("Nobody told Ann Lee. Karsk, in the north, was cold on Monday.")))
        ['ann', 'lee']
    """
    last = len(article.text) if end is None else end
    firsts = {sentence.start for sentence in article.sentences}
    spans = [(it.start, it.end) for it in article.sentences if it.kind in _READ and start <= it.start < last]
    found: set[str] = set()
    place = 0
    for left, right in spans:
        while place < len(article.tokens) and article.tokens[place].start < left:
            place += 1
        after_mark = True
        while place < len(article.tokens) and article.tokens[place].start < right:
            token = article.tokens[place]
            is_name = token.kind == "word" and token.text[:1].isupper() and len(token.text) > 2
            if is_name and not after_mark and token.start not in firsts:
                found.add(token.text.casefold())
            after_mark = token.kind == "mark" and token.text in "“\"‘':"
            place += 1
    return frozenset(found) - of_the_calendar()


@cache
def of_the_calendar() -> frozenset[str]:
    """Months and weekdays, in lower case."""
    return frozenset(word.casefold() for name in ("months", "weekdays") for word in entries(name))
