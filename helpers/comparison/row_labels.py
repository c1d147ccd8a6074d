"""What a row of the figure ledger is called: what its figures measure, in a few words that a student understands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from helpers.alignment.profile import is_small
from helpers.figures.numbers import words
from helpers.model import Figure

MOST_WORDS: Final = 6
MOST_SHOWN: Final = 3
"""How many different figures a label names where there is nothing better."""

_KINDS: Final = {
    "money": "amount of money", "percent": "share", "ratio": "ratio", "count": "number", "ordinal": "place in an order",
    "duration": "length of time", "measure": "measure", "vague": "vague amount", "time": "time of day",
}  # fmt: skip
"""What to call a kind; the others have names that anybody knows: ``date``, ``year``, ``age``, ``rate``."""

_POSSESSIVE: Final = re.compile(r"['’]s?$")
_EDGES: Final = ',;:.()"“”-–—'


def row_label(figures: Sequence[Figure]) -> str:
    """A label for figures that belong together: what the first of them measures, else what it counts.

    The words of what is measured stay in their order, without numbers before or behind them, six at most. Where the
    articles name no measure, the label is the kind of figure with its words: ``date: Thursday / today``.

    Args:
        figures: the figures, in the order of the articles.

    Example:
        >>> from helpers import find_figures, plain_article
        >>> row_label(find_figures(plain_article("Trade with Karsk stood at $3.5 billion.")))
        'Trade with Karsk'
        >>> [row_label([find_figures(plain_article(it))[0]]) for it in ("He came on Thursday.", "It lasted 3 hours.")]
        ['date: Thursday', 'length of time: 3 hours']
    """
    named = (*(it.measure for it in figures), *(it.counted for it in figures))
    return next(filter(None, map(short_phrase, named)), "") or _by_kind(figures)


@lru_cache(maxsize=4_000)
def short_phrase(phrase: str) -> str:
    """A phrase cut to what can be a heading; empty where nothing is left that tells something.

    Example:
        >>> short_phrase("five gates of the dam"), short_phrase("Vietnam’s"), short_phrase("the")
        ('gates of the dam', '', '')
    """
    kept = phrase.split()
    while kept and (_is_number(kept[0]) or _POSSESSIVE.match(kept[0])):
        del kept[0]
    whole = len(kept) <= MOST_WORDS
    kept = kept[:MOST_WORDS]
    is_cut = not whole
    while kept and (_is_number(kept[-1]) or _POSSESSIVE.search(kept[-1]) or (is_cut and is_small(_bare(kept[-1])))):
        del kept[-1]
        is_cut = True  # a preposition at the end then waits for words that are gone
    if all(is_small(_bare(it)) for it in kept):
        return ""
    text = " ".join(kept).strip(_EDGES + " ")
    return text if whole or not text else f"{text} …"


def _bare(word: str) -> str:
    return word.strip(_EDGES).casefold()


def _is_number(word: str) -> bool:
    bare, known = _bare(word), words()
    return bare[:1].isdigit() or bare in known.small or bare in known.scales or bare in known.plurals


def _by_kind(figures: Sequence[Figure]) -> str:
    """The kind with the different words of the figures."""
    kinds = list(dict.fromkeys(it.kind for it in figures))
    kind = "date" if set(kinds) == {"year", "date"} else kinds[0] if kinds else ""
    shown = list(_distinct(" ".join(it.text.split()) for it in figures))
    more = " …" if len(shown) > MOST_SHOWN else ""
    return f"{_KINDS.get(kind, kind)}: {' / '.join(shown[:MOST_SHOWN])}{more}"


def _distinct(texts: Iterable[str]) -> Iterator[str]:
    """Texts without those that differ from an earlier one in capitals alone."""
    seen = set()
    for text in texts:
        if text.casefold() not in seen:
            seen.add(text.casefold())
            yield text
