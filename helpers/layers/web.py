"""Layers as W3C Web Annotations in JSON-LD, for other annotation tools.

A layer is an AnnotationCollection with one page. An annotation's code is a body with the purpose ``tagging``, the
coder's remark one with the purpose ``commenting``; a connection is an annotation with several targets and the
motivation ``linking``. https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

from helpers.errors import ParallaxError
from helpers.layers.files import from_selectors, passage
from helpers.layers.placing import KINDS, LoadedLayer, Stored, check_story, place
from helpers.layers.writing import read_whole, write_whole
from helpers.model import Layer, Span, Story

CONTEXT_IRI: Final = "http://www.w3.org/ns/anno.jsonld"
_NAMES: Final = "urn:x-parallax"
_NO_LAYER: Final = "this is no layer in the form of W3C Web Annotations"


def save_jsonld(layer: Layer, story: Story, path: str | Path) -> Path:
    """Write a layer as W3C Web Annotations.

    Raises:
        ParallaxError: the layer does not fit the story, or the file cannot be written.
    """
    return write_whole(
        path,
        json.dumps(layer_jsonld(layer, story), ensure_ascii=False, indent=1).encode(errors="backslashreplace") + b"\n",
    )


def load_jsonld(path: str | Path, story: Story) -> LoadedLayer:
    """Read a layer from W3C Web Annotations and put it on the story's articles.

    Raises:
        ParallaxError: the file cannot be read, holds no annotations or belongs to another story.
    """
    try:
        data = json.loads(read_whole(path))
    except (ValueError, RecursionError) as error:
        raise ParallaxError("this is no JSON", str(path), "Choose a file with W3C Web Annotations") from error
    return read_jsonld(data, story, Path(path).name)


def layer_jsonld(layer: Layer, story: Story) -> dict[str, Any]:
    """The layer as W3C Web Annotations.

    Offsets count Unicode code points. A tool that counts otherwise still finds the words by their quotation.

    Raises:
        ParallaxError: the layer does not fit the story.

    Example:
        >>> from helpers.model import Annotation
        >>> from helpers import plain_article
        >>> story = Story("karsk", "A bridge", (plain_article("No one came.", id="A"),))
        >>> layer = Layer("Amina", "student", "karsk", (Annotation(0, 6, "No one", "a1", "A", "who"),))
        >>> (one,) = layer_jsonld(layer, story)["first"]["items"]
        >>> one["id"], one["body"][0]["value"], one["target"][0]["source"]
        ('urn:x-parallax:karsk:layer:Amina:a1', 'who', 'urn:x-parallax:karsk:article:A')
    """
    name = _iri(layer.story, "layer", layer.coder)
    creator = {"type": "Software" if layer.kind == "machine" else "Person", "name": layer.coder}
    items = []
    for one in layer.annotations:
        body = [_body(one.code, "tagging"), *([_body(one.note, "commenting")] if one.note else [])]
        about = {"motivation": "classifying", "creator": creator, "body": body}
        items.append({"id": f"{name}:{_quoted(one.id)}", "type": "Annotation", **about})
        items[-1]["target"] = [_target(layer, story, one.article, one)]
    for pair in layer.connections:
        remark = {"body": [_body(pair.note, "commenting")]} if pair.note else {}
        about = {"motivation": "linking", "creator": creator, **remark}
        items.append({"id": f"{name}:{_quoted(pair.id)}", "type": "Annotation", **about})
        items[-1]["target"] = [_target(layer, story, article, span) for article, span in pair.passages]
    page = {"id": f"{name}:page", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT_IRI,
        "id": name,
        "type": "AnnotationCollection",
        "label": f"{layer.kind}: {layer.coder}",
        "total": len(items),
        "first": page,
    }


def read_jsonld(data: Any, story: Story, where: str = "annotations", coder: str = "") -> LoadedLayer:
    """The layer in W3C Web Annotations: a collection, a page, a list of annotations or a single one.

    Annotations of other tools are read as far as the kit can hold them: the first tagging (or, failing that, any)
    text body is the code, and the source's last part is the article's id.

    Args:
        data: the parsed JSON.
        story: the articles as they are now.
        where: the file's name, for messages.
        coder: who coded, if the file does not say.

    Raises:
        ParallaxError: it holds no annotations or belongs to another story.
    """
    items = [one for one in _items(data) if isinstance(one, Mapping) and one.get("type") == "Annotation"]
    label = str(data.get("label", "")) if isinstance(data, Mapping) else ""
    if not items and not (isinstance(data, Mapping) and data.get("type") in ("AnnotationCollection", "AnnotationPage")):
        raise ParallaxError(_NO_LAYER, where, "Choose another file")
    for name in {_parts(source)[0] for one in items for source, _ in _targets(one)} - {""}:
        check_story(name, {}, story, where)
    kind, _, named = label.partition(": ")
    creator = items[0].get("creator") if items else None
    known = creator.get("name", "") if isinstance(creator, Mapping) else creator or ""
    software = isinstance(creator, Mapping) and creator.get("type") == "Software"
    guessed = "machine" if software else "student"
    layer = Layer(str(known or named or coder), kind if kind in KINDS else guessed, story.id, ())  # type: ignore[arg-type]
    return place(_stored(items), layer, story)


def _items(data: Any) -> list[Any]:
    """The annotations in whatever form they came."""
    if isinstance(data, list):
        return data
    if not isinstance(data, Mapping):
        return []
    if data.get("type") == "Annotation":
        return [data]
    if isinstance(data.get("items"), list):
        return list(data["items"])
    return _items(data.get("first", []))


def _stored(items: list[Mapping[str, Any]]) -> Iterator[Stored]:
    for number, one in enumerate(items, start=1):
        bodies = one.get("body", one.get("bodyValue", []))
        texts = [(_purpose(body), _value(body)) for body in (bodies if isinstance(bodies, list) else [bodies])]
        tags = [value for purpose, value in texts if purpose in ("tagging", "classifying")]
        notes = [value for purpose, value in texts if purpose not in ("tagging", "classifying")]
        passages = tuple((_parts(source)[1], selector) for source, selector in _targets(one))
        is_link = one.get("motivation") == "linking" or len(passages) > 1
        code = None if is_link else (tags or notes[:1] or [""])[0]
        name = unquote(str(one.get("id", "")).rpartition(":")[2].rpartition("#")[2])
        yield Stored(f"Annotation {number}", name, passages, code, " ".join(notes if tags or is_link else notes[1:]))


def _targets(one: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    targets = one.get("target", [])
    return [
        (str(it.get("source", "")), from_selectors(it.get("selector")))
        for it in (targets if isinstance(targets, list) else [targets])
        if isinstance(it, Mapping)
    ]


def _parts(source: str) -> tuple[str, str]:
    """The story and the article that a source names; the story is empty in the files of other tools."""
    if source.startswith(f"{_NAMES}:") and source.count(":") == 4:
        _, _, story, _, article = source.split(":")
        return unquote(story), unquote(article)
    return "", unquote(source.rstrip("/").rpartition("/")[2])


def _purpose(body: Any) -> str:
    return str(body.get("purpose", "")) if isinstance(body, Mapping) else ""


def _value(body: Any) -> str:
    return str(body.get("value", "")) if isinstance(body, Mapping) else str(body)


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(layer: Layer, story: Story, article: str, span: Span) -> dict[str, Any]:
    return {"source": _iri(layer.story, "article", article), "selector": passage(story, article, span)["selector"]}


def _iri(story: str, kind: str, name: str) -> str:
    return ":".join((_NAMES, _quoted(story), kind, _quoted(name)))


def _quoted(name: str) -> str:
    return quote(name, safe="-._~")
