"""Notebook 06 as a student uses it: pairs confirmed and refused, a sentence without a match, a partner, reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import (
    LIMIT,
    axe_violations,
    end_sessions,
    error_outputs,
    fresh_copies,
    open_notebook,
    run_all,
    save,
    screenshot,
    typeset_mathematics,
    wait_for_value,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.lab import Lab

NAME = "06_what_is_not_there.ipynb"


@pytest.fixture
def opened(page: Page, lab: Lab) -> Page:
    fresh_copies(lab)
    open_notebook(page, lab, NAME)
    page.set_viewport_size({"width": 1366, "height": 18000})  # JupyterLab draws only the cells in sight
    run_all(page)
    return page
