"""What a notebook shows to somebody who brings articles of their own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.markup import Markup, escape, style
from helpers.places import kit_folder
from helpers.widgets.own import Bring, LessonMaker, ZoneDesk
from helpers.widgets.own.actors import ActorTable

if TYPE_CHECKING:
    from helpers.model import Story

OF_THE_KIT = (
    "This story belongs to the kit and stays as it is. Make one of your own above, then run the cells from there again."
)


@cache
def bring() -> Bring:
    """A form for two articles or more: paste them or choose files, and make a story of them.

    It is the same one for as long as the notebook runs: who runs all cells once more loses nothing that was typed.
    """
    return Bring()


def parts(story: Story) -> ZoneDesk | Markup:
    """The articles with the names of their parts, to correct by selecting words."""
    return of_the_kit() if _is_of_the_kit(story) else ZoneDesk(story)


def actors(story: Story) -> ActorTable | Markup:
    """Who and what the story is about, as suggested from the texts: to keep, to rename, to put together."""
    return of_the_kit() if _is_of_the_kit(story) else ActorTable(story.folder)


def lessons_for(story: Story) -> LessonMaker:
    """A button that makes the other lessons on this story, in a folder of their own in the work folder."""
    return LessonMaker(story)


def of_the_kit() -> Markup:
    """What stands in the place of something that changes a story, where the story is the kit's."""
    return Markup(f"{style()}<p>{escape(OF_THE_KIT)}</p>", OF_THE_KIT)


def _is_of_the_kit(story: Story) -> bool:
    return not story.folder or Path(story.folder).is_relative_to(kit_folder("seeds").resolve())
