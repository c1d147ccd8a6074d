"""A journal that keeps nothing on disk: for a reader that was given none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from helpers.coding import History, State


class MemoryJournal:
    """What a journal does, in memory only.

    Attributes:
        saved: always False.
        problems: says so, for the student.

    Example:
        >>> journal = MemoryJournal()
        >>> journal.do({"do": "answer", "question": "q1", "value": 3}).answers["q1"]
        3
    """

    saved = False
    problems: tuple[str, ...] = ("These codes are kept only while the notebook runs.",)

    def __init__(self) -> None:
        self._history = History()
        self._callbacks: list[Callable[[], object]] = []

    @property
    def state(self) -> State:
        """What stands now."""
        return self._history.state

    def do(self, action: Mapping[str, Any]) -> State:
        """Take one more action.

        Raises:
            ParallaxError: the action makes no sense; then nothing has changed.
        """
        self._history.do(action)
        for callback in tuple(self._callbacks):
            callback()
        return self.state

    def on_change(self, callback: Callable[[], object]) -> Callable[[], None]:
        """Call a function after every action; what comes back ends this."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)
