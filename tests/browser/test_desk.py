"""The student's desk in the real JupyterLab: name, large type, handing in, a partner's file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.lab import (
    LIMIT,
    READY,
    axe_violations,
    cell_count,
    error_outputs,
    kernel_run,
    open_notebook,
    run_all,
    screenshot,
    set_theme,
    typeset_mathematics,
    write_notebook,
)
from helpers import load_story
from helpers.anchoring import selector
from helpers.journal import export, open_journal, read_hand_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.lab import Lab

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
from helpers.widgets.questions import asker
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


def start(page: Page, lab: Lab, name: str, app: str = "lab") -> None:
    cells = set_up(lab.student / name)
    open_notebook(page, lab, write_notebook(lab, f"{name}.ipynb", cells), app=app)  # type: ignore[arg-type]
    run_all(page)
    assert error_outputs(page) == []
    page.locator(".plx-desk").nth(2).wait_for()


def panel(page: Page, name: str) -> Locator:
    return page.locator(f".plx-desk[aria-label='{name}']:visible")


def test_at_the_desk_by_mouse(lab: Lab, page: Page, partner: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    start(page, lab, "desk-mouse")
    head, hand_in, compare = (panel(page, name) for name in ("Your desk", "Hand in", "Compare with a partner"))
    screenshot(page, "desk-first")
    hand_in.get_by_role("button", name="Make the file").click()
    hand_in.get_by_text("There is nothing to hand in yet").wait_for()

    head.get_by_label("What shall we call you?").fill("Ada & <i>co</i>")
    head.get_by_role("button", name="Save").click()
    head.get_by_text("You work as Ada & <i>co</i>").first.wait_for()
    page.locator(".plx-ask:visible").get_by_label("B", exact=True).check()
    page.locator(".plx-ask:visible").get_by_role("button", name="Save my prediction").click()
    head.get_by_text("1 of 10 answered").wait_for()
    assert "my_work" in head.get_by_text("Saved in").inner_text() or "work folder" in head.inner_text()

    with page.expect_file_chooser() as chooser:
        compare.get_by_label("Your partner’s hand-in file").click()
    chooser.value.set_files(partner)
    compare.get_by_text("You see them as soon as you have given a code").wait_for()
    assert page.locator(".plx-reader").get_by_text("Ben <b>").count() == 0
    kernel_run(page, "code(0, 200, 'person'); code(0, 30, 'person')")
    compare.get_by_role("button", name="Compare again").click()
    compare.get_by_text("They stand in the reader now").wait_for()
    page.locator(".plx-reader:visible .plx-layer").get_by_text("Ben <b>$1</b> $2").wait_for()
    shown = page.locator(".plx-reader:visible .plx-code").filter(has_text="document").locator(".plx-swatch")
    assert sorted(shown.all_inner_texts()) == ["Ben <b>$:d", "[d]"]  # one key, one colour, for whoever gave the code
    assert len(set(shown.evaluate_all("all => all.map((it) => getComputedStyle(it).backgroundColor)"))) == 1
    table = page.locator(".plx-evidence:visible")
    table.get_by_role("button", name="person").first.click()
    table.get_by_role("region").wait_for()
    compare.scroll_into_view_if_needed()
    screenshot(page, "desk-compare")

    hand_in.get_by_role("button", name="Make the file").click()
    hand_in.get_by_text("It holds 2 codes and 1 answer").wait_for()
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
    compare.get_by_text("They stand in the reader now").wait_for()
    compare.get_by_role("button", name="Take the partner’s file away").click()
    compare.get_by_text("is taken away").wait_for()
    assert page.locator(".plx-evidence:visible").count() == 0
    assert page.locator(".plx-reader:visible .plx-layer").get_by_text("Ben").count() == 0


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_at_the_desk_by_keyboard(lab: Lab, page: Page, partner: Path, app: str) -> None:
    # From the start: playwright begins to listen a moment after it is told to, and a key is faster than that.
    page.on("filechooser", lambda chooser: chooser.set_files(partner))
    start(page, lab, f"desk-keys-{app}", app)
    cells = cell_count(page)
    head, compare = panel(page, "Your desk"), panel(page, "Compare with a partner")
    head.get_by_label("What shall we call you?").focus()
    page.keyboard.type("xbaz")
    page.keyboard.press("Enter")
    head.get_by_text("You work as xbaz").first.wait_for()
    page.wait_for_function("() => document.activeElement.textContent === 'Change'")
    page.keyboard.press("Tab")
    small = page.evaluate(SIZES)
    page.keyboard.press("Space")
    head.get_by_role("button", name="Large type", pressed=True).wait_for()
    assert all(large >= 1.3 * size for large, size in zip(page.evaluate(SIZES), small, strict=True))
    for key in HARMLESS:
        page.keyboard.press(key)
    assert cell_count(page) == cells
    compare.get_by_label("Your partner’s hand-in file").focus()
    page.keyboard.press("Space")
    compare.get_by_text("4 codes in this lesson").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    compare.get_by_text("is taken away").wait_for()
    for key in HARMLESS:
        page.keyboard.press(key)
    assert cell_count(page) == cells
    page.reload()  # another visit with the same browser
    page.wait_for_function(READY, timeout=LIMIT)
    run_all(page)
    head.get_by_role("button", name="Large type", pressed=True).wait_for()
    head.get_by_text("You work as xbaz").first.wait_for()
    head.scroll_into_view_if_needed()
    screenshot(page, f"desk large {app}")
