"""The generic-frame instrument as data: five frames, 19 questions that are answered for a whole text."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from helpers.errors import ParallaxError

FILE: Final = Path(__file__).with_name("generic_frames.toml")


@dataclass(frozen=True, slots=True)
class FrameItem:
    """One question of the instrument, answered with yes or no for a whole text.

    Attributes:
        id: its own name, unique in the instrument.
        short: a few words for a table.
        text: the question.
        hint: what counts, in plain words.
        first: its name in a story's reference coding.
        second: its name in the second coding.
    """

    id: str
    short: str
    text: str
    hint: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A generic frame: one that can be found in news about anything.

    Attributes:
        name: what it is called, such as ``conflict``.
        key: its name in a story's reference coding.
        asks: what the frame is about, as a question.
        items: its questions.
    """

    name: str
    key: str
    asks: str
    items: tuple[FrameItem, ...]


@cache
def load_frames() -> tuple[Frame, ...]:
    """The five generic frames with their 19 questions.

    Reference:
        Semetko & Valkenburg (2000), Framing European politics, Journal of Communication 50(2). The wording is the
        kit's own; the twentieth question, about pictures, is left out.

    Example:
        >>> [(frame.name, len(frame.items)) for frame in load_frames()][:2]
        [('conflict', 4), ('human interest', 4)]
        >>> sum(len(frame.items) for frame in load_frames())
        19
    """
    return tuple(
        Frame(row["name"], row["key"], row["asks"], tuple(FrameItem(**item) for item in row["items"]))
        for row in _file()["frames"]
    )


def find_frame(name: str) -> Frame:
    """A generic frame by its name.

    Raises:
        ParallaxError: there is no such frame.

    Example:
        >>> find_frame("conflict").items[1].short
        'one reproaches another'
    """
    for frame in load_frames():
        if frame.name == name:
            return frame
    raise ParallaxError(f"there is no frame “{name}”", cure=f"Choose {', '.join(it.name for it in load_frames())}")


def instrument_source() -> str:
    """Where the instrument comes from.

    Example:
        >>> instrument_source().partition(" (2000)")[0]
        'Semetko, H. A., & Valkenburg, P. M.'
    """
    return str(_file()["source"])


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
