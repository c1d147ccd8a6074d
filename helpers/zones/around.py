"""Rules for what stands around an article: appeals, comments, lists of other stories, the foot of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from helpers.vocabulary import words
from helpers.zones.blocks import Block
from helpers.zones.lines import opens_a_list
from helpers.zones.page import Page, judge, prose_of, unknown

_YOU: Final = re.compile(r"\b(?:you|your|you[’']ve|you[’']re)\b", re.IGNORECASE)
_WE: Final = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_ABOUT_AN_AUTHOR: Final = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,3}),? (?:is|was|covers|writes|reports|has|leads)\b"
)
_AGENCY_LIKE: Final = re.compile(
    r"[–—-]? ?(?:[A-Z][\w’'.-]* ){1,3}(?:Press|News|Agency|Wire|Newswire|Media|Service|Bureau)"
)


def appeal_at_the_edge(page: Page) -> None:
    """A block at the head or foot of the page that speaks to the reader of money or subscriptions."""
    for order in (range(len(page)), range(len(page) - 1, -1, -1)):
        skipped: list[int] = []
        for index in order:
            kind = page[index].kind
            if kind not in (None, "site-appeal"):
                continue
            if kind or _appeals(page[index], at_the_head=order.step > 0):
                for place in [*skipped, index]:
                    judge(page, place, "site-appeal", appeal_at_the_edge)
                skipped = []
            elif order.step > 0 and not skipped and page[index].is_prose and page[index].words <= 20:
                skipped = [index]  # one short sentence may stand before the appeal's own words
            else:
                break


def appeal_beside_an_appeal(page: Page) -> None:
    """A block next to a line of an appeal that goes on in the same voice."""
    for step in (1, -1):
        for index in range(len(page))[::step]:
            beside = index - step
            follows = 0 <= beside < len(page) and page[beside].kind == "site-appeal"
            if follows and page[index].kind is None and _appeals(page[index], at_the_head=False):
                judge(page, index, "site-appeal", appeal_beside_an_appeal)


def line_inside_an_appeal(page: Page) -> None:
    """A line without a full stop below one line of an appeal and above another, or above a button."""
    for index in unknown(page)[1:]:
        above, below = page[index - 1], page[min(index + 1, len(page) - 1)]
        inside = above.kind == "site-appeal" and below.kind in ("site-appeal", "other")
        if inside and not page[index].is_prose and page[index].words <= 30:
            judge(page, index, "site-appeal", line_inside_an_appeal)


def _appeals(block: Block, *, at_the_head: bool) -> bool:
    if any(mark in block.text for mark in '“"') or block.words > 90:
        return False
    spoken = {word.casefold() for word in re.findall(r"[^\W\d_]+", block.text)}
    asked = spoken & words("appeal_words" if at_the_head else "outlet_words")
    speaks = bool(_YOU.search(block.text)) + bool(_WE.search(block.text))
    return len(asked) + speaks >= 3 and bool(asked) and speaks > 0


def comments_to_the_end(page: Page) -> None:
    """All that follows the heading of the comment area, once the article is over."""
    middle = _middle_of_the_text(page, [index for index in prose_of(page) if page[index].words >= 8])
    opened = (index for index, block in enumerate(page) if block.kind == "comments-ui")
    start = next((index for index in opened if middle is not None and index > middle), None)
    if start is None:
        return
    while start > 0 and page[start - 1].kind is None and not page[start - 1].is_prose:
        start -= 1
    _claim_comments(page, start)


def _middle_of_the_text(page: Page, prose: Sequence[int]) -> int | None:
    """The block with which half of the running text is over."""
    words = list(accumulate(page[index].words for index in prose))
    return next((index for index, above in zip(prose, words, strict=True) if above * 2 >= words[-1]), None)


def _claim_comments(page: Page, start: int) -> None:
    last = max(prose_of(page), default=-1)  # what follows it is the page's foot
    for index in range(start, len(page)):
        if opens_a_list(page[index]) or (page[index].kind == "other" and index > max(start + 1, last)):
            return
        if page[index].kind != "site-appeal":
            judge(page, index, "comments-ui", comments_to_the_end)


def list_of_other_stories(page: Page) -> None:
    """Short lines below a heading such as ``Related stories``, up to the next running text."""
    inside = False
    for index, block in enumerate(page):
        if opens_a_list(block) and not block.ends_in_stop:
            inside = True
        elif inside and (
            (block.kind is None and block.is_prose and block.words > 6)
            or block.kind in ("caption", "site-appeal", "comments-ui")
        ):
            inside = False
        if inside and block.kind in (None, "dateline", "byline"):
            judge(page, index, "other", list_of_other_stories)


def heading_of_a_fact_box(page: Page) -> None:
    """A line without a full stop above the rows of a fact box."""
    for index in unknown(page):
        below = page[index + 1] if index + 1 < len(page) else None
        if below and below.rule == "row_of_a_fact_box" and not page[index].is_prose and page[index].words <= 10:
            judge(page, index, "other", heading_of_a_fact_box)


def author_at_the_foot(page: Page) -> None:
    """Who wrote it, in a sentence or two after the text."""
    prose = prose_of(page)
    signed = " ".join(block.text for block in page if block.kind == "byline").casefold()
    for index in prose[-2:]:
        found = _ABOUT_AN_AUTHOR.match(page[index].text)
        if not found or index == prose[0]:
            continue
        head = " ".join(page[index].text.split()[:16]).casefold()
        if found["name"].casefold() in signed or any(f" {role}" in head for role in words("roles")):
            judge(page, index, "other", author_at_the_foot)


def agency_at_the_foot(page: Page) -> None:
    """A short name such as ``Plains Press`` under the last of the text."""
    prose = prose_of(page)
    below = [index for index in unknown(page) if prose and index > prose[-1]]
    if below and _AGENCY_LIKE.fullmatch(page[below[0]].text):
        judge(page, below[0], "credit", agency_at_the_foot)


def foot_of_the_page(page: Page) -> None:
    """After the text: all that follows three lines in a row that are no running text, if little text is left."""
    prose = prose_of(page)
    left = total = sum(page[index].words for index in prose)
    for index in prose[:-1]:
        after = page[index + 1 : index + 4]
        left -= page[index].words
        if len(after) == 3 and not any(block.kind is None and block.is_prose for block in after) and left * 16 <= total:
            for place in [place for place in unknown(page) if place > index]:
                judge(page, place, "other", foot_of_the_page)
            return


def left_over_line(page: Page) -> None:
    """A short line after the text that nothing else explains."""
    prose = prose_of(page)
    for index in unknown(page):
        if prose and index > prose[-1] and not page[index].is_prose and page[index].words <= 20:
            judge(page, index, "other", left_over_line)
