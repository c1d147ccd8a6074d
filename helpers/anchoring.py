"""Find marked words again after the text around them was changed.

A mark is stored with its offsets, its words and 32 characters of context on either side (the TextPositionSelector and
the TextQuoteSelector of the W3C Web Annotation model). After a typo in the article was corrected the offsets are wrong,
but words and context still tell the place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.model import Span

CONTEXT: Final = 32
"""How many characters are kept on either side of the marked words."""

_LONG: Final = 24  # so many words in a row hardly stand twice by chance: no context is needed
_ALIKE: Final = 0.25  # how much of the context on one side must be left
_CLEARLY: Final = 0.1  # how much better the best place must be than the next
_MOST_PLACES: Final = 500  # keeps a search for "a" in a long text short
_CLOSE: Final = 64  # so far a small correction moves the words after it
_FARTHER: Final = 4  # how many times as far away all other places must be
_GRAM: Final = 3


def selector(text: str, start: int, end: int) -> dict[str, Any]:
    """What is stored of a stretch of text, so that it can be found again.

    Args:
        text: the article's text.
        start: index of the first character.
        end: index after the last.

    Returns:
        ``start``, ``end``, ``text`` (the words themselves), ``before`` and ``after`` (up to 32 characters of context).

    Raises:
        ParallaxError: the offsets are outside the text, or there is nothing between them.

    Example:
        >>> selector("No one came.", 3, 6)
        {'start': 3, 'end': 6, 'text': 'one', 'before': 'No ', 'after': ' came.'}
    """
    if not 0 <= start < end <= len(text):
        raise ParallaxError(f"there are no words from {start} to {end} in this text", "", "Select the words again")
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "before": text[max(0, start - CONTEXT) : start],
        "after": text[end : end + CONTEXT],
    }


def anchor(text: str, selector: Mapping[str, Any]) -> Span | None:
    """The place in a text that a selector means, even if the text was changed since.

    The words must stand in the text unchanged. First choice is the old place with the old context, then the place
    with the old context, then the one whose context is clearly the most like the old one. Where that leaves several,
    as on a page that holds its text twice, only a place close by the old one is taken.

    Args:
        text: the article's text as it is now.
        selector: as `selector` makes it; ``before``, ``after``, ``start`` and ``end`` may be missing.

    Returns:
        The span, whose text is always that of the selector; None where the words are gone, or where it cannot be
        told which of several places is meant. Nothing is guessed.

    Example:
        >>> stored = selector("No one came to teh hall.", 3, 6)
        >>> anchor("In the end no one came to the hall.", stored)
        Span(start=14, end=17, text='one')
        >>> anchor("Nobody came to the hall.", stored) is None
        True
    """
    quote, before, after = (_string(selector, name) for name in ("text", "before", "after"))
    stored = selector.get("start")
    old = stored if isinstance(stored, int) else -1
    start = _same_context(text, quote, before, after, old) if quote else None
    return None if start is None else Span(start, start + len(quote), quote)


def _string(selector: Mapping[str, Any], name: str) -> str:
    value = selector.get(name)
    return value if isinstance(value, str) else ""


def _same_context(text: str, quote: str, before: str, after: str, old: int) -> int | None:
    """The place where the words stand in their old context; if there is none, the place with the most of it."""
    whole = before + quote + after
    if _stands(text, before, quote, after, old):
        return old
    if places := [place + len(before) for place in _places(text, whole)]:
        return _only(places, old)
    return _like_context(text, quote, before, after, old)


def _stands(text: str, before: str, quote: str, after: str, old: int) -> bool:
    """Whether the words stand at the old place, with the whole of their context on one side at least."""
    if old < 0 or not text.startswith(quote, old):
        return False
    left, right = text.endswith(before, 0, old), text.startswith(after, old + len(quote))
    return (left and right) or (left and len(before) == CONTEXT) or (right and len(after) == CONTEXT)


def _like_context(text: str, quote: str, before: str, after: str, old: int) -> int | None:
    """The place whose context is clearly the most like the old one."""
    places = _places(text, quote)
    if not places:  # gone, or a word that stands everywhere: then one side of the context must be whole
        places = [place + len(before) for place in _places(text, before + quote)] + _places(text, quote + after)
    if len(places) == 1 and len(quote) >= _LONG:
        return places[0]
    left, right = _grams(before[::-1]), _grams(after)
    scores: dict[int, float] = {}
    for place in places:
        end = place + len(quote)
        alike = (
            _alike(before[::-1], left, text[max(0, place - CONTEXT) : place][::-1]),
            _alike(after, right, text[end : end + CONTEXT]),
        )
        if max(alike) >= _ALIKE:
            scores[place] = sum(alike)
    enough = max(scores.values(), default=0.0) - _CLEARLY
    return _only([place for place, score in scores.items() if score > enough], old)


def _only(places: list[int], old: int) -> int | None:
    """The one place, or of several that cannot be told apart the old one or one close by it."""
    if len(places) == 1 or old < 0:
        return places[0] if len(places) == 1 else None
    first, *others = sorted((abs(place - old), place) for place in places) or [(_CLOSE + 1, -1)]
    is_clear = first[0] <= _CLOSE and all(distance >= _FARTHER * max(first[0], 1) for distance, _ in others)
    return first[1] if is_clear else None


def _places(text: str, quote: str) -> list[int]:
    """Where the words stand; nothing where that is in too many places to tell them apart."""
    found: list[int] = []
    place = text.find(quote)
    while place >= 0:
        found.append(place)
        if len(found) > _MOST_PLACES:
            return []
        place = text.find(quote, place + 1)
    return found


def _grams(context: str) -> set[str]:
    """Every three characters in a row: what two contexts share when a letter or a word of one was changed."""
    return {context[place : place + _GRAM] for place in range(len(context) - _GRAM + 1)}


def _alike(old: str, grams: set[str], new: str) -> float:
    """How alike two contexts are, 0 to 1, both read from the marked words outward.

    Half of it is the share of the old context's threes that the new one has too, half is how far they run on alike:
    the first forgives a change anywhere, the second tells a place from another a few characters on.
    """
    if not grams:
        return 0.0
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return (len(grams & _grams(new)) / len(grams) + same / len(old)) / 2
