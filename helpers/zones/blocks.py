"""Blocks: the paragraphs of a page, before anything is known about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from helpers.model import ZoneKind
from helpers.tokens.words import count_words

_LINE: Final = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_STOP: Final = re.compile(r"[.!?…]\W*$")
_HARD_WRAP: Final = range(40, 131)  # a line that was broken to fit a screen or a page has about this many characters


@dataclass(frozen=True)
class Block:
    """A stretch of the page that is one paragraph, heading, caption or button.

    Attributes:
        start: index of its first character, never white space.
        end: index after its last.
        text: the characters.
        first: True where it begins its line.
        kind: what it was found to be, or None so far.
        rule: the rule that said so.
    """

    start: int
    end: int
    text: str
    first: bool = True
    kind: ZoneKind | None = None
    rule: str = ""

    def judged(self, kind: ZoneKind, rule: str) -> Block:
        """The same block with its kind."""
        return replace(self, kind=kind, rule=rule)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)

    @cached_property
    def ends_in_stop(self) -> bool:
        """Whether it ends like a sentence, closing quotation marks and brackets aside."""
        return bool(_STOP.search(self.text[-12:]))

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as running text: it ends like a sentence, or leads on to the next block."""
        aside = self.text[0] == "(" and self.text[-1] == ")" and self.words >= 3
        return aside or (self.ends_in_stop and self.words >= 2) or (self.words > 8 and self.text[-1] in ":;,")


def block_of(text: str, start: int, end: int, *, first: bool = True) -> Block | None:
    """The block of a stretch, without white space at its edges; None where nothing else is in it."""
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    begin = start + len(piece) - len(piece.lstrip())
    return Block(begin, begin + len(bare), bare, first)


def find_blocks(text: str) -> tuple[Block, ...]:
    r"""The blocks of a page: its lines, those of a hard-wrapped paragraph joined.

    Example:
        >>> [block.text for block in find_blocks("One line.\n\n  Another.  ")]
        ['One line.', 'Another.']
    """
    lines = [block for found in _LINE.finditer(text) if (block := block_of(text, found.start(), found.end()))]
    return tuple(block for group in _groups(text, lines) for block in _unwrapped(text, group))


def _groups(text: str, lines: list[Block]) -> Iterator[list[Block]]:
    """Runs of lines with no blank line between them."""
    group: list[Block] = []
    for line in lines:
        if group and _is_blank_line_between(text[group[-1].end : line.start]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_blank_line_between(gap: str) -> bool:
    return len(gap.replace("\r\n", "\n").strip(" \t\xa0").replace(" ", "").replace("\t", "")) > 1


def _unwrapped(text: str, group: list[Block]) -> list[Block]:
    """The group as one block where its lines are one hard-wrapped paragraph, else as it is."""
    if len(group) < 2 or not _is_hard_wrapped(group):
        return group
    start, end = group[0].start, group[-1].end
    return [Block(start, end, text[start:end])]


def _is_hard_wrapped(group: list[Block]) -> bool:
    """Lines of like length, most of them broken in mid-sentence."""
    broken = group[:-1]
    if any(len(line.text) not in _HARD_WRAP for line in broken) or len(group[-1].text) >= _HARD_WRAP.stop:
        return False
    pairs = zip(broken, group[1:], strict=True)
    mid_sentence = sum(1 for line, after in pairs if not line.ends_in_stop and not after.text[:1].isupper())
    return mid_sentence * 2 >= len(broken)
