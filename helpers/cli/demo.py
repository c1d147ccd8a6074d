"""Open the classroom demo: a story in twelve screens for a projector, or write it as one HTML page.

A copy of the demo's notebook goes into the work folder; what is there already is never written over. Counts of hands,
the place and the clock are kept there, too.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from pathlib import Path

from helpers.cli.lab import quiet, start
from helpers.copies import copy_demo
from helpers.demo import build_page, load_screens
from helpers.editions.writing import write_once
from helpers.errors import ParallaxError
from helpers.seeds import load_story
from helpers.workspace import work_folder

EXAMPLES = """examples:
  parallax demo
  parallax demo --story council-vote                  (the screens on another story)
  parallax demo --voila                               (without the frame of JupyterLab; needs Voilà)
  parallax demo --html demo.html                      (one page for a room without a kernel)

In JupyterLab choose Run → Run All Cells, then press the button “Start the demo”. ? lists the keys."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--story", default="", help="the story to show, by its name or its folder")
    parser.add_argument("--html", metavar="FILE", type=Path, help="write one page for any browser, and open nothing")
    parser.add_argument("--voila", action="store_true", help="show the notebook with Voilà, which runs it by itself")
    parser.add_argument("--no-browser", action="store_true", help="do not open a web browser")
    parser.add_argument("--port", type=int, help="the port of the local server (its own choice if left out)")
    parser.add_argument("--prepare", action="store_true", help="only copy the notebook; start nothing")
    parser.add_argument("jupyter", nargs="*", metavar="-- WORDS", help="further words for JupyterLab or Voilà")


def run(options: argparse.Namespace) -> int:
    """Write the page, or copy the notebook and open it."""
    if options.html:
        return _write(options.html, options.story)
    if options.voila and importlib.util.find_spec("voila") is None:
        cure = 'Type pip install -e ".[demo]" in the kit’s folder, or leave --voila out'
        raise ParallaxError("Voilà is not installed", cure=cure)
    folder = work_folder()
    notebook, is_new = copy_demo(folder, options.story)
    told = "The notebook was copied" if is_new else "The notebook was there already and stays as you left it"
    sys.stdout.write(f"Your work is in {folder}\n{told}: {notebook.name}\n")
    if options.prepare:
        return 0
    sys.stdout.write(f"{_next(options)} To stop it, press Ctrl+C here.\n")
    sys.stdout.flush()
    words = _voila(notebook) if options.voila else _lab(notebook, folder)
    words += ["--no-browser"] if options.no_browser else []
    words += [f"--port={options.port}"] if options.port else []
    return start([sys.executable, "-m", *words, *options.jupyter], os.environ | {"PARALLAX_WORK": str(folder)})


def _write(path: Path, story: str) -> int:
    page = build_page(load_story(story or os.environ.get("PARALLAX_STORY", "").strip() or load_screens().story))
    write_once(path, page.encode(), "the demo")
    sys.stdout.write(f"The demo: {path.absolute()}\nOpen it in any browser. → goes on, ? lists the keys.\n")
    return 0


def _lab(notebook: Path, folder: Path) -> list[str]:
    opened = notebook.relative_to(folder).as_posix()
    return [
        "helpers.cli.server", f"--ServerApp.root_dir={folder}", f"--LabApp.default_url=/lab/tree/{opened}", *quiet(),
    ]  # fmt: skip


def _voila(notebook: Path) -> list[str]:
    return ["voila", str(notebook), "--theme=light"]


def _next(options: argparse.Namespace) -> str:
    if options.voila:
        return "Voilà starts and runs the notebook; press “Start the demo” when it is there."
    return "JupyterLab starts. Then choose Run → Run All Cells, and press “Start the demo”."
