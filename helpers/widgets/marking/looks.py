"""What the page of the rubric form shows, as plain data, and whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from helpers.lessons.marks import Mark, Written, fingerprint
from helpers.lessons.rubrics import Criterion, most_points
from helpers.markup import visible

if TYPE_CHECKING:
    from helpers.journal import JournalLike
    from helpers.lessons import Question

OTHER_STORY: Final = "The samples are about another story: take them for how much is asked, not for what is found."
AGAIN: Final = "This answer was handed in after you had marked an earlier one with"


def about(question: Question, lines: Sequence[Criterion], *, elsewhere: bool) -> dict[str, Any]:
    """What stays: the question, the rubric, the samples.

    Args:
        question: the question.
        lines: its rubric.
        elsewhere: whether the samples are about another story.
    """
    rows = [{"text": it.text, "points": it.points, "levels": list(it.levels)} for it in lines]
    samples = [{"text": it.text, "points": f"{it.points:g}", "reason": it.reason} for it in question.samples]
    note = OTHER_STORY if elsewhere and samples else ""
    return {"prompt": question.prompt, "lines": rows, "samples": samples, "most": most_points(lines), "note": note}


def card(answer: Written, mark: Mark, line: int) -> dict[str, Any]:
    """One answer with what it was given.

    Args:
        answer: the answer.
        mark: its mark.
        line: the line of the rubric whose turn it is, from 0.
    """
    before = ", ".join("–" if it is None else str(it) for it in mark.before)
    return {
        "key": fingerprint(answer.who),
        "student": visible(answer.shown),
        "text": visible(answer.text),
        "words": len(answer.text.split()),
        "levels": [-1 if it is None else it for it in mark.levels],
        "line": line,
        "points": mark.points,
        "note": mark.note,
        "again": f"{AGAIN} {before}." if before else "",
    }


def problems(journal: JournalLike) -> list[str]:
    """What is amiss with the journal of the marks, its file named from the folder of the class on."""
    path = journal.path
    if path is None:
        return [visible(it) for it in journal.problems]
    place = "/".join(path.parts[-4:])
    return [visible(it.replace(str(path), place)) for it in journal.problems]


def line_after(at: int, levels: Sequence[int | None], *, was_whole: bool) -> int | None:
    """The line whose turn it is after one was given a level; None where it is the next answer's.

    Args:
        at: the line that was given a level.
        levels: the levels now.
        was_whole: whether every line had one before.

    Example:
        >>> line_after(0, (2, None), was_whole=False), line_after(1, (None, 2), was_whole=False)
        (1, 0)
        >>> line_after(1, (2, 2), was_whole=False), line_after(0, (1, 2), was_whole=True)
        (None, 1)
    """
    open_lines = [line for line, level in enumerate(levels) if level is None]
    if open_lines:
        return next((line for line in open_lines if line > at), open_lines[0])
    return at + 1 if was_whole and at + 1 < len(levels) else None


def whole(value: object) -> int:
    """A whole number that the page has sent; -1 for anything else.

    Example:
        >>> whole(2), whole("2"), whole(True)
        (2, -1, -1)
    """
    return value if type(value) is int else -1
