"""What several coders marked in the same sentences, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from helpers.model import Annotation, Layer
from helpers.tables.coders import NO_CODE
from helpers.tables.parts import Place


def beside(places: Iterable[Place], layers: Sequence[Layer]) -> pd.DataFrame:
    """Each sentence with what every coder marked in it.

    Args:
        places: the sentences, as `helpers.tables.parts.sentences_at` gives them.
        layers: what the coders marked; their names must differ.

    Returns:
        One row a sentence (its place, such as ``A 3``, is the index), one column a coder with each code and the words
        that got it, and ``same codes``: whether all gave the same codes, whatever words they marked.

    Note:
        A sentence in which coders part is one to read again. It does not say who is right.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import machine_layer, reference_layer
        >>> from helpers.tables.parts import sentences_at
        >>> story = load_story("putin-vietnam-2024")
        >>> layers = [find(story, "sources") for find in (reference_layer, machine_layer)]
        >>> beside(sentences_at(story, "A 21-22"), layers)["reference coding"].to_list()
        ['anonymous: Russian officials', 'no code']
    """
    rows = list(places)
    cells = []
    for place in rows:
        marked = [inside(layer, place) for layer in layers]
        codes = {tuple(sorted(one.code for one in found)) for found in marked}
        cells.append([*map(_cell, marked), "yes" if len(codes) == 1 else "no"])
    columns = [*(layer.coder for layer in layers), "same codes"]
    index = pd.Index([place.name for place in rows], name="sentence", dtype=object)
    return pd.DataFrame(cells, columns=columns, index=index)


def inside(layer: Layer, place: Place) -> list[Annotation]:
    """What a coder marked in a sentence, in reading order; a mark that goes over its edge counts where it begins."""
    found = (
        one
        for one in layer.annotations
        if one.article == place.article.id and place.sentence.start <= one.start < place.sentence.end
    )
    return sorted(found, key=lambda one: (one.start, one.end))


def _cell(marked: Sequence[Annotation]) -> str:
    return "; ".join(f"{one.code}: {' '.join(one.text.split())}" for one in marked) or NO_CODE
