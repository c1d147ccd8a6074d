"""Small functions that drive JupyterLab or Notebook 7 in a browser page. They wait on conditions, never on time.

Tests import them with ``from browser.lab import open_notebook, run_all``. Every wait has an outer limit, because a
blocking dialog would otherwise hang a run for ever.
"""

from __future__ import annotations

import ast
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import nbformat
import pytest
from playwright.sync_api import expect

from browser.waiting import LIMIT, until
from helpers.copies import copy_notebooks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import BrowserContext, Locator, Page

PANEL = "window.jupyterapp.shell.currentWidget"
READY = f"""() => {{
  const session = {PANEL}?.context?.sessionContext;
  const kernel = session?.session?.kernel;
  return Boolean(session?.isReady && kernel?.connectionStatus === 'connected' && kernel.status === 'idle');
}}"""


@dataclass(frozen=True)
class Lab:
    """A running server.

    Attributes:
        url: its address, without a slash at the end.
        work: the folder it shows; notebooks go here.
        student: the student's work folder in it, as `PARALLAX_WORK` names it to the kernels.
    """

    url: str
    work: Path
    student: Path


def required() -> bool:
    """Whether a missing browser fails the tests instead of skipping them."""
    return os.environ.get("PARALLAX_BROWSER") == "required"


def skip_or_fail(reason: str) -> None:
    """Skip with a reason, or fail with it where the browser tests are required."""
    if required():
        pytest.fail(f"{reason} (PARALLAX_BROWSER=required)")
    pytest.skip(reason)


def write_notebook(lab: Lab, name: str, cells: Iterable[str]) -> str:
    """Write a notebook of code cells into the server's folder and give back its name."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(code) for code in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}},
    )
    nbformat.write(notebook, lab.work / name)
    return name


def fresh_copies(lab: Lab) -> None:
    """The kit's notebooks as ``parallax lab`` copies them; what another test has saved in its copies is gone."""
    for path in lab.work.glob("[0-9][0-9]_*.ipynb"):
        path.unlink()
    copy_notebooks(lab.work)


App = Literal["lab", "notebook"]


def is_lab(page: Page) -> bool:
    """Whether a page has JupyterLab in it."""
    return bool(page.evaluate("() => window.jupyterapp?.name === 'JupyterLab'"))


def open_notebook(page: Page, lab: Lab, name: str, app: App = "lab") -> None:
    """Open a notebook and wait until its kernel is connected and idle (the toolbar says so too early).

    Where JupyterLab is in the page already, it opens the file; else the page goes there.
    """
    if app == "lab" and is_lab(page):
        command(page, "docmanager:open", path=name)
    else:
        path = f"lab/tree/{name}?reset" if app == "lab" else f"notebooks/{name}"
        page.goto(f"{lab.url}/{path}", timeout=LIMIT)
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=LIMIT)
    page.wait_for_function(READY, timeout=LIMIT)


def close_notebooks(page: Page) -> None:
    """Close all that is open in JupyterLab, without a question and without saving."""
    page.evaluate("() => { for (const it of [...window.jupyterapp.shell.widgets('main')]) it.dispose(); }")


def reopen(page: Page, lab: Lab, name: str) -> None:
    """Close a notebook, end its kernel and open it again: what is shown now was saved."""
    close_notebooks(page)
    end_sessions(page.context, lab)
    open_notebook(page, lab, name)


def settle(page: Page, script: str, argument: object = None) -> Any:
    """Start an asynchronous JavaScript function in the page and wait for its result, with an outer limit."""
    page.evaluate(
        """([script, argument]) => {
          const box = window.plxSettled = {done: false};
          (async () => (0, eval)(`(${script})`)(argument))().then(
            (value) => Object.assign(box, {done: true, value: value ?? null}),
            (error) => Object.assign(box, {done: true, error: String(error)}),
          );
        }""",
        [script, argument],
    )
    page.wait_for_function("() => window.plxSettled.done", timeout=LIMIT)
    result = page.evaluate("() => window.plxSettled")
    if "error" in result:
        raise AssertionError(f"in the page: {result['error']}")
    return result["value"]


def command(page: Page, name: str, **arguments: object) -> Any:
    """Run one of JupyterLab's own commands, such as ``docmanager:save``."""
    script = "async ([name, args]) => { await window.jupyterapp.commands.execute(name, args); }"
    return settle(page, script, [name, arguments])


def run_all(page: Page) -> None:
    """Run every cell and wait until the kernel is idle again."""
    command(page, "notebook:run-all-cells")
    page.wait_for_function(READY, timeout=LIMIT)


def save(page: Page) -> None:
    """Save the notebook to disk."""
    command(page, "docmanager:save")


def cell_count(page: Page) -> int:
    """How many cells the notebook holds."""
    return int(page.evaluate(f"() => {PANEL}.content.model.cells.length"))


def error_outputs(page: Page) -> list[str]:
    """The name and message of every error among the notebook's outputs, shown on the screen or not."""
    found: list[str] = page.evaluate(f"""() => {{
      const all = [];
      for (const cell of {PANEL}.content.model.cells) {{
        for (const out of cell.outputs?.toJSON() ?? []) {{
          if (out.output_type === 'error') all.push(`${{out.ename}}: ${{out.evalue}}`);
        }}
      }}
      return all;
    }}""")
    return found


def kernel_value(page: Page, expression: str) -> Any:
    """The value of a Python expression in the notebook's kernel; it must have a literal as its `repr`."""
    script = f"""async (code) => {{
      const kernel = {PANEL}.context.sessionContext.session.kernel;
      const future = kernel.requestExecute({{code: '', user_expressions: {{it: code}}, store_history: false}});
      const it = (await future.done).content.user_expressions.it;
      if (it.status !== 'ok') throw new Error(`${{it.ename}}: ${{it.evalue}}`);
      return it.data['text/plain'];
    }}"""
    return ast.literal_eval(settle(page, script, expression))


def kernel_run(page: Page, code: str) -> None:
    """Run code in the notebook's kernel without adding a cell."""
    kernel_value(page, f"exec({code!r})")


def wait_for_value(page: Page, expression: str, expected: object) -> None:
    """Ask the kernel again and again until an expression has the expected value."""
    until(page, lambda: kernel_value(page, expression), expected)


SHOWN = """[(story.articles[at].tokens[first].text, first == last)
            for at, first, last in [reader._shown.get('passage', (0, 0, 0))]]"""
"""An expression: the first word the notebook's reader was told to show, and whether it is the only one."""


def end_sessions(context: BrowserContext, lab: Lab) -> None:
    """Shut down all kernels: after a test, so that they do not pile up in memory, or in one, to lose what they hold."""
    token = next((it["value"] for it in context.cookies(lab.url) if it["name"] == "_xsrf"), "")
    for session in context.request.get(f"{lab.url}/api/sessions").json():
        context.request.delete(f"{lab.url}/api/sessions/{session['id']}", headers={"X-XSRFToken": token})


def set_theme(page: Page, *, dark: bool) -> None:
    """Switch JupyterLab's theme and wait until it is in force."""
    command(page, "apputils:change-theme", theme="JupyterLab Dark" if dark else "JupyterLab Light")
    light = "false" if dark else "true"
    page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached", timeout=LIMIT)
    page.wait_for_selector("#jupyterlab-splash", state="detached", timeout=LIMIT)


def no_fault(page: Page, part: str = "") -> None:
    """No cell has failed, nothing is typeset, and axe finds nothing wrong in a part of the page, if one is named."""
    assert error_outputs(page) == []
    assert typeset_mathematics(page) == 0
    assert not part or axe_violations(page, part) == []


def no_dead_widget(page: Page) -> None:
    """Where a saved notebook shows its stand-ins, it shows no widget that is gone and no formula."""
    expect(page.get_by_text("Error displaying widget").filter(visible=True)).to_have_count(0)
    assert typeset_mathematics(page) == 0


def shows_stand_ins(page: Page, words: str) -> None:
    """A notebook without its kernel shows pictures and, in a text, these words; it shows no widget that is gone."""
    expect(page.locator(".plx-stand-in img").first).to_be_visible()
    expect(page.locator(".plx-stand-in").filter(has_text=words).first).to_be_visible()
    no_dead_widget(page)


def typeset_mathematics(page: Page) -> int:
    """How many typeset formulas the page holds; the kit's pages hold none."""
    return page.locator("mjx-container, .MathJax, .MathJax_Display").count()


def screenshot(page: Page | Locator, name: str) -> None:
    """Save a picture into the folder `PARALLAX_SCREENSHOTS` names, if it does."""
    folder = os.environ.get("PARALLAX_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{re.sub(r'[^-a-z0-9]+', '-', name.lower())}.png")


def axe_violations(page: Page, selector: str) -> list[str]:
    """The faults that axe-core finds inside a part of the page, one sentence each.

    The environment variable `PARALLAX_AXE` gives the path of ``axe.min.js`` from the npm package ``axe-core``.
    """
    path = os.environ.get("PARALLAX_AXE", "")
    if not Path(path).is_file():
        skip_or_fail("axe-core is missing: install it with npm and set PARALLAX_AXE to the path of axe.min.js")
    page.evaluate(Path(path).read_text(encoding="utf-8"))
    script = """async (selector) => {
      const found = await axe.run(selector, {resultTypes: ['violations']});
      const place = (node) => `${node.target.join(' ')} ${node.failureSummary.replace(/\\s+/g, ' ')}`;
      return found.violations.map((it) => `${it.id}: ${it.help}: ${it.nodes.slice(0, 3).map(place).join(' | ')}`);
    }"""
    violations: list[str] = settle(page, script, selector)
    return violations
