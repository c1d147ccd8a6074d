"""Make the one file to hand in, with all your work on a story.

Your work itself stays as it is. A file that was made before is not written over.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helpers.errors import ParallaxError
from helpers.journal.exchange import bundle, write_bundle
from helpers.journal.names import safe_name
from helpers.seeds import list_stories, load_story
from helpers.workspace import work_folder

EXAMPLES = """examples:
  parallax export                                     (every story of the kit that you worked on)
  parallax export putin-vietnam-2024
  parallax export my-stories/bridge --to Desktop      (a story of your own; put the file elsewhere)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("story", nargs="?", metavar="STORY", help="the story's name, or the path of its folder")
    parser.add_argument("--to", metavar="FOLDER", type=Path, help="where to put the file (the work folder if left out)")


def run(options: argparse.Namespace) -> int:
    """Write one file a story."""
    work = work_folder()
    to = options.to or work
    if not to.is_dir():
        raise ParallaxError("there is no such folder", str(to), "Make it, or name another one")
    for name in [options.story] if options.story else _worked_on(work):
        made = bundle(load_story(name), work)
        path = write_bundle(made, to)
        for problem in made.problems:
            sys.stderr.write(f"parallax: {problem}\n")
        sys.stdout.write(f"Hand in this file: {path}\nIt holds your work on {', '.join(made.lessons)}.\n")
    return 0


def _worked_on(work: Path) -> list[str]:
    """The kit's stories that have a journal."""
    if found := [name for name in list_stories() if list((work / safe_name(name)).glob("*.jsonl"))]:
        return found
    raise ParallaxError("there is no work on a story of the kit yet", str(work), "Go to the folder that has my_work")
