"""The rubric form as still HTML: the question, the rubric with its levels, the samples, and the points given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from helpers.lessons.rubrics import Criterion, most_points
from helpers.markup import escape
from helpers.widgets.boxes import boxed

if TYPE_CHECKING:
    from helpers.lessons import Question


def still(question: Question, lines: Sequence[Criterion], points: Iterable[tuple[str, int | None]]) -> str:
    """The form without its answers.

    Args:
        question: the question.
        lines: its rubric.
        points: by student what was given; None where the answer is not marked.

    Example:
        >>> from helpers.lessons import Question
        >>> page = still(Question("exit", "text", ("G1",), "Why?"), (), [("Student 01", 2), ("Student 02", None)])
        >>> "1 of 2 marked" in page, "Student 02: not marked" in page
        (True, True)
    """
    return boxed("".join(_parts(question, lines, tuple(points))))


def _parts(question: Question, lines: Sequence[Criterion], points: Sequence[tuple[str, int | None]]) -> Iterator[str]:
    done = sum(given is not None for _, given in points)
    yield f"<p><b>{escape(question.prompt)}</b></p><p>{done} of {len(points)} marked. What is looked for:</p>"
    yield f"<ol>{''.join(map(_line, lines))}</ol>"
    for sample in question.samples:
        yield f"<p>A sample with {sample.points:g} of {most_points(lines)} points:</p>"
        yield f"<blockquote>{escape(sample.text)}</blockquote><p>{escape(sample.reason)}</p>"
    rows = (f"<li>{escape(who)}: {'not marked' if given is None else given}</li>" for who, given in points)
    yield f"<details><summary>Points</summary><ul>{''.join(rows)}</ul></details>"


def _line(line: Criterion) -> str:
    told = "; ".join(f"{level}: {escape(words)}" for level, words in enumerate(line.levels) if words)
    return f"<li>{escape(line.text)} ({line.points} at most){f'<br>{told}' if told else ''}</li>"
