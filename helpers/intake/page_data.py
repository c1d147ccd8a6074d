"""What a web page says about itself in its source: JSON-LD, meta elements, time elements."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from helpers.intake.received import Fact

_TYPES: Final = re.compile(r"(?:Article|Posting|Report|NewsItem)$", re.IGNORECASE)
_ISO_DATE: Final = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_CONTROL: Final = re.compile(r"[\x00-\x1f]+")
_META_DATES: Final = (
    "article:published_time", "datepublished", "dc.date.issued", "dcterms.created", "dc.date", "publishdate",
    "pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_META_OUTLETS: Final = ("og:site_name", "application-name", "publisher", "dc.publisher")
_META_AUTHORS: Final = ("author", "article:author", "dc.creator", "parsely-author", "byl")

Data = dict[str, Any]


def json_ld(tree: Any) -> Data:
    """The first article that the page's JSON-LD describes; empty where there is none.

    Args:
        tree: the page, as lxml parsed it.
    """
    found = (node for script in tree.iter("script") if _is_json_ld(script) for node in _nodes(script.text or ""))
    return next((node for node in found if _TYPES.search(_first_text(node.get("@type")))), {})


def _is_json_ld(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _nodes(source: str) -> Iterator[Data]:
    try:
        loaded = json.loads(_CONTROL.sub(" ", source))
    except (ValueError, RecursionError):  # what a page says about itself need not be right
        return
    waiting = [loaded]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting += [node[name] for name in ("@graph", "mainEntity", "itemListElement") if name in node]


def _first_text(value: object) -> str:
    """The first text in whatever shape JSON-LD has it: a text, a name, a list of either."""
    if isinstance(value, list):
        return next((text for item in value if (text := _first_text(item))), "")
    if isinstance(value, dict):
        return _first_text(value.get("name", ""))
    return " ".join(value.split()) if isinstance(value, str) else ""


def headline_in_json_ld(data: Data) -> str:
    """The headline as the page's JSON-LD has it."""
    return _first_text(data.get("headline")) or _first_text(data.get("name"))


def body_in_json_ld(data: Data) -> str:
    """The text of the article as the page's JSON-LD has it."""
    body = data.get("articleBody")
    return body if isinstance(body, str) else ""


def meta(tree: Any) -> dict[str, str]:
    """The page's meta elements, by name in lower case; the first of each name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = next((value for key in ("property", "name", "itemprop") if (value := element.get(key))), "").lower()
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def day(value: str) -> str:
    """The day at the head of an ISO date, as ``YYYY-MM-DD``; empty where there is none.

    Example:
        >>> day("2025-03-12T07:05:00Z"), day("20250312"), day("12 March"), day("2025-13-40")
        ('2025-03-12', '2025-03-12', '', '')
    """
    found = _ISO_DATE.match(value)
    try:
        return datetime.date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def facts_in_source(tree: Any, data: Data, metas: dict[str, str]) -> dict[str, Fact]:
    """Outlet, date and author as the page's source has them, each with where it stands there."""
    times = [element.get("datetime") or "" for element in tree.iter("time")]
    found = {
        "outlet": [
            ("publisher in the page’s JSON-LD", _first_text(data.get("publisher"))),
            *((f"“{name}” in the head of the page’s source", metas.get(name, "")) for name in _META_OUTLETS),
        ],
        "date": [
            ("datePublished in the page’s JSON-LD", day(_first_text(data.get("datePublished")))),
            *((f"“{name}” in the head of the page’s source", day(metas.get(name, ""))) for name in _META_DATES),
            ("the first time element of the page’s source", day(times[0]) if times else ""),
        ],
        "author": [
            ("author in the page’s JSON-LD", _first_text(data.get("author"))),
            *((f"“{name}” in the head of the page’s source", metas.get(name, "")) for name in _META_AUTHORS),
        ],
    }
    chosen = {name: next(((value, where) for where, value in ways if value), None) for name, ways in found.items()}
    return {name: Fact(it[0], f"It stands as {it[1]}.") for name, it in chosen.items() if it and "://" not in it[0]}
