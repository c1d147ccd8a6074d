"""What the notebook on a class shows for marking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.widgets.marking.form import Marking

if TYPE_CHECKING:
    from helpers.classroom import OurClass


def class_marking(ours: OurClass, lesson: str, question: str = "", *, names: bool = False) -> Marking:
    """The form to mark the answers to a written question with its rubric, by keyboard; every mark is kept at once.

    Args:
        ours: the class.
        lesson: the lesson, by name or number.
        question: the question's id; if empty the lesson's exit ticket.
        names: show real names instead of pseudonyms.

    Raises:
        ParallaxError: nobody handed in work on the lesson, or it has no such question with a rubric.
    """
    found = ours.to_mark(lesson, question, names=names)
    return Marking(found.question, found.lines, found.answers, found.marks, asked_elsewhere=found.elsewhere)
