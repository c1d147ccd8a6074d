"""Notebook 02 as a student uses it: the verb exchanged, codes beside those of others, saved and reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    SHOWN,
    axe_violations,
    cell_count,
    error_outputs,
    kernel_run,
    screenshot,
    shows_stand_ins,
    wait_for_value,
)
from browser.waiting import press_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared


@pytest.fixture
def opened(shared: Shared) -> Page:
    return shared.kit("02_who_speaks.ipynb", height=18000)


def row(page: Page, place: str) -> Locator:
    return page.locator(".plx-swap-row").filter(has=page.locator(".plx-swap-place", has_text=place))


def test_every_widget_is_accessible_and_no_cell_fails(opened: Page) -> None:
    assert error_outputs(opened) == []
    assert axe_violations(opened, ".plx-live") == []


def test_the_verb_is_exchanged_by_keyboard_and_by_mouse(opened: Page) -> None:
    first, second = row(opened, "A 21"), row(opened, "A 12")
    expect(first.locator(".plx-swap-said")).to_contain_text("say tells that somebody spoke")
    before = cell_count(opened)
    verb = first.get_by_label("Verb of saying in A 21")
    press_in(verb, "x", "ArrowDown")  # in JupyterLab x would cut the cell
    expect(verb).to_have_value("claim")
    expect(verb).to_be_focused()
    expect(first.locator(".plx-swap-said")).to_contain_text("In the article stands “say”.")
    second.locator("select").select_option("warn")
    expect(second.locator(".plx-swap-said")).to_contain_text("warn shows the words as something that may come")
    expect(second.locator("select option:checked")).to_have_text("warned")
    assert cell_count(opened) == before
    screenshot(opened, "verbs exchanged")


def test_own_codes_stand_beside_those_of_others(opened: Page) -> None:
    table = opened.locator(".plx-evidence").filter(has_text="Your codes beside those of others")
    expect(table.get_by_role("row", name="A 21")).to_contain_text("no code")
    kernel_run(
        opened,
        "at = A.text.index('Russian officials'); "
        "lesson.journal.do({'do': 'code', 'id': 'x1', 'article': 'A', 'start': at, 'end': at + 17, "
        "'text': 'Russian officials', 'before': A.text[at - 32:at], 'after': A.text[at + 17:at + 49], "
        "'code': 'anonymous'})",
    )
    expect(table.get_by_role("row", name="A 21").locator("td").first).to_have_text("anonymous: Russian officials")
    table.get_by_role("button", name="A 21, you: anonymous").click()
    drawer = opened.locator(".plx-drawer").filter(has_text="will focus on economic")
    drawer.get_by_role("button", name="Show").first.click()
    wait_for_value(opened, SHOWN, [("Russian", False)])


@pytest.mark.reopens
def test_saved_and_reopened_it_shows_pictures_and_texts_and_no_error(opened: Page, shared: Shared) -> None:
    shared.save_and_reopen()
    shows_stand_ins(opened, "keeps the writer at a distance")
    screenshot(opened, "notebook 02 reopened")
