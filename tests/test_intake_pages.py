"""The forty pages of tests/cases/pages: their body is found, and the way back to the page is never lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from helpers.intake import draft_story
from helpers.intake.files import receive

PAGES = sorted(
    path for path in (Path(__file__).parent / "cases" / "pages").iterdir() if path.suffix in (".html", ".txt")
)
LOW = {"13-indian-portal": 0.92, "11-opinion": 0.94, "40-paste-markdown-like": 0.92}
"""Pages on which less is reached; benchmarks/README.md says why."""


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def parts(path: Path) -> list[tuple[str, str]]:
    lines = path.with_suffix(".body").read_text(encoding="utf-8").splitlines()
    return [(kind, text) for kind, _, text in (line.partition(" | ") for line in lines)]


def test_there_are_forty_and_each_has_its_true_parts() -> None:
    assert len(PAGES) >= 40
    assert all(kind and text for path in PAGES for kind, text in parts(path))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_body_is_found(path: Path) -> None:
    article = draft_story("pages", [path, "Nobody came to the hall. It was cold."]).articles[0].article
    found = words(" ".join(zone.text for zone in article.zones if zone.kind in ("body", "crosshead")))
    true = words(" ".join(text for kind, text in parts(path) if kind in ("body", "crosshead")))
    f1 = 2 * (found & true).total() / (found.total() + true.total())
    assert f1 >= LOW.get(path.stem, 0.95), f"{f1:.3f}; not found: {true - found}; too much: {found - true}"


@pytest.mark.parametrize("path", [path for path in PAGES if path.suffix == ".html"], ids=lambda path: path.stem)
def test_no_word_is_made_up(path: Path) -> None:
    text = receive(path).text
    assert words(text).keys() <= words(re.sub(r"&\w+;|\\n", " ", path.read_text(encoding="utf-8"))).keys() | GLUED


GLUED = {"it", "began"}
"""A first letter that the page sets apart from the rest of its word."""
