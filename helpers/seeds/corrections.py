"""Corrections of zones, written by quoting the words, never by offset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from helpers.errors import ParallaxError
from helpers.model import ZONE_KINDS, Span, Zone, ZoneKind

_FIELDS: Final = {"kind", "quote", "begins", "ends", "after", "before", "why"}


def correct_zones(
    text: str, zones: tuple[Zone, ...], corrections: list[Mapping[str, Any]], where: str
) -> tuple[Zone, ...]:
    """The zones with each correction applied, in the order given.

    Args:
        text: the article's text.
        zones: its zones.
        corrections: tables of ``story.toml`` with ``kind`` and either ``quote`` (the words, exactly) or ``begins``
            and ``ends`` (the first and last words of a longer stretch). ``after`` quotes words that stand somewhere
            before it, ``before`` such that stand after it, where the words occur more than once. ``why`` is for the
            reader.
        where: the article's file, for messages.

    Raises:
        ParallaxError: a correction names no zone kind, or its words do not stand exactly once in the text.
    """
    for correction in corrections:
        span = place_of(text, correction, where)
        kind = cast("ZoneKind", correction["kind"])
        zones = tuple(piece for zone in zones for piece in _cut(zone, span, kind))
    return zones


def place_of(text: str, correction: Mapping[str, Any], where: str) -> Span:
    """The stretch that a correction quotes.

    Raises:
        ParallaxError: as `correct_zones` does.
    """
    if unknown := set(correction) - _FIELDS:
        fields = ", ".join(sorted(_FIELDS))
        raise ParallaxError(f"a correction has an unknown field {min(unknown)!r}", where, f"Use {fields}")
    if correction.get("kind") not in ZONE_KINDS:
        kinds = ", ".join(ZONE_KINDS)
        raise ParallaxError(f"{correction.get('kind')!r} is no kind of zone", where, f"Use one of {kinds}")
    quote, begins, ends = (str(correction.get(name, "")) for name in ("quote", "begins", "ends"))
    if not quote and not (begins and ends):
        raise ParallaxError("a correction quotes no words", where, "Give it quote, or begins and ends")
    start = _start(text, quote or begins, correction, where)
    end = start + len(quote) if quote else _find_once(text, ends, start, where, first=True) + len(ends)
    return Span(start, end, text[start:end])


def _start(text: str, words: str, correction: Mapping[str, Any], where: str) -> int:
    """Where the words begin: the first after ``after``, or the last before ``before``, or where they stand alone."""
    after, before = (str(correction.get(name, "")) for name in ("after", "before"))
    origin = _find_once(text, after, 0, where) + len(after) if after else 0
    if not before:
        return _find_once(text, words, origin, where, first=bool(after))
    place = text.rfind(words, origin, _find_once(text, before, 0, where))
    if place < 0:
        raise ParallaxError(f"the words {words!r} do not stand in the text", where, "Quote them exactly")
    return place


def _find_once(text: str, words: str, origin: int, where: str, *, first: bool = False) -> int:
    place = text.find(words, origin)
    if place < 0:
        raise ParallaxError(f"the words {words!r} do not stand in the text", where, "Quote them exactly")
    if not first and text.find(words, place + 1) >= 0:
        raise ParallaxError(f"the words {words!r} stand there more than once", where, "Quote more, or add after")
    return place


def _cut(zone: Zone, span: Span, kind: ZoneKind) -> Iterator[Zone]:
    """The zone, with the part that lies in the span given another kind."""
    start, end = max(zone.start, span.start), min(zone.end, span.end)
    if start >= end:
        yield zone
        return
    for left, right, of_kind, rule in (
        (zone.start, start, zone.kind, zone.rule),
        (start, end, kind, "correction"),
        (end, zone.end, zone.kind, zone.rule),
    ):
        piece = zone.text[left - zone.start : right - zone.start]
        if bare := piece.strip():
            first = left + len(piece) - len(piece.lstrip())
            yield Zone(first, first + len(bare), bare, of_kind, rule)
