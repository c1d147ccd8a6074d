"""A whole lesson in the real JupyterLab: predict, answer, code, reveal, hand in; all of it is there after a restart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    PANEL,
    READY,
    App,
    axe_violations,
    command,
    error_outputs,
    fresh_copies,
    kernel_run,
    kernel_value,
    open_notebook,
    run_all,
    screenshot,
    settle,
    typeset_mathematics,
    wait_for_value,
)
from browser.sharing import set_reveal
from browser.waiting import LIMIT, press, press_in, until_true
from helpers import load_story
from helpers.journal import read_hand_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.lab import Lab

NAME = "00_start_here.ipynb"
STORY = "putin-vietnam-2024"
PLACES = (("article B begin", "Putin arrives in Vietnam, a day"), ("article B end", "We need your help now"))
EXPECTED = "Both will name the pact. They could part over who is to blame."
CODES = "[(it.text, it.code) for it in lesson.journal.state.annotations]"


@pytest.fixture
def opened(page: Page, lab: Lab, app: App) -> Page:
    """Notebook 00 as a student has it who has never worked: reveals closed, all cells run."""
    fresh_copies(lab)
    open_notebook(page, lab, NAME, app=app)
    page.set_viewport_size({"width": 1366, "height": 9000})  # Jupyter draws only the cells in sight
    run_closed(page)
    return page


def run_closed(page: Page) -> None:
    set_reveal(page, "closed")
    run_all(page)
    assert error_outputs(page) == []
    expect(page.locator(".plx-desk")).to_have_count(2)


def restart(page: Page) -> None:
    kernel_run(page, "before = True")
    settle(page, f"async () => {{ await {PANEL}.context.sessionContext.session.kernel.restart(); }}")
    page.wait_for_function(READY, timeout=LIMIT)
    assert kernel_value(page, "'before' in globals()") is False
    command(page, "notebook:clear-all-cell-outputs")
    run_closed(page)


def forms(page: Page, words: str) -> Locator:
    return page.locator(".plx-ask:visible").filter(has_text=words)


def form(page: Page, words: str) -> Locator:
    return forms(page, words).first


def text(page: Page, column: int) -> Locator:
    return page.locator(".plx-reader .plx-text").nth(column)


def tab_to(page: Page, target: Locator) -> None:
    """Go on with the Tab key until something has the focus."""
    expect(target).to_be_visible()
    for _ in range(60):
        if target.evaluate("(it) => it === document.activeElement"):
            return
        press(page, "Tab")
    raise AssertionError(f"Tab does not reach {target}")


def write(page: Page, place: Locator, words: str) -> None:
    press_in(place)
    page.keyboard.type(words)
    expect(place).to_have_value(words)


def work_by_mouse(page: Page) -> None:
    page.get_by_label("What shall we call you?").fill("Ada")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".plx-desk-name")).to_contain_text("Ada")
    expectation = form(page, "have not read them yet")
    expectation.get_by_label("Your answer").fill(EXPECTED)
    expectation.get_by_role("button", name="Save my prediction").click()
    answered(page, 1)
    for count, (words, answer) in enumerate(PLACES, 2):
        form(page, words).get_by_label("The words from the article").fill(answer)
        form(page, words).get_by_role("button", name="Check my answer").click()
        answered(page, count)
    longer = form(page, "which of the two articles is longer")
    longer.get_by_label("B", exact=True).check()
    longer.get_by_role("button", name="Save my prediction").click()
    answered(page, 4)
    text(page, 1).get_by_text("We need your help now").dblclick()
    expect(page.locator(".plx-at")).to_contain_text("We need your help now")
    page.get_by_role("button", name="appeal").click()


def work_by_keyboard(page: Page) -> None:
    """The same, from the first field on with the keys alone; the notebook's own keys lead from cell to cell."""
    write(page, page.get_by_label("What shall we call you?"), "Ada")
    press(page, "Enter")
    expect(page.locator(".plx-desk-name")).to_contain_text("Ada")
    expectation = form(page, "have not read them yet")
    write(page, expectation.get_by_label("Your answer"), EXPECTED)
    tab_to(page, expectation.get_by_role("button", name="Save my prediction"))
    press(page, "Enter")
    answered(page, 1)
    for count, (words, answer) in enumerate(PLACES, 2):
        one = form(page, words)
        write(page, one.get_by_label("The words from the article"), answer)
        tab_to(page, one.get_by_role("button", name="Check my answer"))
        press(page, "Enter")
        answered(page, count)
    longer = form(page, "which of the two articles is longer")
    tab_to(page, longer.get_by_label("A", exact=True))
    press(page, "ArrowDown")
    expect(longer.get_by_label("B", exact=True)).to_be_checked()
    tab_to(page, longer.get_by_role("button", name="Save my prediction"))
    press(page, "Enter")
    answered(page, 4)
    press_in(text(page, 1), "Home", "Shift+End")
    expect(page.locator(".plx-at")).to_contain_text("We need your help now")
    press(page, "a")


def answered(page: Page, count: int) -> None:
    expect(page.get_by_text(f"{count} of 10 answered").filter(visible=True)).to_be_visible()


def check_work(page: Page) -> None:
    """What stands in the notebook after the work, and again after a restart."""
    answered(page, 4)
    expect(page.locator(".plx-desk-name")).to_contain_text("Ada")
    expect(form(page, "have not read them yet").get_by_label("Your answer")).to_have_value(EXPECTED)
    expect(form(page, "article B begin")).to_contain_text("Matches the key")
    expect(form(page, "article B end")).to_contain_text("Look again")
    expect(form(page, "article B end").get_by_label("Article", exact=True)).to_have_value("B")
    for longer in forms(page, "which of the two articles is longer").all():
        expect(longer.get_by_label("B", exact=True)).to_be_checked()
    expect(page.locator(".plx-mine").filter(has_text="We need your help now")).to_be_visible()
    wait_for_value(page, CODES, [("We need your help now", "appeal")])
    expect(page.locator(".plx-zone:visible").filter(has_text="We need your help now").first).to_be_visible()


def reveal(page: Page) -> None:
    """What a prediction is compared with: asked for once, shown wherever the question stands."""
    press_in(page.get_by_role("button", name="Show what it is compared with").first, "Enter")


@pytest.mark.parametrize(("app", "work"), [("lab", work_by_mouse), ("notebook", work_by_keyboard)])
def test_a_lesson_from_the_prediction_to_the_hand_in(opened: Page, lab: Lab, work: Callable[[Page], None]) -> None:
    expect(opened.locator(".plx-closed:visible").first).to_be_visible()
    expect(opened.locator(".plx-zone")).to_have_count(0)
    answered(opened, 0)
    work(opened)
    check_work(opened)
    reveal(opened)
    expect(opened.get_by_text("The body of A has 681 words").first).to_be_visible()
    screenshot(opened, f"lesson 00 {work.__name__}")
    restart(opened)
    check_work(opened)
    expect(opened.get_by_text("The body of A has 681 words").first).to_be_visible()
    opened.get_by_role("button", name="Make the file to hand in").press("Enter")
    expect(opened.get_by_role("button", name="Download").first).to_be_visible()
    until_true(opened, lambda: any(lab.student.glob("hand-in-*.jsonl")))
    made = next(lab.student.glob("hand-in-*.jsonl"))
    assert read_hand_in(made, load_story(STORY)).name == "Ada"
    made.unlink()
    opened.get_by_role("button", name="Make my report").press("Enter")
    expect(opened.get_by_text("report-").first).to_be_visible()
    assert axe_violations(opened, ".jp-OutputArea-output") == []
    assert typeset_mathematics(opened) == 0
