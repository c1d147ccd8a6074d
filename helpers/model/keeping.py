"""What was found in an article or a story is kept with it, so that it is found once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

T = TypeVar("T")

_MOST: Final = 32
"""So many findings are kept with one thing; the oldest goes first. A student may try many lists of names."""


class Keeper:
    """Something that never changes and keeps what was found in it, as long as it lives itself.

    What is kept is no field: it is neither compared nor shown, copied, pickled or written to a file.
    """

    __slots__ = ("__weakref__", "_kept")

    _kept: dict[tuple[Any, ...], Any]


def kept(found_in: Keeper, find: Callable[..., T], *given: Any) -> T:
    """What ``find(found_in, *given)`` returns, found at the first call and kept for the others.

    Args:
        found_in: an article or a story. The very same one is meant: an equal copy begins anew.
        find: a function that always finds the same; what it returns nobody may change.
        given: what else it needs, short and hashable.

    Note:
        Two threads may both find it; they find the same, and one of the two results is kept.

    Example:
        >>> from helpers import plain_article
        >>> article, seen = plain_article("It is late."), []
        >>> def length(it):
        ...     seen.append(it.id)
        ...     return len(it.text)
        >>> kept(article, length), kept(article, length), len(seen)
        (11, 11, 1)
    """
    try:
        known = found_in._kept
    except AttributeError:  # the first time; a frozen thing sets its slots in this way
        known = {}
        object.__setattr__(found_in, "_kept", known)
    key = (find, *given)
    try:
        return known[key]  # type: ignore[no-any-return]
    except KeyError:
        found = find(found_in, *given)
    while len(known) >= _MOST:
        known.pop(next(iter(tuple(known)), None), None)  # type: ignore[arg-type]
    known[key] = found
    return found
