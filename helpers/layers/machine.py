"""What the machine finds, as a coder among others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from helpers.errors import ParallaxError
from helpers.figures import find_figures
from helpers.labels import find_candidates, find_labels, find_mentions
from helpers.model import Annotation, Article, Layer, Span, Story
from helpers.passives import find_passives
from helpers.quotes import find_quoted
from helpers.sources import Voice, find_sources, find_voices

MACHINE: Final = "machine"
SOURCE_CODES: Final[Mapping[str, str]] = {"named institution": "institution", "anonymous-collective": "anonymous"}
"""Types of sources that other coders and the codebook ``sources`` call by another name."""

FIGURE_CODES: Final[Mapping[str, str]] = {
    "percent": "share", "ratio": "share", "year": "date", "time": "date", "duration": "length of time",
    "age": "length of time", "anniversary": "length of time", "rate": "measure", "vague": "vague amount",
}  # fmt: skip
"""Kinds of figures that the codebook ``figures`` calls by another name; it has none for ordinals."""

FOUND: Final = ("labels", "quotations", "speakers", "indirect", "sources", "figures", "figure codes")
"""What the machine can mark; it does not code frames."""

Found = Iterator[tuple[Span, str, str]]
"""Marked words, their code and a note."""


def machine_layer(story: Story, what: str = "labels") -> Layer:
    """What the machine marks in all articles, in the codes that `helpers.layers.reference_layer` has.

    Args:
        story: the articles.
        what: ``labels`` (the names of actors; the code is the actor), ``quotations`` (stretches inside quotation marks;
            their role), ``speakers`` (the same stretches; the code is who is quoted), ``indirect`` (reported words
            not wholly inside quotation marks; ``indirect`` or ``mixed``), ``sources`` (the words that stand for a
            source; its type, as the codebook ``sources`` calls it), ``figures`` (numbers, dates, times and vague
            quantities; their kind, and as the note what is measured), ``figure codes`` (the same in the codes of the
            codebook ``figures``), ``event labels`` (the names of the story's events; ``event``, and as the note which),
            ``label codes`` (the same, the code being the event), ``suggested labels`` (what may be a name of an
            event; ``event``, and as the note the rule) or ``passives`` (in the codes of the codebook ``voice``; as
            the note by whom, or why it may be none).

    Returns:
        The layer. The note of a label is the rule that found it, of all others the name of the source.

    Raises:
        ParallaxError: the machine finds no such thing.

    Example:
        >>> from helpers import load_story
        >>> layer = machine_layer(load_story("putin-vietnam-2024"))
        >>> layer.annotations[0].text, layer.annotations[0].code
        ('Putin', 'Russia')
        >>> layer = machine_layer(load_story("putin-vietnam-2024"), "speakers")
        >>> layer.annotations[0].text, layer.annotations[0].code
        ('of great concern', 'US State Department')
    """
    ways: dict[str, Callable[[Article, Story], Found]] = {
        "labels": _labels,
        "quotations": _quotations,
        "speakers": _speakers,
        "indirect": _indirect,
        "sources": _sources,
        "figures": _figures,
        "figure codes": _figure_codes,
        "label codes": _label_codes,
        "event labels": _event_labels,
        "suggested labels": _suggested_labels,
        "passives": _passives,
    }
    if what not in ways:
        raise ParallaxError(f"the machine finds no {what!r}", story.id, f"Choose one of {', '.join(ways)}")
    found = ((article.id, *one) for article in story.articles for one in ways[what](article, story))
    annotations = tuple(
        Annotation(span.start, span.end, span.text, f"m{number}", article, code, note)
        for number, (article, span, code, note) in enumerate(found, start=1)
    )
    return Layer(MACHINE, "machine", story.id, annotations)


def _voices(article: Article, story: Story) -> tuple[Voice, ...]:
    return find_voices(article, story.actors, story.speakers)


def _labels(article: Article, story: Story) -> Found:
    for mention in find_mentions(article, story.actors):
        yield mention, mention.actor, mention.rule


def _quotations(article: Article, story: Story) -> Found:
    who = {stretch: voice.source for voice in _voices(article, story) for stretch in voice.quoted}
    for stretch in find_quoted(article):
        source = who.get(stretch)
        yield stretch, stretch.role, source.name if source else ""


def _speakers(article: Article, story: Story) -> Found:
    for stretch, _, name in _quotations(article, story):
        if name:
            yield stretch, name, name


def _indirect(article: Article, story: Story) -> Found:
    for voice in _voices(article, story):
        if voice.attribution.kind != "direct":
            longest = max(voice.attribution.content, key=lambda span: span.end - span.start)
            yield longest, voice.attribution.kind, voice.source.name if voice.source else ""


def _sources(article: Article, story: Story) -> Found:
    for source in find_sources(article, story.actors, story.speakers):
        for mention in source.mentions:
            yield mention, SOURCE_CODES.get(source.type, source.type), source.name


def _figures(article: Article, _: Story) -> Found:
    for figure in find_figures(article, vague=True):
        yield figure, figure.kind, figure.measure


def _figure_codes(article: Article, story: Story) -> Found:
    for figure, kind, note in _figures(article, story):
        yield figure, FIGURE_CODES.get(kind, kind), note


def _event_labels(article: Article, story: Story) -> Found:
    for label in find_labels(article, story.events):
        yield label, "event", label.group


def _label_codes(article: Article, story: Story) -> Found:
    for label, _, event in _event_labels(article, story):
        yield label, event, ""


def _suggested_labels(article: Article, _: Story) -> Found:
    for it in find_candidates(article):
        if it.kind == "event":
            yield it, "event", it.rule


def _passives(article: Article, _: Story) -> Found:
    for it in find_passives(article):
        if it.looks_like:
            yield it, "looks like a passive", it.looks_like
        else:
            by = it.agent.text if it.agent else ""
            yield it, "passive, doer named" if by else "passive, doer left open", by
