"""Corrections of zones that follow from a page's own mark-up, where the rules for plain text see it otherwise."""

from __future__ import annotations

from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.intake.quoting import quoting
from helpers.intake.received import Part
from helpers.model import Zone
from helpers.seeds.corrections import correct_zones
from helpers.zones import find_zones

_WHY: Final = "The page’s own mark-up says so."
_HEADS: Final = frozenset({"headline", "standfirst", "byline", "caption", "crosshead", "dateline", "credit"})
_MOST: Final = 40  # more on one page would mean that its mark-up is of no use

Correction = dict[str, Any]


def corrections_of(text: str, parts: tuple[Part, ...]) -> tuple[Correction, ...]:
    r"""What to write below the article so that its parts are what the page's mark-up says.

    A paragraph of the body that a rule knows by its wording for a line of the page (a newsletter box, a button) stays
    what the rule says: mark-up does not tell.

    Args:
        text: the article's text.
        parts: what its mark-up tells.

    Example:
        >>> text = "Arle\n\nThe bridge opened on Monday.\n"
        >>> corrections_of(text, (Part("headline", 0, 4), Part("body", 6, 34)))
        ()
    """
    if not parts:
        return ()
    zones, found = find_zones(text), list[Correction]()
    for part in sorted(parts, key=lambda part: part.kind == "body"):  # heads first: they settle much of the rest
        wrong = [zone for zone in zones if zone.start < part.end and part.start < zone.end and _differs(zone, part)]
        if not wrong or len(found) >= _MOST:
            continue
        try:
            words = quoting(text, part.start, part.end)
        except ParallaxError:  # said twice in the same words: the rule's guess stays
            continue
        correction = {"kind": part.kind, **words, "why": _WHY}
        zones = correct_zones(text, zones, [correction], "the page")
        found.append(correction)
    return tuple(found)


def _differs(zone: Zone, part: Part) -> bool:
    if part.kind == "body":
        return zone.kind in _HEADS and zone.rule != "correction" and zone.rule not in _BY_WORDING
    if part.kind == "caption":
        return zone.kind not in ("caption", "credit")
    return zone.kind != part.kind


_BY_WORDING: Final = frozenset(
    {"credit_line", "picture_credit", "signed_by", "stamp_of_publication", "credits_at_the_end"}
)
