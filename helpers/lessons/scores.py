"""How many points an answer earns by the key, and which questions of a lesson count.

- A written question with a rubric earns what the teacher gives for it (see `helpers.lessons.marks`).
- A closed question with a key earns one point if the answer matches the key or can be defended, and else none.
- A prediction, a step of a scale and the answers on frames earn nothing and cost nothing: no coder is wrong there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from helpers.lessons.belonging import for_story
from helpers.lessons.feedback import feedback
from helpers.lessons.questions import Question
from helpers.model import Story

_EARNS: Final = {"matches the key": 1, "defensible": 1, "look again": 0}


def by_hand(question: Question) -> bool:
    """Whether a teacher marks the answers to a question with its rubric."""
    return question.kind == "text" and bool(question.rubric) and not question.predict


def by_key(question: Question) -> bool:
    """Whether the key decides over the answers to a question.

    Example:
        >>> by_key(Question("longer", "choice", ("G1",), "Which?", options=("A", "B"), answers=("A",)))
        True
        >>> by_key(Question("conflict", "scale", ("G1",), "Is there one?", answers=("1",)))
        False
    """
    return question.kind not in ("text", "scale") and bool(question.answers) and not question.predict


def counted(questions: Iterable[Question], story: str, *, formative: bool = False) -> tuple[Question, ...]:
    """The questions of a lesson that count on a story.

    Args:
        questions: the lesson's questions.
        story: the id of the story that is worked on; a key that was made with another one decides nothing.
        formative: count the others, too, about which students were told at once.
    """
    asked = for_story(questions, story)
    return tuple(it for it in asked if (it.assessed or formative) and (by_hand(it) or by_key(it)))


def key_points(question: Question, value: object, story: Story) -> int | None:
    """What an answer earns by the key, as students are told of it; None where there is no answer or no key.

    Example:
        >>> from helpers import plain_article
        >>> story = Story("karsk", "", (plain_article("No one came.", id="A"),))
        >>> longer = Question("longer", "choice", ("G1",), "Which?", assessed=True, options=("A", "B"), answers=("A",))
        >>> key_points(longer, "A", story), key_points(longer, "B", story), key_points(longer, None, story)
        (1, 0, None)
    """
    if value is None or not by_key(question):
        return None
    return _EARNS.get(feedback(replace(question, assessed=False), value, story).verdict)
