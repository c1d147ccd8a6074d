"""Whose reading a key is: a reference coding that comes with a story, or a key that somebody made by confirming."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from helpers.model import Story
from helpers.seeds import list_stories
from helpers.seeds.stories import reference_key

REFERENCE: Final = "reference coding"
MADE: Final = "What the machine found, confirmed, changed or rejected one by one by a person who read the texts."
"""What stands in the ``meta`` of a key that was made by confirming."""

_OF: Final = "’s key"


def has_key(story: Story, folder: str | Path = "") -> bool:
    """Whether a story comes with a reference coding.

    Example:
        >>> from helpers import load_story
        >>> has_key(load_story("putin-vietnam-2024"))
        True
    """
    return bool(key_of(story, folder))


Find = Callable[[str | Path], dict[str, Any]]


def key_of(story: Story, folder: str | Path = "", find: Find = reference_key) -> dict[str, Any]:
    """The reference coding of a story, or what else `find` finds; empty for one that has none or lies nowhere."""
    home = folder or story.folder or (story.id if story.id in list_stories() else "")
    return find(home) if home else {}


def coder_of(key: Mapping[str, Any]) -> str:
    """What to call the coder of a key: by name, if somebody made it by confirming what the machine found.

    Example:
        >>> coder_of({"meta": {"coder": "Ada", "made": MADE}})
        'Ada’s key'
        >>> coder_of({"meta": {"coder": "first coder"}})
        'reference coding'
    """
    made = _made(key)
    return f"{' '.join(str(made.get('coder')).split())}{_OF}" if made.get("coder") else REFERENCE


def named_with_article(coder: str) -> str:
    """A coder inside a sentence.

    Example:
        >>> named_with_article("reference coding"), named_with_article("Ada’s key")
        ('the reference coding', 'Ada’s key')
    """
    return coder if not coder or coder.endswith(_OF) else f"the {coder}"


def begun(words: str) -> str:
    """Words as they stand at the beginning of a sentence.

    Example:
        >>> begun("the reference coding")
        'The reference coding'
    """
    return words[:1].upper() + words[1:]


def key_name(story: Story, folder: str | Path = "") -> str:
    """What to call the key of a story inside a sentence.

    Example:
        >>> from helpers import load_story
        >>> key_name(load_story("river-flood"))
        'the reference coding'
    """
    return named_with_article(coder_of(key_of(story, folder)))


def told_of_key(key: Mapping[str, Any]) -> str:
    """Whose reading a key is that was made by confirming, in three sentences; empty for any other key.

    Example:
        >>> told_of_key({"meta": {"coder": "Ada", "date": "2026-01-31", "made": MADE}})[:46]
        'Its key was made by Ada on 2026-01-31 out of w'
        >>> told_of_key({"meta": {"coder": "first coder"}})
        ''
    """
    made = _made(key)
    if not made:
        return ""
    return (
        f"Its key was made by {made.get('coder')} on {made.get('date')} out of what the machine found. Where a lesson "
        "speaks of the reference coding, this is meant. What the machine missed is not in it, nor what nobody has "
        "looked at: it says little about how well the machine reads."
    )


def _made(key: Mapping[str, Any]) -> Mapping[str, Any]:
    """The ``meta`` of a key that was made by confirming; empty for any other key."""
    meta = key.get("meta")
    return meta if isinstance(meta, Mapping) and meta.get("made") == MADE else {}
