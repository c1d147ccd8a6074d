"""Tokens: the words, numbers and marks of a text, with offsets.

The tokens are cut finer than a reader would cut them (``US-led`` is three), so that a student can mark ``US``
alone. `count_words` counts as a word processor does (``US-led`` is one).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, cast

from helpers.model import Token, TokenKind

# Each alternative is a rule; the first that fits wins, and its name becomes the token's kind up to the underscore.
# An address has at most 64 characters before its @ (RFC 5321), which also bounds how far a rule looks ahead for one.
_TOKEN: Final = re.compile(
    r"""
      (?P<word_address> https?://[^\s<>"“”]+ (?<![.,;:!?)\]’'])
                      | www\.[^\s<>"“”]+ (?<![.,;:!?)\]’'])
                      | [^\W_][\w.+-]{0,63}@[^\W_][\w-]*(?:\.[\w-]+)+ )
    | (?P<word_abbreviation> (?:[^\W\d_]\.){2,} )            # U.S., e.g., a.m.
    | (?P<number> \d+ (?:[.,:/]\d+)* [^\W_]* )               # 1,000.50  8:15  30th  1950s
    | (?P<word> [^\W_] [\w\u0300-\u036f\u00ad\u200c\u200d]* (?: ['’]t\b )? ) # don't is one, Putin's two; accents
    | (?P<word_clitic> (?<=\w)['’](?:s|re|ve|ll|d|m)\b )       # 's, 're, 'll
    | (?P<mark_ellipsis> \.{2,} )
    | (?P<mark> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KINDS: Final = {name: cast("TokenKind", name.partition("_")[0]) for name in _TOKEN.groupindex}

# A word processor's word: what stands between white space or long dashes and holds a letter or a digit. The pattern
# begins at the first of these, so that a long run of marks is looked at once.
_COUNTED: Final = re.compile(r"[^\W_][^\s—–]*")


def find_tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of a stretch of text.

    Args:
        text: the whole text.
        start: index of the first character to look at.
        end: index after the last; the end of the text if None.

    Returns:
        Ordered, disjoint tokens whose offsets point into ``text``; together they hold every character of the
        stretch that is not white space.

    Example:
        >>> [token.text for token in find_tokens("“US-led,” Putin’s aide didn’t say: $3.5bn.")]
        ['“', 'US', '-', 'led', ',', '”', 'Putin', '’s', 'aide', 'didn’t', 'say', ':', '$', '3.5bn', '.']
        >>> [token.kind for token in find_tokens("by 80%")]
        ['word', 'number', 'mark']
    """
    stop = len(text) if end is None else end
    kinds = _KINDS
    return tuple(
        [
            Token(found.start(), found.end(), found.group(), kinds[found.lastgroup or "mark"])
            for found in _TOKEN.finditer(text, start, stop)
        ]
    )


def is_name(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Whether tokens are the words of a name, each with its own capitals or all in capitals.

    Example:
        >>> is_name(find_tokens("NORTH Korea"), ("North", "Korea")), is_name(find_tokens("north"), ("North",))
        (True, False)
    """
    return len(tokens) == len(words) and all(
        token.text in (word, word.upper()) for token, word in zip(tokens, words, strict=True)
    )


def count_words(text: str) -> int:
    """How many words a text has, counted as a word processor does.

    A word is what stands between white space or long dashes and holds a letter or a digit, so ``US-led``,
    ``$3.5`` and ``Putin’s`` are one word each and a lone dash is none.

    Note:
        Programs count words in different ways; compare only counts made by the same one.

    Example:
        >>> count_words("US-led sanctions — $3.5 billion in 2022")
        6
    """
    return sum(1 for _ in _COUNTED.finditer(text))
