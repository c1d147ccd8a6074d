"""Rules that mark more than a careful coder would: for the lesson on precision and recall, and for nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from helpers.figures import find_figures
from helpers.figures.lexemes import Line, cut_line
from helpers.model import READ_ZONES, Article, Span
from helpers.vocabulary import words

_ROMAN: Final = re.compile(r"(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3})")
Ends = tuple[int, int]
"""The places of the first and the last lexeme."""


def named_era(line: Line, place: int) -> Ends | None:
    """The name of a time: ``the Cold War``, ``World War II``. It tells when, without a digit."""
    if line.text(place) not in words("era_words") or not line.capital(place - 1) or place < 1:
        return None
    first = place - 1
    first -= first > 0 and line.low(first - 1) == "the"
    return first, place + bool(_ROMAN.fullmatch(line.text(place + 1)))


def number_in_a_name(line: Line, place: int) -> Ends | None:
    """Any numeral that is left, also one that is part of a name: ``Article 5``, ``Elizabeth II``."""
    roman = place > 0 and line.capital(place - 1) and _ROMAN.fullmatch(line.text(place))
    return (place, place) if roman or line.kind(place) == "number" else None


def quantity_word(line: Line, place: int) -> Ends | None:
    """A word that can say how much or how long, whatever it does here: ``all``, ``more``, ``no``, ``last``."""
    return (place, place) if line.low(place) in words("quantity_words") else None


def a_as_one(line: Line, place: int) -> Ends | None:
    """Each ``a`` and ``an``: it stands before one thing, so it could be a count."""
    return (place, place) if line.low(place) in ("a", "an") and line.kind(place + 1) == "word" else None


EAGER: Final[tuple[Callable[[Line, int], Ends | None], ...]] = (
    named_era, number_in_a_name, quantity_word, a_as_one,
)  # fmt: skip
"""The rules; of two that fit the same words the first one has them."""


def find_eagerly(article: Article) -> tuple[tuple[Span, str], ...]:
    """What the eager rules mark beside the figures of an article.

    Returns:
        Disjoint stretches in reading order, each with the name of its rule. None overlaps a figure that
        `helpers.figures.find_figures` finds.

    Example:
        >>> from helpers import plain_article
        >>> [(span.text, rule) for span, rule in find_eagerly(plain_article("Since the Cold War no one came."))]
        [('the Cold War', 'named_era'), ('no', 'quantity_word')]
    """
    figures = find_figures(article, vague=True)
    starts = [it.start for it in figures]
    found: list[tuple[Span, str]] = []
    for sentence in article.sentences:
        if sentence.kind not in READ_ZONES:
            continue
        line = cut_line(article.text, sentence.start, sentence.end)
        taken = {
            place
            for place, it in enumerate(line.lexemes)
            if (at := bisect_left(starts, it.end)) and figures[at - 1].end > it.start
        }
        for rule in EAGER:
            for place in range(len(line.lexemes)):
                ends = rule(line, place)
                if ends is None or taken.intersection(range(ends[0], ends[1] + 1)):
                    continue
                taken.update(range(ends[0], ends[1] + 1))
                start, end = line.lexemes[ends[0]].start, line.lexemes[ends[1]].end
                found.append((Span(start, end, article.text[start:end]), rule.__name__))
    return tuple(sorted(found, key=lambda it: it[0].start))
