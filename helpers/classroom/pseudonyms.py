"""Stable pseudonyms: the same student has the same number in every collection, and nothing shows who it is.

A random key is kept in a file beside the results. A name is put through a keyed hash (HMAC-SHA-256), and each hash has
a number: ``Student 07``. New students get the next numbers, in the order of their hashes, so that the numbers do not
follow the alphabet. Whoever has neither the key nor the list of names cannot tell who is who; without the file a
collection makes new numbers.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helpers.errors import ParallaxError

FILE: Final = "pseudonyms.json"
_MOST: Final = 10**6
_ABOUT: Final = "Keep this file: with it students keep their numbers. It holds no names."
_CURE: Final = "Restore the file, or delete it: then all students get new numbers"


@dataclass(frozen=True, slots=True)
class Register:
    """The key, and the numbers that were given.

    Attributes:
        key: the key, random bytes.
        numbers: the number of each hash.
    """

    key: bytes
    numbers: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse numbers that two students would share."""
        if len(set(self.numbers.values())) != len(self.numbers):
            raise ParallaxError("two students have one number", FILE, _CURE)


def new_register() -> Register:
    """A register with a key of its own."""
    return Register(secrets.token_bytes(32))


def give_pseudonyms(who: Iterable[str], register: Register) -> tuple[dict[str, str], Register]:
    """A pseudonym for each student, and the register with the new ones.

    Args:
        who: what tells students apart, as `helpers.classroom.newest` gives it.
        register: the key and the numbers given before.

    Example:
        >>> names, register = give_pseudonyms(["name ada", "name ben"], Register(b"key"))
        >>> sorted(names.values())
        ['Student 01', 'Student 02']
        >>> more, _ = give_pseudonyms(["name cleo", "name ben"], register)
        >>> more["name ben"] == names["name ben"], more["name cleo"]
        (True, 'Student 03')
    """
    hashes = {one: _hash(one, register.key) for one in who}
    numbers = dict(register.numbers)
    for new in sorted(set(hashes.values()) - numbers.keys()):
        numbers[new] = max(numbers.values(), default=0) + 1
    return {one: f"Student {numbers[it]:02}" for one, it in hashes.items()}, Register(register.key, numbers)


def register_text(register: Register) -> str:
    """The register as its file holds it."""
    held = {"about": _ABOUT, "key": register.key.hex(), "numbers": dict(register.numbers)}
    return json.dumps(held, indent=1) + "\n"


def read_register(text: str) -> Register:
    """The register in a file's text.

    Raises:
        ParallaxError: it is damaged. A new one is not made in its place: all numbers would change.
    """
    try:
        held = json.loads(text)
        numbers, key = held["numbers"], bytes.fromhex(held["key"])
        is_sound = bool(key) and all(type(number) is int and 0 < number < _MOST for number in numbers.values())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        is_sound = False
    if not is_sound:
        raise ParallaxError("the register of pseudonyms is damaged", FILE, _CURE)
    return Register(key, numbers)


def load_register(folder: Path) -> Register:
    """The register in a folder; a new one where there is none.

    Raises:
        ParallaxError: it is damaged or cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        return new_register()
    try:
        return read_register(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ParallaxError("the register of pseudonyms cannot be read", str(path), _CURE) from error


def _hash(who: str, key: bytes) -> str:
    return hmac.new(key, who.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:32]
