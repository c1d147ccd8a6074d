"""One coder's marks sorted by another's: hits, misses and false alarms."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.agreement.matching import By, Pair, match
from helpers.model import Annotation, Layer


@dataclass(frozen=True, slots=True)
class Sorted:
    """A coder's marks in three boxes, seen from a yardstick.

    Attributes:
        hits: what both marked, each as the coder's mark and the yardstick's.
        false_alarms: what only the coder marked, in reading order.
        misses: what only the yardstick marked, in reading order.
    """

    hits: tuple[Pair, ...]
    false_alarms: tuple[Annotation, ...]
    misses: tuple[Annotation, ...]

    @property
    def marked(self) -> int:
        """How many marks the coder made."""
        return len(self.hits) + len(self.false_alarms)

    @property
    def wanted(self) -> int:
        """How many marks the yardstick has."""
        return len(self.hits) + len(self.misses)

    @property
    def precision(self) -> float | None:
        """Hits of all that the coder marked, 0 to 1; None where nothing was marked."""
        return len(self.hits) / self.marked if self.marked else None

    @property
    def recall(self) -> float | None:
        """Hits of all that the yardstick marked, 0 to 1; None where it marked nothing."""
        return len(self.hits) / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, 0 to 1; None where nobody marked anything."""
        whole = self.marked + self.wanted
        return 2 * len(self.hits) / whole if whole else None


def sort_marks(coder: Layer, yardstick: Layer, by: By = "overlap", *, same_code: bool = False) -> Sorted:
    """A coder's marks as hits and false alarms, and the yardstick's marks that are missing, as misses.

    Args:
        coder: whose marks are sorted.
        yardstick: the coder to compare with; none is privileged, so any will do.
        by: as in `helpers.agreement.match`.
        same_code: whether the codes must be equal too.

    Note:
        Swap the two, and false alarms become misses: the words say where a mark is missing, not who is right.

    Raises:
        ParallaxError: the layers are of different stories.

    Example:
        >>> mine = Layer("Amina", "student", "s", (Annotation(0, 2, "No", "a1", "A", "who"),))
        >>> key = Layer("Ben", "student", "s", (Annotation(5, 9, "five", "b1", "A", "who"),))
        >>> found = sort_marks(mine, key)
        >>> [len(box) for box in (found.hits, found.false_alarms, found.misses)]
        [0, 1, 1]
    """
    pairs = match(coder, yardstick, by, same_code=same_code)
    ours, theirs = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    return Sorted(
        pairs,
        tuple(sorted((it for it in coder.annotations if id(it) not in ours), key=_place)),
        tuple(sorted((it for it in yardstick.annotations if id(it) not in theirs), key=_place)),
    )


def _place(one: Annotation) -> tuple[str, int, int]:
    return one.article, one.start, one.end
