"""Static twins: what a page without a kernel shows where a clickable chart or table would stand."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from helpers.evidence import Evidence, Passage, cell_key, label_text
from helpers.markup import Markup, bar, escape, visible
from helpers.svg import SVG, on_white

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOKS: Final = (
    ".plx-ev-twin{overflow-wrap:break-word;unicode-bidi:isolate;overflow-x:auto}"
    ".plx-ev-twin img{max-width:100%;height:auto}"
    ".plx-ev-twin table{border-collapse:collapse}"
    ".plx-ev-twin caption{text-align:left;font-weight:bold}"
    ".plx-ev-twin th,.plx-ev-twin td{min-width:3em;max-width:24em;padding:.25em .75em;vertical-align:top;"
    "white-space:normal;overflow-wrap:break-word}"
)
_NUMBER: Final = ' style="text-align:right"'
_TEXT: Final = ' style="text-align:left"'
# On every cell, because Jupyter's own pages set all cells to the right.


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, ready to be shown.

    Attributes:
        text: its visible text.
        number: whether it holds a number, which is set to the right.
        key: its key in the evidence; empty where nothing stands behind it.
        share: from 0 to 1, drawn as a bar below the text; None for none.
    """

    text: str
    number: bool = False
    key: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to be shown.

    Attributes:
        caption: what the table shows.
        corner: the heading over the row headings.
        columns: the column headings, marked as numbers where a whole column holds numbers.
        rows: each row's heading with its cells.
    """

    caption: str
    corner: str
    columns: tuple[Cell, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def grid(frame: pd.DataFrame, caption: str, evidence: Evidence, shares: Mapping[str, float] | None = None) -> Grid:
    """The table that the frame makes, each cell with its key where the evidence has sentences for it.

    Args:
        frame: the table.
        caption: what it shows.
        evidence: the sentences behind its cells, by `helpers.evidence.cell_key`.
        shares: shares from 0 to 1 to draw as bars, by the same keys.
    """
    rows, names = [], [label_text(column) for column in frame.columns]
    for label, values in zip(map(label_text, frame.index), frame.itertuples(index=False, name=None), strict=True):
        keys = [cell_key(label, name) for name in names]
        cells = [_cell(value, key if evidence.get(key) else "") for value, key in zip(values, keys, strict=True)]
        if shares:
            cells = [replace(cell, share=shares.get(key)) for cell, key in zip(cells, keys, strict=True)]
        rows.append((visible(label), tuple(cells)))
    columns = (
        Cell(visible(name), bool(rows) and all(cells[at].number for _, cells in rows)) for at, name in enumerate(names)
    )
    corner = ", ".join(str(name) for name in frame.index.names if name is not None)
    return Grid(visible(caption), visible(corner), tuple(columns), tuple(rows))


def as_records(table: Grid) -> dict[str, Any]:
    """The table as plain data, as `dataclasses.asdict` would give it, which takes longer than all else of a table."""
    return {
        "caption": table.caption,
        "corner": table.corner,
        "columns": _cell_records(table.columns),
        "rows": tuple((head, _cell_records(cells)) for head, cells in table.rows),
    }


def _cell_records(cells: tuple[Cell, ...]) -> tuple[dict[str, Any], ...]:
    return tuple({name: getattr(cell, name) for name in Cell.__slots__} for cell in cells)


def cell_labels(table: Grid) -> dict[str, str]:
    """What each cell with evidence is called: row, column and value."""
    return {
        cell.key: f"{_row_name(table, head)}, {column.text}: {cell.text}"
        for head, cells in table.rows
        for column, cell in zip(table.columns, cells, strict=True)
        if cell.key
    }


def _row_name(table: Grid, head: str) -> str:
    """A row's heading; a bare number is named: ``fact 2``."""
    return f"{table.corner} {head}" if head.isdigit() and table.corner else head


def plain_table(frame: pd.DataFrame, caption: str, shares: Mapping[str, float] | None = None) -> Markup:
    """A table to read: text at the left, numbers at the right, nothing to click.

    Rows that are only numbered (0, 1, 2, …) are headed by their first column: such a number says nothing to a reader.
    ``shares`` is as for `grid`.

    Example:
        >>> plain_table(pd.DataFrame({"words": [3]}, index=["A"]), "Words of each article")
        Words of each article
           words
        A      3
    """
    numbered = isinstance(frame.index, pd.RangeIndex) and frame.index.name is None and len(frame.columns) > 1
    shown = frame.set_index(frame.columns[0]) if numbered else frame
    return Markup(table_twin(grid(shown, caption, {}, shares), {}), f"{visible(caption)}\n{visible(frame.to_string())}")


def chart_twin(svg: str, alt: str, evidence: Evidence, labels: Mapping[str, str]) -> str:
    """A chart as HTML: a picture with its description, and the sentences behind it folded away under it."""
    return _twin(picture(svg, alt), "The sentences behind this chart", evidence, labels)


def picture(svg: str, alt: str) -> str:
    """A chart as an element that holds all of it."""
    # As a picture the SVG can neither share ids with another one nor run or style anything in the page.
    named = svg if "xmlns=" in svg else svg.replace("<svg ", f'<svg xmlns="{SVG.strip("{}")}" ', 1)
    data = base64.b64encode(on_white(named).encode()).decode("ascii")
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}">'


def table_twin(table: Grid, evidence: Evidence) -> str:
    """A table as HTML, and the sentences behind its cells folded away under it."""
    # A header without words would be read out as an empty one.
    corner = f'<th scope="col"{_TEXT}>{escape(table.corner)}</th>' if table.corner else "<td></td>"
    head = "".join(f'<th scope="col"{_NUMBER if c.number else _TEXT}>{escape(c.text)}</th>' for c in table.columns)
    rows = "".join(_row(name, cells) for name, cells in table.rows)
    plain = (
        f"<table><caption>{escape(table.caption)}</caption>"
        f"<thead><tr>{corner}{head}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return _twin(plain, "The sentences behind this table", evidence, cell_labels(table))


def count_of(sentences: int) -> str:
    """``1 sentence`` or ``9 sentences``."""
    return f"{sentences} sentence" if sentences == 1 else f"{sentences} sentences"


def _twin(shown: str, summary: str, evidence: Evidence, labels: Mapping[str, str]) -> str:
    """The box around both kinds of twin."""
    lists = "".join(_listed(labels.get(key, key), found) for key, found in evidence.items() if found)
    folded = f"<details><summary>{summary}</summary>{lists}</details>" if lists else ""
    classes = "plx-twin plx-ev-twin mathjax_ignore tex2jax_ignore"
    return f'<div class="{classes}"><style>{_LOOKS}</style>{shown}{folded}</div>'


def _listed(label: str, found: tuple[Passage, ...]) -> str:
    """One mark's sentences as a list under its name."""
    items = "".join(map(_item, found))
    name = f"{label} ({count_of(len(found))})" if len(found) > 1 else label
    return f"<p><b>{escape(name)}</b></p><ul>{items}</ul>"


@lru_cache(maxsize=4_000)
def _item(passage: Passage) -> str:
    """One sentence of a list; many marks of a table open the same one."""
    return f"<li><b>{escape(passage.where)}</b>: {marked_sentence(passage)}</li>"


def marked_sentence(passage: Passage) -> str:
    """The sentence with its marked words in ``mark`` elements, underlined even where a page drops our style."""
    return "".join(f"<mark><u>{escape(text)}</u></mark>" if marked else escape(text) for text, marked in passage.pieces)


def _row(head: str, cells: tuple[Cell, ...]) -> str:
    """One row of a plain table."""
    inner = "".join(f"<td{_NUMBER if cell.number else _TEXT}>{escape(cell.text)}{_bar(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row"{_TEXT}>{escape(head)}</th>{inner}</tr>'


def _bar(cell: Cell) -> str:
    small = '<span style="display:block;width:8em;max-width:100%;margin:.1em 0 .3em">'
    return "" if cell.share is None else f"{small}{bar(cell.share)}</span>"


def _cell(value: Any, key: str) -> Cell:
    """A value of a frame as a cell; what is not known stays empty."""
    if isinstance(value, str):  # most are, and pandas takes its time to say so
        return Cell(visible(value), key=key)
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return Cell("", key=key)
    if pd.api.types.is_bool(value):
        return Cell("yes" if value else "no", key=key)
    number = pd.api.types.is_number(value)
    shown = f"{value:.2f}".rstrip("0").rstrip(".") if pd.api.types.is_float(value) else str(value)
    return Cell(visible(shown), number, key)
