"""The real JupyterLab on this machine's loopback address and a Chromium that drives it.

Where playwright or Chromium is missing these tests are skipped with a reason; with `PARALLAX_BROWSER=required` they
fail. `PARALLAX_CHROMIUM` names another browser binary, `PARALLAX_SCREENSHOTS` a folder for pictures. To find races:
`PARALLAX_SLOW=4` makes the page four times as slow, and `PARALLAX_RERUNS=0` lets no test be repeated.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

from browser.lab import Lab, skip_or_fail
from browser.server import MissingBrowserError, running_chromium, running_lab
from browser.sharing import Shared
from browser.waiting import LIMIT
from browser.window import Window

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from playwright.sync_api import Browser, Page

ALLOWED = (
    # A page that is left while a request runs reports the broken request; nothing of ours failed.
    re.compile(r"net::ERR_ABORTED|net::ERR_NETWORK_CHANGED"),
    # Notebook 7 opened by a JupyterLab server throws these two itself while it starts, with or without our widgets.
    re.compile(r"reading 'schema'\).*/static/notebook/", re.DOTALL),
    # It also asks for a font of JupyterLab's own in a folder where that server does not have it.
    re.compile(r"403 .*/static/notebook/\w+\.woff2"),
    re.compile(r"Command 'filebrowser:open-path' not registered.*/static/notebook/", re.DOTALL),
)
"""Console errors that are not ours, each with its reason."""

GONE = re.compile(r"widget model not found|Cannot send")
"""What is logged where a widget's kernel is gone: it is not found, or cannot be told what was done."""


RERUNS = int(os.environ.get("PARALLAX_RERUNS", "2"))
FAILED = pytest.StashKey[bool]()
GOES_ON = pytest.StashKey[bool]()
"""Whether a test of the same module comes next."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # A browser, a server and a kernel on a machine that does other work as well: now and then something takes
            # longer than any wait, or is lost. A real fault fails three times, and the report shows every "rerun".
            item.add_marker(pytest.mark.flaky(reruns=RERUNS))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    item.stash[GOES_ON] = nextitem is not None and nextitem.path == item.path


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab, started once for all browser tests; its kernels run the same Python as the tests."""
    with running_lab(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window, started once."""
    try:
        with running_chromium() as running:
            expect.set_options(timeout=LIMIT)  # a busy machine is no failure
            yield running
    except MissingBrowserError as missing:
        skip_or_fail(str(missing))


@pytest.fixture(scope="session")
def window(browser: Browser, lab: Lab) -> Iterator[Window]:
    """The window that tests share, see `Window`."""
    shared = Window(browser, lab)
    yield shared
    shared.throw_away()


@pytest.fixture
def page(window: Window, lab: Lab, request: pytest.FixtureRequest) -> Iterator[Page]:
    """JupyterLab with nothing open, or an empty page; `open_notebook` takes both. With `shared`, what a module shares.

    The test fails at its end if the page logged an error or threw one. A test marked ``reopens`` opens a saved notebook
    without the kernel its widgets lived in: Jupyter's widget manager then logs that they are gone, which is what the
    stand-ins are for.
    """
    request.node.stash[FAILED] = False
    if "shared" not in request.fixturenames:
        window.close_kept()
        shutil.rmtree(lab.student, ignore_errors=True)  # no work of another test, or of this one's run before
    yield window.open()
    if request.node.stash[FAILED]:
        window.throw_away()
        return
    reopens = request.node.get_closest_marker("reopens") is not None
    try:
        window.tidy_up(keep=request.node.stash.get(GOES_ON, False) and not reopens)
    except (Error, AssertionError):
        window.throw_away()
        raise
    errors = window.errors()
    allowed = (*ALLOWED, GONE) if reopens else ALLOWED
    unexpected = [error for error in errors if not any(known.search(error) for known in allowed)]
    if unexpected:
        window.throw_away()
    elif reopens:  # the widget manager's errors may come late
        window.leave_page()
    assert not unexpected, "\n".join(unexpected)


@pytest.fixture
def shared(window: Window, page: Page, lab: Lab) -> Shared:
    """Opens the notebook that the tests of a module share, or finds it open."""
    return Shared(window, page, lab)
