"""The real JupyterLab on this machine's loopback address and a Chromium that drives it.

Where playwright or Chromium is missing these tests are skipped with a reason; with `PARALLAX_BROWSER=required` they
fail. `PARALLAX_CHROMIUM` names another browser binary, `PARALLAX_SCREENSHOTS` a folder for pictures.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.lab import LIMIT, Lab, skip_or_fail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

ALLOWED = (
    # A page that is left while a request runs reports the broken request; nothing of ours failed.
    re.compile(r"net::ERR_ABORTED|net::ERR_NETWORK_CHANGED"),
    # Notebook 7 opened by a JupyterLab server throws these two itself while it starts, with or without our widgets.
    re.compile(r"reading 'schema'\).*/static/notebook/", re.DOTALL),
    re.compile(r"Command 'filebrowser:open-path' not registered.*/static/notebook/", re.DOTALL),
)
"""Console errors that are not ours, each with its reason."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(base: Path, student: Path) -> dict[str, str]:
    """The server's environment: folders of its own, so that a test meets no user's settings and leaves none."""
    names = ["CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"]
    folders = {f"JUPYTER_{name}": base / name.lower() for name in names}
    folders |= {"JUPYTERLAB_SETTINGS_DIR": base / "settings", "JUPYTERLAB_WORKSPACES_DIR": base / "workspaces"}
    folders |= {"IPYTHONDIR": base / "ipython"}
    for folder in folders.values():
        folder.mkdir(parents=True)
    quiet = folders["JUPYTERLAB_SETTINGS_DIR"] / "@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    quiet.parent.mkdir(parents=True)
    quiet.write_text(json.dumps({"fetchNews": "false", "checkForUpdates": False}), encoding="utf-8")
    ours = {"PARALLAX_WORK": str(student), "PARALLAX_REVEAL": "open", "PYTHONWARNINGS": ""}
    return os.environ | {key: str(path) for key, path in folders.items()} | ours


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/api/status", timeout=5) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def wait_until_ready(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + LIMIT / 1000
    while not answers(url):
        if server.poll() is not None or time.monotonic() > deadline:
            tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise AssertionError(f"JupyterLab did not start:\n{tail}")


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab, started once for all browser tests; its kernels run the same Python as the tests."""
    base = tmp_path_factory.mktemp("lab")
    work = base / "work"
    work.mkdir()
    port = free_port()
    running = Lab(f"http://127.0.0.1:{port}", work, work / "my_work")
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=", "--ServerApp.password=",
        "--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True",
        f"--ServerApp.root_dir={work}",
    ]  # fmt: skip
    log = base / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=work, env=environment(base, running.student), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            wait_until_ready(server, running.url, log)
            yield running
        finally:
            server.terminate()
            server.wait(timeout=30)


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("PARALLAX_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        skip_or_fail("no Chromium found: install it (apt-get install chromium) or set PARALLAX_CHROMIUM")
    return str(found)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window, started once."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        skip_or_fail("playwright is missing: pip install playwright")
    binary = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=binary, args=ARGUMENTS)
        yield running
        running.close()


def end_sessions(context: BrowserContext, lab: Lab) -> None:
    """Shut down the kernels a test started, so that they do not pile up in memory."""
    token = next((it["value"] for it in context.cookies(lab.url) if it["name"] == "_xsrf"), "")
    for session in context.request.get(f"{lab.url}/api/sessions").json():
        context.request.delete(f"{lab.url}/api/sessions/{session['id']}", headers={"X-XSRFToken": token})


@pytest.fixture
def page(browser: Browser, lab: Lab) -> Iterator[Page]:
    """A fresh page. The test fails at its end if the page logged an error or threw one."""
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
    unexpected = [error for error in errors if not any(known.search(error) for known in ALLOWED)]
    assert not unexpected, "\n".join(unexpected)
