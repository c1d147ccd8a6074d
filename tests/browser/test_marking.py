"""A class's written answers marked by keyboard in the real JupyterLab, and there again afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    axe_violations,
    cell_count,
    kernel_value,
    run_all,
    save,
    screenshot,
    set_theme,
    typeset_mathematics,
    wait_for_value,
)
from browser.waiting import press, press_in, until_true

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared

HOSTILE = "<img src=x onerror=\"document.title='hacked'\"> A says “$3.5 billion”, B “$3.6 billion” \u202e<b>x</b>"
OPEN = """from helpers.classroom.our_class import example
from helpers.lessons.marks import Written
from helpers.views import class_marking
ours = example(size=3)
"""
THIRTY = f"""form = class_marking(ours, "02")
first = [Written("name 1", "Student 01", {HOSTILE!r})]
rest = [Written(f"name {{n}}", f"Student {{n:02}}", f"Answer {{n}} " + "words " * n) for n in range(2, 31)]
form = type(form)(form.question, form.lines, first + rest, form.journal)
form"""
MARKS = "[form.mark(it).points for it in form.answers]"
HARMLESS = ["x", "c", "b", "a", "m", "y", "d", "d"]


@pytest.fixture
def opened(shared: Shared) -> Page:
    return shared.run(OPEN, THIRTY)


def desk(page: Page) -> Locator:
    return page.locator(".plx-marking")


def test_thirty_answers_by_keyboard_and_there_again(opened: Page) -> None:
    form = desk(opened)
    cells = cell_count(opened)
    expect(form).to_contain_text("0 of 30 marked")
    press_in(form, *HARMLESS)
    for number in range(1, 31):
        expect(form.locator("h3").first).to_contain_text(f"{number} of 30: Student {number:02}")
        press(opened, "2", str(number % 3), "0")
    expect(form).to_contain_text("30 of 30 marked")
    expect(form).to_contain_text("All answers are marked.")
    wanted = [2 + number % 3 for number in range(1, 31)]
    wait_for_value(opened, MARKS, wanted)

    undo_and_notes(opened, form)
    filter_and_order(opened, form)
    assert cell_count(opened) == cells
    assert opened.title() != "hacked"
    assert typeset_mathematics(opened) == 0

    before = kernel_value(opened, "[(form.mark(it).points, form.mark(it).note) for it in form.answers]")
    save(opened)
    run_all(opened)
    expect(form).to_contain_text("30 of 30 marked")
    wait_for_value(opened, "[(form.mark(it).points, form.mark(it).note) for it in form.answers]", before)


def undo_and_notes(page: Page, form: Locator) -> None:
    """The last level goes; a note is written with keys that mean something elsewhere, and stays with its answer."""
    press_in(form, "u")
    expect(form).to_contain_text("29 of 30 marked")
    expect(form.locator("h3").first).to_contain_text("Student 30")
    press(page, "1")
    expect(form).to_contain_text("30 of 30 marked")
    press_in(form, "ArrowLeft", "ArrowLeft")
    expect(form.locator("h3").first).to_contain_text("Student 29")
    press(page, "n")
    note = form.get_by_label("Note to the student")
    expect(note).to_be_focused()
    page.keyboard.type("u n 2 ? Copy it")
    press(page, "Enter")
    expect(form).to_be_focused()
    expect(form).to_contain_text("The note to Student 29 is kept.")
    press(page, "ArrowRight")
    expect(note).to_have_value("")
    press(page, "ArrowLeft")
    expect(note).to_have_value("u n 2 ? Copy it")
    press(page, "?")
    expect(form.get_by_text("the level, and on to the next line or answer")).to_be_visible()


def filter_and_order(page: Page, form: Locator) -> None:
    """Only those not marked, and by length."""
    press_in(form, "u")  # the note
    press(page, "u")  # the level given anew
    expect(form).to_contain_text("29 of 30 marked")
    form.get_by_label("only those not marked").check()
    press_in(form, "ArrowRight")
    form.get_by_label("Order").select_option("longest first")
    expect(form.locator("h3").first).to_contain_text("1 of 1: Student 30")
    press_in(form, "0")
    expect(form).to_contain_text("All answers are marked.")
    form.get_by_label("only those not marked").uncheck()
    expect(form.locator("h3").first).to_contain_text("1 of 30: Student 30")
    form.get_by_role("button", name="Next").click()
    expect(form.locator("h3").first).to_contain_text("2 of 30: Student 29")
    level = form.get_by_role("radiogroup").nth(1).get_by_role("radio").first
    level.click()
    expect(level).to_have_attribute("aria-checked", "true")


def test_text_stays_text_and_axe_finds_nothing(opened: Page) -> None:
    form = desk(opened)
    expect(form.locator(".plx-marking-text")).to_contain_text("<img src=x onerror=")
    expect(form.locator(".plx-marking-text")).to_contain_text("⟦U+202E⟧")
    assert form.locator("img").count() == 0
    expect(form.get_by_role("radiogroup")).to_have_count(3)
    expect(form.locator(".plx-marking-samples")).to_contain_text("6 of 6 points")
    for dark in (False, True):
        set_theme(opened, dark=dark)
        screenshot(form, f"marking {'dark' if dark else 'light'}")
        assert axe_violations(opened, ".plx-marking") == []
    opened.set_viewport_size({"width": 640, "height": 900})
    screenshot(form, "marking narrow")
    until_true(opened, lambda: form.evaluate("(it) => it.scrollWidth <= it.clientWidth + 1"))
