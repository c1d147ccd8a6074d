"""The rubric form as still HTML: the question and the points given.

Neither answers nor the rubric and its samples are in it: a notebook is passed on easily, and those stay with the
teacher.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from helpers.markup import escape
from helpers.widgets.boxes import boxed

if TYPE_CHECKING:
    from helpers.lessons import Question


def still(question: Question, points: Sequence[tuple[str, int | None]]) -> str:
    """The form without what only the teacher sees.

    Args:
        question: the question.
        points: by student what was given; None where the answer is not marked.

    Example:
        >>> from helpers.lessons import Question
        >>> page = still(Question("exit", "text", ("G1",), "Why?"), [("Student 01", 2), ("Student 02", None)])
        >>> "1 of 2 marked" in page, "Student 02: not marked" in page
        (True, True)
    """
    done = sum(given is not None for _, given in points)
    rows = (f"<li>{escape(who)}: {'not marked' if given is None else given}</li>" for who, given in points)
    told = f"<p><b>{escape(question.prompt)}</b></p><p>{done} of {len(points)} marked.</p>"
    fold = f"<details><summary>Points</summary><ul>{''.join(rows)}</ul></details>"
    return boxed(f"{told}{fold}<p>Answers, rubric and samples stand in the form itself, while the notebook runs.</p>")
