"""How fast the reader is in the real JupyterLab, and what it costs in memory. Run by hand:

python benchmarks/reader_browser.py
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser.lab import LIMIT, Lab, error_outputs, kernel_value, open_notebook, run_all, settle, write_notebook
from browser.server import running_chromium, running_lab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IMPORTS = "import pandas, matplotlib.pyplot, ipywidgets\nipywidgets.Button()"
MEMORY = "int(open('/proc/self/status').read().split('VmRSS:')[1].split()[0])"
TWO = 'from helpers import load_story\narticles = load_story("putin-vietnam-2024").articles'
TEN = """
from helpers import plain_article
words = "the minister said that a new treaty with its old ally would hold for years to come".split()
long = " ".join(" ".join(words[(n * 7 + i) % 17] for i in range(20)).capitalize() + "." for n in range(150))
articles = [plain_article(long, id=f"T{n}", title=f"Text {n}") for n in range(10)]
"""
ANSWER = """
from helpers.widgets import Reader
_ = reader.on_select(lambda article, span: reader.show(article, span))
"""

# From a press on a word over the kernel, which answers with `show`, to the next frame that has the answer painted.
CLICK = """async (count) => {
  const frame = () => new Promise(requestAnimationFrame);
  const columns = [...document.querySelectorAll('.plx-reader .plx-text')];
  const times = [];
  for (let n = 0; n < count; n++) {
    const column = columns[n % columns.length];
    const sentences = column.querySelectorAll('.plx-s');
    const sentence = sentences[(n * 3 + 2) % sentences.length];
    sentence.scrollIntoView({block: 'center'});
    await frame();
    const box = sentence.getClientRects()[0];
    const at = {clientX: box.left + 12, clientY: box.top + box.height / 2, bubbles: true, cancelable: true, button: 0};
    const answered = new Promise((done) => {
      new MutationObserver((_, own) => {
        if (sentence.classList.contains('plx-target')) { own.disconnect(); done(); }
      }).observe(sentence, {attributes: true});
    });
    const start = performance.now();
    sentence.dispatchEvent(new MouseEvent('mousedown', at));
    document.dispatchEvent(new MouseEvent('mouseup', at));
    await answered;
    await frame();
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 60));
  }
  return times;
}"""

CODED = """
import os, random, tempfile, time
from pathlib import Path
from helpers import load_story
from helpers.anchoring import selector
from helpers.journal import open_journal
from helpers.widgets import Reader
from helpers.widgets.reader.payload import token_span
os.fsync = lambda descriptor: None
story = load_story("putin-vietnam-2024")
journal = open_journal(story, "bench", "Ada", Path(tempfile.mkdtemp()))
draw = random.Random(1)
for n in range(2000):
    article = draw.choice(story.articles)
    first = draw.randrange(len(article.tokens) - 6)
    span = token_span(article, first, first + draw.randrange(6))
    place = selector(article.text, span.start, span.end)
    journal.do({"do": "code", "id": str(n), "article": article.id, "code": draw.choice(["document", "other"]), **place})
reader = Reader(*story.articles, codebook="sources", journal=journal)
"""
IN_THE_KERNEL = """
times = []
for n in range(60):
    asked = {"do": "code", "passage": [0, n, n + 7], "code": n % 5, "view": "bench", "nth": n}
    start = time.perf_counter()
    reader._hear(reader, asked, [])
    times.append((time.perf_counter() - start) * 1000)
"""

# From a key over the kernel to the page having said what was done, and the longest time without a frame meanwhile.
CODE = """async (count) => {
  const text = document.querySelector('.plx-reader .plx-text');
  const said = document.querySelector('.plx-reader .plx-said');
  const press = (key) => text.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
  const frame = () => new Promise(requestAnimationFrame);
  text.focus();
  const found = {trips: [], gaps: []};
  for (let n = 0; n < count; n++) {
    press('ArrowRight');
    await frame();
    await frame();
    let answered = 0;
    const watch = new MutationObserver(() => { answered ||= performance.now(); });
    watch.observe(said, {childList: true});
    const start = performance.now();
    press('paido'[n % 5]);
    let [last, gap] = [start, 0];
    for (let more = 3; more; more -= answered > 0) {
      const now = await frame();
      gap = Math.max(gap, now - last);
      last = now;
    }
    watch.disconnect();
    found.trips.push(answered - start);
    found.gaps.push(gap);
  }
  return found;
}"""

# From the command that runs the reader's cell to the second frame after its last column stands in the page.
OPEN = """async (count) => {
  const frame = () => new Promise(requestAnimationFrame);
  const start = performance.now();
  window.jupyterapp.commands.execute('notebook:run-cell');
  while (document.querySelectorAll('.plx-reader .plx-text .plx-block:last-child').length < count) await frame();
  await frame();
  await frame();
  return performance.now() - start;
}"""


def opened(page: Page, lab: Lab, articles: str) -> tuple[list[float], list[float]]:
    """Times of opening a reader five times and of clicks in the last one, in milliseconds."""
    write_notebook(lab, "bench.ipynb", [IMPORTS, articles, "from helpers.widgets import Reader", "0"])
    open_notebook(page, lab, "bench.ipynb")
    run_all(page)
    assert error_outputs(page) == []
    count = kernel_value(page, "len(articles)")
    times = []
    for _ in range(5):
        page.evaluate(
            """() => {
              const {content} = window.jupyterapp.shell.currentWidget;
              content.activeCellIndex = 3;
              content.activeCell.model.sharedModel.setSource('reader = Reader(*articles)\\nreader');
              content.activeCell.model.clearExecution();
            }"""
        )
        page.wait_for_function("() => !document.querySelector('.plx-reader')", timeout=LIMIT)
        times.append(settle(page, OPEN, count))
    kernel_value(page, f"exec({ANSWER!r}, globals())")
    return times, settle(page, CLICK, 40)


def memory(page: Page, lab: Lab) -> dict[str, float]:
    """The kernel's resident memory in MiB after each step."""
    write_notebook(lab, "memory.ipynb", [IMPORTS])
    open_notebook(page, lab, "memory.ipynb")
    run_all(page)
    steps = {"pandas, pyplot and ipywidgets imported, a widget shown": "pass", "story read": TWO}
    steps["reader opened"] = "from helpers.widgets import Reader\nreader = Reader(*articles)\ndisplay(reader)"
    found = {}
    for name, code in steps.items():
        kernel_value(page, f"exec({code!r}, globals())")
        found[name] = kernel_value(page, MEMORY) / 1024
    return found


def coding(page: Page, lab: Lab) -> tuple[list[float], dict[str, list[float]]]:
    """Times of an action beside 2,000 codes: in the kernel, and as seen in the page."""
    write_notebook(lab, "coding.ipynb", [CODED, "reader"])
    open_notebook(page, lab, "coding.ipynb")
    run_all(page)
    assert error_outputs(page) == []
    page.wait_for_selector(".plx-reader .plx-go")
    seen = settle(page, CODE, 20)
    kernel_value(page, f"exec({IN_THE_KERNEL!r}, globals())")
    return kernel_value(page, "times"), seen


def told(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    late = ordered[int(len(ordered) * 0.95) - (len(ordered) < 20)]
    return f"{name}: median {statistics.median(ordered):.0f} ms, 95th percentile {late:.0f} ms (n={len(ordered)})"


def measure(browser: Browser, lab: Lab) -> None:
    def fresh() -> Any:
        return browser.new_context(viewport={"width": 1366, "height": 900}).new_page()

    for name, articles in (("two articles", TWO), ("ten articles of 3,000 words", TEN)):
        opening, clicks = opened(fresh(), lab, articles)
        print(told(f"{name}: run the cell to painted", opening))
        print(told(f"{name}: click to kernel to page", clicks))
    kernel, seen = coding(fresh(), lab)
    print(told("2,000 codes: an action in the kernel, without fsync", kernel))
    print(told("2,000 codes: key to kernel to page", seen["trips"]))
    print(told("2,000 codes: longest time without a frame at a redraw", seen["gaps"]))
    before = None
    for name, size in memory(fresh(), lab).items():
        print(f"kernel memory, {name}: {size:.1f} MiB" + (f" ({size - before:+.1f})" if before else ""))
        before = before or size


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, running_lab(Path(folder)) as lab, running_chromium() as browser:
        measure(browser, lab)
