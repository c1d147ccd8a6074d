"""A journal that keeps nothing on disk: for a reader that was given none, and to try a lesson's questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from helpers.coding import History, State
from helpers.journal.records import VERSION, Header, Kind, Record, as_plain, line, text_hashes
from helpers.model import Layer, Story


class MemoryJournal:
    """What a journal does, in memory only.

    Args:
        story: the story it is about, if that is known.
        lesson: the lesson's name, if it has one.

    Attributes:
        lesson: the lesson's name.
        name: the student's name or nickname.
        path: always None.
        saved: always False.
        problems: says so, for the student.

    Example:
        >>> journal = MemoryJournal()
        >>> journal.do({"do": "answer", "question": "q1", "value": 3}).answers["q1"]
        3
    """

    path: Path | None = None
    saved = False
    problems: tuple[str, ...] = ("Your work is kept only while the notebook runs.",)

    def __init__(self, story: Story | None = None, lesson: str = "") -> None:
        self.lesson, self.name = lesson, ""
        self._story = story.id if story else ""
        self._texts = text_hashes(story) if story else {}
        self._history = History()
        self._records: list[Record] = []
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
        plain = as_plain(action)
        self._history.do(plain)
        self._keep("action", plain)
        return self.state

    def sign(self, name: str) -> None:
        """Give or change the student's name or nickname."""
        if name.strip() != self.name:
            self.name = name.strip()
            self._keep("name", self.name)

    def on_change(self, callback: Callable[[], object]) -> Callable[[], None]:
        """Call a function after every change; what comes back ends this."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def layer(self) -> Layer:
        """What was coded, to compare with other coders."""
        state = self.state
        return Layer(self.name or "student", "student", self._story, state.annotations, state.connections)

    def catch_up(self) -> None:
        """Nobody else can add to it."""

    def download(self) -> bytes:
        """The whole journal as a file."""
        header = Header(VERSION, self._story, self.lesson, "", self._texts)
        return line(header) + b"".join(map(line, self._records))

    def _keep(self, kind: Kind, value: Any) -> None:
        self._records.append(Record("memory", len(self._records) + 1, kind, value))
        for callback in tuple(self._callbacks):
            callback()
