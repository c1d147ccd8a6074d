"""Units that measure the same thing: feet and metres, months and years."""

from __future__ import annotations

from functools import cache

from helpers.vocabulary import table


def conversion(unit: str) -> tuple[float, float, str]:
    """How to reckon a unit in its base unit: times the first number, plus the second; and the base unit's name.

    A rate (``mile per hour``) keeps what it is per. A unit that is not in the list is its own base.

    Example:
        >>> conversion("mile"), conversion("mile per day"), conversion("doctor")
        ((1609.344, 0.0, 'metre'), (1609.344, 0.0, 'metre per day'), (1.0, 0.0, 'doctor'))
    """
    head, per, rest = unit.partition(" per ")
    factor, offset, base = _known().get(head, (1.0, 0.0, head))
    return (factor, offset, f"{base} per {rest}") if per and not offset else (factor, offset, base)


@cache
def _known() -> dict[str, tuple[float, float, str]]:
    return {
        name: (
            float(how["factor"]) if "factor" in how else 1 / how["in_one"],
            float(how.get("offset", 0)),
            str(how["base"]),
        )
        for name, how in table("conversions").items()
    }
