"""Make the one file to hand in, with all your work on a story.

Your work itself stays as it is. A file that was made before is not written over.
"""

from __future__ import annotations

import argparse
import sys

from helpers.cli.handing import add_story_and_folder, task
from helpers.journal.exchange import bundle, write_bundle

EXAMPLES = """examples:
  parallax export                                     (every story of the kit that you worked on)
  parallax export putin-vietnam-2024
  parallax export my-stories/bridge --to Desktop      (a story of your own; put the file elsewhere)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_story_and_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Write one file a story."""
    asked = task(options)
    for story in asked.stories():
        made = bundle(story, asked.work)
        path = write_bundle(made, asked.to)
        for problem in made.problems:
            sys.stderr.write(f"parallax: {problem}\n")
        sys.stdout.write(f"Hand in this file: {path}\nIt holds your work on {', '.join(made.lessons)}.\n")
    return 0
