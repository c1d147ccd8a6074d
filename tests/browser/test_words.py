"""Notebook 03 as a student has it: reveals closed, predictions and answers first, a label coded by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    axe_violations,
    cell_count,
    screenshot,
    shows_stand_ins,
    typeset_mathematics,
    wait_for_value,
)
from browser.sharing import set_reveal
from browser.window import set_height
from helpers import load_story

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared

HIGH = 16000
LABELS = ("reader", "ask-labels", "labels", "groups", "beside", "against-key")
"""The cells of the questions on labels, and of what opens after them."""
A = load_story("putin-vietnam-2024").articles[0]
SIGNED = "What Russia and North Korea signed"
CODES = "[(it.text, it.code) for it in lesson.journal.state.annotations]"


@pytest.fixture
def opened(shared: Shared) -> Page:
    page = shared.kit("03_words.ipynb", height=HIGH, reveal="closed")
    expect(page.locator(".plx-desk").nth(1)).to_be_visible()
    return page


def form(page: Page, words: str) -> Locator:
    return page.locator(".plx-ask:visible").filter(has_text=words).first


def choose(page: Page, question: str, *answers: str) -> Locator:
    """Tick the options that begin so, and send the answer."""
    found = form(page, question)
    for answer in answers:
        found.get_by_label(answer).check()
    found.get_by_role("button", name="Check my answer").click()
    return found


def give_words(page: Page, question: str, words: str) -> Locator:
    found = form(page, question)
    found.get_by_label("The words from the article").fill(words)
    found.get_by_role("button", name="Check my answer").click()
    return found


def drawn(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def predict(page: Page) -> None:
    headline = form(page, "Write one headline for both")
    headline.get_by_label("Your answer").fill("Putin in Hanoi after a deal with Kim")
    headline.get_by_role("button", name="Save my prediction").click()
    guess = form(page, "Of ten words that it highlights")
    guess.get_by_role("textbox").first.fill("7")
    guess.get_by_role("button", name="Save my prediction").click()
    expect(page.get_by_text("2 of 14 answered").locator("visible=true")).to_be_visible()


def tokens_to(number: int, words: str) -> int:
    """How many words and marks of a sentence of A's body stand before some words."""
    sentence = [it for it in A.sentences if it.kind == "body"][number - 1]
    at = A.text.index(words, sentence.start)
    return sum(sentence.start <= token.start < at for token in A.tokens)


def test_highlights_wait_for_the_guess_and_for_a_word_of_ones_own(opened: Page) -> None:
    caveat = opened.get_by_text("are not what trained coders called biased").locator("visible=true")
    expect(caveat).to_have_count(0)
    predict(opened)
    expect(give_words(opened, "find a word that judges", "rapturous")).to_contain_text("Matches the key")
    expect(caveat.first).to_be_visible()
    opened.get_by_role("button", name="Show what it is compared with").last.press("Enter")
    expect(opened.get_by_text("About four.").locator("visible=true").first).to_be_visible()
    expect(choose(opened, "By whom?", "by China and")).to_contain_text("can be defended")
    expect(give_words(opened, "where the sentence does not say by whom", "if attacked")).to_contain_text("Matches")
    expect(opened.locator(".plx-evidence").filter(has_text="is being increasingly tested").first).to_be_visible()
    opened.set_viewport_size({"width": 640, "height": HIGH})  # as at 200 % zoom
    word = opened.locator(".plx-ev-cell:visible").filter(has_text="Communist").first
    assert (word.bounding_box() or {"height": 0})["height"] < 40, "a word is cut in two"
    set_height(opened, HIGH)
    screenshot(opened, "highlights and passives")
    assert axe_violations(opened, ".plx-live") == []
    assert typeset_mathematics(opened) == 0


def test_a_label_is_coded_by_keyboard_and_stands_beside_those_of_others(opened: Page) -> None:
    expect(opened.get_by_text("First code a sentence yourself").first).to_have_count(0)  # it waits for two answers
    before = cell_count(opened)
    opened.locator(".plx-reader .plx-text").first.focus()
    opened.keyboard.press("Home")
    for _ in range(3):  # from the headline to the third sentence
        opened.keyboard.press("ArrowDown")
    for _ in range(tokens_to(3, "the deal")):
        opened.keyboard.press("ArrowRight")
    opened.keyboard.press("Shift+ArrowRight")
    opened.keyboard.press("1")
    expect(opened.locator(".plx-said").first).to_contain_text(f"coded ‘the deal’ as {SIGNED}; 1 code")
    wait_for_value(opened, CODES, [("the deal", SIGNED)])
    assert cell_count(opened) == before
    choose(opened, "Which of these stand for the same thing", "“a strategic treaty”", "“a treaty” (B 13)")
    expect(form(opened, "Which of these stand for the same thing")).to_contain_text("Look again")
    expect(give_words(opened, "Select a label that article B uses", "military actions")).to_contain_text("Matches")
    expect(give_words(opened, "Find one that it uses only inside", "Korean people")).to_contain_text("can be defended")
    table = opened.locator(".plx-evidence").filter(has_text="Your codes beside those of others")
    row = table.get_by_role("row", name="A 3").first
    expect(row.locator("td").first).to_have_text(f"{SIGNED}: the deal")
    expect(row.locator("td").nth(1)).to_contain_text(f"{SIGNED}: the deal")
    screenshot(opened, "labels beside")


def test_the_chart_opens_after_the_answers_and_its_bars_open_their_sentences(opened: Page, shared: Shared) -> None:
    shared.begin_again(*LABELS)  # the test before has answered
    bar = drawn(opened, "Article B, “military actions”: once outside quotation marks")
    expect(bar).to_have_count(0)
    expect(opened.locator(".plx-closed:visible").first).to_be_visible()
    pact = ("“a strategic treaty”", "“the deal”", "“an agreement”", "“the strategic pact”")
    expect(choose(opened, "Which of these stand for the same thing", *pact)).to_contain_text("Matches the key")
    expect(give_words(opened, "Select a label that article B uses", "its invasion")).to_contain_text("Matches the key")
    expect(give_words(opened, "Find one that it uses only inside", "the DPRK")).to_contain_text("Matches the key")
    expect(bar).to_be_visible()
    bar.focus()
    opened.keyboard.press("Enter")
    drawer = opened.locator(".plx-drawer").filter(has_text="Moscow faces growing international isolation")
    expect(drawer.locator("mark").first).to_have_text("military actions")
    screenshot(opened, "labels and their sentences")
    drawer.get_by_role("button", name="Show").first.click()
    expect(opened.locator(".plx-reader .plx-col").nth(1)).to_be_in_viewport()


@pytest.mark.reopens
def test_saved_and_reopened_it_shows_pictures_and_texts_and_no_error(opened: Page, shared: Shared) -> None:
    set_reveal(opened, "open")
    shared.begin_again()
    expect(drawn(opened, "Article B, “military actions”: once outside quotation marks")).to_be_visible()
    shared.save_and_visit()
    shows_stand_ins(opened, "mutual defence pact")
    screenshot(opened, "notebook 03 reopened")
