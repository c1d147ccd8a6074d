"""Tables, charts and static views of a hostile article: nothing runs, nothing escapes its box, nothing is typeset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.lab import error_outputs, open_notebook, run_all, screenshot, typeset_mathematics, write_notebook
from browser.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.lab import Lab

CELLS = [
    r"""
from helpers import Actor, Story, charts, markup, read_pasted, tables, views
bad = "<script>window.hacked=1</script> <img src=x onerror='window.hacked=1'> [a](javascript:window.hacked=1)"
bad += " \u202eabc\u2069\u202e \u200b\ufeff"
text = f"{bad} cost $3 and $4 for \\(x\\) and $$y$$ in Hanoi today.\n\n{'x' * 10_000} came to Hanoi late."
text += f"\n\n12 comments\n\n{bad}"
articles = tuple(read_pasted(text, id=name, title=bad, outlet=bad) for name in ("A", "<b>B</b>"))
story = Story("s", bad, articles, (Actor(bad[:40], ("Hanoi",)),))
""",
    "views.reader(story)",
    "markup.as_received(articles[0])",
    "markup.zones(*articles)",
    "views.table(tables.openings(articles), bad)",
    "markup.sentences(articles[1])",
    "markup.tokens(articles[0], 1)",
    "tables.sentences(articles)",
    "tables.about(articles)",
    "tables.zones(articles)",
    "charts.page_words(tables.zones(articles))",
    "charts.space(tables.mentions(story))",
    "views.space(story)",
    "views.shares(story)",
]

OUTSIDE = """() => [...document.querySelectorAll('.plx-twin, .plx-live')].filter(
  (box) => box.offsetParent && getComputedStyle(box).overflowX === 'visible'
    && [...box.querySelectorAll('*')].some((inner) => {
    const [a, b] = [box.getBoundingClientRect(), inner.getBoundingClientRect()];
    return b.width > 1 && b.right > a.right + 2 && !inner.closest('.plx-ev-scroll, .plx-text, svg');
  })
).map((box) => box.className)"""


def test_a_hostile_article_stays_text_in_every_static_piece(page: Page, lab: Lab) -> None:
    name = write_notebook(lab, "hostile_pieces.ipynb", CELLS)
    open_notebook(page, lab, name)
    page.set_viewport_size({"width": 1024, "height": 20000})
    run_all(page)
    expect(page.locator(".plx-reader .plx-text").first).to_be_visible()
    assert error_outputs(page) == []
    assert page.evaluate("() => window.hacked") is None
    assert typeset_mathematics(page) == 0
    until(page, lambda: page.evaluate(OUTSIDE), [])
    assert page.locator(".jp-OutputArea script, .jp-OutputArea img[src='x']").count() == 0
    screenshot(page, "hostile pieces")
