"""The texts that the benchmarks read: the first story's articles and the hand-marked pages of the tests."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))  # the benchmarks measure this checkout, installed or not

SEEDS = HOME / "seeds" / "putin-vietnam-2024"
KEY = SEEDS / "key"
SENTENCES = HOME / "tests" / "cases" / "sentences.txt"
PAGES = HOME / "tests" / "cases" / "zones"

Offsets = tuple[int, int]


@dataclass(frozen=True)
class Coded:
    """A page with its parts as a person marked them."""

    name: str
    text: str
    zones: tuple[tuple[int, int, str], ...]
    sentences: tuple[Offsets, ...] = ()

    def of(self, kind: str) -> list[Offsets]:
        return [(start, end) for start, end, of_kind in self.zones if of_kind == kind]


def seeds(key: Path = KEY) -> list[Coded]:
    """Both articles of the first story with the zones and body sentences of its key (a file, or the folder)."""
    file = key / "putin-vietnam-2024.json" if key.is_dir() else key
    data = json.loads(file.read_text(encoding="utf-8"))
    coded = []
    for name, about in data["meta"]["articles"].items():
        text = (SEEDS / about["file"]).read_bytes().decode("utf-8")
        zones = tuple((zone["start"], zone["end"], zone["kind"]) for zone in data["boilerplate"][name])
        sentences = tuple((found["start"], found["end"]) for found in data["sentences"][name]["body"])
        coded.append(Coded(name, text, zones, sentences))
    return coded


def pages() -> list[Coded]:
    """The pages of tests/cases/zones."""
    return [_page(path) for path in sorted(PAGES.glob("*.zones"))]


def _page(path: Path) -> Coded:
    """`kind | words` is a zone; `~ ` goes on with it on a new line; `+ ` puts a zone on the line of the last."""
    text, zones = "", []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#") and not text:
            continue
        if line.startswith("~ "):
            start, _, kind = zones.pop()
            text = text.rstrip("\n") + "\n" + line[2:]
        elif line.strip():
            label, _, words = line.removeprefix("+ ").partition(" | ")
            text = text.rstrip("\n") + " " if line.startswith("+ ") else text
            start, kind = len(text), label.strip()
            text += words
        else:
            text += "\n"
            continue
        zones.append((start, len(text), kind))
        text += "\n"
    return Coded(path.stem, text, tuple(zones))


def body_text() -> str:
    """The body of all of them, one paragraph a line, hard-wrapped paragraphs joined."""
    bodies = (page.text[start:end] for page in (*seeds(), *pages()) for start, end in page.of("body"))
    return "\n".join(" ".join(body.split()) for body in bodies) + "\n"


def varied(copies: int) -> str:
    """The body text so many times over, with a number in every paragraph that no other paragraph has.

    Some splitters keep what they found for a text they have seen; so none sees a paragraph twice.
    """
    paragraphs = body_text().splitlines()
    numbered = (
        paragraph.replace(" ", f" {copy * len(paragraphs) + place} ", 1)
        for copy in range(copies)
        for place, paragraph in enumerate(paragraphs)
    )
    return "\n".join(numbered) + "\n"


def cases() -> list[tuple[str, list[str]]]:
    """The hard cases: each text, and its sentences."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    cut = [line for line in lines if line.strip() and not line.startswith("#")]
    return [(line.replace("|", ""), [part.strip() for part in line.split("|")]) for line in cut]
