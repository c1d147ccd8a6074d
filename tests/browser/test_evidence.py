"""The evidence drawer in the real JupyterLab: by mouse and keyboard, with hostile texts, twice on a page."""

from __future__ import annotations

import json
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
    typeset_mathematics,
    wait_for_value,
)
from browser.waiting import press, press_in, until, until_true

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.sharing import Shared

READING = r"""
from matplotlib.figure import Figure
import pandas as pd
from helpers.evidence import cell_key, passages
from helpers.model import Article, Sentence, Span, Zone
from helpers.widgets.evidence import ClickableChart, ClickableTable

def article(name, *sentences):
    text, cuts = " ".join(sentences), []
    for sentence in sentences:
        start = text.index(sentence, cuts[-1].end if cuts else 0)
        cuts.append(Sentence(start, start + len(sentence), sentence, 0, "body", 1))
    zone = Zone(0, len(text), text, "body", "whole")
    return Article(name, "", "", "", "", "", text, (zone,), tuple(cuts), ())

def found(article, word):
    starts = [at for at in range(len(article.text)) if article.text.startswith(word, at)]
    return passages(article, [Span(at, at + len(word), word) for at in starts])

def bars(evidence, ticks=None):
    figure = Figure(figsize=(6, 3))
    axes = figure.subplots()
    names = list(evidence)
    for bar, name in zip(axes.bar(range(len(names)), [len(evidence[n]) for n in names], hatch="//"), names):
        bar.set_gid(name)
    axes.set_xticks(range(len(names)), ticks or names)
    return figure
"""
DATA = r"""
a = article("A", "Putin came to Hanoi.", "He said “no” to $3.5bn and to $3.6bn.", "Hanoi was hot.")
b = article("B", *[f"Sentence {n} is about Hanoi." for n in range(1, 21)])
evidence = {"A:hanoi": found(a, "Hanoi"), "B:hanoi": found(b, "Hanoi"), "A:no": found(a, "“no”")}
labels = {"A:hanoi": "Article A, Hanoi", "B:hanoi": "Article B, Hanoi", "A:no": "Article A, no"}
figure, seen = bars(evidence), []
chart = ClickableChart(figure, evidence, labels, "Two articles on Hanoi, from $3.5bn to $3.6bn")
frame = pd.DataFrame({"hanoi": [2, 20], "no": [1, 0]}, index=pd.Index(["A", "B"], name="Article"))
table = ClickableTable(frame, evidence, "Words, from $3.5bn to $3.6bn")
"""
HARMLESS = ["x", "b", "a", "m", "y", "z", "d", "d", "j", "k", "ArrowDown", "0", "0", "i", "i", "c", "v", "h", "Shift+M"]


IN_WINDOW = """(it) => {
  const box = it.getBoundingClientRect();
  const area = document.querySelector('.jp-WindowedPanel-outer')?.getBoundingClientRect();
  return box.top >= (area?.top ?? 0) && box.bottom <= (area?.bottom ?? innerHeight);
}"""


def start(shared: Shared, *cells: str, app: App = "lab") -> Page:
    page = shared.run(READING, *cells, app=app)
    expect(page.locator(".plx-evidence").first).to_be_visible()
    return page


def mark(page: Page, key: str, view: int = 0) -> Locator:
    return page.locator(f'.plx-chart:visible >> nth={view} >> g[data-gid="{key}"]')


def drawer(page: Page) -> Locator:
    return page.locator(".plx-drawer:visible")


def cell(page: Page, nth: int) -> Locator:
    return page.locator(".plx-ev-table button").nth(nth)


def heading(page: Page) -> Locator:
    return drawer(page).locator(".plx-ev-heading")


def cell_kinds(page: Page) -> str:
    return str(
        page.evaluate(
            "() => [...window.jupyterapp.shell.currentWidget.content.model.cells].map((it) => it.type).join()"
        )
    )


def overflowing(page: Page) -> list[str]:
    """Elements of our own that stick out of their box and are not scrolled inside it."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('.plx-evidence, .plx-evidence *')]
      .filter((it) => !it.closest('svg, .plx-ev-scroll > *'))
      .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0
        && getComputedStyle(it).overflowX === 'visible' && getComputedStyle(it).display !== 'inline')
      .map((it) => it.outerHTML.slice(0, 80))""")
    return found


def beneath(page: Page) -> bool:
    """Whether the drawer stands right under the chart."""
    chart, drawn = page.locator(".plx-chart:visible").bounding_box(), drawer(page).bounding_box()
    return bool(chart and drawn and 0 <= drawn["y"] - (chart["y"] + chart["height"]) < 20)


def test_a_click_opens_the_sentences_beneath_and_closes_them(shared: Shared) -> None:
    page = start(shared, DATA, "chart", "table")
    bar = mark(page, "A:hanoi")
    expect(bar).to_have_attribute("role", "button")
    expect(bar).to_have_attribute("aria-label", "Article A, Hanoi")
    bar.click()
    expect(drawer(page).get_by_role("heading")).to_have_text("Article A, Hanoi (2 sentences)", use_inner_text=True)
    expect(drawer(page).locator(".plx-ev-where")).to_have_text(
        ["Article A, sentence 1, body", "Article A, sentence 3, body"], use_inner_text=True
    )
    expect(drawer(page).locator("mark")).to_have_text(["Hanoi", "Hanoi"])
    expect(drawer(page).locator(".plx-ev-sentence").first).to_have_text("Putin came to Hanoi.")
    until_true(page, lambda: beneath(page))
    wait_for_value(page, "chart.open_key", "A:hanoi")
    expect(bar).to_have_attribute("aria-expanded", "true")
    mark(page, "A:no").click()
    expect(drawer(page).locator("mark")).to_have_text(["“no”"])
    expect(bar).to_have_attribute("aria-expanded", "false")
    mark(page, "A:no").click()
    expect(drawer(page)).to_have_count(0)
    wait_for_value(page, "chart.open_key", "")
    cell(page, 1).click()
    expect(drawer(page).get_by_role("heading")).to_have_text("A, no: 1", use_inner_text=True)
    wait_for_value(page, "table.open_key", "A:no")
    until_true(page, lambda: cell(page, 1).evaluate(IN_WINDOW))
    until_true(page, lambda: drawer(page).evaluate(IN_WINDOW))
    drawer(page).get_by_role("button", name="Close").click()
    expect(drawer(page)).to_have_count(0)
    expect(cell(page, 1)).to_be_focused()
    assert typeset_mathematics(page) == 0


def test_nothing_opens_out_of_sight(shared: Shared) -> None:
    page = start(shared, DATA, "chart")
    page.set_viewport_size({"width": 1024, "height": 420})
    mark(page, "A:hanoi").click()
    expect(drawer(page)).to_be_visible()
    page.wait_for_function(f"() => ({IN_WINDOW})(document.querySelector('.plx-ev-sentence'))")


def test_python_opens_the_drawer_and_hears_of_the_reader(shared: Shared) -> None:
    page = start(shared, DATA, "chart")
    kernel_run(page, "chart.open_key = 'A:hanoi'")
    expect(drawer(page).get_by_role("button")).to_have_count(1)
    kernel_run(page, "chart.on_reader = lambda article, span: seen.append((article, span.start, span.text))")
    go = drawer(page).get_by_role("button", name="Show in the reader: Article A, sentence 3, body")
    go.click()
    answer = "The reader is not open yet. Run its cell first."
    expect(drawer(page).get_by_role("status")).to_have_text(["", answer], use_inner_text=True)
    page.evaluate("() => document.body.append(Object.assign(document.createElement('i'), {className: 'plx-reader'}))")
    go.click()
    wait_for_value(page, "seen", [("A", 59, "Hanoi")])
    assert kernel_value(page, "a.text[59:64]") == "Hanoi"
    kernel_run(page, "chart.on_reader = None")
    expect(page.locator(".plx-drawer button")).to_have_count(1)
    kernel_run(page, "chart.open_key = ''")
    expect(drawer(page)).to_have_count(0)
    page.evaluate("() => document.querySelector('body > .plx-reader').remove()")


def test_the_same_figure_twice_does_not_collide(shared: Shared) -> None:
    again = "ClickableChart(figure, evidence, labels, 'The same figure in a second widget')"
    page = start(shared, DATA, "chart", "chart", again, "figure")
    expect(page.locator(".plx-chart svg")).to_have_count(3)
    ids = page.evaluate("() => [...document.querySelectorAll('.plx-evidence [id]')].map((it) => it.id)")
    assert len(ids) == len(set(ids))
    dangling = """() => [...document.querySelectorAll('.plx-evidence svg *')].filter((it) => {
      const own = `${it.getAttribute('href') ?? ''} ${it.getAttribute('clip-path') ?? ''} ${it.style.fill}`;
      const to = /#([^)"' ]+)/.exec(own);
      return to && !it.closest('svg').querySelector(`[id="${to[1]}"]`);
    }).length"""
    assert page.evaluate(dangling) == 0
    assert page.locator(".plx-evidence style, .plx-evidence script").count() == 0
    mark(page, "A:no", view=1).click()
    expect(page.locator(".plx-drawer:not([hidden])")).to_have_count(2)
    mark(page, "A:hanoi", view=2).click()
    expect(page.locator(".plx-drawer:not([hidden])")).to_have_count(3)
    wait_for_value(page, "chart.open_key", "A:no")


HOSTILE = r"""
texts = ["<script>window.hacked = 1</script>", "<img src=x onerror='window.hacked = 2'>", "$a$ and $b$ cost",
    "javascript:window.hacked=3", "a\u202eb\u2069\u202ec\u200bd\ufeff", "z" * 10_000, "x\x1fy\x00z",
    "]]></text><script>"]
bad = article("<b>A</b>", *[f"{text} hanoi {text}" for text in texts])
marks = tuple(p for text in texts for p in found(bad, text))
evidence = {text: marks for text in texts[:4]} | {"A:hanoi": found(bad, "hanoi")}
names = {key: f"{key} {texts[4]} {texts[5]}" for key in evidence}
picture = bars(evidence, texts[:5])
picture.axes[0].set_title(texts[6] + texts[5])
picture.axes[0].set_xlabel("$a$ and $b$")
chart = ClickableChart(picture, evidence, names, " ".join(texts))
frame = pd.DataFrame({text: ["1", text] for text in texts}, index=["A", texts[5]])
cells = {cell_key(texts[5], text): marks for text in texts}
table = ClickableTable(frame, cells, " ".join(texts))
"""


def test_hostile_texts_stay_texts(shared: Shared) -> None:
    page = start(shared, HOSTILE, "chart", "table", "print('\\u202e' in repr(chart))")
    mark(page, "A:hanoi").click()
    expect(drawer(page)).to_be_visible()
    cell(page, 5).click()
    expect(page.locator(".plx-drawer:not([hidden])")).to_have_count(2)
    screenshot(page, "hostile")
    text = "<img src=x onerror='window.hacked = 2'>"
    expect(page.locator(".plx-evidence").last).to_contain_text(text, use_inner_text=True)
    assert page.evaluate("() => window.hacked ?? null") is None
    assert page.locator(".plx-evidence :is(script, img, foreignObject, style, a)").count() == 0
    until(page, lambda: overflowing(page), [])
    assert typeset_mathematics(page) == 0
    shown = page.evaluate("""() => [...document.querySelectorAll('.plx-evidence')].map((root) => root.textContent
      + [...root.querySelectorAll('[aria-label]')].map((it) => it.ariaLabel).join('')).join('')""")
    assert "⟦U+202E⟧" in shown
    assert not set(shown) & set("\u202e\u2069\u200b\ufeff\x1f\x00")
    set_theme(page, dark=True)
    screenshot(page, "hostile dark")


def test_a_hostile_svg_loses_all_that_acts(shared: Shared) -> None:
    svg = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 99 99"
      onload="window.hacked=1"><script>window.hacked=2</script><style>*{display:none}</style>
      <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="window.hacked=3"/></body>
      </foreignObject><a href="javascript:window.hacked=4"><rect width="9" height="9"/></a>
      <g id="A:no"><rect width="50" height="50" onclick="window.hacked=5" style="fill:url(https://x.invalid/#a)"/></g>
      <use xlink:href="https://x.invalid/a.svg#b"/><image href="https://x.invalid/a.png"/>
      <animate attributeName="href" values="javascript:window.hacked=6"/><rect fill="url(//x.invalid)"/></svg>"""
    page = start(shared, DATA, f"chart.svg = {json.dumps(svg)}\nchart")
    mark(page, "A:no").click()
    expect(drawer(page)).to_be_visible()
    expect(page.locator(".plx-ev-ring").first).to_be_attached()
    assert page.evaluate("() => window.hacked ?? null") is None
    names = page.evaluate(
        "() => [...document.querySelectorAll('.plx-evidence svg, .plx-evidence svg *')].map((e) => e.localName)"
    )
    assert set(names) <= {"svg", "g", "rect", "use", "image", "title"}
    assert "invalid" not in page.evaluate("() => document.querySelector('.plx-evidence svg').outerHTML")


def test_axe_finds_nothing(shared: Shared) -> None:
    page = start(shared, DATA, "chart", "table")
    mark(page, "A:hanoi").click()
    cell(page, 0).click()
    expect(page.locator(".plx-drawer:not([hidden])")).to_have_count(2)
    assert axe_violations(page, ".plx-evidence") == []
    set_theme(page, dark=True)
    assert axe_violations(page, ".plx-evidence") == []


@pytest.mark.reopens
def test_the_twin_stands_in_where_the_widget_is_dead(shared: Shared) -> None:
    page = start(shared, DATA, "chart", "table")
    live, twins = page.locator(".plx-evidence"), page.locator(".plx-twin").filter(visible=True)
    expect(live).to_have_count(2)
    expect(twins).to_have_count(0)
    shared.save_and_reopen()
    expect(twins).to_have_count(2)
    expect(page.get_by_text("Error displaying widget").filter(visible=True)).to_have_count(0)
    expect(page.get_by_text("Chart: Two articles").filter(visible=True)).to_have_count(0)
    page.locator(".plx-twin summary").first.click()
    expect(page.locator(".plx-twin details[open] mark").first).to_be_visible()
    screenshot(page, "twin")
    assert typeset_mathematics(page) == 0
    until_true(page, lambda: page.locator(".plx-twin img").first.evaluate("(it) => it.naturalWidth > 300"))
    run_all(page)
    expect(live).to_have_count(2)
    expect(twins).to_have_count(0)


@pytest.mark.parametrize("app", ["notebook", "lab"])
def test_the_keyboard_does_all_of_it_and_jupyter_takes_no_key(shared: Shared, app: App) -> None:
    page = start(shared, DATA, "chart", "table", app=app)
    count, kinds = cell_count(page), cell_kinds(page)

    def letters_do_nothing_in(place: Locator) -> None:
        expect(place).to_be_focused()
        press(page, *HARMLESS)
        kernel_value(page, "0")  # what a key has set off in Jupyter has happened by then
        expect(place).to_be_focused()
        assert (cell_count(page), cell_kinds(page)) == (count, kinds)

    mark(page, "A:hanoi").focus()
    letters_do_nothing_in(mark(page, "A:hanoi"))
    press(page, "Enter")
    letters_do_nothing_in(heading(page))
    drawer(page).locator(".plx-ev-sentence").first.click()
    letters_do_nothing_in(page.locator(".plx-evidence:focus"))
    press(page, "Escape")
    expect(drawer(page)).to_have_count(0)
    expect(mark(page, "A:hanoi")).to_be_focused()
    for key, expected in [("ArrowRight", "B:hanoi"), ("End", "A:no"), ("ArrowRight", "A:no"), ("ArrowLeft", "B:hanoi")]:
        press(page, key)
        expect(mark(page, expected)).to_be_focused()
    stops = page.locator(".plx-chart g[tabindex='0']")
    expect(stops).to_have_attribute("data-key", "B:hanoi")  # the chart is one stop for Tab
    press(page, " ")
    expect(heading(page)).to_be_focused()
    wait_for_value(page, "chart.open_key", "B:hanoi")
    expect(drawer(page).locator("li")).to_have_count(12)
    drawer(page).get_by_role("button", name="Show all 20 sentences").press("Enter")
    expect(drawer(page).locator("li")).to_have_count(20)
    until_true(page, lambda: drawer(page).evaluate("(it) => it.scrollTop > 0 && it.offsetHeight <= 352"))
    until_true(page, lambda: drawer(page).get_by_role("button", name="Close").evaluate(IN_WINDOW))
    expect(drawer(page).locator(".plx-ev-passage:focus")).to_have_count(1)
    drawer(page).get_by_role("button", name="Close").press("Enter")
    expect(mark(page, "B:hanoi")).to_be_focused()
    press_in(cell(page, 0), "Enter")
    expect(heading(page)).to_be_focused()
    press(page, "Escape")
    expect(cell(page, 0)).to_be_focused()
    letters_do_nothing_in(cell(page, 0))
