"""Stretches of an untouched text, and the parts of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

ZoneKind = Literal[
    "headline", "standfirst", "byline", "dateline", "body", "crosshead", "caption",
    "image-alt", "credit", "site-appeal", "comments-ui", "other",
]  # fmt: skip
ZONE_KINDS: Final[tuple[str, ...]] = get_args(ZoneKind)
READ_ZONES: Final = frozenset({"headline", "standfirst", "body", "caption"})
"""The zones that analysis reads; all others are shown greyed and never deleted."""
TokenKind = Literal["word", "number", "mark"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text.

    Attributes:
        start: index of its first character.
        end: index after its last character.
        text: the characters themselves, a checksum of the offsets.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Zone(Span):
    """A part of the page as received: the headline, one body paragraph, a caption, a cookie notice.

    Zones are ordered and disjoint, and cover every character that is not white space.

    Attributes:
        kind: what part of a page it is, one of `ZONE_KINDS`.
        rule: the name of the rule that said so (a function of `helpers.zones`), or ``correction``.
    """

    kind: ZoneKind
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """One sentence of one zone.

    Attributes:
        zone: index into `Article.zones`.
        kind: the kind of that zone.
        paragraph: number of the body paragraph, from 1; None outside the body.
    """

    zone: int
    kind: ZoneKind
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A word, a number or a mark. Tokens are ordered and disjoint; none crosses a sentence's edge.

    Attributes:
        kind: ``word``, ``number`` (begins with a digit) or ``mark`` (everything else).
    """

    kind: TokenKind
