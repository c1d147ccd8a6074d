"""Files that an instructor asks for by name: written whole, and never over something else."""

from __future__ import annotations

from pathlib import Path

from helpers.errors import ParallaxError
from helpers.workspace import write_new


def write_once(path: Path, data: bytes, what: str) -> None:
    """Write a file; the same file again is no fault.

    Args:
        path: where.
        data: what it shall hold.
        what: what it is, for the error's sentence.

    Raises:
        ParallaxError: there is no such folder, another file has this name, or it cannot be written.
    """
    if not path.parent.is_dir():
        raise ParallaxError("there is no such folder", str(path.parent), "Make it, or name another one")
    if not write_new(path, data, what) and not (path.is_file() and path.read_bytes() == data):
        raise ParallaxError(f"{what} is not written over what is there", str(path), "Name another file, or remove it")
