"""A student's codes as a list of plain HTML: what stands under the text where the reader is not alive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from helpers.markup import ZONE_NAMES, escape
from helpers.widgets.reader.payload import token_span

if TYPE_CHECKING:
    from helpers.model import Article


def coded_html(articles: Sequence[Article], work: Mapping[str, Any], *, zones: bool = True) -> str:
    """The codes and links of a reader as lists, in reading order.

    Args:
        articles: the reader's articles.
        work: what it shows of the journal, as `helpers.widgets.reader.coding.Coder.work` makes it.
        zones: whether it is said in which part of the page a passage stands.

    Example:
        >>> from helpers import plain_article
        >>> coded_html([plain_article("He left.", id="A")], {"codes": [], "marks": [], "links": []})
        '<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en"><h3>My codes: none yet</h3></div>'
    """
    parts = [
        _heading("My codes", work["marks"]),
        _list(_code(articles, work["codes"], row, zones=zones) for row in work["marks"]),
    ]
    if work["links"]:
        items = (" and ".join(_passage(articles, end, zones=zones) for end in ends) for _, ends in work["links"])
        parts += [_heading("My links", work["links"]), _list(items)]
    return f'<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{"".join(parts)}</div>'


def _heading(name: str, rows: Sequence[object]) -> str:
    return f"<h3>{name}: {len(rows) or 'none yet'}</h3>"


def _list(items: Any) -> str:
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<ol>{rows}</ol>" if rows else ""


def _code(articles: Sequence[Article], codes: Sequence[Sequence[str]], row: Sequence[Any], *, zones: bool) -> str:
    note = f"<br><small>{escape(row[4])}</small>" if row[4] else ""
    return f"<b>{escape(codes[row[3]][0])}</b> {_passage(articles, row, zones=zones)}{note}"


def _passage(articles: Sequence[Article], row: Sequence[Any], *, zones: bool) -> str:
    article = articles[row[0]]
    span = token_span(article, row[1], row[2])
    sentence = next(it for it in article.sentences if span.start < it.end)
    part = f", paragraph {sentence.paragraph}" if sentence.paragraph else ""
    place = f"{escape(article.id)}, {ZONE_NAMES[sentence.kind]}{part}" if zones else escape(article.id)
    return f"“{escape(span.text)}” <small>({place})</small>"
