"""Words that stand in two articles in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from helpers.model import READ_ZONES, Article, Match, Span

Block = tuple[int, int, int]
Word = tuple[str, int, int]

WORDS: Final = 5
"""How many words in a row must be the same."""

_OCCURRENCES: Final = 8
"""Of five words that stand in the other article more often than this only the first places are looked at."""


def shared_passages(a: Article, b: Article, *, words: int = WORDS) -> tuple[Match, ...]:
    """The passages that two articles have word for word, the longest first.

    Capitals and marks do not count. A passage stays inside one zone of each article, and no word is in two passages.

    Args:
        a: the first article.
        b: the second.
        words: how many words in a row must be the same.

    Note:
        Agency copy, a press release or one and the same speech make passages alike. Look at these first: they make
        all other likenesses of two articles look large.

    Example:
        >>> from helpers import plain_article
        >>> a = plain_article("He said the river would rise again by Monday night.")
        >>> b = plain_article("Officials fear that “the river would rise again” soon.")
        >>> [(found.a[0].text, found.reason) for found in shared_passages(a, b)]
        [('the river would rise again', '5 words in a row are the same.')]
    """
    here, there = _words(a), _words(b)
    blocks = _blocks([key for key, _, _ in here], [key for key, _, _ in there], words)
    used_a, used_b = bytearray(len(here)), bytearray(len(there))
    found: list[Match] = []
    for i, j, length in sorted(blocks, key=lambda block: -block[2]):
        if not any(used_a[i : i + length]) and not any(used_b[j : j + length]):
            used_a[i : i + length] = used_b[j : j + length] = b"\x01" * length
            found.append(
                _match(_span(a, here[i], here[i + length - 1]), _span(b, there[j], there[j + length - 1]), length)
            )
    return tuple(found)


def containment(a: Article, b: Article, *, words: int = WORDS) -> float:
    """The share of all runs of five words of `a` that `b` has too, 0 to 1; 0 where `a` has none.

    Note:
        It is not symmetric: a short article can be contained in a long one. Compare only values of one run length.

    Reference:
        Broder (1997), On the resemblance and containment of documents.

    Example:
        >>> from helpers import plain_article
        >>> short, long = plain_article("We will rebuild it all."), plain_article("She said: “We will rebuild it all.”")
        >>> containment(short, long), containment(long, short)
        (1.0, 0.3333333333333333)
    """
    here, there = ({*_runs([key for key, _, _ in _words(article)], words)} for article in (a, b))
    here = {run for run in here if "" not in run}
    return len(here & there) / len(here) if here else 0.0


def _words(article: Article) -> list[Word]:
    """The words of the zones that are read, each with its place, in lower case; an empty one between two zones."""
    found: list[Word] = [("", 0, 0)]
    zones = iter([zone for zone in article.zones if zone.kind in READ_ZONES])
    zone = next(zones, None)
    for token in article.tokens:
        while zone and token.start >= zone.end:
            zone = next(zones, None)
            found.append(("", 0, 0))
        if zone and token.start >= zone.start and token.kind != "mark":
            key, start, _ = found[-1]
            part = token.text.casefold().replace("’", "'")
            if part.startswith("'") and found[-1][2] == token.start:  # Russia’s is one word
                found[-1] = (key + part, start, token.end)
            else:
                found.append((part, token.start, token.end))
    return found


def _runs(keys: list[str], words: int) -> Iterator[tuple[str, ...]]:
    return zip(*(keys[start:] for start in range(words)), strict=False)


def _blocks(here: list[str], there: list[str], words: int) -> Iterator[Block]:
    """Where equal words begin on both sides and how many they are; a run of five grows while its next word is equal."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j, run in enumerate(_runs(there, words)):
        known = places.setdefault(run, [])
        if len(known) < _OCCURRENCES:
            known.append(j)
    growing: dict[int, int] = {}  # where the runs that ended at the word before stand on the other side: their length
    for i, run in enumerate([*_runs(here, words), ("",)]):
        now = {j: growing.get(j - 1, words - 1) + 1 for j in (() if "" in run else places.get(run, ()))}
        ended = ((j, length) for j, length in growing.items() if j + 1 not in now)
        yield from ((i - 1 + words - length, j + words - length, length) for j, length in ended)
        growing = now


def _span(article: Article, first: Word, last: Word) -> Span:
    return Span(first[1], last[2], article.text[first[1] : last[2]])


def _match(a: Span, b: Span, length: int) -> Match:
    reason = f"{length} words in a row are the same."
    return Match(a.text, (a,), (b,), "same words", reason, 1.0, shared_passages.__name__)
