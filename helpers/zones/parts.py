"""Rules that part one line into several zones: an image's file name, a dateline, a caption and its credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from helpers.model import ZoneKind
from helpers.zones.blocks import Block, block_of
from helpers.zones.patterns import AGENCY, MONTH, NAME

_IMAGE_NAME: Final = re.compile(
    r"(?:[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+){5,}(?:\.\w{3,4})?|[\w-]+\.(?:jpe?g|png|webp|gif))(?=\s|$)"
    r"|[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+){3,}$"
)
_CREDIT_END: Final = re.compile(
    rf"""(?:
        [(\[]?\b(?:Photo(?:graph)?s?|Images?|Pictures?|Pics?|Video|Credit|Copyright)(?:\ credit)?\s*(?::|\ by\b|©)\s*
            [A-Z][^.:()]{{2,70}}[)\]]?
      | (?:©\ ?)?\(\ ?{NAME}\ ?[/|,]\ ?[A-Z][^()]{{1,40}}\) | \({AGENCY}\)
      | (?:©\ ?)?(?:{NAME}|\b[A-Z]{{3,}})\ ?[/|]\ ?(?:for\ )?[A-Z][\w/&\ -]{{1,40}}
      | (?:Alamy(?:\ Stock\ Photo|\ Live\ News)?|Getty\ Images|Shutterstock(?:\.com)?|PA\ (?:Wire|Images|Archive|Media)
          |AP\ Photo|(?:File|Stock|Agency)\ (?:Photo|Images?)|Supplied|Handout|Courtesy\ of\ {NAME})
    )$""",
    re.VERBOSE,
)
_DATELINE: Final = re.compile(
    rf"""[A-Z][A-Z’'.\ -]+[A-Z.]                          # KARSK or ST. PETERSBURG
        (?:,\ [A-Z][a-z]+(?:\ [A-Z][a-z]+)?\.?)?          # , Vietnam
        (?:,\ {MONTH}\.?\ \d{{1,2}}(?:,\ \d{{4}})?)?     # , June 20
        (?:\ \([A-Za-z][\w\ /.&-]+\))?                    # (Reuters)
        \ ?(?:[—–]|--?)\ +(?=\S)""",
    re.VERBOSE,
)


def parts_image_name(text: str) -> list[tuple[int, ZoneKind]]:
    """A file name at the head of a caption: ``president-arrives-in-the-capital-in-rain The president…``."""
    found = _IMAGE_NAME.match(text)
    return [(found.end(), "image-alt")] if found else []


def parts_dateline(text: str) -> list[tuple[int, ZoneKind]]:
    """The place, date and agency before the first sentence: ``KARSK, March 14 (Agency) — The minister…``."""
    found = _DATELINE.match(text[:120])
    return [(found.end(), "dateline")] if found and found.end() < len(text) else []


def credits_at_the_end(text: str) -> list[int]:
    """Where the picture credits at the end of a line begin, the last first.

    Example:
        >>> credits_at_the_end("The mayor on Monday Alamy Stock Photo Alamy Stock Photo")
        [38, 20]
    """
    starts: list[int] = []
    end = _without_space(text, len(text))
    while found := _CREDIT_END.search(text, max(0, end - 130), end):
        starts.append(found.start())
        end = _without_space(text, found.start())
    return starts


def _without_space(text: str, end: int) -> int:
    """The index after the last character before ``end`` that is not white space."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def part_line(block: Block) -> Iterator[Block]:
    """The block, cut where one line holds several zones."""
    head = parts_image_name(block.text) or parts_dateline(block.text)
    cut, kind = head[0] if head else (0, None)
    if kind and (piece := block_of(block.text, 0, cut)):
        yield _moved(piece, block).judged(kind, parts_image_name.__name__ if kind == "image-alt" else "parts_dateline")
    rest = block_of(block.text, cut, len(block.text), first=not kind)
    if rest:
        yield from _part_credits(_moved(rest, block), is_caption=kind == "image-alt")


def _moved(piece: Block, block: Block) -> Block:
    return Block(piece.start + block.start, piece.end + block.start, piece.text, piece.first, piece.kind, piece.rule)


def _part_credits(block: Block, *, is_caption: bool) -> Iterator[Block]:
    """Caption and credits of a line that ends in a picture credit; the line itself where it does not."""
    starts = sorted(credits_at_the_end(block.text))
    caption = block_of(block.text, 0, starts[0] if starts else len(block.text), first=block.first)
    if caption and (is_caption or starts):
        yield _moved(caption, block).judged("caption", "caption_before_credit" if starts else "caption_after_name")
    elif caption:
        yield block
    for start, end in pairwise([*starts, len(block.text)]):
        if piece := block_of(block.text, start, end, first=False):
            yield _moved(piece, block).judged("credit", "credits_at_the_end")
