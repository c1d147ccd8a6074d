"""The reader in the real JupyterLab, by mouse and by keyboard, with the kernel's state read back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from browser.lab import (
    PANEL,
    axe_violations,
    cell_count,
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
    typeset_mathematics,
    wait_for_value,
    write_notebook,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.lab import Lab

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
def show(lab: Lab, page: Page) -> Show:
    """Run cells in a new notebook, wait for the reader and give its element."""

    def run(*cells: str, app: str = "lab") -> Locator:
        open_notebook(page, lab, write_notebook(lab, "reader.ipynb", [SET_UP, *cells]), app=app)
        run_all(page)
        assert error_outputs(page) == []
        page.wait_for_selector(".plx-reader .plx-s")
        return page.locator(".plx-reader")

    return run


def text_box(reader: Locator, column: int) -> Locator:
    return reader.locator(".plx-text").nth(column)


def word_box(reader: Locator, column: int, sentence: int, word: str) -> dict[str, float]:
    """Where a word of a sentence stands on the screen."""
    element = text_box(reader, column).locator(f"[data-s='{sentence}']")
    element.scroll_into_view_if_needed()
    box: dict[str, float] = element.evaluate(
        """(element, word) => {
          const range = document.createRange();
          const start = element.textContent.indexOf(word);
          range.setStart(element.firstChild, start);
          range.setEnd(element.firstChild, start + word.length);
          const {x, y, width, height} = range.getClientRects()[0];
          return {x, y, width, height};
        }""",
        word,
    )
    return box


def middle(box: dict[str, float]) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def click_word(reader: Locator, column: int, sentence: int, word: str) -> None:
    reader.page.mouse.click(*middle(word_box(reader, column, sentence, word)))


SELECTED = "(reader.selection and reader.selection['article'], reader.selected and reader.selected.text)"


def highlighted(page: Page, name: str) -> list[str]:
    """The texts a highlight covers."""
    texts: list[str] = page.evaluate(
        """(name) => [...CSS.highlights].filter(([key]) => /^plx-\\d+-/.test(key) && key.endsWith(`-${name}`))
             .flatMap(([, ranges]) => [...ranges].map(String))""",
        name,
    )
    return texts


def test_the_mouse_selects_a_word_a_range_and_a_sentence(page: Page, show: Show) -> None:
    reader = show(STORY)
    click_word(reader, 0, 0, "Vietnam")
    wait_for_value(page, SELECTED, ("A", "Vietnam"))
    assert highlighted(page, "selection") == ["Vietnam"]
    assert "“Vietnam” · headline" in (reader.locator(".plx-status").first.text_content() or "")

    page.mouse.move(*middle(word_box(reader, 0, 0, "Putin")))
    page.mouse.down()
    page.mouse.move(*middle(word_box(reader, 0, 0, "Vietnam")), steps=5)
    page.mouse.up()
    wait_for_value(page, SELECTED, ("A", "Putin reaches Vietnam"))

    page.mouse.dblclick(*middle(word_box(reader, 0, 0, "signing")))
    wait_for_value(page, SELECTED, ("A", "Putin reaches Vietnam after signing defence pact with North Korea"))
    assert kernel_value(page, "heard")[-1][1].startswith("Putin reaches Vietnam after")
    assert kernel_value(page, "a.text[reader.selected.start:reader.selected.end] == reader.selected.text")


def test_the_keyboard_selects(page: Page, show: Show) -> None:
    reader = show(SHORT)
    text_box(reader, 0).focus()
    live = reader.locator(".plx-hear")
    assert "“Ministers” · body, sentence 1 of 3" in (live.text_content() or "")
    page.keyboard.press("ArrowRight")
    assert "“met”" in (live.text_content() or "")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    wait_for_value(page, SELECTED, ("A", "met in Hanoi"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Enter")
    wait_for_value(page, SELECTED, ("A", "They signed nothing at all."))
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+End")
    says = "“They signed nothing at all. Nobody asked why.” · body, sentences 2 to 3 of 3"
    assert says in (live.text_content() or "")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    for keys, expected in [
        (["Home"], "They"),
        (["End"], "."),
        (["Control+Home"], "Ministers"),
        (["Control+End", "ArrowLeft"], "why"),
        (["ArrowUp"], "Nobody"),
        (["ArrowUp"], "They"),
        (["ArrowLeft", "ArrowLeft"], "Hanoi"),
    ]:
        for key in keys:
            page.keyboard.press(key)
        page.keyboard.press("Enter")
        wait_for_value(page, SELECTED, ("A", expected))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
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
    page.keyboard.press("Escape")
    wait_for_value(page, SELECTED, (None, None))
    assert highlighted(page, "selection") == []
    assert (reader.locator(".plx-status").first.text_content() or "").startswith("Click a word")
    assert page.evaluate("() => window.escapes") == 0
    page.keyboard.press("Escape")
    assert page.evaluate("() => window.escapes") == 1


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_jupyter_does_not_take_its_keys(page: Page, show: Show, app: str) -> None:
    reader = show(STORY, "'another cell'", app=app)
    before = cell_count(page)
    places = [text_box(reader, 0), reader.locator(".plx-code input").first, reader.locator(".plx-match").first]
    for place in places:
        place.focus()
        for key in ["x", "d", "d", "a", "b", "m", "y", "z", "Shift+M", "c", "v", "ArrowDown", "Shift+ArrowDown"]:
            page.keyboard.press(key)
    assert cell_count(page) == before
    types = page.evaluate(f"() => [...{PANEL}.content.model.cells].map((cell) => cell.type)")
    assert types == ["code"] * before
    assert text_box(reader, 0).is_visible()


def test_a_combination_still_reaches_jupyterlab(page: Page, show: Show) -> None:
    reader = show(SHORT)
    click_word(reader, 0, 0, "Hanoi")
    page.wait_for_function(f"() => {PANEL}.context.model.dirty")
    page.keyboard.press("Control+s")
    page.wait_for_function(f"() => !{PANEL}.context.model.dirty")


def test_the_legend_filters_and_counts(page: Page, show: Show) -> None:
    reader = show(STORY)
    legend = reader.locator(".plx-legend")
    assert legend.locator("legend").all_text_contents() == ["Speech (key)", "Loaded words (machine)"]
    assert legend.locator(".plx-code").all_text_contents() == [
        "adirect(2)", "bindirect(1)", "cloaded(2)", "dhedge(1)",
    ]  # fmt: skip
    assert highlighted(page, "mark0") == ["of great concern", "war of aggression"]
    legend.locator("input").first.uncheck()
    assert highlighted(page, "mark0") == []
    assert highlighted(page, "mark2") == ["mass murder", "rafts"]
    kernel_run(page, "reader.set_layers(words)")
    page.wait_for_function("() => document.querySelectorAll('.plx-code').length === 2")
    assert highlighted(page, "mark0") == ["mass murder", "rafts"]


def test_a_mark_says_what_it_means(page: Page, show: Show) -> None:
    reader = show(STORY)
    element = text_box(reader, 0).locator(".plx-s", has_text="of great concern").first
    number = int(element.get_attribute("data-s") or 0)
    click_word(reader, 0, number, "concern")
    status = reader.locator(".plx-status").first
    assert "a: direct (State Department)" in (status.text_content() or "")
    page.keyboard.press("ArrowLeft")
    assert "“great”" in (reader.locator(".plx-hear").text_content() or "")
    assert "a: direct (State Department)" in (reader.locator(".plx-hear").text_content() or "")
    assert "a" in (element.get_attribute("data-codes") or "")
    assert element.evaluate("(it) => getComputedStyle(it, '::after').content").startswith('"\u00a0')
    assert "Small letters after a sentence" in reader.locator(".plx-legend").inner_text()
    reader.locator(".plx-code input").first.uncheck()
    assert "“great”" in (status.text_content() or "")
    assert "a: direct" not in (status.text_content() or "")


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
    assert reader.locator(".plx-pair").inner_text() == "2 matched passages"
    reader.locator(".plx-match").nth(1).click()
    assert highlighted(page, "target") == ["rafts of UN sanctions", "a raft of US-led sanctions"]
    for column in (0, 1):
        inside(text_box(reader, column), text_box(reader, column).locator(".plx-target").first)
    assert reader.locator(".plx-pair").inner_text() == "2 of 2 · sanctions"
    assert page.evaluate(PUT_AWAY) == []
    forward = reader.get_by_role("button", name="next →")
    box = forward.bounding_box()
    forward.click()
    assert forward.bounding_box() == box
    assert page.evaluate(PUT_AWAY) == []
    assert highlighted(page, "target") == ["war of aggression", "war of aggression"]
    reader.get_by_role("button", name="← previous").click()
    number = int(text_box(reader, 1).locator(".plx-target").first.get_attribute("data-s") or 0)
    page.keyboard.press("Escape")
    assert highlighted(page, "target") == []
    click_word(reader, 1, number, "US-led")
    assert highlighted(page, "target") == ["rafts of UN sanctions", "a raft of US-led sanctions"]
    assert "sanctions" in (reader.locator(".plx-hear").text_content() or "")


def test_a_link_marks_all_its_passages_and_leads_to_the_first(page: Page, show: Show) -> None:
    reader = show(STORY)
    words = ["rafts of UN sanctions", "of great concern", "a raft of US-led sanctions"]
    places = ", ".join(f"({it}, find({it}, {text!r}))" for it, text in zip("aab", words, strict=True))
    kernel_run(page, f"reader.set_links(link('several', {places}))")
    reader.locator(".plx-match").get_by_text("several").click()
    assert highlighted(page, "target") == words
    outlined = text_box(reader, 0).locator(".plx-target")
    assert outlined.count() == 2
    inside(text_box(reader, 0), outlined.filter(has_text="rafts"))
    assert {it.get_attribute("data-pair") for it in outlined.all()} == {"1"}
    assert outlined.first.get_attribute("title") == "several"


def inside(outer: Locator, inner: Locator) -> None:
    """One element's first line is in another's visible box."""
    top = inner.evaluate("(it) => it.getClientRects()[0].top")
    box = outer.bounding_box()
    assert box
    assert box["y"] <= top <= box["y"] + box["height"]


def test_python_shows_a_place_again_and_again(page: Page, show: Show) -> None:
    reader = show(STORY)
    place = "reader.show('B', find(b, 'a raft of US-led sanctions'))"
    for _ in range(2):
        text_box(reader, 1).evaluate("(it) => { it.scrollTop = 0; }")
        kernel_run(page, place)
        page.wait_for_function("() => document.querySelectorAll('.plx-text')[1].scrollTop > 0")
        assert highlighted(page, "target") == ["a raft of US-led sanctions"]
        inside(text_box(reader, 1), text_box(reader, 1).locator(".plx-target").first)
    kernel_run(page, "reader.show('A', 2)")
    page.wait_for_selector(".plx-text[data-column='0'] .plx-target[data-s='2']")


def test_two_readers_share_a_page(page: Page, show: Show) -> None:
    show(STORY, "other = Reader(a, b, layers=[words]); other")
    page.wait_for_function("() => document.querySelectorAll('.plx-reader').length === 2")
    assert highlighted(page, "mark0") == ["of great concern", "war of aggression", "mass murder", "rafts"]
    kernel_run(page, "other.close()")
    page.wait_for_function("() => document.querySelectorAll('.plx-reader').length === 1")
    page.wait_for_function(
        "() => [...CSS.highlights.keys()].every((key, _, all) => key.startsWith(all[0].slice(0, 6)))"
    )
    assert highlighted(page, "mark0") == ["of great concern", "war of aggression"]


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
    text_box(reader, 0).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+End")
    assert page.evaluate("() => window.hacked ?? null") is None
    assert reader.locator("script, img, b, i, a").count() == 0
    assert typeset_mathematics(page) == 0
    assert "⟦U+202E⟧" in (text_box(reader, 0).text_content() or "")
    raw = reader.evaluate("(it) => /[\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]/.test(it.outerHTML)")
    assert raw is False
    assert reader.evaluate(OVERFLOWING) == []
    columns = [box for box in (text_box(reader, n).bounding_box() for n in (0, 1)) if box]
    assert columns[0]["x"] + columns[0]["width"] <= columns[1]["x"]
    screenshot(reader, "hostile")


def test_narrow_columns_stack(page: Page, show: Show) -> None:
    reader = show(STORY)
    side = [text_box(reader, n).bounding_box() for n in (0, 1)]
    assert side[0] and side[1] and side[0]["y"] == side[1]["y"]
    page.set_viewport_size({"width": 800, "height": 900})
    page.wait_for_function("""() => { const [a, b] = document.querySelectorAll('.plx-text');
                                      return a.getBoundingClientRect().x === b.getBoundingClientRect().x; }""")
    assert reader.evaluate(OVERFLOWING) == []


def test_ten_long_articles_open(page: Page, show: Show) -> None:
    many = """
import itertools
vocabulary = "the minister said that a new treaty with its old ally would hold for years to come".split()
long = " ".join(" ".join(vocabulary[(n * 7 + i) % 17] for i in range(20)).capitalize() + "." for n in range(150))
reader = Reader(*(plain_article(long, id=f"T{n}", title=f"Text {n}") for n in range(10)))
reader
"""
    reader = show(many)
    assert reader.locator(".plx-text").count() == 10
    assert kernel_value(page, "[len(it.tokens) >= 3000 for it in reader.articles]") == [True] * 10
    click_word(reader, 9, 0, "minister")
    wait_for_value(page, SELECTED, ("T9", "minister"))
    screenshot(page, "reader-ten")
    assert reader.evaluate(OVERFLOWING) == []


def test_without_the_highlight_api(page: Page, show: Show) -> None:
    page.add_init_script("delete window.Highlight;")
    reader = show(STORY)
    wrapped = reader.locator(".plx-s .plx-h-mark0")
    assert wrapped.all_text_contents() == ["of great concern", "war of aggression"]
    reader.locator(".plx-code input").first.uncheck()
    wrapped.first.wait_for(state="detached")
    reader.locator(".plx-code input").first.check()
    wrapped.first.wait_for(state="attached")
    box = wrapped.first.bounding_box()
    assert box
    wrapped.first.scroll_into_view_if_needed()
    wrapped.first.click(position={"x": 4, "y": 8})
    wait_for_value(page, SELECTED, ("A", "of"))
    reader.locator(".plx-h-selection").first.wait_for()


def test_axe_finds_nothing(page: Page, show: Show) -> None:
    reader = show(STORY)
    reader.locator(".plx-match").first.click()
    assert axe_violations(page, ".plx-reader") == []
    set_theme(page, dark=True)
    assert axe_violations(page, ".plx-reader") == []


def test_the_twin_stands_in_where_there_is_no_kernel(page: Page, lab: Lab, show: Show) -> None:
    reader = show(STORY)
    twin = page.locator(".plx-twin")
    assert reader.is_visible()
    assert not twin.is_visible()
    save(page)
    page.goto("about:blank")
    end_sessions(page.context, lab)
    open_notebook(page, lab, "reader.ipynb")
    twin.wait_for()
    assert "Putin reaches Vietnam" in (twin.text_content() or "")
    assert page.locator(".plx-reader").count() == 0
    assert not page.get_by_text("Error displaying widget").is_visible()
    assert typeset_mathematics(page) == 0


def test_copying_takes_the_selected_words(page: Page, show: Show) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader = show(SHORT)
    click_word(reader, 0, 0, "met")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Control+c")
    assert page.evaluate("() => navigator.clipboard.readText()") == "met in Hanoi."


def test_a_drag_below_the_column_scrolls_it(page: Page, show: Show) -> None:
    reader = show(STORY)
    page.mouse.move(*middle(word_box(reader, 0, 0, "Vietnam")))
    reader.evaluate("(it) => it.scrollIntoView({block: 'end'})")
    box = text_box(reader, 0).bounding_box()
    assert box
    page.mouse.move(*middle(word_box(reader, 0, 0, "Vietnam")))
    page.mouse.down()
    page.mouse.move(box["x"] + 60, min(box["y"] + box["height"] + 30, 890), steps=10)
    page.mouse.up()
    assert text_box(reader, 0).evaluate("(it) => it.scrollTop") > 0
    selected = "reader.selected.text"
    wait_for_value(page, f"{selected}[:7], len({selected}) > 500", ("Vietnam", True))


def test_python_selects_too(page: Page, show: Show) -> None:
    show(SHORT)
    kernel_run(page, "reader.selection = {'article': 'B', 'first': 1, 'last': 2}")
    page.wait_for_function("() => [...CSS.highlights].some(([key, it]) => key.endsWith('selection') && it.size === 1)")
    assert highlighted(page, "selection") == ["ministers gathered"]


def test_a_shift_click_extends(page: Page, show: Show) -> None:
    reader = show(SHORT)
    click_word(reader, 0, 0, "met")
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
    assert reader.evaluate(OVERFLOWING) == []
    page.set_viewport_size({"width": 683, "height": 450})  # 1366 x 900 at 200 %
    reader.scroll_into_view_if_needed()
    screenshot(page, "reader-zoom-200")
    assert reader.evaluate(OVERFLOWING) == []


def test_notebook_7(page: Page, show: Show) -> None:
    reader = show(STORY, app="notebook")
    element = text_box(reader, 1).locator(".plx-is-headline .plx-s")
    click_word(reader, 1, int(element.get_attribute("data-s") or 0), "Vietnam")
    wait_for_value(page, SELECTED, ("B", "Vietnam"))
    assert page.locator(".jp-mod-outputsScrolled").count() == 0
    screenshot(page, "reader-notebook-7")
    assert reader.evaluate(OVERFLOWING) == []
