"""One table of ``questions.toml``: its fields, each with what it must be, and a fault for each that is not."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from helpers.lessons.questions import Fault
from helpers.markup import visible


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that offers the likeliest of the known names, or all of them where none is near.

    Example:
        >>> did_you_mean("promt", ["id", "prompt"])
        'Did you mean “prompt”?'
        >>> did_you_mean("colour", ["id", "prompt"])
        'Use one of: id, prompt.'
    """
    listed = list(known)
    near = difflib.get_close_matches(name, listed, n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”?" if near else f"Use one of: {', '.join(listed)}."


@dataclass(slots=True)
class Table:
    """The fields of one table, read one by one; what is wrong with them gathers in `faults`.

    Attributes:
        data: the fields.
        file: the file's name, for the faults.
        where: gives the line of a field; of the table itself for an empty name.
        name: what to call the table in a sentence, such as ``question “longer”``.
        entry: gives the line of one of the tables inside this one, such as its second hint.
        faults: what was found wrong so far.
    """

    data: Mapping[str, Any]
    file: str
    where: Callable[[str], int]
    name: str
    entry: Callable[[str, int], int] = lambda _name, _which: 1
    faults: list[Fault] = field(default_factory=list)

    def fault(self, text: str, at: str = "") -> None:
        """Note a fault at a field, or at the table itself."""
        self.faults.append(Fault(self.file, max(1, self.where(at)), f"In {self.name}, {text}"))

    def only(self, known: Iterable[str], why: str = "") -> None:
        """Note each field that is none of the known ones."""
        listed = list(known)
        for found in self.data:
            if found not in listed:
                self.fault(f"“{visible(found)}” is not a field{why}. {did_you_mean(found, listed)}", found)

    def text(self, name: str, *, needed: str = "") -> str:
        """A field that is text.

        Args:
            name: the field.
            needed: what to write, where the field must be there.
        """
        value = self.data.get(name)
        if value is None and not needed:
            return ""
        if isinstance(value, str) and value.strip():
            return value.strip()
        wrong = f"{name} is missing" if value is None else f"{name} must be text in quotation marks, and not empty"
        cure = needed or f'Write {name} = "…".'
        self.fault(f"{wrong}. {cure}", name)
        return ""

    def texts(self, name: str, *, needed: str = "") -> tuple[str, ...]:
        """A field that is a list of texts; one text alone stands for a list of one."""
        value = self.data.get(name)
        if value is None and not needed:
            return ()
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and listed and all(isinstance(it, str) and it.strip() for it in listed):
            return tuple(it.strip() for it in listed)
        wrong = f"{name} is missing" if value is None else f"{name} must be a list of texts, none of them empty"
        cure = needed or f'Write {name} = ["…", "…"].'
        self.fault(f"{wrong}. {cure}", name)
        return ()

    def flag(self, name: str) -> bool:
        """A field that is true or false; false where it is missing."""
        value = self.data.get(name, False)
        if isinstance(value, bool):
            return value
        self.fault(f"{name} must be true or false, without quotation marks.", name)
        return False

    def number(self, name: str, *, least: float = 0, needed: str = "") -> float | None:
        """A field that is a number, at least `least`; None where it is missing or wrong."""
        value = self.data.get(name)
        if value is None and not needed:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value < 10**15:
            return value
        wrong = f"{name} is missing" if value is None else f"{name} must be a number from {least:g} up"
        cure = needed or f"Write {name} = {least:g}."
        self.fault(f"{wrong}. {cure}", name)
        return None

    def tables(self, name: str) -> list[Mapping[str, Any]]:
        """A field that is a list of tables, written ``[[questions.name]]``."""
        value = self.data.get(name, [])
        if isinstance(value, list) and all(isinstance(it, dict) for it in value):
            return value
        self.fault(f"{name} must be one or more tables. Write [[questions.{name}]] above their fields.", name)
        return []

    def inner(self, name: str, which: int, data: Mapping[str, Any]) -> Table:
        """One of the tables inside this one; its faults are its own until they are added to this one's."""
        called = f"{self.name}, {name.removesuffix('s')} {which + 1}"
        return Table(data, self.file, lambda _: self.entry(name, which), called)
