"""Show of hands: how many were raised for each option."""

from __future__ import annotations

from typing import Final

from helpers.errors import ParallaxError

MOST: Final = 999


def read_counts(value: object, options: int) -> tuple[int | None, ...]:
    """The counts of a screen, as they were typed.

    Args:
        value: a list with a whole number for each option, or None where nothing was counted.
        options: how many options the screen has.

    Raises:
        ParallaxError: it is no such list.

    Example:
        >>> read_counts([12, None, 3], 3)
        (12, None, 3)
        >>> read_counts([12], 3)
        Traceback (most recent call last):
            ...
        helpers.errors.ParallaxError: hands are counted for 3 options, not for 1. Type a number for each.
    """
    if not isinstance(value, list | tuple):
        raise ParallaxError("hands are a list of numbers", cure="Type a number for each option")
    if len(value) != options:
        raise ParallaxError(
            f"hands are counted for {options} options, not for {len(value)}", cure="Type a number for each"
        )
    for it in value:
        if it is not None and (type(it) is not int or not 0 <= it <= MOST):
            raise ParallaxError(f"hands are counted from 0 to {MOST}", cure="Type a number for each option")
    return tuple(value)


def shares(counts: tuple[int | None, ...]) -> tuple[float, ...]:
    """The share of all hands that each option has; 0 for all where no hand was raised.

    Example:
        >>> shares((12, None, 4))
        (0.75, 0.0, 0.25)
    """
    whole = sum(it or 0 for it in counts)
    return tuple((it or 0) / whole if whole else 0.0 for it in counts)
