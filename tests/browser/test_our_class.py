"""Notebook 91 on the projector: the class layer seen, switched by keyboard, and every view without a fault of axe's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.lab import (
    axe_violations,
    cell_count,
    error_outputs,
    open_notebook,
    run_all,
    screenshot,
    set_theme,
    typeset_mathematics,
)
from browser.waiting import until, until_true
from helpers.copies import copy_notebooks

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.lab import Lab

NAME = "91_our_class.ipynb"
HEAT = """() => [...CSS.highlights].filter(([name]) => /^plx-\\d+-mark\\d+$/.test(name)).map(([, it]) => it.size)"""
"""How many stretches each code of the only reader has painted."""
OUTLINED = "() => [...CSS.highlights].filter(([name]) => name.endsWith('-target')).map(([, it]) => it.size).at(0) ?? 0"
PARTS = (".plx-class-head", ".plx-class-layer", ".plx-evidence", ".plx-form")


def test_the_class_is_shown(page: Page, lab: Lab) -> None:
    for path in lab.work.glob("91_*.ipynb"):
        path.unlink()
    copy_notebooks(lab.work, teacher=True)
    open_notebook(page, lab, NAME)
    page.set_viewport_size({"width": 1366, "height": 9000})  # JupyterLab draws only the cells in sight
    run_all(page)
    expect(page.locator(".plx-class-loud")).to_contain_text("THIS CLASS IS INVENTED")
    before = cell_count(page)
    the_layer_is_switched_by_keyboard(page)
    the_key_stands_beside_it(page)
    a_split_leads_to_the_reader(page)
    assert [found for part in PARTS for found in axe_violations(page, part)] == []
    assert cell_count(page) == before
    it_is_large_and_dark(page)
    assert typeset_mathematics(page) == 0
    assert error_outputs(page) == []


def the_layer_is_switched_by_keyboard(page: Page) -> None:
    layer = page.locator(".plx-class-layer")
    expect(layer.locator(".plx-step")).to_have_count(5)
    painted = page.evaluate(HEAT)
    assert painted[0] > 10
    screenshot(page, "class-light")
    few = layer.get_by_role("checkbox", name="up to 20 %")
    few.focus()
    page.keyboard.press("x")  # in JupyterLab it would cut the cell
    page.keyboard.press("Space")
    expect(few).not_to_be_checked()
    until(page, lambda: page.evaluate(HEAT), [0, *painted[1:]])
    page.keyboard.press("Space")
    until(page, lambda: page.evaluate(HEAT), painted)
    text = layer.locator(".plx-text").first
    text.focus()
    page.keyboard.press("Control+Home")
    for _ in range(90):  # the beginning of the text, word by word, until one is marked
        page.keyboard.press("ArrowRight")
        if "marked it" in (layer.locator(".plx-status").first.text_content() or ""):
            break
    expect(layer.locator(".plx-status").first).to_contain_text("our class: ")
    expect(layer.locator(".plx-hear")).to_contain_text("marked it")
    expect(layer.locator(".plx-s[data-codes]").first).to_have_attribute("data-codes", re.compile(r"^\d+ of \d+$"))


def the_key_stands_beside_it(page: Page) -> None:
    layer = page.locator(".plx-class-layer")
    layer.get_by_label("Reference coding beside it").focus()
    page.keyboard.press("Space")
    expect(layer.locator(".plx-layer legend")).to_have_text(["reference coding (key)", "our class"])
    layer.get_by_label("Machine beside it").focus()
    page.keyboard.press("Space")
    expect(layer.locator(".plx-layer")).to_have_count(3)
    screenshot(layer, "class-beside-key-and-machine")
    layer.get_by_label("Code:").select_option("institution")
    expect(layer.locator(".plx-s[data-codes]").first).to_be_visible()
    layer.get_by_label("Lesson:").select_option("03 Framing: words")
    expect(layer.get_by_label("Code:")).to_have_value("any code")


def a_split_leads_to_the_reader(page: Page) -> None:
    splits = page.locator(".plx-evidence").filter(has_text="The sentences that split us most")
    expect(splits.locator(".plx-ev-bar").first).to_be_visible()
    splits.locator(".plx-ev-cell").first.focus()
    page.keyboard.press("Enter")
    expect(splits.locator(".plx-ev-heading")).to_be_focused()
    splits.get_by_role("button", name="Show in the reader").first.click()
    expect(page.get_by_label("Lesson:").nth(1)).to_have_value("02 Who speaks")
    until_true(page, lambda: page.evaluate(OUTLINED))
    fold = page.locator(".plx-live summary", has_text="What the texts say").first
    fold.focus()
    page.keyboard.press("Enter")
    expect(fold.locator("..")).to_have_attribute("open", "")


def it_is_large_and_dark(page: Page) -> None:
    set_theme(page, dark=True)
    screenshot(page, "class-dark")
    assert axe_violations(page, ".plx-class-layer") == []
    set_theme(page, dark=False)
    page.set_viewport_size({"width": 640, "height": 16000})
    screenshot(page, "class-640")
    page.set_viewport_size({"width": 1920, "height": 12000})
    page.get_by_role("button", name="Large type").click()
    expect(page.locator("html")).to_have_class("plx-large")
    screenshot(page, "class-projector")
    page.get_by_role("button", name="Large type").click()
