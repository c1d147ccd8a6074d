"""A journal on nothing: to try a lesson's questions without a student's folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from helpers.coding import History, State


class Journal(Protocol):
    """What the forms need of a student's journal."""

    @property
    def state(self) -> State:
        """What stands now."""

    def do(self, action: Mapping[str, Any]) -> State:
        """Write an action down, and give what stands after it."""

    def on_change(self, callback: Callable[[], object]) -> object:
        """Call a function after every action."""


class ScratchJournal:
    """Answers kept in memory only.

    Attributes:
        saved: False, as in a journal whose folder cannot be written to.

    Example:
        >>> journal = ScratchJournal()
        >>> journal.do({"do": "answer", "question": "longer", "value": "A"}).answers["longer"]
        'A'
    """

    saved = False

    def __init__(self) -> None:
        self._history = History()
        self._callbacks: list[Callable[[], object]] = []

    @property
    def state(self) -> State:
        """What stands now."""
        return self._history.state

    def do(self, action: Mapping[str, Any]) -> State:
        """Apply an action, and tell whoever asked to be told."""
        self._history.do(action)
        for callback in tuple(self._callbacks):
            callback()
        return self.state

    def on_change(self, callback: Callable[[], object]) -> None:
        """Call a function after every action."""
        self._callbacks.append(callback)
