"""The student's desk in the real JupyterLab: name, large type, handing in, a partner's file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    App,
    axe_violations,
    cell_count,
    kernel_run,
    kernel_value,
    run_all,
    screenshot,
    set_theme,
    typeset_mathematics,
)
from browser.waiting import press, press_in, until, until_true
from helpers import load_story
from helpers.anchoring import selector
from helpers.journal import export, open_journal, read_hand_in

if TYPE_CHECKING:
    from playwright.sync_api import FileChooser, Locator, Page

    from browser.lab import Lab
    from browser.sharing import Shared

STORY = load_story("putin-vietnam-2024")
LESSON = "00-start-here"
HARMLESS = ["x", "b", "a", "m", "y", "z", "d", "d", "0", "0"]
SIZES = """() => ['.plx-reader .plx-p', '.jp-Cell .cm-content', '.plx-desk-note', '.plx-ask-words'].map(
  (part) => parseFloat(getComputedStyle(document.querySelector(part)).fontSize))"""


def set_up(folder: Path) -> list[str]:
    first = f"""
import os
os.environ["PARALLAX_REVEAL"] = "closed"
from pathlib import Path
from helpers import load_story
from helpers.anchoring import selector
from helpers.journal import open_journal
from helpers.lessons import load_questions
from helpers.widgets import Reader
from helpers.widgets.desk import HandIn, Head, Partner
from helpers.widgets.answers.questions import asker
story = load_story("{STORY.id}")
journal = open_journal(story, "{LESSON}", folder=Path({str(folder)!r}))
reader = Reader(*story.articles, codebook="sources", journal=journal)
ask = asker("{LESSON}", story, journal, reader)
questions = load_questions("{LESSON}")
def code(article, token, name):
    text, tokens = story.articles[article].text, story.articles[article].tokens
    place = selector(text, tokens[token].start, tokens[token + 2].end)
    journal.do({{"do": "code", "id": f"own-{{article}}-{{token}}", "article": "AB"[article], **place, "code": name}})
"""
    return [
        first,
        "Head(questions, journal)",
        'ask("longer")',
        "reader",
        "HandIn(story, journal)",
        "Partner(story, journal, reader)",
    ]


def partner_file(folder: Path, name: str = "Ben <b>$1</b> $2") -> Path:
    """What a partner hands in: four codes."""
    journal = open_journal(STORY, LESSON, name, folder)
    for number, (at, token, code) in enumerate(
        [(0, 30, "person"), (0, 200, "document"), (1, 300, "person"), (1, 330, "other")]
    ):
        article = STORY.articles[at]
        place = selector(article.text, article.tokens[token].start, article.tokens[token + 2].end)
        journal.do({"do": "code", "id": f"theirs-{number}", "article": article.id, **place, "code": code})
    return export(STORY, folder)


@pytest.fixture
def partner(tmp_path: Path) -> Path:
    return partner_file(tmp_path)


def start(shared: Shared, lab: Lab, app: App = "lab") -> None:
    page = shared.run(*set_up(lab.student / "desk"), app=app)
    expect(page.locator(".plx-desk")).to_have_count(3)


def panel(page: Page, name: str) -> Locator:
    return page.locator(f".plx-desk[aria-label='{name}']:visible")


def test_at_the_desk_by_mouse(shared: Shared, lab: Lab, page: Page, partner: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    start(shared, lab)
    head, hand_in, compare = (panel(page, name) for name in ("Your desk", "Hand in", "Compare with a partner"))
    screenshot(page, "desk-first")
    hand_in.get_by_role("button", name="Make the file").click()
    expect(hand_in.get_by_text("There is nothing to hand in yet")).to_be_visible()

    head.get_by_label("What shall we call you?").fill("Ada & <i>co</i>")
    head.get_by_role("button", name="Save").click()
    expect(head.get_by_text("You work as Ada & <i>co</i>").first).to_be_visible()
    page.locator(".plx-ask:visible").get_by_label("B", exact=True).check()
    page.locator(".plx-ask:visible").get_by_role("button", name="Save my prediction").click()
    expect(head.get_by_text("1 of 10 answered")).to_be_visible()
    expect(head).to_contain_text(re.compile("Saved in.*my_work|work folder", re.DOTALL), use_inner_text=True)

    with page.expect_file_chooser() as chooser:
        compare.get_by_label("Your partner’s hand-in file").click()
    chooser.value.set_files(partner)
    expect(compare.get_by_text("You see them as soon as you have given a code")).to_be_visible()
    expect(page.locator(".plx-reader").get_by_text("Ben <b>")).to_have_count(0)
    kernel_run(page, "code(0, 200, 'person'); code(0, 30, 'person')")
    compare.get_by_role("button", name="Compare again").click()
    expect(compare.get_by_text("They stand in the reader now")).to_be_visible()
    expect(page.locator(".plx-reader:visible .plx-layer").get_by_text("Ben <b>$1</b> $2")).to_be_visible()
    shown = page.locator(".plx-reader:visible .plx-code").filter(has_text="document").locator(".plx-swatch")
    # One key, one colour, for whoever gave the code.
    until(page, lambda: sorted(shown.all_inner_texts()), ["Ben <b>$:d", "[d]"])
    colours = "all => new Set(all.map((it) => getComputedStyle(it).backgroundColor)).size"
    until(page, lambda: shown.evaluate_all(colours), 1)
    table = page.locator(".plx-evidence:visible")
    table.get_by_role("button", name="person").first.click()
    expect(table.get_by_role("region")).to_be_visible()
    compare.scroll_into_view_if_needed()
    screenshot(page, "desk-compare")

    hand_in.get_by_role("button", name="Make the file").click()
    expect(hand_in.get_by_text("It holds 2 codes and 1 answer")).to_be_visible()
    with page.expect_download() as download:
        hand_in.get_by_role("button", name="Download the file").click()
    read = read_hand_in(Path(download.value.path()).read_bytes(), STORY)
    assert (read.name, len(read.layer.annotations)) == ("Ada & <i>co</i>", 2)
    assert typeset_mathematics(page) == 0
    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": 900})
        for dark in (False, True):
            set_theme(page, dark=dark)
            for part, name in ((head, "head"), (hand_in, "hand in"), (compare, "compare")):
                part.scroll_into_view_if_needed()
                screenshot(page, f"desk {name} {width} {'dark' if dark else 'light'}")
            assert axe_violations(page, ".plx-desk") == []
            assert axe_violations(page, ".plx-evidence") == []

    run_all(page)
    expect(compare.get_by_text("They stand in the reader now")).to_be_visible()
    compare.get_by_role("button", name="Take the partner’s file away").click()
    expect(compare.get_by_text("is taken away")).to_be_visible()
    expect(page.locator(".plx-evidence:visible")).to_have_count(0)
    expect(page.locator(".plx-reader:visible .plx-layer").get_by_text("Ben")).to_have_count(0)


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_at_the_desk_by_keyboard(shared: Shared, lab: Lab, page: Page, partner: Path, app: App) -> None:
    def choose(chooser: FileChooser) -> None:
        chooser.set_files(partner)

    # From the start: playwright begins to listen a moment after it is told to, and a key is faster than that.
    page.on("filechooser", choose)
    start(shared, lab, app)
    cells = cell_count(page)
    head, compare = panel(page, "Your desk"), panel(page, "Compare with a partner")
    name = head.get_by_label("What shall we call you?")
    press_in(name)
    page.keyboard.type("xbaz")
    expect(name).to_have_value("xbaz")
    press(page, "Enter")
    expect(head.get_by_text("You work as xbaz").first).to_be_visible()
    expect(head.get_by_role("button", name="Change")).to_be_focused()
    large = head.get_by_role("button", name="Large type")
    press(page, "Tab")
    expect(large).to_be_focused()
    small = page.evaluate(SIZES)
    press(page, "Space")
    expect(head.get_by_role("button", name="Large type", pressed=True)).to_be_visible()
    until_true(page, lambda: all(now >= 1.3 * was for now, was in zip(page.evaluate(SIZES), small, strict=True)))
    press(page, *HARMLESS)
    kernel_value(page, "0")  # what a key has set off in Jupyter has happened by then
    assert cell_count(page) == cells
    press_in(compare.get_by_label("Your partner’s hand-in file"), "Space")
    expect(compare.get_by_text("4 codes in this lesson")).to_be_visible()
    away = compare.get_by_role("button", name="Take the partner’s file away")
    press(page, "Tab")
    expect(away).to_be_focused()
    press(page, "Enter")
    expect(compare.get_by_text("is taken away")).to_be_visible()
    press(page, *HARMLESS)
    kernel_value(page, "0")
    assert cell_count(page) == cells
    page.remove_listener("filechooser", choose)
    shared.visit_again()  # with the same browser
    run_all(page)
    expect(head.get_by_role("button", name="Large type", pressed=True)).to_be_visible()
    expect(head.get_by_text("You work as xbaz").first).to_be_visible()
    head.scroll_into_view_if_needed()
    screenshot(page, f"desk large {app}")
