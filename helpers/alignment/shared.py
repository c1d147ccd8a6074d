"""Which words make two sentences alike: what a reader is shown, marked in both."""

from __future__ import annotations

from helpers.alignment.profile import is_small, places_of_terms
from helpers.model import Article, Span


def shared_words(a: Article, first: Span, b: Article, second: Span) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words of two passages that count as the same in `similarity`, small words left out.

    Args:
        a: the article of the first passage.
        first: the passage.
        b: the article of the second passage.
        second: that passage.

    Returns:
        The words in the first passage and those in the second, in reading order.

    Note:
        Like words need not tell the same thing, and the same thing can be told without a like word.

    Example:
        >>> from helpers import plain_article
        >>> a, b = plain_article("Moscow signed the pact."), plain_article("A deal with Russia")
        >>> here, there = shared_words(a, a.sentences[0], b, b.sentences[0])
        >>> [span.text for span in here], [span.text for span in there]
        (['Moscow', 'pact'], ['deal', 'Russia'])
    """
    here, there = (_places(article, span) for article, span in ((a, first), (b, second)))
    both = {term for term, _ in here} & {term for term, _ in there}
    ours, theirs = (tuple(span for term, span in places if term in both) for places in (here, there))
    return ours, theirs


def _places(article: Article, passage: Span) -> list[tuple[str, Span]]:
    text = article.text[passage.start : passage.end]
    found = [(term, passage.start + start, passage.start + end) for term, start, end in places_of_terms(text)]
    return [(term, Span(start, end, article.text[start:end])) for term, start, end in found if not is_small(term)]
