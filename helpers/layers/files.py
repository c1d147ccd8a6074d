"""Layers on disk: JSON Lines, a header and then one annotation or connection a line.

Each passage is stored with the two selectors of the W3C Web Annotation model, the TextPositionSelector (offsets into
the text in Unicode code points) and the TextQuoteSelector (the words and 32 characters of context on either side).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from helpers.anchoring import selector
from helpers.errors import ParallaxError
from helpers.layers.placing import KINDS, LoadedLayer, Stored, check_story, place, text_hashes
from helpers.layers.writing import read_whole, write_whole
from helpers.model import Layer, Span, Story

FORMAT: Final = "parallax layer"
VERSION: Final = 1
_ANOTHER: Final = "Choose a file that the kit saved as a layer"


def save_layer(layer: Layer, story: Story, path: str | Path) -> Path:
    """Write a layer to a file, whole or not at all.

    Returns:
        The file's absolute path.

    Raises:
        ParallaxError: the layer does not fit the story, or the file cannot be written.
    """
    return write_whole(path, layer_lines(layer, story).encode(errors="backslashreplace"))


def load_layer(path: str | Path, story: Story) -> LoadedLayer:
    """Read a layer from a file and put it on the story's articles as they are now.

    Raises:
        ParallaxError: the file cannot be read, is no layer, comes from a newer version or belongs to another story.
    """
    return read_lines(read_whole(path), story, Path(path).name)


def layer_lines(layer: Layer, story: Story) -> str:
    """The layer as JSON Lines.

    Raises:
        ParallaxError: the layer does not fit the story.

    Example:
        >>> from helpers.model import Annotation
        >>> from helpers import plain_article
        >>> story = Story("karsk", "A bridge", (plain_article("No one came.", id="A"),))
        >>> layer = Layer("Amina", "student", "karsk", (Annotation(0, 6, "No one", "a1", "A", "who"),))
        >>> print(layer_lines(layer, story).splitlines()[1][:84])
        {"type": "annotation", "id": "a1", "code": "who", "note": "", "article": "A", "selec
    """
    header = {
        "format": FORMAT,
        "version": VERSION,
        "coder": layer.coder,
        "kind": layer.kind,
        "story": layer.story,
        "articles": text_hashes(story),
    }
    rows: list[dict[str, Any]] = [header]
    for one in layer.annotations:
        about = {"type": "annotation", "id": one.id, "code": one.code, "note": one.note}
        rows.append({**about, **passage(story, one.article, one)})
    for pair in layer.connections:
        passages = [passage(story, article, span) for article, span in pair.passages]
        rows.append({"type": "connection", "id": pair.id, "note": pair.note, "passages": passages})
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read_lines(text: str, story: Story, where: str = "layer") -> LoadedLayer:
    """The layer in the text of a file, put on the story's articles as they are now.

    A line that cannot be read is listed and left out; the rest is kept.

    Raises:
        ParallaxError: it is no layer, comes from a newer version or belongs to another story.
    """
    first, *lines = text.split("\n")
    header = _record(first)
    if header is None or header.get("format") != FORMAT or header.get("kind") not in KINDS:
        raise ParallaxError("this is no saved layer", where, _ANOTHER)
    version = header.get("version")
    if version != VERSION:
        problem = f"the layer is of version {version}, and this kit reads version {VERSION}"
        raise ParallaxError(problem, where, "Use the newest version of the kit")
    hashes = header.get("articles")
    check_story(str(header.get("story", "")), hashes if isinstance(hashes, dict) else {}, story, where)
    problems: list[str] = []
    stored = list(_stored(lines, problems))
    return place(stored, Layer(str(header.get("coder", "")), header["kind"], story.id, ()), story, problems)


def passage(story: Story, article: str, span: Span) -> dict[str, Any]:
    """One passage as the article's id and the two W3C selectors.

    Raises:
        ParallaxError: the article is not in the story, or has other words at that place.
    """
    text = next((one.text for one in story.articles if one.id == article), None)
    if text is None or text[span.start : span.end] != span.text or not span.text:
        problem = f"the words “{span.text[:60]}” do not stand there any more"
        raise ParallaxError(problem, f"article {article}", "Load the layer again with the articles as they are now")
    found = selector(text, span.start, span.end)
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    quote = {"type": "TextQuoteSelector", "exact": span.text, "prefix": found["before"], "suffix": found["after"]}
    return {"article": article, "selector": [position, quote]}


def from_selectors(value: Any) -> dict[str, Any]:
    """W3C selectors, one or a list, to a selector of `helpers.anchoring`; empty where none of the two is there."""
    found: dict[str, Any] = {}
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, Mapping):
            continue
        if one.get("type") == "TextPositionSelector":
            found |= {name: one[name] for name in ("start", "end") if isinstance(one.get(name), int)}
        elif one.get("type") == "TextQuoteSelector":
            names = (("text", "exact"), ("before", "prefix"), ("after", "suffix"))
            found |= {name: one[theirs] for name, theirs in names if isinstance(one.get(theirs), str)}
    return found


def _stored(lines: list[str], problems: list[str]) -> Iterator[Stored]:
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        row = _record(line)
        kind = row.get("type") if row else None
        if row is None or kind not in ("annotation", "connection"):
            problems.append(f"Line {number} of the layer cannot be read and was left out.")
            continue
        passages = row.get("passages") if kind == "connection" else [row]
        found = tuple(
            (str(one.get("article", "")), from_selectors(one.get("selector")))
            for one in (passages if isinstance(passages, list) else [])
            if isinstance(one, Mapping)
        )
        code = str(row.get("code", "")) if kind == "annotation" else None
        yield Stored(f"Line {number}", str(row.get("id", "")), found, code, str(row.get("note", "")))


def _record(line: str) -> dict[str, Any] | None:
    """A line's JSON object, or None where there is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
