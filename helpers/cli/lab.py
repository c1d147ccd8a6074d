"""Open the notebooks in JupyterLab.

Copies of the notebooks, without outputs, go into the work folder; what is there already is never written over.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from helpers.copies import copy_notebooks, story_copies
from helpers.workspace import work_folder

EXAMPLES = """examples:
  parallax lab
  parallax lab --story council-vote                   (the lessons on another story)
  parallax lab --teacher                              (with the notebook on a class, for the projector)
  parallax lab --no-browser --port 8890               (print the address, do not open it)
  parallax lab -- --allow-root                        (words after -- go to JupyterLab)

Your work is saved in the folder my_work below the current one. Set PARALLAX_WORK to choose another."""

FIRST = "00_start_here.ipynb"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--story", default="", help="the story to work on, by its name or its folder")
    parser.add_argument("--teacher", action="store_true", help="copy the teacher's notebooks, too: 91, our class")
    parser.add_argument("--no-browser", action="store_true", help="do not open a web browser")
    parser.add_argument("--port", type=int, help="the port of the local server (Jupyter's choice if left out)")
    parser.add_argument("--prepare", action="store_true", help="only copy the notebooks; do not start JupyterLab")
    parser.add_argument("jupyter", nargs="*", metavar="-- WORDS", help="further words for JupyterLab")


def run(options: argparse.Namespace) -> int:
    """Copy the notebooks and start JupyterLab on them."""
    folder = work_folder()
    copied, kept = copy_notebooks(folder, options.story, teacher=options.teacher)
    opened = f"{story_copies(folder, options.story).name}/{FIRST}" if options.story else FIRST
    sys.stdout.write(f"Your work is in {folder}\n{_told(len(copied), len(kept))}\n")
    if options.prepare:
        return 0
    sys.stdout.write("JupyterLab starts; this can take half a minute. To stop it, press Ctrl+C here.\n")
    sys.stdout.flush()
    command = [sys.executable, "-m", "helpers.cli.server", f"--ServerApp.root_dir={folder}"]
    command += [f"--LabApp.default_url=/lab/tree/{opened}", *quiet()]
    command += ["--no-browser"] if options.no_browser else []
    command += [f"--port={options.port}"] if options.port else []
    command += options.jupyter
    return start(command, os.environ | {"PARALLAX_WORK": str(folder)})


def start(command: list[str], environment: dict[str, str]) -> int:
    """Become the server where the system can, so that whatever ends this command ends the server."""
    if os.name == "posix":
        os.execve(command[0], command, environment)  # noqa: S606, our own words
    return subprocess.call(command, env=environment)  # noqa: S603, our own words


def quiet() -> list[str]:
    """Words that keep JupyterLab from asking about its news, unless this installation has settings of its own."""
    own = Path(sys.prefix, "share", "jupyter", "lab", "settings", "overrides.json")
    return [] if own.exists() else [f"--LabApp.app_settings_dir={Path(__file__).parent / 'lab_settings'}"]


def _told(copied: int, kept: int) -> str:
    if not copied:
        return "All notebooks were there already; they stay as you left them."
    those = f"; {kept} were there already and stay as you left them" if kept else ""
    return f"Notebooks copied: {copied}{those}."
