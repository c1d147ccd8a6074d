"""What an element's name, place or words say about the part of the page it is: headline, byline, caption, an aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from helpers.intake.blocks import Line, one_line, squeezed
from helpers.model import ZoneKind

_E: Final = r"(?:$|[\s_-])"
_NAMED: Final[tuple[tuple[ZoneKind, re.Pattern[str]], ...]] = (
    (
        "caption",
        re.compile(rf"(?:^|[\s_-])(?:caption|cutline|(?:image|picture|photo)-?text|bild(?:e)?text|legend){_E}"),
    ),
    (
        "standfirst",
        re.compile(
            r"(?:^|[\s_-])(?:stand-?first|strap-?line|sub-?(?:title|head|headline|heading)|dek|deck|lead-?in|ingress"
            rf"|(?<!related-)summary|intro(?:duction)?|excerpt|abstract|synop(?:sis)?|sell|chapo|lede-text){_E}"
        ),
    ),
    ("byline", re.compile(rf"(?:^|[\s_-])(?:by-?line|authors?|writer|contributors?|reporter|posted-by|credits){_E}")),
    ("dateline", re.compile(rf"(?:^|[\s_-])(?:dates?|dato|time|time-?stamp|pub-?date|dateline|posted-on|ts){_E}")),
)
_MOST_WORDS: Final[dict[ZoneKind, int]] = {"standfirst": 70, "byline": 16, "dateline": 20, "caption": 100}
_ASIDE_TAGS: Final = frozenset({"nav", "footer", "aside", "form", "menu", "dialog", "x-recirc"})
_ASIDE: Final = re.compile(
    r"(?:^|[\s_-])(?:related\w*|jp-related\w*|more-?(?:on|from)|recirc\w*|most-?(?:read|popular|viewed)|comments?(?:-list)?"
    r"|newsletter\w*|nl|promo\w*|sidebar|recommend\w*|teasers?|trending|read-?next|also-?read|footer|foot|menu|nav\w*"
    r"|share\w*|social|tags?|breadcrumbs?|cookies?|consent|gdpr|subscri\w*|paywall|signup|sign-up|membership|donat\w*|cta"
    r"|poll|quiz|ads?|advert\w*|ad-?slot|sponsor\w*|widget\w*|carousel|puff|pager|pagination|fact-?box|faktaboks|info-?box"
    rf"|pull-?quote|author-(?:box|bio)|bio|key-(?:points|events)|toc|print-only|endnote|latest|popular){_E}"
)
_SITE: Final = re.compile(r"\s+(?:[|–—·»-]|::)\s+[^|–—·»]{2,40}$")


def names_of(element: Any) -> str:
    """An element's names in lower case: class, id, and what else pages use for them."""
    given = " ".join(element.get(name) or "" for name in ("class", "id", "data-testid", "itemprop", "slot"))
    own = element.tag if isinstance(element.tag, str) and "-" in element.tag else ""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", f"{given} {own}").lower()


def is_aside(element: Any) -> bool:
    """Whether an element stands in navigation, in a list of other stories, among comments, in a box of its own."""
    here = element
    while here is not None and here.tag not in ("body", "html", "article", "main"):
        if here.tag in _ASIDE_TAGS or _ASIDE.search(names_of(here)):
            return True
        here = here.getparent()
    return False


def kind_by_name(line: Line) -> ZoneKind | None:
    """What a line is by the name of its element, or of what holds nothing else."""
    element = line.element
    if next(element.iterancestors("figcaption"), None) is not None or element.tag == "figcaption":
        return None if element.tag == "small" else "caption"
    if element.tag == "address" or element.get("rel") == "author":
        return "byline"
    if element.tag == "time" and re.search(r"\d", line.text):
        return "dateline"
    parent = element.getparent()
    holders = [element] if parent is None or len(parent) != 1 else [element, parent]
    for holder in holders:
        for kind, pattern in _NAMED:
            if pattern.search(names_of(holder)) and _fits(kind, line.text):
                return kind
    return None


def _fits(kind: ZoneKind, text: str) -> bool:
    """Whether the words can be what the element's name says."""
    count = len(text.split())
    if kind == "dateline" and not re.search(r"\d", text):
        return False
    return (4 if kind == "standfirst" else 1) <= count <= _MOST_WORDS[kind]


def headline_line(lines: Sequence[Line], told: Sequence[str], title: str) -> int | None:
    """The place of the headline among a page's lines: what its source names, the first h1, or what the title says.

    Args:
        lines: the lines of the page.
        told: the headline as the page's source has it, in one or more ways.
        title: the page's title.
    """
    wanted = {squeezed(form) for name in [*told, title] for form in (name, _SITE.sub("", name)) if name}
    headings = [at for at, line in enumerate(lines) if re.fullmatch(r"h[1-3]", _level(line))]
    first = [at for at in headings if _level(lines[at]) == "h1"]
    same = [at for at in headings if lines[at].key in wanted]
    plain = [at for at, line in enumerate(lines) if line.key in wanted]
    inside = [at for at, line in enumerate(lines) if len(line.text.split()) >= 4 and line.key in squeezed(title)]
    ways = (same, [at for at in first if not is_aside(lines[at].element)], plain, first, inside)
    return next((way[0] for way in ways if way), None)


def _level(line: Line) -> str:
    """The heading a line stands in, itself or two steps up."""
    here = line.element
    for _ in range(3):
        if here is None:
            return ""
        if isinstance(here.tag, str) and re.fullmatch(r"h[1-6]", here.tag):
            return str(here.tag)
        here = here.getparent()
    return ""


def is_heading(line: Line, above: int = 0) -> bool:
    """Whether a line stands in a heading below the first level, and as many levels further down."""
    return bool(re.fullmatch(rf"h[{2 + above}-6]", _level(line)))


def page_title(tree: Any) -> str:
    """The page's title, as a browser's tab shows it."""
    return next((one_line(element.text_content()) for element in tree.iter("title")), "")
