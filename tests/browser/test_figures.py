"""Figures in the real JupyterLab: the slider and the verdicts by keyboard, and no dollar sign made mathematics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.lab import (
    axe_violations,
    error_outputs,
    kernel_value,
    open_notebook,
    run_all,
    screenshot,
    typeset_mathematics,
    wait_for_value,
    write_notebook,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.lab import Lab

SETUP = """
import os
os.environ["PARALLAX_REVEAL"] = "closed"
from helpers import load_story, views
from helpers.journal import MemoryJournal
story, journal = load_story("putin-vietnam-2024"), MemoryJournal()
slider = views.rounding(story)
verdicts = views.figure_verdicts(story, journal, rows=["$3.5 billion", "$175 billion"])
"""


def test_the_slider_moves_by_the_arrow_keys(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, write_notebook(lab, "rounding.ipynb", [SETUP, "slider"]))
    run_all(page)
    handle = page.locator(".plx-live [role=slider]")
    handle.wait_for()
    assert page.locator(".plx-live").get_by_text("= the same").count() == 0
    handle.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    wait_for_value(page, "slider.digits", 1)
    page.locator(".plx-live").get_by_text("= the same").first.wait_for()
    screenshot(page, "rounding")
    assert not error_outputs(page)
    assert typeset_mathematics(page) == 0


def test_a_verdict_by_keyboard_opens_the_others(page: Page, lab: Lab) -> None:
    ledger = "views.figures_ledger(story, journal=journal)"
    open_notebook(
        page, lab, write_notebook(lab, "verdicts.ipynb", [SETUP, "verdicts", ledger, "views.figure_pairs(story)"])
    )
    run_all(page)
    first = page.locator(".plx-live input[type=radio]").first
    first.wait_for()
    assert page.locator(".plx-live").get_by_text("The reference coding").count() == 0
    screenshot(page, "verdicts-before")
    page.locator(".plx-live input[type=radio][value='2']").first.focus()
    page.keyboard.press("Space")
    page.locator(".plx-live button", has_text="This is my verdict").first.focus()
    page.keyboard.press("Enter")
    wait_for_value(page, "verdicts.verdicts[0].own", "different period")
    page.locator(".plx-live").get_by_text("The reference coding").first.wait_for()
    assert page.locator(".plx-live").get_by_text("The reference coding").count() == 1
    page.locator(".plx-ev-table").get_by_text("different period").wait_for()  # the ledger has followed
    assert page.locator(".plx-ev-table button", has_text="$3.5 billion").count() == 1
    screenshot(page, "verdicts-after")
    assert kernel_value(page, "verdicts.verdicts[1].own") is None
    assert not error_outputs(page)
    assert typeset_mathematics(page) == 0
    assert not axe_violations(page, ".plx-live")
