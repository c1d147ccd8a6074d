"""Any coder beside any other as the yardstick: hits, misses, false alarms, precision, recall, agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from helpers.agreement import cohen_kappa, percent_agreement, sentence_ratings
from helpers.agreement.matching import By
from helpers.agreement.ratings import Ratings
from helpers.agreement.sorting import Sorted, sort_marks
from helpers.errors import ParallaxError
from helpers.layers import machine_layer, reference_layer, second_layer
from helpers.model import Annotation, Layer, Story
from helpers.tables.parts import Place

THINGS: Final[dict[str, By]] = {"quotations": "exact", "figures": "overlap", "indirect": "overlap", "labels": "overlap"}
"""What is compared, and when two marks count as one: the same characters, or at least one character in common."""
MARKED: Final = "marked"
"""The one code that all marks get where only their places are compared."""


def coders(story: Story, what: str) -> tuple[Layer, ...]:
    """Everybody who comes with a story and has marked something: reference coding, second coding, machine.

    Args:
        story: the articles.
        what: one of `THINGS`.

    Returns:
        The layers, the reference coding first. The machine is there even if it marked nothing.

    Note:
        Of ``labels`` the reference coding lists what an actor is called, the machine every place where a name of the
        story's list stands: two tasks, so that precision says little there.

    Raises:
        ParallaxError: it is not one of these things.

    Example:
        >>> from helpers import load_story
        >>> [layer.coder for layer in coders(load_story("putin-vietnam-2024"), "figures")]
        ['reference coding', 'second coding', 'machine']
    """
    if what not in THINGS:
        raise ParallaxError(f"coders are not compared on {what!r}", story.id, f"Choose one of {', '.join(THINGS)}")
    keys = tuple(layer for find in (reference_layer, second_layer) for layer in _layers(find, story, what))
    return (*keys, machine_layer(story, what))


def _layers(find: Callable[[Story, str], Layer], story: Story, what: str) -> Iterator[Layer]:
    """A coding, if the story has it."""
    try:
        layer = find(story, what)
    except ParallaxError:  # the story has no folder, or the second coder did not code this
        return
    if layer.annotations:
        yield layer


def inside_places(layer: Layer, places: Iterable[Place]) -> Layer:
    """What a coder marked in some sentences; a mark that goes over an edge counts where it begins."""
    spans = [(place.article.id, place.sentence.start, place.sentence.end) for place in places]

    def stands(it: Annotation) -> bool:
        return any(it.article == name and start <= it.start < end for name, start, end in spans)

    return replace(layer, annotations=tuple(filter(stands, layer.annotations)))


def by_yardstick(
    story: Story, layers: Sequence[Layer], yardstick: str, what: str = "figures", places: Sequence[Place] | None = None
) -> pd.DataFrame:
    """Every coder against one of them.

    Args:
        story: the articles.
        layers: what the coders marked; their names must differ.
        yardstick: the name of the coder to compare with. None is privileged.
        what: one of `THINGS`; it decides when two marks count as one.
        places: the sentences that are compared; all of them if None.

    Returns:
        One row for each other coder (the index): ``marked``, ``hits``, ``false alarms``, ``misses``; ``precision``,
        ``recall`` and ``F1`` (0 to 1, missing where they are undefined); ``agreement`` (of 100 sentences, those where
        both marked something or both nothing), ``kappa`` (the same beyond chance) and ``sentences``.

    Note:
        Codes are not looked at, only places. Precision and recall count marks and say nothing of the words that
        neither marked; agreement and kappa count sentences. Do not compare one with the other, nor figures with
        quotations. A few marks more or less change all of it in a short stretch.

    Reference:
        Hripcsak & Rothschild (2005) for precision, recall and F1; Artstein & Poesio (2008) for agreement and kappa.

    Raises:
        ParallaxError: no coder has the yardstick's name.

    Example:
        >>> from helpers import load_story
        >>> story = load_story("putin-vietnam-2024")
        >>> table = by_yardstick(story, coders(story, "figures"), "reference coding")
        >>> table[["marked", "hits", "false alarms", "misses"]].values.tolist()
        [[68, 55, 13, 1], [53, 53, 0, 3]]
    """
    if places is not None:
        layers = [inside_places(layer, places) for layer in layers]
    key = find_coder(layers, yardstick)
    rows = []
    for layer in layers:
        if layer is not key:
            found = sort_marks(layer, key, THINGS[what])
            counts = (found.marked, len(found.hits), len(found.false_alarms), len(found.misses))
            rows.append(
                (layer.coder, *counts, found.precision, found.recall, found.f1, *_agreed(story, layer, key, places))
            )
    columns = ["coder", "marked", "hits", "false alarms", "misses", "precision", "recall", "F1", "agreement", "kappa"]
    table = pd.DataFrame(rows, columns=[*columns, "sentences"]).set_index("coder")
    shares = dict.fromkeys(("precision", "recall", "F1", "agreement", "kappa"), float)
    return table.astype(shares).round(2)


def find_coder(layers: Sequence[Layer], name: str) -> Layer:
    """The layer of a coder, by name.

    Example:
        >>> find_coder([Layer("Amina", "student", "karsk", ())], "Amina").kind
        'student'

    Raises:
        ParallaxError: there is none.
    """
    for layer in layers:
        if layer.coder == name:
            return layer
    names = ", ".join(layer.coder for layer in layers)
    raise ParallaxError(f"there is no coder “{name}” here", cure=f"Choose one of {names}")


def _agreed(
    story: Story, one: Layer, other: Layer, places: Sequence[Place] | None
) -> tuple[float | None, float | None, int]:
    """Per cent agreement and kappa of two coders on which sentences have a mark, and how many sentences that is."""
    ratings = sentence_ratings(story, [_one_code(one), _one_code(other)], MARKED)
    if places is not None:
        wanted = {f"{it.article.id}{it.article.sentences.index(it.sentence) + 1}" for it in places}
        rows = [row for row in zip(ratings.units, ratings.values, strict=True) if row[0] in wanted]
        ratings = Ratings(MARKED, ratings.coders, tuple(unit for unit, _ in rows), tuple(row for _, row in rows))
    percent, kappa = percent_agreement(ratings), cohen_kappa(ratings)
    return None if percent.value is None else 100 * percent.value, kappa.value, percent.n


def _one_code(layer: Layer) -> Layer:
    return replace(layer, annotations=tuple(replace(it, code=MARKED) for it in layer.annotations))


def sorted_marks(layers: Sequence[Layer], coder: str, yardstick: str, what: str = "figures") -> Sorted:
    """One coder's marks against another's, as `helpers.agreement.sorting.sort_marks` sorts them.

    Raises:
        ParallaxError: there is no coder of one of the names.
    """
    return sort_marks(find_coder(layers, coder), find_coder(layers, yardstick), THINGS[what])


def scores_of_all(story: Story, things: Iterable[str] = ("quotations", "figures", "labels")) -> pd.DataFrame:
    """Machine and second coding against the reference coding, thing by thing.

    Returns:
        One row for each thing and coder: ``thing``, ``coder``, and the columns of `by_yardstick`.

    Example:
        >>> from helpers import load_story
        >>> table = scores_of_all(load_story("putin-vietnam-2024"))
        >>> table[["thing", "coder", "hits"]].head(2).values.tolist()
        [['quotations', 'second coding', 20], ['quotations', 'machine', 20]]
    """
    tables = []
    for what in things:
        layers = coders(story, what)
        if len(layers) > 1:
            table = by_yardstick(story, layers, layers[0].coder, what).reset_index()
            table.insert(0, "thing", what)
            tables.append(table)
    columns = ["thing", "coder", "marked", "hits", "false alarms", "misses", "precision", "recall", "F1"]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=[*columns, "agreement", "kappa"])
