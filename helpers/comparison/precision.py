"""How exact a figure is: to which digit it is given, and what its hedge leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from math import floor, isfinite, log10
from typing import Final

from helpers.comparison.conversion import conversion
from helpers.model import Figure
from helpers.vocabulary import table

_NUMERAL: Final = re.compile(r"\d[\d,\u00a0\u2009\u202f]*(?:\.(\d+))?")
_EXACT_BELOW: Final = 100
"""A bare number below this is taken to be counted to the last one; the zeros of a larger one may be rounding."""

ABOUT: Final = 0.1
"""``around`` and its like leave a tenth to either side."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What a figure is worth, in its base unit.

    Attributes:
        low: its value; of a range the lower end.
        high: the upper end; the value again where it is no range.
        step: the worth of its last telling digit: 100 million for ``$3.5 billion``.
        hedge: what the hedge says: ``about``, ``more`` (at least that much), ``less`` (at most that much) or nothing.
        plural: whether it is a number left open, such as ``dozens``.
        base: the unit the values are in.
        is_count: whether it counts things, or ranks them.
    """

    low: float
    high: float
    step: float
    hedge: str
    plural: bool
    base: str
    is_count: bool


def amount_of(figure: Figure) -> Amount | None:
    """What a figure is worth and how exactly it says so; None where it has no number.

    Example:
        >>> from helpers import find_figures, plain_article
        >>> figure = find_figures(plain_article("It cost about $3.5 billion."))[0]
        >>> amount = amount_of(figure)
        >>> amount.low, amount.step, amount.hedge
        (3500000000.0, 100000000.0, 'about')
    """
    if figure.value is None or not isfinite(figure.value) or figure.kind in ("date", "year", "time"):
        return None
    factor, offset, base = _reckoned(figure)
    low = figure.value
    high = figure.value if figure.value_high is None else figure.value_high
    plural = figure.value_high is not None and figure.approximate and not re.search(r"\d", figure.text)
    ends = sorted((low * factor + offset, high * factor + offset))
    return Amount(
        ends[0],
        ends[1],
        _step(figure, low) * factor,
        hedge_says(figure),
        plural,
        base,
        figure.kind in ("count", "ordinal"),
    )


def _reckoned(figure: Figure) -> tuple[float, float, str]:
    """Factor, offset and base unit; a share such as ``a third`` is reckoned in per cent, a count is not converted."""
    if figure.kind == "count":
        return 1.0, 0.0, figure.unit
    if figure.kind == "ratio" and not figure.unit:
        return 100.0, 0.0, "percentage"
    return conversion(figure.unit)


def commensurate(a: Amount, b: Amount) -> bool:
    """Whether two amounts are in one unit; a bare number goes with any, and counted things may have two names.

    Where only one says ``per year`` the other may mean it too.
    """
    if a.base == b.base:
        return True
    (one, _, per_one), (two, _, per_two) = a.base.partition(" per "), b.base.partition(" per ")
    if "" in (one, two) or (a.is_count and b.is_count):
        return True
    return one == two and (per_one == per_two or "" in (per_one, per_two))


def _step(figure: Figure, value: float) -> float:
    """The worth of the last digit that tells something."""
    found = _NUMERAL.search(figure.text)
    if found and found[1]:
        bare = float(re.sub(r"[^\d.]", "", found[0]))
        scale = abs(value) / bare if bare else 1.0
        return float(scale * 10.0 ** -len(found[1]))
    return last_digit(value)


def last_digit(value: float) -> float:
    """The worth of the last digit of a whole number that is no zero; 1 for one below 100.

    Example:
        >>> last_digit(1_400), last_digit(171_000_000_000), last_digit(20)
        (100.0, 1000000000.0, 1.0)
    """
    size = abs(value)
    if size < _EXACT_BELOW or size != floor(size):
        return 1.0 if size == floor(size) else 10.0 ** (floor(log10(size)) - 2)
    step = 1.0
    while size % (step * 10) == 0 and step < size:
        step *= 10
    return step


def hedge_says(figure: Figure) -> str:
    """What a hedge says of the number: ``about``, ``more``, ``less``, or nothing where there is none."""
    hedge = figure.hedge.casefold()
    if not hedge:
        return "about" if figure.approximate else ""
    groups = table("hedge_directions")
    return next((name for name in ("more", "less") if hedge in groups[name]), "about")


def to_digits(value: float, digits: int) -> float:
    """A value rounded to so many significant digits.

    Example:
        >>> to_digits(3_560_000_000, 2), to_digits(0.0349, 1), to_digits(0, 1)
        (3600000000.0, 0.03, 0.0)
    """
    if not value or not isfinite(value):
        return float(value)
    return round_half_up(value, digits - 1 - floor(log10(abs(value))))


def round_half_up(value: float, places: int) -> float:
    """Rounded as taught in school: a 5 goes up, also where Python's ``round`` would go to the even digit."""
    try:
        return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
    except InvalidOperation:  # more digits than any figure has
        return float(value)
