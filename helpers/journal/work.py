"""All of a student's work on a story: what a hand-in file and a report are made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from helpers.errors import ParallaxError
from helpers.journal.journal import ENDING, Journal
from helpers.journal.names import safe_name
from helpers.model import Story
from helpers.seeds import list_stories
from helpers.workspace import work_folder


@dataclass(frozen=True, slots=True)
class Work:
    """All of a student's work on a story, as their journals have it.

    Attributes:
        story: the story.
        journals: a journal a lesson, in the order of their names; without files that are none.
        problems: what was left out or could not be read, in sentences.
    """

    story: Story
    journals: tuple[Journal, ...]
    problems: tuple[str, ...]

    @property
    def name(self) -> str:
        """The student's name or nickname; may be empty."""
        return next((journal.name for journal in reversed(self.journals) if journal.name), "")

    def file_name(self, what: str) -> str:
        """A name, without ending, for a file made of it: what it is, the story, the student."""
        return "-".join([what, safe_name(self.story.id), *([safe_name(self.name)] if self.name else [])])


def read_work(story: Story, folder: Path | None = None) -> Work:
    """All of a student's journals of a story.

    Args:
        story: the story.
        folder: the work folder; that of `helpers.workspace.work_folder` if None.

    Raises:
        ParallaxError: there is no work on this story.
    """
    below = (folder or work_folder()) / safe_name(story.id)
    journals = [Journal(story, path.stem, path) for path in sorted(below.glob(f"*{ENDING}"))]
    problems = tuple(problem for journal in journals for problem in journal.problems)
    if not (kept := tuple(journal for journal in journals if not journal.refusal)):
        raise ParallaxError(problems[0][:-1] if problems else "there is no work on this story yet", str(below))
    return Work(story, kept, problems)


def worked_on(work: Path) -> list[str]:
    """The kit's stories that have a journal in a work folder.

    Raises:
        ParallaxError: there is none.
    """
    if found := [name for name in list_stories() if list((work / safe_name(name)).glob(f"*{ENDING}"))]:
        return found
    raise ParallaxError("there is no work on a story of the kit yet", str(work), "Go to the folder that has my_work")
