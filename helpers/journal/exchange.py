"""One file to hand in, made of all journals of a story; and such a file read as a layer.

The file is plain text: a line about itself, then the journals as they are, one after the other. It was chosen over a
zip archive because there is nothing in it to unpack: no paths, no compressed giants, and any editor shows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from helpers.coding import State
from helpers.errors import ParallaxError
from helpers.journal.journal import ENDING
from helpers.journal.records import VERSION, Header, read_line
from helpers.journal.replaying import Replay
from helpers.journal.work import read_work
from helpers.model import Layer, Story
from helpers.workspace import work_folder, write_beside

MOST: Final = 20_000_000
"""Bytes of a file that is imported: many times what a diligent student makes."""
_ASK: Final = "Choose the file whose name begins with hand-in and ends in .jsonl"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A hand-in file before it is written.

    Attributes:
        name: the file's name.
        data: what it holds.
        lessons: the lessons in it.
        problems: what was left out or could not be read, in sentences.
    """

    name: str
    data: bytes
    lessons: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandIn:
    """A hand-in file as it was read.

    Attributes:
        name: the student's name or nickname; may be empty.
        lessons: what stands in each lesson.
        layer: all that was coded in them; the ids begin with the lesson.
        problems: what could not be read or placed, in sentences.
    """

    name: str
    lessons: Mapping[str, State]
    layer: Layer
    problems: tuple[str, ...]


def bundle(story: Story, folder: Path | None = None) -> Bundle:
    """All of a student's journals of a story, as one file in memory.

    Args:
        story: the story.
        folder: the work folder; that of `helpers.workspace.work_folder` if None.

    Raises:
        ParallaxError: there is no work on this story.
    """
    work = read_work(story, folder)
    lines = b"".join(journal.download() for journal in work.journals)
    version = {"parallax": "hand-in", "version": VERSION}
    about = version | {"story": story.id, "name": work.name, "lines": lines.count(b"\n")}
    data = json.dumps(about).encode("ascii") + b"\n" + lines
    lessons = tuple(journal.lesson for journal in work.journals)
    return Bundle(work.file_name("hand-in"), data, lessons, work.problems)


def write_bundle(made: Bundle, folder: Path) -> Path:
    """Write a hand-in file, whole or not at all; a file of other content is never written over but gets a neighbour.

    Raises:
        ParallaxError: the folder cannot be written to.
    """
    return write_beside(folder, made.name, ENDING, made.data, "the hand-in file")


def export(story: Story, folder: Path | None = None, to: Path | None = None) -> Path:
    """Make the one file to hand in, with all journals of a story.

    Args:
        story: the story.
        folder: the work folder; that of `helpers.workspace.work_folder` if None.
        to: where to put it; the work folder if None.

    Raises:
        ParallaxError: there is no work on this story, or the folder cannot be written to.

    Example:
        >>> import tempfile
        >>> from helpers import load_story
        >>> from helpers.journal import open_journal
        >>> story, folder = load_story("putin-vietnam-2024"), Path(tempfile.mkdtemp())
        >>> _ = open_journal(story, "01", "ada", folder).do({"do": "answer", "question": "q1", "value": "A"})
        >>> path = export(story, folder)
        >>> path.name
        'hand-in-putin-vietnam-2024-ada.jsonl'
        >>> read_hand_in(path, story).lessons["01"].answers["q1"]
        'A'
    """
    return write_bundle(bundle(story, folder), to or folder or work_folder())


def import_partner(source: str | Path | bytes, story: Story) -> tuple[Layer, tuple[str, ...]]:
    """What a partner coded, as a layer to compare with, and sentences about what could not be placed.

    Args:
        source: the partner's hand-in file, or the journal they downloaded; its path or its bytes.
        story: the story it must be about.

    Raises:
        ParallaxError: it is no such file, is about another story, or of a newer version of the kit.
    """
    read = read_hand_in(source, story)
    return read.layer, read.problems


def read_hand_in(source: str | Path | bytes, story: Story, name: str = "") -> HandIn:
    """All that a hand-in file holds. Nothing is written anywhere, and no name in the file is taken for a path.

    Args:
        source: the file, or a journal that was downloaded; its path or its bytes.
        story: the story it must be about.
        name: what sentences call the file; its own name if empty.

    Raises:
        ParallaxError: it is no such file, is about another story, or of a newer version of the kit.
    """
    where = name or ("the partner's file" if isinstance(source, bytes) else Path(source).name)
    data = source if isinstance(source, bytes) else _bytes(Path(source))
    if len(data) > MOST:
        raise ParallaxError("the file is far too large for a hand-in", where, _ASK)
    first, _, rest = data.partition(b"\n")
    if not isinstance(read_line(first), Header):  # a downloaded journal has no line about itself
        _check_first(first, rest, story, where)
        data = rest
    return _read(data.split(b"\n"), story, where)


def _check_first(first: bytes, rest: bytes, story: Story, where: str) -> None:
    about = _about(first)
    if about.get("parallax") != "hand-in":
        raise ParallaxError("this is not a hand-in file", where, _ASK)
    _check(about.get("version"), about.get("story"), story, where)
    if rest.count(b"\n") != about.get("lines"):
        raise ParallaxError("the file is not whole", where, "Have it sent again")


def _about(first: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(first[:10_000].decode("utf-8"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _check(version: object, name: object, story: Story, where: str) -> None:
    if type(version) is not int or version > VERSION:
        raise ParallaxError("a newer version of the kit made this file", where, "Update the kit")
    if name != story.id:
        raise ParallaxError("this file is about another story", where, f"It must be about {story.id}")


def _read(lines: Iterable[bytes], story: Story, where: str) -> HandIn:
    replays: dict[str, Replay] = {}
    current: Replay | None = None
    unreadable, seen = 0, set[tuple[str, str, int]]()
    lesson = ""
    for entry in map(read_line, filter(None, lines)):
        if isinstance(entry, Header):
            _check(entry.version, entry.story, story, where)
            lesson = entry.lesson
            current = replays.setdefault(lesson, Replay(story, entry.texts, entry.name))
        elif entry is None or current is None:
            unreadable += 1
        elif (key := (lesson, *entry.key)) not in seen:
            seen.add(key)
            current.add(entry)
    problems = [f"{where}: lines that cannot be read: {unreadable}."] if unreadable else []
    return _result(replays, story, problems)


def _result(replays: Mapping[str, Replay], story: Story, problems: list[str]) -> HandIn:
    layers = [replay.layer(story.id, prefix=f"{lesson}/") for lesson, replay in replays.items()]
    name = next((replay.name for replay in reversed(tuple(replays.values())) if replay.name), "")
    layer = Layer(
        name or "partner",
        "student",
        story.id,
        tuple(one for layer in layers for one in layer.annotations),
        tuple(one for layer in layers for one in layer.connections),
    )
    for lesson, replay in replays.items():
        problems += [f"{lesson}: {problem}" for problem in replay.skipped[:5]]
        problems += [f"{lesson}: {problem}" for problem in replay.unplaced]
    return HandIn(name, {lesson: replay.state for lesson, replay in replays.items()}, layer, tuple(problems))


def _bytes(path: Path) -> bytes:
    """The file's bytes, or one more than a hand-in may have."""
    try:
        if not path.exists():
            raise ParallaxError("there is no such file", path.name, "Check the name and the folder")
        if not path.is_file():
            raise ParallaxError("this is not a hand-in file", path.name, _ASK)
        with path.open("rb") as file:
            return file.read(MOST + 1)
    except (OSError, ValueError) as error:
        raise ParallaxError(f"the file cannot be read ({error})", path.name, _ASK) from error
