"""Evidence that a student gives: words that must stand in an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from helpers.anchoring import anchor
from helpers.anchoring import selector as text_selector
from helpers.lessons.questions import Quote
from helpers.lessons.wording import find_quote, word_count
from helpers.model import Article, Span, Story


def article_of(story: Story, name: str) -> Article | None:
    """The story's article with this id, or None."""
    return next((article for article in story.articles if article.id == name), None)


def place(story: Story, quote: Quote) -> tuple[str, Span] | None:
    """Where a quotation of a question stands first, or None."""
    article = article_of(story, quote.article)
    found = find_quote(article.text, quote.quote) if article else ()
    return (quote.article, found[0]) if found else None


def selector(article: Article, span: Span) -> dict[str, Any]:
    """A stretch of an article as an answer keeps it: its place, its words, and what stands around it.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("Nobody came. It rained.", id="A")
        >>> selector(article, Span(13, 15, "It"))["before"]
        'Nobody came. '
    """
    return {"article": article.id, **text_selector(article.text, span.start, span.end)}


def places_of(story: Story, value: object) -> tuple[tuple[Article, Span], ...]:
    """Where the words of an answer stand: exactly there where it says so, else wherever they are found.

    Args:
        story: the story.
        value: a `selector`, a mapping with ``article`` (empty for any) and ``text``, or the words alone.

    Returns:
        Every place; none where the words do not stand in the story.
    """
    if isinstance(value, str):
        return _search(story.articles, value)
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
        return ()
    named = [article for article in story.articles if value.get("article") in (article.id, "")]
    if len(named) == 1 and type(value.get("start")) is int and (span := anchor(named[0].text, value)):
        return ((named[0], span),)
    return _search(named, value["text"])


def covers(article: Article, chosen: Span, key: Span) -> bool:
    """Whether words give the key's evidence.

    They do if they hold at least half of the key's words and nothing outside the sentences that the key touches: a
    whole sentence around a short key is good evidence, a whole paragraph is not.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("It rained all day. Nobody came.")
        >>> key = Span(10, 17, "all day")
        >>> [covers(article, Span(a, b, article.text[a:b]), key) for a, b in ((14, 17), (0, 18), (0, 31), (3, 9))]
        [True, True, False, False]
    """
    start, end = max(chosen.start, key.start), min(chosen.end, key.end)
    shared = word_count(article.text[start:end]) if start < end else 0
    first, last = _sentences_around(article, key)
    return shared > 0 and 2 * shared >= word_count(key.text) and first <= chosen.start and chosen.end <= last


def same_sentence(article: Article, chosen: Span, key: Span) -> bool:
    """Whether words touch a sentence that the key touches."""
    first, last = _sentences_around(article, key)
    return chosen.start < last and first < chosen.end


def _sentences_around(article: Article, key: Span) -> tuple[int, int]:
    around = [it for it in article.sentences if it.start < key.end and key.start < it.end]
    return min([key.start, *(it.start for it in around)]), max([key.end, *(it.end for it in around)])


def _search(articles: Iterable[Article], text: str) -> tuple[tuple[Article, Span], ...]:
    return tuple((article, span) for article in articles for span in find_quote(article.text, text))
