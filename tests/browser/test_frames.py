"""Notebook 04 as a student walks it, with reveals closed: predict, answer by keyboard with words, compare, reopen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    axe_violations,
    cell_count,
    error_outputs,
    kernel_run,
    no_fault,
    run_all,
    screenshot,
    shows_stand_ins,
    wait_for_value,
)
from browser.sharing import set_reveal
from browser.window import set_height

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared

SETUP = """
import os
os.environ["PARALLAX_REVEAL"] = "closed"
from helpers.desk import open_lesson
from helpers import views
lesson = open_lesson("04-frames")
story = lesson.story
"""
WALK = [
    'lesson.ask("about", "conflict-guess")',
    'reader = lesson.reader("entman")\nreader',
    'lesson.frame_form("conflict")',
    'lesson.frames_beside("conflict")',
    'lesson.frame_profile("conflict")',
]
WORDS = {"A": "Washington and its allies accuse North Korea", "B": "Both countries deny accusations"}


@pytest.fixture
def walk(shared: Shared) -> Page:
    """The closed lesson with the cells that the walk needs."""
    page = shared.run(SETUP, *WALK)
    set_height(page, 9000)  # JupyterLab draws only the cells in sight
    return page


def radio(page: Page, number: int, article: str, answer: str) -> Locator:
    item = page.locator(".plx-frame-item").nth(number)
    return item.get_by_role("group", name=f"Article {article}").get_by_role("radio", name=answer, exact=True)


def answer(page: Page, number: int, article: str, wanted: str) -> None:
    """One answer by keyboard: to the first of the group, then on with the arrow key."""
    choice = radio(page, number, article, wanted)
    choice.focus()
    page.keyboard.press("Space")
    expect(choice).to_be_checked()


def test_a_student_predicts_answers_by_keyboard_and_then_sees_the_others(walk: Page) -> None:
    guess = walk.locator(".plx-ask").filter(has_text="Which text got more yes?")
    guess.get_by_role("radio", name="both the same").focus()
    walk.keyboard.press("Space")
    guess.get_by_role("button", name="Save my prediction").focus()
    walk.keyboard.press("Enter")
    expect(guess.locator(".plx-ask-said")).to_contain_text("Noted")
    form, table = walk.locator(".plx-frame"), walk.locator(".plx-ev-table")
    expect(form.locator(".plx-frame-done")).to_have_text("0 of 8 answered")
    expect(walk.get_by_text("First answer every question of this frame").filter(visible=True)).to_have_count(2)
    expect(table).to_have_count(0)
    before = cell_count(walk)
    for number in range(4):
        for article in "AB":
            answer(walk, number, article, "no" if number else "yes")
    expect(form.locator(".plx-frame-done")).to_have_text("8 of 8 answered; 2 yes still without words")
    expect(table).to_have_count(0)
    fields = form.locator(".plx-frame-field:visible")
    fields.first.focus()
    walk.keyboard.type(WORDS["A"])  # x and b in it are JupyterLab's keys
    walk.keyboard.press("Enter")
    expect(form.locator(".plx-frame-kept").first).to_have_text(f"“{WORDS['A']}”")
    words_from_the_reader(walk)
    expect(form.locator(".plx-frame-done")).to_have_text("8 of 8 answered")
    expect(table.get_by_role("row", name="A, parties disagree")).to_contain_text("yes")
    expect(walk.locator(".plx-evidence svg")).to_be_visible()
    assert cell_count(walk) == before
    screenshot(walk, "frames answered")
    profile_opens_its_evidence(walk)
    restored_after_a_new_run(walk)
    no_fault(walk)


def words_from_the_reader(page: Page) -> None:
    """Words of the wrong article are refused; then the right ones are taken."""
    set_b = page.locator(".plx-frame-item").first.get_by_role("group", name="Article B")
    take = set_b.get_by_role("button", name="Use the words selected in the reader")
    select(page, "A", WORDS["A"])
    take.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".plx-frame .plx-fault")).to_contain_text("stand in article A")
    select(page, "B", WORDS["B"])
    take.focus()
    page.keyboard.press("Enter")
    expect(set_b.locator(".plx-frame-kept")).to_have_text(f"“{WORDS['B']}”")
    expect(page.locator(".plx-frame .plx-fault")).to_be_empty()


def select(page: Page, article: str, words: str) -> None:
    code = (
        f"it = next(a for a in story.articles if a.id == {article!r}); at = it.text.index({words!r}); "
        f"ns = [n for n, t in enumerate(it.tokens) if at <= t.start and t.end <= at + {len(words)}]; "
        f"reader.selection = {{'article': it.id, 'first': ns[0], 'last': ns[-1]}}"
    )
    kernel_run(page, code)
    wait_for_value(page, "reader.selected.text", words)


def profile_opens_its_evidence(page: Page) -> None:
    dot = page.locator(".plx-evidence").get_by_role("button", name="Conflict, article A, you: 0.25")
    dot.focus()
    page.keyboard.press("Enter")
    drawer = page.locator(".plx-drawer").filter(has_text="of supplying ammunition")
    expect(drawer.locator("mark").first).to_have_text(WORDS["A"])
    drawer.get_by_role("button", name="Show").first.click()
    wait_for_value(page, "reader._shown['passage'][0]", 0)
    screenshot(page, "frame profile opened")


def restored_after_a_new_run(page: Page) -> None:
    kernel_run(page, "del lesson, reader")
    run_all(page)
    expect(page.locator(".plx-frame-done")).to_have_text("8 of 8 answered")
    expect(radio(page, 0, "A", "yes")).to_be_checked()
    expect(radio(page, 3, "B", "no")).to_be_checked()
    expect(page.locator(".plx-frame-kept").first).to_have_text(f"“{WORDS['A']}”")
    expect(page.locator(".plx-ev-table").get_by_role("row", name="B, parties disagree")).to_contain_text("yes")


def test_the_form_and_what_opens_after_it_are_accessible(walk: Page) -> None:
    answer(walk, 0, "A", "yes")
    set_reveal(walk, "open")
    answer(walk, 1, "A", "no")
    expect(walk.locator(".plx-evidence svg")).to_be_visible()
    assert axe_violations(walk, ".plx-live") == []


@pytest.mark.reopens
def test_the_notebook_runs_open_and_shows_pictures_without_a_kernel(shared: Shared) -> None:
    page = shared.kit("04_frames.ipynb", height=18000)
    expect(page.locator(".plx-frame")).to_have_count(5)
    expect(page.locator(".plx-evidence").filter(has_text="Questions on the frame conflict")).to_be_visible()
    assert error_outputs(page) == []
    shared.save_and_visit()
    shows_stand_ins(page, "Is it told as a conflict")
    screenshot(page, "notebook 04 reopened")
