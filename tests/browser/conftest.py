"""The real JupyterLab on this machine's loopback address and a Chromium that drives it.

Where playwright or Chromium is missing these tests are skipped with a reason; with `PARALLAX_BROWSER=required` they
fail. `PARALLAX_CHROMIUM` names another browser binary, `PARALLAX_SCREENSHOTS` a folder for pictures.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.lab import Lab, end_sessions, skip_or_fail
from browser.server import MissingBrowserError, running_chromium, running_lab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

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

GONE = re.compile(r"widget model not found")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


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
            expect.set_options(timeout=20_000)  # a busy machine is no failure
            yield running
    except MissingBrowserError as missing:
        skip_or_fail(str(missing))


@pytest.fixture
def page(browser: Browser, lab: Lab, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh page. The test fails at its end if the page logged an error or threw one.

    A test marked ``reopens`` opens a saved notebook without the kernel its widgets lived in: Jupyter's widget manager
    then logs that they are gone, which is what the stand-ins are for.
    """
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    context.set_default_timeout(20_000)
    fresh = context.new_page()
    errors: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"console: {message.text} ({message.location.get('url', '')})")

    fresh.on("console", heard)
    fresh.on("pageerror", lambda error: errors.append(f"page: {error} {error.stack}"))
    yield fresh
    # A kernel that ends under an open page makes JupyterLab log errors, so the page goes first.
    fresh.close()
    end_sessions(context, lab)
    context.close()
    allowed = (*ALLOWED, GONE) if request.node.get_closest_marker("reopens") else ALLOWED
    unexpected = [error for error in errors if not any(known.search(error) for known in allowed)]
    assert not unexpected, "\n".join(unexpected)
