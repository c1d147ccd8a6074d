"""Which attribution holds a place: looked up without going through all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from helpers.model import Attribution, Span


class Contents:
    """The contents of an article's attributions, by place."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self._parts = sorted(
            ((part.start, part.end, number, it) for number, it in enumerate(attributions) for part in it.content),
            key=lambda row: row[:3],
        )
        self._starts = [row[0] for row in self._parts]
        self._reach = list(accumulate((row[1] for row in self._parts), max))

    def around(self, start: int, end: int) -> Iterator[Attribution]:
        """The attributions with a part of content that holds a stretch, the nearest beginnings first."""
        place = bisect_right(self._starts, start) - 1
        while place >= 0 and self._reach[place] >= end:
            if self._parts[place][1] >= end:
                yield self._parts[place][3]
            place -= 1

    def innermost(self, stretch: Span) -> Attribution | None:
        """The attribution with the shortest content around a stretch."""
        return min(self.around(stretch.start, stretch.end), key=_length, default=None)


def _length(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)
