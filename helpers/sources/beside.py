"""What is said right beside a name: an office before it, an apposition after it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Final

from helpers.model import Article, Token
from helpers.sources.naming import split_name
from helpers.sources.runs import Run
from helpers.sources.words import singular, source_words

_STOPS: Final = frozenset(',.—–;:”“")')


def beside(article: Article, starts: list[int], run: Run) -> tuple[frozenset[str], list[tuple[int, int]]]:
    """What is said right before and right after a name: ``spokesman``, ``, a professor of politics``."""
    tokens = article.tokens
    first, after = bisect_left(starts, run.start), bisect_left(starts, run.end)
    prefix, _ = split_name(run.words)
    nouns = {singular(word.lower()) for word in prefix}
    about = [(run.start, run.end)] if prefix else []
    for part in (_before(tokens, first), _apposition(tokens, after)):
        if part:
            nouns |= _roles(part)
            about.append((part[0].start, part[-1].end))
    return frozenset(noun for noun in nouns if noun in _all_nouns()), about


@cache
def _all_nouns() -> frozenset[str]:
    return source_words("person") | source_words("institution") | source_words("men") | source_words("women")


def _before(tokens: tuple[Token, ...], first: int) -> tuple[Token, ...]:
    """Up to four words in lower case right before a name; over a comma, the noun phrase before it."""
    start, end = first, first
    if first > 1 and tokens[first - 1].text == ",":
        end = start = first - 1
        while start > max(0, first - 10) and tokens[start - 1].kind == "word":
            start -= 1
    else:
        while start > max(0, first - 4) and tokens[start - 1].kind == "word" and tokens[start - 1].text.islower():
            start -= 1
    part = tokens[start:end]
    return part if any(singular(token.text.lower()) in source_words("person") for token in part) else ()


def _apposition(tokens: tuple[Token, ...], after: int) -> tuple[Token, ...]:
    """What stands between a comma after a name and the next comma or stop: ``, a senior aide to the mayor,``."""
    here = after
    if here >= len(tokens) or tokens[here].text != ",":
        return ()
    here += 1
    if here + 1 < len(tokens) and tokens[here].kind == "number" and tokens[here + 1].text == ",":
        here += 2
    end = here
    while end < min(len(tokens), here + 16) and tokens[end].text not in _STOPS:
        end += 1
    part = tokens[here:end]
    head = _head_of(part)
    return part if head and singular(head) in _all_nouns() else ()


def _head_of(part: tuple[Token, ...]) -> str:
    """The last noun before a preposition or relative word: ``senior aide | to the mayor``."""
    words = []
    for token in part:
        low = token.text.lower()
        if low in source_words("belonging") or low in ("who", "which", "that", "and", "whose"):
            break
        if token.kind == "word" and low not in ("'s", "’s"):
            words.append(low)
    return words[-1] if words else ""


def _roles(part: tuple[Token, ...]) -> set[str]:
    """The nouns of an apposition that say what somebody is."""
    head = _head_of(part)
    before = [token.text.lower() for token in part]
    stop = next((at for at, word in enumerate(before) if word in source_words("belonging")), len(before))
    return {singular(word) for word in before[:stop]} | {singular(head)}
