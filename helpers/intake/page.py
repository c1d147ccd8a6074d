"""A saved web page to the article's text: trafilatura finds the body, the page's own mark-up names the parts."""

from __future__ import annotations

import re
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.intake import page_data
from helpers.intake.blocks import Piece, pieces_of, squeezed
from helpers.intake.heads import headline_of, lines_under_the_headline
from helpers.intake.notes import Note
from helpers.intake.pictures import with_captions
from helpers.intake.received import Fact, Part

_DATA: Final = re.compile(r"data:[\w/+.;=-]{0,100}base64,[A-Za-z0-9+/=\s]{200,}")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_MUCH: Final = 0.6  # of the words that JSON-LD has: a page that shows fewer is cut
_FEW: Final = 60  # words

Read = tuple[str, tuple[Part, ...], dict[str, Fact], tuple[Note, ...]]


def read_page(html: str, where: str) -> Read:
    """The article of a page: its text, what kind its parts are, what the page says about it, and remarks.

    Args:
        html: the page's source.
        where: the file's name, for messages.

    Returns:
        The text with headline, standfirst, byline and date as far as the page shows them, then the body with its
        crossheads and captions, one block a paragraph; the parts whose kind the mark-up tells; the facts; the notes.

    Raises:
        ParallaxError: the page shows no text.
    """
    tree = parse(html, where)
    data, metas = page_data.json_ld(tree), page_data.meta(tree)
    facts = page_data.facts_in_source(tree, data, metas)
    body = pieces_of(_main_body(tree))
    body, notes = _or_json_ld(body, page_data.body_in_json_ld(data), where)
    if not body:
        cure = "Open it in a web browser, select and copy the article, and paste that into a plain text file"
        raise ParallaxError("no article was found in this web page", where, cure)
    headline = headline_of(tree, page_data.headline_in_json_ld(data), metas)
    head = [Piece("headline", headline)] if headline else []
    head += lines_under_the_headline(tree, headline, body, metas)
    shown = {squeezed(piece.text) for piece in head}
    rest = [piece for piece in with_captions(tree, body) if squeezed(piece.text) not in shown]
    text, parts = joined([*head, *rest])
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


def _main_body(tree: Any) -> Any:
    """What trafilatura takes for the main text, as its own small tree; None where it finds none."""
    import logging
    from copy import deepcopy

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds or not is said by the kit
    found = trafilatura.bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
    return getattr(found, "body", None)


def _or_json_ld(body: list[Piece], whole: str, where: str) -> tuple[list[Piece], tuple[Note, ...]]:
    """The body, or that of the page's JSON-LD where the page shows much less of it."""
    words, shown = len(whole.split()), sum(len(piece.text.split()) for piece in body)
    if words < _FEW or shown >= words * _MUCH:
        return body, ()
    lines = [line for line in re.split(r"\s*\n\s*", whole) if line.strip()]
    what = f"the page shows {shown} words, but its source holds an article of {words}; those were taken"
    note = Note("body_in_json_ld", where, what, "Compare it with what you see in your browser")
    return [Piece("body", " ".join(line.split())) for line in lines], (note,)


def joined(pieces: list[Piece]) -> tuple[str, tuple[Part, ...]]:
    """One block a paragraph, an empty line between two."""
    parts, at = [], 0
    for piece in pieces:
        parts.append(Part(piece.kind, at, at + len(piece.text)))
        at += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in pieces) + "\n", tuple(parts)
