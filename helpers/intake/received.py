"""One article as somebody brought it: the bytes, the text that is read, and what the file says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from helpers.intake.notes import Note
from helpers.model import ZoneKind

FACTS: Final = ("outlet", "agency", "date", "author")
"""What a file may say about itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text whose kind the page's own mark-up tells.

    Attributes:
        kind: what it is.
        start: index of its first character.
        end: index after its last.
    """

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known about an article, and what shows it.

    Attributes:
        value: such as an outlet's name, or a date as ``YYYY-MM-DD``.
        evidence: what shows it, in a sentence.
    """

    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Received:
    """One article as somebody brought it.

    Attributes:
        name: the file's name; empty for a pasted text.
        data: the bytes as received.
        text: the article's text, to which all offsets refer.
        is_made: whether the kit made the text from the bytes; then both are kept.
        parts: what its mark-up tells about stretches of the text; empty for plain text.
        facts: what the file says about the article, by name (`FACTS`).
        notes: what was seen while it was read.
    """

    name: str
    data: bytes
    text: str
    is_made: bool = False
    parts: tuple[Part, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
