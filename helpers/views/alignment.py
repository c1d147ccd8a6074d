"""What the notebooks show of two articles sentence by sentence: shared passages, candidates, and what the key has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from helpers import tables
from helpers.alignment import shared_passages as passages_in_both
from helpers.evidence import cell_key, passages
from helpers.layers import facts_between
from helpers.markup import Markup, escape
from helpers.model import Article, Story
from helpers.twins import plain_table
from helpers.views.shared import connected, two_of
from helpers.widgets.evidence import ClickableTable
from helpers.widgets.pairs.candidates import Candidates
from helpers.widgets.pairs.key import AgainstKey
from helpers.widgets.reader.widget import Reader

if TYPE_CHECKING:
    from helpers.journal import JournalLike

SAME_WORDS = "Word for word the same, five words or more"


def shared_passages(story: Story, reader: Reader | None = None, *, articles: Sequence[str] = ()) -> ClickableTable:
    """The passages that two articles have word for word, the longest first; a passage opens both its sentences.

    Args:
        story: two articles or more.
        reader: where “Show in the reader” goes.
        articles: the ids of two articles; the first two of the story without any.
    """
    a, b = two_of(story, articles)
    frame = tables.shared(a, b)
    evidence = {
        cell_key(number, "the same words"): (*passages(a, match.a), *passages(b, match.b))
        for number, match in zip(frame.index, passages_in_both(a, b), strict=True)
    }
    return connected(ClickableTable(frame, evidence, SAME_WORDS), reader)


def shared_words_note(story: Story, *, articles: Sequence[str] = ()) -> Markup:
    """How much of each of two articles stands word for word in the other, in numbers and in words."""
    a, b = two_of(story, articles)
    frame = tables.contained(a, b)
    shown = frame.drop(columns="in the other, per cent")  # of runs of five words: not what a student predicts
    table = plain_table(shown, "How much of each text stands word for word in the other")
    said = _contained_in_words(a, b, frame)
    return Markup(f"{table.html}<p>{escape(said)}</p>", f"{table.text}\n{said}")


def candidates(
    story: Story, journal: JournalLike, reader: Reader | None = None, *, articles: Sequence[str] = ()
) -> Candidates:
    """Sentences that may tell the same fact, ranked; the student confirms, changes or rejects each.

    Args:
        story: two articles or more.
        journal: where judgements and the threshold are kept.
        reader: where “Show in the reader” goes, and where another sentence can be selected.
        articles: the ids of two articles; the first two of the story without any.
    """
    return Candidates(*two_of(story, articles), journal, reader)


def pairs_against_key(
    story: Story,
    journal: JournalLike,
    reader: Reader | None = None,
    *,
    least: int = 5,
    articles: Sequence[str] = (),
) -> AgainstKey:
    """The student's pairs and the machine's beside the reference coding: in words, then pair by pair.

    Args:
        story: two articles or more.
        journal: the student's journal.
        reader: where “Show in the reader” goes.
        least: how many candidates the student must have judged before it opens, if ``PARALLAX_REVEAL`` is not ``open``.
        articles: the ids of two articles; the first two of the story without any.
    """
    a, b = two_of(story, articles)
    beside = AgainstKey(a, b, facts_between(story, a.id, b.id), journal, least)
    connected(beside.table, reader)
    return beside


def _contained_in_words(a: Article, b: Article, frame: pd.DataFrame) -> str:
    """What the numbers mean."""
    longest = int(frame["the longest"].max())
    if not longest:
        return (
            f"No five words in a row stand in both {a.id} and {b.id}. Whatever the two tell alike, each tells in its "
            "own words."
        )
    told = ", ".join(
        f"{row['in shared passages']} of the {row['words']} words of {one.id} ({_of_100(row)} in 100) stand in {two.id}"
        for (one, two), (_, row) in zip(((a, b), (b, a)), frame.iterrows(), strict=True)
    )
    return (
        f"{told}, in passages of five words or more; the longest has {longest}. Counted are the words of headline, "
        f"captions and running text. {_what_it_means(int(frame['in the other, per cent'].max()))} Look at these "
        "passages first: where two outlets print the same agency’s text, or quote the same speech, they look alike in "
        "all that follows, and that says nothing about what either of them chose."
    )


def _of_100(row: pd.Series[int]) -> int:
    return round(100 * row["in shared passages"] / row["words"])


def _what_it_means(share: int) -> str:
    if share >= MOSTLY:
        return "Much of one text is in the other: they may go back to one text, such as agency copy."
    if share >= PARTLY:
        return "Some passages are the same: they may be quotations, or come from one agency or press release."
    return "That is little: the two are not copies of one text, but single passages may still have one source."


MOSTLY = 30
PARTLY = 8
"""From so many of 100 runs on, more is said of what they may mean. The kit's stories have 2 to 8."""
