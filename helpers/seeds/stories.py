"""A story folder (``story.toml``, the articles as received, their key) to a `Story`."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.model import SOURCE_TYPES, Actor, Article, Group, Speaker, Story
from helpers.places import kit_folder, own_stories
from helpers.seeds.corrections import correct_zones
from helpers.seeds.decoding import decode
from helpers.seeds.reading import build_article, read_bytes
from helpers.zones import find_zones

_KNOWN: Final = ("id", "title", "outlet", "agency", "date", "date_evidence")


def list_stories() -> tuple[str, ...]:
    """The names of the stories that come with the kit.

    Example:
        >>> "putin-vietnam-2024" in list_stories()
        True
    """
    return tuple(sorted(path.parent.name for path in kit_folder("seeds").glob("*/story.toml")))


def list_own_stories() -> tuple[str, ...]:
    """The names of the stories in the work folder, as ``parallax new`` makes them.

    Example:
        >>> "putin-vietnam-2024" in list_own_stories()
        False
    """
    return tuple(sorted(path.parent.name for path in own_stories().glob("*/story.toml")))


def load_story(name: str | Path) -> Story:
    """The articles of a story.

    Args:
        name: the name of a folder in the kit's ``seeds`` or of a story of your own in the work folder, or the path of
            another story folder.

    Raises:
        ParallaxError: there is no such story, ``story.toml`` has a fault, or an article was changed.

    Example:
        >>> story = load_story("putin-vietnam-2024")
        >>> [article.id for article in story.articles]
        ['A', 'B']
    """
    folder = story_folder(name)
    table = _toml(folder / "story.toml")
    entries = table.get("articles")
    if not isinstance(entries, list) or len(entries) < 2:
        raise ParallaxError("a story needs two articles or more", str(folder / "story.toml"), "Add [[articles]] tables")
    articles = tuple(_article(folder, entry) for entry in entries)
    ids = [article.id for article in articles]
    if twice := next((name for name in ids if ids.count(name) > 1), ""):
        raise ParallaxError(f"two articles have the id {twice!r}", str(folder / "story.toml"), "Give each its own")
    actors = tuple(_actor(folder, entry) for entry in table.get("actors", []))
    speakers = tuple(_speaker(folder, entry) for entry in table.get("speakers", []))
    events = tuple(_event(folder, entry) for entry in table.get("events", []))
    return Story(folder.name, str(table.get("topic", "")), articles, actors, speakers, str(folder), events)


def reference_key(name: str | Path) -> dict[str, Any]:
    """The reference coding of a story, as plain data; empty where it has none.

    Raises:
        ParallaxError: ``story.toml`` names a key that is missing or no JSON.
    """
    return _key(name, "key")


def second_key(name: str | Path) -> dict[str, Any]:
    """The second, independent coding of a story, as plain data; empty where it has none.

    Raises:
        ParallaxError: ``story.toml`` names a second key that is missing or no JSON.
    """
    return _key(name, "second_key")


def story_folder(name: str | Path) -> Path:
    """The folder of a story, by name or path.

    Raises:
        ParallaxError: there is no such story.
    """
    if not str(name).strip():
        raise ParallaxError("no story is named", "", f"Use one of {', '.join(list_stories())}")
    if found := _found(name):
        return found.resolve()
    known = ", ".join([*list_stories(), *list_own_stories()])
    raise ParallaxError("there is no such story", str(name), f"Use one of {known}, or a folder with a story.toml")


def is_story(name: str | Path) -> bool:
    """Whether `load_story` would find a story of this name or path.

    Example:
        >>> is_story("council-vote"), is_story("00-start-here"), is_story("")
        (True, False, False)
    """
    return bool(str(name).strip()) and _found(name) is not None


def _found(name: str | Path) -> Path | None:
    """The folder of a story: the kit's, one of your own, or a path."""
    for folder in (kit_folder("seeds") / name, own_stories() / name, Path(name)):
        try:
            if (folder / "story.toml").is_file():
                return folder
        except (OSError, ValueError):  # no name for a file
            continue
    return None


def _key(name: str | Path, field: str) -> dict[str, Any]:
    folder = story_folder(name)
    key = str(_toml(folder / "story.toml").get(field, ""))
    if not key:
        return {}
    try:
        loaded: dict[str, Any] = json.loads(read_bytes(folder / key))
    except ValueError as error:
        raise ParallaxError(f"the key is no JSON ({error})", f"{folder.name}/{key}", "Restore the file") from error
    return loaded


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(decode(read_bytes(path), path.name))
    except tomllib.TOMLDecodeError as error:
        raise ParallaxError(f"this is not valid TOML ({error})", str(path), "Mend that line") from error


def _article(folder: Path, entry: Mapping[str, Any]) -> Article:
    """One ``[[articles]]`` table and its file to an article."""
    name = str(entry.get("file", ""))
    if not name or Path(name).name != name:
        raise ParallaxError("file must name a file in this folder", str(folder / "story.toml"), "Write its name alone")
    where = f"{folder.name}/{name}"
    data = read_bytes(folder / name)
    _check_hash(data, str(entry.get("sha256", "")), where)
    text = decode(data, where)
    zones = correct_zones(text, find_zones(text), list(entry.get("corrections", [])), where)
    about = {field: str(entry[field]) for field in _KNOWN if field in entry}
    return build_article(text, zones, {"id": Path(name).stem, **about})


def _actor(folder: Path, entry: Mapping[str, Any]) -> Actor:
    """One ``[[actors]]`` table."""
    name, aliases = entry.get("name"), entry.get("aliases")
    words = aliases if isinstance(aliases, list) else []
    if (
        not isinstance(name, str)
        or not name
        or not words
        or not all(isinstance(word, str) and word.strip() for word in words)
    ):
        cure = 'Write name = "Vietnam" and aliases = ["Vietnam", "Hanoi"]'
        raise ParallaxError("an actor needs a name and a list of aliases", str(folder / "story.toml"), cure)
    return Actor(name, tuple(words))


def _event(folder: Path, entry: Mapping[str, Any]) -> Group:
    """One ``[[events]]`` table: something that happened or was made, with all it is called."""
    name, labels = entry.get("name"), entry.get("labels")
    words = labels if isinstance(labels, list) else []
    if (
        not isinstance(name, str)
        or not name.strip()
        or not words
        or not all(isinstance(it, str) and it.strip() for it in words)
    ):
        cure = 'Write name = "What was signed" and labels = ["treaty", "defence pact"]'
        raise ParallaxError("an event needs a name and a list of labels", str(folder / "story.toml"), cure)
    return Group(name, tuple(words))


def _speaker(folder: Path, entry: Mapping[str, Any]) -> Speaker:
    """One ``[[speakers]]`` table: a source with a name, and as far as wanted its aliases, its bloc and its type."""
    where = str(folder / "story.toml")
    name, aliases, kind = entry.get("name"), entry.get("aliases", []), entry.get("type", "")
    if not isinstance(name, str) or not name.strip():
        raise ParallaxError("a speaker needs a name", where, 'Write name = "Carl Thayer" under [[speakers]]')
    if not isinstance(aliases, list) or not all(isinstance(word, str) and word.strip() for word in aliases):
        problem = f"the aliases of the speaker {name!r} are no list of words"
        raise ParallaxError(problem, where, 'Write aliases = ["Thayer", "the professor"]')
    if kind and kind not in SOURCE_TYPES:
        problem = f"the speaker {name!r} has the type {kind!r}, which there is not"
        raise ParallaxError(problem, where, f"Write one of {', '.join(SOURCE_TYPES)}, or leave it out")
    return Speaker(name, tuple(aliases), str(entry.get("speaks_for", "")), kind)


def _check_hash(data: bytes, expected: str, where: str) -> None:
    """Refuse an article whose bytes are not those the story was made with: every offset would be off."""
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        cure = f"Restore the file, or if the change is meant, set its sha256 in story.toml to {found}"
        raise ParallaxError("the file is not the one this story was made with", where, cure)
