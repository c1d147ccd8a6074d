"""The reference codings of the stories, as plain data."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from helpers.seeds.stories import story_folder


@cache
def key_of(story: str) -> dict[str, Any]:
    """The first reference coding of a story."""
    loaded: dict[str, Any] = json.loads((story_folder(story) / "key" / f"{story}.json").read_text(encoding="utf-8"))
    return loaded
