"""Who calls it what: the names of events and actors, by article and by whose words they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pandas as pd

from helpers.agreement import match, scores
from helpers.labels import Naming, labels_of, suggest_labels
from helpers.labels.candidates import Kind
from helpers.layers import machine_layer, reference_layer
from helpers.model import Group, Layer, Story
from helpers.tables.places import sentence_at, short_places

_COLUMNS: Final = ("article", "place", "what", "label", "words", "voice", "speaker", "sentence")


def labels(story: Story, groups: Iterable[Group] | None = None) -> pd.DataFrame:
    """Every place where an event or actor is named: how, where, and in whose words.

    Args:
        story: the articles.
        groups: what has several names; the events of ``story.toml`` (its actors where it has none) if None.

    Returns:
        One row a name, numbered from 1, in reading order: ``article``, ``place`` (``A 3``: sentence 3 of the body, or
        the part of the page), ``what`` (is named so), ``label`` (as the group lists it), ``words`` (as they stand
        there), ``voice`` (``outlet``, ``reported``, ``quotation``), ``speaker`` (whose words they are; empty for the
        outlet), ``sentence``.

    Note:
        ``reported`` is speech without quotation marks: the word may be the speaker's or the outlet's. A machine finds
        who speaks and misses some. That an outlet uses a name does not say why.

    Example:
        >>> from helpers import load_story
        >>> table = labels(load_story("putin-vietnam-2024"))
        >>> table[table["label"] == "Ukrainian crisis"][["place", "voice", "speaker"]].values.tolist()
        [['B 17', 'quotation', 'Vladimir Putin']]
    """
    found = labels_of(story, wanted(story, groups))
    rows = []
    for article in story.articles:
        here = [it for it in found if it.article == article.id]
        places = short_places(article, [it.label for it in here])
        for it, place in zip(here, places, strict=True):
            rows.append((article.id, place, *_told(it), sentence_at(article, it.label)))
    return pd.DataFrame(rows, columns=list(_COLUMNS)).set_index(pd.RangeIndex(1, len(rows) + 1, name="name"))


def wanted(story: Story, groups: Iterable[Group] | None) -> tuple[Group, ...]:
    """The groups that are looked for: those given, else the story's events, else its actors."""
    if groups is not None:
        return tuple(groups)
    return story.events or tuple(Group(actor.name, actor.aliases, "actor") for actor in story.actors)


def _told(it: Naming) -> tuple[str, str, str, str, str]:
    words, speaker = (" ".join(text.split()) for text in (it.label.text, it.said.speaker))
    return it.label.group, it.label.label, words, it.said.voice, speaker


def label_counts(story: Story, groups: Iterable[Group] | None = None) -> pd.DataFrame:
    """How often each name stands in each article, in the outlet's voice and inside quotation marks.

    Args:
        story: the articles.
        groups: as for `labels`.

    Returns:
        One row for each name and article: ``what`` (is named so), ``label``, ``article``, ``outside`` and ``inside``
        (quotation marks), ``all``. A name that stands in one article only has a row with zeros for the others. Of one
        thing the most frequent name comes first.

    Note:
        Names in reported speech count as outside. Articles differ in length: compare which names there are before
        how often they stand.

    Example:
        >>> from helpers import load_story
        >>> table = label_counts(load_story("putin-vietnam-2024"))
        >>> table[table["label"] == "agreement"][["article", "outside", "inside"]].values.tolist()
        [['A', 0, 0], ['B', 2, 0]]
    """
    table = labels(story, groups)
    order = {group.name: number for number, group in enumerate(wanted(story, groups))}
    times = Counter(zip(table["what"], table["label"], strict=True))
    rows = []
    for what, label in sorted(times, key=lambda name: (order[name[0]], -times[name])):
        mine = table[(table["what"] == what) & (table["label"] == label)]
        for article in story.articles:
            here = mine[mine["article"] == article.id]
            inside = int((here["voice"] == "quotation").sum())
            rows.append((what, label, article.id, len(here) - inside, inside, len(here)))
    return pd.DataFrame(rows, columns=["what", "label", "article", "outside", "inside", "all"])


def label_suggestions(story: Story, kind: Kind | None = None, known: Iterable[Group] = ()) -> pd.DataFrame:
    """Names that the articles offer for what they are about, for a person to put together.

    Args:
        story: the articles.
        kind: ``actor`` or ``event``; both if None.
        known: groups whose labels are left out.

    Returns:
        One row a name, numbered from 1, the most frequent first: ``label``, ``kind``, a column for each article (how
        often it stands there), ``inside`` (of these inside quotation marks), ``found by`` (the rule).

    Note:
        Rules find phrases; that two of them name one thing only a person can tell.

    Example:
        >>> from helpers import load_story
        >>> table = label_suggestions(load_story("river-flood"), "event")
        >>> table.loc[1, "label"], int(table.loc[1, "inside"])
        ('man-made disaster', 2)
    """
    found = suggest_labels(story, kind, known)
    names = [article.id for article in story.articles]
    rows = [
        (it.label, it.kind, *(sum(where == name for where, _ in it.found) for name in names), it.quoted,
         " · ".join(rule.replace("_", " ") for rule in it.rules))
        for it in found
    ]  # fmt: skip
    columns = ["label", "kind", *names, "inside", "found by"]
    return pd.DataFrame(rows, columns=columns).set_index(pd.RangeIndex(1, len(rows) + 1, name="suggestion"))


def label_layers(story: Story, folder: str | Path = "") -> tuple[Layer, Layer, Layer]:
    """The names of events as the machine finds them, as rules suggest them, and as the reference coding has them.

    Of the machine's only those count that name a thing the reference coding looked at.

    Example:
        >>> from helpers import load_story
        >>> [len(layer.annotations) for layer in label_layers(load_story("putin-vietnam-2024"))][::2]
        [8, 8]
    """
    machine, suggested = machine_layer(story, "event labels"), machine_layer(story, "suggested labels")
    reference = reference_layer(story, "event labels", folder)
    coded = {ours.note for ours, _ in match(machine, reference, "overlap", same_code=False)}
    kept = tuple(it for it in machine.annotations if it.note in coded)
    return replace(machine, annotations=kept), suggested, reference


def labels_against_key(story: Story, folder: str | Path = "") -> pd.DataFrame:
    """The machine against the reference coding of what a story's main event is called.

    Returns:
        Three rows: ``names that were put in`` (of the event that the reference coding looked at, as ``story.toml``
        lists them), ``suggestions`` (phrases that rules offer for any event) and ``names of all events`` (those of
        ``story.toml``, each for the right event); with ``precision``, ``recall``, ``F1``, ``machine`` and
        ``reference`` (how many each has), ``both``, ``matched by``.

    Note:
        The names were put in by people who had read the articles, so that their rows say little about rules.
        Suggestions are for any event, so that most of them are not in the reference coding.

    Example:
        >>> from helpers import load_story
        >>> float(labels_against_key(load_story("putin-vietnam-2024")).loc["suggestions", "recall"])
        1.0
    """
    machine, suggested, reference = label_layers(story, folder)
    compared = (
        ("names that were put in", machine, reference),
        ("suggestions", suggested, reference),
        ("names of all events", machine_layer(story, "label codes"), reference_layer(story, "label codes", folder)),
    )
    rows = []
    for name, ours, theirs in compared:
        values = [it.value for it in scores(ours, theirs, "overlap")]
        both = len(match(ours, theirs, "overlap"))
        rows.append((name, *values, len(ours.annotations), len(theirs.annotations), both, "any overlap"))
    columns = ["compared", "precision", "recall", "F1", "machine", "reference", "both", "matched by"]
    table = pd.DataFrame(rows, columns=columns).set_index("compared")
    return table.astype({"precision": float, "recall": float, "F1": float}).round(2)
