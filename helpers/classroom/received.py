"""The files of a folder, one after the other: also those inside zip archives, as learning platforms make them.

Nothing is unpacked onto the disk, and no name inside an archive is taken for a path.
"""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from helpers.errors import ParallaxError
from helpers.journal.exchange import MOST

DEEPEST: Final = 2
"""Archives inside archives that are opened: a platform packs what a student had packed already."""
MANY: Final = 5_000
"""Files of an archive that are opened."""
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_TROUBLE: Final = (OSError, ValueError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error)


@dataclass(frozen=True, slots=True)
class Received:
    """A file that somebody handed in, whatever is in it.

    Attributes:
        file: its name below the folder; inside an archive the archive's name comes first.
        when: when it was last written, in seconds; of an archive's file what the archive says.
        data: its bytes, at most one more than a hand-in file may have.
        trouble: why it could not be read; empty where it could.
    """

    file: str
    when: float
    data: bytes = field(default=b"", repr=False)
    trouble: str = ""


def received(folder: Path, leave_out: Path | None = None) -> Iterator[Received]:
    """Every file in a folder and its sub-folders, in the order of their names.

    Args:
        folder: the folder.
        leave_out: a folder below it that is passed over: the one that is written to.

    Raises:
        ParallaxError: there is no such folder.
    """
    if not folder.is_dir():
        raise ParallaxError("there is no such folder", str(folder), "Name the folder with the files handed in")
    passed = leave_out.resolve() if leave_out else None
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or (passed and passed in path.resolve().parents):
            continue
        yield from _file(path, path.relative_to(folder).as_posix())


def _file(path: Path, name: str) -> Iterator[Received]:
    try:
        if not path.is_file():
            yield Received(name, 0, trouble="it is no ordinary file")
            return
        when = path.stat().st_mtime
        with path.open("rb") as file:
            if file.read(4) in _ZIP:
                yield from _archive(file, name, 1)
                return
            file.seek(0)
            yield Received(name, when, file.read(MOST + 1))
    except OSError as error:
        yield Received(name, 0, trouble=f"it cannot be read ({error.strerror or error})")


def _archive(file: IO[bytes], name: str, depth: int) -> Iterator[Received]:
    """The files of an archive; one sentence where it is damaged."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = [it for it in archive.infolist() if not it.is_dir()]
            if not members:
                yield Received(name, 0, trouble="the archive is empty")
            for member in members[:MANY]:
                yield from _member(archive, member, f"{name}: {member.filename}", depth)
            if len(members) > MANY:
                yield Received(name, 0, trouble=f"it has more than {MANY:,} files; the others were not opened")
    except _TROUBLE:
        yield Received(name, 0, trouble="the archive is damaged")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, depth: int) -> Iterator[Received]:
    when = _when(member)
    if member.flag_bits & 1:
        yield Received(name, when, trouble="it is locked with a password")
        return
    try:
        with archive.open(member) as file:
            data = file.read(MOST + 1)
    except _TROUBLE:
        yield Received(name, when, trouble="it is damaged inside its archive")
        return
    if data[:4] in _ZIP and depth < DEEPEST and len(data) <= MOST:
        yield from _archive(io.BytesIO(data), name, depth + 1)
    else:
        yield Received(name, when, data)


def _when(member: zipfile.ZipInfo) -> float:
    with contextlib.suppress(ValueError, OverflowError):  # an archive may hold any date
        return time.mktime((*member.date_time, 0, 0, -1))
    return 0
