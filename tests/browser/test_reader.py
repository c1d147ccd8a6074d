"""The reader in the real JupyterLab, by mouse and by keyboard, with the kernel's state read back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    PANEL,
    App,
    axe_violations,
    cell_count,
    command,
    kernel_run,
    kernel_value,
    no_dead_widget,
    screenshot,
    set_theme,
    typeset_mathematics,
    wait_for_value,
)
from browser.waiting import press, press_in, steady_box, until, until_true

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared

SET_UP = """
from helpers import Span, load_story, plain_article
from helpers.widgets import Marks, Reader, link, mark

def find(article, words):
    start = article.text.index(words)
    return Span(start, start + len(words), words)

def marks(article, code, note, *all_words):
    return tuple(mark(article, find(article, words), code, note) for words in all_words)
"""

STORY = """
a, b = load_story("putin-vietnam-2024").articles
speech = Marks("Speech", "key", (
    *marks(a, "direct", "State Department", "of great concern"), *marks(a, "indirect", "", "accused"),
    *marks(b, "direct", "", "war of aggression"),
))
loaded, hedges = marks(a, "loaded", "", "mass murder", "rafts"), marks(b, "hedge", "", "around")
words = Marks("Loaded words", "machine", loaded + hedges)
links = [
    link("a platform to promote his war", (a, find(a, "war of aggression")), (b, find(b, "war of aggression"))),
    link("sanctions", (a, find(a, "rafts of UN sanctions")), (b, find(b, "a raft of US-led sanctions"))),
]
reader = Reader(a, b, layers=[speech, words], links=links)
heard = []
stop = reader.on_select(lambda article, span: heard.append((article, span.text)))
reader
"""

SHORT = """
one = plain_article("Ministers met in Hanoi. They signed nothing at all. Nobody asked why.", id="A", title="Met")
two = plain_article("The ministers gathered. A deal was not signed there.", id="B", title="Gathered")
reader = Reader(one, two)
reader
"""

Show = Callable[..., "Locator"]


@pytest.fixture
def show(shared: Shared) -> Show:
    """Run cells, wait for the reader and give its element."""

    def run(*cells: str, app: App = "lab") -> Locator:
        page = shared.run(SET_UP, *cells, app=app)
        expect(page.locator(".plx-reader .plx-s").first).to_be_visible()
        return page.locator(".plx-reader")

    return run


def text_box(reader: Locator, column: int) -> Locator:
    return reader.locator(".plx-text").nth(column)


def word_box(reader: Locator, column: int, sentence: int, word: str) -> dict[str, float]:
    """Where a word of a sentence stands on the screen, once it has come to rest."""
    return steady_box(text_box(reader, column).locator(f"[data-s='{sentence}']"), word)


def middle(box: dict[str, float]) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def click_word(reader: Locator, column: int, sentence: int, word: str) -> None:
    reader.page.mouse.click(*middle(word_box(reader, column, sentence, word)))


SELECTED = "(reader.selection and reader.selection['article'], reader.selected and reader.selected.text)"


def highlighted(page: Page, name: str, *texts: str) -> None:
    """Wait until a highlight covers these texts and no others."""
    script = """(name) => [...CSS.highlights].filter(([key]) => /^plx-\\d+-/.test(key) && key.endsWith(`-${name}`))
                 .flatMap(([, ranges]) => [...ranges].map(String))"""
    until(page, lambda: page.evaluate(script, name), list(texts))


def hears(reader: Locator, words: str) -> None:
    """Wait until a screen reader is told so."""
    expect(reader.locator(".plx-hear")).to_contain_text(words)


def fits(reader: Locator) -> None:
    """Wait until nothing sticks out of the reader."""
    until(reader.page, lambda: reader.evaluate(OVERFLOWING), [])


def test_the_mouse_selects_a_word_a_range_and_a_sentence(page: Page, show: Show) -> None:
    reader = show(STORY)
    click_word(reader, 0, 0, "Vietnam")
    wait_for_value(page, SELECTED, ("A", "Vietnam"))
    highlighted(page, "selection", "Vietnam")
    expect(reader.locator(".plx-status").first).to_contain_text("“Vietnam” · headline")

    page.mouse.move(*middle(word_box(reader, 0, 0, "Putin")))
    page.mouse.down()
    page.mouse.move(*middle(word_box(reader, 0, 0, "Vietnam")), steps=5)
    page.mouse.up()
    wait_for_value(page, SELECTED, ("A", "Putin reaches Vietnam"))

    page.mouse.dblclick(*middle(word_box(reader, 0, 0, "signing")))
    wait_for_value(page, SELECTED, ("A", "Putin reaches Vietnam after signing defence pact with North Korea"))
    until_true(page, lambda: kernel_value(page, "heard")[-1][1].startswith("Putin reaches Vietnam after"))
    assert kernel_value(page, "a.text[reader.selected.start:reader.selected.end] == reader.selected.text")


def test_the_keyboard_selects(page: Page, show: Show) -> None:
    reader = show(SHORT)
    press_in(text_box(reader, 0))
    hears(reader, "“Ministers” · body, sentence 1 of 3")
    press(page, "ArrowRight")
    hears(reader, "“met”")
    press(page, "Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    wait_for_value(page, SELECTED, ("A", "met in Hanoi"))
    press(page, "ArrowDown", "Shift+End", "Enter")
    wait_for_value(page, SELECTED, ("A", "They signed nothing at all."))
    press(page, "Shift+ArrowDown", "Shift+End")
    hears(reader, "“They signed nothing at all. Nobody asked why.” · body, sentences 2 to 3 of 3")
    press(page, "ArrowUp", "ArrowUp")
    for keys, expected in [
        (["Home"], "They"),
        (["End"], "."),
        (["Control+Home"], "Ministers"),
        (["Control+End", "ArrowLeft"], "why"),
        (["ArrowUp"], "Nobody"),
        (["ArrowUp"], "They"),
        (["ArrowLeft", "ArrowLeft"], "Hanoi"),
    ]:
        press(page, *keys, "Enter")
        wait_for_value(page, SELECTED, ("A", expected))
    press(page, "Tab")
    expect(text_box(reader, 1)).to_be_focused()
    press(page, "Enter")
    wait_for_value(page, SELECTED, ("B", "The"))


def test_escape_clears_and_then_goes_on(page: Page, show: Show) -> None:
    reader = show(SHORT)
    page.evaluate(
        """() => {
          window.escapes = 0;
          document.body.addEventListener('keydown', ({key}) => { window.escapes += key === 'Escape'; });
        }"""
    )
    click_word(reader, 0, 0, "Hanoi")
    wait_for_value(page, SELECTED, ("A", "Hanoi"))
    expect(text_box(reader, 0)).to_be_focused()
    press(page, "Escape")
    wait_for_value(page, SELECTED, (None, None))
    highlighted(page, "selection")
    expect(reader.locator(".plx-status").first).to_contain_text(re.compile("^Click a word"))
    assert page.evaluate("() => window.escapes") == 0
    press(page, "Escape")
    until(page, lambda: page.evaluate("() => window.escapes"), 1)


def test_a_combination_still_reaches_jupyterlab(page: Page, show: Show) -> None:
    reader = show(SHORT)
    click_word(reader, 0, 0, "Hanoi")
    page.wait_for_function(f"() => {PANEL}.context.model.dirty")
    page.keyboard.press("Control+s")
    page.wait_for_function(f"() => !{PANEL}.context.model.dirty")


def test_the_legend_filters_and_counts(page: Page, show: Show) -> None:
    reader = show(STORY)
    legend = reader.locator(".plx-legend")
    expect(legend.locator("legend")).to_have_text(["Speech (key)", "Loaded words (machine)"])
    expect(legend.locator(".plx-code")).to_have_text(["adirect(2)", "bindirect(1)", "cloaded(2)", "dhedge(1)"])
    highlighted(page, "mark0", "of great concern", "war of aggression")
    legend.locator("input").first.uncheck()
    highlighted(page, "mark0")
    highlighted(page, "mark2", "mass murder", "rafts")
    kernel_run(page, "reader.set_layers(words)")
    expect(page.locator(".plx-code")).to_have_count(2)
    highlighted(page, "mark0", "mass murder", "rafts")


def test_a_mark_says_what_it_means(page: Page, show: Show) -> None:
    reader = show(STORY)
    element = text_box(reader, 0).locator(".plx-s", has_text="of great concern").first
    number = int(element.get_attribute("data-s") or 0)
    click_word(reader, 0, number, "concern")
    status = reader.locator(".plx-status").first
    expect(status).to_contain_text("a: direct (State Department)")
    expect(text_box(reader, 0)).to_be_focused()
    press(page, "ArrowLeft")
    hears(reader, "“great”")
    hears(reader, "a: direct (State Department)")
    expect(element).to_have_attribute("data-codes", re.compile("a"))
    after = "(it) => getComputedStyle(it, '::after').content"
    until_true(page, lambda: element.evaluate(after).startswith('"\u00a0'))
    expect(reader.locator(".plx-legend")).to_contain_text("Small letters after a sentence")
    reader.locator(".plx-code input").first.uncheck()
    expect(status).to_contain_text("“great”")
    expect(status).not_to_contain_text("a: direct")


PUT_AWAY = """() => {
  const area = document.querySelector('.jp-WindowedPanel-outer').getBoundingClientRect();
  const parts = document.querySelectorAll('.plx-bar, .plx-bar button, .plx-text, .plx-target');
  return [...parts].filter((it) => {
    const box = it.getBoundingClientRect();
    return box.top < area.top - 1 || box.bottom > area.bottom + 1;
  }).map((it) => it.className);
}"""
"""What ought to be in the window together with a pair of passages, and is not."""


def test_links_lead_to_both_passages(page: Page, show: Show) -> None:
    reader = show(STORY)
    page.set_viewport_size({"width": 1280, "height": 800})
    pair = reader.locator(".plx-pair")
    expect(pair).to_have_text("2 matched passages")
    reader.locator(".plx-match").nth(1).click()
    highlighted(page, "target", "rafts of UN sanctions", "a raft of US-led sanctions")
    for column in (0, 1):
        inside(text_box(reader, column), text_box(reader, column).locator(".plx-target").first)
    expect(pair).to_have_text("2 of 2 · sanctions")
    until(page, lambda: page.evaluate(PUT_AWAY), [])
    forward = reader.get_by_role("button", name="next →")
    box = steady_box(forward)
    forward.click()
    highlighted(page, "target", "war of aggression", "war of aggression")
    until(page, lambda: steady_box(forward), box)
    until(page, lambda: page.evaluate(PUT_AWAY), [])
    reader.get_by_role("button", name="← previous").click()
    highlighted(page, "target", "rafts of UN sanctions", "a raft of US-led sanctions")
    number = int(text_box(reader, 1).locator(".plx-target").first.get_attribute("data-s") or 0)
    press(page, "Escape")
    highlighted(page, "target")
    click_word(reader, 1, number, "US-led")
    highlighted(page, "target", "rafts of UN sanctions", "a raft of US-led sanctions")
    hears(reader, "sanctions")


def test_a_link_marks_all_its_passages_and_leads_to_the_first(page: Page, show: Show) -> None:
    reader = show(STORY)
    words = ["rafts of UN sanctions", "of great concern", "a raft of US-led sanctions"]
    places = ", ".join(f"({it}, find({it}, {text!r}))" for it, text in zip("aab", words, strict=True))
    kernel_run(page, f"reader.set_links(link('several', {places}))")
    reader.locator(".plx-match").get_by_text("several").click()
    highlighted(page, "target", *words)
    outlined = text_box(reader, 0).locator(".plx-target")
    expect(outlined).to_have_count(2)
    inside(text_box(reader, 0), outlined.filter(has_text="rafts"))
    for place in outlined.all():
        expect(place).to_have_attribute("data-pair", "1")
    expect(outlined.first).to_have_attribute("title", "several")


def inside(outer: Locator, inner: Locator) -> None:
    """Wait until one element's first line is in another's visible box."""

    def is_inside() -> bool:
        top = inner.evaluate("(it) => it.getClientRects()[0].top")
        box = outer.bounding_box()
        return box is not None and box["y"] <= top <= box["y"] + box["height"]

    until_true(outer.page, is_inside)


def test_python_shows_a_place_again_and_again(page: Page, show: Show) -> None:
    reader = show(STORY)
    place = "reader.show('B', find(b, 'a raft of US-led sanctions'))"
    for _ in range(2):
        text_box(reader, 1).evaluate("(it) => { it.scrollTop = 0; }")
        kernel_run(page, place)
        page.wait_for_function("() => document.querySelectorAll('.plx-text')[1].scrollTop > 0")
        highlighted(page, "target", "a raft of US-led sanctions")
        inside(text_box(reader, 1), text_box(reader, 1).locator(".plx-target").first)
    kernel_run(page, "reader.show('A', 2)")
    page.wait_for_selector(".plx-text[data-column='0'] .plx-target[data-s='2']")


def test_two_readers_share_a_page(page: Page, show: Show) -> None:
    show(STORY, "other = Reader(a, b, layers=[words]); other")
    expect(page.locator(".plx-reader")).to_have_count(2)
    highlighted(page, "mark0", "of great concern", "war of aggression", "mass murder", "rafts")
    kernel_run(page, "other.close()")
    expect(page.locator(".plx-reader")).to_have_count(1)
    page.wait_for_function(
        "() => [...CSS.highlights.keys()].every((key, _, all) => key.startsWith(all[0].slice(0, 6)))"
    )
    highlighted(page, "mark0", "of great concern", "war of aggression")


HOSTILE = r"""
import itertools
nasty = (
    "<script>window.hacked = 1</script> <img src=x onerror='window.hacked = 2'> <b>bold</b> "
    "<a href='javascript:window.hacked = 3'>javascript:window.hacked = 3</a> &lt;script&gt; "
    "It cost $3.5 billion and $x^2$, $$y$$ and \\(z\\) then. "
    "\u2069\u202eescape\u202d \u2067rli\u2066 zero\u200bwidth\u2060joined\ufeff soft\xadhyphen. "
    + "W" * 10_000 + " end."
)
one = plain_article(nasty, id="<b>A</b>", title=nasty, outlet="<img src=x onerror='window.hacked = 4'>")
two = plain_article("A calm text. It is short.", id="B\u202e", title="Calm")
nasty_marks = marks(one, nasty, nasty, "bold", "billion") + marks(two, "W" * 500, "", "calm")
layer = Marks("<script>" + nasty, "<i>\u202e", nasty_marks)
reader = Reader(one, two, layers=[layer], links=[link(nasty, (one, find(one, "billion")), (two, find(two, "calm")))])
reader
"""

SIDE_BY_SIDE = """(root) => {
  const [left, right] = [...root.querySelectorAll('.plx-text')].map((it) => it.getBoundingClientRect());
  return left.right <= right.x;
}"""

OVERFLOWING = """(root) => {
  const outer = root.getBoundingClientRect();
  const out = [];
  for (const it of root.querySelectorAll('*:not(style)')) {
    const box = it.getBoundingClientRect();
    if (box.width && (box.right > outer.right + 1 || box.left < outer.left - 1)) out.push(it.className || it.tagName);
  }
  if (root.scrollWidth > root.clientWidth + 1) out.push('root');
  return out;
}"""


def test_hostile_text_stays_text(page: Page, show: Show) -> None:
    reader = show(HOSTILE)
    kernel_run(page, "reader.show('<b>A</b>', find(one, 'billion'))")
    page.wait_for_selector(".plx-target")
    reader.locator(".plx-match").first.click()
    press_in(text_box(reader, 0), "ArrowRight", "Control+End")
    hears(reader, "“.”")
    assert page.evaluate("() => window.hacked ?? null") is None
    assert reader.locator("script, img, b, i, a").count() == 0
    assert typeset_mathematics(page) == 0
    expect(text_box(reader, 0)).to_contain_text("⟦U+202E⟧")
    raw = reader.evaluate("(it) => /[\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]/.test(it.outerHTML)")
    assert raw is False
    fits(reader)
    until_true(page, lambda: reader.evaluate(SIDE_BY_SIDE))
    screenshot(reader, "hostile")


def test_narrow_columns_stack(page: Page, show: Show) -> None:
    reader = show(STORY)
    until_true(page, lambda: reader.evaluate(SIDE_BY_SIDE))
    page.set_viewport_size({"width": 800, "height": 900})
    page.wait_for_function("""() => { const [a, b] = document.querySelectorAll('.plx-text');
                                      return a.getBoundingClientRect().x === b.getBoundingClientRect().x; }""")
    fits(reader)


def test_ten_long_articles_open(page: Page, show: Show) -> None:
    many = """
import itertools
vocabulary = "the minister said that a new treaty with its old ally would hold for years to come".split()
long = " ".join(" ".join(vocabulary[(n * 7 + i) % 17] for i in range(20)).capitalize() + "." for n in range(150))
reader = Reader(*(plain_article(long, id=f"T{n}", title=f"Text {n}") for n in range(10)))
reader
"""
    reader = show(many)
    expect(reader.locator(".plx-text")).to_have_count(10)
    assert kernel_value(page, "[len(it.tokens) >= 3000 for it in reader.articles]") == [True] * 10
    click_word(reader, 9, 0, "minister")
    wait_for_value(page, SELECTED, ("T9", "minister"))
    screenshot(page, "reader-ten")
    fits(reader)


def test_without_the_highlight_api(page: Page, shared: Shared, show: Show) -> None:
    shared.run("'no reader'")  # one that is there already counts on it
    page.evaluate("() => { window.native = window.Highlight; delete window.Highlight; }")
    reader = show(STORY)
    wrapped = reader.locator(".plx-s .plx-h-mark0")
    expect(wrapped).to_have_text(["of great concern", "war of aggression"])
    reader.locator(".plx-code input").first.uncheck()
    expect(wrapped).to_have_count(0)
    reader.locator(".plx-code input").first.check()
    expect(wrapped).to_have_count(2)
    box = steady_box(wrapped.first, "of")
    page.mouse.click(*middle(box))
    wait_for_value(page, SELECTED, ("A", "of"))
    expect(reader.locator(".plx-h-selection").first).to_be_visible()
    page.evaluate("() => { window.Highlight = window.native; }")


def test_axe_finds_nothing(page: Page, show: Show) -> None:
    reader = show(STORY)
    reader.locator(".plx-match").first.click()
    highlighted(page, "target", "war of aggression", "war of aggression")
    assert axe_violations(page, ".plx-reader") == []
    set_theme(page, dark=True)
    assert axe_violations(page, ".plx-reader") == []


def test_copying_takes_the_selected_words(page: Page, show: Show) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader = show(SHORT)
    click_word(reader, 0, 0, "met")
    highlighted(page, "selection", "met")
    expect(text_box(reader, 0)).to_be_focused()
    press(page, "Shift+End")
    hears(reader, "“met in Hanoi.”")
    press(page, "Control+c")
    until(page, lambda: page.evaluate("() => navigator.clipboard.readText()"), "met in Hanoi.")


def test_a_drag_below_the_column_scrolls_it(page: Page, show: Show) -> None:
    reader = show(STORY)
    steady_box(reader.locator(".plx-text").first)
    reader.evaluate("(it) => it.scrollIntoView({block: 'end'})")
    page.mouse.move(*middle(word_box(reader, 0, 0, "Vietnam")))
    page.mouse.down()
    box = text_box(reader, 0).bounding_box()
    assert box
    page.mouse.move(box["x"] + 60, min(box["y"] + box["height"] + 30, 890), steps=10)
    until_true(page, lambda: text_box(reader, 0).evaluate("(it) => it.scrollTop > 0"))
    page.mouse.up()
    selected = "reader.selected.text"
    wait_for_value(page, f"{selected}[:7], len({selected}) > 500", ("Vietnam", True))


def test_python_selects_too(page: Page, show: Show) -> None:
    show(SHORT)
    kernel_run(page, "reader.selection = {'article': 'B', 'first': 1, 'last': 2}")
    highlighted(page, "selection", "ministers gathered")


def test_a_shift_click_extends(page: Page, show: Show) -> None:
    reader = show(SHORT)
    click_word(reader, 0, 0, "met")
    highlighted(page, "selection", "met")
    page.keyboard.down("Shift")
    click_word(reader, 0, 1, "signed")
    page.keyboard.up("Shift")
    wait_for_value(page, SELECTED, ("A", "met in Hanoi. They signed"))


def test_pictures(page: Page, show: Show) -> None:
    reader = show(STORY)
    command(page, "application:toggle-left-area")
    reader.evaluate("(it) => it.scrollIntoView({block: 'start'})")
    screenshot(page, "reader-top")
    reader.locator(".plx-match").first.click()
    click_word(reader, 0, 0, "Vietnam")
    screenshot(page, "reader-light")
    set_theme(page, dark=True)
    screenshot(page, "reader-dark")
    set_theme(page, dark=False)
    page.set_viewport_size({"width": 1024, "height": 768})
    reader.scroll_into_view_if_needed()
    screenshot(page, "reader-1024")
    fits(reader)
    page.set_viewport_size({"width": 683, "height": 450})  # 1366 x 900 at 200 %
    reader.scroll_into_view_if_needed()
    screenshot(page, "reader-zoom-200")
    fits(reader)


@pytest.mark.reopens
def test_the_twin_stands_in_where_there_is_no_kernel(page: Page, shared: Shared, show: Show) -> None:
    reader = show(STORY)
    twin = page.locator(".plx-twin")
    expect(reader).to_be_visible()
    expect(twin).to_be_hidden()
    shared.save_and_reopen()
    expect(twin).to_be_visible()
    expect(twin).to_contain_text("Putin reaches Vietnam")
    expect(page.locator(".plx-reader")).to_have_count(0)
    no_dead_widget(page)


def test_notebook_7(page: Page, show: Show) -> None:
    reader = show(STORY, app="notebook")
    element = text_box(reader, 1).locator(".plx-is-headline .plx-s")
    expect(element).to_be_visible()
    click_word(reader, 1, int(element.get_attribute("data-s") or 0), "Vietnam")
    wait_for_value(page, SELECTED, ("B", "Vietnam"))
    expect(page.locator(".jp-mod-outputsScrolled")).to_have_count(0)
    screenshot(page, "reader-notebook-7")
    fits(reader)


@pytest.mark.parametrize("app", ["notebook", "lab"])
def test_jupyter_does_not_take_its_keys(page: Page, show: Show, app: App) -> None:
    reader = show(STORY, "'another cell'", app=app)
    before = cell_count(page)
    places = [text_box(reader, 0), reader.locator(".plx-code input").first, reader.locator(".plx-match").first]
    for place in places:
        press_in(place, *"xddabmyz", "Shift+M", "c", "v", "ArrowDown", "Shift+ArrowDown")
    kernel_value(page, "0")  # what a key has set off in Jupyter has happened by then
    assert cell_count(page) == before
    types = page.evaluate(f"() => [...{PANEL}.content.model.cells].map((cell) => cell.type)")
    assert types == ["code"] * before
    expect(text_box(reader, 0)).to_be_visible()
