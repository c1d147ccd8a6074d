"""Layers as CSV, for spreadsheets: one row an annotation, or a passage of a connection.

A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-`` or ``@``) gets an apostrophe in
front, which reading takes off again: the words of an article must never be run.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from helpers.anchoring import selector
from helpers.errors import ParallaxError
from helpers.layers.files import passage
from helpers.layers.placing import KINDS, LoadedLayer, Stored, check_story, place
from helpers.layers.writing import read_whole, write_whole
from helpers.model import Layer, Span, Story

COLUMNS: Final = (
    "what", "coder", "kind", "story", "article", "id", "code", "note", "start", "end", "text", "before", "after",
)  # fmt: skip
_NEEDED: Final = ("article", "code", "text")
_BOM: Final = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252
_FORMULA: Final = re.compile("'*\\s*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def save_csv(layer: Layer, story: Story, path: str | Path) -> Path:
    """Write a layer as CSV in UTF-8 with a byte-order mark, which spreadsheets open with a double click.

    Raises:
        ParallaxError: the layer does not fit the story, or the file cannot be written.
    """
    return write_whole(path, layer_csv(layer, story).encode(errors="replace"))


def load_csv(path: str | Path, story: Story) -> LoadedLayer:
    """Read a layer from CSV, also as a spreadsheet saved it again: with semicolons or tabs, in UTF-8 or Windows-1252.

    Raises:
        ParallaxError: the file cannot be read, lacks a column or belongs to another story.
    """
    return read_csv(read_whole(path), story, Path(path).name)


def layer_csv(layer: Layer, story: Story) -> str:
    """The layer as CSV, with a byte-order mark in front.

    Raises:
        ParallaxError: the layer does not fit the story.

    Example:
        >>> from helpers.model import Annotation
        >>> from helpers import plain_article
        >>> story = Story("karsk", "A bridge", (plain_article("No one came.", id="A"),))
        >>> layer = Layer("Amina", "student", "karsk", (Annotation(0, 6, "No one", "a1", "A", "=who"),))
        >>> layer_csv(layer, story).splitlines()[1]
        "code,Amina,student,karsk,A,a1,'=who,,0,6,No one,, came."
    """
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    for one in layer.annotations:
        writer.writerow(
            _row(layer, story, one.article, one, {"what": "code", "id": one.id, "code": one.code, "note": one.note})
        )
    for pair in layer.connections:
        for article, span in pair.passages:
            writer.writerow(_row(layer, story, article, span, {"what": "connection", "id": pair.id, "note": pair.note}))
    return _BOM + file.getvalue()


def read_csv(text: str, story: Story, where: str = "table", coder: str = "") -> LoadedLayer:
    """The layer in a CSV text, put on the story's articles as they are now.

    A table made by hand needs the columns ``article``, ``code`` and ``text`` alone.

    Args:
        text: the file's text.
        story: the articles as they are now.
        where: the file's name, for messages.
        coder: who coded, if the table does not say.

    Raises:
        ParallaxError: a column is missing, or it belongs to another story.
    """
    text = text.removeprefix(_BOM)
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = [{str(name).strip(): _plain(cell) for name, cell in row.items() if name} for row in table]
    except csv.Error as error:
        raise ParallaxError(f"this is no table ({error})", where, "Save it as CSV again") from error
    names = [name.strip() for name in table.fieldnames or []]
    if missing := [name for name in _NEEDED if name not in names]:
        raise ParallaxError(f"the table has no column {missing[0]!r}", where, "Name the columns in its first row")
    first = rows[0] if rows else {}
    for name in {row.get("story", "") for row in rows} - {""}:
        check_story(name, {}, story, where)
    kind = first.get("kind", "")
    layer = Layer(first.get("coder") or coder, kind if kind in KINDS else "student", story.id, ())  # type: ignore[arg-type]
    return place(_stored(rows), layer, story)


def _row(layer: Layer, story: Story, article: str, span: Span, about: Mapping[str, str]) -> dict[str, Any]:
    """One row; ``passage`` checks that the words stand there."""
    passage(story, article, span)
    text = next(one.text for one in story.articles if one.id == article)
    cells = {"coder": layer.coder, "kind": layer.kind, "story": layer.story, "article": article}
    row: dict[str, Any] = {**cells, **about, **selector(text, span.start, span.end)}
    return {name: safe_cell(cell) if isinstance(cell, str) else cell for name, cell in row.items()}


def safe_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    Example:
        >>> safe_cell("=1+1"), safe_cell("No one")
        ("'=1+1", 'No one')
    """
    return "'" + cell if _FORMULA.match(cell) else cell


def _plain(cell: Any) -> str:
    """A cell as it was before `safe_cell`; what stands beyond the last column is no text and is dropped."""
    text = cell if isinstance(cell, str) else ""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _stored(rows: list[dict[str, str]]) -> Iterator[Stored]:
    """The rows as annotations; those of one connection are put together."""
    pairs: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for number, row in enumerate(rows, start=2):
        if row.get("what") == "connection":
            pairs.setdefault(row.get("id", ""), []).append((number, row))
        elif any(row.values()):
            yield Stored(f"Row {number}", row.get("id", ""), (_passage(row),), row["code"], row.get("note", ""))
    for name, found in pairs.items():
        number, first = found[0]
        yield Stored(f"Row {number}", name, tuple(_passage(row) for _, row in found), None, first.get("note", ""))


def _passage(row: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    places = {name: int(row[name]) for name in ("start", "end") if row.get(name, "").isdecimal()}
    return row["article"], {**places, **{name: row.get(name, "") for name in ("text", "before", "after")}}
