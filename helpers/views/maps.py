"""The alignment map: two articles as columns of sentences, with ribbons between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from helpers import charts, tables
from helpers.alignment import shared_passages as passages_in_both
from helpers.charts import Chart, mark_key
from helpers.charts.alignment import CANDIDATE, MADE, RIBBON, VERBATIM
from helpers.coding import State
from helpers.comparison.sides import Named, named_sentences, touched
from helpers.comparison.telling import Candidate, candidates_of
from helpers.evidence import Evidence, Passage, passages
from helpers.journal import MemoryJournal
from helpers.lessons.pairs import made_links, rejected, threshold_of
from helpers.model import Article, Story
from helpers.views.shared import connected, two_of
from helpers.widgets.evidence import ClickableChart
from helpers.widgets.following import GrowingChart
from helpers.widgets.pairs.shown import both_sentences
from helpers.widgets.reader.widget import Reader

if TYPE_CHECKING:
    from helpers.journal import JournalLike


def alignment_map(
    story: Story, journal: JournalLike | None = None, reader: Reader | None = None, *, articles: Sequence[str] = ()
) -> ClickableChart:
    """Two articles as columns of sentences, with ribbons: words in common, the student's pairs, candidates.

    A sentence opens itself, a ribbon both its sentences. Candidates are those at the student's threshold that were not
    rejected. The map follows the journal.

    Args:
        story: two articles or more.
        journal: the student's journal; without one there are no pairs of the student's.
        reader: where “Show in the reader” goes.
        articles: the ids of two articles; the first two of the story without any.
    """
    a, b = two_of(story, articles)
    found = candidates_of(a, b)
    return connected(GrowingChart(lambda: _map(a, b, found, journal), journal or MemoryJournal()), reader)


def _map(a: Article, b: Article, found: Sequence[Candidate], journal: JournalLike | None) -> tuple[Chart, Evidence]:
    rows = tuple(_ribbons(a, b, found, journal.state if journal else State()))
    chart = charts.alignment_map(tables.blocks((a, b)), tables.ribbons(rows))
    evidence: dict[str, tuple[Passage, ...]] = {
        mark_key(article.id, it.number): passages(article, [it.sentence])
        for article in (a, b)
        for it in named_sentences(article)
    }
    evidence |= {
        mark_key(RIBBON, first.number, second.number): both_sentences(first, second) for first, second, _, _ in rows
    }
    return chart, {key: it for key, it in evidence.items() if key in chart.marks}


def _ribbons(
    a: Article, b: Article, found: Sequence[Candidate], state: State
) -> Iterator[tuple[Named, Named, str, str]]:
    """Each pair once, with the strongest that can be said of it."""
    verbatim = {
        (first.number, second.number): (first, second, match.reason)
        for match in passages_in_both(a, b)
        for first in touched(a, match.a[0])
        for second in touched(b, match.b[0])
    }
    made = {(it.first.number, it.second.number): it for it in made_links(state, a, b)}
    for key, (first, second, reason) in verbatim.items():
        yield first, second, VERBATIM, f"{VERBATIM}; {reason}{f' Also {MADE}.' if key in made else ''}"
    for key, link in made.items():
        if key not in verbatim:
            differs = f"; they differ in {', '.join(link.differs)}" if link.differs else ""
            yield link.first, link.second, MADE, f"{MADE}{differs}"
    least, out = threshold_of(state, a, b), rejected(state)
    for it in found:
        key = it.first.number, it.second.number
        if it.score >= least and it.name not in out and key not in made and key not in verbatim:
            yield it.first, it.second, CANDIDATE, f"{CANDIDATE}, {it.score:.2f} alike: {it.label}"
