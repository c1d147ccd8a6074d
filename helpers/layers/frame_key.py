"""What the codings that come with a story answered to the questions of the generic frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.frames import NO, YES, FrameCoding, load_frames
from helpers.layers.reference import SECOND
from helpers.layers.whose import REFERENCE, key_of
from helpers.model import Article, Span, Story
from helpers.seeds.stories import reference_key, second_key

Place = tuple[str, str]
Answered = tuple[Place, str, tuple[Span, ...], str]
"""Article and question, the answer, the passages behind it, the coder's note."""

_SAID: Final[Mapping[object, str]] = {1: YES, 0: NO, "yes": YES, "no": NO}


def frame_codings(story: Story, folder: str | Path = "") -> tuple[FrameCoding, ...]:
    """The generic frames of a story as the reference coding has them, then as the second coding has them.

    Args:
        story: a story as `helpers.load_story` gives it.
        folder: where the story lies, if not among the kit's seeds.

    Returns:
        The codings that have frames: two, one, or none. The reference coding gives its passages for a frame as a
        whole, the second one for each question.

    Note:
        Trained coders differ on such questions, so neither coding makes an answer right or wrong. A mean in the
        reference coding's own file may count a twentieth question, about pictures; here it is left out.

    Raises:
        ParallaxError: a coding does not fit the articles.

    Example:
        >>> from helpers import load_story
        >>> [coding.coder for coding in frame_codings(load_story("putin-vietnam-2024"))]
        ['reference coding', 'second coding']
        >>> [coding.coder for coding in frame_codings(load_story("river-flood"))]
        ['reference coding', 'second coding']
    """
    ways = ((REFERENCE, reference_key, _first), (SECOND, second_key, _second))
    codings = (
        _coding(coder, list(_guarded(story, coder, way(key_of(story, folder, find), story))))
        for coder, find, way in ways
    )
    return tuple(coding for coding in codings if coding.answers)


def _coding(coder: str, rows: list[Answered]) -> FrameCoding:
    answers = {place: answer for place, answer, _, _ in rows if answer}
    evidence = {place: spans for place, _, spans, _ in rows if spans}
    return FrameCoding(coder, "key", answers, evidence, {place: note for place, _, _, note in rows if note})


def _guarded(story: Story, coder: str, rows: Iterator[Answered]) -> Iterator[Answered]:
    try:
        yield from rows
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        problem = f"the {coder} of frames is not in its form ({type(error).__name__}: {error})"
        raise ParallaxError(problem, story.id, "Restore the key") from error


def _first(key: Mapping[str, Any], story: Story) -> Iterator[Answered]:
    """The reference coding: 1 or 0 for each question, and passages for the frame."""
    for article in story.articles:
        coded = key.get("framing", {}).get(article.id, {}).get("semetko_valkenburg", {})
        for frame in load_frames():
            if frame.key not in coded:
                continue
            row = coded[frame.key]
            for item in frame.items:
                yield (article.id, item.id), _SAID[row["items"][item.first]], (), ""
            yield (article.id, frame.name), "", tuple(_span(article, it) for it in row.get("evidence", [])), ""


def _second(key: Mapping[str, Any], story: Story) -> Iterator[Answered]:
    """The second coding: an answer, a passage and a note for each question."""
    for article in story.articles:
        coded = key.get("frames", {}).get(article.id, {})
        for frame in load_frames():
            for item in frame.items:
                if item.second in coded:
                    row = coded[item.second]
                    spans = (_span(article, row["evidence"]),) if row.get("evidence") else ()
                    yield (article.id, item.id), _SAID[row["answer"]], spans, str(row.get("note") or "")


def _span(article: Article, place: Mapping[str, Any]) -> Span:
    start, end = int(place["start"]), int(place["end"])
    text = article.text[start:end]
    if not 0 <= start < end <= len(article.text) or place.get("surface", text) != text:
        problem = f"the coding has other words from {start} to {end} than the text"
        raise ParallaxError(problem, f"article {article.id}", "Restore the key")
    return Span(start, end, text)
