"""Coders beside each other: how far they agree, and where they part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from helpers.agreement import Agreement, Division, Split
from helpers.evidence import positions
from helpers.markup import ZONE_NAMES
from helpers.model import Layer, Story

NO_CODE: Final = "no code"
_BEGINS: Final = 50
_KAPPA: Final = ("Cohen’s kappa", "Krippendorff’s alpha")


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


def by_code(found: Iterable[Agreement]) -> pd.DataFrame:
    """Agreement code by code, as people read it.

    Args:
        found: the measures, as `helpers.agreement.agreement_by_code` gives them.

    Returns:
        One row a code (its name is the index): ``agreement`` (per cent of the sentences), a column for each measure
        that allows for chance, a number or ``undefined``, ``n`` (sentences), ``note`` (why it is undefined, or what to
        mind).

    Example:
        >>> from helpers.agreement import Ratings, cohen_kappa, percent_agreement
        >>> ratings = Ratings("who", ("Amina", "Ben"), ("A1", "A2"), ((1, 1), (1, 1)))
        >>> by_code([percent_agreement(ratings), cohen_kappa(ratings)]).loc["who"].to_list()[:2]
        ['100 %', 'undefined']
    """
    rows: dict[str, dict[str, str | int]] = {}
    notes: dict[str, list[str]] = {}
    for it in found:
        name = "agreement" if it.measure == "per cent agreement" else it.measure
        rows.setdefault(it.of, {})[name] = _value(it)
        rows[it.of]["n"] = it.n
        notes.setdefault(it.of, []).extend([it.note] if it.note and it.note not in notes.get(it.of, []) else [])
    shown = {"agreement", "n"} | {name for row in rows.values() for name in row}
    columns = [name for name in ("agreement", *_KAPPA, "n", "note") if name in shown | {"note"}]
    table = pd.DataFrame([row | {"note": "; ".join(notes[code])} for code, row in rows.items()], columns=columns)
    return table.set_index(pd.Index(list(rows), name="code", dtype=object))


def _value(it: Agreement) -> str:
    if it.value is None:
        return "undefined"
    return f"{100 * it.value:.0f} %" if it.measure == "per cent agreement" else f"{it.value:.2f}".replace("-", "−")


def divided(rows: Iterable[Division], coders: Sequence[str]) -> pd.DataFrame:
    """The sentences that split the coders, with what each of them gave.

    Args:
        rows: as `helpers.agreement.divided_sentences` gives them.
        coders: the coders' names, in the order of the layers.

    Returns:
        One row a sentence, numbered from 1 in the order they came: ``sentence`` (where it stands and how it begins),
        and for each coder the codes, ``no code`` where there is none.

    Example:
        >>> from helpers import load_story
        >>> from helpers.agreement import divided_sentences
        >>> from helpers.layers import reference_layer, second_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> layers = [find(story, "figures") for find in (reference_layer, second_layer)]
        >>> divided(divided_sentences(story, layers), ["first", "second"]).loc[1].to_list()[1:]
        ['date, count, year', 'ordinal, count, year']
    """
    cells = [[_place(row), *(", ".join(codes) or NO_CODE for codes in row.codes)] for row in rows]
    table = pd.DataFrame(cells, columns=["sentence", *coders])
    return table.set_index(pd.RangeIndex(1, len(cells) + 1, name="split"))


def _place(row: Division) -> str:
    """Where a sentence stands, and how it begins: ``A, sentence 7: The two leaders met …``."""
    zone = ZONE_NAMES[row.sentence.kind]
    text = " ".join(row.sentence.text.split())
    begins = text if len(text) <= _BEGINS else f"{text[:_BEGINS].rpartition(' ')[0] or text[:_BEGINS]} …"
    return f"{row.article}, {f'sentence {row.number}' if row.number else zone}: {begins}"


def codes(story: Story, layer: Layer) -> pd.DataFrame:
    """What one coder marked, in reading order.

    Returns:
        One row a coded stretch, with its id as the index: ``article``, ``place`` (such as ``sentence 4, body``),
        ``text``, ``code``, ``note``.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import reference_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> codes(story, reference_layer(story, "figures"))[["article", "place", "text", "code"]].iloc[0].to_list()
        ['A', 'sentence 1, body', 'Thursday', 'date']
    """
    rows = []
    for article in story.articles:
        own = sorted((it for it in layer.annotations if it.article == article.id), key=lambda it: (it.start, it.end))
        places = positions(article, own)
        rows += [(it.id, article.id, at, it.text, it.code, it.note) for it, at in zip(own, places, strict=True)]
    return pd.DataFrame(rows, columns=["id", "article", "place", "text", "code", "note"]).set_index("id")


def code_counts(story: Story, layer: Layer) -> pd.DataFrame:
    """How often one coder gave each code in each article.

    Returns:
        One row a code (the index), the most used first; one column an article, 0 where the code was not given.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import reference_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> list(code_counts(story, reference_layer(story, "figures")).columns)
        ['A', 'B']
    """
    counted = Counter((it.code, it.article) for it in layer.annotations)
    used = Counter(it.code for it in layer.annotations)
    ordered = sorted(used, key=lambda code: (-used[code], code))
    columns = {it.id: [counted[code, it.id] for code in ordered] for it in story.articles}
    return pd.DataFrame(columns, index=pd.Index(ordered, name="code", dtype=object))
