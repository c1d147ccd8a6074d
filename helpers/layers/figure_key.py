"""What the reference coding says of figures: their values, and which of two articles measure the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from helpers.comparison.figure_ledger import FigureRow
from helpers.comparison.pairs import FigurePair
from helpers.errors import ParallaxError
from helpers.layers.whose import REFERENCE, coder_of
from helpers.model import Article, Span, Story
from helpers.seeds.stories import list_stories, reference_key


def reference_pairs(story: Story, folder: str | Path = "") -> tuple[FigurePair, ...]:
    """The pairs of figures of the first two articles in the reference coding, with its relation and reason.

    Args:
        story: a story as `helpers.load_story` gives it.
        folder: where the story lies, if not among the kit's seeds.

    Returns:
        The pairs in the coding's order, without those it calls decoys. Empty where the story has no coding.

    Note:
        The coding is one careful reading. It also pairs what has no number (``rafts``), and what a machine that reads
        numbers cannot find.

    Raises:
        ParallaxError: the coding does not fit the articles.

    Example:
        >>> from helpers import load_story
        >>> pairs = reference_pairs(load_story("putin-vietnam-2024"))
        >>> [pair.relation for pair in pairs if pair.a[0].text == "$3.5 billion"]
        ['different period']
    """
    if len(story.articles) < 2 or not (folder or story.folder or story.id in list_stories()):
        return ()
    a, b = story.articles[:2]
    try:
        key = reference_key(folder or story.folder or story.id)
        coder, figures = coder_of(key), {row["id"]: row for row in key.get("figures", [])}
        return tuple(
            _pair(row, _span(figures[row[f"{a.id}_id"]], a), _span(figures[row[f"{b.id}_id"]], b), figures, coder)
            for row in key.get("figure_pairs", [])
            if not row.get("decoy")
        )
    except (KeyError, TypeError, AttributeError) as error:
        problem = f"the {REFERENCE} of pairs of figures is not in its form ({type(error).__name__}: {error})"
        raise ParallaxError(problem, story.id, "Restore the key") from error


def key_of(row: FigureRow, keys: Sequence[FigurePair]) -> FigurePair | None:
    """The reference coding's pair for a row of the figure ledger; None where it has none.

    Args:
        row: a row of `helpers.comparison.figure_ledger`.
        keys: as `reference_pairs` gives them.
    """
    ours = row.figures[:2]
    if len(ours) < 2 or None in ours:
        return None
    return next((it for it in keys if _meets(ours[0], it.a[0]) and _meets(ours[1], it.b[0])), None)


def _meets(one: Any, two: Span) -> bool:
    return bool(one.start < two.end and two.start < one.end)


def _pair(row: Mapping[str, Any], ours: Span, theirs: Span, figures: Mapping[str, Any], coder: str) -> FigurePair:
    first = next(value for name, value in row.items() if name.endswith("_id"))
    label = str(figures[first].get("measure") or "")
    return FigurePair(label, (ours,), (theirs,), str(row["relation"]), str(row.get("why", "")), None, coder)


def _span(row: Mapping[str, Any], article: Article) -> Span:
    start, end = int(row["start"]), int(row["end"])
    return Span(start, end, article.text[start:end])
