"""Notebook 01 as a student uses it: a block of the strip chart, its sentence, on to the reader; saved and reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import SHOWN, axe_violations, kernel_run, screenshot, shows_stand_ins, wait_for_value
from browser.waiting import press, press_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared

RENAME = "([from, to]) => document.querySelectorAll(`.${from}`).forEach((it) => it.classList.replace(from, to))"


@pytest.fixture
def opened(shared: Shared) -> Page:
    return shared.kit("01_two_texts_one_event.ipynb", height=6000)


def block(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def test_every_widget_is_accessible(opened: Page) -> None:
    assert axe_violations(opened, ".plx-live") == []


def test_from_a_block_to_its_sentence_to_the_reader(opened: Page) -> None:
    block(opened, "Article B, sentence 19 mentions China").first.click()
    drawer = opened.locator(".plx-drawer").filter(has_text="A manufacturing powerhouse")
    expect(drawer.locator("mark").first).to_have_text("China")
    screenshot(opened, "drawer in notebook 01")
    opened.evaluate(RENAME, ["plx-reader", "away"])
    drawer.get_by_role("button", name="Show").first.click()
    expect(drawer).to_contain_text("The reader is not open yet. Run its cell first.")
    opened.evaluate(RENAME, ["away", "plx-reader"])
    drawer.get_by_role("button", name="Show").first.click()
    expect(drawer).not_to_contain_text("not open yet")
    expect(opened.locator(".plx-reader .plx-col").nth(1)).to_be_in_viewport()
    wait_for_value(opened, SHOWN, [("China", True)])


def test_from_a_block_to_the_reader_by_keyboard(opened: Page) -> None:
    mark = block(opened, "Article A, sentence 3 mentions North Korea").first
    press_in(mark, "Enter")
    drawer = opened.locator(".plx-drawer").filter(has_text="Washington and its allies")
    expect(drawer).to_be_visible()
    expect(drawer.locator(".plx-ev-heading")).to_be_focused()
    press(opened, "Escape")
    expect(drawer).to_have_count(0)
    expect(mark).to_be_focused()
    press(opened, "Enter")
    drawer.get_by_role("button", name="Show").first.press("Enter")
    text = opened.locator(".plx-reader .plx-text").first
    expect(text).to_be_focused()
    press(opened, "ArrowRight")
    expect(opened.locator(".plx-reader").first.locator(".plx-hear")).to_contain_text("sentence 3 of")
    drawer.get_by_role("button", name="Close").focus()
    kernel_run(opened, "reader.show('A', 0)")
    expect(opened.locator(".plx-reader .plx-status").first).to_contain_text("Shown")
    expect(text).not_to_be_focused()


def test_matched_passages_move_both_texts(opened: Page) -> None:
    opened.get_by_role("button", name="next").click()
    expect(opened.locator(".plx-reader").last).to_contain_text("The pact obliges the parties to help one another")
    for words in ("come to each other’s aid if attacked", "mutual aid in the event of war"):
        expect(opened.locator(".plx-reader").last.locator(".plx-text").get_by_text(words).last).to_be_in_viewport()


@pytest.mark.reopens
def test_saved_and_reopened_it_shows_pictures_and_texts_and_no_error(opened: Page, shared: Shared) -> None:
    shared.save_and_reopen()
    shows_stand_ins(opened, "mass murder of Ukrainians")
    screenshot(opened, "notebook 01 reopened")
