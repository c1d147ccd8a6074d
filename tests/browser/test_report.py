"""The report in a browser: no network, nothing scrolls sideways, axe finds nothing, and it prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.lab import axe_violations, screenshot
from browser.waiting import until, until_true
from helpers import load_story
from helpers.journal import open_journal
from helpers.lessons.evidence import selector
from helpers.lessons.wording import find_quote
from helpers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STORY = load_story("putin-vietnam-2024")
CODED = [
    ("A", "mutual defence pact", "label", "the same words in both"), ("A", "told AFP", "named person", "Who said it?"),
    ("A", "$3.5 billion", "money", ""), ("A", "rafts of UN sanctions on Moscow", "vague amount", ""),
    ("A", "Trade and arms", "label", ""), ("A", "on Thursday", "date", ""), ("A", "North Korea", "label", ""),
    ("B", "mutual defence pact", "label", ""), ("B", "$3.6 billion", "money", "not the same as in A!"),
    ("B", "a raft of US-led sanctions", "vague amount", ""), ("B", "today", "date", ""),
    ("B", "issued an arrest warrant for Putin for war crimes", "document", "not found in A"),
    ("B", "Press Association", "named institution", "this is the credit"), ("B", "Hanoi", "label", ""),
    ("B", "faces growing international isolation", "label", "x" * 200),
]  # fmt: skip
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def passage(name: str, words: str) -> dict[str, Any]:
    article = next(it for it in STORY.articles if it.id == name)
    return selector(article, find_quote(article.text, words)[0])


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with predictions, answers of every verdict, fifteen codes and links."""
    folder = tmp_path_factory.mktemp("work")
    first = open_journal(STORY, "00-start-here", "Amina <b>Okafor</b>", folder)
    first.do({"do": "predict", "question": "expectation", "value": "They agree on the day.\nThey part on the pact."})
    first.do({"do": "predict", "question": "longer", "value": "A"})
    first.do({"do": "reveal", "question": "longer"})
    for question, value in {
        "first-words": passage("B", "Putin arrives in Vietnam, a day"),
        "last-words": passage("B", "Press Association"),
        "crosshead": "a sentence",
        "body-words": "681",
        "exit": "A has “on Thursday”, B “today”.\n" + "x" * 400,
    }.items():
        first.do({"do": "answer", "question": question, "value": value})
    second = open_journal(STORY, "01-two-texts-one-event", folder=folder)
    for number, (article, words, code, note) in enumerate(CODED):
        second.do({"do": "code", "id": f"c{number}", "code": code, **passage(article, words)})
        second.do({"do": "note", "id": f"c{number}", "note": note})
    ends = [passage("A", "$3.5 billion"), passage("B", "$3.6 billion")]
    second.do({"do": "connect", "id": "k", "passages": ends})
    return write_report(STORY, folder)


@pytest.fixture
def shown(browser: Browser, report: Path) -> Iterator[Page]:
    """The report in a page of its own, which fails if it asks for anything else or logs an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.goto(report.as_uri())
    yield page
    context.close()
    assert [it for it in asked if it != report.as_uri() and not it.startswith("data:")] == []


def test_axe_finds_nothing(shown: Page) -> None:
    assert axe_violations(shown, "html") == []
    screenshot(shown, "report")


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_nothing_scrolls_sideways_at_any_zoom(shown: Page, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 900})
    until(shown, lambda: shown.evaluate(SIDEWAYS), 0)
    screenshot(shown, f"report {width}")


def test_the_picture_is_drawn_and_says_what_it_shows(shown: Page) -> None:
    picture = shown.locator("figure img")
    until_true(shown, lambda: picture.evaluate("(it) => it.complete && it.naturalWidth > 100"))
    expect(picture).to_have_attribute("alt", re.compile(r"^How often each code was given\. label: 3 in A, 3 in B\."))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints(shown: Page, paper: str) -> None:
    printed = shown.pdf(format=paper)
    assert printed.startswith(b"%PDF")
    assert 5 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 12


def test_links_inside_the_report_lead_somewhere(shown: Page) -> None:
    shown.locator("table a[href='#lesson-2']").click()
    expect(shown.locator(":target")).to_have_id("lesson-2")
