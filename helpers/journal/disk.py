"""A journal's file: opened, locked, read on from where one was, appended to. What stands in it is never rewritten."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helpers.journal.locking import lock, unlock

MOST: Final = 100_000_000
"""Bytes. No student writes so much; whatever it is, it is not read into memory."""
_TAIL: Final = 64
_BINARY: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)


@dataclass(slots=True)
class OpenFile:
    """A journal's file while it is open.

    Attributes:
        path: where it is.
        descriptor: the system's number for it.
        locked: whether all others wait.
        refusal: why it cannot be written to; None where it can.
    """

    path: Path
    descriptor: int
    locked: bool
    refusal: OSError | None

    def read(self, start: int, end: int) -> bytes:
        """The bytes between two places."""
        os.lseek(self.descriptor, start, os.SEEK_SET)
        parts: list[bytes] = []
        while start < end and (part := os.read(self.descriptor, end - start)):
            parts.append(part)
            start += len(part)
        return b"".join(parts)

    def size(self) -> int:
        """The number of bytes."""
        return os.fstat(self.descriptor).st_size

    def append(self, data: bytes) -> None:
        """Write at the end, in one go, and have it on the disk before going on; all of it or nothing.

        Raises:
            OSError: it did not work. What was written in part is gone again, if that was possible.
        """
        if self.refusal:
            raise self.refusal
        good = self.size()
        try:
            _write(self.descriptor, data)
        except OSError:
            if self.locked:  # else the end may be somebody else's by now
                with contextlib.suppress(OSError):
                    os.ftruncate(self.descriptor, good)
            raise

    def set_aside(self, start: int) -> Path:
        """Move all from a place on into a new file beside this one.

        Raises:
            OSError: it did not work; then it is still here.
        """
        number = 1
        while True:
            target = self.path.with_suffix(f".torn-{number}")
            try:
                other = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
                break
            except FileExistsError:
                number += 1
        try:
            OpenFile(target, other, locked=True, refusal=None).append(self.read(start, self.size()))
        finally:
            os.close(other)
        os.ftruncate(self.descriptor, start)
        os.fsync(self.descriptor)
        return target


@contextlib.contextmanager
def opened(path: Path, *, create: bool) -> Iterator[OpenFile]:
    """Open and lock a journal's file; where it cannot be written to, for reading.

    Raises:
        OSError: it cannot be opened.
    """
    flags = os.O_RDWR | os.O_APPEND | _BINARY
    refusal: OSError | None = None
    is_new = create and not path.exists()
    if is_new:
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, flags | (os.O_CREAT if create else 0), 0o666)
    except FileNotFoundError:
        raise
    except OSError as error:
        if is_new or path.is_dir():
            raise
        refusal, descriptor = error, os.open(path, os.O_RDONLY | _BINARY)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is not a plain file")
        if is_new:
            _sync_folder(path.parent)
        locked = lock(descriptor)
        try:
            yield OpenFile(path, descriptor, locked, refusal)
        finally:
            if locked:
                with contextlib.suppress(OSError):  # closing gives it back as well
                    unlock(descriptor)
    finally:
        os.close(descriptor)


def _write(descriptor: int, data: bytes) -> None:
    if os.write(descriptor, data) != len(data):  # the rest had no room
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Have a new file's name on the disk too, where the system knows how (Windows does not)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@dataclass(slots=True)
class News:
    """What is new in a file.

    Attributes:
        again: the file is another one than before, or was changed: forget what was read.
        lines: the whole lines, without their ends.
        torn: what stands after the last whole line.
        torn_at: where that begins.
    """

    again: bool
    lines: list[bytes]
    torn: bytes
    torn_at: int


@dataclass(slots=True)
class Follower:
    """Reads a file on from where it was, and notices when it has been replaced or edited."""

    _read_to: int = 0
    _tail: bytes = b""
    _identity: tuple[int, int] | None = field(default=None)

    def news(self, file: OpenFile) -> News:
        """What has come since the last time.

        Raises:
            OSError: the file cannot be read.
        """
        status, size = os.fstat(file.descriptor), file.size()
        if size > MOST:
            raise OSError(errno.EFBIG, "the file is far too large for a journal")
        identity = (status.st_dev, status.st_ino)
        again = identity != self._identity or file.read(self._read_to - len(self._tail), self._read_to) != self._tail
        if again:
            self._identity, self._read_to, self._tail = identity, 0, b""
        data = file.read(self._read_to, size)
        whole, end, torn = data.rpartition(b"\n")
        self.pass_over(whole + end)
        return News(again, whole.split(b"\n") if end else [], torn, self._read_to)

    def pass_over(self, data: bytes) -> None:
        """Go on behind what is known to stand there."""
        self._read_to += len(data)
        self._tail = (self._tail + data)[-_TAIL:]
