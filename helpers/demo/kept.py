"""What is kept of a lesson with the demo: the place, the hands, the guesses, the clock; in a journal on disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from helpers.demo.clock import Clock
from helpers.demo.hands import read_counts
from helpers.demo.reading import LESSON
from helpers.demo.screens import Screen
from helpers.errors import ParallaxError
from helpers.journal import Journal, safe_name
from helpers.model import Story
from helpers.workspace import work_folder

FOLDER: Final = "classroom-demo"
"""The folder in the work folder: a class's hands are nobody's hand-in, so they lie beside the stories' journals."""


class Kept:
    """A lesson with the demo, kept at every step.

    Args:
        story: the story.
        screens: its screens.
        folder: the work folder; that of `helpers.workspace.work_folder` if None.
        now: gives the time in seconds.

    Attributes:
        journal: where it is kept.

    Example:
        >>> import tempfile
        >>> from helpers import load_story
        >>> story, screens = load_story("council-vote"), [Screen("a", "Words", 4, "G1", "Ask.", options=("one", "two"))]
        >>> folder = Path(tempfile.mkdtemp())
        >>> Kept(story, screens, folder).count("a", [12, 3])
        >>> Kept(story, screens, folder).hands
        {'a': [12, 3]}
    """

    def __init__(
        self,
        story: Story,
        screens: Sequence[Screen],
        folder: Path | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        path = (folder or work_folder()) / FOLDER / f"{safe_name(story.id)}.jsonl"
        self.journal = Journal(story, LESSON, path)
        self._screens = {screen.id: screen for screen in screens}
        self._now = now
        self._clock = self._restored()

    @property
    def place(self) -> tuple[str, int]:
        """The screen and the step; the first of both where there is none yet."""
        value = self._get("place")
        if isinstance(value, list) and len(value) == 2 and value[0] in self._screens and type(value[1]) is int:
            return value[0], max(0, value[1])
        return next(iter(self._screens), ""), 0

    @property
    def hands(self) -> dict[str, list[int | None]]:
        """What was counted, by the screens' ids; counts that fit no screen as it is now are left out."""
        found = {}
        for name, screen in self._screens.items():
            try:
                found[name] = list(read_counts(self._get(f"hands {name}"), len(screen.options)))
            except ParallaxError:
                continue
        return found

    @property
    def chosen(self) -> dict[str, int]:
        """The option that the class guessed, by its place from 0."""
        found = {name: self._get(f"guess {name}") for name in self._screens}
        return {
            name: it for name, it in found.items() if type(it) is int and 0 <= it < len(self._screens[name].options)
        }

    @property
    def used(self) -> dict[str, float]:
        """The seconds that each screen has taken."""
        return self._clock.used

    @property
    def running(self) -> bool:
        """Whether the clock counts."""
        return self._clock.running

    def go(self, screen: str, step: int) -> None:
        """Be on a screen and a step of it.

        Raises:
            ParallaxError: there is no such screen.
        """
        self._known(screen)
        self._clock.turn(screen)
        self._put("place", [screen, step])
        self._keep_clock()

    def count(self, screen: str, counts: object) -> None:
        """Keep the hands raised for a screen's options.

        Raises:
            ParallaxError: there is no such screen, or the counts do not fit it.
        """
        self._put(f"hands {screen}", read_counts(counts, len(self._known(screen).options)))

    def choose(self, screen: str, option: int | None) -> None:
        """Keep the class's guess, or that there is none any more.

        Raises:
            ParallaxError: there is no such screen or option.
        """
        options = self._known(screen).options
        if option is not None and (type(option) is not int or not 0 <= option < len(options)):
            raise ParallaxError("there is no such option", screen, "Choose one of those on the screen")
        self._put(f"guess {screen}", option)

    def run(self, *, running: bool) -> None:
        """Let the clock count, or stop it."""
        self._clock.start() if running else self._clock.pause()
        self._keep_clock()

    def keep(self) -> None:
        """Keep what the clock says now."""
        self._clock.settle()
        self._keep_clock()

    def anew(self) -> None:
        """Begin again. What was counted before stays in the file, but counts no more."""
        running = self._clock.running
        self.journal.do({"do": "answer", "question": "run", "value": self._run + 1})
        self._clock = self._restored()
        if running:
            self._clock.start()

    @property
    def _run(self) -> int:
        value = self.journal.state.answers.get("run", 1)
        return value if type(value) is int else 1

    def _known(self, screen: str) -> Screen:
        if screen not in self._screens:
            raise ParallaxError(f"there is no screen “{screen[:40]}”", cure="Run the notebook again")
        return self._screens[screen]

    def _restored(self) -> Clock:
        value = self._get("clock")
        kept = value if isinstance(value, Mapping) else {}
        used = {name: float(it) for name, it in kept.items() if name in self._screens and _is_time(it)}
        clock = Clock(used, self._now)
        clock.turn(self.place[0])
        return clock

    def _keep_clock(self) -> None:
        self._put("clock", {name: round(it, 1) for name, it in self._clock.used.items()})

    def _get(self, what: str) -> Any:
        return self.journal.state.answers.get(f"{self._run} {what}")

    def _put(self, what: str, value: object) -> None:
        self.journal.do({"do": "answer", "question": f"{self._run} {what}", "value": value})


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 10**6
