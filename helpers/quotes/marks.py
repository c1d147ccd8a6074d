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
_OPENING: Final = ("“", "„", "«", "``")
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
    r"""The stretches between quotation marks in one paragraph, in order; nested single ones follow what holds them.

    Example:
        >>> line = 'The 6\'2" goalkeeper said, "It\'s \'fine\'."'
        >>> [line[found.inner_start : found.inner_end] for found in find_marked(line, 0, len(line))]
        ["It's 'fine'.", 'fine']
    """
    double = list(_double(text, start, end))
    single = list(_single(text, start, end))
    crossing = _without_crossing(double, single)
    return tuple(sorted([*double, *crossing], key=lambda found: (found.start, -found.end)))


def _double(text: str, start: int, end: int) -> Iterator[Marked]:
    """Stretches between double marks; curly ones inside straight ones are passed over."""
    opened: tuple[int, int] | None = None
    nested = 0
    inches = {found.end() for found in _MEASURE.finditer(text, start, end)}
    for found in _DOUBLE.finditer(text, start, end):
        mark, place, after = found[0], found.start(), found.end()
        beside = _beside(text, place, after, start, end)
        if place in inches:
            continue
        if opened is None:
            opened = (place, after) if _may_open(mark, *beside) else None
        elif _opens_anew(mark, *beside):
            nested += text[opened[0]] == '"'
        elif nested and mark != '"':
            nested -= 1
        else:
            yield from _stretch(text, opened, place, after)
            opened, nested = None, 0
    if opened is not None:
        yield from _stretch(text, opened, end, None)


def _beside(text: str, place: int, after: int, start: int, end: int) -> tuple[str, str]:
    """The characters on both sides of a mark; a space where the paragraph begins or ends."""
    return text[place - 1] if place > start else " ", text[after] if after < end else " "


def _stretch(text: str, opened: tuple[int, int], place: int, after: int | None) -> Iterator[Marked]:
    """The stretch from an opening mark to a place, unless no word is in it; without white space at its edges."""
    first, last = opened[1], place
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if any(text[here].isalnum() for here in range(first, last)):
        yield Marked(opened[0], first, last, after or last, closed=after is not None, single=False)


def _may_open(mark: str, before: str, after: str) -> bool:
    """Whether a mark can open a stretch: something follows it at once, and a straight one is not glued to a word."""
    return mark in _OPENING or (not after.isspace() and not before.isalnum())


def _opens_anew(mark: str, before: str, after: str) -> bool:
    """Whether an opening mark stands inside a stretch that is still open."""
    return mark in _OPENING and not after.isspace() and (before.isspace() or before in _OPEN_BEFORE)


def _single(text: str, start: int, end: int) -> Iterator[Marked]:
    """Stretches between single marks, as far as they are no apostrophes."""
    marks = [(found.start(), found[0]) for found in _SINGLE.finditer(text, start, end)]
    if not marks:
        return
    none = {found.start() for found in _ELIDED.finditer(text, start, end)}
    none |= {place for place, _ in marks if text[place : place + 2] == "''" or text[place - 1 : place + 1] == "''"}
    sides = [(place, mark, *_beside(text, place, place + 1, start, end)) for place, mark in marks]
    opens = [place for place, *beside in sides if place not in none and _single_opens(*beside)]
    closes = [place for place, *beside in sides if place not in none and _single_closes(*beside)]
    sure = [place for place in closes if text[place - 1] != "s"]
    last = start - 1
    for number, place in enumerate(opens):
        following = opens[number + 1] if number + 1 < len(opens) else end
        close = _closing(place, closes, sure, following) if place > last else None
        if close is not None and 1 < close - place <= _MOST_SINGLE:
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


def _single_opens(mark: str, before: str, after: str) -> bool:
    begins = before.isspace() or before in _OPEN_BEFORE
    return mark not in "’›" and begins and (after.isalnum() or after in '“"$£€(…[')


def _single_closes(mark: str, before: str, after: str) -> bool:
    return mark not in "‘‹‚‛`" and not before.isspace() and not after.isalnum()


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
