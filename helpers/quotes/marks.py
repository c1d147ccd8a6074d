"""Quotation marks: which mark opens, which closes, and which is an apostrophe, an inch or a foot."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_DOUBLE: Final = re.compile(r"[\"“”„‟«»＂]|``|''(?!')|''(?=''')")
_SINGLE: Final = re.compile(r"['‘’‚‛‹›`]")
_MEASURE: Final = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:[./]\d+)?\s?(?=[\"”″]|'')")
_ELIDED: Final = re.compile(
    r"['’‘](?:tis|twas|em|til|till|cause|bout|round|n|cos|nuff|\d0s|\d\ds?)\b(?!['’]\s*\w+['’])", re.IGNORECASE
)
_OPEN_BEFORE: Final = "([{<—–-/“\"„«‘'’…:"
_SPACE_OR_EDGE: Final = re.compile(r"\s")
_MOST_SINGLE: Final = 1_500  # characters between two single marks that belong together


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks.

    Attributes:
        start: where the opening mark begins.
        inner_start: where the words begin.
        inner_end: where the words end.
        end: where the closing mark ends, or the words if there is none.
        closed: whether there is a closing mark.
        single: whether the marks are single ones.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int
    closed: bool
    single: bool


def find_marked(text: str, start: int, end: int) -> tuple[Marked, ...]:
    """The stretches between quotation marks in one paragraph, in order; nested single ones follow what holds them.

    Example:
        >>> line = 'The 6\\'2" goalkeeper said, "It\\'s \\'fine\\'."'
        >>> [line[found.inner_start : found.inner_end] for found in find_marked(line, 0, len(line))]
        ["It's 'fine'.", 'fine']
    """
    double = list(_double(text, start, end))
    single = list(_single(text, start, end))
    crossing = _without_crossing(double, single)
    return tuple(sorted([*double, *crossing], key=lambda found: (found.start, -found.end)))


def _double(text: str, start: int, end: int) -> Iterator[Marked]:
    opened: tuple[int, int] | None = None
    nested = 0
    inches = {found.end() for found in _MEASURE.finditer(text, start, end)}
    for found in _DOUBLE.finditer(text, start, end):
        place, after = found.start(), found.end()
        if place in inches:
            continue
        if opened is None:
            if _may_open(text, found[0], place, after, start, end):
                opened = (place, after)
            continue
        if _opens_anew(text, found[0], place, after, start, end):
            nested += text[opened[0]] == '"'
            continue
        if nested and found[0] != '"':
            nested -= 1
            continue
        nested = 0
        if _has_words(text, opened[1], place):
            yield Marked(opened[0], opened[1], place, after, closed=True, single=False)
        opened = None
    if opened is not None and _has_words(text, opened[1], end):
        yield _unclosed(text, opened, end)


def _has_words(text: str, start: int, end: int) -> bool:
    """Whether there is anything but white space and marks between two places; looks at most as far as needed."""
    return any(text[place].isalnum() for place in range(start, end))


def _unclosed(text: str, opened: tuple[int, int], end: int) -> Marked:
    stop = end
    while stop > opened[1] and text[stop - 1].isspace():
        stop -= 1
    return Marked(opened[0], opened[1], stop, stop, closed=False, single=False)


def _may_open(text: str, mark: str, place: int, after: int, start: int, end: int) -> bool:
    """Whether a mark can open a stretch: something follows it at once, and a straight one is not glued to a word."""
    followed = after < end and not text[after].isspace()
    glued = place > start and text[place - 1].isalnum()
    if mark in "“„«``":
        return True
    return followed and not glued


def _opens_anew(text: str, mark: str, place: int, after: int, start: int, end: int) -> bool:
    """Whether an opening mark stands inside a stretch that is still open."""
    if mark not in "“„«``" or mark == '"':
        return False
    glued = place > start and not text[place - 1].isspace() and text[place - 1] not in _OPEN_BEFORE
    followed = after < end and not text[after].isspace()
    return followed and not glued


def _single(text: str, start: int, end: int) -> Iterator[Marked]:
    marks = [(found.start(), found[0]) for found in _SINGLE.finditer(text, start, end)]
    if not marks:
        return
    elided = {found.start() for found in _ELIDED.finditer(text, start, end)}
    paired = {place for place, _ in marks if text[place : place + 2] == "''" or text[place - 1 : place + 1] == "''"}
    opens = [
        place for place, mark in marks if place not in elided | paired and _single_opens(text, mark, place, start, end)
    ]
    closes = [place for place, mark in marks if place not in paired and _single_closes(text, mark, place, start, end)]
    sure = [place for place in closes if text[place - 1] != "s"]
    last = start - 1
    for number, place in enumerate(opens):
        if place <= last:
            continue
        following = opens[number + 1] if number + 1 < len(opens) else end
        close = _closing(place, closes, sure, following)
        if close is not None and close - place <= _MOST_SINGLE and _has_words(text, place + 1, close):
            last = close
            yield Marked(place, place + 1, close, close + 1, closed=True, single=True)


def _closing(place: int, closes: list[int], sure: list[int], following: int) -> int | None:
    """The mark that closes: the first after a word that does not end in s, or else the first after one that does."""
    doubtful = bisect_right(closes, place)
    certain = bisect_right(sure, place)
    first = closes[doubtful] if doubtful < len(closes) else None
    if first is None or first == following:
        return first
    better = sure[certain] if certain < len(sure) else None
    return better if better is not None and better < following else first


def _single_opens(text: str, mark: str, place: int, start: int, end: int) -> bool:
    before, after = (
        text[place - 1 : place] if place > start else " ",
        text[place + 1 : place + 2] if place + 1 < end else " ",
    )
    if mark in "’›":
        return False
    return (
        (before.isspace() or before in _OPEN_BEFORE)
        and not after.isspace()
        and (after.isalnum() or after in '“"$£€(…[')
    )


def _single_closes(text: str, mark: str, place: int, start: int, end: int) -> bool:
    before, after = (
        text[place - 1 : place] if place > start else " ",
        text[place + 1 : place + 2] if place + 1 < end else " ",
    )
    if mark in "‘‹‚‛`":
        return False
    return not before.isspace() and not after.isalnum()


def _without_crossing(double: list[Marked], single: list[Marked]) -> Iterator[Marked]:
    """Single stretches that lie wholly inside or wholly outside every double one."""
    starts = [found.start for found in double]
    for found in single:
        number = bisect_right(starts, found.start) - 1
        holds = number >= 0 and double[number].end > found.start
        reaches = number + 1 < len(double) and double[number + 1].start < found.end
        if (holds and double[number].inner_end >= found.end) or (
            not holds and (not reaches or double[number + 1].end <= found.inner_end)
        ):
            yield found
