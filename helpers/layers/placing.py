"""Stored annotations put on the articles as they are now; what cannot be placed is listed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from helpers.anchoring import anchor
from helpers.errors import ParallaxError
from helpers.model import Annotation, Connection, Layer, Span, Story

KINDS: Final = ("machine", "key", "student")
_SHOWN: Final = 60  # so much of a lost passage stands in a message


@dataclass(frozen=True, slots=True)
class LoadedLayer:
    """A layer as it was read from a file.

    Attributes:
        layer: what could be placed.
        problems: one sentence for each annotation that could not be read or placed, for the person at the keyboard.
    """

    layer: Layer
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """An annotation or a connection as a file has it, with its selectors not placed yet.

    Attributes:
        where: the line or the item it stands in, for messages.
        id: its own name; may be empty.
        passages: for each passage the article's id and a selector of `helpers.anchoring`.
        code: the code; None for a connection.
        note: the coder's remark.
    """

    where: str
    id: str
    passages: tuple[tuple[str, Mapping[str, Any]], ...]
    code: str | None
    note: str


def text_hashes(story: Story) -> dict[str, str]:
    """The SHA-256 of each article's text, which tells whether it was changed since."""
    return {article.id: hashlib.sha256(article.text.encode()).hexdigest() for article in story.articles}


def check_story(name: str, hashes: Mapping[str, Any], story: Story, where: str) -> None:
    """Refuse another story; a story under a new name whose texts are the same, or one with mended texts, is none.

    Raises:
        ParallaxError: the layer belongs to another story.
    """
    if name != story.id and dict(hashes) != text_hashes(story):
        cure = f"Choose a file made with {story.id}, or open {name} first" if name else "Choose another file"
        raise ParallaxError(f"this is a layer of another story ({name or 'it names none'})", where, cure)


def place(stored: Iterable[Stored], layer: Layer, story: Story, problems: Iterable[str] = ()) -> LoadedLayer:
    """The layer with all annotations and connections whose words are found in the story's articles.

    Args:
        stored: what the file has.
        layer: the coder, the kind and the story; without annotations.
        story: the articles as they are now.
        problems: what was wrong with the file already.
    """
    texts = {article.id: article.text for article in story.articles}
    annotations: list[Annotation] = []
    connections: list[Connection] = []
    told, taken = list(problems), set[str]()
    for one in stored:
        spans = [(article, _find(texts, article, selector)) for article, selector in one.passages]
        placed = tuple((article, span) for article, span in spans if span is not None)
        if len(placed) < len(spans) or not spans:
            told.append(_lost(one))
            continue
        name = _free(one.id, taken)
        if one.code is None:
            connections.append(Connection(name, placed, one.note))
        else:
            article, span = placed[0]
            annotations.append(Annotation(span.start, span.end, span.text, name, article, one.code, one.note))
    done = Layer(layer.coder, layer.kind, story.id, tuple(annotations), tuple(connections))
    return LoadedLayer(done, tuple(told))


def _find(texts: Mapping[str, str], article: str, selector: Mapping[str, Any]) -> Span | None:
    return anchor(texts[article], selector) if article in texts else None


def _free(name: str, taken: set[str]) -> str:
    """The name itself, or where it is missing or used already the next free number."""
    number = len(taken) + 1
    free = name
    while not free or free in taken:
        free, number = f"n{number}", number + 1
    taken.add(free)
    return free


def _lost(one: Stored) -> str:
    """The sentence that says which words could not be placed."""
    quotes = [str(selector.get("text", "")) for _, selector in one.passages]
    shown = " / ".join(quote if len(quote) <= _SHOWN else quote[: _SHOWN - 1] + "…" for quote in quotes)
    named = f" (code {one.code})" if one.code else ""
    articles = " and ".join(dict.fromkeys(article or "?" for article, _ in one.passages)) or "?"
    return f"{one.where}: the words “{shown}”{named} could not be found again in article {articles}; mark them anew."
