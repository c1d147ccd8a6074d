"""A whole lesson in the real JupyterLab: predict, answer, code, reveal, hand in; all of it is there after a restart."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    READY,
    LIMIT,
    axe_violations,
    command,
    error_outputs,
    kernel_run,
    kernel_value,
    open_notebook,
    run_all,
    screenshot,
    typeset_mathematics,
)
from helpers import load_story
from helpers.journal import read_hand_in
from helpers.workspace import copy_notebooks

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.lab import Lab

NAME = "00_start_here.ipynb"
STORY = "putin-vietnam-2024"
CLOSED = "import os; os.environ['PARALLAX_REVEAL'] = 'closed'"
EXPECTED = "Both will name the pact. They could part over who is to blame."
CODES = "[(it.text, it.code) for it in lesson.journal.state.annotations]"


@pytest.fixture(params=["lab", "notebook"])
def opened(page: Page, lab: Lab, request: pytest.FixtureRequest) -> Page:
    """Notebook 00 as a student has it who has never worked: reveals closed, all cells run."""
    shutil.rmtree(lab.student / STORY, ignore_errors=True)
    copy_notebooks(lab.work)
    open_notebook(page, lab, NAME, app=request.param)
    page.set_viewport_size({"width": 1366, "height": 9000})  # Jupyter draws only the cells in sight
    run_closed(page)
    return page


def run_closed(page: Page) -> None:
    kernel_run(page, CLOSED)
    run_all(page)
    assert error_outputs(page) == []
    page.locator(".plx-desk").nth(1).wait_for(timeout=LIMIT)


def restart(page: Page) -> None:
    kernel_run(page, "before = True")
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.context.sessionContext.restartKernel(); }")
    page.wait_for_function(READY, timeout=LIMIT)
    assert kernel_value(page, "'before' in globals()") is False
    command(page, "notebook:clear-all-cell-outputs")
    run_closed(page)


def form(page: Page, words: str) -> Locator:
    return page.locator(".plx-ask:visible").filter(has_text=words)
