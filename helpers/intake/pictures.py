"""The captions of a page's pictures, put where the pictures stand in the text."""

from __future__ import annotations

import re
from typing import Any, Final

from helpers.intake.blocks import Piece, one_line, squeezed
from helpers.intake.heads import is_aside

_CAPTION: Final = re.compile(r"(?:^|[\s_-])(?:caption|cutline|wp-caption-text|image-text|picture-text)(?:$|[\s_-])")


def with_captions(tree: Any, body: list[Piece]) -> list[Piece]:
    """The body with each caption after the block that stands before its picture on the page."""
    places = {squeezed(piece.text): index for index, piece in enumerate(body)}
    captions: dict[int, list[Piece]] = {}
    known: set[str] = set()
    last = -1
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        text = one_line(element.text_content()) if element.tag in _BLOCKS or _is_caption(element) else ""
        key = squeezed(text)
        if _is_caption(element):
            if key and key not in known and not is_aside(element):
                captions.setdefault(last, []).append(Piece("caption", text))
            known.add(key)
        elif key in places:
            last = places[key]
    kept = [(index, piece) for index, piece in enumerate(body) if squeezed(piece.text) not in known]
    first = list(captions.get(-1, []))
    merged = [
        [piece, *captions.get(index, [])] if (index, piece) in kept else captions.get(index, [])
        for index, piece in enumerate(body)
    ]
    return first + [piece for group in merged for piece in group]


_BLOCKS: Final = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "div"})


def _is_caption(element: Any) -> bool:
    if element.tag == "figcaption":
        return True
    return element.tag in ("p", "div", "span", "dd") and bool(_CAPTION.search((element.get("class") or "").lower()))
