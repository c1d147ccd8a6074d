"""Words that a PDF or a printed column has split at the ends of its lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from helpers.intake.notes import Note

_HYPHEN: Final = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]\r?\n[ \t]*([^\W\d_]+)")
_LOOK: Final = "Look through the text; the copy you brought is kept as well"
_COLUMN: Final = 12  # lines
_NARROW: Final = 60  # characters; wider lines are put together where the text is read, and nothing is changed
_PAGE_NUMBER: Final = re.compile(r"\d{1,3}")
_LEAST: Final = 2  # one may be chance: a line that ends in a hyphen


def mend_lines(text: str, where: str) -> tuple[str, tuple[Note, ...]]:
    r"""The text with the words put together that are split at the ends of its lines, and the lines of a PDF joined.

    A text in which fewer than two words are split comes back untouched.

    Args:
        text: the text as received.
        where: the file's name, for the remark.

    Example:
        >>> mended, notes = mend_lines("The govern-\nment said the min-\nister left.\n", "a.txt")
        >>> mended
        'The government said the minister left.\n'
        >>> notes[0].rule
        'words_split_at_line_ends'
    """
    split = [found for found in _HYPHEN.finditer(text) if found[2][0].islower()]
    if len(split) < _LEAST:
        return _without_columns(text, where)
    whole = {word.casefold() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)}
    mended = joined_lines(_HYPHEN.sub(_put_together(whole), text))
    what = f"{len(split)} words were split at the ends of lines, as in a copy from a PDF; they were put together"
    return mended, (Note("words_split_at_line_ends", where, what, _LOOK),)


def _without_columns(text: str, where: str) -> tuple[str, tuple[Note, ...]]:
    """The text with its lines joined if they are those of a narrow column, most of them broken inside a sentence."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    broken = sum(after[0].islower() for line, after in pairwise(lines) if line[-1] not in '.!?:”"’')
    if len(lines) < _COLUMN or max(map(len, lines)) > 2 * _NARROW or broken * 2 < len(lines):
        return text, ()
    if sorted(map(len, lines))[len(lines) * 9 // 10] > _NARROW:
        return text, ()
    what = f"its {len(lines)} short lines are those of a narrow column; they were put together to paragraphs"
    return joined_lines(text), (Note("lines_of_a_narrow_column", where, what, _LOOK),)


def _put_together(whole: set[str]) -> Callable[[re.Match[str]], str]:
    def together(found: re.Match[str]) -> str:
        """Two halves as one word; with the hyphen where the text has the word so elsewhere, or before a capital."""
        hyphened = f"{found[1]}-{found[2]}"
        keeps = hyphened.casefold() in whole or not found[2][0].islower()
        return hyphened if keeps else found[1] + found[2]

    return together


def joined_lines(text: str) -> str:
    r"""The text with each hard-wrapped paragraph on one line; a line far shorter than the rest ends its paragraph.

    Example:
        >>> joined_lines("The bridge over the river\nArle has opened.\n\nHundreds came to\nsee it.\n")
        'The bridge over the river Arle has opened.\n\nHundreds came to see it.\n'
    """
    lines = [line.strip() for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    spaced = any(not line for line in lines[:-1])
    pieces: list[list[str]] = [[]]
    for line in lines:
        if not line or _PAGE_NUMBER.fullmatch(line) or _ends(pieces[-1], usual, spaced=spaced):
            pieces.append([])
        if line:
            pieces[-1].append(line)
    return ("\n\n" if spaced else "\n").join(" ".join(piece) for piece in pieces if piece) + "\n"


def _ends(paragraph: list[str], usual: int, *, spaced: bool) -> bool:
    """Whether its last line ends it.

    It is short and ends a sentence, is the number of a page, or is a heading in a text without gaps.
    """
    if not paragraph or len(paragraph[-1]) >= usual * 0.75:
        return False
    if _PAGE_NUMBER.fullmatch(paragraph[-1]):
        return True
    return paragraph[-1].rstrip("”’\"')")[-1:] in ".!?" or (len(paragraph) == 1 and not spaced)
