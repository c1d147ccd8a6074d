"""Make the report of your work on a story: one page to read, print and hand in.

It shows your answers, what was said of them, and what you coded. It gives no marks.
"""

from __future__ import annotations

import argparse
import sys
import webbrowser

from helpers.cli.handing import add_story_and_folder, task
from helpers.report import write_report

EXAMPLES = """examples:
  parallax report                                     (every story of the kit that you worked on)
  parallax report putin-vietnam-2024 --open           (and show it in your browser)
  parallax report my-stories/bridge --to Desktop      (a story of your own; put the file elsewhere)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_story_and_folder(parser)
    parser.add_argument("--open", action="store_true", help="show the report in your browser")


def run(options: argparse.Namespace) -> int:
    """Write one page a story."""
    asked = task(options)
    for story in asked.stories():
        path = write_report(story, asked.work, asked.to)
        sys.stdout.write(f"Your report: {path}\nOpen it in any browser to read or print it.\n")
        if options.open:
            webbrowser.open(path.absolute().as_uri())
    return 0
