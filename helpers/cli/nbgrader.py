"""Make the source of an nbgrader assignment of a lesson, for courses that run nbgrader.

Closed questions are graded by the key when nbgrader autogrades, from the journal that comes with each submission;
written ones are marked by hand. lessons/marking.md says how.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helpers.editions.assignment import assignment
from helpers.editions.writing import write_once
from helpers.errors import ParallaxError
from helpers.report.pieces import many

EXAMPLES = """examples:
  parallax nbgrader 02-who-speaks -o course/source/02-who-speaks
  parallax nbgrader 05-figures -o course/source/05-figures

then, in the folder course:
  nbgrader generate_assignment 02-who-speaks"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("lesson", metavar="LESSON", help="the lesson, such as 02-who-speaks")
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", type=Path, required=True, help="the assignment's folder below source"
    )
    parser.add_argument("--story", default="", help="the story to work on (the lesson's own if left out)")


def run(options: argparse.Namespace) -> int:
    """Write the assignment."""
    made = assignment(options.lesson, options.story)
    for name, data in made.files.items():
        path = options.output / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ParallaxError(f"this folder cannot be made ({error.strerror})", str(path.parent)) from error
        write_once(path, data, "the assignment")
    counts = f"{many(made.by_key, 'question')} graded by the key, {made.by_hand} marked by hand"
    sys.stdout.write(f"{counts}. The source of the assignment: {options.output.absolute()}\n")
    return 0
