"""Corrections of zones for whoever clicks in the reader: written into ``story.toml`` by the words, never by offset."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.intake import toml
from helpers.intake.editing import Block, own_story_file, parted, read_tables, replace_file, whole
from helpers.intake.quoting import quoting
from helpers.model import ZONE_KINDS, Article, Story
from helpers.seeds import load_story
from helpers.seeds.corrections import place_of

WHY: Final = "Said by whoever made this story."


def correct_zone(story: str | Path, article: str, place: tuple[int, int], kind: str, why: str = "") -> Story:
    """Say what a stretch of an article is, and read the story again.

    Args:
        story: a story of your own, by name or path.
        article: the article's id.
        place: index of the stretch's first character in ``article.text``, and the index after its last.
        kind: one of the kinds of zones, such as ``caption``.
        why: a reason, for whoever reads ``story.toml``.

    Returns:
        The story as it is read now. Corrections that lie wholly inside the stretch are replaced.

    Raises:
        ParallaxError: the story belongs to the kit or cannot be changed, there is no such article or kind, or the
            stretch is empty.
    """
    if kind not in ZONE_KINDS:
        raise ParallaxError(f"{kind!r} is no kind of zone", article, f"Use one of {', '.join(ZONE_KINDS)}")
    path = own_story_file(story)
    text = _article(load_story(path.parent), article).text
    start, end = _trimmed(text, *place)
    correction: dict[str, toml.Value] = {"kind": kind, **quoting(text, start, end, article), "why": why or WHY}
    source, tables = read_tables(path)
    index = [str(entry.get("id", Path(str(entry.get("file"))).stem)) for entry in tables["articles"]].index(article)
    blocks = parted(source)
    old: list[dict[str, Any]] = tables["articles"][index].pop("corrections", [])
    kept = [not _inside(text, it, start, end) for it in old]
    tables["articles"][index]["corrections"] = [
        *(it for it, is_kept in zip(old, kept, strict=True) if is_kept),
        correction,
    ]
    replace_file(path, whole(_changed(blocks, index, kept, correction)), tables)
    return load_story(path.parent)


def article_begins(story: str | Path, article: str, at: int, why: str = "") -> Story:
    """Say that an article begins at a place: all before it is the page around it.

    Args:
        story: a story of your own, by name or path.
        article: the article's id.
        at: index of the article's first character.
        why: a reason.

    Raises:
        ParallaxError: as `correct_zone` does, or nothing stands before the place.
    """
    if not _article(load_story(story), article).text[:at].strip():
        cure = "Choose the first words of the article where something stands above them, such as the head of a page"
        raise ParallaxError("the text begins with these words already", article, cure)
    return correct_zone(story, article, (0, at), "other", why or "The article begins after it.")


def article_ends(story: str | Path, article: str, at: int, why: str = "") -> Story:
    """Say that an article ends at a place: all after it is the page around it.

    Args:
        story: a story of your own, by name or path.
        article: the article's id.
        at: index after the article's last character.
        why: a reason.

    Raises:
        ParallaxError: as `correct_zone` does, or nothing stands behind the place.
    """
    text = _article(load_story(story), article).text
    if not text[at:].strip():
        cure = "Choose the last words of the article where something stands below them, such as a list of links"
        raise ParallaxError("the text ends with these words already", article, cure)
    return correct_zone(story, article, (at, len(text)), "other", why or "The article ends before it.")


def _article(story: Story, name: str) -> Article:
    for article in story.articles:
        if article.id == name:
            return article
    known = ", ".join(article.id for article in story.articles)
    raise ParallaxError(f"there is no article {name!r}", story.id, f"Use one of {known}")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, start), min(len(text), end)
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _inside(text: str, correction: dict[str, Any], start: int, end: int) -> bool:
    found = place_of(text, correction, "")
    return start <= found.start and found.end <= end


def _changed(blocks: list[Block], article: int, kept: list[bool], correction: dict[str, toml.Value]) -> list[Block]:
    """The file with the article's replaced corrections left out and the new one after its last."""
    result: list[Block] = []
    seen, nth, at = -1, -1, None
    for block in blocks:
        if block.name == "articles":
            seen, nth = seen + 1, -1
        is_ours = seen == article and block.name.partition(".")[0] == "articles"
        if is_ours and block.name == "articles.corrections":
            nth += 1
            if nth < len(kept) and not kept[nth]:
                continue
        result.append(block)
        at = len(result) if is_ours else at
    added = f"\n{toml.block('[[articles.corrections]]', correction)}\n"
    return [*result[:at], Block("articles.corrections", tuple(added.splitlines(keepends=True))), *result[at:]]
