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
from browser.sharing import WRITTEN
from browser.waiting import until_true

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.lab import Lab
    from browser.sharing import Shared


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


def test_a_shared_notebook_begins_anew_in_the_same_kernel(shared: Shared, lab: Lab) -> None:
    page = shared.run("import os\nos.environ['PARALLAX_REVEAL'] = 'closed'", "os.getpid()")
    kernel = kernel_value(page, "os.getpid()")
    (lab.student / "work").mkdir(parents=True)
    shared.run("'of another test'")
    assert kernel_value(page, "'os' in globals()") is False
    assert kernel_value(page, "__import__('os').getpid()") == kernel
    assert kernel_value(page, "__import__('os').environ['PARALLAX_REVEAL']") == "open"
    assert cell_count(page) == 1
    assert not lab.student.exists()
    saved = lab.work / WRITTEN
    until_true(page, lambda: "of another test" in saved.read_text(encoding="utf-8"))


def test_notebook_7_opens_too(lab: Lab, page: Page) -> None:
    open_notebook(page, lab, write_notebook(lab, "seven.ipynb", ["x = 6 * 7"]), app="notebook")
    run_all(page)
    assert kernel_value(page, "x") == 42
