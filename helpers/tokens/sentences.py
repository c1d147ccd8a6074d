"""Sentences: a maintained splitter makes the cuts, and small named rules mend what news text makes it miss.

The splitter is `nupunkt` (MIT): plain Python without dependencies, exact offsets, linear time. It was chosen by
`benchmarks/sentences.py` from ten. Each rule below looks at the two sides of one possible cut. Direct speech of
several sentences is cut inside the quotation marks, as in the Penn Treebank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from helpers.vocabulary import words

Cut = Callable[[str, str], bool]
Offsets = tuple[int, int]

_NEAR: Final = 60  # characters on either side of a cut that a rule gets to see
_LONG_RUN: Final = re.compile(r"\S{100,}")
_POSSIBLE_CUT: Final = re.compile(r"(?<=[^\W\d_]\.)(?P<gap>\s+)(?=[\"“‘'(]?[A-Z])")
_LAST_WORD: Final = re.compile(r"([^\W\d_](?:[\w.’'-]*[^\W_])?)\.$")
_LAST_DOTTED: Final = re.compile(r"((?:[^\W\d_]+\.)+)$")
_FIRST_WORD: Final = re.compile(r"[\"“‘'(]?([^\W\d_]{2,}(?!\w)|[^\W\d_](?![\w.]))")  # an initial is no word


def _last(left: str) -> str:
    found = _LAST_WORD.search(left)
    return found[1] if found else ""


def _first(right: str) -> str:
    found = _FIRST_WORD.match(right)
    return found[1] if found else ""


def joins_title(left: str, right: str) -> bool:
    """A title with a stop and a name: ``Gen. | Ortiz``."""
    return _last(left) in words("titles") and right[:1].isupper()


def joins_before_number(left: str, right: str) -> bool:
    """An abbreviation that needs its number: ``No. | 10``."""
    return _last(left) in words("before_number") and right[:1].isdigit()


def joins_cry_inside(left: str, right: str) -> bool:
    """A name or quotation with ``!`` or ``?`` in the middle of a sentence: ``Yahoo! | was sold``."""
    return left.rstrip("\"'”’)")[-1:] in ("!", "?") and right[:1].islower()


def splits_after_clock_time(left: str, right: str) -> bool:
    """A sentence that ends with a clock time: ``at 10 p.m. | Turnout was low``."""
    if not left.lower().endswith(("a.m.", "p.m.")):
        return False
    second = right[len(_first(right)) :].lstrip().lower()
    return _first(right) not in words("after_clock_time") and not second.startswith("time")


def splits_before_starter(left: str, right: str) -> bool:
    """An abbreviation or initial before a word that begins sentences: ``in the U.S. | The vote``."""
    found = _LAST_DOTTED.search(left)
    if not found or _first(right) not in words("starters"):
        return False
    return found[1] in words("may_end") or len(found[1]) == len("X.")


JOIN_RULES: Final[tuple[Cut, ...]] = (joins_title, joins_before_number, joins_cry_inside)
SPLIT_RULES: Final[tuple[Cut, ...]] = (splits_after_clock_time, splits_before_starter)


@cache
def _splitter() -> Callable[[str], list[Offsets]]:
    """Import the splitter on first use, so that importing the kit stays quick."""
    import nupunkt

    cut: Callable[[str], list[Offsets]] = nupunkt.sent_spans
    return cut


def _readable_copy(text: str) -> str:
    """A copy of equal length without what slows the splitter or misleads it.

    Line breaks inside a paragraph are only layout, and the splitter needs quadratic time for a run of
    thousands of marks without white space (``?!?!?!…``).
    """
    flat = re.sub(r"\s", " ", text)
    return _LONG_RUN.sub(lambda run: "x" * len(run[0]), flat)


def _library_cuts(text: str) -> list[int]:
    return [end for _, end in _splitter()(text)][:-1]


def _further_cuts(text: str) -> Iterator[int]:
    for found in _POSSIBLE_CUT.finditer(text):
        left, right = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]
        if any(rule(left, right) for rule in SPLIT_RULES):
            yield found.end()


def _keep(text: str, cut: int) -> bool:
    left, right = text[max(0, cut - _NEAR) : cut].rstrip(), text[cut : cut + _NEAR].lstrip()
    return not any(rule(left, right) for rule in JOIN_RULES)


def find_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Offsets, ...]:
    """Where the sentences of a stretch of text begin and end.

    Args:
        text: the whole text.
        start: index of the first character to look at.
        end: index after the last; the end of the text if None.

    Returns:
        ``(start, end)`` pairs, ordered and disjoint, with no white space at their edges; together they hold every
        character of the stretch that is not white space.

    Example:
        >>> text = "He met Gen. Ortiz at 10 p.m. Turnout was low."
        >>> [text[start:end] for start, end in find_sentences(text)]
        ['He met Gen. Ortiz at 10 p.m.', 'Turnout was low.']
    """
    stop = len(text) if end is None else end
    copy = _readable_copy(text[start:stop])
    if not copy.strip():
        return ()
    cuts = {cut for cut in _library_cuts(copy) if _keep(copy, cut)} | set(_further_cuts(copy))
    edges = [0, *sorted(cuts), len(copy)]
    pieces = ((left, right, copy[left:right]) for left, right in pairwise(edges))
    return tuple(
        (start + left + len(piece) - len(piece.lstrip()), start + left + len(piece.rstrip()))
        for left, right, piece in pieces
        if piece.strip()
    )
