"""What a lesson's notebook asks, and the minutes it gives."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from helpers.lessons.page import Line, minute_rows

_CALLS: Final = frozenset({"ask", "after"})


@dataclass(frozen=True, slots=True)
class NotebookPage:
    """What matters of a notebook to its lesson.

    Attributes:
        asked: the ids of the questions it asks, ``ask("longer")``, each with its line in the file.
        waits: the ids it waits for, ``after("longer", …)``, each with its line.
        lesson: the name of the lesson it says it asks from, if it does.
        minutes: the sum of its table of minutes; None without one.
        minutes_line: where that table stands.
    """

    asked: tuple[Line, ...]
    waits: tuple[Line, ...]
    lesson: Line | None
    minutes: int | None
    minutes_line: int


def read_notebook(text: str) -> NotebookPage:
    """The questions and minutes of a notebook, from its file.

    Raises:
        ValueError: it is no notebook.
    """
    cells = json.loads(text)["cells"]
    code = [_source(cell) for cell in cells if cell["cell_type"] == "code"]
    tables = [minute_rows(_source(cell).splitlines()) for cell in cells if cell["cell_type"] == "markdown"]
    rows = next((it for it in tables if it), ())
    calls = [(name, said) for source in code for name, said in _calls(source)]
    asked, waits, lessons = (
        tuple(Line(_line(text, said), said) for name, said in calls if name == wanted)
        for wanted in ("ask", "after", "open_lesson")
    )
    line = _line(text, rows[0][0]) if rows else 1
    return NotebookPage(
        asked, waits, lessons[0] if lessons else None, sum(it for _, it in rows) if rows else None, line
    )


def _source(cell: dict[str, str | list[str]]) -> str:
    return "".join(cell["source"])


def _calls(source: str) -> Iterator[tuple[str, str]]:
    """Each ``ask("…", "…")``, ``after("…", …)``, ``after(("…", "…"), …)`` and ``open_lesson("…")`` with its ids."""
    plain = re.sub(r"(?m)^\s*[%!].*$", "", source)  # lines for the notebook, not for Python
    try:
        tree = ast.parse(plain)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in _CALLS | {"open_lesson"}:
            said = node.args if name == "ask" else node.args[:1]
            yield from ((name, text) for one in said for text in _texts(one))


def _texts(node: ast.expr) -> list[str]:
    """The text that stands here, or the texts of a tuple or a list."""
    inside = node.elts if isinstance(node, ast.Tuple | ast.List) else [node]
    return [it.value for it in inside if isinstance(it, ast.Constant) and isinstance(it.value, str)]


def _line(text: str, words: str) -> int:
    """The line of a notebook's file on which some words stand first."""
    return next((at for at, line in enumerate(text.splitlines(), start=1) if words in line), 1)
