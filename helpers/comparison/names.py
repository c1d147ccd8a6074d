"""The names that stand in a text, as far as they tell one measure from another."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from helpers.alignment.profile import is_small, same_state
from helpers.vocabulary import entries

_NAME: Final = re.compile(r"\b[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*")
_POSSESSIVE: Final = re.compile(r"['’]s?$")


def names_in(text: str) -> frozenset[str]:
    """The names in a text: states by one name each, others as they stand, in lower case.

    Example:
        >>> sorted(names_in("trade between Moscow and Hanoi in Varden County"))
        ['Russia', 'Vietnam', 'county', 'varden']
    """
    found = set()
    for name in _NAME.findall(text):
        for word in name.split():
            bare = _POSSESSIVE.sub("", word.strip(".,"))
            found.add(same_state(bare) or bare.casefold())
    return frozenset(word for word in found if not is_small(word) and len(word) > 1 and word not in _calendar())


@cache
def _calendar() -> frozenset[str]:
    """Months and days have capitals, but are no parties."""
    return frozenset(entry.casefold().rstrip(".") for entry in (*entries("months"), *entries("weekdays")))
