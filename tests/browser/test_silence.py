"""Notebook 06 as a student uses it: pairs confirmed and refused, a sentence without a match, a partner, reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import axe_violations, error_outputs, no_dead_widget, screenshot, wait_for_value

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared


@pytest.fixture
def opened(shared: Shared) -> Page:
    return shared.kit("06_what_is_not_there.ipynb", height=18000, reveal="closed")


def widget(page: Page, words: str) -> Locator:
    """The innermost widget of the kit that shows these words."""
    return page.locator(".plx-live").filter(has_text=words).last


def choose(box: Locator, name: str) -> None:
    """Choose a line of a list by the words it begins with, or by a pair's name."""
    line = box.locator("select[size] option", has_text=name).first
    expect(line).to_be_attached()
    box.locator("select[size]").select_option(label=line.text_content() or "")


def pick(box: Locator, label: str) -> None:
    box.get_by_label(label, exact=True).check()


def test_every_widget_is_accessible_and_no_cell_fails(opened: Page) -> None:
    assert error_outputs(opened) == []
    assert axe_violations(opened, ".plx-live") == []


def test_a_refused_pair_leaves_a_sentence_without_a_match(opened: Page) -> None:
    pairs, alone = widget(opened, "How alike at least"), widget(opened, "In A, not found in B")
    expect(alone.locator("option", has_text="A 15:")).to_be_attached()
    expect(alone.locator("option", has_text="A 13:")).to_have_count(0)
    choose(pairs, "A 13 + B 1 ")
    expect(pairs).to_contain_text("called for greater international isolation")
    pick(pairs, "not the same fact")
    pairs.get_by_role("button", name="This is my judgement").click()
    expect(pairs.locator("option", has_text="A 13 + B 1 ")).to_contain_text("not the same")
    expect(alone.locator("option", has_text="A 13:")).to_be_attached()
    choose(alone, "A 13:")
    expect(alone).to_contain_text("Mykhailo Podolyak")
    pick(alone, "yes")
    pick(alone, "agency copy")
    alone.get_by_role("button", name="This is my judgement").click()
    expect(alone).to_contain_text("what else could explain it: agency copy")
    wait_for_value(opened, "lesson.journal.state.answers['alone:A 13 – B']['reasons']", ["agency copy"])
    screenshot(opened, "a sentence without a match")


def test_a_pair_is_confirmed_by_keyboard_with_what_differs(opened: Page) -> None:
    pairs = widget(opened, "How alike at least")
    choose(pairs, "A 8 + B 8 ")
    expect(pairs).to_contain_text("US-led")
    same = pairs.get_by_label("the same fact", exact=True)
    same.focus()
    opened.keyboard.press("Space")
    expect(same).to_be_checked()
    differs = pairs.get_by_label("who did it:")
    expect(differs).to_be_visible()
    differs.focus()
    opened.keyboard.press("Space")
    expect(differs).to_be_checked()
    pairs.get_by_role("button", name="This is my judgement").focus()
    opened.keyboard.press("Enter")
    expect(pairs).to_contain_text("Your pairs so far: 1")
    expect(pairs).to_contain_text("A 8 + B 8: differ in who did it")
    wait_for_value(opened, "lesson.journal.state.answers['pair:A 8 + B 8']['differs']", ["who did it"])


def test_long_lines_beside_boxes_are_read_at_200_per_cent(opened: Page) -> None:
    pairs = widget(opened, "How alike at least")
    choose(pairs, "A 8 + B 8 ")
    pick(pairs, "the same fact")
    opened.set_viewport_size({"width": 640, "height": 24000})
    label = pairs.locator(".widget-label-basic", has_text="which words:")
    expect(label).to_be_visible()
    assert label.evaluate("it => it.scrollWidth <= it.clientWidth + 1")


def test_the_shared_words_wait_for_the_prediction(opened: Page) -> None:
    expect(opened.locator(".plx-closed:visible").filter(has_text="word for word").first).to_be_visible()
    expect(opened.get_by_text("Word for word the same, five words or more").filter(visible=True)).to_have_count(0)
    asked = opened.locator(".plx-ask:visible").filter(has_text="Think of article A as 100 words long").first
    asked.locator("input").first.fill("10")
    asked.get_by_role("button", name="Save my prediction").click()
    passage = opened.get_by_role("button", name="a day after signing a mutual defence pact with North Korea")
    expect(passage.first).to_be_visible()


@pytest.mark.reopens
def test_saved_and_reopened_it_shows_pictures_and_texts_and_no_error(opened: Page, shared: Shared) -> None:
    shared.save_and_visit()
    expect(opened.locator(".plx-stand-in").first).to_be_attached()
    expect(opened.get_by_text("How many of them stand in B too, word for word").first).to_be_visible()
    no_dead_widget(opened)
    screenshot(opened, "notebook 06 reopened")
