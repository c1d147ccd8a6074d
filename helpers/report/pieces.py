"""Small pieces of the page. Whatever comes from students, lessons or articles is escaped here or before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from helpers.markup import escape

_EMPHASIS: Final = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def plain(markdown: str) -> str:
    """A line of a lesson's Markdown without its signs.

    Example:
        >>> plain("say **who** speaks, see [lesson 00](../00/lesson.md)")
        'say who speaks, see lesson 00'
    """
    return _EMPHASIS.sub("", _LINK.sub(r"\1", markdown))


def many(number: int, noun: str) -> str:
    """A number with its noun.

    Example:
        >>> many(1, "code"), many(2, "code")
        ('1 code', '2 codes')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def section(inner: Iterable[str], name: str, title: str, level: int, kind: str = "") -> str:
    """A part of the page with its heading.

    Args:
        inner: its content, as HTML.
        name: its id.
        title: the heading, as text.
        level: the heading's level.
        kind: its class.
    """
    classes = f' class="{kind}"' if kind else ""
    head = f'<h{level} id="{name}-h">{escape(title)}</h{level}>'
    if level > 2:  # a screen reader lists what is a section with a name; thirty of them are no help
        return f'<div id="{name}"{classes}>{head}{"".join(inner)}</div>\n'
    return f'<section id="{name}" aria-labelledby="{name}-h"{classes}>{head}{"".join(inner)}</section>\n'


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    """A table.

    Args:
        caption: what it shows, as text.
        heads: the headings of its columns, as text.
        rows: the cells, as HTML; the first of each row is its heading.
        kind: its class.
    """
    head = "".join(f'<th scope="col">{escape(it)}</th>' for it in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    classes = f' class="{kind}"' if kind else ""
    top = f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
    return f"<table{classes}>{top}<tbody>{body}</tbody></table>"


def quotation(inner: str, where: str) -> str:
    """Words of an article, as HTML, with their place, as text."""
    return f"<blockquote><p>{inner}</p><footer>{escape(where)}</footer></blockquote>"


def listed(items: Iterable[str], kind: str = "") -> str:
    """A list of pieces of HTML; nothing where there are none."""
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="{kind}">{rows}</ul>' if rows else ""
