"""What a rule finds in a line, before it becomes a `Figure`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.numbers import Number


@dataclass(slots=True)
class Found:
    """A finding of one rule.

    Attributes:
        first: place of its first lexeme in the line.
        last: place of its last lexeme.
        kind: one of `FigureKind`, or ``name`` for a number that is part of a name and no figure.
        rule: the rule's name.
        value, high, unit, counted, iso: as in `Figure`.
        hedge: words inside the finding that make it approximate (``early`` in ``the early 2000s``).
        number: the number it was made from, if there is one.
        priority: which of two equally long findings stands; the lower one.
    """

    first: int
    last: int
    kind: str
    rule: str
    value: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    counted: str = ""
    iso: str = ""
    hedge: str = ""
    modifier: str = ""
    source: str = ""
    period: str = ""
    measure: str = ""
    number: Number | None = None
    priority: int = 5
