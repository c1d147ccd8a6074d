"""Rules for the article itself: headline, standfirst, byline, crossheads, captions, pulled-out quotations, body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from helpers.zones.blocks import Block
from helpers.zones.page import Page, content, judge, prose_of, share, unknown

_DROP_CAPITALS: Final = re.compile(r"[\"“‘']?[A-Z][A-Z’'-]* (?:[A-Z’'-]+ )*[A-Z][A-Z’'-]+\b")
_NAMES_ONLY: Final = re.compile(
    r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}(?:(?:, | and | & )[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3})*"
)
_QUOTED: Final = re.compile(r"[\"“‘](.{15,})[\"”’]\.?$", re.DOTALL)
_WORD: Final = re.compile(r"\w+")
_FEWEST, _MOST = 7, 100  # words of a quotation that is set large

Words = tuple[str, ...]


def caption_above_a_credit(page: Page) -> None:
    """A line directly above the credit of a picture."""
    for index in unknown(page):
        below = page[index + 1] if index + 1 < len(page) else None
        credited = below and below.rule == "picture_credit" and not below.text.startswith("Image source")
        if credited and page[index].words <= (30 if page[index].is_prose else 60):
            judge(page, index, "caption", caption_above_a_credit)


def headline_above_the_text(page: Page) -> None:
    """The first line above the running text whose words come back in it."""
    prose = [index for index in prose_of(page) if page[index].words >= 8] or prose_of(page)
    if not prose:
        return
    body = set().union(*(content(page[index].text) for index in prose))
    above = [index for index in unknown(page) if index < prose[0] and _could_be_headline(page[index])]
    if not above and prose[0] == unknown(page)[0] and len(prose) > 1 and _is_short_cry(page[prose[0]]):
        above = prose[:1]
    shared = {index: content(page[index].text) & body for index in above}
    much = [index for index in above if len(shared[index]) >= 3 and share(content(page[index].text), body) >= 0.3]
    some = [index for index in above if shared[index] and page[index].words >= 4]
    longer = [index for index in above if page[index].words >= 4]
    if chosen := (much or some or longer or above)[:1]:
        judge(page, chosen[0], "headline", headline_above_the_text)


def _could_be_headline(block: Block) -> bool:
    return block.words <= 30 and (not block.ends_in_stop or block.text.rstrip("\"'”’")[-1:] in "?!")


def _after_headline(page: Page) -> int | None:
    return next((index + 1 for index, block in enumerate(page) if block.kind == "headline"), None)


def kicker_above_the_headline(page: Page) -> None:
    """What stands above the headline and is not running text: the section, the outlet, a label."""
    start = _after_headline(page)
    for index in unknown(page):
        if start is not None and index < start and not (page[index].is_prose and page[index].words > 20):
            judge(page, index, "other", kicker_above_the_headline)


def names_under_the_headline(page: Page) -> None:
    """A line of names between the headline and the running text."""
    start, prose = _after_headline(page), [index for index in prose_of(page) if page[index].words >= 8]
    for index in unknown(page):
        if (
            start is not None
            and prose
            and start <= index < prose[min(1, len(prose) - 1)]
            and _NAMES_ONLY.fullmatch(page[index].text)
        ):
            judge(page, index, "byline", names_under_the_headline)


def standfirst_under_the_headline(page: Page) -> None:
    """What stands between the headline and the running text and sums it up.

    It has no full stop, or a byline or stamp parts it from the text, or the text begins with drop capitals or a
    dateline, or most of its words come back in one later paragraph.
    """
    start = _after_headline(page)
    if start is None:
        return
    for index in [index for index in unknown(page) if index >= start][:5]:
        if not _is_standfirst(page, index):
            return
        judge(page, index, "standfirst", standfirst_under_the_headline)


def _is_standfirst(page: Page, index: int) -> bool:
    later = [place for place in prose_of(page) if place > index]
    block = page[index]
    if not later or block.words > 60 or block.words < 4:
        return False
    if not block.ends_in_stop:
        return True
    between = {page[place].kind for place in range(index + 1, later[0])}
    if between & {"byline", "dateline"} and not any(other.kind == "byline" for other in page[:index]):
        return True
    return _begins_the_text(page[later[0]]) or _comes_back(block, [page[place] for place in later[1:]])


def _begins_the_text(block: Block) -> bool:
    return not block.first or bool(_DROP_CAPITALS.match(block.text))


def _comes_back(block: Block, later: Sequence[Block]) -> bool:
    said = content(block.text)
    return len(said) >= 5 and any(share(said, content(other.text)) >= 0.8 for other in later)


def quotation_pulled_out(page: Page) -> None:
    """A quotation set large whose words stand in a paragraph of the text."""
    said = {index: quoted for index in unknown(page) if (quoted := _quoted_words(page[index]))}
    places = _places_of(set(said.values()), page) if said else {}
    for index, quoted in said.items():
        if places[quoted] - {index}:
            judge(page, index, "other", quotation_pulled_out)


def _quoted_words(block: Block) -> Words:
    """The words of a block that is one quotation, neither too short nor too long to be set large; else none."""
    found = _QUOTED.match(block.text)
    words = tuple(_WORD.findall(found[1])) if found else ()
    return words if _FEWEST <= len(words) <= _MOST else ()


def _places_of(quotations: set[Words], page: Page) -> dict[Words, set[int]]:
    """For each quotation the blocks in which its words stand, found in one pass over the page."""
    places: dict[Words, set[int]] = {quoted: set() for quoted in quotations}
    lengths: dict[Words, set[int]] = {}
    for quoted in quotations:
        lengths.setdefault(quoted[:_FEWEST], set()).add(len(quoted))
    for index, block in enumerate(page):
        words = tuple(_WORD.findall(block.text))
        for start in range(len(words) - _FEWEST + 1):
            for length in lengths.get(words[start : start + _FEWEST], ()):
                if (stretch := words[start : start + length]) in places:
                    places[stretch].add(index)
    return places


def crosshead_in_the_text(page: Page) -> None:
    """A short line without a full stop between two stretches of running text."""
    prose = prose_of(page)
    for index in unknown(page):
        between = prose and prose[0] < index < prose[-1]
        short = page[index].words <= 8 and not page[index].is_prose
        if between and (short or _is_short_question(page[index])):
            judge(page, index, "crosshead", crosshead_in_the_text)


def _is_short_question(block: Block) -> bool:
    return block.words <= 5 and block.text[-1] == "?" and block.text[0].isalpha()


def caption_without_a_stop(page: Page) -> None:
    """A longer line without a full stop, among running text: it describes a picture."""
    prose = prose_of(page)
    for index in unknown(page):
        if prose and not page[index].is_prose and prose[0] < index < prose[-1] and page[index].words <= 40:
            judge(page, index, "caption", caption_without_a_stop)


def body_is_prose(page: Page) -> None:
    """What is left is the article's running text."""
    for index in unknown(page):
        judge(page, index, "body", body_is_prose)


def _is_short_cry(block: Block) -> bool:
    return block.words <= 20 and block.text.rstrip("\"'”’")[-1:] in "?!"
