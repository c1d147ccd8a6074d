"""Lines that are known by their wording: entries of the word lists, whole or with something open in them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from helpers.vocabulary import entries

_TRIM: Final = " \t.:!>»›→←|*•·-–—▼▲…"
_NUMBER: Final = re.compile(r"\d[\d.,]*k?")
_MOST_CHARACTERS: Final = 900  # longer blocks are never known by how they begin


def is_phrase_of(name: str, text: str) -> bool:
    """Whether a whole line is an entry of a word list, where ``0`` is any number and ``…`` any words or none.

    Example:
        >>> is_phrase_of("furniture", "Share on Facebook"), is_phrase_of("furniture", "Share prices fell on Monday.")
        (True, False)
    """
    if len(text) > _MOST_CHARACTERS:
        return False
    line = _folded(text)
    whole, heads, inner = _entries(name)
    return any(
        form in whole
        or (form.startswith(heads) and any(_begins(form, head) for head in heads if form.startswith(head)))
        or inner.fullmatch(form)
        for form in {line, line.strip(_TRIM)}
    )


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    """A line as it is compared, asked for by one list after the other."""
    return _NUMBER.sub("0", " ".join(text.casefold().replace("’", "'").split()))


@cache
def _entries(name: str) -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str]]:
    """A list's entries without an opening, the heads of those open at the end, and a pattern of all others."""
    folded = [_folded(entry) for entry in entries(name)]
    whole = frozenset(entry for entry in folded if "…" not in entry)
    heads = tuple(entry[:-1].rstrip() for entry in folded if entry.find("…") == len(entry) - 1)
    inner = [entry for entry in folded if 0 <= entry.find("…") < len(entry) - 1]
    return whole, heads, re.compile("|".join(map(_pattern, inner)) or r"(?!)")


def _begins(line: str, head: str) -> bool:
    """Whether the head ends where a word of the line ends."""
    return not (head[-1].isalnum() and line[len(head) : len(head) + 1].isalnum())


def _pattern(entry: str) -> str:
    escaped = re.escape(entry)
    starts_word = re.sub(r"…(?=\w)", r"…\\b", escaped)
    ends_word = re.sub(r"(?<=\w)…", r"\\b…", starts_word)
    return ends_word.replace(r"\ …", "…").replace("…", ".*")
