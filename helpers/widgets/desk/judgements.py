"""What two students said of pairs of sentences, and of sentences without a pair, beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import pandas as pd

from helpers.lessons.said import Judgement, in_words, parts_of, place_of
from helpers.markup import visible
from helpers.twins import plain_table

if TYPE_CHECKING:
    from helpers.markup import Markup

CAPTION: Final = "What you two said of the same sentences"
PART, PARTLY, AGREE, ONE = "you part", "in part", "you agree", "only one of you"
_ORDER: Final = (PART, PARTLY, AGREE, ONE)
_OTHER_COLUMNS: Final = ("sentences", "you", "you two")


def judgements_table(own: Mapping[str, Judgement], other: Mapping[str, Judgement], name: str) -> Markup:
    """Two students' judgements, first those on which the two part.

    Args:
        own: one's own, as `helpers.lessons.said.judgements_of` gives them.
        other: the partner's.
        name: what to call the partner.
    """
    rows = [
        (_agreement(own.get(it), other.get(it)), visible(place_of(it)), _said(own.get(it)), _said(other.get(it)))
        for it in {**own, **other}
    ]
    rows.sort(key=lambda row: (_ORDER.index(row[0]), row[1]))
    partner = visible(name)
    columns = ["you two", "sentences", "you", "your partner" if partner in _OTHER_COLUMNS else partner]
    frame = pd.DataFrame(rows, columns=columns, index=pd.RangeIndex(1, len(rows) + 1, name="row"))
    return plain_table(frame[[*columns[1:], columns[0]]], CAPTION)


def _said(value: Judgement | None) -> str:
    return visible(in_words(value)) if value else "–"


def _agreement(own: Judgement | None, other: Judgement | None) -> str:
    if not own or not other:
        return ONE
    (mine, my_ticks), (theirs, their_ticks) = parts_of(own), parts_of(other)
    if mine != theirs:
        return PART
    return AGREE if my_ticks == their_ticks else PARTLY
