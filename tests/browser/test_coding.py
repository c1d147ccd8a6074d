"""Coding in the reader, in the real JupyterLab: by mouse, by keyboard alone, and what stands after it."""

from __future__ import annotations

import os
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
    end_sessions,
    error_outputs,
    kernel_run,
    kernel_value,
    open_notebook,
    run_all,
    save,
    screenshot,
    set_theme,
    settle,
    typeset_mathematics,
    write_notebook,
)
from browser.test_reader import OVERFLOWING, click_word, highlighted, middle, text_box, word_box

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.lab import Lab

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
def show(lab: Lab, page: Page) -> Show:
    """Run cells in a new notebook, wait for the reader and give its element."""

    def run(*cells: str) -> Locator:
        open_notebook(page, lab, write_notebook(lab, "coding.ipynb", [SET_UP, *cells]))
        run_all(page)
        assert error_outputs(page) == []
        page.wait_for_selector(".plx-reader .plx-s")
        return page.locator(".plx-reader").first

    return run


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def drag(reader: Locator, column: int, sentence: int, first: str, last: str) -> None:
    mouse = reader.page.mouse
    mouse.move(*middle(word_box(reader, column, sentence, first)))
    mouse.down()
    mouse.move(*middle(word_box(reader, column, sentence, last)), steps=5)
    mouse.up()


def said(reader: Locator, words: str) -> None:
    """Wait until the reader has said something, to the eye and to a screen reader."""
    reader.locator(".plx-said", has_text=words).wait_for()
    assert words in (reader.locator(".plx-hear").text_content() or "")


def my_codes(reader: Locator) -> list[str]:
    return [" ".join(it.split()) for it in reader.locator(".plx-mine-part").first.locator(".plx-go").all_inner_texts()]


def test_the_mouse_codes_changes_removes_and_takes_back(page: Page, show: Show) -> None:
    reader = show(SHORT)
    give = {name: reader.locator(".plx-give", has_text=name) for name in ("anonymous", "document")}
    drag(reader, 0, 0, "met", "Hanoi")
    give["anonymous"].click()
    said(reader, "coded ‘met in Hanoi’ as anonymous; 1 code")
    assert kernel_value(page, STATE) == [("A", "met in Hanoi", "anonymous", "")]
    assert highlighted(page, "own2") == ["met in Hanoi"]
    assert my_codes(reader) == ["[a] anonymous ‘met in Hanoi’ A, body, sentence 1"]
    assert reader.locator(".plx-layer legend").all_text_contents() == ["my codes"]

    click_word(reader, 0, 1, "signed")
    click_word(reader, 0, 0, "Hanoi")
    assert "is your “anonymous”" in (reader.locator(".plx-at").text_content() or "")
    give["document"].click()
    said(reader, "changed ‘met in Hanoi’ from anonymous to document; 1 code")
    reader.get_by_role("button", name="Remove code").click()
    said(reader, "removed document from ‘met in Hanoi’; 0 codes")
    assert highlighted(page, "own3") == []
    reader.get_by_role("button", name="Undo").click()
    said(reader, "undone: removed document from ‘met in Hanoi’; 1 code")
    reader.get_by_role("button", name="Undo").click()
    said(reader, "undone: changed ‘met in Hanoi’ from anonymous to document; 1 code")
    reader.get_by_role("button", name="Redo").click()
    said(reader, "done again: changed ‘met in Hanoi’ from anonymous to document; 1 code")
    reader.locator(".plx-drop").click()
    said(reader, "removed document from ‘met in Hanoi’; 0 codes")
    assert kernel_value(page, STATE) == []


def test_the_keyboard_alone_does_it_all(page: Page, show: Show) -> None:
    reader = show(SHORT)
    text_box(reader, 0).focus()
    press(page, "ArrowRight", "Shift+ArrowRight", "a")
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

    press(page, ".")
    page.keyboard.type("who says?", delay=5)
    press(page, "Enter")
    said(reader, "wrote the note on ‘met in’; 1 code")
    assert text_box(reader, 0).evaluate("(it) => it === document.activeElement")
    assert kernel_value(page, STATE) == [("A", "met in", "document", "who says?")]
    press(page, ".")
    page.keyboard.type(" no", delay=5)
    press(page, "Escape")
    assert reader.locator(".plx-note input").input_value() == "who says?"
    assert kernel_value(page, STATE)[0][3] == "who says?"

    press(page, "Tab")
    press(page, "ArrowRight", "p")
    said(reader, "coded ‘ministers’ as named person; 2 codes")
    press(page, "Tab")
    assert "[d] document ‘met in’" in " ".join((page.evaluate("() => document.activeElement.innerText") or "").split())
    press(page, "ArrowDown", "o")
    said(reader, "changed ‘ministers’ from named person to other; 2 codes")
    press(page, "ArrowUp", "Enter")
    assert text_box(reader, 0).evaluate("(it) => it === document.activeElement")
    assert "“met in”" in (reader.locator(".plx-hear").text_content() or "")
    press(page, "Tab", "Tab", "Delete")
    said(reader, "removed document from ‘met in’; 1 code")


def test_a_link_joins_two_passages(page: Page, show: Show) -> None:
    reader = show(SHORT)
    text_box(reader, 0).focus()
    press(page, "Shift+ArrowRight", "=")
    said(reader, "The link starts at ‘Ministers met’")
    assert highlighted(page, "start") == ["Ministers met"]
    press(page, "=")
    said(reader, "A link needs passages of two articles")
    press(page, "Escape")
    said(reader, "The link is given up.")
    press(page, "=", "Tab", "ArrowRight", "Shift+ArrowRight", "=")
    said(reader, "linked ‘Ministers met’ (A) and ‘ministers gathered’ (B); 0 codes, 1 link")
    assert kernel_value(page, LINKS) == [[("A", "Ministers met"), ("B", "ministers gathered")]]
    assert highlighted(page, "ownlink") == ["Ministers met", "ministers gathered"]

    drag(reader, 1, 1, "deal", "signed")
    reader.get_by_role("button", name="Start a link").click()
    click_word(reader, 0, 1, "signed")
    reader.get_by_role("button", name="End the link here").click()
    said(reader, "0 codes, 2 links")
    items = reader.locator(".plx-mine-part").nth(1)
    assert items.locator(".plx-go").all_text_contents()[1] == "‘signed’ (A) ↔ ‘deal was not signed’ (B)"
    items.locator(".plx-go").nth(1).click()
    assert highlighted(page, "target") == ["signed", "deal was not signed"]
    items.locator(".plx-drop").nth(1).click()
    said(reader, "removed the link between ‘signed’ (A) and ‘deal was not signed’ (B); 0 codes, 1 link")
    items.locator(".plx-go").first.focus()
    press(page, "Delete")
    said(reader, "0 codes")
    assert kernel_value(page, LINKS) == []
    press(page, "Control+z")
    said(reader, "undone: removed the link between")


def test_two_readers_stay_in_step_and_a_new_one_shows_what_stands(page: Page, show: Show) -> None:
    reader = show(SHORT, "other = Reader(one, two, codebook='figures', journal=journal)\nother")
    other = page.locator(".plx-reader").nth(1)
    other.locator(".plx-s").first.wait_for()
    text_box(reader, 0).focus()
    press(page, "a")
    said(reader, "coded ‘Ministers’ as anonymous; 1 code")
    other.locator(".plx-go", has_text="anonymous").wait_for()
    assert other.locator(".plx-said").text_content() == ""
    text_box(other, 0).focus()
    press(page, "c")
    said(other, "changed ‘Ministers’ from anonymous to count; 1 code")
    reader.locator(".plx-go", has_text="count").wait_for()
    command(page, "notebook:run-cell")
    run_all_but_first(page)
    page.locator(".plx-reader .plx-go", has_text="count").first.wait_for()
    assert kernel_value(page, STATE) == [("A", "Ministers", "count", "")]


def run_all_but_first(page: Page) -> None:
    page.evaluate(f"() => {{ {PANEL}.content.activeCellIndex = 1; }}")
    command(page, "notebook:run-cell")


SOURCES = f"() => [...{PANEL}.content.model.cells].map((cell) => cell.sharedModel.getSource())"
KEYS = [
    "x", "d", "d", "a", "b", "m", "y", "z", "Control+z", "Control+Shift+Z", "Control+y", "Shift+M", "c", "v", "=", "0",
    "0", ".", "Escape", "Delete", "Backspace", "Control+z", "Control+z", "Control+z", "Control+z",
]  # fmt: skip


def test_jupyter_does_not_take_its_keys(page: Page, show: Show) -> None:
    reader = show(SHORT, "'another cell'", "'a third'")
    before = page.evaluate(SOURCES)
    text_box(reader, 0).focus()
    press(page, "a")
    said(reader, "coded ‘Ministers’ as anonymous")
    places = [".plx-text", ".plx-code input", ".plx-give", "[data-act=undo]", ".plx-hints summary", ".plx-go"]
    for place in places:
        press(page, "Control+y")
        if not reader.locator(".plx-go").count():
            text_box(reader, 0).focus()
            press(page, "a")
            reader.locator(".plx-go").wait_for()
        reader.locator(place).first.focus()
        press(page, *KEYS)
    text_box(reader, 0).focus()
    press(page, "Home", "a", ".")
    for key in KEYS:
        press(page, key)
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
    assert len(my_codes(reader)) == 3
    for item in range(3):
        reader.locator(".plx-go").nth(item).click()
    press(page, ".")
    reader.locator(".plx-note input").fill("<img src=x onerror='window.hacked = 2'> $a$ and $b$ \u202eback")
    press(page, "Enter")
    said(reader, "wrote the note on")
    press(page, "Shift+a", "Delete", "Control+z")
    said(reader, "undone")
    assert page.evaluate("() => window.hacked ?? null") is None
    assert reader.locator("img, b, i, a").count() == 0
    assert typeset_mathematics(page) == 0
    raw = reader.evaluate("(it) => /[\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]/.test(it.outerHTML)")
    assert raw is False
    assert "⟦U+202E⟧back" in " ".join(my_codes(reader))
    assert reader.evaluate(OVERFLOWING) == []
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
    text_box(reader, 0).focus()
    press(page, "a")
    said(reader, "journal: there is no room on the disk. Delete something and try again.")
    assert reader.locator(".plx-saved").text_content() == "not saved"
    assert my_codes(reader) == []
    assert error_outputs(page) == []
    assert reader.get_by_role("button", name="Start a link").count() == 0


def test_a_kernel_that_is_gone_saves_nothing_and_the_page_says_so(page: Page, show: Show) -> None:
    reader = show(SHORT)
    text_box(reader, 0).focus()
    press(page, "a")
    said(reader, "coded ‘Ministers’ as anonymous")
    kernel_run(page, "import os")
    pid = kernel_value(page, "os.getpid()")
    os.kill(pid, signal.SIGSTOP)
    try:
        press(page, "ArrowRight", "d")
        reader.locator(".plx-saved", has_text="saving …").wait_for()
        said(reader, "not saved: Python does not answer")
        assert highlighted(page, "own3") == []
    finally:
        os.kill(pid, signal.SIGCONT)
    said(reader, "coded ‘met’ as document; 2 codes")
    assert highlighted(page, "own3") == ["met"]


KEPT = """
from helpers import Story
from helpers.journal import open_journal
one = plain_article("Ministers met in Hanoi. They signed nothing at all.", id="A", title="Met")
two = plain_article("The ministers gathered. A deal was not signed there.", id="B", title="Gathered")
journal = open_journal(Story("coding-test", "a test", (one, two)), "coding", "Ada")
reader = Reader(one, two, codebook="sources", journal=journal)
reader
"""


def test_all_is_back_after_a_restart_and_in_the_twin(page: Page, lab: Lab, show: Show) -> None:
    reader = show(KEPT)
    text_box(reader, 0).focus()
    press(page, "Shift+ArrowRight", "p", ".")
    page.keyboard.type("who?", delay=5)
    press(page, "Enter", "=", "Tab", "ArrowRight", "=", "ArrowRight", "d")
    said(reader, "coded ‘gathered’ as document; 2 codes, 1 link")
    assert reader.locator(".plx-saved").text_content() == "saved"
    settle(page, f"async () => {{ await {PANEL}.context.sessionContext.session.kernel.restart(); }}")
    page.wait_for_function(READY)
    run_all(page)
    page.locator(".plx-reader .plx-noted", has_text="who?").wait_for()
    assert [it[1:3] for it in kernel_value(page, STATE)] == [
        ("Ministers met", "named person"),
        ("gathered", "document"),
    ]
    assert my_codes(page.locator(".plx-reader")) == [
        "[p] named person ‘Ministers met’ A, body, sentence 1 who?",
        "[d] document ‘gathered’ B, body, sentence 1",
    ]
    text_box(page.locator(".plx-reader"), 0).focus()
    press(page, "Control+z")
    said(page.locator(".plx-reader"), "undone: coded ‘gathered’ as document; 1 code, 1 link")
    run_all(page)
    page.wait_for_function("() => document.querySelectorAll('.plx-reader .plx-go').length === 2")
    save(page)
    page.goto("about:blank")
    end_sessions(page.context, lab)
    open_notebook(page, lab, "coding.ipynb")
    twin = page.locator(".plx-stand-in")
    twin.wait_for()
    assert "My codes: 1named person “Ministers met” (A, body, paragraph 1)who?" in (twin.text_content() or "")
    assert "My links: 1“Ministers met”" in (twin.text_content() or "")
    screenshot(page, "coding-twin")


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
    reader.locator(".plx-text").first.focus()
    press(page, "=", "Tab", "Shift+ArrowRight", "Shift+ArrowRight", "=")
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
    assert reader.evaluate(OVERFLOWING) == []
    screenshot(reader, "coding-narrow")
