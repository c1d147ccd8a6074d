"""The forms in the real JupyterLab: by mouse, by keyboard, restored, beside hostile and dollar-laden texts."""

from __future__ import annotations

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
    settle,
    typeset_mathematics,
    wait_for_value,
)
from browser.waiting import press, press_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared

FIRST = """
import os
os.environ["PARALLAX_REVEAL"] = "closed"
from helpers import load_story, views
from helpers.lessons import Question
from helpers.journal import MemoryJournal
from helpers.widgets.answers.questions import Ask, asker
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


def start(shared: Shared, *cells: str, app: App = "lab") -> Page:
    page = shared.run(*(cells or CELLS), app=app)
    expect(page.locator(".plx-ask").first).to_be_visible()
    return page


def form(page: Page, prompt: str) -> Locator:
    return page.locator(".plx-ask:visible").filter(has_text=prompt)


def test_predict_answer_feedback_hint_and_restore_by_mouse(shared: Shared) -> None:
    page = start(shared, *CELLS, "reader")
    longer = form(page, "which of the two articles is longer")
    expect(longer.get_by_role("button", name="Show what")).to_have_count(0)
    unsaved = longer.get_by_text("not saved yet")
    expect(unsaved).to_be_hidden()
    longer.get_by_label("A", exact=True).check()
    expect(unsaved).to_be_visible()
    longer.get_by_role("button", name="Save my prediction").click()
    expect(longer.get_by_text("Noted")).to_be_visible()
    expect(unsaved).to_be_hidden()
    longer.get_by_label("B", exact=True).check()  # “Noted” is still there, of what was chosen before
    expect(unsaved).to_be_visible()
    longer.get_by_role("button", name="Save my prediction").click()
    expect(unsaved).to_be_hidden()
    expect(longer.get_by_text("681")).to_have_count(0)
    longer.get_by_role("button", name="Show what it is compared with").click()
    expect(longer.get_by_text("You predicted: B")).to_be_visible()
    expect(longer.get_by_text("Your prediction stands")).to_be_visible()
    expect(longer.get_by_label("A", exact=True)).to_be_disabled()

    first = form(page, "Where does article B begin?")
    first.get_by_label("Article", exact=True).select_option("B")
    first.get_by_label("The words from the article").fill("We need your help now")
    first.get_by_role("button", name="Check my answer").click()
    expect(first.get_by_text("Look again")).to_be_visible()
    expect(first.get_by_text("not saved yet")).to_be_hidden()
    first.get_by_label("The words from the article").fill("no such words")
    first.get_by_role("button", name="Check my answer").click()
    expect(first.get_by_text("do not stand in article B")).to_be_visible()
    expect(first.get_by_text("not saved yet")).to_be_visible()
    first.get_by_label("The words from the article").fill("We need your help now")
    first.get_by_role("button", name="Check my answer").click()
    expect(first.get_by_text("Who speaks to whom")).to_be_visible()
    first.get_by_role("button", name="Show me the sentence").click()
    expect(page.get_by_text("Shown: “Support from readers").first).to_be_visible()

    kernel_run(page, "reader.selection = {'article': 'B', 'first': 0, 'last': 3}")
    first.get_by_role("button", name="Use the words selected").click()
    expect(first.get_by_role("button", name="Check my answer")).to_be_focused()
    exit_ticket = form(page, "Look at your prediction again")
    exit_ticket.get_by_role("textbox").fill("What I wrote is kept when I leave the box.")
    longer.click()
    expect(exit_ticket.get_by_text("with your teacher")).to_be_visible()
    wait_for_value(
        page, "sorted({**journal.state.answers, **journal.state.predictions})", ["exit", "first-words", "longer"]
    )
    expect(page.locator(".plx-progress:visible").get_by_text("3 of 10")).to_be_visible()
    screenshot(page, "questions-mouse")

    run_all(page)
    expect(page.locator(".plx-progress:visible").get_by_text("3 of 10")).to_be_visible()
    expect(longer.get_by_label("B", exact=True)).to_be_checked()
    expect(longer.get_by_text("You predicted: B")).to_have_count(1)
    expect(first.get_by_label("The words from the article")).to_have_value("We need your help now")
    expect(exit_ticket.get_by_role("textbox")).to_have_value("What I wrote is kept when I leave the box.")


def test_texts_stay_text(shared: Shared) -> None:
    page = start(shared, FIRST, "Ask(hostile, journal, story)", 'ask.after("longer", views.page_words(story))')
    shown = form(page, "onerror")
    shown.get_by_label("$1 and $2").check()
    shown.get_by_role("button", name="Check").click()
    expect(shown.get_by_text("$5 against $6")).to_be_visible()
    expect(shown.locator("img, b")).to_have_count(0)
    expect(shown.get_by_text("⟦U+202E⟧")).to_have_count(1)
    assert typeset_mathematics(page) == 0
    expect(page.get_by_text("Then this opens.").filter(visible=True)).to_have_count(1)
    kernel_run(page, "ask('longer').commit('A')")
    expect(page.locator(".plx-chart:visible")).to_be_visible()


def test_axe_finds_nothing(shared: Shared) -> None:
    page = start(shared, *CELLS, *(f'try_out("{name}")' for name in ("several", "evidence", "conflict", "trade")))
    form(page, "How many words does the body").get_by_role("button", name="Check").click()
    form(page, "Which of these countries").get_by_label("Ukraine").check()
    form(page, "Which of these countries").get_by_role("button", name="Check").click()
    expect(form(page, "Which of these countries").get_by_text("Look again")).to_be_visible()
    for dark in (False, True):
        set_theme(page, dark=dark)
        assert axe_violations(page, ".plx-ask") == []
        assert axe_violations(page, ".plx-progress") == []
        form(page, "Which of these countries").scroll_into_view_if_needed()
        screenshot(page, f"questions-{'dark' if dark else 'light'}")


@pytest.mark.reopens
def test_without_a_kernel_the_question_can_be_read_and_an_answer_is_not_lost_in_silence(shared: Shared) -> None:
    page = start(shared)
    expect(page.locator(".plx-stand-in:visible")).to_have_count(0)
    shared.save_and_reopen()
    expect(page.locator(".plx-question:visible").nth(3)).to_be_visible()
    expect(page.get_by_text("Error displaying widget").filter(visible=True)).to_have_count(0)
    screenshot(page, "questions-twin")
    run_all(page)
    expect(page.locator(".plx-ask:visible").nth(3)).to_be_visible()
    expect(page.locator(".plx-question:visible")).to_have_count(0)
    settle(page, SHUT_DOWN)
    words = form(page, "How many words does the body")
    words.get_by_role("textbox").fill("681")
    words.get_by_role("button", name="Check").click()
    expect(words.get_by_text("Nothing is saved yet")).to_be_visible()
    expect(words.get_by_role("textbox")).to_have_value("681")


@pytest.mark.parametrize("app", ["notebook", "lab"])
def test_by_keyboard_alone_and_no_key_reaches_the_notebook(shared: Shared, app: App) -> None:
    page = start(shared, *CELLS, 'try_out("conflict")', app=app)
    cells = cell_count(page)
    longer = form(page, "which of the two articles is longer")
    press_in(longer.get_by_label("A", exact=True), "ArrowDown", *HARMLESS)
    expect(longer.get_by_label("B", exact=True)).to_be_checked()
    press(page, "Tab")
    expect(longer.get_by_role("button", name="Save my prediction")).to_be_focused()
    press(page, "Enter")
    show = longer.get_by_role("button", name="Show what")
    expect(show).to_be_visible()
    press(page, "Tab")
    expect(show).to_be_focused()
    press(page, "Enter")
    expect(longer.get_by_text("You predicted: B")).to_be_visible()
    press(page, *HARMLESS)  # the button that had the focus is gone
    kernel_value(page, "0")  # what a key has set off in Jupyter has happened by then
    assert cell_count(page) == cells

    words = form(page, "How many words does the body")
    press_in(words.get_by_role("textbox"), *"xyz", "Enter")
    expect(words.get_by_text("cannot be read as one number")).to_be_visible()
    press_in(words.get_by_role("textbox"), "Backspace", "Backspace", "Backspace", *"681", "Enter")
    expect(words.get_by_text("Matches the key")).to_be_visible()

    scale = form(page, "Does article A tell of a disagreement")
    press_in(scale.get_by_label("0 – no"), "ArrowRight", "Tab")
    expect(scale.get_by_role("button").first).to_be_focused()
    press(page, " ")
    expect(scale.get_by_text("Noted")).to_be_visible()
    answers = (
        "[journal.state.predictions['longer'], journal.state.answers['body-words'], journal.state.answers['conflict']]"
    )
    wait_for_value(page, answers, ["B", "681", 1])
    assert cell_count(page) == cells
