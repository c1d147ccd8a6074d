"""The data of the kit: stretches of an untouched text, and what is known about them.

Offsets are Python string indices, end-exclusive, into `Article.text`, which is never changed. For every
span of every article ``article.text[span.start:span.end] == span.text`` holds.
"""

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


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A stretch that names an actor.

    Attributes:
        actor: the actor's name in ``story.toml``.
        label: which of the actor's names stands here, as ``story.toml`` writes it.
        rule: the name of the rule that found it (a function of `helpers.labels`).
    """

    actor: str
    label: str
    rule: str


@dataclass(frozen=True, slots=True)
class Match:
    """Passages of two articles that tell of the same thing.

    Attributes:
        label: what they tell of, in a few words.
        a: the spans in the first article.
        b: the spans in the second.
        relation: how they relate, such as ``same`` or ``differs``.
        reason: why, or in what they differ, in a sentence.
        score: how alike a machine found them, 0 to 1; None for a person's match.
        rule: the name of the rule that found it, or who coded it.
    """

    label: str
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    relation: str
    reason: str
    score: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something a story is about: a person, a country, an institution, with everybody who speaks for it.

    Attributes:
        name: what the kit calls it.
        aliases: all the words that stand for it in the articles, its own name among them if it is used there.
    """

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as received, with everything that reading finds in it.

    What is not known about it is an empty string, never a guess.

    Attributes:
        id: short name inside its story, such as ``A``.
        title: the headline, or the first words where no headline was found.
        outlet: who published it.
        agency: the news agency it was taken from.
        date: the day it was published, as ``YYYY-MM-DD``.
        date_evidence: what shows that date.
        text: the file's text, decoded and otherwise untouched.
        zones: the parts of the page, in order.
        sentences: the sentences of all zones, in order.
        tokens: the tokens of all sentences, in order.
    """

    id: str
    title: str
    outlet: str
    agency: str
    date: str
    date_evidence: str
    text: str
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Two or more articles about one event.

    Attributes:
        id: the name of its folder in ``seeds/``.
        topic: the event, in a few words.
        articles: the articles, in the order of ``story.toml``.
        actors: who and what it is about, as a person has listed them in ``story.toml``.
    """

    id: str
    topic: str
    articles: tuple[Article, ...]
    actors: tuple[Actor, ...] = ()


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
