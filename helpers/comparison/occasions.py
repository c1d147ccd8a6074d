"""On which occasion something was said, as far as the sentence around it tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from helpers.comparison.rows import LedgerRow
from helpers.model import Article, Span, Token
from helpers.quotes.lexicon import function_words
from helpers.sources.words import singular
from helpers.vocabulary import words

_OWNER: Final = frozenset({"’s", "'s", "’", "'"})


def occasion(article: Article, row: LedgerRow) -> Span | None:
    """The event that the sentence around a statement names, outside the statement: ``the Pyongyang visit``.

    It is the noun phrase that ends in a word such as *visit* or *summit*. Whether it is the occasion of the statement
    a reader must judge; where the sentence names none, or two, nothing is said.
    """
    place = bisect_right(article.sentences, row.words.start, key=lambda sentence: sentence.start) - 1
    if place < 0:
        return None
    sentence = article.sentences[place]
    first = bisect_left(article.tokens, sentence.start, key=lambda token: token.start)
    last = bisect_left(article.tokens, sentence.end, key=lambda token: token.start)
    tokens = article.tokens[first:last]
    inside = [row.clause, row.words]
    found = [
        _phrase(article, tokens, at)
        for at, token in enumerate(tokens)
        if singular(token.text.lower()) in words("events")
        and not any(part.start <= token.start < part.end for part in inside)
    ]
    return found[0] if len(found) == 1 else None


def _phrase(article: Article, tokens: tuple[Token, ...], end: int) -> Span:
    """The noun phrase that ends with an event: back to its determiner, or to the first word that cannot belong."""
    start = end
    while start > 0 and end - start < 5:
        before = tokens[start - 1]
        low = before.text.lower()
        if low in function_words("determiners"):
            start -= 1
            break
        belongs = before.text[:1].isupper() or before.text in _OWNER or (before.kind == "word" and _may_stand(low))
        if not belongs:
            break
        start -= 1
    return Span(tokens[start].start, tokens[end].end, article.text[tokens[start].start : tokens[end].end])


def _may_stand(low: str) -> bool:
    """Whether a word in lower case can stand before the noun: no preposition, no verb in -ing or -ed."""
    closed = ("prepositions", "conjunctions", "be", "have", "do", "subordinators", "relatives", "adverbs")
    return not low.endswith(("ing", "ed")) and not any(low in function_words(name) for name in closed)
