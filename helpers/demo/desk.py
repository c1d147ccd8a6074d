"""The demo as its notebook opens it: the stage, and the screens one by one to read."""

from __future__ import annotations

import os
from pathlib import Path

from helpers.demo.deck import deck_html, shown, still_html, still_style
from helpers.demo.kept import Kept
from helpers.demo.reading import LESSON, load_screens
from helpers.demo.screens import screens_for
from helpers.markup import Markup, style
from helpers.seeds import load_story
from helpers.widgets.demo.stage import Stage


class Demo:
    """The screens of a story, and one lesson with them.

    Args:
        story: the story, by name or path; if empty the one that ``PARALLAX_STORY`` names, or else the screens' own.
        folder: the work folder; that of `helpers.workspace.work_folder` if None.

    Attributes:
        story: the story.
        screens: its screens, in order.
        kept: what is kept of the lesson.
    """

    def __init__(self, story: str | Path = "", folder: Path | None = None) -> None:
        read = load_screens(LESSON)
        self.story = load_story(story or os.environ.get("PARALLAX_STORY", "").strip() or read.story)
        self.screens = screens_for(read.screens, self.story.id)
        self.kept = Kept(self.story, self.screens, folder)
        self._shown = shown(self.screens, self.story)

    def __repr__(self) -> str:
        return f"Classroom demo of {self.story.id}: {len(self.screens)} screens, {self.minutes:g} minutes"

    @property
    def minutes(self) -> float:
        """The minutes planned for all screens together."""
        return sum(screen.minutes for screen in self.screens)

    def stage(self) -> Stage:
        """The screens on the whole window, one at a time, by keyboard."""
        plan = [(it.title, it.minutes) for it in self.screens]
        return Stage(deck_html(self._shown), plan, self.kept, self.story.topic or self.story.id)

    def screen(self, number: int) -> Markup:
        """One screen to read, by its place from 1; what is revealed is folded away."""
        found = [it for it in self._shown if it.number == number]
        inner = "".join(map(still_html, found)) or f"<p>This story has {len(self._shown)} screens.</p>"
        said = "".join(f"{it.number} {it.screen.title}: {it.screen.idea}" for it in found)
        box = f'<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>'
        return Markup(f"{style()}<style>{still_style()}</style>{box}", said or f"There is no screen {number}.")


def open_demo(story: str | Path = "", folder: Path | None = None) -> Demo:
    """The classroom demo, with the hands and the clock as they were left; see `Demo`.

    Raises:
        ParallaxError: there is no such story, or the screens have a fault.

    Example:
        >>> import tempfile
        >>> open_demo(folder=Path(tempfile.mkdtemp()))
        Classroom demo of putin-vietnam-2024: 12 screens, 50 minutes
    """
    return Demo(story, folder)
