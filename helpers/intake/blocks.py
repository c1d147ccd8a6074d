"""The lines of a web page as a browser shows them, each with the element it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

_SPACE: Final = re.compile(r"[\s\x1c-\x1e]+")
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufeff\u200b\u00ad]")
_INLINE: Final = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "img", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr", "label", "amp-img", "picture", "source",
    }
)  # fmt: skip
_UNSHOWN: Final = frozenset(
    {
        "head", "script", "style", "noscript", "template", "svg", "iframe", "object", "video", "audio",
        "canvas", "select", "textarea", "button", "input", "amp-ad", "amp-sidebar", "amp-consent",
        "amp-social-share", "math",
    }
)  # fmt: skip
_HIDDEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_ENDS_A_SENTENCE: Final = re.compile(r"[.!?…:][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: a paragraph, a heading, a caption, a row of a table, a button.

    Attributes:
        text: its text, every run of white space one blank.
        element: the element that holds it.
        key: its letters and digits in lower case, to find it again in another rendering.
    """

    text: str
    element: Any
    key: str


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


def page_lines(tree: Any) -> list[Line]:
    """The lines of a page in order, without what is hidden and without scripts, buttons and the like.

    Args:
        tree: the page, as lxml parsed it.
    """
    from lxml import etree

    lines: list[Line] = []
    loose: list[str] = []
    holders = [tree]
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            continue
        if event == "start" and (is_hidden(element) or is_data_table(element)):
            walk.skip_subtree()
            _flush(lines, loose, holders[-1])
            lines += _rows(element) if is_data_table(element) and not is_hidden(element) else []
        elif event == "start":
            if element.tag == "br":
                loose.append("\n")
            elif _parts_lines(element):
                _flush(lines, loose, holders[-1])
                holders.append(element)
            loose.append(_SPACE.sub(" ", element.text or ""))
        if event == "end":
            if holders[-1] is element and element is not tree:
                _flush(lines, loose, element)
                holders.pop()
            loose.append(_SPACE.sub(" ", element.tail or "") if element is not tree else "")
    _flush(lines, loose, tree)
    return lines


def is_hidden(element: Any) -> bool:
    """Whether a browser shows nothing of an element, or nothing that is read."""
    return (
        element.tag in _UNSHOWN
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def is_data_table(element: Any) -> bool:
    """Whether it is a table of data, in which every cell is short, and not one that lays out the page."""
    if element.tag != "table" or next(element.iterdescendants("table"), None) is not None:
        return False
    rows = [
        [len(one_line("".join(cell.itertext()))) for cell in row if cell.tag in ("td", "th")]
        for row in element.iter("tr")
    ]
    return len(rows) >= 2 and all(len(row) >= 2 for row in rows) and max(map(max, rows)) <= 60


def _rows(table: Any) -> list[Line]:
    texts = [
        " | ".join(one_line("".join(cell.itertext())) for cell in row if cell.tag in ("td", "th"))
        for row in table.iter("tr")
    ]
    return [Line(text, table, squeezed(text)) for text in texts if squeezed(text)]


def _parts_lines(element: Any) -> bool:
    """Whether an element begins a line of its own: a block, or one of several named parts without loose words."""
    if element.tag not in _INLINE:
        return bool(element.tag != "br")
    parent = element.getparent()
    return parent is not None and _is_named(element) and 2 <= len(parent) <= 12 and _only_named_parts(parent)


def _only_named_parts(parent: Any) -> bool:
    return not (parent.text or "").strip() and all(
        isinstance(child.tag, str)
        and (child.tag not in _INLINE or _is_named(child))
        and len((child.tail or "").strip()) <= 1
        for child in parent
    )


def _is_named(element: Any) -> bool:
    return element.tag == "time" or any(element.get(name) for name in ("class", "id", "rel", "datetime", "itemprop"))


def _flush(lines: list[Line], loose: list[str], element: Any) -> None:
    """The words gathered so far as lines of an element."""
    raw = "".join(loose)
    loose.clear()
    lines += [Line(text, element, key) for text in _broken(raw) if (key := squeezed(text))]


def _broken(raw: str) -> Iterator[str]:
    """The words cut where the page breaks a line, but not inside a sentence that goes on."""
    kept = ""
    for piece in raw.split("\n"):
        bare = one_line(piece)
        goes_on = kept and bare[:1].islower() and not _ENDS_A_SENTENCE.search(kept[-8:])
        if goes_on:
            kept = f"{kept} {bare}"
        elif bare:
            if kept:
                yield kept
            kept = bare
        elif kept:
            yield kept
            kept = ""
    if kept:
        yield kept
