"""Figures in the real JupyterLab: the slider and the verdicts by keyboard, and no dollar sign made mathematics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.lab import kernel_value, no_fault, screenshot, wait_for_value
from browser.waiting import press, press_in

if TYPE_CHECKING:
    from browser.sharing import Shared

SETUP = """
import os
os.environ["PARALLAX_REVEAL"] = "closed"
from helpers import load_story, views
from helpers.journal import MemoryJournal
story, journal = load_story("putin-vietnam-2024"), MemoryJournal()
slider = views.rounding(story)
verdicts = views.figure_verdicts(story, journal, rows=["$3.5 billion", "$175 billion"])
"""


def test_the_slider_moves_by_the_arrow_keys(shared: Shared) -> None:
    page = shared.run(SETUP, "slider")
    live = page.locator(".plx-live")
    handle = live.locator("[role=slider]")
    expect(handle).to_be_visible()
    expect(live.get_by_text("= the same")).to_have_count(0)
    press_in(handle)
    for digits in range(kernel_value(page, "slider.digits") - 1, 0, -1):
        press(page, "ArrowLeft")
        wait_for_value(page, "slider.digits", digits)
    expect(live.get_by_text("= the same").first).to_be_visible()
    screenshot(page, "rounding")
    no_fault(page)


def test_a_verdict_by_keyboard_opens_the_others(shared: Shared) -> None:
    ledger = "views.figures_ledger(story, journal=journal)"
    page = shared.run(SETUP, "verdicts", ledger, "views.figure_pairs(story)")
    live, table = page.locator(".plx-live"), page.locator(".plx-ev-table")
    choice = live.locator("input[type=radio][value='2']").first
    expect(choice).to_be_visible()
    expect(live.get_by_text("The reference coding")).to_have_count(0)
    screenshot(page, "verdicts-before")
    press_in(choice, "Space")
    expect(choice).to_be_checked()
    press_in(live.locator("button", has_text="This is my verdict").first, "Enter")
    wait_for_value(page, "verdicts.verdicts[0].own", "different period")
    expect(live.get_by_text("The reference coding")).to_have_count(1)
    expect(table.get_by_text("different period")).to_be_visible()  # the ledger has followed
    expect(table.locator("button", has_text="$3.5 billion")).to_have_count(1)
    screenshot(page, "verdicts-after")
    wait_for_value(page, "verdicts.verdicts[1].own", None)
    no_fault(page, ".plx-live")
