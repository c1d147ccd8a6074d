"""What one coder answered to the questions of the generic frames, and the mean of a frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from helpers.frames.instrument import Frame
from helpers.model import LayerKind, Span

YES: Final = "yes"
NO: Final = "no"
CANNOT_TELL: Final = "can’t tell"
ANSWERS: Final = (YES, NO, CANNOT_TELL)

Place = tuple[str, str]
"""The id of an article, with the id of a question or the name of a frame."""


@dataclass(frozen=True, slots=True)
class FrameCoding:
    """What one coder answered about the articles of a story.

    Attributes:
        coder: who coded: ``you``, ``reference coding``.
        kind: what kind of coder that is.
        answers: the answer, one of `ANSWERS`, by article and question; nothing where none was given.
        evidence: the passages behind a yes, by article and question, or by article and frame where a coder gave them
            for a frame as a whole.
        notes: what the coder remarked, by article and question.
    """

    coder: str
    kind: LayerKind
    answers: Mapping[Place, str]
    evidence: Mapping[Place, tuple[Span, ...]] = field(default_factory=dict)
    notes: Mapping[Place, str] = field(default_factory=dict)

    def passages(self, article: str, frame: Frame, item: str = "") -> tuple[Span, ...]:
        """The passages behind one answer, or behind a frame; those of the whole frame where an answer has none."""
        names = [item] if item else [it.id for it in frame.items]
        found = [span for name in names for span in self.evidence.get((article, name), ())]
        return tuple(found) or tuple(self.evidence.get((article, frame.name), ()))


def is_complete(coding: FrameCoding, article: str, frame: Frame) -> bool:
    """Whether every question of a frame has an answer for an article; *can’t tell* is one."""
    return all(coding.answers.get((article, item.id)) in ANSWERS for item in frame.items)


def frame_mean(coding: FrameCoding, article: str, frame: Frame) -> float | None:
    """The mean of a frame's questions for one article: 1 for yes, 0 for no, *can’t tell* left out.

    How to read it: .75 means that three of four questions were answered with yes.

    Note:
        It counts how many questions fit, not how strong a frame is nor how much of the text it fills, and not whether
        a text is one-sided. Frames have three, four or five questions, so that one answer weighs differently: do not
        rank the frames of a text by small differences.

    Returns:
        The mean from 0 to 1; None where a question has no answer yet, or all were answered with *can’t tell*.

    Reference:
        Semetko & Valkenburg (2000), Journal of Communication 50(2).

    Example:
        >>> from helpers.frames import find_frame
        >>> frame = find_frame("morality")
        >>> said = dict(zip([("A", item.id) for item in frame.items], ("yes", "no", "can’t tell")))
        >>> frame_mean(FrameCoding("Ada", "student", said), "A", frame)
        0.5
    """
    if not is_complete(coding, article, frame):
        return None
    counted = [coding.answers[article, item.id] for item in frame.items]
    counted = [answer for answer in counted if answer != CANNOT_TELL]
    return counted.count(YES) / len(counted) if counted else None


def item_ratings(
    codings: Sequence[FrameCoding], articles: Iterable[str], frame: Frame
) -> dict[str, tuple[tuple[str | None, ...], ...]]:
    """For each question one row an article with the answer of each coder; None for no answer and for *can’t tell*."""
    ids = tuple(articles)

    def row(article: str, item: str) -> tuple[str | None, ...]:
        said = (coding.answers.get((article, item)) for coding in codings)
        return tuple(answer if answer in (YES, NO) else None for answer in said)

    return {item.id: tuple(row(article, item.id) for article in ids) for item in frame.items}
