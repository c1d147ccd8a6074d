"""The lines of a journal: one header, then one record a line. Pure: bytes in, data out.

A line is JSON in plain ASCII, so that no editor, code page or cut in the middle can make two characters of one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from helpers.errors import ParallaxError
from helpers.model import Story

VERSION: Final = 1
MARK: Final = b'{"parallax": "journal"'
"""How every journal begins."""
_DEEPEST: Final = 50  # lists inside lists: nobody's answer needs more, and what is deeper cannot be written again

Kind = Literal["action", "name", "texts"]
_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_BRACKET: Final = re.compile(rb"[\[\]{}]")


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a journal.

    Attributes:
        version: of the format.
        story: the story's id.
        lesson: the lesson's name.
        name: the student's name or nickname; may be empty.
        texts: the SHA-256 of each article's text, by the article's id.
    """

    version: int
    story: str
    lesson: str
    name: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """Any further line.

    Attributes:
        session: which opening of the journal wrote it.
        number: unique inside that session.
        kind: an ``action`` of `helpers.coding`; another ``name`` of the student; or the ``texts``, where the session
            had other ones before it than the header tells of.
        value: the action, the name, or the hashes.
    """

    session: str
    number: int
    kind: Kind
    value: Any

    @property
    def key(self) -> tuple[str, int]:
        """What no other record of the journal has."""
        return self.session, self.number


def text_hashes(story: Story) -> dict[str, str]:
    """The SHA-256 of each article's text."""
    return {
        article.id: hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest() for article in story.articles
    }


def as_plain(action: Mapping[str, Any]) -> dict[str, Any]:
    """An action as it will be read again: tuples become lists, numbers used as keys become text.

    Raises:
        ParallaxError: it cannot be written as JSON.

    Example:
        >>> as_plain({"do": "answer", "question": "q1", "value": (1, 2)})
        {'do': 'answer', 'question': 'q1', 'value': [1, 2]}
    """
    try:
        text = json.dumps(dict(action), allow_nan=False)
        plain: dict[str, Any] = json.loads(text)
    except (TypeError, ValueError, RecursionError) as error:
        raise ParallaxError(f"this cannot be written down ({error})") from error
    if is_too_deep(text.encode("ascii")):
        raise ParallaxError("this cannot be written down (too many lists inside lists)")
    return plain


def is_too_deep(data: bytes) -> bool:
    """Whether JSON may hold more lists and objects inside each other than is sensible.

    Example:
        >>> is_too_deep(b"[" * 99 + b"]" * 99), is_too_deep(b"[[], []]")
        (True, False)
    """
    if data.count(b"[") + data.count(b"{") <= _DEEPEST:
        return False
    depth = deepest = 0
    for mark in _BRACKET.finditer(data):
        depth += 1 if mark[0] in (b"[", b"{") else -1
        deepest = max(deepest, depth)
    return deepest > _DEEPEST


def line(entry: Header | Record) -> bytes:
    r"""One line, with its end.

    Example:
        >>> line(Record("s", 1, "name", "Zoë"))
        b'{"session": "s", "number": 1, "name": "Zo\\u00eb"}\n'
    """
    if isinstance(entry, Header):
        about = {"story": entry.story, "lesson": entry.lesson, "name": entry.name, "texts": dict(entry.texts)}
        written: dict[str, Any] = {"parallax": "journal", "version": entry.version, **about}
    else:
        written = {"session": entry.session, "number": entry.number, entry.kind: entry.value}
    return json.dumps(written).encode("ascii") + b"\n"


def read_line(data: bytes) -> Header | Record | None:
    """What a line says; None where it cannot be read.

    Example:
        >>> read_line(b'{"session": "s", "number": 1, "name": "Ada"}')
        Record(session='s', number=1, kind='name', value='Ada')
        >>> read_line(b'{"session": "s", "numb') is None
        True
    """
    if is_too_deep(data):
        return None
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return read_entry(found)


def read_entry(found: object) -> Header | Record | None:
    """The same for a line whose JSON was read already."""
    if not isinstance(found, dict):
        return None
    return _header(found) if found.get("parallax") == "journal" else _record(found)


def _header(found: dict[str, Any]) -> Header | None:
    version = found.get("version")
    if type(version) is not int or version < 1:
        return None
    story, lesson, name = (_text(found.get(field)) for field in ("story", "lesson", "name"))
    return Header(version, story, lesson, name, _hashes(found.get("texts")) or {})


def _record(found: dict[str, Any]) -> Record | None:
    session, number = found.get("session"), found.get("number")
    kind = next((kind for kind in _KINDS if kind in found), None)
    if not isinstance(session, str) or type(number) is not int or kind is None:
        return None
    value = found[kind]
    fits = {"action": isinstance(value, dict), "name": isinstance(value, str), "texts": _hashes(value) is not None}
    return Record(session, number, kind, value) if fits[kind] else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _hashes(value: object) -> dict[str, str] | None:
    """The mapping, where it is one of text to text."""
    if not isinstance(value, dict) or not all(isinstance(one, str) for pair in value.items() for one in pair):
        return None
    return value
