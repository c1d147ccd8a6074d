"""The blocks of a page's main text, as trafilatura's tree has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from helpers.model import ZoneKind

_SPACE: Final = re.compile(r"[ \t\r\n\f\v\xa0\u2028\u2029\x85\x1c-\x1e]+")
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufeff]")
_HOLDS: Final = frozenset({"p", "head", "quote", "item", "code", "row", "list", "table", "div"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a page.

    Attributes:
        kind: what it is.
        text: its text on one line.
    """

    kind: ZoneKind
    text: str


def one_line(text: str) -> str:
    r"""A text as a browser shows it: every run of white space is one blank.

    Example:
        >>> one_line("The  bridge\n   opened. ")
        'The bridge opened.'
    """
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()


def squeezed(text: str) -> str:
    """A text without white space, marks and capitals, to tell whether two are the same.

    Example:
        >>> squeezed("“Yes,” she said.") == squeezed("'Yes' she said")
        True
    """
    return "".join(filter(str.isalnum, text)).casefold()


def pieces_of(body: Any) -> list[Piece]:
    """The blocks of trafilatura's tree, in order; empty where there is none."""
    return [] if body is None else [piece for piece in _walk(body) if piece.text]


def _walk(element: Any) -> Iterator[Piece]:
    if element.tag == "row":
        yield Piece("other", " | ".join(one_line("".join(cell.itertext())) for cell in element))
    elif any(child.tag in _HOLDS for child in element):
        yield from _mixed(element)
    else:
        kind: ZoneKind = "crosshead" if element.tag == "head" else "body"
        for line in _lines(element):
            yield Piece(kind, one_line(line))


def _mixed(element: Any) -> Iterator[Piece]:
    """What holds blocks: each of them, and the loose words between them."""
    loose = element.text or ""
    for child in element:
        if child.tag in _HOLDS:
            yield Piece("body", one_line(loose))
            yield from _walk(child)
            loose = child.tail or ""
        else:
            loose += "".join(child.itertext()) + (child.tail or "")
    yield Piece("body", one_line(loose))


def _lines(element: Any) -> list[str]:
    """The text of a block, cut where the page breaks the line."""
    pieces = [""]
    for node in element.iter():
        if node.tag == "lb":
            pieces.append("")
        elif isinstance(node.tag, str):
            pieces[-1] += node.text or ""
        if node is not element:
            pieces[-1] += node.tail or ""
    return pieces
