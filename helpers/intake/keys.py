"""A key that somebody has confirmed, written into the folder of a story of their own and named in ``story.toml``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpers.errors import ParallaxError
from helpers.intake import toml
from helpers.intake.editing import Block, own_story_file, parted, read_tables, replace_file, whole
from helpers.model import Story


def save_key(story: Story, key: Mapping[str, Any]) -> Path:
    """Write a key for a story of one's own; an older one that was made in this way is replaced.

    Args:
        story: the story, read from its folder.
        key: the key, as `helpers.layers.confirming.confirmed_key` makes it.

    Returns:
        The file.

    Raises:
        ParallaxError: the story belongs to the kit, has a key that was made in another way, or cannot be changed.
    """
    path = own_story_file(story.folder or story.id)
    name = f"key/{story.id}.json"
    source, tables = read_tables(path)
    named = str(tables.get("key") or name)
    file = path.parent / named
    if not _is_ours(file):
        cure = "Take the line that begins with key out of story.toml, or move the file, if you want another one"
        raise ParallaxError("this story has a key that was made in another way", f"{story.id}/{named}", cure)
    _write(file, key)
    if "key" not in tables:
        blocks = parted(source)
        first = Block(blocks[0].name, (*blocks[0].lines, toml.line("key", name) + "\n"))
        replace_file(path, whole([first, *blocks[1:]]), {**tables, "key": name})
    return file


def _is_ours(file: Path) -> bool:
    """Whether there is no key yet, an empty one, or one that was confirmed here."""
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return not known or bool(isinstance(known, dict) and known.get("meta", {}).get("made"))


def _write(file: Path, key: Mapping[str, Any]) -> None:
    part = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(exist_ok=True)
        part.write_text(json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        problem = f"the key cannot be written ({error.strerror or error}); your decisions are kept"
        raise ParallaxError(problem, str(file), "Free some space, or see whether the folder is locked") from error
