"""The machine's figures, and its pairs of figures, against the reference coding."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.agreement import match, scores
from helpers.comparison import FigurePair, compare_figures
from helpers.layers import machine_layer, reference_layer
from helpers.layers.figure_key import reference_pairs
from helpers.model import Layer, Span, Story

Told = tuple[FigurePair | None, FigurePair | None]
"""A pair as the machine has it and as the reference coding has it; either may be missing."""

COLUMNS: Final = ("compared", "precision", "recall", "F1", "machine", "reference", "both", "matched by")


def figure_layers(story: Story) -> tuple[Layer, Layer]:
    """The machine's figures and those of the reference coding, vague ones among them.

    Example:
        >>> from helpers import load_story
        >>> machine, reference = figure_layers(load_story("putin-vietnam-2024"))
        >>> machine.kind, reference.kind
        ('machine', 'key')
    """
    return machine_layer(story, "figures"), reference_layer(story, "figures")


def figures_against_key(story: Story) -> pd.DataFrame:
    """The machine against the reference coding of a story's figures.

    Returns:
        One row for each thing compared: ``figures`` (any overlap), ``figures of the same kind``, ``pairs`` (two
        figures put together) and ``pairs with the same relation``; with ``precision``, ``recall``, ``F1``,
        ``machine`` and ``reference`` (how many each has), ``both``, ``matched by``.

    Note:
        The reference coding is one careful reading, and one story is no sample. It also has figures outside the parts
        that are read, and it calls vague quantities by the kind they would be of. Two that part need not be one right
        and one wrong.

    Example:
        >>> from helpers import load_story
        >>> table = figures_against_key(load_story("putin-vietnam-2024"))
        >>> bool(table.loc["figures", "recall"] > 0.9)
        True
    """
    machine, reference = figure_layers(story)
    rows = []
    for name, same_code in (("figures", False), ("figures of the same kind", True)):
        values = [it.value for it in scores(machine, reference, "overlap", same_code=same_code)]
        both = len(match(machine, reference, "overlap", same_code=same_code))
        rows.append((name, *values, len(machine.annotations), len(reference.annotations), both, "any overlap"))
    told = pairs_told(story)
    for name, same in (("pairs", False), ("pairs with the same relation", True)):
        rows.append((name, *_pair_scores(told, same_relation=same), "any overlap"))
    table = pd.DataFrame(rows, columns=list(COLUMNS)).set_index("compared")
    return table.astype({"precision": float, "recall": float, "F1": float}).round(2)


def _pair_scores(told: tuple[Told, ...], *, same_relation: bool) -> tuple[float, float, float, int, int, int]:
    machine, reference = (sum(it[side] is not None for it in told) for side in (0, 1))
    both = sum(bool(a and b and (not same_relation or a.relation == b.relation)) for a, b in told)
    precision = both / machine if machine else float("nan")
    recall = both / reference if reference else float("nan")
    whole = machine + reference
    return precision, recall, 2 * both / whole if whole else float("nan"), machine, reference, both


def pairs_told(story: Story) -> tuple[Told, ...]:
    """Every pair of the first two articles that the machine or the reference coding has, in reading order."""
    if len(story.articles) < 2:
        return ()
    free = list(compare_figures(*story.articles[:2]))
    told: list[Told] = []
    for theirs in reference_pairs(story):
        ours = next((it for it in free if _meet(it.a[0], theirs.a[0]) and _meet(it.b[0], theirs.b[0])), None)
        if ours:
            free.remove(ours)
        told.append((ours, theirs))
    told += [(ours, None) for ours in free]
    return tuple(sorted(told, key=lambda it: _start(it)))


def _meet(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def _start(told: Told) -> int:
    pair = told[0] or told[1]
    return pair.a[0].start if pair else 0


def pairs_apart(story: Story) -> pd.DataFrame:
    """Where machine and reference coding part on pairs of figures: misses, false alarms, another relation.

    Returns:
        One row a pair, numbered from 1: the words of both articles, ``machine`` and ``reference`` (the relation each
        gives; empty where it has no such pair), ``why`` (the machine's reason, if it has the pair), ``the coder’s
        note`` (what stands in the reference coding, written for those who code).

    Example:
        >>> from helpers import load_story
        >>> pairs_apart(load_story("putin-vietnam-2024")).columns.tolist()
        ['A', 'B', 'machine', 'reference', 'why', 'the coder’s note']
    """
    names = [article.id for article in story.articles[:2]]
    rows = []
    for ours, theirs in parted_pairs(story):
        pair = theirs or ours
        if pair:
            relations = (ours.relation if ours else "", theirs.relation if theirs else "")
            reasons = (ours.reason if ours else "", theirs.reason if theirs else "")
            rows.append((pair.a[0].text, pair.b[0].text, *relations, *reasons))
    columns = [*names, "machine", "reference", "why", "the coder’s note"] if len(names) == 2 else None
    return pd.DataFrame(rows, columns=columns).set_index(pd.RangeIndex(1, len(rows) + 1, name="pair"))


def parted_pairs(story: Story) -> tuple[Told, ...]:
    """The pairs of `pairs_apart`, for what shows them."""
    return tuple((a, b) for a, b in pairs_told(story) if not (a and b and a.relation == b.relation))
