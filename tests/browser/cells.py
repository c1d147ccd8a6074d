"""The cells of the notebook in front: run by their ids, found on the screen, put in the place of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.lab import PANEL, READY, command
from browser.waiting import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Locator, Page


def run_cells(page: Page, *ids: str) -> None:
    """Run cells by their ids, as somebody does who runs one after the other."""
    for name in ids:
        page.evaluate(f"(at) => {{ {PANEL}.content.activeCellIndex = at; }}", cell_number(page, name))
        command(page, "notebook:run-cell")
        page.wait_for_function(READY, timeout=LIMIT)


def cell_number(page: Page, name: str) -> int:
    """Where in the notebook the cell with an id stands."""
    find = f"(name) => [...{PANEL}.content.model.cells].findIndex((cell) => cell.id === name)"
    number = int(page.evaluate(find, name))
    assert number >= 0, f"the notebook has no cell {name}"
    return number


def named_cell(page: Page, name: str) -> Locator:
    """A cell, by its id."""
    return page.locator(".jp-Notebook .jp-Cell").nth(cell_number(page, name))


def replace_cells(page: Page, cells: Iterable[str]) -> None:
    """Put new code cells in the place of all that the notebook holds."""
    page.evaluate(
        f"""(cells) => {{
          const notebook = {PANEL}.content.model.sharedModel;
          const before = notebook.cells.length;
          notebook.insertCells(before, cells.map((source) => ({{cell_type: 'code', source}})));
          notebook.deleteCellRange(0, before);
        }}""",
        list(cells),
    )
