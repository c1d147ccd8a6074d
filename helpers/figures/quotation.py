"""Which parts of a paragraph stand inside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

_MARK: Final = re.compile(r"[“”\"]|(?<![^\W_])‘(?=\w)|(?<=[\w.,!?…])’(?!\w)|``|''")


def quoted_parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a paragraph inside quotation marks; one that is not closed ends where the paragraph ends.

    Single marks count where they open and close, straight single ones never: they are apostrophes.

    Example:
        >>> text = "He said “about 40” and 'left' 50."
        >>> [text[first:last] for first, last in quoted_parts(text, 0, len(text))]
        ['about 40']
    """
    parts: list[tuple[int, int]] = []
    opened, closer = -1, ""
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if opened < 0 and sign in _CLOSERS:
            opened, closer = mark.end(), _CLOSERS[sign]
        elif opened >= 0 and sign == closer:
            parts.append((opened, mark.start()))
            opened = -1
    if opened >= 0 and closer != "’":
        parts.append((opened, end))
    return parts


_CLOSERS: Final = {"“": "”", '"': '"', "‘": "’", "``": "''"}


def inside(parts: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch lies inside one of the quoted parts.

    Example:
        >>> inside([(2, 5), (8, 20)], 9, 12)
        True
    """
    at = bisect_right(parts, (start, _FAR)) - 1
    return at >= 0 and parts[at][0] <= start and end <= parts[at][1]


_FAR: Final = 1 << 60
