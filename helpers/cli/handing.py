"""What the commands share that make a file of a student's work: which story, and where the file goes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import ParallaxError
from helpers.journal.work import worked_on
from helpers.model import Story
from helpers.seeds import load_story
from helpers.workspace import work_folder


@dataclass(frozen=True, slots=True)
class Task:
    """What a command has to do.

    Attributes:
        work: the work folder.
        to: where the files go.
        names: the stories, by name or path.
    """

    work: Path
    to: Path
    names: tuple[str, ...]

    def stories(self) -> Iterator[Story]:
        """The stories, one after the other.

        Raises:
            ParallaxError: one cannot be read.
        """
        return map(load_story, self.names)


def add_story_and_folder(parser: argparse.ArgumentParser) -> None:
    """Describe the words that these commands share."""
    parser.add_argument("story", nargs="?", metavar="STORY", help="the story's name, or the path of its folder")
    parser.add_argument("--to", metavar="FOLDER", type=Path, help="where to put the file (the work folder if left out)")


def task(options: argparse.Namespace) -> Task:
    """What those words mean: the named story, or all that were worked on.

    Raises:
        ParallaxError: there is no such folder, or no work yet.
    """
    work = work_folder()
    to = options.to or work
    if not to.is_dir():
        raise ParallaxError("there is no such folder", str(to), "Make it, or name another one")
    return Task(work, to, (options.story,) if options.story else tuple(worked_on(work)))
