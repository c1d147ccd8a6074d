"""The evidence drawer in the real JupyterLab: by mouse and keyboard, with hostile texts, twice on a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from browser.lab import (
    axe_violations,
    cell_count,
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
    wait_for_value,
    write_notebook,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from browser.lab import Lab

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


def start(page: Page, lab: Lab, name: str, *cells: str, app: str = "lab") -> None:
    open_notebook(page, lab, write_notebook(lab, f"{name}.ipynb", [READING, *cells]), app=app)  # type: ignore[arg-type]
    run_all(page)
    assert error_outputs(page) == []
    page.wait_for_selector(".plx-evidence")


def mark(page: Page, key: str, view: int = 0) -> Locator:
    return page.locator(f'.plx-chart:visible >> nth={view} >> g[data-gid="{key}"]')


def drawer(page: Page) -> Locator:
    return page.locator(".plx-drawer:visible")


def focused(page: Page) -> str:
    return str(page.evaluate("() => document.activeElement.dataset?.key ?? document.activeElement.className"))


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


def test_a_click_opens_the_sentences_beneath_and_closes_them(lab: Lab, page: Page) -> None:
    start(page, lab, "mouse", DATA, "chart", "table")
    bar = mark(page, "A:hanoi")
    assert bar.get_attribute("role") == "button"
    assert bar.get_attribute("aria-label") == "Article A, Hanoi"
    bar.click()
    drawer(page).wait_for()
    assert drawer(page).get_by_role("heading").inner_text() == "Article A, Hanoi (2 sentences)"
    assert drawer(page).locator(".plx-ev-where").all_inner_texts() == [
        "Article A, sentence 1, body",
        "Article A, sentence 3, body",
    ]
    assert drawer(page).locator("mark").all_inner_texts() == ["Hanoi", "Hanoi"]
    assert drawer(page).locator(".plx-ev-sentence").first.text_content() == "Putin came to Hanoi."
    chart_box, drawer_box = page.locator(".plx-chart:visible").bounding_box(), drawer(page).bounding_box()
    assert chart_box is not None
    assert drawer_box is not None
    assert 0 <= drawer_box["y"] - (chart_box["y"] + chart_box["height"]) < 20
    wait_for_value(page, "chart.open_key", "A:hanoi")
    assert bar.get_attribute("aria-expanded") == "true"
    mark(page, "A:no").click()
    assert drawer(page).locator("mark").all_inner_texts() == ["“no”"]
    assert bar.get_attribute("aria-expanded") == "false"
    mark(page, "A:no").click()
    drawer(page).wait_for(state="hidden")
    wait_for_value(page, "chart.open_key", "")
    page.locator(".plx-ev-table button").nth(1).click()
    assert drawer(page).get_by_role("heading").inner_text() == "A, no: 1"
    wait_for_value(page, "table.open_key", "A:no")
    assert page.locator(".plx-ev-table button").nth(1).evaluate(IN_WINDOW)
    assert drawer(page).evaluate(IN_WINDOW)
    drawer(page).get_by_role("button", name="Close").click()
    drawer(page).wait_for(state="hidden")
    assert focused(page) == "A:no"
    assert typeset_mathematics(page) == 0


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_the_keyboard_does_all_of_it_and_jupyter_takes_no_key(lab: Lab, page: Page, app: str) -> None:
    start(page, lab, f"keys-{app}", DATA, "chart", "table", app=app)
    count, kinds = cell_count(page), cell_kinds(page)

    def type_letters() -> None:
        before = focused(page)
        for key in HARMLESS:
            page.keyboard.press(key)
        assert focused(page) == before
        assert (cell_count(page), cell_kinds(page)) == (count, kinds)

    mark(page, "A:hanoi").focus()
    type_letters()
    page.keyboard.press("Enter")
    drawer(page).wait_for()
    assert focused(page) == "plx-ev-heading"
    type_letters()
    drawer(page).locator(".plx-ev-sentence").first.click()
    assert page.evaluate("() => document.activeElement.classList.contains('plx-evidence')")
    type_letters()
    page.keyboard.press("Escape")
    drawer(page).wait_for(state="hidden")
    assert focused(page) == "A:hanoi"
    for key, expected in [("ArrowRight", "B:hanoi"), ("End", "A:no"), ("ArrowRight", "A:no"), ("ArrowLeft", "B:hanoi")]:
        page.keyboard.press(key)
        assert focused(page) == expected
    stops = page.locator(".plx-chart g[tabindex='0']")
    assert stops.get_attribute("data-key") == "B:hanoi"  # the chart is one stop for Tab
    page.keyboard.press(" ")
    assert focused(page) == "plx-ev-heading"
    wait_for_value(page, "chart.open_key", "B:hanoi")
    assert drawer(page).locator("li").count() == 12
    drawer(page).get_by_role("button", name="Show all 20 sentences").press("Enter")
    assert drawer(page).locator("li").count() == 20
    assert drawer(page).evaluate("(it) => it.scrollTop > 0 && it.offsetHeight <= 352")
    assert drawer(page).get_by_role("button", name="Close").evaluate(IN_WINDOW)
    assert focused(page) == "plx-ev-passage"
    drawer(page).get_by_role("button", name="Close").press("Enter")
    assert focused(page) == "B:hanoi"
    cell = page.locator(".plx-ev-table button").first
    cell.press("Enter")
    assert focused(page) == "plx-ev-heading"
    page.keyboard.press("Escape")
    assert focused(page) == "A:hanoi"
    cell.focus()
    type_letters()


def test_nothing_opens_out_of_sight(lab: Lab, page: Page) -> None:
    start(page, lab, "low", DATA, "chart")
    page.set_viewport_size({"width": 1024, "height": 420})
    mark(page, "A:hanoi").click()
    drawer(page).wait_for()
    page.wait_for_function(f"() => ({IN_WINDOW})(document.querySelector('.plx-ev-sentence'))")


def test_python_opens_the_drawer_and_hears_of_the_reader(lab: Lab, page: Page) -> None:
    start(page, lab, "python", DATA, "chart")
    kernel_run(page, "chart.open_key = 'A:hanoi'")
    drawer(page).wait_for()
    assert drawer(page).get_by_role("button").count() == 1
    kernel_run(page, "chart.on_reader = lambda article, span: seen.append((article, span.start, span.text))")
    go = drawer(page).get_by_role("button", name="Show in the reader: Article A, sentence 3, body")
    go.click()
    answer = "The reader is not open yet. Run its cell first."
    assert drawer(page).get_by_role("status").all_inner_texts() == ["", answer]
    page.evaluate("() => document.body.append(Object.assign(document.createElement('i'), {className: 'plx-reader'}))")
    go.click()
    wait_for_value(page, "seen", [("A", 59, "Hanoi")])
    assert kernel_value(page, "a.text[59:64]") == "Hanoi"
    kernel_run(page, "chart.on_reader = None")
    page.wait_for_function("() => document.querySelectorAll('.plx-drawer button').length === 1")
    kernel_run(page, "chart.open_key = ''")
    drawer(page).wait_for(state="hidden")


def test_the_same_figure_twice_does_not_collide(lab: Lab, page: Page) -> None:
    again = "ClickableChart(figure, evidence, labels, 'The same figure in a second widget')"
    start(page, lab, "twice", DATA, "chart", "chart", again, "figure")
    page.wait_for_function("() => document.querySelectorAll('.plx-chart').length === 3")
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
    page.wait_for_function("() => document.querySelectorAll('.plx-drawer:not([hidden])').length === 2")
    mark(page, "A:hanoi", view=2).click()
    page.wait_for_function("() => document.querySelectorAll('.plx-drawer:not([hidden])').length === 3")
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


def test_hostile_texts_stay_texts(lab: Lab, page: Page) -> None:
    start(page, lab, "hostile", HOSTILE, "chart", "table", "print('\\u202e' in repr(chart))")
    mark(page, "A:hanoi").click()
    drawer(page).wait_for()
    page.locator(".plx-ev-table button").nth(5).click()
    page.wait_for_function("() => document.querySelectorAll('.plx-drawer:not([hidden])').length === 2")
    screenshot(page, "hostile")
    assert "<img src=x onerror='window.hacked = 2'>" in page.locator(".plx-evidence").last.inner_text()
    assert page.evaluate("() => window.hacked ?? null") is None
    assert page.locator(".plx-evidence :is(script, img, foreignObject, style, a)").count() == 0
    assert overflowing(page) == []
    assert typeset_mathematics(page) == 0
    shown = page.evaluate("""() => [...document.querySelectorAll('.plx-evidence')].map((root) => root.textContent
      + [...root.querySelectorAll('[aria-label]')].map((it) => it.ariaLabel).join('')).join('')""")
    assert "⟦U+202E⟧" in shown
    assert not set(shown) & set("\u202e\u2069\u200b\ufeff\x1f\x00")
    set_theme(page, dark=True)
    screenshot(page, "hostile dark")


def test_a_hostile_svg_loses_all_that_acts(lab: Lab, page: Page) -> None:
    svg = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 99 99"
      onload="window.hacked=1"><script>window.hacked=2</script><style>*{display:none}</style>
      <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="window.hacked=3"/></body>
      </foreignObject><a href="javascript:window.hacked=4"><rect width="9" height="9"/></a>
      <g id="A:no"><rect width="50" height="50" onclick="window.hacked=5" style="fill:url(https://x.invalid/#a)"/></g>
      <use xlink:href="https://x.invalid/a.svg#b"/><image href="https://x.invalid/a.png"/>
      <animate attributeName="href" values="javascript:window.hacked=6"/><rect fill="url(//x.invalid)"/></svg>"""
    start(page, lab, "svg", DATA, f"chart.svg = {json.dumps(svg)}\nchart")
    mark(page, "A:no").click()
    drawer(page).wait_for()
    page.wait_for_selector(".plx-ev-ring", state="attached")
    assert page.evaluate("() => window.hacked ?? null") is None
    names = page.evaluate(
        "() => [...document.querySelectorAll('.plx-evidence svg, .plx-evidence svg *')].map((e) => e.localName)"
    )
    assert set(names) <= {"svg", "g", "rect", "use", "image", "title"}
    assert "invalid" not in page.evaluate("() => document.querySelector('.plx-evidence svg').outerHTML")


def test_the_twin_stands_in_where_the_widget_is_dead(lab: Lab, page: Page, browser: Browser) -> None:
    start(page, lab, "twin", DATA, "chart", "table")
    page.wait_for_function("() => document.querySelectorAll('.plx-evidence').length === 2")
    assert page.locator(".plx-twin:visible").count() == 0
    save(page)
    settle(page, "async () => window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")
    page.goto("about:blank")
    # A page of its own: JupyterLab logs every widget it cannot bring to life, and `page` fails on what is logged.
    page = browser.new_page()
    open_notebook(page, lab, "twin.ipynb")
    page.locator(".plx-twin:visible").nth(1).wait_for()
    assert page.get_by_text("Error displaying widget").locator("visible=true").count() == 0
    assert page.get_by_text("Chart: Two articles").locator("visible=true").count() == 0
    page.locator(".plx-twin summary").first.click()
    page.locator(".plx-twin details[open] mark").first.wait_for()
    screenshot(page, "twin")
    assert typeset_mathematics(page) == 0
    assert page.evaluate("() => document.querySelector('.plx-twin img').naturalWidth") > 300
    run_all(page)
    page.wait_for_function("() => document.querySelectorAll('.plx-evidence').length === 2")
    assert page.locator(".plx-twin:visible").count() == 0
    page.close()


def test_axe_finds_nothing(lab: Lab, page: Page) -> None:
    start(page, lab, "axe", DATA, "chart", "table")
    mark(page, "A:hanoi").click()
    page.locator(".plx-ev-table button").first.click()
    assert axe_violations(page, ".plx-evidence") == []
    set_theme(page, dark=True)
    assert axe_violations(page, ".plx-evidence") == []
