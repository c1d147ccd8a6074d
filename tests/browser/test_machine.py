"""Notebook 07 as a student uses it: marks in boxes, another yardstick, and rules switched off and on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    axe_violations,
    cell_count,
    error_outputs,
    kernel_run,
    screenshot,
    set_theme,
    typeset_mathematics,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared

CODE = """
at = A.text.index({words!r})
lesson.journal.do({{"do": "code", "id": {words!r}, "article": "A", "start": at, "end": at + len({words!r}),
                   "text": {words!r}, "before": "", "after": "", "code": "date"}})
"""


@pytest.fixture
def opened(shared: Shared) -> Page:
    return shared.kit("07_reader_and_machine.ipynb", height=18000)


def sorter(page: Page, words: str) -> Locator:
    return page.locator(".plx-sorter").filter(has_text=words)


def box(part: Locator, name: str) -> Locator:
    return part.locator("details").filter(has=part.page.locator("summary", has_text=name))


def test_a_miss_leads_to_the_reader_and_a_hit_to_its_rule(opened: Page) -> None:
    table = sorter(opened, "The machine marked 53")
    expect(table).to_be_visible()
    hits = box(table, "Hits")
    hits.locator("summary").click()
    expect(hits.locator("li").first).to_contain_text("Machine’s rule weekday: A day of the week")
    hits.get_by_role("button", name="Show all 53").click()
    expect(hits.locator("li")).to_have_count(53)
    misses = box(table, "Misses")
    misses.locator("summary").click()
    expect(misses.locator("li").first).to_contain_text("No rule of the machine fits these words.")
    misses.get_by_role("button", name="Show in the reader").nth(1).click()
    expect(opened.locator(".plx-reader")).to_contain_text("Cold War")
    assert not axe_violations(opened, ".plx-sorter")
    assert typeset_mathematics(opened) == 0


def test_rules_are_switched_by_mouse_and_by_keyboard(opened: Page) -> None:
    switches = sorter(opened, "Rules that are on")
    expect(switches.get_by_role("row")).to_have_count(2)
    before = cell_count(opened)
    switches.get_by_role("button", name="Mark more").click()
    expect(switches.get_by_role("status").first).to_contain_text("55 of 68 = 81 %")
    expect(switches.get_by_role("row")).to_have_count(3)
    expect(box(switches, "False alarms").locator("summary")).to_have_text("False alarms: 13")
    switches.get_by_label("Yardstick:").select_option("second coding")
    expect(box(switches, "False alarms").locator("summary")).to_have_text("False alarms: 4")
    switches.get_by_role("button", name="As it is").click()
    year = switches.get_by_role("checkbox", name="year (9 marks)")
    expect(year).to_be_checked()
    year.focus()
    opened.keyboard.press("x")  # in JupyterLab it would cut the cell
    opened.keyboard.press("Space")
    expect(year).not_to_be_checked()
    expect(box(switches, "Hits lost").locator("summary")).to_have_text("Hits lost: 9")
    expect(year).to_be_focused()
    assert cell_count(opened) == before
    screenshot(opened, "rules-switched")
    set_theme(opened, dark=True)
    screenshot(opened, "rules-switched-dark")
    set_theme(opened, dark=False)
    assert not error_outputs(opened)


def test_the_table_follows_the_student_and_anybody_can_be_the_yardstick(opened: Page) -> None:
    table = opened.locator(".plx-sorter").filter(has=opened.locator("option", has_text="you")).first
    expect(table.get_by_role("row", name="machine")).to_contain_text("9 of 10 = 90 %")
    kernel_run(opened, CODE.format(words="Thursday"))
    kernel_run(opened, CODE.format(words="a summit"))
    expect(table.get_by_role("row", name="you")).to_contain_text("1 of 2 = 50 %")
    alarms = box(table, "False alarms")
    expect(alarms.locator("summary")).to_have_text("False alarms: 1")
    alarms.locator("summary").focus()
    opened.keyboard.press("Enter")
    expect(alarms.locator("mark")).to_have_text("a summit")
    table.get_by_label("Yardstick:").select_option("you")
    expect(table.get_by_role("status").first).to_contain_text("You cannot be measured by yourself")
    table.get_by_label("Look at the marks of:").select_option("machine")
    expect(table.get_by_role("status").first).to_contain_text("The machine marked 9; 1 of them is a hit.")
    screenshot(opened, "coders-you-as-yardstick")
    assert not error_outputs(opened)
