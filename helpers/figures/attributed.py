"""Who a figure is attributed to, where one of three simple rules says so."""

from __future__ import annotations

from typing import Final

from helpers.figures.found import Found
from helpers.figures.lexemes import Line

_SAYS: Final = frozenset({
    "said", "says", "say", "reported", "reports", "estimated", "estimates", "announced", "announces", "claimed",
    "claims", "told", "tells", "found", "finds", "warned", "warns", "predicted", "predicts", "forecast", "forecasts",
    "expects", "expected", "showed", "shows", "suggested", "suggests", "confirmed", "confirms", "admitted", "admits",
    "revealed", "reveals", "stated", "states", "argued", "argues", "noted", "notes", "added", "insisted", "insists",
    "reckons",
})  # fmt: skip
_SAID: Final = frozenset({"said", "says", "say", "told", "added"})
_LONGEST: Final = 9  # words of a name with its office


def attribute(line: Line, found: list[Found]) -> None:
    """Note the source of each figure of a sentence: ``according to X``, ``X said …``, ``…, X said``."""
    if not found:
        return
    overall = according_to(line) or said_at_the_end(line)
    verb, named = said_at_the_beginning(line)
    for here in found:
        if overall:
            here.source = overall
        elif named and here.first > verb:
            here.source = named


def according_to(line: Line) -> str:
    """``according to`` and a name, up to the next mark."""
    for place in range(len(line.lexemes) - 2):
        if line.low(place) == "according" and line.low(place + 1) == "to":
            first = last = place + 2
            while line.kind(last + 1) == "word" and last - first < _LONGEST + 3 and line.low(last + 1) not in _ENDS:
                last += 1
            return line.as_it_stands(first, last) if line.kind(first) == "word" else ""
    return ""


_ENDS: Final = frozenset({"which", "who", "that", "as", "while", "but", "and", "released", "published"})


def said_at_the_end(line: Line) -> str:
    """``…, X said.`` or ``…, said X.``: all that stands before it is theirs."""
    last = len(line.lexemes) - 1
    while last > 0 and line.kind(last) == "mark":
        last -= 1
    first = last
    while first > 0 and last - first < _LONGEST and line.kind(first) != "mark":
        first -= 1
    if line.text(first) not in (",", "”", '"') or first == 0 or last <= first + 1:
        return ""
    if line.low(last) in _SAID:
        return _named(line, first + 1, last - 1)
    return _named(line, first + 2, last) if line.low(first + 1) in _SAID else ""


def said_at_the_beginning(line: Line) -> tuple[int, str]:
    """``X said …``, also with an office between commas (``X, head of the bank, said``): what follows is theirs.

    Returns:
        The place of the verb, and the words before it; ``(-1, "")`` if the sentence does not begin so.
    """
    first_comma = -1
    for place in range(1, min(len(line.lexemes), 30)):
        word = line.low(place)
        if word == "," and first_comma < 0:
            first_comma = place
        elif word in _SAYS and line.kind(place - 1) in ("word", "mark"):
            if line.text(place - 1) == "," and 0 < first_comma < place - 1:
                named = _named(line, 0, first_comma - 1)
            elif first_comma < 0:
                named = _named(line, 0, place - 1)
            else:
                named = _named(line, first_comma + 1, place - 1)
            return (place, named) if named else (-1, "")
        elif line.text(place) in (".", ";", ":", "“", "—"):
            break
    return -1, ""


def _named(line: Line, first: int, last: int) -> str:
    """A stretch as a source: a few words, no figure, not only a function word."""
    while first <= last and line.low(first) in ("and", "but", "meanwhile", "the", "a", "an", "also"):
        first += 1
    if first > last or last - first >= _LONGEST or any(line.kind(place) != "word" for place in range(first, last + 1)):
        return ""
    if line.low(first) in _NO_SOURCE or line.low(last) in _NO_SOURCE | {
        "be",
        "was",
        "is",
        "are",
        "were",
        "has",
        "have",
    }:
        return ""
    return line.as_it_stands(first, last)


_NO_SOURCE: Final = frozenset({
    "in", "on", "at", "to", "of", "by", "for", "with", "from", "as", "if", "when", "it", "this", "that", "there",
    "which", "what", "also", "not",
})  # fmt: skip
