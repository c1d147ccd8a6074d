"""Codebooks: what the parts of a text can be coded as, each code with a key to press and a hint in plain words.

The ready-made ones are the files of `helpers/codebooks/`, which anybody can read and change; a teacher's own file of
the same form works too.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.model import Story

FOLDER: Final = Path(__file__).parent / "codebooks"
_CURE: Final = "Compare it with a ready-made one in helpers/codebooks"
_WHATEVER: Final = "All words that stand for this, whatever the text calls it."
_MOST: Final = 8  # as many as there are colours
_CHOOSE: Final = "Choose one event or person that the texts call by several names; code all words that stand for it."


@dataclass(frozen=True, slots=True)
class Code:
    """One thing a stretch of text can be coded as.

    Attributes:
        name: what it is called, such as ``document``.
        key: the letter or digit that gives it.
        hint: when to give it, in plain words.
    """

    name: str
    key: str
    hint: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """The codes of one task.

    Attributes:
        name: what is coded, such as ``sources``.
        codes: the codes, in the order they are shown.
        title: what stands above the codes; the name, where there is none.

    Raises:
        ParallaxError: two codes have one name or one key, or a key is not one letter a to z or one digit.

    Example:
        >>> Codebook("tone", (Code("calm", "c", "No strong words."), Code("loud", "c", "Strong words.")))
        Traceback (most recent call last):
        ...
        helpers.errors.ParallaxError: codebook tone: two codes have the key c. Give each code a key of its own.
    """

    name: str
    codes: tuple[Code, ...]
    title: str = ""

    def __post_init__(self) -> None:
        where = f"codebook {self.name}"
        for code in self.codes:
            if not code.name.strip():
                raise ParallaxError("a code has no name", where, "Name it")
            if not (len(code.key) == 1 and code.key.isascii() and code.key.isalnum() and code.key == code.key.lower()):
                problem = f"the key of {code.name} is {code.key!r}"
                raise ParallaxError(problem, where, "Choose one small letter from a to z, or one digit")
        for kind, values in (("name", [it.name for it in self.codes]), ("key", [it.key for it in self.codes])):
            if twice := _repeated(values):
                raise ParallaxError(f"two codes have the {kind} {twice}", where, f"Give each code a {kind} of its own")


def list_codebooks() -> tuple[str, ...]:
    """The names of the ready-made codebooks.

    Example:
        >>> list_codebooks()
        ('conflict', 'differences', 'entman', 'figures', 'labels', 'page', 'sources', 'voice')
    """
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def load_codebook(name: str | Path) -> Codebook:
    """A codebook, ready-made or from a file.

    Args:
        name: one of `list_codebooks`, or the path of a ``.toml`` file of the same form.

    Raises:
        ParallaxError: there is no such codebook, or the file is not one.

    Example:
        >>> [code.key for code in load_codebook("sources").codes]
        ['p', 'i', 'a', 'd', 'o']
    """
    path = Path(name) if str(name).endswith(".toml") else FOLDER / f"{name}.toml"
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        cure = f"Choose {', '.join(list_codebooks())}, or give the path of a .toml file"
        raise ParallaxError(f"there is no codebook {name}", cure=cure) from missing
    except (OSError, ValueError) as reason:  # ValueError: neither TOML nor, perhaps, UTF-8
        raise ParallaxError(f"this codebook cannot be read ({reason})", path.name, _CURE) from reason
    title = _word(rows["title"], path.name) if "title" in rows else ""
    return Codebook(_word(rows.get("name"), path.name), tuple(_codes(rows.get("codes"), path.name)), title)


def label_codebook(story: Story) -> Codebook:
    """A codebook with one code for each thing that a story has several names for: what a label stands for.

    Args:
        story: a story; its events are what ``[[events]]`` lists in ``story.toml``. Where there are fewer than two,
            the codes are filled up with things that the student chooses.

    Returns:
        The codebook ``labels by what they stand for``, with the keys 1 to 8 at most.

    Example:
        >>> from helpers import load_story
        >>> [(code.key, code.name) for code in label_codebook(load_story("putin-vietnam-2024")).codes]
        [('1', 'What Russia and North Korea signed'), ('2', 'What Russia does in Ukraine')]
    """
    hints = {event.name: _WHATEVER for event in story.events}
    chosen = ("one thing", "another thing")[len(hints) :]
    hints |= dict.fromkeys(chosen, _CHOOSE)
    codes = (Code(name, str(key), hint) for key, (name, hint) in enumerate(list(hints.items())[:_MOST], start=1))
    return Codebook("labels by what they stand for", tuple(codes))


def _codes(rows: object, where: str) -> Iterable[Code]:
    if not isinstance(rows, list) or not rows:
        raise ParallaxError("this codebook has no codes", where, _CURE)
    for row in rows:
        fields: dict[str, Any] = row if isinstance(row, dict) else {}
        yield Code(*(_word(fields.get(field), where) for field in ("name", "key", "hint")))


def _word(value: object, where: str) -> str:
    if not isinstance(value, str):
        problem = "the codebook needs a name, and each code a name, a key and a hint, all between quotation marks"
        raise ParallaxError(problem, where, _CURE)
    return value


def _repeated(values: Iterable[str]) -> str:
    return next((value for value, count in Counter(values).items() if count > 1), "")
