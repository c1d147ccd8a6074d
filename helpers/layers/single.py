"""What the reference coding finds in one article of a story alone."""

from __future__ import annotations

from pathlib import Path

from helpers.errors import ParallaxError
from helpers.layers.whose import REFERENCE, key_of
from helpers.model import Article, Match, Span, Story


def facts_in_one(story: Story, article: str, folder: str | Path = "") -> tuple[Match, ...]:
    """The facts that the reference coding finds in one article and in none of the others.

    Args:
        story: a story as `helpers.load_story` gives it.
        article: the article's id.
        folder: where the story lies, if not among the kit's seeds.

    Returns:
        One match a fact, with the article's sentences on its first side and nothing on the second; ``relation`` is
        ``only here``, and ``reason`` is why the coder thinks that it could matter. Empty where there is no coding.

    Note:
        Not found in the others by one careful reader. That is no sign of why it does not stand there.

    Raises:
        ParallaxError: the coding does not fit the articles.

    Example:
        >>> from helpers import load_story
        >>> facts_in_one(load_story("putin-vietnam-2024"), "A")[0].label
        'First visit to North Korea in 24 years'
    """
    text = next((it for it in story.articles if it.id == article), None)
    rows = key_of(story, folder).get(f"only_{article}", [])
    try:
        return tuple(
            Match(str(row["fact"]), _spans(row["sentences"], text), (), "only here", str(row["why_it_matters"]), None,
                  REFERENCE)
            for row in rows
            if text
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError) as error:
        problem = f"the {REFERENCE} of single facts is not in its form ({type(error).__name__}: {error})"
        raise ParallaxError(problem, story.id, "Restore the key") from error


def _spans(places: list[dict[str, int]], article: Article) -> tuple[Span, ...]:
    return tuple(Span(it["start"], it["end"], article.text[it["start"] : it["end"]]) for it in places)
