"""Collect what a class handed in: tables, agreement and an overview with charts.

Every file of the folder is read, whatever its name, also inside zip archives; what cannot be counted is named with its
reason. Students are shown under pseudonyms; their names stand in real-names.csv alone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helpers.classroom import collect
from helpers.classroom.collecting import NAMES, OVERVIEW, Collected

EXAMPLES = """examples:
  parallax collect handed-in -o class/
  parallax collect handed-in --story my-stories/bridge -o class/     (a story of your own)
  parallax collect handed-in -o for-me/ --names                        (with real names everywhere)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the folder with the files that were handed in")
    parser.add_argument(
        "-o", "--to", metavar="CLASS", type=Path, default=Path("class"), help="where to write (class if left out)"
    )
    parser.add_argument(
        "--story", default="", help="the story, or the path of its folder (that of most files if left out)"
    )
    parser.add_argument("--names", action="store_true", help="show real names instead of pseudonyms")


def run(options: argparse.Namespace) -> int:
    """Collect, and say what became of every file that is not simply counted."""
    made = collect(options.folder, options.to, options.story, names=options.names)
    sys.stdout.write(told(made))
    return 0


def told(made: Collected) -> str:
    """What is said on the screen, line by line."""
    heaps, lines = made.sorted, []
    for gone in heaps.refused:
        cure = f" {gone.cure}." if gone.cure else ""
        lines.append(f"Not counted: {gone.file}: {gone.reason}.{cure}")
    lines += [f"Kept, not counted: {it.submission.file}: {it.reason}. Counted: {it.counted}." for it in heaps.older]
    for one in heaps.counted:
        lines += [
            f"To know: {one.submission.file}: {note.rstrip('.')}." for note in (*one.submission.notes, *one.notes)
        ]
    files = heaps.files
    lines.append(
        f"{files.received} files: {files.counted} counted, {files.older} older, {len(files.refused)} not counted."
    )
    lines.append(f"Overview: {made.folder / OVERVIEW}\nReal names: {made.folder / NAMES} (keep it to yourself)")
    safe = "\n".join("".join(it if it.isprintable() or it == "\n" else "?" for it in line) for line in lines)
    return f"{safe}\n"
