"""The classroom demo under Voilà, where that is installed: `pip install -e ".[demo]"`."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.server import free_port
from browser.waiting import LIMIT, press, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("voila") is None, reason='Voilà is not installed: pip install -e ".[demo]"'
)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where `parallax demo --voila` shows the notebook, until the test ends."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    words = ["demo", "--voila", "--no-browser", "--port", str(port), "--", "--Voila.ip=127.0.0.1"]
    environment = os.environ | {"PARALLAX_WORK": str(tmp_path / "my_work"), "PYTHONWARNINGS": ""}
    with (tmp_path / "voila.log").open("wb") as log:
        command = [sys.executable, "-m", "helpers.cli", *words]
        server = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(f"{url}/voila/static/", server)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers, whatever it says."""
    deadline = time.monotonic() + LIMIT / 1000
    while time.monotonic() < deadline:
        assert server.poll() is None, "Voilà did not start"
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            continue
        return


def test_the_stage_works_under_voila(browser: Browser, address: str, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1024, "height": 768})
    page.goto(address, timeout=LIMIT)
    start = page.locator(".plx-stage-start")
    expect(start).to_be_visible()
    start.focus()
    press(page, "Enter", "ArrowRight", "ArrowRight", "h")
    page.keyboard.type("12")
    press(page, "Enter")
    kept = tmp_path / "my_work" / "classroom-demo" / "putin-vietnam-2024.jsonl"
    until(page, lambda: kept.is_file() and "[12, null, null]" in kept.read_text(encoding="utf-8"), wanted=True)
    press(page, "r")
    expect(page.locator(".plx-stage li[data-key='key']:visible")).to_contain_text("◆ counted in the file")
    press(page, "Escape")
    expect(start).to_be_focused()
    page.close()
