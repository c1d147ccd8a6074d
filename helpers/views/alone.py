"""What the notebooks show of what stands in one text only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from helpers.coding import State
from helpers.comparison.sides import touched
from helpers.comparison.telling import candidates_of
from helpers.evidence import cell_key, passages
from helpers.layers import facts_in_one as single_facts
from helpers.layers import has_key
from helpers.lessons.alone import alone_in
from helpers.markup import Markup
from helpers.model import Article, Match, Story
from helpers.views.shared import connected, no_key, two_of
from helpers.widgets.evidence import ClickableTable
from helpers.widgets.pairs.alone import NotFound
from helpers.widgets.reader.widget import Reader

if TYPE_CHECKING:
    from helpers.journal import JournalLike


def not_found(
    story: Story, journal: JournalLike, reader: Reader | None = None, *, articles: Sequence[str] = ()
) -> NotFound:
    """The sentences of each of two texts that were not found in the other; the student judges some of them.

    Args:
        story: two articles or more.
        journal: where judgements are kept, and where the threshold and the student's pairs come from.
        reader: where “Show in the reader” goes.
        articles: the ids of two articles; the first two of the story without any.
    """
    return NotFound(*two_of(story, articles), journal, reader)


def facts_in_one(
    story: Story, journal: JournalLike | None = None, reader: Reader | None = None, *, articles: Sequence[str] = ()
) -> ClickableTable | Markup:
    """The facts that the reference coding finds in one of two texts alone, and whether the machine says so, too.

    Args:
        story: two articles or more.
        journal: where the threshold and the student's pairs come from.
        reader: where “Show in the reader” goes.
        articles: the ids of two articles; the first two of the story without any.
    """
    a, b = two_of(story, articles)
    if not has_key(story):
        return no_key()
    alone = alone_in(journal.state if journal else State(), a, b, candidates_of(a, b))
    left = {(it.named.article.id, it.named.number) for it in alone}
    found = [(article, fact) for article in (a, b) for fact in single_facts(story, article.id)]
    rows = [(article.id, fact.label, fact.reason, _unmatched(article, fact, left)) for article, fact in found]
    columns = ["only in", "fact", "why it could matter (a coder’s note)", "without a match for the machine"]
    frame = pd.DataFrame(rows, columns=columns, index=pd.RangeIndex(1, len(rows) + 1, name="row"))
    evidence = {
        cell_key(number, "fact"): passages(article, fact.a)
        for number, (article, fact) in zip(frame.index, found, strict=True)
    }
    return connected(ClickableTable(frame, evidence, "In the reference coding, found in one text only"), reader)


def _unmatched(article: Article, fact: Match, left: set[tuple[str, int]]) -> str:
    """How many of a fact's sentences have no match."""
    places = dict.fromkeys(it.number for span in fact.a for it in touched(article, span))
    alone = sum((article.id, number) in left for number in places)
    if alone == len(places):
        return "yes"
    return f"{alone} of {len(places)} sentences" if alone else "no"
