"""A stretch of a text told by its words, so that `story.toml` can name it without counting characters."""

from __future__ import annotations

from typing import Final

from helpers.errors import ParallaxError
from helpers.seeds.corrections import place_of

_SHORT: Final = 120  # characters; longer stretches are told by their first and last words
_MOST: Final = 4000  # characters on one side of a stretch that are tried to tell it from others


def quoting(text: str, start: int, end: int, where: str = "the text") -> dict[str, str]:
    """The words that tell a stretch from all others, as the fields of a correction in ``story.toml``.

    They are ``quote``, or for a long stretch ``begins`` and ``ends``, and ``after`` or ``before`` where those stand
    there more than once.

    Args:
        text: the article's text.
        start: index of the stretch's first character.
        end: index after its last.
        where: the article's file, for messages.

    Raises:
        ParallaxError: the stretch is empty, or no words tell it from others.

    Example:
        >>> quoting("Trade and arms. He spoke of trade.", 0, 14)
        {'quote': 'Trade and arms'}
        >>> quoting("Read more. He spoke. Read more.", 21, 30)
        {'quote': 'Read more', 'after': 'He spoke. '}
    """
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ParallaxError("nothing is marked there", where, "Mark some words")
    for words in _ways(text, start, end):
        if _tells(text, words, start, end):
            return words
        around = [{"after": text[start - reach : start]} for reach in _reaches(start)]
        around += [{"before": text[end : end + reach]} for reach in _reaches(len(text) - end)]
        for more in around:
            if _tells(text, words | more, start, end):
                return words | more
    problem = "these words stand there more than once, with the same words around them"
    raise ParallaxError(problem, where, "Mark a longer stretch")


def _ways(text: str, start: int, end: int) -> list[dict[str, str]]:
    """Ways to quote the stretch itself, the shortest first."""
    if end - start <= _SHORT:
        return [{"quote": text[start:end]}]
    long = [{"begins": text[start : start + size], "ends": text[end - size : end]} for size in (40, _SHORT)]
    return [*long, {"quote": text[start:end]}]


def _reaches(room: int) -> list[int]:
    """How many characters on one side of the stretch are tried, growing fast."""
    tried, reach = [], 10
    while reach < min(room, _MOST):
        tried.append(reach)
        reach *= 2
    return [*tried, room] if 0 < room <= _MOST else tried


def _tells(text: str, words: dict[str, str], start: int, end: int) -> bool:
    try:
        found = place_of(text, {"kind": "other", **words}, "")
    except ParallaxError:
        return False
    return (found.start, found.end) == (start, end)
