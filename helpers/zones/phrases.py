"""Lines that are known by their wording: word lists turned into patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from helpers.vocabulary import entries

_TRIM: Final = " \t.:!>»›→←|*•·-–—▼▲…"
_MOST_CHARACTERS: Final = 900  # longer blocks are never known by how they begin


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """One pattern for a list: ``0`` is any number, ``…`` is anything."""
    return re.compile("|".join(_piece(_folded(entry)) for entry in entries(name)))


def _piece(entry: str) -> str:
    escaped = re.escape(entry).replace("0", r"[\d.,]+k?")
    starts_word = re.sub(r"…(?=\w)", r"…\\b", escaped)
    ends_word = re.sub(r"(?<=\w)…", r"\\b…", starts_word)
    return ends_word.replace(r"\ …", "…").replace("…", ".*")


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def is_phrase_of(name: str, text: str) -> bool:
    """Whether a whole line is an entry of a word list.

    Example:
        >>> is_phrase_of("furniture", "Share on Facebook"), is_phrase_of("furniture", "Share prices fell on Monday.")
        (True, False)
    """
    if len(text) > _MOST_CHARACTERS:
        return False
    folded = _folded(text)
    return bool(_pattern(name).fullmatch(folded) or _pattern(name).fullmatch(folded.strip(_TRIM)))
