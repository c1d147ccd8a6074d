"""The data of the kit: stretches of an untouched text, and what is known about them.

Offsets are Python string indices, end-exclusive, into `Article.text`, which is never changed. For every
span of every article ``article.text[span.start:span.end] == span.text`` holds.
"""

from helpers.model.coders import Annotation, Connection, Layer, LayerKind
from helpers.model.findings import (
    SOURCE_TYPES,
    Attribution,
    AttributionKind,
    Candidate,
    Figure,
    FigureKind,
    Label,
    Match,
    Mention,
    Passive,
    Quoted,
    QuoteRole,
    Source,
    SourceType,
    Term,
)
from helpers.model.keeping import kept
from helpers.model.spans import READ_ZONES, ZONE_KINDS, Sentence, Span, Token, TokenKind, Zone, ZoneKind
from helpers.model.stories import Actor, Article, Group, Speaker, Story

__all__ = [
    "READ_ZONES",
    "SOURCE_TYPES",
    "ZONE_KINDS",
    "Actor",
    "Annotation",
    "Article",
    "Attribution",
    "AttributionKind",
    "Candidate",
    "Connection",
    "Figure",
    "FigureKind",
    "Group",
    "Label",
    "Layer",
    "LayerKind",
    "Match",
    "Mention",
    "Passive",
    "QuoteRole",
    "Quoted",
    "Sentence",
    "Source",
    "SourceType",
    "Span",
    "Speaker",
    "Story",
    "Term",
    "Token",
    "TokenKind",
    "Zone",
    "ZoneKind",
    "kept",
]
