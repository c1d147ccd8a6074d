"""No text makes reading slow: every rule looks at each block, and each character, a bounded number of times.

Nothing here is timed. Rules for a page are counted by how often they look at a block; patterns are given texts that
would keep a careless one busy for hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from helpers import plain_article, read_pasted
from helpers.tokens import count_words, find_tokens
from helpers.zones.article import quotation_pulled_out
from helpers.zones.blocks import Block, find_blocks
from helpers.zones.lines import credit_line, judge_lines, trail_of_sections
from helpers.zones.page import PageRule
from helpers.zones.parts import credits_at_the_end
from helpers.zones.structure import PAGE_RULES

SENTENCE = "The bridge over the river opened on Monday after nine years of work."


class CountedPage(list[Block]):
    """A page that counts how many of its blocks were looked at."""

    looks = 0

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        self.looks += len(found) if isinstance(place, slice) else 1
        return found

    def __iter__(self) -> Iterator[Block]:
        for block in super().__iter__():
            self.looks += 1
            yield block


def looks(rule: PageRule, unit: str, times: int) -> int:
    page = CountedPage(judge_lines(find_blocks(unit * times)))
    rule(page)
    return page.looks


@pytest.mark.parametrize("rule", PAGE_RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize(
    "unit",
    [
        f"{SENTENCE}\n",
        f"Comments\n{SENTENCE}\n",
        f"Share this story\n{SENTENCE}\n",
        "Share this story\nComments\n",
        "Subscribe\nIs it?\n",
        "“We broke ice for thirty years and then it broke us”\n\n",
    ],
)
def test_a_rule_looks_at_each_block_a_bounded_number_of_times(rule: PageRule, unit: str) -> None:
    few, many = looks(rule, unit, 40), looks(rule, unit, 400)
    assert many <= 10 * few + 100


def test_different_quotations_are_sought_in_one_pass() -> None:
    def page(times: int) -> CountedPage:
        lines = (f"“We broke the ice for all of {number} years and it broke us”\n\n" for number in range(times))
        return CountedPage(find_blocks("".join(lines)))

    few, many = page(40), page(400)
    quotation_pulled_out(few)
    quotation_pulled_out(many)
    assert many.looks <= 10 * few.looks + 100


def test_a_quotation_that_is_set_large_twice_is_no_body() -> None:
    quotation = "“We broke ice for thirty years and then it broke us”"
    page = list(find_blocks(f"{quotation}\n{SENTENCE}\nHe said: {quotation}, he said.\n{quotation}\n"))
    quotation_pulled_out(page)
    assert [block.kind for block in page] == ["other", None, None, "other"]


def test_a_quotation_that_stands_nowhere_else_stays() -> None:
    page = list(find_blocks(f"{SENTENCE}\n“We broke ice for thirty years and then it broke us.”\n{SENTENCE}"))
    quotation_pulled_out(page)
    assert not any(block.kind for block in page)


@pytest.mark.parametrize("marks", ["?!", "“", "(", "/", "'"])
def test_words_are_counted_in_a_long_run_of_marks(marks: str) -> None:
    assert count_words(marks * 200_000) == 0
    assert count_words(marks * 200_000 + "a" + marks * 200_000) == 1


def test_a_long_run_of_hyphens_holds_no_address() -> None:
    assert len(find_tokens("AB-" * 30_000)) == 60_000


@pytest.mark.parametrize(("length", "tokens"), [(64, 1), (65, 3)])
def test_the_name_before_an_at_has_at_most_64_characters(length: int, tokens: int) -> None:
    name = "a-" + "b" * (length - 2)
    assert len(find_tokens(f"{name}@paper.example")) == tokens


def test_credits_are_found_one_by_one_from_the_end() -> None:
    assert len(credits_at_the_end("Alamy Stock Photo " * 2_000)) == 2_000
    assert credits_at_the_end("The mayor" + " " * 500 + "Alamy Stock Photo" + " " * 500) == [509]


def block(text: str) -> Block:
    return Block(0, len(text), text)


def test_a_line_of_names_is_parted_in_one_way() -> None:
    assert credit_line(block("Jane Doe " * 19 + "Jane Doe")) is None
    assert credit_line(block("Jane Doe Ann van Lee contributed to this report")) == "credit"
    assert credit_line(block("Staff writer Jane Doe contributed reporting")) == "credit"
    assert credit_line(block("Police contributed to this report")) is None


def test_a_trail_is_parted_in_one_way() -> None:
    assert trail_of_sections(block("Home > World > " * 200 + "!")) is None
    assert trail_of_sections(block("Home > World > Asia")) == "other"


@pytest.mark.parametrize(
    "unit", ["?!", "“", "A. ", "a", "- ", "Mr. ", "a@", "(", "x/", "AB-", "Jane Doe ", "1:32 ", "Is it?\n", "a\n\n"]
)
def test_a_long_text_of_one_kind_is_read(unit: str) -> None:
    text = unit * (15_000 // len(unit))
    assert read_pasted(text).text == plain_article(text).text == text
