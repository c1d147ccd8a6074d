"""Received files as hand-ins of one story, each that is none with the reason."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from helpers.classroom.received import Received
from helpers.errors import ParallaxError
from helpers.journal.exchange import HandIn, read_hand_in
from helpers.journal.records import MARK, Header, read_line, text_hashes
from helpers.lessons.marks import OF
from helpers.model import Story

_STEP: Final = re.compile(rb'^\{"session": "([^"\\]{1,64})", "number": (\d{1,9})', re.MULTILINE)
_HEAD: Final = 10_000
OTHER_TEXTS: Final = "made with other versions of the articles; every passage was looked for in the present ones"


@dataclass(frozen=True, slots=True)
class Submission:
    """A hand-in file that could be read.

    Attributes:
        file: the file's name.
        when: when it was last written, in seconds.
        hand_in: what it holds.
        reach: how far each session in it goes; a journal only grows, so this tells which of two is the older.
        notes: what could not be read or placed, in sentences.
    """

    file: str
    when: float
    hand_in: HandIn
    reach: Mapping[str, int]
    notes: tuple[str, ...] = ()

    @property
    def steps(self) -> int:
        """How much is in it: the highest step of each session, added up."""
        return sum(self.reach.values())


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not counted because it could not be read.

    Attributes:
        file: the file's name.
        reason: why, in words.
        cure: what to do; may be empty.
        kind: the reason in two or three words, without any name.
    """

    file: str
    reason: str
    cure: str = ""
    kind: str = field(default="cannot be read")


def story_of(data: bytes) -> str:
    """The id of the story that a file says it is about; empty where it says nothing.

    Example:
        >>> story_of(b'{"parallax": "hand-in", "version": 1, "story": "karsk"}')
        'karsk'
    """
    try:
        about = json.loads(data[:_HEAD].partition(b"\n")[0])
    except (ValueError, RecursionError):
        return ""
    is_ours = isinstance(about, dict) and about.get("parallax") in ("hand-in", "journal")
    story = about.get("story") if is_ours else ""
    return story if isinstance(story, str) else ""


def commonest_story(files: Iterable[Received]) -> str:
    """The story that most of the files are about.

    Raises:
        ParallaxError: none of them is a hand-in file.
    """
    found = Counter(filter(None, (story_of(file.data) for file in files)))
    if not found:
        cure = "Put the files that students handed in, or the platform's zip archive, into this folder"
        raise ParallaxError("there is no hand-in file in this folder", "", cure)
    return min(found, key=lambda name: (-found[name], name))


def opened(file: Received, story: Story) -> Submission | Refused:
    """What a file holds, or why it is not counted.

    Example:
        >>> from helpers import plain_article
        >>> story = Story("karsk", "", (plain_article("No one came.", id="A"),))
        >>> opened(Received("cat.jpg", 0, b"JFIF"), story).reason
        'this is not a hand-in file'
    """
    if file.trouble:
        return Refused(file.file, file.trouble)
    if not file.data.strip():
        return Refused(file.file, "the file is empty", "Have it sent again", "empty")
    try:
        read = read_hand_in(file.data, story, file.file)
    except ParallaxError as error:
        return Refused(file.file, error.what, error.cure, _kind(error.what))
    if not read.lessons:
        return Refused(file.file, "there is no work in it", "Ask whether it is the right file", "no work in it")
    if all(name.startswith(OF) for name in read.lessons):
        return Refused(file.file, "these are a teacher's marks, no student's work", kind="marks")
    notes = [note.removeprefix(f"{file.file}: ") for note in read.problems]
    notes += [OTHER_TEXTS] if _has_other_texts(file.data, story) else []
    return Submission(file.file, file.when, read, _reach(file.data), tuple(notes))


def _kind(what: str) -> str:
    """The reason for a refusal, short enough for a table.

    Example:
        >>> _kind("this file is about another story")
        'another story'
    """
    known = {"another story": "another story", "newer version": "newer version", "not whole": "torn",
             "too large": "too large", "not a hand-in": "not a hand-in file"}  # fmt: skip
    return next((kind for words, kind in known.items() if words in what), "cannot be read")


def _reach(data: bytes) -> dict[str, int]:
    reach: dict[str, int] = {}
    for found in _STEP.finditer(data):
        session = found[1].decode("utf-8", "replace")
        reach[session] = max(reach.get(session, 0), int(found[2]))
    return reach


def _has_other_texts(data: bytes, story: Story) -> bool:
    now = text_hashes(story)
    heads = (read_line(line) for line in data.split(b"\n") if line.startswith(MARK))
    return any(isinstance(head, Header) and head.texts and dict(head.texts) != now for head in heads)
