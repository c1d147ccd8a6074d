"""A page as received to zones: where the article begins and ends, and what else is on the page.

A page is cut into blocks (`blocks`), each block is judged by rules that look at it alone (`lines`), then by rules
that look at its neighbours (`structure`). Every rule is general: none knows a story, an outlet or a topic.
"""

from __future__ import annotations

from helpers.model import Zone
from helpers.zones.blocks import find_blocks
from helpers.zones.lines import judge_lines
from helpers.zones.structure import judge_structure

__all__ = ["find_zones", "one_zone_a_paragraph"]


def find_zones(text: str) -> tuple[Zone, ...]:
    r"""The zones of a page as received.

    Args:
        text: a saved or pasted page, plain text, one paragraph a line or paragraphs between blank lines.

    Returns:
        Ordered, disjoint zones that cover every character that is not white space.

    Note:
        The rules are guesses from layout and wording. Look at the zones before you count anything, and correct
        what is wrong in ``story.toml``.

    Example:
        >>> page = "Bridge opens after nine years\n\nThe bridge over the Arle opened on Monday.\n\nShare this story"
        >>> [(zone.kind, zone.text, zone.rule) for zone in find_zones(page)]  # doctest: +NORMALIZE_WHITESPACE
        [('headline', 'Bridge opens after nine years', 'headline_above_the_text'),
         ('body', 'The bridge over the Arle opened on Monday.', 'body_is_prose'),
         ('other', 'Share this story', 'line_of_the_page')]
    """
    blocks = judge_structure(judge_lines(find_blocks(text)))
    return tuple(
        Zone(block.start, block.end, text[block.start : block.end], block.kind, block.rule)
        for block in blocks
        if block.kind
    )


def one_zone_a_paragraph(text: str) -> tuple[Zone, ...]:
    r"""Zones of a clean text: every paragraph is body.

    Example:
        >>> [zone.kind for zone in one_zone_a_paragraph("First paragraph.\n\nSecond paragraph.")]
        ['body', 'body']
    """
    return tuple(
        Zone(block.start, block.end, text[block.start : block.end], "body", "clean_text") for block in find_blocks(text)
    )
