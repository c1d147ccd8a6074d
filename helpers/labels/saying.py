"""Who calls it what: each name with whose words it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from helpers.labels.groups import find_labels, groups_of
from helpers.model import Article, Group, Label, Span, Story
from helpers.quotes import find_quoted
from helpers.sources import Voice, find_voices

VoiceKind = Literal["outlet", "reported", "quotation"]
UNKNOWN: Final = "nobody named"
"""Whose words a quotation is where the text names no source."""


@dataclass(frozen=True, slots=True)
class Said:
    """Whose words a place stands in.

    Attributes:
        voice: ``quotation`` inside quotation marks; ``reported`` in reported speech without them, where the word may
            be the speaker's or the outlet's; ``outlet`` everywhere else.
        speaker: whose words they are, by the source's name; empty for the outlet.
    """

    voice: VoiceKind
    speaker: str


@dataclass(frozen=True, slots=True)
class Naming:
    """One name at one place, with whose words it stands in.

    Attributes:
        article: the article's id.
        label: what stands there, and what it names.
        said: whose words it stands in.
    """

    article: str
    label: Label
    said: Said


def labels_of(story: Story, groups: Iterable[Group] | None = None) -> tuple[Naming, ...]:
    """Who calls it what: every name of an event or actor in a story, with whose words it stands in.

    Args:
        story: the articles.
        groups: what is looked for; the events and actors of ``story.toml`` if None.

    Note:
        Inside quotation marks a word is somebody else’s, but the outlet chose to quote it. In reported speech without
        marks nobody can tell whose word it is. Speakers are found by rules, which miss some.

    Example:
        >>> from helpers import plain_article
        >>> text = "The war went on. Ann Lee called it a “crisis”. She said the war would end."
        >>> story = Story("s", "", (plain_article(text, id="X"),), events=(Group("the fighting", ("war", "crisis")),))
        >>> [(it.label.text, it.said.voice, it.said.speaker) for it in labels_of(story)]
        [('war', 'outlet', ''), ('crisis', 'quotation', 'Ann Lee'), ('war', 'reported', 'Ann Lee')]
    """
    wanted = groups_of(story) if groups is None else tuple(groups)
    found = []
    for article in story.articles:
        whose = Whose(article, story)
        found += [Naming(article.id, label, whose.words(label)) for label in find_labels(article, wanted)]
    return tuple(found)


class Whose:
    """Whose words any place of an article stands in.

    Args:
        article: the article.
        story: its story, whose actors and speakers help to tell who speaks.
    """

    def __init__(self, article: Article, story: Story) -> None:
        voices = find_voices(article, story.actors, story.speakers)
        speakers = {stretch: _name(voice) for voice in voices for stretch in voice.quoted}
        self._quoted = [(it.start, it.end, speakers.get(it, UNKNOWN)) for it in find_quoted(article)]
        contents = ((part, voice) for voice in voices for part in voice.attribution.content)
        self._reported = sorted((part.start, part.end, _name(voice)) for part, voice in contents)

    def words(self, span: Span) -> Said:
        """Whose words a stretch is, by its first character."""
        quoted = _innermost(self._quoted, span.start)
        if quoted is not None:
            return Said("quotation", quoted)
        reported = _innermost(self._reported, span.start)
        return Said("outlet", "") if reported is None else Said("reported", reported)


def _name(voice: Voice) -> str:
    return " ".join(voice.source.name.split()) if voice.source else UNKNOWN


def _innermost(stretches: list[tuple[int, int, str]], place: int) -> str | None:
    """The name that belongs to the last stretch that begins before a place and holds it."""
    at = bisect_right(stretches, place, key=lambda it: it[0])
    return next(_holding(stretches[max(0, at - 8) : at], place), None)


def _holding(stretches: list[tuple[int, int, str]], place: int) -> Iterator[str]:
    return (name for start, end, name in reversed(stretches) if start <= place < end)
