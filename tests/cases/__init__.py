"""Test cases that a teacher can read and add to, and the functions that read them."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent

Stretch = tuple[int, int, str]


def sentence_cases() -> list[str]:
    """The lines of ``sentences.txt`` that are neither empty nor a comment."""
    lines = (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def zone_pages() -> list[Path]:
    """The hand-marked pages."""
    return sorted((FOLDER / "zones").glob("*.zones"))


def read_page(path: Path) -> tuple[str, list[Stretch]]:
    """A hand-marked page: its text, and the start, end and kind of every zone marked in it.

    A line is ``kind | text``; ``+`` before the kind glues the zone to the one before with a space; ``~`` goes on with
    the zone on a line of its own.
    """
    text = ""
    zones: list[Stretch] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") and not text:
            continue
        if line.startswith("~ "):
            start, _, kind = zones.pop()
            text = f"{text.removesuffix(chr(10))}\n{line[2:]}"
            zones.append((start, len(text), kind))
        elif line.strip():
            kind, _, words = line.removeprefix("+ ").partition(" | ")
            text = f"{text.removesuffix(chr(10))} " if line.startswith("+ ") else text
            zones.append((len(text), len(text) + len(words), kind.strip()))
            text += words
        text += "\n"
    return text, zones
