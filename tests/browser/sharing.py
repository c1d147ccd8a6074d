"""A notebook that the tests of a module share, because opening and running one takes longer than most tests.

A module opens its notebook once; whatever a test finds in it is known all the same:

- `Shared.kit` opens one of the kit's notebooks and runs it once. Its tests touch different widgets, or begin with
  `Shared.begin_again`, which takes the student's work away and runs the cells they are about anew.
- `Shared.run` writes the cells of a test in place of those of the test before and runs them; names and work are gone.

What is shared lasts until the module is over, a test of it fails (its repetition opens the notebook anew), a test asks
for something else, or takes the plain `page`. So every test must pass as the first one, too. Loading JupyterLab takes
longest of all: tests in Notebook 7 follow on one marked ``reopens``, whose page is left anyway, and JupyterLab on them.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.cells import replace_cells, run_cells
from browser.lab import (
    App,
    end_sessions,
    error_outputs,
    fresh_copies,
    kernel_run,
    open_notebook,
    reopen,
    run_all,
    save,
    write_notebook,
)
from browser.window import HEIGHT, set_height

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.lab import Lab
    from browser.window import Window

WRITTEN = "shared.ipynb"
"""The file of the notebook whose cells the tests write."""


@dataclass(frozen=True)
class Opening:
    """What a module wants open.

    Attributes:
        name: the notebook's file.
        app: the application it is opened in.
        height: how high the window is, in pixels; JupyterLab draws only the cells in sight.
        reveal: whether reveals are open or closed.
        runs: whether all of its cells are run.
    """

    name: str
    app: App = "lab"
    height: int = HEIGHT
    reveal: str = "open"
    runs: bool = True


class Shared:
    """Opens a notebook, or finds it open.

    Args:
        window: the window, which knows what is open.
        page: the page in it.
        lab: the server.
    """

    def __init__(self, window: Window, page: Page, lab: Lab) -> None:
        self._window, self._page, self._lab = window, page, lab

    def kit(self, name: str, *, height: int, reveal: str = "open", runs: bool = True) -> Page:
        """One of the kit's notebooks as a student has it who has done nothing yet, all cells run without an error."""
        wanted = Opening(name, height=height, reveal=reveal, runs=runs)
        if self._window.kept != wanted:
            self._open(wanted)
            if runs:
                run_all(self._page)
        assert error_outputs(self._page) == []
        return self._page

    def run(self, *cells: str, app: App = "lab") -> Page:
        """A notebook of these code cells, all run without an error, in a kernel that knows no name yet."""
        wanted = Opening(WRITTEN, app)
        if self._window.kept == wanted:
            self._take_work_away()
            replace_cells(self._page, cells)
            save(self._page)  # so that the file is that of this test
        else:
            write_notebook(self._lab, WRITTEN, cells)
            self._open(wanted)
        run_all(self._page)
        assert error_outputs(self._page) == []
        return self._page

    def begin_again(self, *cells: str) -> None:
        """Take the student's work away and run all cells, or the first and those with these ids."""
        shutil.rmtree(self._lab.student, ignore_errors=True)
        if cells:
            run_cells(self._page, "open", *cells)
        else:
            run_all(self._page)
        assert error_outputs(self._page) == []

    def save_and_reopen(self) -> None:
        """Save the notebook, end its kernel and open it again: what is shown now was saved."""
        save(self._page)
        reopen(self._page, self._lab, self._kept.name)

    def save_and_visit(self) -> None:
        """The same with a page that has never shown a widget, so that it has no style or script of one."""
        save(self._page)
        self._page.goto("about:blank")
        end_sessions(self._page.context, self._lab)
        open_notebook(self._page, self._lab, self._kept.name)

    def visit_again(self) -> None:
        """Leave the page and come back to the notebook, whose kernel has gone on."""
        self._page.goto("about:blank")
        open_notebook(self._page, self._lab, self._kept.name, self._kept.app)

    @property
    def _kept(self) -> Opening:
        assert self._window.kept, "no notebook is open yet"
        return self._window.kept

    def _open(self, wanted: Opening) -> None:
        self._window.close_kept()
        shutil.rmtree(self._lab.student, ignore_errors=True)
        fresh_copies(self._lab)
        open_notebook(self._page, self._lab, wanted.name, wanted.app)
        if wanted.height != HEIGHT:
            set_height(self._page, wanted.height)
        set_reveal(self._page, wanted.reveal)
        self._window.kept = wanted

    def _take_work_away(self) -> None:
        shutil.rmtree(self._lab.student, ignore_errors=True)
        kernel_run(self._page, "get_ipython().reset(new_session=False)")
        set_reveal(self._page, "open")


def set_reveal(page: Page, reveal: str) -> None:
    """Say in the kernel whether reveals are open or closed."""
    kernel_run(page, f"__import__('os').environ['PARALLAX_REVEAL'] = {reveal!r}")
