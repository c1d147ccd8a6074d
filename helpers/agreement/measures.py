"""Per cent agreement, Cohen's kappa and Krippendorff's alpha."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import comb
from typing import TYPE_CHECKING, Any, Final, Literal

from helpers.agreement.ratings import Agreement, Ratings, Value
from helpers.errors import ParallaxError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Level = Literal["nominal", "ordinal", "interval", "ratio"]
RELIABLE: Final = 0.8
TENTATIVE: Final = 0.667
SEED: Final = 2024
_FEWEST: Final = 2  # one unit cannot show whether coders tell units apart
_FEWEST_RESAMPLED: Final = 10  # an interval from fewer units pretends to know more than it does
_RARE: Final = 5
_LOST: Final = 0.05  # the share of resamples that may be without variance
_POOLED: Final = "counted over several items together; that some are rarer than others looks like agreement"


def percent_agreement(ratings: Ratings) -> Agreement:
    """The share of pairs of coders that gave a unit the same value, 0 to 1.

    How to read it: .90 means that of ten pairs of codes nine are equal. With two coders it is simply the share of
    units coded alike; with more each unit counts by its pairs. Units that fewer than two coders coded are left out.

    Note:
        It knows nothing of chance. Where a code is rare, coders who never give it agree almost always: do not
        compare it between codes of different frequency, nor between codebooks with different numbers of codes.

    Reference:
        Artstein & Poesio (2008), Inter-coder agreement for computational linguistics, section 2.

    Example:
        >>> percent_agreement(Ratings("who", ("Amina", "Ben"), ("A1", "A2", "A3"), ((1, 1), (0, 1), (0, None)))).value
        0.5
    """
    rows = ratings.pairable()
    tallies = [
        Counter(value for value in row if value is not None) for row in rows
    ]  # a class has too many pairs to try
    pairs = sum(comb(tally.total(), 2) for tally in tallies)
    if not pairs:
        return _undefined("per cent agreement", ratings, "no unit was coded by two coders")
    alike = sum(comb(count, 2) for tally in tallies for count in tally.values())
    return Agreement("per cent agreement", ratings.of, alike / pairs, None, None, len(rows), _caveat(ratings))


def cohen_kappa(ratings: Ratings) -> Agreement:
    """Cohen's kappa: how far two coders agree beyond what their own habits would give by chance.

    How to read it: 1 is perfect agreement, 0 what chance gives if both kept their shares of each code, below 0 less
    than that. By the conventions for alpha, .800 is reliable and .667 allows tentative conclusions.

    Note:
        For two coders and values without order only. With very rare or very frequent codes kappa is low however
        well the coders agree: print per cent agreement beside it, and do not compare kappas of codes whose
        frequencies differ much.

    Reference:
        Cohen (1960), A coefficient of agreement for nominal scales; Artstein & Poesio (2008).

    Raises:
        ParallaxError: there are not exactly two coders.

    Example:
        >>> rows = ((1, 1), (1, 1), (0, 0), (0, 1))
        >>> cohen_kappa(Ratings("who", ("Amina", "Ben"), ("A1", "A2", "A3", "A4"), rows)).value
        0.5
    """
    if len(ratings.coders) != 2:
        cure = "Choose two layers, or use Krippendorff's alpha"
        raise ParallaxError(f"Cohen's kappa compares two coders, not {len(ratings.coders)}", ratings.of, cure)
    rows = ratings.pairable()
    if reason := _no_variance(ratings):
        return _undefined("Cohen’s kappa", ratings, reason)
    n = len(rows)
    first, second = Counter(row[0] for row in rows), Counter(row[1] for row in rows)
    observed = sum(a == b for a, b in rows)
    expected = sum(first[value] * second[value] for value in first)  # in units of n squared: whole numbers stay exact
    value = (observed * n - expected) / (n * n - expected)
    return Agreement("Cohen’s kappa", ratings.of, value, None, None, n, _caveat(ratings))


def krippendorff_alpha(
    ratings: Ratings, level: Level = "nominal", *, rounds: int = 1000, seed: int = SEED
) -> Agreement:
    """Krippendorff's alpha: one minus observed by expected disagreement, for any number of coders and missing values.

    How to read it: 1 is perfect agreement, 0 is chance. By convention data with .800 and more are reliable, from .667
    tentative conclusions can be drawn, and below that the codes are not clear enough to build on. The interval is the
    middle 95 per cent of the alphas of resampled units; a wide one says that there were few units.

    Args:
        ratings: the values.
        level: how values differ: ``nominal`` (equal or not), ``ordinal`` (by rank), ``interval`` or ``ratio``. All
            but the first need numbers.
        rounds: how many resamples make the interval; 0 for none.
        seed: the seed of the resampling; the same seed gives the same interval.

    Returns:
        The agreement. It is undefined, with the reason in ``note``, where fewer than two units have the values of two
        coders or where all values are equal. There is no interval below ten units, without any disagreement, or where
        a value is so rare that many resamples lack it.

    Note:
        Do not compare alphas of different levels, nor of codings with different codes. Sentences of one text
        follow on each other, so they are no random sample and the interval is rather too narrow. Two articles are
        too few units for an alpha of each frame item: give per cent agreement for the item, and a pooled alpha (see
        `pool`) with its caveat.

    Reference:
        Krippendorff (2019), Content Analysis, 4th edition, chapter 12; computed by the ``krippendorff`` package.

    Raises:
        ParallaxError: the level needs numbers and there are others.

    Example:
        >>> rows = ((1, 1), (1, 1), (0, 0), (0, 1))
        >>> alpha = krippendorff_alpha(Ratings("who", ("Amina", "Ben"), ("A1", "A2", "A3", "A4"), rows))
        >>> round(alpha.value, 3), alpha.n, alpha.low
        (0.533, 4, None)
    """
    domain = _domain(ratings, level)
    if reason := _no_variance(ratings):
        return _undefined("Krippendorff’s alpha", ratings, reason)
    import numpy as np  # here, because floors 0 to 3 are imported without it

    tallies = [_tally(row) for row in ratings.pairable()]
    counts = np.array([[tally[value] for value in domain] for tally in tallies])
    scale = np.arange(len(domain)) if level in ("nominal", "ordinal") else np.array(domain, dtype=float)
    value = _alpha(counts, scale, level)
    notes = [_caveat(ratings), _convention(value)]
    rarest = int(counts.sum(axis=0).min())
    if rarest < _RARE and len(domain) == 2:
        times = "once" if rarest == 1 else f"{rarest} times"
        notes.append(f"one of the two values was given {times} in all: a single code more would change it much")
    low = high = None
    if rounds and len(counts) < _FEWEST_RESAMPLED:
        notes.append(f"no interval: {len(counts)} units are too few")
    elif rounds and value == 1:
        notes.append("no interval: where nobody disagrees, no resample does")
    elif rounds:
        low, high, why = _interval(counts, scale, level, rounds, seed)
        notes.append(why)
    note = "; ".join(filter(None, notes))
    return Agreement("Krippendorff’s alpha", ratings.of, value, low, high, len(counts), note)


def _alpha(counts: npt.NDArray[np.int_], scale: npt.NDArray[Any], level: Level) -> float:
    import krippendorff  # here, because floors 0 to 3 are imported without it

    return float(krippendorff.alpha(value_counts=counts, value_domain=scale, level_of_measurement=level))


def _interval(
    counts: npt.NDArray[np.int_], scale: npt.NDArray[Any], level: Level, rounds: int, seed: int
) -> tuple[float | None, float | None, str]:
    """The middle 95 per cent of the alphas of resampled units, or why there is none."""
    import numpy as np  # here, because floors 0 to 3 are imported without it

    # RandomState is numpy's frozen generator: the numbers in a notebook's outputs stay the same in every version.
    drawn = np.random.RandomState(seed).randint(0, len(counts), (rounds, len(counts)), dtype=np.int64)
    alphas = []
    for places in drawn:
        sample = counts[places]
        used = sample.any(axis=0)
        if used.sum() > 1:
            alphas.append(_alpha(sample[:, used], scale[used], level))
    if rounds - len(alphas) > _LOST * rounds:
        return None, None, "no interval: too many resamples are without variance"
    low, high = np.percentile(alphas, [2.5, 97.5])
    return float(low), float(high), ""


def _domain(ratings: Ratings, level: Level) -> list[Any]:
    """The values that occur in pairable units, in order."""
    values: set[Any] = set().union(*ratings.pairable()) - {None}
    if level == "nominal":
        return sorted(values, key=lambda value: (str(type(value)), value))
    if any(isinstance(value, str) for value in values):
        cure = "Use numbers for the values, or the level nominal"
        raise ParallaxError(f"words have no {level} order", ratings.of, cure)
    return sorted(values)


def _tally(row: Sequence[Value | None]) -> Counter[Value]:
    """How many coders gave each value."""
    tally = Counter(row)
    del tally[None]
    return tally  # type: ignore[return-value]


def _no_variance(ratings: Ratings) -> str:
    """Why a measure that allows for chance is undefined; empty where it is not."""
    rows = ratings.pairable()
    if len(rows) < _FEWEST:
        number = "no unit was" if not rows else "only one unit was"
        return f"{number} coded by two coders"
    values = set().union(*rows) - {None}
    if len(values) == 1:
        return "all values are the same, so nothing shows whether the coders can tell units apart"
    return ""


def _undefined(measure: str, ratings: Ratings, reason: str) -> Agreement:
    return Agreement(measure, ratings.of, None, None, None, len(ratings.pairable()), f"undefined: {reason}")


def _caveat(ratings: Ratings) -> str:
    return _POOLED if ratings.pooled else ""


def _convention(value: float) -> str:
    if value >= RELIABLE:
        return "reliable by convention (.800 and more)"
    return "tentative by convention (.667 to .800)" if value >= TENTATIVE else "below .667: not reliable by convention"
