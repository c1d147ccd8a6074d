"""What coders mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from helpers.model.spans import Span

LayerKind = Literal["machine", "key", "student"]


@dataclass(frozen=True, slots=True)
class Annotation(Span):
    """A stretch of an article to which a coder gave a code.

    Attributes:
        id: unique inside its layer.
        article: the article's id.
        code: one of the codebook's codes.
        note: what the coder remarked; may be empty.
    """

    id: str
    article: str
    code: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """Passages of two or more articles that a coder put together.

    Attributes:
        id: unique inside its layer.
        passages: each an article's id and a span of it.
        note: what the coder remarked; may be empty.
    """

    id: str
    passages: tuple[tuple[str, Span], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one coder put on the articles of a story.

    Attributes:
        coder: who coded: a student's name, ``reference coding``, ``machine``.
        kind: what kind of coder that is; none is privileged.
        story: the id of the story.
        annotations: the coded stretches, in no particular order.
        connections: the passages put together.
    """

    coder: str
    kind: LayerKind
    story: str
    annotations: tuple[Annotation, ...]
    connections: tuple[Connection, ...] = ()
