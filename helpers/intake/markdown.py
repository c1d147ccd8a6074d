"""An article in Markdown to its text: the words without the marks."""

from __future__ import annotations

import re
from typing import Final

from helpers.intake.page import Piece, Read, joined
from helpers.intake.page_data import day
from helpers.intake.received import Fact
from helpers.model import ZoneKind

_FRONT: Final = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD: Final = re.compile(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_MARKS: Final = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^>]{0,200}>"), ""),
    (re.compile(r"(?<![\w\\])(\*\*\*|\*\*|\*|___|__|_|~~|`+)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|$-])"), r"\1"),
)
_BLANK: Final = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")
_RULE: Final = re.compile(r"[ \t]*(?:[-*_][ \t]*){3,}")
_DEFINITION: Final = re.compile(r"\[[^\]]+\]:\s+\S+.*")
_ITEM: Final = re.compile(r"\A[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_NAMES: Final = {
    "outlet": ("outlet", "site", "sitename", "publisher", "source", "publication"),
    "date": ("date", "published", "created"),
    "author": ("author", "byline", "authors", "creator"),
}


def read_markdown(source: str, where: str) -> Read:
    r"""The article of a Markdown file, as `helpers.intake.page.read_page` gives it.

    Example:
        >>> read_markdown("# Bridge opens\n\nThe **bridge** over the [Arle](https://a.example) opened.", "a.md")[0]
        'Bridge opens\n\nThe bridge over the Arle opened.\n'
    """
    _ = where
    front = _FRONT.match(source)
    fields = {name.lower(): value for name, value in _FIELD.findall(front[1])} if front else {}
    pieces: list[Piece] = []
    for paragraph in _BLANK.split(source[front.end() if front else 0 :].strip()):
        pieces += _pieces(paragraph, has_headline=any(piece.kind == "headline" for piece in pieces))
    if (title := fields.get("title", "")) and not any(piece.kind == "headline" for piece in pieces):
        pieces.insert(0, Piece("headline", title))
    text, parts = joined([piece for piece in pieces if piece.text])
    return text, parts, _facts(fields), ()


def _pieces(paragraph: str, *, has_headline: bool) -> list[Piece]:
    """The blocks of one paragraph of the source."""
    found: list[Piece] = []
    lines = [line for line in paragraph.splitlines() if not _RULE.fullmatch(line) and not _DEFINITION.fullmatch(line)]
    if len(lines) >= 2 and re.fullmatch(r"[=-]{2,}[ \t]*", lines[1]):
        lines = [f"{'#' if lines[1][0] == '=' else '##'} {lines[0]}", *lines[2:]]
    for line in lines:
        bare = line.strip().lstrip(">").strip()
        kind: ZoneKind = "body"
        if heading := _HEADING.fullmatch(bare):
            kind, bare = ("crosshead" if has_headline or len(heading[1]) > 1 else "headline"), heading[2]
            has_headline = has_headline or kind == "headline"
        elif picture := _PICTURE.fullmatch(bare):
            kind, bare = "caption", picture[1]
        elif bare.startswith("|") and bare.endswith("|"):
            if re.fullmatch(r"[|\s:-]+", bare):
                continue
            kind, bare = "other", " | ".join(cell.strip() for cell in bare.strip("|").split("|"))
        words = _plain(_ITEM.sub("", bare, count=1))
        goes_on = found and found[-1].kind == kind == "body" and not _ITEM.match(line)
        if goes_on:
            found[-1] = Piece("body", f"{found[-1].text} {words}")
        else:
            found.append(Piece(kind, words))
    return found


def _plain(words: str) -> str:
    words = _PICTURE.sub(r"\1", words)
    for pattern, kept in _MARKS:
        words = pattern.sub(kept, words)
    return " ".join(words.split())


def _facts(fields: dict[str, str]) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for fact, names in _NAMES.items():
        for name in names:
            value = day(fields.get(name, "")) if fact == "date" else fields.get(name, "").strip()
            if value and fact not in found:
                found[fact] = Fact(value, f"It stands as “{name}” at the head of the Markdown file.")
    return found
