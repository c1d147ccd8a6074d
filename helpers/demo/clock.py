"""The clock of a lesson: how many seconds each screen has taken."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping


class Clock:
    """Counts for the screen that is shown, while it runs.

    Args:
        used: the seconds that screens have taken before, by their ids.
        now: gives the time in seconds, from any beginning.

    Attributes:
        running: whether it counts.

    Example:
        >>> times = iter([0.0, 60.0, 90.0])
        >>> clock = Clock(now=lambda: next(times))
        >>> clock.turn("one")
        >>> clock.start()
        >>> clock.turn("two")
        >>> clock.pause()
        >>> clock.used
        {'one': 60.0, 'two': 30.0}
    """

    def __init__(self, used: Mapping[str, float] | None = None, now: Callable[[], float] = time.monotonic) -> None:
        self.running = False
        self._used = dict(used or {})
        self._now = now
        self._since = 0.0
        self._screen = ""

    @property
    def used(self) -> dict[str, float]:
        """The seconds of each screen, as they were counted last."""
        return dict(self._used)

    def start(self) -> None:
        """Count from now on."""
        if not self.running:
            self.running, self._since = True, self._now()

    def pause(self) -> None:
        """Count no more."""
        self.settle()
        self.running = False

    def turn(self, screen: str) -> None:
        """Count for another screen."""
        self.settle()
        self._screen = screen

    def settle(self) -> None:
        """Count up to now. A clock that was set back takes nothing away."""
        if not self.running:
            return
        now = self._now()
        self._used[self._screen] = self._used.get(self._screen, 0.0) + max(0.0, now - self._since)
        self._since = now
