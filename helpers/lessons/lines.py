"""On which line of a TOML file a question or one of its fields stands: `tomllib` does not tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_HEADER: Final = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_FIELD: Final = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")


@dataclass(frozen=True, slots=True)
class TomlLines:
    """The table headings and the fields of a TOML file, each with its line.

    Attributes:
        headings: line and name of each ``[[table]]``, in order.
        fields: line and name of each ``field =``, in order.
        table: the name of the tables that are counted, ``[[questions]]`` or ``[[screens]]``.
    """

    headings: tuple[tuple[int, str], ...]
    fields: tuple[tuple[int, str], ...]
    table: str = "questions"

    @classmethod
    def of(cls, text: str, table: str = "questions") -> TomlLines:
        """Find the headings and fields of a file, leaving out what stands inside a text of several lines."""
        headings, fields = [], []
        inside = ""
        for number, line in enumerate(text.splitlines(), start=1):
            if not inside:
                if heading := _HEADER.match(line):
                    headings.append((number, heading[1].replace(" ", "")))
                elif field := _FIELD.match(line):
                    fields.append((number, field[1]))
            inside = _still_inside(line, inside)
        return cls(tuple(headings), tuple(fields), table)

    def question(self, ordinal: int) -> int:
        r"""The line where a question begins.

        Example:
            >>> TomlLines.of('# two\n[[questions]]\nid = "a"\n[[questions]]\nid = "b"').question(1)
            4
        """
        return self._heading(self.table, ordinal, 0, None) or self.top(self.table)

    def field(self, ordinal: int, name: str) -> int:
        """The line of a question's field, or of its tables of that name; where the question begins if it has none."""
        first, last = self._question_area(ordinal)
        below = self._heading(f"{self.table}.{name}", 0, first, last)
        ends = [line for line, _ in self.headings if line > first]
        own = self._field(name, first, min(ends, default=last) if last is None or ends else last)
        return own or below or self.question(ordinal)

    def entry(self, ordinal: int, name: str, which: int) -> int:
        """The line of one of a question's tables, such as its second hint."""
        first, last = self._question_area(ordinal)
        return self._heading(f"{self.table}.{name}", which, first, last) or self.field(ordinal, name)

    def top(self, name: str) -> int:
        """The line of a field outside all tables; 1 where there is none."""
        return self._field(name, 0, None) or 1

    def _question_area(self, ordinal: int) -> tuple[int, int | None]:
        return self._heading(self.table, ordinal, 0, None), self._heading(self.table, ordinal + 1, 0, None) or None

    def _heading(self, name: str, ordinal: int, after: int, before: int | None) -> int:
        return _at([line for line, found in self.headings if found == name and _within(line, after, before)], ordinal)

    def _field(self, name: str, after: int, before: int | None) -> int:
        return _at([line for line, found in self.fields if found == name and _within(line, after, before)], 0)


def _within(line: int, after: int, before: int | None) -> bool:
    return line > after and (before is None or line < before)


def _at(lines: list[int], ordinal: int) -> int:
    """The line at a place of the list; 0 where the list is shorter."""
    return lines[ordinal] if ordinal < len(lines) else 0


def _still_inside(line: str, inside: str) -> str:
    """The quotation mark of a text of several lines that goes on after this line, or an empty string."""
    for mark in ('"""', "'''"):
        if inside in ("", mark) and line.count(mark) % 2:
            return "" if inside else mark
    return inside
