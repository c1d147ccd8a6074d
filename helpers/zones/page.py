"""What the rules ask of a page: which blocks are still unjudged, which are running text, which words they share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from helpers.model import ZoneKind
from helpers.zones.blocks import Block

Page = list[Block]
PageRule = Callable[[Page], None]

_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def judge(page: Page, index: int, kind: ZoneKind, rule: PageRule) -> None:
    """Put a block's kind on the page, with the rule that found it."""
    page[index] = page[index].judged(kind, rule.__name__)


def unknown(page: Page) -> list[int]:
    """The places of the blocks that no rule has judged so far."""
    return [index for index, block in enumerate(page) if block.kind is None]


def prose_of(page: Page) -> list[int]:
    """The places of the unjudged blocks that read as running text."""
    return [index for index in unknown(page) if page[index].is_prose]


def content(text: str) -> set[str]:
    """Its longer words, cut to five letters, so that ``opens`` meets ``opening``."""
    return {word.casefold()[:5] for word in _WORD.findall(text)}


def share(part: set[str], whole: set[str]) -> float:
    """How much of the first set is in the second, 0 to 1; 0 for an empty one."""
    return len(part & whole) / len(part) if part else 0.0
