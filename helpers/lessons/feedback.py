"""What a student hears about an answer: never that it is wrong, always where to look."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from helpers.lessons.comparing import nearness, same
from helpers.lessons.evidence import place, places_of
from helpers.lessons.numbers import parse_number, written
from helpers.lessons.questions import Defensible, Question
from helpers.lessons.wording import alike
from helpers.model import Span, Story

Verdict = Literal["matches the key", "defensible", "look again", "noted"]


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said of an answer.

    Attributes:
        verdict: ``matches the key``, ``defensible``, ``look again``, or ``noted`` where there is nothing to match.
        text: why, in a sentence or two.
        hint: a passage to look at again, as an article's id and a span of it.
    """

    verdict: Verdict
    text: str
    hint: tuple[str, Span] | None = None


ICONS: Final[Mapping[Verdict, str]] = {"matches the key": "✓", "defensible": "≈", "look again": "↺", "noted": "●"}
"""What stands before each verdict, so that none is told by its colour."""

NOTED: Final = "Your answer is kept."
WITH_TEACHER: Final = "Your answer is kept. The key to this question is with your teacher."
OTHER_STORY: Final = "Your answer is kept. The key was made with another story, so it is not compared here."
PREDICTED: Final = "Your prediction is kept. No prediction is wrong; you will come back to it."
SCALE: Final = "Your answer is kept. On a question like this there is no right or wrong: trained coders differ, too."


def feedback(question: Question, value: object, story: Story) -> Feedback:
    """What to say of an answer.

    Args:
        question: the question.
        value: the answer, of any type; what makes no sense is answered, not refused.
        story: the story the student works on.

    Example:
        >>> from helpers import load_story
        >>> longer = Question("longer", "choice", ("G1",), "Which is longer?", options=("A", "B"), answers=("A",))
        >>> feedback(longer, "A", load_story("putin-vietnam-2024")).verdict
        'matches the key'
        >>> feedback(longer, None, load_story("putin-vietnam-2024")).text
        'There is no answer yet. Choose one.'
    """
    first = unclear(question, value, story)
    if first:
        return Feedback("look again", first)
    kept = _only_kept(question, story)
    return Feedback("noted", kept) if kept else _compared(question, value, story)


def _only_kept(question: Question, story: Story) -> str:
    """What to say where an answer is kept and not compared; empty where it is compared."""
    if question.predict:
        return PREDICTED
    if question.kind == "scale":
        return SCALE
    if question.assessed:
        return WITH_TEACHER
    if question.story and question.story != story.id:
        return OTHER_STORY
    return "" if question.answers else NOTED


def _compared(question: Question, value: object, story: Story) -> Feedback:
    if any(same(question, value, answer, story) for answer in question.answers):
        return Feedback("matches the key", question.reason or "The key has the same.")
    for other in question.defensible:
        if same(question, value, other.answer, story):
            return Feedback("defensible", _defended(other))
    hint = next((it for it in question.hints if it.answer is not None and it.answer == value), None)
    hint = hint or next((it for it in question.hints if it.answer is None), None)
    found = place(story, hint.place) if hint and hint.place else None
    said = " ".join(filter(None, (nearness(question, value, story), hint.text if hint else "")))
    return Feedback("look again", said or "The key has another answer. Go back to the words and decide anew.", found)


def _defended(other: Defensible) -> str:
    return f"The key has another answer, but yours can be defended: {other.reason}"


# ---- whether an answer can be compared at all


def unclear(question: Question, value: object, story: Story) -> str:
    """What to do before an answer can be taken; empty where it can."""
    return _UNCLEAR[question.kind](question, value, story)


def _unclear_choice(question: Question, value: object, _story: Story) -> str:
    if not value:
        return "There is no answer yet. Choose one."
    known = isinstance(value, str) and any(alike(value, option) for option in question.options)
    return "" if known else "This is none of the answers. Choose one of them."


def _unclear_choices(question: Question, value: object, _story: Story) -> str:
    if not value:
        return "There is no answer yet. Choose all that fit."
    listed = isinstance(value, list | tuple) and all(it in question.options for it in value)
    return "" if listed else "This is none of the answers. Choose among them."


def _unclear_number(_question: Question, value: object, _story: Story) -> str:
    text = written(value)
    if not text.strip():
        return "There is no answer yet. Write a number."
    return "" if parse_number(text) else "This cannot be read as one number. Write it in digits, such as 12 or 3.5."


def _unclear_span(_question: Question, value: object, story: Story) -> str:
    text = value.get("text") if isinstance(value, Mapping) else value
    if not isinstance(text, str) or not text.strip():
        return "There is no answer yet. Select the words in the reader, or copy them from the article."
    if places_of(story, value):
        return ""
    name = value.get("article") if isinstance(value, Mapping) else None
    if not isinstance(name, str) or not name:
        return "These words do not stand in the articles like this. Copy them exactly, without leaving any out."
    if others := places_of(story, text):
        other = others[0][0].id
        return f"These words stand in article {other}, not in article {name}. Choose “Article {other}” above the box."
    return f"These words do not stand in article {name} like this. Copy them exactly, without leaving any out."


def _unclear_scale(question: Question, value: object, _story: Story) -> str:
    low, high = question.scale
    on_scale = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
    return "" if on_scale else "There is no answer yet. Choose a step of the scale."


def _unclear_text(_question: Question, value: object, _story: Story) -> str:
    has_words = isinstance(value, str) and re.search(r"\w", value)
    return "" if has_words else "There is no answer yet. Write it in your own words."


_UNCLEAR: Final[Mapping[str, Callable[[Question, Any, Story], str]]] = {
    "choice": _unclear_choice,
    "choices": _unclear_choices,
    "number": _unclear_number,
    "span": _unclear_span,
    "scale": _unclear_scale,
    "text": _unclear_text,
}
