"""The forms in the real JupyterLab: by mouse, by keyboard, restored, beside hostile and dollar-laden texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.lab import (
    axe_violations,
    cell_count,
    error_outputs,
    kernel_run,
    open_notebook,
    run_all,
    save,
    screenshot,
    set_theme,
    settle,
    typeset_mathematics,
    wait_for_value,
    write_notebook,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from browser.lab import Lab

FIRST = """
import os
os.environ["PARALLAX_REVEAL"] = "closed"
from helpers import load_story, views
from helpers.lessons import Question
from helpers.journal import MemoryJournal
from helpers.widgets.questions import Ask, asker
story = load_story("putin-vietnam-2024")
journal = globals().get("journal") or MemoryJournal()
reader = views.reader(story)
ask, try_out = (asker(name, story, journal, reader) for name in ("00-start-here", "_template"))
hostile = Question("hostile", "choice", ("G1",), "<img src=x onerror=alert(1)> $3.5 billion, $3.6 billion \\u202e?",
                   options=("$1 and $2", "<b>bold</b>"), answers=("$1 and $2",), reason="$5 against $6")
"""
NAMES = ["longer", "first-words", "body-words", "exit"]
CELLS = [FIRST, "ask.progress()", *(f'ask("{name}")' for name in NAMES)]
SHUT_DOWN = "async () => window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()"
HARMLESS = ["x", "b", "a", "m", "y", "z", "d", "d", "j", "k", "0", "0", "i", "i", "c", "v"]


def start(page: Page, lab: Lab, name: str, *cells: str, app: str = "lab") -> None:
    open_notebook(page, lab, write_notebook(lab, f"{name}.ipynb", cells or CELLS), app=app)  # type: ignore[arg-type]
    run_all(page)
    assert error_outputs(page) == []
    page.locator(".plx-ask").first.wait_for()


def form(page: Page, prompt: str) -> Locator:
    return page.locator(".plx-ask:visible").filter(has_text=prompt)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_predict_answer_feedback_hint_and_restore_by_mouse(lab: Lab, page: Page) -> None:
    start(page, lab, "ask-mouse", *CELLS, "reader")
    longer = form(page, "which of the two articles is longer")
    assert longer.get_by_role("button", name="Show what").count() == 0
    unsaved = longer.get_by_text("not saved yet")
    assert unsaved.is_hidden()
    longer.get_by_label("A", exact=True).check()
    assert unsaved.is_visible()
    longer.get_by_role("button", name="Save my prediction").click()
    longer.get_by_text("Noted").wait_for()
    assert unsaved.is_hidden()
    longer.get_by_label("B", exact=True).check()  # “Noted” is still there, of what was chosen before
    assert unsaved.is_visible()
    longer.get_by_role("button", name="Save my prediction").click()
    unsaved.wait_for(state="hidden")
    assert longer.get_by_text("681").count() == 0
    longer.get_by_role("button", name="Show what it is compared with").click()
    longer.get_by_text("You predicted: B").wait_for()
    longer.get_by_text("Your prediction stands").wait_for()
    assert longer.get_by_label("A", exact=True).is_disabled()

    first = form(page, "Where does article B begin?")
    first.get_by_label("Article", exact=True).select_option("B")
    first.get_by_label("The words from the article").fill("We need your help now")
    first.get_by_role("button", name="Check my answer").click()
    first.get_by_text("Look again").wait_for()
    assert first.get_by_text("not saved yet").is_hidden()
    first.get_by_label("The words from the article").fill("no such words")
    first.get_by_role("button", name="Check my answer").click()
    first.get_by_text("do not stand in article B").wait_for()
    assert first.get_by_text("not saved yet").is_visible()
    first.get_by_label("The words from the article").fill("We need your help now")
    first.get_by_role("button", name="Check my answer").click()
    first.get_by_text("Who speaks to whom").wait_for()
    first.get_by_role("button", name="Show me the sentence").click()
    page.get_by_text("Shown: “Support from readers").first.wait_for()

    kernel_run(page, "reader.selection = {'article': 'B', 'first': 0, 'last': 3}")
    first.get_by_role("button", name="Use the words selected").click()
    page.wait_for_function("() => document.activeElement.textContent === 'Check my answer'")
    exit_ticket = form(page, "Look at your prediction again")
    exit_ticket.get_by_role("textbox").fill("What I wrote is kept when I leave the box.")
    longer.click()
    exit_ticket.get_by_text("with your teacher").wait_for()
    wait_for_value(
        page, "sorted({**journal.state.answers, **journal.state.predictions})", ["exit", "first-words", "longer"]
    )
    page.locator(".plx-progress:visible").get_by_text("3 of 10").wait_for()
    screenshot(page, "questions-mouse")

    run_all(page)
    page.locator(".plx-progress:visible").get_by_text("3 of 10").wait_for()
    assert longer.get_by_label("B", exact=True).is_checked()
    assert longer.get_by_text("You predicted: B").count() == 1
    assert first.get_by_label("The words from the article").input_value() == "We need your help now"
    assert exit_ticket.get_by_role("textbox").input_value() == "What I wrote is kept when I leave the box."


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_by_keyboard_alone_and_no_key_reaches_the_notebook(lab: Lab, page: Page, app: str) -> None:
    start(page, lab, f"ask-keys-{app}", *CELLS, 'try_out("conflict")', app=app)
    cells = cell_count(page)
    longer = form(page, "which of the two articles is longer")
    longer.get_by_label("A", exact=True).focus()
    press(page, "ArrowDown", *HARMLESS, "Tab", "Enter")
    longer.get_by_role("button", name="Show what").wait_for()
    press(page, "Tab", "Enter")
    longer.get_by_text("You predicted: B").wait_for()
    press(page, *HARMLESS)  # the button that had the focus is gone
    assert cell_count(page) == cells

    words = form(page, "How many words does the body")
    words.get_by_role("textbox").focus()
    press(page, *"xyz", "Enter")
    words.get_by_text("cannot be read as one number").wait_for()
    press(page, "Backspace", "Backspace", "Backspace", *"681", "Enter")
    words.get_by_text("Matches the key").wait_for()

    scale = form(page, "Does article A tell of a disagreement")
    scale.get_by_label("0 – no").focus()
    press(page, "ArrowRight", "Tab", " ")
    scale.get_by_text("Noted").wait_for()
    answers = (
        "[journal.state.predictions['longer'], journal.state.answers['body-words'], journal.state.answers['conflict']]"
    )
    wait_for_value(page, answers, ["B", "681", 1])
    assert cell_count(page) == cells


def test_texts_stay_text(lab: Lab, page: Page) -> None:
    start(
        page, lab, "ask-hostile", FIRST, "Ask(hostile, journal, story)", 'ask.after("longer", views.page_words(story))'
    )
    shown = form(page, "onerror")
    shown.get_by_label("$1 and $2").check()
    shown.get_by_role("button", name="Check").click()
    shown.get_by_text("$5 against $6").wait_for()
    assert shown.locator("img, b").count() == 0
    assert shown.get_by_text("⟦U+202E⟧").count() == 1
    assert typeset_mathematics(page) == 0
    assert page.get_by_text("Then this opens.").locator("visible=true").count() == 1
    kernel_run(page, "ask('longer').commit('A')")
    page.locator(".plx-chart:visible").wait_for()


def test_without_a_kernel_the_question_can_be_read_and_an_answer_is_not_lost_in_silence(
    lab: Lab, page: Page, browser: Browser
) -> None:
    start(page, lab, "ask-twin")
    assert page.locator(".plx-stand-in:visible").count() == 0
    save(page)
    page.locator(".plx-ask").first.wait_for()
    settle(page, SHUT_DOWN)
    page.goto("about:blank")
    # A page of its own: JupyterLab logs every widget it cannot bring to life, and `page` fails on what is logged.
    page = browser.new_page()
    open_notebook(page, lab, "ask-twin.ipynb")
    page.locator(".plx-question:visible").nth(3).wait_for()
    assert page.get_by_text("Error displaying widget").locator("visible=true").count() == 0
    screenshot(page, "questions-twin")
    run_all(page)
    page.locator(".plx-ask:visible").nth(3).wait_for()
    assert page.locator(".plx-question:visible").count() == 0
    settle(page, SHUT_DOWN)
    words = form(page, "How many words does the body")
    words.get_by_role("textbox").fill("681")
    words.get_by_role("button", name="Check").click()
    words.get_by_text("Nothing is saved yet").wait_for()
    assert words.get_by_role("textbox").input_value() == "681"
    page.close()


def test_axe_finds_nothing(lab: Lab, page: Page) -> None:
    start(
        page, lab, "ask-axe", *CELLS, *(f'try_out("{name}")' for name in ("several", "evidence", "conflict", "trade"))
    )
    form(page, "How many words does the body").get_by_role("button", name="Check").click()
    form(page, "Which of these countries").get_by_label("Ukraine").check()
    form(page, "Which of these countries").get_by_role("button", name="Check").click()
    form(page, "Which of these countries").get_by_text("Look again").wait_for()
    for dark in (False, True):
        set_theme(page, dark=dark)
        assert axe_violations(page, ".plx-ask") == []
        assert axe_violations(page, ".plx-progress") == []
        form(page, "Which of these countries").scroll_into_view_if_needed()
        screenshot(page, f"questions-{'dark' if dark else 'light'}")
