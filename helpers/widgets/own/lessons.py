"""The other lessons on a story of one's own, made from inside JupyterLab: a button for those without a command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import ipywidgets

from helpers.copies import copy_notebooks, story_copies
from helpers.markup import escape
from helpers.seeds import load_story
from helpers.seeds.stories import is_story
from helpers.widgets.boxes import boxed, button, form, html_box
from helpers.widgets.live import fault_html, guarded
from helpers.widgets.twin import display_with_twin
from helpers.workspace import work_folder

if TYPE_CHECKING:
    from helpers.model import Story

FAILED: Final = "Something in the kit failed. What was there before is as it was: please try once more."


class LessonMaker(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A button that copies the notebooks for a story into the work folder, and says where they are.

    A notebook that is there already stays as it is.

    Args:
        story: the story to work on.
        folder: the work folder; that of `helpers.workspace.work_folder` if None.
    """

    def __init__(self, story: Story, folder: Path | None = None) -> None:
        self.story, self.folder = story, folder
        self.said = html_box()
        self._make = button("Make the lessons for this story", self._try, "primary")
        self._make.layout.align_self = "flex-start"
        super().__init__(form([self._make, self.said]))
        self.add_class("plx-live").add_class("plx-form")

    def __repr__(self) -> str:
        return f"A button that makes the lessons for the story {self.story.id}"

    def make(self) -> Path:
        """Copy the notebooks that are not there yet.

        Returns:
            The folder they are in.

        Raises:
            ParallaxError: the folder cannot be written to, or the story is gone.
        """
        home, name = self.folder or work_folder(), _name_of(self.story)
        copied, kept = copy_notebooks(home, name)
        made = story_copies(home, name)
        self._tell(_told(made, len(copied), len(kept)))
        return made

    def _try(self) -> None:
        if fault := guarded(self.make, FAILED):
            self._tell(fault_html(fault))

    def _tell(self, inner: str) -> None:
        self.said.value = boxed(f'<div role="status">{inner}</div>')

    @property
    def twin(self) -> str:
        """The static HTML shown where the button is not alive."""
        return boxed(f"<p>{escape(repr(self))}.</p>")

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _name_of(story: Story) -> str:
    """What a notebook calls a story: its name where that is enough, or else its folder."""
    short = is_story(story.id) and load_story(story.id).folder == story.folder
    return story.id if short or not story.folder else story.folder


def _told(made: Path, copied: int, kept: int) -> str:
    kept_too = f" {kept} were there already and stay as they were." if kept else ""
    where = f"They are in the folder <strong>{escape(made.name)}</strong>, in your work folder: {escape(str(made))}."
    cure = "Open the folder in the list on the left and double-click on a notebook."
    return f"<p>{copied} notebooks were made.{kept_too} {where} {cure}</p>"
