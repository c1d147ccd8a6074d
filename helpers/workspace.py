"""The work folder: where the student's copies of the notebooks and all their work lie."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from helpers.errors import ParallaxError
from helpers.places import WORK as NAME
from helpers.places import work_folder

__all__ = ["NAME", "check_writable", "work_folder", "write_beside", "write_new"]


def check_writable(folder: Path) -> None:
    """Make the folder if it is missing, and write and remove a file in it.

    Raises:
        ParallaxError: that is not possible.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".parallax-"):
            pass
    except OSError as error:
        problem = f"nothing can be saved in the work folder ({error.strerror or error})"
        cure = "Start parallax in a folder of your own, or set PARALLAX_WORK to one"
        raise ParallaxError(problem, str(folder), cure) from error


def write_new(target: Path, data: bytes, what: str) -> bool:
    """Write a file unless there is one; it appears whole or not at all.

    Args:
        target: where.
        data: what it shall hold.
        what: what it is, for the error's sentence.

    Returns:
        Whether it was written.

    Raises:
        ParallaxError: the folder cannot be written to.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        try:
            os.link(part, target)  # fails where the target exists, with no moment between look and write
        except FileExistsError:
            return False
        except OSError:  # a file system without hard links
            return _rename_new(part, target)
    except OSError as error:
        problem = f"{what} cannot be written ({error.strerror or error})"
        raise ParallaxError(problem, str(target), "Free some space or choose another folder") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return True


def write_beside(folder: Path, name: str, ending: str, data: bytes, what: str) -> Path:
    """Write a file, whole or not at all; a file of other content is never written over but gets a neighbour.

    Args:
        folder: where.
        name: the file's name; a neighbour has a number after it.
        ending: the name's ending, with its dot.
        data: what it shall hold.
        what: what it is, for the error's sentence.

    Raises:
        ParallaxError: the folder cannot be written to.
    """
    number = 1
    while True:
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}{ending}"
        if write_new(path, data, what) or (path.is_file() and path.read_bytes() == data):
            return path
        number += 1


def _rename_new(part: Path, target: Path) -> bool:
    if target.exists():
        return False
    part.rename(target)
    return True
