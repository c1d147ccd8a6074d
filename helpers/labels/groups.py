"""The names of one thing found in an article: what a person has put together in ``story.toml`` or in the notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from helpers.alignment.stems import british_or_american, plural
from helpers.labels.mentions import find_mentions
from helpers.model import READ_ZONES, Actor, Article, Group, Label, Story
from helpers.quotes.plain import tagged_sentences
from helpers.quotes.unit import Unit, letter, low
from helpers.tokens import find_tokens

Words = tuple[str, ...]
Names = dict[str, list[tuple[Words, Group, str]]]

_BETWEEN: Final = frozenset(("", "-", "‑", "–"))


def groups_of(story: Story, more: Iterable[Group] = ()) -> tuple[Group, ...]:
    """What is called by several names in a story: its events, then its actors.

    Args:
        story: the articles.
        more: groups that somebody has made besides; one with the name of an event or actor adds its labels to that.

    Example:
        >>> from helpers import load_story
        >>> [group.kind for group in groups_of(load_story("putin-vietnam-2024"))][:3]
        ['event', 'event', 'actor']
    """
    merged: dict[str, Group] = {}
    actors = (Group(actor.name, actor.aliases, "actor") for actor in story.actors)
    for group in (*story.events, *actors, *more):
        old = merged.get(group.name)
        labels = (*old.labels, *group.labels) if old else group.labels
        merged[group.name] = Group(group.name, tuple(dict.fromkeys(labels)), old.kind if old else group.kind)
    return tuple(merged.values())


def find_labels(article: Article, groups: Iterable[Group]) -> tuple[Label, ...]:
    """Every place in the zones that are read where one of the names of a group stands, in reading order.

    Args:
        article: the article.
        groups: what is looked for. Labels of actors are found as by `helpers.labels.find_mentions`, those of events
            by `words_of_a_label`. Where several begin at one word the longest counts.

    Note:
        A word is found, not what it means: ``treaty`` may be another treaty. Choose labels long enough to tell.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("The strategic pact was signed. The pact ended the war, not war crimes.")
        >>> groups = [Group("what was signed", ("strategic pact", "pact")), Group("the fighting", ("war",))]
        >>> [(found.text, found.group) for found in find_labels(article, groups)]
        [('strategic pact', 'what was signed'), ('pact', 'what was signed'), ('war', 'the fighting')]
    """
    groups = tuple(groups)
    actors = [Actor(group.name, group.labels) for group in groups if group.kind == "actor"]
    zones = [(zone.start, zone.end) for zone in article.zones if zone.kind in READ_ZONES]
    found = [
        Label(it.start, it.end, it.text, it.actor, it.label, it.rule)
        for it in find_mentions(article, actors)
        if any(start <= it.start < end for start, end in zones)
    ]
    names = _names(group for group in groups if group.kind == "event")
    if names:
        found += [label for units in tagged_sentences(article) for label in _labels(article, units, names)]
    return tuple(sorted(found, key=lambda it: (it.start, it.end)))


def _names(groups: Iterable[Group]) -> Names:
    """The labels as words, filed under the first, the longest first."""
    names: Names = {}
    for group in groups:
        for label in group.labels:
            words = tuple(token.text for token in find_tokens(label) if token.kind != "mark")
            if words:
                names.setdefault(_plain(words[0]), []).append((words, group, label))
    return {first: sorted(found, key=lambda name: -len(name[0])) for first, found in names.items()}


def _labels(article: Article, units: list[Unit], names: Names) -> Iterator[Label]:
    places = [place for place, unit in enumerate(units) if unit.text[:1].isalnum()]
    at = 0
    while at < len(places):
        for words, group, label in names.get(_plain(units[places[at]].text), ()):
            here = places[at : at + len(words)]
            if words_of_a_label(article, units, here, words):
                start, end = units[here[0]].start, units[here[-1]].end
                yield Label(start, end, article.text[start:end], group.name, label, words_of_a_label.__name__)
                at += len(words) - 1
                break
        at += 1


def words_of_a_label(article: Article, units: list[Unit], places: list[int], words: Words) -> bool:
    """The words of a label one after the other, singular or plural, and not ``war`` in ``war crimes``.

    A word in lower case is not looked for in a name inside a sentence (``the Cold War``); British and American
    spelling are one.
    """
    if len(places) < len(words) or not all(_same(units[at], word) for at, word in zip(places, words, strict=True)):
        return False
    close = all(
        article.text[units[left].end : units[right].start].strip() in _BETWEEN for left, right in pairwise(places)
    )
    return close and not _goes_on(units, places)


def _same(unit: Unit, word: str) -> bool:
    if word[:1].isupper():
        return unit.text in (word, word.upper())
    verb = unit.tag == "V"  # "the river floods the town" is no flood, though the two look alike
    return unit.low == word.casefold() if verb else _plain(unit.text) == _plain(word)


def _goes_on(units: list[Unit], places: list[int]) -> bool:
    """Whether the phrase goes on with a noun, or the words are part of a name."""
    after = letter(units, places[-1] + 1)
    if len(places) == 1 and after == "N" and units[places[-1] + 1].text[:1].isalpha():
        verb = low(units, places[-1] + 1).endswith("s") and letter(units, places[-1] + 2) in ("N", "D", "P", "O")
        return not verb  # "the protest halts traffic": a word in -s with a noun after it may well be a verb
    first = units[places[0]]
    in_a_name = first.tag == "P" and first.text[:1].isupper() and not first.text.isupper()
    return in_a_name and letter(units, places[0] - 1) == "P"


def _plain(word: str) -> str:
    return plural(british_or_american(word.casefold().replace("’", "'")))
