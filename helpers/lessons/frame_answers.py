"""Answers to the questions of the generic frames: under which names a journal keeps them, and what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from helpers.anchoring import anchor
from helpers.coding import State
from helpers.frames import ANSWERS, YES, Frame, FrameCoding, is_complete, load_frames
from helpers.model import Span, Story

PREFIX: Final = "frames:"
"""What the question ids of these answers begin with in a journal; the article and the question follow."""


def answer_key(article: str, item: str) -> str:
    """The name under which a journal keeps one answer.

    Example:
        >>> answer_key("A", "reproach")
        'frames:A:reproach'
    """
    return f"{PREFIX}{article}:{item}"


def frame_answers(state: State, story: Story, coder: str = "you") -> FrameCoding:
    """The answers in a journal, with their passages put on the articles as they are now.

    Args:
        state: what stands in the journal.
        story: the articles.
        coder: whose answers these are.

    Example:
        >>> from helpers import load_story
        >>> from helpers.journal import MemoryJournal
        >>> journal = MemoryJournal()
        >>> _ = journal.do({"do": "answer", "question": "frames:A:reproach", "value": {"answer": "no"}})
        >>> frame_answers(journal.state, load_story("putin-vietnam-2024")).answers
        {('A', 'reproach'): 'no'}
    """
    answers: dict[tuple[str, str], str] = {}
    evidence: dict[tuple[str, str], tuple[Span, ...]] = {}
    for article in story.articles:
        for item in (item for frame in load_frames() for item in frame.items):
            value = state.answers.get(answer_key(article.id, item.id))
            if not isinstance(value, Mapping) or value.get("answer") not in ANSWERS:
                continue
            answers[article.id, item.id] = value["answer"]
            if value["answer"] == YES and (span := _placed(article.text, value.get("words"))):
                evidence[article.id, item.id] = (span,)
    return FrameCoding(coder, "student", answers, evidence)


def without_words(coding: FrameCoding, story: Story, frame: Frame) -> int:
    """How many questions of a frame were answered with yes and have no passage."""
    places = [(article.id, item.id) for article in story.articles for item in frame.items]
    return sum(coding.answers.get(place) == YES and not coding.evidence.get(place) for place in places)


def is_done(coding: FrameCoding, story: Story, frame: Frame) -> bool:
    """Whether a frame is coded in all articles: every question has an answer, and every yes its words.

    Example:
        >>> from helpers.frames import find_frame
        >>> is_done(FrameCoding("you", "student", {}), Story("s", "", ()), find_frame("conflict"))
        True
    """
    complete = all(is_complete(coding, article.id, frame) for article in story.articles)
    return complete and not without_words(coding, story, frame)


def _placed(text: str, words: Any) -> Span | None:
    """Where the words of an answer stand now; None where they are gone."""
    return anchor(text, words) if isinstance(words, Mapping) and isinstance(words.get("text"), str) else None
