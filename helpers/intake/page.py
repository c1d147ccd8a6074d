"""A saved web page to the article's text: trafilatura finds the body, the page's own mark-up names the parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.intake import page_data
from helpers.intake.blocks import Line, is_data_table, one_line, page_lines, squeezed
from helpers.intake.heads import headline_line, is_aside, is_heading, kind_by_name, page_title
from helpers.intake.notes import Note
from helpers.intake.received import Fact, Part
from helpers.model import ZoneKind

_DATA: Final = re.compile(r"data:[\w/+.;=-]{0,100}base64,[A-Za-z0-9+/=\s]{200,}")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_MUCH: Final = 0.6  # of the words that JSON-LD has: a page that shows fewer is cut
_FEW: Final = 60  # words
_PROSE: Final = 12  # words: a line of the body with as many is running text
_HEAD_LINES: Final = 12  # lines between headline and running text that may belong to the article


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of the text that is made from a page.

    Attributes:
        kind: what the mark-up says it is; None where that is left to the rules for plain text.
        text: its text on one line.
    """

    kind: ZoneKind | None
    text: str


Read = tuple[str, tuple[Part, ...], dict[str, Fact], tuple[Note, ...]]


def read_page(html: str, where: str) -> Read:
    """The article of a page: its text, what kind its parts are, what the page says about it, and remarks.

    Args:
        html: the page's source.
        where: the file's name, for messages.

    Returns:
        The text, one line of the page a paragraph: the headline, what stands between it and the body, and the body
        with its crossheads and captions; the parts whose kind the mark-up tells; the facts; the notes.

    Raises:
        ParallaxError: the page shows no text.
    """
    tree = parse(html, where)
    data, metas = page_data.json_ld(tree), page_data.meta(tree)
    facts = page_data.facts_in_source(tree, data, metas)
    told = [page_data.headline_in_json_ld(data), *(metas.get(name, "") for name in ("og:title", "twitter:title"))]
    lines = page_lines(tree)
    headline = headline_line(lines, [name for name in told if name], page_title(tree))
    body = _body(lines, main_text(tree), headline)
    head = _head(lines, headline, body, metas)
    pieces = [_piece(lines[at], metas) for at in body]
    pieces, notes = _or_json_ld(pieces, page_data.body_in_json_ld(data), where)
    if not pieces:
        cure = "Open it in a web browser, accept or refuse cookies, and copy the article itself as text"
        raise ParallaxError("no article was found in this web page", where, cure)
    text, parts = joined([*head, *pieces])
    return text, parts, facts, notes


def parse(html: str, where: str) -> Any:
    """The page as a tree.

    Raises:
        ParallaxError: there is nothing to parse.
    """
    from lxml import etree
    from lxml import html as lxml_html

    source = _DATA.sub("data:,", _DECLARATION.sub("", html)).replace("\x00", "")
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ParallaxError("there is no text in this web page", where, "Save the page again and try it") from error
    return tree


def main_text(tree: Any) -> str:
    """What trafilatura takes for the main text, without white space and marks; empty where it finds none."""
    import logging
    from copy import deepcopy

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds or not is said by the kit
    found = trafilatura.bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
    return squeezed(getattr(found, "text", None) or "")


def _body(lines: Sequence[Line], main: str, headline: int | None) -> list[int]:
    """The places of the lines that are the article's body, with crossheads and captions.

    They are the lines that trafilatura has, without those in a box of their own; below the headline, if there is
    running text below it.
    """
    start = 0 if headline is None else headline + 1
    taken = [at for at, line in enumerate(lines) if line.key in main and not is_aside(line.element)]
    taken = taken or [at for at, line in enumerate(lines) if not is_aside(line.element) and _is_prose(line)]
    below = [at for at in taken if at >= start]
    taken = below if any(_is_prose(lines[at]) for at in below) else [at for at in taken if at != headline]
    prose = [at for at in taken if _is_prose(lines[at])]
    if not prose:
        return taken
    inside = range(prose[0], taken[-1] + 1)
    captions = [at for at in inside if kind_by_name(lines[at]) == "caption" and not is_aside(lines[at].element)]
    return sorted({at for at in taken if at >= prose[0]} | set(captions))


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) >= _PROSE and kind_by_name(line) not in ("standfirst", "caption", "byline")


def _head(lines: Sequence[Line], headline: int | None, body: Sequence[int], metas: dict[str, str]) -> list[Piece]:
    """The headline, and the lines between it and the body."""
    if headline is None:
        return []
    first = body[0] if body else headline
    between = [at for at in range(headline + 1, first) if not is_aside(lines[at].element)][:_HEAD_LINES]
    return [Piece("headline", lines[headline].text), *(_piece(lines[at], metas, in_head=True) for at in between)]


def _piece(line: Line, metas: dict[str, str], *, in_head: bool = False) -> Piece:
    """A line with what the mark-up says it is."""
    kind = kind_by_name(line)
    if is_data_table(line.element):
        kind = "other"
    elif kind is None and is_heading(line, above=1 if in_head else 0):
        kind = "crosshead"
    elif kind is None and _is_description(line, metas):
        kind = "standfirst"
    elif not in_head and kind != "caption":
        kind = "body"
    return Piece(kind, line.text)


def _is_description(line: Line, metas: dict[str, str]) -> bool:
    """Whether a line is what the page gives as its description."""
    told = {squeezed(metas.get(name, "")) for name in ("description", "og:description", "twitter:description")}
    return line.key in told and len(line.text.split()) >= 4


def _or_json_ld(body: list[Piece], whole: str, where: str) -> tuple[list[Piece], tuple[Note, ...]]:
    """The body, or that of the page's JSON-LD where the page shows much less of it."""
    words, shown = len(whole.split()), sum(len(piece.text.split()) for piece in body)
    if words < _FEW or shown >= words * _MUCH:
        return body, ()
    lines = [line for line in re.split(r"\s*\n\s*", whole) if line.strip()]
    what = f"the page shows {shown} words, but its source holds an article of {words}; those were taken"
    note = Note("body_in_json_ld", where, what, "Compare it with what you see in your browser")
    return [Piece("body", one_line(line)) for line in lines], (note,)


def joined(pieces: Sequence[Piece]) -> tuple[str, tuple[Part, ...]]:
    r"""One piece a paragraph, with an empty line between two, and where those are whose kind is known.

    Example:
        >>> joined([Piece("headline", "Arle"), Piece(None, "By Ann Lee")])
        ('Arle\n\nBy Ann Lee\n', (Part(kind='headline', start=0, end=4),))
    """
    parts, at = [], 0
    for piece in pieces:
        if piece.kind:
            parts.append(Part(piece.kind, at, at + len(piece.text)))
        at += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in pieces) + "\n", tuple(parts)
