"""Which of a lesson's questions can be asked of a story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from helpers.lessons.questions import Question


def for_story(questions: Iterable[Question], story: str) -> tuple[Question, ...]:
    """The questions that can be asked of a story, in their order.

    A question whose key was made with another story steps aside, unless it is ``general``: then it is asked without
    that key, its reasons and its hints. One that is only for ``elsewhere`` steps aside on the lesson's own story.

    Args:
        questions: a lesson's questions.
        story: the id of the story the student works on.

    Example:
        >>> asked = Question("a", "text", ("G1",), "Who?", story="x"), Question("b", "text", ("G1",), "Why?", story="")
        >>> [question.id for question in for_story(asked, "y")]
        ['b']
    """
    return tuple(_without_key(it, story) for it in questions if _fits(it, story))


def _fits(question: Question, story: str) -> bool:
    own = question.story in ("", story)
    return not own if question.elsewhere else own or question.general


def _without_key(question: Question, story: str) -> Question:
    if question.story in ("", story):
        return question
    return replace(question, story="", answers=(), reason="", reveal="", defensible=(), hints=(), samples=())
