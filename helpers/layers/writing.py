"""Files that appear whole or not at all, and are read with one plain sentence if they cannot be."""

from __future__ import annotations

import codecs
import contextlib
import os
from pathlib import Path
from typing import Final

from helpers.errors import ParallaxError

LARGEST: Final = 50_000_000  # bytes; two thousand annotations are less than one million


def write_whole(path: str | Path, data: bytes) -> Path:
    """Write a file, or leave what was there as it is: a crash or a full disk never leaves half a file.

    Returns:
        The file's absolute path.

    Raises:
        ParallaxError: it cannot be written.
    """
    target = Path(path).absolute()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        problem = f"the file cannot be written ({error.strerror or error})"
        raise ParallaxError(problem, str(path), "Free some space or choose another folder") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return target


def read_whole(path: str | Path) -> str:
    """The text of a file: UTF-8, or as spreadsheets may save it UTF-16 or Windows-1252.

    Raises:
        ParallaxError: it cannot be read, or is no text.
    """
    try:
        if Path(path).stat().st_size > LARGEST:
            raise ParallaxError(f"the file is larger than {LARGEST // 10**6} MB", str(path), "Choose another file")
        data = Path(path).read_bytes()
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror or error})"
        raise ParallaxError(problem, str(path), "Check its name and where it lies") from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
