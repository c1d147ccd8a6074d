"""Coding in the reader, in the real JupyterLab: by mouse, by keyboard alone, and what stands after it."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    PANEL,
    READY,
    axe_violations,
    command,
    error_outputs,
    kernel_run,
    kernel_value,
    run_all,
    screenshot,
    set_theme,
    settle,
    typeset_mathematics,
    wait_for_value,
)
from browser.test_reader import click_word, fits, hears, highlighted, middle, text_box, word_box
from browser.waiting import press, press_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared

SET_UP = """
from helpers import load_story, plain_article
from helpers.widgets import Marks, Reader, mark
from helpers.journal import MemoryJournal
journal = MemoryJournal()
"""
SHORT = """
one = plain_article("Ministers met in Hanoi. They signed nothing at all. Nobody asked why.", id="A", title="Met")
two = plain_article("The ministers gathered. A deal was not signed there.", id="B", title="Gathered")
reader = Reader(one, two, codebook="sources", journal=journal)
reader
"""
STATE = "[(it.article, it.text, it.code, it.note) for it in journal.state.annotations]"
LINKS = "[[(name, span.text) for name, span in it.passages] for it in journal.state.connections]"

Show = Callable[..., "Locator"]


@pytest.fixture
def show(shared: Shared) -> Show:
    """Run cells, wait for the reader and give its element."""

    def run(*cells: str) -> Locator:
        reader = shared.run(SET_UP, *cells).locator(".plx-reader").first
        expect(reader.locator(".plx-s").first).to_be_visible()
        return reader

    return run


def drag(reader: Locator, column: int, sentence: int, first: str, last: str) -> None:
    mouse = reader.page.mouse
    mouse.move(*middle(word_box(reader, column, sentence, first)))
    mouse.down()
    mouse.move(*middle(word_box(reader, column, sentence, last)), steps=5)
    mouse.up()
    expect(reader.locator(".plx-at")).to_contain_text(last)


def said(reader: Locator, words: str) -> None:
    """Wait until the reader has said something, to the eye and to a screen reader."""
    expect(reader.locator(".plx-said")).to_contain_text(words)
    hears(reader, words)


def my_codes(reader: Locator, *codes: str) -> None:
    """Wait until the list of the student's codes reads so."""
    expect(reader.locator(".plx-mine-part").first.locator(".plx-go")).to_have_text(list(codes), use_inner_text=True)


def test_the_mouse_codes_changes_removes_and_takes_back(page: Page, show: Show) -> None:
    reader = show(SHORT)
    give = {name: reader.locator(".plx-give", has_text=name) for name in ("anonymous", "document")}
    drag(reader, 0, 0, "met", "Hanoi")
    give["anonymous"].click()
    said(reader, "coded ‘met in Hanoi’ as anonymous; 1 code")
    wait_for_value(page, STATE, [("A", "met in Hanoi", "anonymous", "")])
    highlighted(page, "own2", "met in Hanoi")
    my_codes(reader, "[a] anonymous ‘met in Hanoi’ A, body, sentence 1")
    expect(reader.locator(".plx-layer legend")).to_have_text(["my codes"])

    click_word(reader, 0, 1, "signed")
    highlighted(page, "selection", "signed")
    click_word(reader, 0, 0, "Hanoi")
    highlighted(page, "selection", "Hanoi")
    expect(reader.locator(".plx-at")).to_contain_text("is your “anonymous”")
    give["document"].click()
    said(reader, "changed ‘met in Hanoi’ from anonymous to document; 1 code")
    reader.get_by_role("button", name="Remove code").click()
    said(reader, "removed document from ‘met in Hanoi’; 0 codes")
    highlighted(page, "own3")
    reader.get_by_role("button", name="Undo").click()
    said(reader, "undone: removed document from ‘met in Hanoi’; 1 code")
    reader.get_by_role("button", name="Undo").click()
    said(reader, "undone: changed ‘met in Hanoi’ from anonymous to document; 1 code")
    reader.get_by_role("button", name="Redo").click()
    said(reader, "done again: changed ‘met in Hanoi’ from anonymous to document; 1 code")
    reader.locator(".plx-drop").click()
    said(reader, "removed document from ‘met in Hanoi’; 0 codes")
    wait_for_value(page, STATE, [])


def test_the_keyboard_alone_codes_and_takes_back(page: Page, show: Show) -> None:
    reader = show(SHORT)
    press_in(text_box(reader, 0), "ArrowRight", "Shift+ArrowRight", "a")
    said(reader, "coded ‘met in’ as anonymous; 1 code")
    press(page, "d")
    said(reader, "changed ‘met in’ from anonymous to document; 1 code")
    press(page, "d")
    said(reader, "‘met in’ is already coded as document; nothing has changed")
    press(page, "Shift+I")
    said(reader, "coded ‘met in’ as institution; 2 codes")
    press(page, "Control+z")
    said(reader, "undone: coded ‘met in’ as institution; 1 code")
    press(page, "Control+Shift+Z")
    said(reader, "done again: coded ‘met in’ as institution; 2 codes")
    press(page, "Control+z")
    said(reader, "undone: coded ‘met in’ as institution; 1 code")
    press(page, "Control+y")
    said(reader, "done again: coded ‘met in’ as institution; 2 codes")
    press(page, "Delete")
    said(reader, "removed institution from ‘met in’; 1 code")
    wait_for_value(page, STATE, [("A", "met in", "document", "")])


def test_notes_and_the_list_by_the_keyboard_alone(page: Page, show: Show) -> None:
    reader = show(SHORT)
    press_in(text_box(reader, 0), "ArrowRight", "Shift+ArrowRight", "d")
    said(reader, "coded ‘met in’ as document; 1 code")
    note = reader.locator(".plx-note input")
    press(page, ".")
    expect(note).to_be_focused()
    page.keyboard.type("who says?")
    press(page, "Enter")
    said(reader, "wrote the note on ‘met in’; 1 code")
    expect(text_box(reader, 0)).to_be_focused()
    wait_for_value(page, STATE, [("A", "met in", "document", "who says?")])
    press(page, ".")
    expect(note).to_be_focused()
    page.keyboard.type(" no")
    press(page, "Escape")
    expect(note).to_have_value("who says?")
    expect(text_box(reader, 0)).to_be_focused()
    wait_for_value(page, STATE, [("A", "met in", "document", "who says?")])

    press(page, "Tab")
    expect(text_box(reader, 1)).to_be_focused()
    press(page, "ArrowRight", "p")
    said(reader, "coded ‘ministers’ as named person; 2 codes")
    items = reader.locator(".plx-go")
    press(page, "Tab")
    expect(items.first).to_be_focused()
    expect(items.first).to_contain_text("document", use_inner_text=True)
    press(page, "ArrowDown")
    expect(items.nth(1)).to_be_focused()
    press(page, "o")
    said(reader, "changed ‘ministers’ from named person to other; 2 codes")
    expect(items.nth(1)).to_be_focused()
    press(page, "ArrowUp")
    expect(items.first).to_be_focused()
    press(page, "Enter")
    expect(text_box(reader, 0)).to_be_focused()
    hears(reader, "“met in”")
    press(page, "Tab")
    expect(text_box(reader, 1)).to_be_focused()
    press(page, "Tab")
    expect(items.first).to_be_focused()
    press(page, "Delete")
    said(reader, "removed document from ‘met in’; 1 code")


def test_a_link_joins_two_passages(page: Page, show: Show) -> None:
    reader = show(SHORT)
    press_in(text_box(reader, 0), "Shift+ArrowRight", "=")
    said(reader, "The link starts at ‘Ministers met’")
    highlighted(page, "start", "Ministers met")
    press(page, "=")
    said(reader, "A link needs passages of two articles")
    press(page, "Escape")
    said(reader, "The link is given up.")
    press(page, "=", "Tab")
    expect(text_box(reader, 1)).to_be_focused()
    press(page, "ArrowRight", "Shift+ArrowRight", "=")
    said(reader, "linked ‘Ministers met’ (A) and ‘ministers gathered’ (B); 0 codes, 1 link")
    wait_for_value(page, LINKS, [[("A", "Ministers met"), ("B", "ministers gathered")]])
    highlighted(page, "ownlink", "Ministers met", "ministers gathered")

    drag(reader, 1, 1, "deal", "signed")
    reader.get_by_role("button", name="Start a link").click()
    highlighted(page, "start", "deal was not signed")
    click_word(reader, 0, 1, "signed")
    expect(reader.locator(".plx-at")).to_contain_text("‘signed’")
    highlighted(page, "selection", "signed")
    reader.get_by_role("button", name="End the link here").click()
    said(reader, "0 codes, 2 links")
    items = reader.locator(".plx-mine-part").nth(1)
    expect(items.locator(".plx-go").nth(1)).to_have_text("‘signed’ (A) ↔ ‘deal was not signed’ (B)")
    items.locator(".plx-go").nth(1).click()
    highlighted(page, "target", "signed", "deal was not signed")
    items.locator(".plx-drop").nth(1).click()
    said(reader, "removed the link between ‘signed’ (A) and ‘deal was not signed’ (B); 0 codes, 1 link")
    press_in(items.locator(".plx-go").first, "Delete")
    said(reader, "0 codes")
    wait_for_value(page, LINKS, [])
    press(page, "Control+z")
    said(reader, "undone: removed the link between")


def test_two_readers_stay_in_step_and_a_new_one_shows_what_stands(page: Page, show: Show) -> None:
    reader = show(SHORT, "other = Reader(one, two, codebook='figures', journal=journal)\nother")
    other = page.locator(".plx-reader").nth(1)
    expect(other.locator(".plx-s").first).to_be_visible()
    press_in(text_box(reader, 0), "a")
    said(reader, "coded ‘Ministers’ as anonymous; 1 code")
    expect(other.locator(".plx-go", has_text="anonymous")).to_be_visible()
    expect(other.locator(".plx-said")).to_be_empty()
    press_in(text_box(other, 0), "c")
    said(other, "changed ‘Ministers’ from anonymous to count; 1 code")
    expect(reader.locator(".plx-go", has_text="count")).to_be_visible()
    command(page, "notebook:run-cell")
    run_all_but_first(page)
    page.locator(".plx-reader .plx-go", has_text="count").first.wait_for()
    wait_for_value(page, STATE, [("A", "Ministers", "count", "")])


def run_all_but_first(page: Page) -> None:
    page.evaluate(f"() => {{ {PANEL}.content.activeCellIndex = 1; }}")
    command(page, "notebook:run-cell")


SOURCES = f"() => [...{PANEL}.content.model.cells].map((cell) => cell.sharedModel.getSource())"
KEYS = [
    "x", "d", "d", "a", "b", "m", "y", "z", "Control+z", "Control+Shift+Z", "Control+y", "Shift+M", "c", "v", "=", "0",
    "0", ".", "Escape", "Delete", "Backspace", "Control+z", "Control+z", "Control+z", "Control+z",
]  # fmt: skip


def answered(reader: Locator) -> None:
    """Wait until Python has answered all that the reader has asked."""
    expect(reader.locator(".plx-saved")).to_have_attribute("data-state", re.compile("saved|kept"))


FORGET = "for it in journal.state.annotations: journal.do({'do': 'remove', 'id': it.id})"


def test_jupyter_does_not_take_its_keys(page: Page, show: Show) -> None:
    reader = show(SHORT, "'another cell'", "'a third'")
    before = page.evaluate(SOURCES)
    places = [".plx-text", ".plx-code input", ".plx-give", "[data-act=undo]", ".plx-hints summary", ".plx-go"]
    for place in places:
        kernel_run(page, FORGET)
        expect(reader.locator(".plx-go")).to_have_count(0)
        press_in(text_box(reader, 0), "Control+Home", "a")
        said(reader, "coded ‘Ministers’ as anonymous; 1 code")
        press_in(reader.locator(place).first, *KEYS)
        answered(reader)
    press_in(text_box(reader, 0), "Control+Home", "Shift+A", ".")
    expect(reader.locator(".plx-note input")).to_be_focused()
    press(page, *KEYS)
    answered(reader)
    assert page.evaluate(SOURCES) == before
    assert page.evaluate(f"() => [...{PANEL}.content.model.cells].map((cell) => cell.type)") == ["code"] * 4


HOSTILE = r"""
nasty = "<img src=x onerror='window.hacked = 1'> $a$ and $b$ \u202e\u2069 \\(z\\)"
one = plain_article("It cost $3.5 billion and $x^2$ then. " + "W" * 3000 + " " + nasty, id="A", title="Cost")
two = plain_article("A calm text. It is short.", id="B", title="Calm")
reader = Reader(one, two, codebook="sources", journal=journal)
def code(article, words, name):
    start = article.text.index(words)
    place = dict(article=article.id, start=start, end=start + len(words), text=words, before="", after="")
    journal.do({"do": "code", "id": name, "code": "<b>own</b>" + nasty if name == "2" else "document", **place})
code(one, "$3.5 billion and $x^2$", "1")
code(one, "W" * 3000, "2")
code(one, nasty, "3")
for name in "123":
    journal.do({"do": "note", "id": name, "note": nasty + "W" * 400})
reader
"""


def test_hostile_notes_and_words_stay_text(page: Page, show: Show) -> None:
    reader = show(HOSTILE)
    expect(reader.locator(".plx-go")).to_have_count(3)
    for item in range(3):
        reader.locator(".plx-go").nth(item).click()
        expect(text_box(reader, 0)).to_be_focused()
    press(page, ".")
    expect(reader.locator(".plx-note input")).to_be_focused()
    reader.locator(".plx-note input").fill("<img src=x onerror='window.hacked = 2'> $a$ and $b$ \u202eback")
    press(page, "Enter")
    said(reader, "wrote the note on")
    expect(text_box(reader, 0)).to_be_focused()
    press(page, "Shift+a", "Delete", "Control+z")
    said(reader, "undone")
    answered(reader)
    assert page.evaluate("() => window.hacked ?? null") is None
    assert reader.locator("img, b, i, a").count() == 0
    assert typeset_mathematics(page) == 0
    raw = reader.evaluate("(it) => /[\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]/.test(it.outerHTML)")
    assert raw is False
    expect(reader.locator(".plx-go", has_text="⟦U+202E⟧back")).to_have_count(1)
    fits(reader)
    assert page.locator(".plx-stand-in img, .plx-stand-in script").count() == 0
    screenshot(reader, "coding-hostile")


def test_what_cannot_be_done_is_a_sentence(page: Page, show: Show) -> None:
    failing = """
from helpers import ParallaxError
class Full(MemoryJournal):
    def do(self, action):
        raise ParallaxError("there is no room on the disk", "journal", "Delete something and try again")
reader = Reader(plain_article("No one came.", id="A"), codebook="sources", journal=Full())
reader
"""
    reader = show(failing)
    press_in(text_box(reader, 0), "a")
    said(reader, "journal: there is no room on the disk. Delete something and try again.")
    expect(reader.locator(".plx-saved")).to_have_text("not saved")
    my_codes(reader)
    assert error_outputs(page) == []
    expect(reader.get_by_role("button", name="Start a link")).to_have_count(0)


def test_a_kernel_that_is_gone_saves_nothing_and_the_page_says_so(page: Page, show: Show) -> None:
    reader = show(SHORT)
    press_in(text_box(reader, 0), "a")
    said(reader, "coded ‘Ministers’ as anonymous")
    kernel_run(page, "import os")
    pid = kernel_value(page, "os.getpid()")
    os.kill(pid, signal.SIGSTOP)
    try:
        press(page, "ArrowRight", "d")
        said(reader, "not saved: Python does not answer")
        highlighted(page, "own3")
    finally:
        os.kill(pid, signal.SIGCONT)
    said(reader, "coded ‘met’ as document; 2 codes")
    highlighted(page, "own3", "met")


STORY = """
a, b = load_story("putin-vietnam-2024").articles
def code(article, words, name, note=""):
    start = article.text.index(words)
    place = dict(article=article.id, start=start, end=start + len(words), text=words, before="", after="")
    journal.do({"do": "code", "id": words, "code": name, **place})
    if note:
        journal.do({"do": "note", "id": words, "note": note})
code(a, "State Department", "institution", "a spokesperson, no name")
code(a, "a top Ukrainian official", "anonymous")
code(a, "of great concern", "document")
code(b, "war of aggression", "named person")
code(b, "growing concerns", "other", "whose?")
layer = Marks("reference coding", "key", (mark(a, a.sentences[3], "quotation"),))
reader = Reader(a, b, layers=[layer], codebook="sources", journal=journal)
reader
"""


def test_codes_and_texts_are_in_the_window_together(page: Page, show: Show) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    reader = show(STORY)
    reader.locator(".plx-room").evaluate("it => it.scrollIntoView({block: 'end'})")
    for part in (".plx-palette", ".plx-actions", ".plx-text"):
        expect(reader.locator(part).first).to_be_in_viewport(ratio=1)


def test_axe_and_pictures(page: Page, show: Show) -> None:
    reader = show(STORY)
    command(page, "application:toggle-left-area")
    reader.locator(".plx-go").first.click()
    press_in(text_box(reader, 0), "=", "Tab")
    expect(text_box(reader, 1)).to_be_focused()
    press(page, "Shift+ArrowRight", "Shift+ArrowRight", "=")
    said(reader, "linked")
    reader.locator(".plx-go").nth(1).click()
    reader.evaluate("(it) => it.scrollIntoView({block: 'start'})")
    screenshot(page, "coding-light")
    page.set_viewport_size({"width": 1366, "height": 1700})
    screenshot(reader, "coding-light-whole")
    reader.locator(".plx-hints summary").click()
    assert axe_violations(page, ".plx-reader") == []
    set_theme(page, dark=True)
    assert axe_violations(page, ".plx-reader") == []
    screenshot(reader, "coding-dark-whole")
    set_theme(page, dark=False)
    page.set_viewport_size({"width": 683, "height": 450})
    fits(reader)
    screenshot(reader, "coding-narrow")


KEPT = """
from helpers import Story
from helpers.journal import open_journal
one = plain_article("Ministers met in Hanoi. They signed nothing at all.", id="A", title="Met")
two = plain_article("The ministers gathered. A deal was not signed there.", id="B", title="Gathered")
journal = open_journal(Story("coding-test", "a test", (one, two)), "coding", "Ada")
reader = Reader(one, two, codebook="sources", journal=journal)
reader
"""


@pytest.mark.reopens
def test_all_is_back_after_a_restart_and_in_the_twin(page: Page, shared: Shared, show: Show) -> None:
    reader = show(KEPT)
    press_in(text_box(reader, 0), "Shift+ArrowRight", "p")
    said(reader, "coded ‘Ministers met’ as named person; 1 code")
    press(page, ".")
    expect(reader.locator(".plx-note input")).to_be_focused()
    page.keyboard.type("who?")
    press(page, "Enter")
    said(reader, "wrote the note on ‘Ministers met’; 1 code")
    expect(text_box(reader, 0)).to_be_focused()
    press(page, "=", "Tab")
    expect(text_box(reader, 1)).to_be_focused()
    press(page, "ArrowRight", "=")
    said(reader, "1 code, 1 link")
    press(page, "ArrowRight", "d")
    said(reader, "coded ‘gathered’ as document; 2 codes, 1 link")
    expect(reader.locator(".plx-saved")).to_have_text("saved")
    settle(page, f"async () => {{ await {PANEL}.context.sessionContext.session.kernel.restart(); }}")
    page.wait_for_function(READY)
    run_all(page)
    reader = page.locator(".plx-reader")
    my_codes(
        reader,
        "[p] named person ‘Ministers met’ A, body, sentence 1 who?",
        "[d] document ‘gathered’ B, body, sentence 1",
    )
    codes = [("A", "Ministers met", "named person", "who?"), ("B", "gathered", "document", "")]
    wait_for_value(page, STATE, codes)
    press_in(text_box(reader, 0), "Control+z")
    said(reader, "undone: coded ‘gathered’ as document; 1 code, 1 link")
    run_all(page)
    expect(reader.locator(".plx-go")).to_have_count(2)
    shared.save_and_reopen()
    twin = page.locator(".plx-stand-in")
    expect(twin).to_contain_text("My codes: 1named person “Ministers met” (A, body, paragraph 1)who?")
    expect(twin).to_contain_text("My links: 1“Ministers met”")
    screenshot(page, "coding-twin")
