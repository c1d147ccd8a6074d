"""Plain data to TOML, for the few shapes that ``story.toml`` has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

Value = str | int | bool | Iterable[str]


def text(value: str) -> str:
    r"""A text as TOML writes it.

    Example:
        >>> print(text('“Yes,” he\tsaid: "no"'))
        "“Yes,” he\tsaid: \"no\""
    """
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def line(name: str, value: Value) -> str:
    """One field.

    Example:
        >>> print(line("aliases", ["Hanoi", "Vietnam"]), line("suggested", True), line("schema", 1))
        aliases = ["Hanoi", "Vietnam"] suggested = true schema = 1
    """
    if isinstance(value, bool):
        return f"{name} = {str(value).lower()}"
    if isinstance(value, int):
        return f"{name} = {value}"
    if isinstance(value, str):
        return f"{name} = {text(value)}"
    return f"{name} = [{', '.join(map(text, value))}]"


def block(head: str, fields: Mapping[str, Value], comment: str = "") -> str:
    """One table of an array of tables, with a comment above it.

    Example:
        >>> print(block("[[actors]]", {"name": "Vietnam", "aliases": ["Hanoi"]}))
        [[actors]]
        name = "Vietnam"
        aliases = ["Hanoi"]
    """
    above = [f"# {row}" for row in comment.split("\n") if row]
    return "\n".join([*above, head, *(line(name, value) for name, value in fields.items())])
