"""Look for faults in the stories and lessons, and list all of them at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from helpers.demo.checking import check_folder
from helpers.errors import ParallaxError
from helpers.lessons.checks import Report
from helpers.lessons.loading import lesson_folder
from helpers.lessons.questions import Fault
from helpers.places import kit_folder
from helpers.seeds import list_own_stories, list_stories, load_story
from helpers.seeds.stories import is_story, reference_key

EXAMPLES = """examples:
  parallax check                                      (all stories and lessons of the kit)
  parallax check lessons/09-my-lesson                 (one lesson)
  parallax check bridge                               (a story of your own)

Each fault is one line: the file, the line in it, what is wrong and what to do."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument(
        "lessons", nargs="*", metavar="LESSON", help="a lesson or a story, its folder or name (all if left out)"
    )


def run(options: argparse.Namespace) -> int:
    """Check and print every fault, then one line that sums up."""
    stories = [name for name in options.lessons if is_story(name)]
    named = [lesson_folder(name) for name in options.lessons if name not in stories]
    folders = named if options.lessons else _all_lessons()
    faults = _story_faults(stories if options.lessons else [*list_stories(), *list_own_stories()])
    reports = [check_folder(folder) for folder in folders]
    faults += [fault for report in reports for fault in report.faults]
    notes = [note for report in reports for note in report.notes]
    sys.stdout.write("".join(f"{line}\n" for line in [*map(str, faults), *(f"note: {note}" for note in notes)]))
    sys.stdout.write(f"{_told(reports, stories, len(faults))}\n")
    return 1 if faults else 0


def _all_lessons() -> list[Path]:
    return sorted(path for path in kit_folder("lessons").iterdir() if path.is_dir() and not path.name.startswith("."))


def _story_faults(names: Iterable[str]) -> list[Fault]:
    faults = []
    for name in names:
        try:
            load_story(name)
            reference_key(name)
        except ParallaxError as error:
            faults.append(Fault(f"seeds/{name}/story.toml", 1, str(error)))
    return faults


def _told(reports: list[Report], stories: list[str], faults: int) -> str:
    if faults:
        return f"{faults} fault{'' if faults == 1 else 's'} found."
    parts = [_plural(len(stories), "story", "stories")] if stories else []
    if reports or not stories:
        parts += [_plural(len(reports), "lesson"), _plural(sum(it.questions for it in reports), "question")]
    return f"All is well: {', '.join(parts)}."


def _plural(number: int, noun: str, several: str = "") -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {several or noun + 's'}"
