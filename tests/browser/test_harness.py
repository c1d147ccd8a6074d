"""The browser harness itself: a notebook opens, runs and can be asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from browser.lab import (
    cell_count,
    error_outputs,
    kernel_value,
    open_notebook,
    run_all,
    save,
    set_theme,
    typeset_mathematics,
    write_notebook,
)
from browser.waiting import until_true

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.lab import Lab


def test_a_notebook_runs_with_the_python_of_the_tests(lab: Lab, page: Page) -> None:
    cells = ["import sys, os\nprefix = sys.prefix", "1 / 0"]
    open_notebook(page, lab, write_notebook(lab, "harness.ipynb", cells))
    run_all(page)
    assert kernel_value(page, "prefix") == sys.prefix
    assert kernel_value(page, "os.environ['PARALLAX_REVEAL'], os.environ['PARALLAX_WORK']") == (
        "open",
        str(lab.student),
    )
    assert error_outputs(page) == ["ZeroDivisionError: division by zero"]
    assert cell_count(page) == 2
    save(page)
    saved = lab.work / "harness.ipynb"
    until_true(page, lambda: "ZeroDivisionError" in saved.read_text(encoding="utf-8"))


def test_typeset_mathematics_is_seen(lab: Lab, page: Page) -> None:
    cells = ["from IPython.display import Markdown\nMarkdown('from $3.5 billion to $3.6 billion')"]
    open_notebook(page, lab, write_notebook(lab, "mathematics.ipynb", cells))
    assert typeset_mathematics(page) == 0
    run_all(page)
    until_true(page, lambda: typeset_mathematics(page) > 0)
    set_theme(page, dark=True)


def test_notebook_7_opens_too(lab: Lab, page: Page) -> None:
    open_notebook(page, lab, write_notebook(lab, "seven.ipynb", ["x = 6 * 7"]), app="notebook")
    run_all(page)
    assert kernel_value(page, "x") == 42
