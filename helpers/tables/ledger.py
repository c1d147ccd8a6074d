"""The quote ledger as tables."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.comparison import Change, LedgerRow
from helpers.tables.sourcing import describe, verb_of


def ledger(rows: Iterable[LedgerRow]) -> pd.DataFrame:
    """Every statement of the quote ledger.

    Returns:
        One row a statement (its number is the index): ``article``, ``words``, ``how`` (the role of a stretch inside
        quotation marks, or ``reported``), ``source``, ``verb``, ``again`` (in which rows its words stand again, and
        how).

    Note:
        Like words do not show that somebody spoke once; see `echoes`.

    Example:
        >>> from helpers import load_story
        >>> from helpers.comparison import quote_ledger
        >>> ledger(quote_ledger(load_story("putin-vietnam-2024"))).loc[3, "again"]
        '14: same words'
    """
    cells = [
        (
            row.number,
            row.article,
            row.words.text,
            row.quoted.role if row.quoted else "reported",
            describe(row.source)[0],
            verb_of(row.attribution) if row.attribution else "",
            "; ".join(f"{echo.row}: {echo.relation}" for echo in row.echoes),
        )
        for row in rows
    ]
    columns = ["row", "article", "words", "how", "source", "verb", "again"]
    return pd.DataFrame(cells, columns=columns).set_index("row")


def echoes(rows: Iterable[LedgerRow]) -> pd.DataFrame:
    """The statements whose words stand twice, in one article or in two, with what differs in square brackets.

    Returns:
        One row a pair, numbered from 1: ``relation``, ``first`` and ``second`` (article, source and wording; words
        that the other has not stand in square brackets), ``one utterance`` (``yes`` or ``open``), ``why``.

    Note:
        ``open`` is the usual answer: the texts seldom settle whether two like wordings were said once or twice.

    Example:
        >>> from helpers import load_story
        >>> from helpers.comparison import quote_ledger
        >>> table = echoes(quote_ledger(load_story("putin-vietnam-2024")))
        >>> table["relation"].to_list()
        ['clipped', 'same words', 'same words, other source']
    """
    rows = tuple(rows)
    by_number = {row.number: row for row in rows}
    cells = [
        (
            echo.relation,
            _told(row, echo.changes, second=False),
            _told(by_number[echo.row], echo.changes, second=True),
            echo.one_utterance,
            echo.reason,
        )
        for row in rows
        for echo in row.echoes
        if row.number < echo.row
    ]
    table = pd.DataFrame(cells, columns=["relation", "first", "second", "one utterance", "why"])
    return table.set_index(pd.RangeIndex(1, len(cells) + 1, name="pair"))


def _told(row: LedgerRow, changes: Iterable[Change], *, second: bool) -> str:
    """A wording with its own words in square brackets: ``give [Mr] Putin a platform``."""
    parts = []
    for change in changes:
        span = change.b if second else change.a
        if span is not None:
            parts.append(span.text if change.kept else f"[{span.text}]")
    return f"{row.article}, {describe(row.source)[0]}: {' '.join(parts)}"
