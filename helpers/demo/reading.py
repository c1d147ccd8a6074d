"""``screens.toml`` to `Screen`, with all that is wrong in the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from helpers.demo.screens import REFERENCE, Part, Screen
from helpers.demo.views import VIEWS
from helpers.errors import ParallaxError
from helpers.lessons.lines import TomlLines
from helpers.lessons.loading import lesson_folder, read_text
from helpers.lessons.questions import Fault
from helpers.lessons.reading import SCHEMA, unreadable
from helpers.lessons.tables import Table, did_you_mean

FILE: Final = "screens.toml"
LESSON: Final = "90-classroom-demo"
MOST_OPTIONS: Final = 5
LONGEST_OPTION: Final = 46
"""Characters of an option that stand on one line at the size that the last row reads."""
_FIELDS: Final = (
    "id", "title", "minutes", "goal", "idea", "show", "prompt", "options", "answer", "argued", "by", "reveal", "words",
    "story", "elsewhere",
)  # fmt: skip
_KINDS: Final = ("text", "quote", "view")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Screens(NamedTuple):
    """What a file of screens says.

    Attributes:
        story: the story it was made with.
        screens: its screens, in order.
        faults: what is wrong in it.
    """

    story: str
    screens: tuple[Screen, ...]
    faults: tuple[Fault, ...]


def load_screens(lesson: str | Path = LESSON) -> Screens:
    """The screens of a demo.

    Args:
        lesson: the name of a folder in the kit's ``lessons``, or the path of another.

    Raises:
        ParallaxError: there is no such folder, or its ``screens.toml`` has a fault.

    Example:
        >>> load_screens().story
        'putin-vietnam-2024'
    """
    path = lesson_folder(lesson) / FILE
    read = read_screens(read_text(path), f"{path.parent.name}/{FILE}")
    if read.faults:
        more = f" and {len(read.faults) - 1} more" if len(read.faults) > 1 else ""
        raise ParallaxError(f"{read.faults[0]}{more}".rstrip("."), cure="Run parallax check to see every fault")
    return read


def read_screens(text: str, file: str) -> Screens:
    r"""The screens of a file, as far as they can be read, and its faults.

    Args:
        text: the file's text.
        file: its name, for the faults.

    Example:
        >>> read = read_screens('[[screens]]\nid = "who"\ntitle = "Who?"\nminutes = 4\ngoal = "G1"', "screens.toml")
        >>> print(*read.faults)
        screens.toml, line 1: In screen “who”, idea is missing. Say what to take home as idea = "…".
    """
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Screens("", (), (unreadable(error, file),))
    lines = TomlLines.of(text, "screens")
    top = Table(data, file, lambda name: lines.top(name) if name else 1, "the file")
    top.only(("schema", "story", "screens"))
    story = _head(top)
    entries = top.tables("screens")
    if not entries and not top.faults:
        top.fault("there is no screen. Write [[screens]] above the first.")
    read = [_screen(entry, file, lines, at, story) for at, entry in enumerate(entries)]
    faults = [*top.faults, *(fault for _, found in read for fault in found)]
    return Screens(story, tuple(it for it, _ in read if it), tuple(sorted(faults)))


def _head(top: Table) -> str:
    schema = top.data.get("schema", SCHEMA)
    if schema != SCHEMA or isinstance(schema, bool):
        top.fault(f"schema must be {SCHEMA}; another one needs another version of the kit.", "schema")
    return top.text("story")


def _screen(
    entry: Mapping[str, Any], file: str, lines: TomlLines, ordinal: int, story: str
) -> tuple[Screen | None, list[Fault]]:
    """One screen and its faults; none where it has no name or no minutes."""
    name = entry.get("id")
    called = f"screen “{name}”" if isinstance(name, str) and _ID.fullmatch(name) else f"screen {ordinal + 1}"
    start = lines.question(ordinal)
    table = Table(
        entry, file, lambda it: lines.field(ordinal, it) if it else start, called, partial(lines.entry, ordinal)
    )
    table.only(_FIELDS)
    made = _read(table, "" if entry.get("story") == "" else table.text("story") or story, start)
    _together(table, made)
    return (made if made.id and made.minutes else None), table.faults


def _read(table: Table, story: str, line: int) -> Screen:
    """The fields of a screen, as far as they can be read."""
    options = _options(table)
    return Screen(
        id=_identity(table),
        title=table.text("title", needed='Write its heading as title = "…".'),
        minutes=table.number("minutes", least=1, needed="Write how long it takes: minutes = 4.") or 0,
        goal=table.text("goal", needed='Write goal = "G1".'),
        idea=table.text("idea", needed='Say what to take home as idea = "…".'),
        show=_parts(table, "show"),
        prompt=table.text("prompt"),
        options=options,
        answers=_chosen(table, "answer", options),
        argued=_chosen(table, "argued", options),
        by=table.text("by") or REFERENCE,
        reveal=table.text("reveal"),
        words=_parts(table, "words"),
        story=story,
        elsewhere=table.flag("elsewhere"),
        line=line,
    )


def _identity(table: Table) -> str:
    name = table.text("id", needed='Give the screen a short name of its own: id = "who-speaks".')
    if name and not _ID.fullmatch(name):
        table.fault('id must be small letters, digits and hyphens, such as "who-speaks".', "id")
        return ""
    return name


def _options(table: Table) -> tuple[str, ...]:
    options = table.texts("options")
    if len(options) > MOST_OPTIONS:
        table.fault(f"there are {len(options)} options. More than {MOST_OPTIONS} cannot be read from afar.", "options")
    for option in options:
        if len(option) > LONGEST_OPTION:
            said = f"the option “{option}” has {len(option)} characters. Say it in {LONGEST_OPTION} at most."
            table.fault(said, "options")
    if len(set(options)) < len(options):
        table.fault("two options are the same. Take one out.", "options")
    return options


def _chosen(table: Table, name: str, options: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the options that a field names."""
    chosen = table.texts(name)
    for option in chosen:
        if option not in options:
            cure = did_you_mean(option, options) if options else "Write options = […] first."
            table.fault(f"{name} is no option: “{option}”. {cure}", name)
    return tuple(it for it in chosen if it in options)


def _parts(table: Table, name: str) -> tuple[Part, ...]:
    """What is shown: a list of tables, each with a text, a quote or a view."""
    value = table.data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(it, dict) for it in value):
        table.fault(f"{name} must be one or more tables. Write [[screens.{name}]] above their fields.", name)
        return ()
    parts = []
    for which, entry in enumerate(value):
        inner = table.inner(name, which, entry)
        part = _part(inner)
        parts += [part] if part else []
        table.faults += inner.faults
    return tuple(parts)


def _part(table: Table) -> Part | None:
    kinds = [kind for kind in _KINDS if kind in table.data]
    table.only((*_KINDS, "article", "mark") if "quote" in kinds else _KINDS)
    if len(kinds) != 1:
        table.fault('it must have one of these: text = "…", quote = "…" with article = "A", or view = "…".')
        return None
    kind = kinds[0]
    text = table.text(kind)
    if kind == "view" and text and text not in VIEWS:
        table.fault(f"there is no view “{text}”. {did_you_mean(text, VIEWS)}", "view")
        return None
    if kind == "quote":
        article = table.text("article", needed='Write article = "A".')
        return Part("quote", text, article, table.text("mark")) if text and article else None
    return Part("view" if kind == "view" else "text", text) if text else None


def _together(table: Table, screen: Screen) -> None:
    """What has to fit between the fields of a screen."""
    if screen.options and not screen.prompt:
        table.fault('there are options and no question. Write prompt = "…".', "options")
    if screen.answers and not screen.reveal:
        table.fault('there is a key and no reason. Write reveal = "…".', "answer")
    if screen.elsewhere and any(part.kind == "quote" for part in (*screen.show, *screen.words)):
        table.fault("a screen for other stories cannot quote this one. Show a view.", "elsewhere")
    if screen.elsewhere and screen.answers:
        table.fault("a screen for other stories can have no key. Take answer out.", "answer")
