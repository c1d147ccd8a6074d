"""Word lists as plain text files: one entry a line, a line that begins with ``#`` says why the list exists.

A list whose entries need fields is a TOML file.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of a word list, in the order of the file.

    Args:
        name: the file's name in `helpers/vocabulary/` without ``.txt``.

    Returns:
        The lines that are neither empty nor a comment.

    Example:
        >>> entries("titles")[:3]
        ('Adm', 'Ald', 'Amb')
    """
    lines = (line.strip() for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def reason(name: str) -> str:
    """What a word list is for, as its first line says.

    Example:
        >>> reason("minimisers")
        'Words that make something look small.'
    """
    first, _, _ = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n")
    return first.removeprefix("#").strip()


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a word list as a set.

    Example:
        >>> "Prof" in words("titles")
        True
    """
    return frozenset(entries(name))


@cache
def table(name: str) -> dict[str, Any]:
    """A list whose entries have fields, from ``NAME.toml``.

    Example:
        >>> table("number_words")["units"]["seven"]
        7
    """
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
