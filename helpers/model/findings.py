"""What is found in a text, or in two: mentions, quotations, sources, figures, passages that match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from helpers.model.spans import Span


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
class Label(Span):
    """A stretch that names something which has several names.

    Attributes:
        group: what it names: an actor of ``story.toml``, or a `Group`.
        label: the name, as the group lists it.
        rule: the name of the rule that found it (a function of `helpers.labels`).
    """

    group: str
    label: str
    rule: str


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """A stretch that may name somebody or something: a suggestion, for a person to put into a group or not.

    Attributes:
        kind: ``actor`` or ``event``.
        label: the name without ``the`` or ``a`` and without whose it is, to be put into a group: ``strategic pact``.
        inside_quotation: whether it stands inside quotation marks.
        rule: the name of the rule that found it (a function of `helpers.labels`).
    """

    kind: Literal["actor", "event"]
    label: str
    inside_quotation: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Passive(Span):
    """A verb in the passive voice, from its form of *be* to its participle: ``was promised``.

    Attributes:
        verb: the participle.
        agent: who or what did it, as the words stand there after ``by``; None where they do not say.
        looks_like: why it may be no passive at all, in a few words; empty where nothing speaks against it.
        inside_quotation: whether it stands inside quotation marks.
        rule: the name of the rule that found it (a function of `helpers.passives`).
    """

    verb: Span
    agent: Span | None
    looks_like: str
    inside_quotation: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Term(Span):
    """A loaded or framing word: a prompt to look at it, not a finding.

    Attributes:
        list: the name of the word list in ``helpers/vocabulary`` that has it, such as ``hedges``.
        tone: what the words of that list do: ``negative``, ``positive``, ``stronger``, ``weaker`` or ``smaller``; empty
            where that is left open.
        inside_quotation: whether it stands inside quotation marks.
        rule: the name of the rule that found it (a function of `helpers.terms`).
    """

    list: str
    tone: str
    inside_quotation: bool
    rule: str


QuoteRole = Literal["speech", "scare", "term", "title"]
AttributionKind = Literal["direct", "indirect", "mixed"]
SourceType = Literal["named person", "named institution", "anonymous", "document", "other"]
SOURCE_TYPES: Final[tuple[str, ...]] = get_args(SourceType)


@dataclass(frozen=True, slots=True)
class Quoted(Span):
    """One stretch inside quotation marks, without the marks.

    Attributes:
        outer: the stretch with its marks; an unclosed one ends where its paragraph ends.
        role: ``speech``, ``scare`` (words held at a distance), ``term`` (words named as words) or ``title``
            (of a work).
        closed: whether a closing mark stands there.
        rule: the name of the rule that gave the role (a function of `helpers.quotes`).
    """

    outer: Span
    role: QuoteRole
    closed: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of reported speech, with who said it and by which word.

    Attributes:
        content: what is reported, in one or more pieces, marks included.
        source: who says so, as the words stand there; None where the text names nobody.
        cue: the word that reports, such as ``said``; None where there is none.
        kind: ``direct`` (all of it in quotation marks), ``indirect`` (none of it) or ``mixed``.
        position: where the source stands: ``before``, ``after`` or ``inside`` the content; empty without a source.
        group: the cue's group in the vocabulary, such as ``neutral`` or ``claim``; empty without a cue.
        rule: the name of the rule that found it (a function of `helpers.quotes`).
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    kind: AttributionKind
    position: Literal["before", "after", "inside", ""]
    group: str
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that an article gives words to.

    Attributes:
        name: its canonical name: the fullest one the article has, or the one of ``story.toml``.
        type: what kind of source it is.
        bloc: the actor of ``story.toml`` it speaks for; empty where nobody has said so.
        mentions: the spans that stand for it as a source, in order (``Thayer``, ``he``).
        rule: the name of the rule that put them together (a function of `helpers.sources`).
    """

    name: str
    type: SourceType
    bloc: str
    mentions: tuple[Span, ...]
    rule: str


FigureKind = Literal[
    "money", "percent", "count", "year", "date", "time", "duration", "ordinal", "anniversary", "age", "measure", "rate",
    "ratio", "vague",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """One figure, date or time, without hedge and modifier.

    What the text does not say is empty or None, never a guess.

    Attributes:
        kind: one of `FigureKind`.
        value: its number (of a date or time see `iso`; of a range its lower end); None for what has none.
        value_high: the upper end of a range, else None.
        unit: lower-case unit: an ISO 4217 code for money, ``percentage``, ``percentage point``, ``year``,
            ``kilometre``, ``year of age``; for counts the counted noun in the singular.
        counted: what is counted, as the words stand there.
        iso: a date, month, decade or time as far as the text alone gives it, in ISO 8601 (``2024-06-20``, ``2023-09``,
            ``195X``, ``T02:00``); empty for other kinds, and for words such as ``today``.
        period: the reference period, such as ``2022`` or ``since 2006``.
        hedge: the words that make it approximate, such as ``around`` or ``at least``.
        modifier: the words that colour it, such as ``just`` or ``barely``.
        approximate: whether it is said to be approximate.
        measure: what is measured, in the sentence's own words.
        source: who the figure is attributed to, as the words stand there.
        inside_quotation: whether it stands inside quotation marks.
        rule: the name of the rule that found it (a function of `helpers.figures`).
    """

    kind: FigureKind
    value: float | None
    value_high: float | None
    unit: str
    counted: str
    iso: str
    period: str
    hedge: str
    modifier: str
    approximate: bool
    measure: str
    source: str
    inside_quotation: bool
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
