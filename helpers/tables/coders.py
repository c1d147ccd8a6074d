"""Coders beside each other: how far they agree, and where they part."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.agreement import Agreement, Split
from helpers.markup import ZONE_NAMES


def agreement(found: Iterable[Agreement]) -> pd.DataFrame:
    """Measures of agreement, one under the other.

    Returns:
        One row a measure: ``compared``, ``measure``, ``value`` (missing where it is undefined), ``from`` and ``to``
        (the 95 per cent interval, where there is one), ``n`` (units), ``note`` (why it is undefined, or a caveat).

    Note:
        How to read each measure, and when not to compare, stands with it in `helpers.agreement`.

    Example:
        >>> from helpers.agreement import Ratings, cohen_kappa
        >>> table = agreement([cohen_kappa(Ratings("who", ("Amina", "Ben"), ("A1", "A2"), ((1, 1), (1, 1))))])
        >>> table.loc[0, "note"][:30]
        'undefined: all values are the '
    """
    rows = [(it.of, it.measure, it.value, it.low, it.high, it.n, it.note) for it in found]
    table = pd.DataFrame(rows, columns=["compared", "measure", "value", "from", "to", "n", "note"])
    return table.astype({"value": float, "from": float, "to": float}).round(3)


def split(rows: Iterable[Split]) -> pd.DataFrame:
    """Which sentence split us: the rows of `helpers.agreement.split_sentences` as a table.

    Returns:
        One row for each sentence and code that somebody gave it, in the order they came: ``article``, ``zone``,
        ``number`` (in the body, from 1; missing elsewhere), ``code``, ``applied`` (how many coders gave it),
        ``coders`` (of how many), ``who`` (gave it), ``text``.

    Example:
        >>> from helpers import load_story
        >>> from helpers.agreement import split_sentences
        >>> from helpers.layers import reference_layer, second_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> layers = [find(story, "figures") for find in (reference_layer, second_layer)]
        >>> split(split_sentences(story, layers))[["article", "code", "applied", "coders"]].head(1)
          article   code  applied  coders
        0       A  vague        1       2
    """
    cells = [
        (
            row.article,
            ZONE_NAMES[row.sentence.kind],
            row.number,
            row.code,
            len(row.applied),
            len(row.applied) + len(row.left),
            ", ".join(row.applied),
            row.sentence.text,
        )
        for row in rows
    ]
    columns = ["article", "zone", "number", "code", "applied", "coders", "who", "text"]
    return pd.DataFrame(cells, columns=columns).astype({"number": "Int64"})
