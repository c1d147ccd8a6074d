"""One student's journal of one lesson: every action is on the disk before it counts, and its replay is the state."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from helpers.coding import State
from helpers.errors import ParallaxError
from helpers.journal.book import Book, Fresh
from helpers.journal.disk import MOST, opened
from helpers.journal.names import safe_name
from helpers.journal.records import VERSION, Header, Kind, Record, as_plain, read_line, text_hashes
from helpers.journal.replaying import Replay, check_stands
from helpers.model import Layer, Story
from helpers.workspace import work_folder

ENDING: Final = ".jsonl"
_KEPT: Final = "Your work is kept in memory for now: download it before you close this notebook"
_CAUSES: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EROFS: "the place is read-only",
    errno.EACCES: "the place is read-only",
    errno.EPERM: "the place is read-only",
}


def open_journal(story: Story, lesson: str, name: str = "", folder: Path | None = None) -> Journal:
    """The journal of a lesson, with all that was done in it before.

    The file is ``<story>/<lesson>.jsonl`` in the work folder and is made with the first action.

    Args:
        story: the story the lesson is about.
        lesson: the lesson's name, such as ``01-two-texts``.
        name: the student's name or nickname; if empty, the one given before, in this lesson or another.
        folder: the work folder; that of `helpers.workspace.work_folder` if None.

    Example:
        >>> import tempfile
        >>> from helpers import load_story
        >>> story, folder = load_story("putin-vietnam-2024"), Path(tempfile.mkdtemp())
        >>> journal = open_journal(story, "01-two-texts", "Ada", folder)
        >>> _ = journal.do({"do": "answer", "question": "q1", "value": "A"})
        >>> again = open_journal(story, "01-two-texts", folder=folder)
        >>> again.name, again.state.answers["q1"], again.saved, again.problems
        ('Ada', 'A', True, ())
    """
    work = folder or work_folder()
    path = work / safe_name(story.id) / (safe_name(lesson) + ENDING)
    return Journal(story, lesson, path, name or last_name(work, unless=path))


def last_name(work: Path, unless: Path) -> str:
    """The name in the newest journal of a work folder, so that it is asked only once.

    Empty if there is none, or if the journal ``unless`` exists, which has its own.
    """
    with contextlib.suppress(OSError):
        if unless.exists():
            return ""
        for path in sorted(work.glob(f"*/*{ENDING}"), key=lambda path: path.stat().st_mtime_ns, reverse=True):
            with path.open("rb") as file:
                entries = [read_line(data) for data in file.read(MOST).splitlines() if b'"name": ' in data]
            given = [entry.name for entry in entries if isinstance(entry, Header)]
            given += [entry.value for entry in entries if isinstance(entry, Record) and entry.kind == "name"]
            if given and given[-1]:
                return str(given[-1])
    return ""


class Journal:
    """A student's journal. What goes wrong on the disk raises nothing here: see ``saved`` and ``problems``.

    Attributes:
        story: the story it is about.
        lesson: the lesson's name.
        path: its file.
        saved: whether all is on the disk; if not, it is kept in memory, and saved as soon as that works again.
    """

    def __init__(self, story: Story, lesson: str, path: Path, name: str = "") -> None:
        self.story, self.path, self.saved = story, path, True
        self._session, self._number, self._trouble = secrets.token_hex(6), 0, ""
        self._texts = text_hashes(story)
        self._listeners: list[Callable[[], object]] = []
        self._book = Book(path, Header(VERSION, story.id, lesson, name.strip(), self._texts), self._session)
        self._replay = self._replayed()
        self._open()
        if name.strip():
            self.sign(name)

    @property
    def name(self) -> str:
        """The student's name or nickname; empty where none was given."""
        return self._replay.name

    @property
    def lesson(self) -> str:
        """The lesson's name."""
        return self._book.header.lesson

    @property
    def refusal(self) -> str:
        """Why the file is neither read nor written to, as it is not this journal; empty where it is."""
        return self._book.refusal

    @property
    def state(self) -> State:
        """What stands."""
        return self._replay.state

    @property
    def problems(self) -> tuple[str, ...]:
        """What the student should know, in sentences; as plain text, to be escaped where it is shown."""
        found = [self._trouble] if self._trouble else []
        if lines := self._book.unreadable:
            some = ", ".join(str(number) for number in lines[:5]) + (" and more" if len(lines) > 5 else "")
            found.append(f"{self.path.name}: lines that cannot be read: {len(lines)} (line {some}). All else is here.")
        if skipped := self._replay.skipped:
            found.append(f"{self.path.name}: steps that make no sense and were left out: {len(skipped)}. {skipped[0]}")
        return (*found, *self._book.notes, *self._replay.unplaced)

    def do(self, action: Mapping[str, Any]) -> State:
        """Take one action. When this returns it is on the disk or, where that fails, in memory and ``saved`` is False.

        Args:
            action: one of those that `helpers.coding` describes.

        Raises:
            ParallaxError: the action makes no sense; then nothing has changed.
        """
        plain = as_plain(action)
        check_stands(plain, self.story.articles)
        self._work("action", plain)
        return self.state

    def sign(self, name: str) -> None:
        """Give or change the student's name or nickname."""
        if name.strip() != self.name:
            self._work("name", name.strip())

    def catch_up(self) -> None:
        """Read what another notebook, or the same lesson opened in an earlier cell, has added in the meantime."""
        self._open()

    def on_change(self, callback: Callable[[], object]) -> None:
        """Have a function called after every action."""
        self._listeners.append(callback)

    def layer(self) -> Layer:
        """What the student coded, to compare with other coders."""
        return self._replay.layer(self.story.id)

    def download(self) -> bytes:
        """The whole journal as a file, with what could not be saved."""
        return self._book.contents()

    def _open(self) -> None:
        """Read what there is, and say at once, not at the first action, if nothing can be saved."""
        try:
            with opened(self.path, create=False) as file:
                self._take(self._book.catch_up(file))
                if file.refusal:
                    raise file.refusal
        except FileNotFoundError:
            nearest = next(folder for folder in self.path.parents if folder.exists())
            if not os.access(nearest, os.W_OK):
                self._fail(PermissionError(errno.EACCES, ""))
        except OSError as error:
            self._fail(error)

    def _work(self, kind: Kind, value: Any) -> None:
        """Read what others have appended, take a new record, write it."""
        self._number += 1
        record = Record(self._session, self._number, kind, value)
        is_done = False
        try:
            with opened(self.path, create=True) as file:
                self._take(self._book.catch_up(file))
                self._do(record)
                is_done = True
                if not self._book.refusal:
                    self._book.flush(file)
                    self.saved, self._trouble = True, ""
        except OSError as error:
            self._fail(error)
        if not is_done:
            self._do(record)
        for listener in self._listeners:
            listener()

    def _do(self, record: Record) -> None:
        self._book.keep(record)  # first, so that an interrupt after the next line cannot lose it
        try:
            self._replay.do(record)
        except ParallaxError:
            self._book.drop(record)
            raise

    def _take(self, fresh: Fresh) -> None:
        if fresh.anew:
            self._replay = self._replayed()
        for record in fresh.records:
            self._replay.add(record)
        if self._book.refusal:
            self.saved, self._trouble = False, f"{self.path}: {self._book.refusal}."

    def _replayed(self) -> Replay:
        """The replay of all records there are."""
        header = self._book.header
        replay = Replay(self.story, header.texts, header.name)
        replay.before(self._session, self._texts)
        for record in self._book.records:
            replay.add(record)
        return replay

    def _fail(self, error: OSError) -> None:
        cause = _CAUSES.get(error.errno or 0, error.strerror or str(error))
        self.saved, self._trouble = False, f"{self.path}: nothing can be saved here ({cause}). {_KEPT}."
