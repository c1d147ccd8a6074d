"""Rules that look at the articles of a story together: are they two, of one length, about one event?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

from helpers.alignment import containment
from helpers.intake.notes import Note
from helpers.intake.wording import body_words, names_in
from helpers.model import Article

_SHARED: Final = 0.1  # of the names of the article that has fewer
_LEAST: Final = 6  # names; with fewer nothing can be told
_COPY: Final = 0.8
_LONGER: Final = 2.0
_FAST: Final = 30_000  # words; longer articles are not compared word by word here

LookAtPair = Callable[[Article, Article], Note | None]


def same_text(a: Article, b: Article) -> Note | None:
    """Both texts are the same, character by character."""
    if a.text != b.text:
        return None
    cure = "If that is not meant, bring the other article; else all that is found will be the same"
    return _note(same_text, a, b, "the two texts are the same", cure)


def mostly_the_same_words(a: Article, b: Article) -> Note | None:
    """Most of one stands in the other word for word, as agency copy does."""
    if a.text == b.text or max(body_words(a), body_words(b)) > _FAST:
        return None
    share = max(containment(a, b), containment(b, a))
    if share < _COPY:
        return None
    what = f"{share:.0%} of the shorter text stands in the other word for word"
    return _note(mostly_the_same_words, a, b, what, "Both may come from one agency: look for what was cut or added")


def few_names_in_common(a: Article, b: Article) -> Note | None:
    """Hardly a name of one stands in the other."""
    here, there = names_in(a), names_in(b)
    least = min(len(here), len(there))
    if least < _LEAST or len(here & there) >= max(2, _SHARED * least):
        return None
    shared = sorted(here & there)
    only = f"; only “{shared[0].title()}” stands in both" if len(shared) == 1 else ""
    what = f"these may not be about one event: they have hardly a name in common{only}"
    return _note(few_names_in_common, a, b, what, "Read both openings; if the event is not one, choose another article")


def far_longer_than_the_other(a: Article, b: Article) -> Note | None:
    """One has twice as many words as the other."""
    less, more = sorted((a, b), key=body_words)
    few, many = body_words(less), body_words(more)
    if not few or many < _LONGER * few:
        return None
    what = f"{more.id} is {many / few:.1f} times as long as {less.id} ({many:,} words to {few:,})"
    return _note(far_longer_than_the_other, a, b, what, "Compare shares, not counts")


PAIR_LOOKS: Final[tuple[LookAtPair, ...]] = (
    same_text,
    mostly_the_same_words,
    few_names_in_common,
    far_longer_than_the_other,
)


def look_at_all(articles: Sequence[Article]) -> tuple[Note, ...]:
    """All that the rules say about the articles of a story, pair by pair.

    Example:
        >>> from helpers import plain_article
        >>> twice = [plain_article("Nobody came to the hall.", id=name) for name in "AB"]
        >>> [str(note) for note in look_at_all(twice)][0][:37]
        'A and B: the two texts are the same. '
    """
    pairs = list(combinations(articles, 2))[:100]  # fifteen articles have that many
    return tuple(note for a, b in pairs for look in PAIR_LOOKS if (note := look(a, b)))


def _note(rule: LookAtPair, a: Article, b: Article, what: str, cure: str) -> Note:
    return Note(rule.__name__, f"{a.id} and {b.id}", what, cure)
