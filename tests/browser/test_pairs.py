"""Pairs of sentences in the real JupyterLab: judged by keyboard, drawn on the map, followed everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.lab import cell_count, kernel_value, no_fault, screenshot, wait_for_value

if TYPE_CHECKING:
    from browser.sharing import Shared

SETUP = """
import os
os.environ["PARALLAX_REVEAL"] = "closed"
from helpers import load_story, views
from helpers.journal import MemoryJournal
story = load_story("putin-vietnam-2024")
journal = MemoryJournal(story)
reader = views.reader(story, codebook="differences", journal=journal)
pairs = views.candidates(story, journal, reader)
alone = views.not_found(story, journal, reader)
picture = views.alignment_map(story, journal, reader)
"""


def test_a_candidate_is_judged_by_keyboard(shared: Shared) -> None:
    page = shared.run(SETUP, "pairs", "picture")
    cells = cell_count(page)
    rows = page.locator(".plx-form select").first
    rows.wait_for()
    rows.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    third = kernel_value(page, "pairs.kept[2].name")
    wait_for_value(page, "pairs.chosen.name", third)
    page.keyboard.press("x")  # would cut the cell
    page.locator(".plx-form input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.locator(".plx-form input[type=checkbox]").first.focus()
    page.keyboard.press("Space")
    page.locator(".plx-form button", has_text="This is my judgement").focus()
    page.keyboard.press("Enter")
    wait_for_value(page, "[link.differs for link in pairs.links]", [("who did it",)])
    page.locator(".plx-form").get_by_text("Your pairs so far: 1").wait_for()
    screenshot(page, "pairs-judged")
    assert cell_count(page) == cells
    # the map has followed, and its ribbon opens both sentences
    ribbon = page.locator(".plx-chart g.plx-ev-ribbon[aria-label*='your pair']")
    ribbon.wait_for()
    ribbon.focus()
    page.keyboard.press("Enter")
    page.locator(".plx-drawer .plx-ev-passage").nth(1).wait_for()
    assert page.locator(".plx-drawer .plx-ev-passage").count() == 2
    screenshot(page, "pairs-map")
    no_fault(page, ".plx-live")


def test_a_thin_ribbon_can_be_clicked(shared: Shared) -> None:
    page = shared.run(SETUP, "picture")
    ribbon = page.locator(".plx-chart g.plx-ev-ribbon[aria-label*='candidate, ']").last
    ribbon.wait_for()
    ribbon.scroll_into_view_if_needed()
    at = ribbon.locator("path").first.evaluate(
        """path => {
          const point = path.getPointAtLength(path.getTotalLength() * 0.02).matrixTransform(path.getScreenCTM());
          return [point.x, point.y];
        }"""
    )
    page.mouse.click(*at)
    page.locator(".plx-drawer .plx-ev-passage").nth(1).wait_for()
    assert kernel_value(page, "picture.open_key.startswith('ribbon|')") is True
    no_fault(page)


def test_a_sentence_without_a_match_is_judged_by_keyboard(shared: Shared) -> None:
    page = shared.run(SETUP, "alone")
    page.locator(".plx-form select").first.wait_for()
    page.locator(".plx-form input[type=radio]").nth(2).focus()
    page.keyboard.press("Space")
    page.locator(".plx-form input[type=checkbox]").first.focus()
    page.keyboard.press("Space")
    page.locator(".plx-form button", has_text="This is my judgement").focus()
    page.keyboard.press("Enter")
    wait_for_value(page, "alone.judgement(alone.chosen)['reasons']", ["length"])
    page.locator(".plx-form").get_by_text("Your judgements so far").wait_for()
    screenshot(page, "alone")
    no_fault(page, ".plx-live")
