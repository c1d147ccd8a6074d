"""Notebook 00 as a student sees it: copied by ``parallax lab``, opened and run in the real JupyterLab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.lab import cell_count, error_outputs, fresh_copies, open_notebook, run_all, screenshot, typeset_mathematics
from helpers.places import kit_folder

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.lab import Lab

NAMES = sorted(path.name for path in kit_folder("notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("name", NAMES)
def test_the_notebook_runs_without_an_error_or_typeset_mathematics(page: Page, lab: Lab, name: str) -> None:
    fresh_copies(lab)
    open_notebook(page, lab, name)
    cells = cell_count(page)
    run_all(page)
    assert error_outputs(page) == []
    assert typeset_mathematics(page) == 0
    assert cell_count(page) == cells
    screenshot(page, name.removesuffix(".ipynb"))
