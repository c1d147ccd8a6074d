"""What stands above the body of a page: headline, standfirst, byline, date, as the page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from helpers.intake.blocks import Piece, one_line, squeezed
from helpers.model import ZoneKind

_LEVELS: Final = ("h1", "h2", "h3")
_NAMED: Final[tuple[tuple[ZoneKind, re.Pattern[str]], ...]] = (
    ("byline", re.compile(r"(?:^|[\s_-])(?:by-?line|author|writer|contributors?|reporter)(?:$|[\s_-])")),
    ("dateline", re.compile(r"(?:^|[\s_-])(?:date|time|timestamp|pubdate|published|dateline|posted)(?:$|[\s_-])")),
    (
        "standfirst",
        re.compile(
            r"(?:^|[\s_-])(?:stand-?first|strapline|sub-?(?:title|head(?:line|ing)?)|dek|deck|kicker-text|lead-?in"
            r"|summary|intro(?:duction)?|excerpt|abstract|teaser-text|description|sell)(?:$|[\s_-])"
        ),
    ),
)
_MOST_WORDS: Final[dict[ZoneKind, int]] = {"standfirst": 70, "byline": 16, "dateline": 20}
_AROUND: Final = frozenset(
    {"nav", "footer", "aside", "form", "script", "style", "noscript", "template", "head", "button"}
)
_ASIDE: Final = re.compile(
    r"(?:^|[\s_-])(?:related|more-?(?:on|from)|recirc\w*|most-?(?:read|popular)|comments?|newsletter|promo\w*|sidebar"
    r"|recommend\w*|teasers?|cards?|trending|read-?next|footer|menu)(?:$|[\s_-])"
)
_SITE: Final = re.compile(r"\s+(?:[|–—·»-]|::)\s+[^|–—·»:]{2,40}$")


def headline_of(tree: Any, of_json_ld: str, metas: dict[str, str]) -> str:
    """The headline: the heading of the page that its source names as one, or else its first, or else its title."""
    title = next((one_line(element.text_content()) for element in tree.iter("title")), "")
    named = [of_json_ld, metas.get("og:title", ""), metas.get("twitter:title", ""), title]
    headings = [
        text
        for level in _LEVELS
        for element in tree.iter(level)
        if not is_aside(element) and (text := one_line(element.text_content()))
    ]
    wanted = {squeezed(_SITE.sub("", name)) for name in named if name} | {squeezed(name) for name in named if name}
    same = [text for text in headings if squeezed(text) in wanted]
    close = [text for text in headings if any(_is_part(text, name) for name in named)]
    first = [one_line(element.text_content()) for element in tree.iter("h1")]
    told = [_SITE.sub("", name) for name in named]
    return next((text for text in [*same, *close, *first, *told] if text), "")


def _is_part(text: str, name: str) -> bool:
    words = set(text.casefold().split())
    return len(words) >= 4 and len(words & set(name.casefold().split())) >= 0.7 * len(words)


def lines_under_the_headline(tree: Any, headline: str, body: list[Piece], metas: dict[str, str]) -> list[Piece]:
    """Standfirst, byline and date, one of each, in the page's order, where an element of the page is named so."""
    told = {squeezed(metas.get(name, "")) for name in ("description", "og:description", "twitter:description")} - {""}
    inside = {squeezed(piece.text) for piece in body[1:]} | {squeezed(headline), ""}
    found: dict[ZoneKind, Piece] = {}
    for element, text in _short_elements(tree):
        kind = _kind_of(element, text, told)
        if kind and kind not in found and squeezed(text) not in inside and len(text.split()) <= _MOST_WORDS[kind]:
            found[kind] = Piece(kind, text)
    return list(found.values())


def _kind_of(element: Any, text: str, told: set[str]) -> ZoneKind | None:
    """What an element is by its class, by its role in the page's data, or by its words."""
    names = _names(element)
    if element.tag == "time" and re.search(r"\d", text):
        return "dateline"
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return "byline"
    for kind, pattern in _NAMED:
        if pattern.search(names) and _fits(kind, text):
            return kind
    return "standfirst" if squeezed(text) in told and len(text.split()) >= 6 else None


def _fits(kind: ZoneKind, text: str) -> bool:
    """Whether the words can be what the element's name says."""
    if kind == "dateline":
        return bool(re.search(r"\d", text))
    return len(text.split()) >= (5 if kind == "standfirst" else 1)


def _short_elements(tree: Any) -> Iterator[tuple[Any, str]]:
    """The elements outside of navigation and the like that hold no other block, with their text."""
    for element in tree.iter(
        "p", "div", "span", "h2", "h3", "h4", "a", "time", "address", "td", "font", "li", "section"
    ):
        if any(child.tag in ("p", "div", "ul", "section", "figure", "table", "article") for child in element):
            continue
        text = one_line(element.text_content())
        if 0 < len(text) <= 500 and not is_aside(element):
            yield element, text


def _names(element: Any) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", f"{element.get('class') or ''} {element.get('id') or ''}").lower()


def is_aside(element: Any) -> bool:
    """Whether an element stands in navigation, in a list of other stories, among comments or in a hidden part."""
    here = element
    while here is not None and here.tag not in ("body", "html"):
        if here.tag in _AROUND or here.get("hidden") is not None or _ASIDE.search(_names(here)):
            return True
        here = here.getparent()
    return False
