"""What each sentence is about: topics a student can code, and those of the reference coding."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import ascii_lowercase, digits
from typing import Any, Final

from helpers.codebook import Code, Codebook
from helpers.errors import ParallaxError
from helpers.layers.whose import REFERENCE, key_of
from helpers.model import Annotation, Layer, Span, Story

ABOUT: Final = "about "
ELSE: Final = "about something else"
_KEYS: Final = digits[1:] + ascii_lowercase


def topic_codebook(story: Story, *more: str, folder: str | Path = "") -> Codebook:
    """The topics of a story as codes: what a sentence is mainly about.

    The topics are those of the story's reference coding, if it has coded any, else the actors of its ``story.toml``.

    Args:
        story: the articles.
        *more: further topics, such as ``trade``.
        folder: where the story lies, if not among the kit's seeds.

    Example:
        >>> from helpers import load_story
        >>> [code.name for code in topic_codebook(load_story("river-flood"), "the weather").codes][-2:]
        ['about the weather', 'about something else']
    """
    names = [*(topic_names(story, folder).values() or [actor.name for actor in story.actors]), *more]
    wanted = list(dict.fromkeys(names))[: len(_KEYS) - 1]
    hint = "The sentence is mainly about this; a second code where it is as much about something else."
    codes = [Code(ABOUT + name, key, hint) for name, key in zip(wanted, _KEYS, strict=False)]
    last = Code(ELSE, "0", "None of the others; if there are many of them, you need another topic.")
    return Codebook("topics", (*codes, last))


def topic_names(story: Story, folder: str | Path = "") -> dict[str, str]:
    """The reference coding's topics: its own abbreviations, and what each is called; empty where it has none."""
    names = key_of(story, folder).get("sentences", {}).get("topic_names", {})
    return {str(code): str(name) for code, name in names.items()}


def reference_topics(story: Story, folder: str | Path = "") -> Layer:
    """What each sentence of the body is about, in the reference coding: a code a topic, named as in the codebook.

    Args:
        story: the articles.
        folder: where the story lies, if not among the kit's seeds.

    Returns:
        The layer; without annotations where the coding has no topics. A sentence about two topics has two codes.

    Raises:
        ParallaxError: the coding does not fit the articles.

    Example:
        >>> from helpers import load_story
        >>> layer = reference_topics(load_story("putin-vietnam-2024"))
        >>> len(layer.annotations), layer.annotations[1].code
        (52, 'about Russia and North Korea')
    """
    names = topic_names(story, folder)
    found: list[Annotation] = []
    if names:
        coded = key_of(story, folder)["sentences"]
        try:
            for article in story.articles:
                for row in coded.get(article.id, {}).get("body", []):
                    span = Span(row["start"], row["end"], article.text[row["start"] : row["end"]])
                    found += _annotations(row, span, article.id, names)
        except (KeyError, TypeError, AttributeError) as error:
            problem = f"the {REFERENCE} of topics is not in its form ({type(error).__name__}: {error})"
            raise ParallaxError(problem, story.id, "Restore the key") from error
    return Layer(REFERENCE, "key", story.id, tuple(found))


def _annotations(row: Mapping[str, Any], span: Span, article: str, names: Mapping[str, str]) -> list[Annotation]:
    """One annotation for each topic of a sentence; what stands in brackets behind a topic is a remark."""
    codes = [part.partition(" (")[0] for part in str(row.get("topic", "")).split(" + ")]
    return [
        Annotation(span.start, span.end, span.text, f"{row['id']}.{number}", article, ABOUT + names[code])
        for number, code in enumerate(codes)
        if code
    ]
