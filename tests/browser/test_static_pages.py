"""The static edition in a browser: nothing is asked of any network, axe finds no fault, keys lead everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.lab import axe_violations
from helpers.editions.pages import write_pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

MOST_BYTES = 15_000_000
FOCUS = "() => document.activeElement.id || document.activeElement.className || document.activeElement.rel"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("static") / "pages"
    _, size = write_pages(made)
    assert size < MOST_BYTES
    return made


def test_every_page_stands_alone_and_has_no_fault(folder: Path, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    faults = {}
    for path in sorted(folder.glob("*.html")):
        asked.clear()
        page.goto(path.as_uri())
        assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
        assert page.locator("html").get_attribute("lang") == "en"
        if found := axe_violations(page, "body"):
            faults[path.name] = found
    page.close()
    assert faults == {}


def test_the_keyboard_leads_through_the_pages(folder: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS) == "main"
    page.locator("a[rel=next]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/00_start_here.html")
    fold = page.locator("summary").first
    fold.focus()
    page.keyboard.press("Enter")
    assert fold.locator("..").get_attribute("open") == ""
    page.close()
