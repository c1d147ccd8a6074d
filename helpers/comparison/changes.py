"""Two wordings laid side by side, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from helpers.model import Span
from helpers.tokens import find_tokens

_MOST: Final = 400
"""Words of a wording that are compared; the rest of a longer one counts as changed."""
_SPELLINGS: Final = (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("our", "or"))


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that two wordings share, or in which they part.

    Attributes:
        kept: whether the words are the same.
        a: the words in the first wording; None where it has none.
        b: the words in the second; None where it has none.
    """

    kept: bool
    a: Span | None
    b: Span | None


def word_changes(a: Span, b: Span) -> tuple[Change, ...]:
    """What two wordings share and in which words they part, from the first word to the last.

    Marks, capitals and British or American spelling make no difference.

    Args:
        a: the first wording, a span of its article.
        b: the second, a span of the same article or of another.

    Returns:
        The changes in order; their spans point into the articles' texts.

    Example:
        >>> for it in word_changes(Span(0, 13, "give Mr Putin"), Span(5, 17, "give Putin a")):
        ...     print(it.kept, it.a and it.a.text, it.b and it.b.text)
        True give give
        False Mr None
        True Putin Putin
        False None a
    """
    ours, theirs = word_spans(a), word_spans(b)
    plain = [[plain_word(word.text) for word in words[:_MOST]] for words in (ours, theirs)]
    changes = []
    for kind, a_first, a_end, b_first, b_end in _opcodes(*plain):
        changes.append(Change(kind == "equal", _joined(a, ours[a_first:a_end]), _joined(b, theirs[b_first:b_end])))
    rest = _joined(a, ours[_MOST:]), _joined(b, theirs[_MOST:])
    return (*changes, Change(kept=False, a=rest[0], b=rest[1])) if any(rest) else tuple(changes)


def _opcodes(a: list[str], b: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What `difflib` says of two lists of words; of equal ones it would say the same, but slowly."""
    if a and a == b:
        return [("equal", 0, len(a), 0, len(b))]
    return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()


@lru_cache(maxsize=4_000)
def word_spans(span: Span) -> tuple[Span, ...]:
    """The words and numbers of a span, without its marks."""
    return tuple(
        Span(span.start + token.start, span.start + token.end, token.text)
        for token in find_tokens(span.text)
        if token.kind != "mark"
    )


@lru_cache(maxsize=20_000)
def plain_word(word: str) -> str:
    """A word as it is compared: in lower case, in one spelling.

    Example:
        >>> plain_word("Normalise") == plain_word("normalize")
        True
    """
    low = word.casefold().replace("’", "'")
    for british, american in _SPELLINGS:
        if low.endswith(british) and len(low) > len(british) + 2:
            return low.removesuffix(british) + american
    return low


def _joined(span: Span, words: Sequence[Span]) -> Span | None:
    """The stretch from the first of the words to the last; None for no word."""
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    return Span(start, end, span.text[start - span.start : end - span.start])
