"""Start the real JupyterLab on this machine's loopback address, and a Chromium that drives it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from browser.kernels import running_forks
from browser.lab import Lab
from browser.waiting import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


DISABLED = {
    # It would come up whenever a test has closed its notebook.
    "@jupyterlab/launcher-extension": True,
    # It talks to each kernel, and logs an error where the kernel ends before it has answered.
    "@jupyterlab/debugger-extension": True,
}
"""What JupyterLab does not load, with the reason."""


class MissingBrowserError(Exception):
    """Playwright or Chromium is not installed; the message says which and what to do."""


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
    page_config = folders["JUPYTER_CONFIG_DIR"] / "labconfig/page_config.json"
    page_config.parent.mkdir()
    page_config.write_text(json.dumps({"disabledExtensions": DISABLED}), encoding="utf-8")
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


@contextmanager
def running_lab(base: Path) -> Iterator[Lab]:
    """JupyterLab with everything it writes below a folder, until the block ends."""
    work = base / "work"
    work.mkdir()
    port = free_port()
    running = Lab(f"http://127.0.0.1:{port}", work, work / "my_work")
    command = [
        sys.executable, "-m", "helpers.cli.server", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=", "--ServerApp.password=",
        "--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True",
        f"--ServerApp.root_dir={work}",
    ]  # fmt: skip
    log = base / "server.log"
    environ = environment(base, running.student)
    with log.open("wb") as output, running_forks(base, environ, output):
        server = subprocess.Popen(command, cwd=work, env=environ, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_until_ready(server, running.url, log)
            yield running
        finally:
            server.terminate()
            server.wait(timeout=30)


def chromium() -> str:
    """The path of the Chromium to drive.

    Raises:
        MissingBrowserError: there is none.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("PARALLAX_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise MissingBrowserError("no Chromium found: install it (apt-get install chromium) or set PARALLAX_CHROMIUM")
    return found


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Chromium without a window, until the block ends.

    Raises:
        MissingBrowserError: it or playwright is not installed.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as missing:
        raise MissingBrowserError("playwright is missing: pip install playwright") from missing
    binary = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=binary, args=ARGUMENTS)
        yield running
        running.close()
