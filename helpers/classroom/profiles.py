"""The frame profiles of a class: for each frame and article how the students' means spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median, quantiles

from helpers.agreement import Agreement, Ratings, krippendorff_alpha, percent_agreement, pool
from helpers.classroom.coded import ROUNDS
from helpers.classroom.work import Lesson
from helpers.frames import Frame, FrameCoding, frame_mean, load_frames
from helpers.frames.coding import item_ratings


@dataclass(frozen=True, slots=True)
class Spread:
    """How the means of one frame for one article spread over a class.

    Attributes:
        frame: the frame's name.
        article: the article's id.
        values: each mean that occurs, from 0 to 1, with how many students have it.
        mean: the mean of the students' means.
        median: the middle one.
        low: a quarter of the students is at or below it.
        high: a quarter is at or above it.
    """

    frame: str
    article: str
    values: tuple[tuple[float, int], ...]
    mean: float
    median: float
    low: float
    high: float

    @property
    def n(self) -> int:
        """How many students coded the frame completely."""
        return sum(count for _, count in self.values)


def spread(frame: str, article: str, means: Sequence[float]) -> Spread:
    """The spread of some means; there must be one at least.

    The quarters are those of the inclusive method: with 0, 0.25, 0.5 and 1 they lie at 0.1875 and 0.625.

    Example:
        >>> found = spread("conflict", "A", [0, 0.25, 0.5, 1])
        >>> found.mean, found.median, found.low, found.high
        (0.4375, 0.375, 0.1875, 0.625)
    """
    low, _, high = quantiles(means, n=4, method="inclusive") if len(means) > 1 else (means[0],) * 3
    return Spread(frame, article, tuple(sorted(Counter(means).items())), mean(means), median(means), low, high)


def spreads(lesson: Lesson) -> tuple[Spread, ...]:
    """The spread of every frame and article that somebody coded completely."""
    found = []
    for frame in load_frames():
        for article in lesson.story.articles:
            every = (frame_mean(coding, article.id, frame) for coding in lesson.frames)
            means = [it for it in every if it is not None]
            found += [spread(frame.name, article.id, means)] if means else []
    return tuple(found)


def frame_agreements(
    codings: Sequence[FrameCoding], articles: Iterable[str]
) -> Iterator[tuple[str, tuple[Agreement, ...]]]:
    """For each frame question and for each frame as a whole its name, per cent agreement and alpha.

    A question has one unit an article, so that its alpha is mostly undefined; that of the whole frame is pooled, and
    says so.
    """
    if len(codings) < 2:
        return
    ids = tuple(articles)
    for frame in load_frames():
        every = [_ratings(codings, ids, frame, item, rows) for item, rows in item_ratings(codings, ids, frame).items()]
        for ratings in every:
            if ratings.pairable():
                yield ratings.of, (percent_agreement(ratings), krippendorff_alpha(ratings, rounds=0))
        whole = pool(every, f"frame {frame.name}")
        if whole.pairable():
            yield whole.of, (percent_agreement(whole), krippendorff_alpha(whole, rounds=ROUNDS))


def _ratings(
    codings: Sequence[FrameCoding],
    articles: tuple[str, ...],
    frame: Frame,
    item: str,
    rows: tuple[tuple[str | None, ...], ...],
) -> Ratings:
    short = next(it.short for it in frame.items if it.id == item)
    return Ratings(f"{frame.name}: {short}", tuple(coding.coder for coding in codings), articles, rows)
