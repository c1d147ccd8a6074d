"""What of a lesson's questions stays with the teacher, and whether any of it stands in a file."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from helpers.intake.toml import text as toml_text
from helpers.lessons.reading import STUDENT

KEY_FIELDS: Final = ("answer", "defensible", "reason", "reveal", "hints", "rubric", "samples", "tolerance")
"""The fields of an assessed question that its answer could be read from."""
_LEAST: Final = 24
"""Letters and digits: shorter texts, such as the name of a code, stand everywhere and give nothing away."""


def for_students(toml: str) -> str:
    r"""A file of questions as students may have it.

    The key of an assessed question goes, and the samples of every written one: nothing on a student's screen uses
    them. All other keys stay, since the feedback needs them.

    Args:
        toml: the text of a ``questions.toml``.

    Raises:
        ValueError: it is no TOML.

    Example:
        >>> print(for_students('[[questions]]\nid = "exit"\nassessed = true\nanswer = "B"\nprompt = "Which?"'))
        edition = "student"
        <BLANKLINE>
        [[questions]]
        id = "exit"
        assessed = true
        prompt = "Which?"
        <BLANKLINE>
    """
    data = tomllib.loads(toml.removeprefix("\ufeff"))
    questions = [_open_part(it) for it in _questions(data)]
    head = {name: value for name, value in data.items() if name != "questions"} | {"edition": STUDENT}
    blocks = [_fields(head), *("[[questions]]\n" + _fields(it) for it in questions)]
    return "\n".join(blocks)


def kept_texts(toml: str) -> tuple[str, ...]:
    r"""The texts of a file of questions that stay with the teacher, as far as they are long enough to tell something.

    Options and words of the articles stand elsewhere by right; that they are the answer is told by `KEY_FIELDS` alone.

    Args:
        toml: the text of a ``questions.toml``.

    Raises:
        ValueError: it is no TOML.

    Example:
        >>> kept_texts('[[questions]]\nassessed = true\nreason = "Because the treaty was signed before the visit."')
        ('Because the treaty was signed before the visit.',)
    """
    found: list[str] = []
    for question in _questions(tomllib.loads(toml.removeprefix("\ufeff"))):
        assessed = question.get("assessed") is True
        fields = KEY_FIELDS if assessed else ("samples",)
        own = {it for name in ("prompt", "options") for it in _texts(question.get(name))}
        found += (it for name in fields for it in _texts(question.get(name)) if it not in own)
    return tuple(dict.fromkeys(it for it in found if len(plain_letters(it)) >= _LEAST))


def leaks(files: Mapping[str, bytes], texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    r"""The files that hold one of some texts, each with the text; marks, case and white space make no difference.

    Args:
        files: name and content; of notebooks and other JSON every string is read.
        texts: what must not stand in them.

    Example:
        >>> leaks({"a.ipynb": b'["The *mayor*\\nspoke."]'}, ["the mayor spoke"])
        (('a.ipynb', 'the mayor spoke'),)
    """
    wanted = [(it, plain_letters(it)) for it in texts]
    return tuple(
        (name, text)
        for name, data in files.items()
        for letters in [plain_letters(decoded(name, data))]
        for text, sought in wanted
        if sought and sought in letters
    )


def plain_letters(text: str) -> str:
    """The letters and digits of a text, in one case: what is left of it in any markup."""
    return "".join(it for it in unicodedata.normalize("NFKC", text).casefold() if it.isalnum())


def decoded(name: str, data: bytes) -> str:
    """What a file says; of JSON its strings, joined as they follow each other."""
    text = data.decode("utf-8", "replace")
    if name.endswith((".ipynb", ".json")):
        try:
            return "".join(_strings(json.loads(text)))
        except ValueError:
            return text
    return text


def _questions(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = data.get("questions")
    return [it for it in found if isinstance(it, dict)] if isinstance(found, list) else []


def _open_part(question: Mapping[str, Any]) -> dict[str, Any]:
    gone = KEY_FIELDS if question.get("assessed") is True else ("samples",)
    return {name: value for name, value in question.items() if name not in gone}


def _texts(value: object) -> Iterator[str]:
    """The texts in a field, without places: those stand in the articles."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for it in value:
            yield from _texts(it)
    elif isinstance(value, dict):
        for name, it in value.items():
            if name not in ("article", "quote"):
                yield from _texts(it)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for it in value if isinstance(value, list) else [one for pair in value.items() for one in pair]:
            yield from _strings(it)


def _fields(table: Mapping[str, Any]) -> str:
    return "".join(f"{_name(name)} = {_value(value)}\n" for name, value in table.items())


def _name(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else toml_text(name)


def _value(value: object) -> str:
    """A value in one line, as TOML writes it: tables inside a question become inline ones."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return toml_text(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_name(name)} = {_value(it)}' for name, it in value.items())} }}"
    return str(value)  # numbers; a date, which no field takes, is written as it was read
