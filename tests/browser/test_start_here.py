"""Notebooks as a student first sees them: copied by ``parallax lab``, opened and run in the real JupyterLab.

The other notebooks have tests of their own that look at the same and more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.lab import cell_count, error_outputs, fresh_copies, open_notebook, run_all, screenshot, typeset_mathematics

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.lab import Lab


@pytest.mark.parametrize("name", ["00_start_here.ipynb", "08_your_own_pair.ipynb"])
def test_the_notebook_runs_without_an_error_or_typeset_mathematics(page: Page, lab: Lab, name: str) -> None:
    fresh_copies(lab)
    open_notebook(page, lab, name)
    cells = cell_count(page)
    run_all(page)
    assert error_outputs(page) == []
    assert typeset_mathematics(page) == 0
    assert cell_count(page) == cells
    screenshot(page, name.removesuffix(".ipynb"))
