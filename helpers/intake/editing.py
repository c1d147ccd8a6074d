"""The file ``story.toml`` changed table by table, with everything else in it left as somebody wrote it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.places import kit_folder
from helpers.seeds.reading import read_text
from helpers.seeds.stories import story_folder

_TABLE: Final = re.compile(r"[ \t]*\[\[?[ \t]*([\w.-]+)[ \t]*\]\]?[ \t]*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of the file: one table with the comments above it, or what stands before the first.

    Attributes:
        name: the table's name, such as ``articles.corrections``; empty for what stands before the first.
        lines: its lines, with their ends.
    """

    name: str
    lines: tuple[str, ...]


def own_story_file(story: str | Path) -> Path:
    """The ``story.toml`` of a story that may be changed.

    Raises:
        ParallaxError: there is no such story, or it belongs to the kit.
    """
    folder = story_folder(story)
    if folder.is_relative_to(kit_folder("seeds").resolve()):
        cure = "Copy its folder into your own stories and change the copy"
        raise ParallaxError("this story belongs to the kit and is not changed", folder.name, cure)
    return folder / "story.toml"


def parted(text: str) -> list[Block]:
    r"""The file cut at its tables; comments and empty lines right above a table belong to it.

    Example:
        >>> [block.name for block in parted('schema = 1\n\n# who\n[[actors]]\nname = "A"\n')]
        ['', 'actors']
    """
    blocks, name, lines = [], "", list[str]()
    for line in text.splitlines(keepends=True):
        if found := _TABLE.match(line.rstrip("\r\n")):
            cut = len(lines)
            while cut and (not lines[cut - 1].strip() or lines[cut - 1].lstrip().startswith("#")):
                cut -= 1
            blocks.append(Block(name, tuple(lines[:cut])))
            name, lines = found[1], lines[cut:]
        lines.append(line)
    return [*blocks, Block(name, tuple(lines))]


def whole(blocks: Iterable[Block]) -> str:
    """The file put together again."""
    lines: list[str] = []
    for block in blocks:
        if lines and block.lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        lines += block.lines
    return "".join(lines)


def read_tables(path: Path) -> tuple[str, dict[str, Any]]:
    """The file's text and what it says.

    Raises:
        ParallaxError: it cannot be read or is no TOML.
    """
    text = read_text(path)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ParallaxError(f"this is not valid TOML ({error})", str(path), "Mend that line") from error


def replace_file(path: Path, text: str, wanted: dict[str, Any]) -> None:
    """Write the file anew, whole or not at all, if it then says what is wanted.

    Raises:
        ParallaxError: it would say something else (it is written in an unusual way), or cannot be written.
    """
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        said = {}
    if said != wanted:
        problem = "the file is written in a way that the kit cannot change safely; it was left as it is"
        raise ParallaxError(problem, str(path), "Make the change by hand, as seeds/README.md explains")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(text.encode())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        problem = f"the file cannot be written ({error.strerror or error}); it is as it was"
        raise ParallaxError(problem, str(path), "Free some space, or see whether the folder is locked") from error
