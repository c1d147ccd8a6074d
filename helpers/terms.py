"""Loaded and framing words: the words of the kit's lists found in an article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from helpers.alignment.stems import headword
from helpers.model import READ_ZONES, Article, Term, Token
from helpers.quotes.plain import is_quoted, quoted_stretches
from helpers.tokens import find_tokens
from helpers.vocabulary import entries

LISTS: Final = {
    "loaded_labels": "",
    "combat_words": "negative",
    "emotive_negative": "negative",
    "emotive_positive": "positive",
    "boosters": "stronger",
    "hedging": "weaker",
    "minimisers": "smaller",
}
"""The lists and what their words do; where two lists have a word, the first counts."""

LOADED: Final = ("loaded_labels", "combat_words", "emotive_negative", "emotive_positive")
"""The lists of loaded words; the words of the others are small and frame what stands beside them."""

MEASURED: Final = {
    "loaded_labels": 0.320,
    "combat_words": 0.372,
    "emotive_negative": 0.464,
    "emotive_positive": 0.146,
    "boosters": 0.097,
    "hedging": 0.030,
    "minimisers": 0.019,
}
"""What share of each list's highlights trained coders called biased (`benchmarks/terms.py`, 1,501 sentences)."""

MEASURED_LOADED: Final = 0.395
"""The same for the lists of loaded words together."""

Names = dict[str, list[tuple[tuple[str, ...], str]]]


def find_terms(article: Article) -> tuple[Term, ...]:
    """The loaded and framing words of an article, in reading order.

    The zones that are read are searched, word by word. Capitals, British or American spelling, plural and the endings
    of verbs make no difference. Where several entries begin at one word the longest counts.

    Note:
        A highlight is a prompt, not a finding: on 1,501 sentences of US news, of ten words of the loaded lists about
        six were not what trained coders called biased, and they marked many that no list has. So counts of two
        articles compare words, not articles. A loaded word inside quotation marks is somebody's, not the outlet's.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("The mayor slammed a “shameful” plan, which may be just a draft.")
        >>> [(term.text, term.list) for term in find_terms(article)]
        [('slammed', 'combat_words'), ('shameful', 'emotive_negative'), ('may', 'hedging'), ('just', 'minimisers')]
        >>> [term.text for term in find_terms(article) if term.inside_quotation]
        ['shameful']
    """
    return tuple(_terms(article))


def _terms(article: Article) -> Iterator[Term]:
    quoted = quoted_stretches(article)
    words = [token for token in read_tokens(article) if token.kind != "mark"]
    heads = [head_of(token) for token in words]
    place = 0
    while place < len(words):
        for name, source in _names().get(heads[place], ()):
            if word_of_a_list(article, words[place : place + len(name)], heads[place : place + len(name)], name):
                start, end = words[place].start, words[place + len(name) - 1].end
                inside = is_quoted(quoted, start)
                yield Term(start, end, article.text[start:end], source, LISTS[source], inside, word_of_a_list.__name__)
                place += len(name) - 1
                break
        place += 1


def word_of_a_list(article: Article, tokens: list[Token], heads: list[str], name: tuple[str, ...]) -> bool:
    """The words of an entry one after the other, with a hyphen or blanks between them and nothing else."""
    between = (article.text[left.end : right.start].strip() for left, right in pairwise(tokens))
    return tuple(heads) == name and all(mark in {"", "-", "‑", "–"} for mark in between)


def read_tokens(article: Article) -> Iterator[Token]:
    """The tokens of the zones that are read, in reading order."""
    zones = iter([zone for zone in article.zones if zone.kind in READ_ZONES])
    zone = next(zones, None)
    for token in article.tokens:
        while zone and token.start >= zone.end:
            zone = next(zones, None)
        if zone and token.start >= zone.start:
            yield token


def head_of(token: Token) -> str:
    """The headword of a token, whatever its capitals and its apostrophe."""
    return headword(token.text.casefold().replace("’", "'"))


@cache
def _names() -> Names:
    """The entries as headwords, filed under their first, the longest first."""
    names: Names = {}
    for source in LISTS:
        for entry in entries(source):
            words = tuple(head_of(token) for token in find_tokens(entry) if token.kind != "mark")
            names.setdefault(words[0], []).append((words, source))
    return {first: sorted(found, key=lambda name: -len(name[0])) for first, found in names.items()}
