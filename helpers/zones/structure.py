"""The order in which the rules for a whole page are asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from helpers.zones import around, article
from helpers.zones.blocks import Block
from helpers.zones.page import PageRule

PAGE_RULES: Final[tuple[PageRule, ...]] = (
    around.appeal_at_the_edge,
    around.appeal_beside_an_appeal,
    around.line_inside_an_appeal,
    around.comments_to_the_end,
    around.list_of_other_stories,
    article.caption_above_a_credit,
    article.headline_above_the_text,
    article.kicker_above_the_headline,
    article.names_under_the_headline,
    article.standfirst_under_the_headline,
    around.heading_of_a_fact_box,
    article.quotation_pulled_out,
    around.author_at_the_foot,
    around.agency_at_the_foot,
    around.foot_of_the_page,
    article.crosshead_in_the_text,
    article.caption_without_a_stop,
    around.left_over_line,
    article.body_is_prose,
)


def judge_structure(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, every one judged."""
    page = list(blocks)
    for rule in PAGE_RULES:
        rule(page)
    return tuple(page)
