"""What the notebooks show of two articles sentence by sentence: shared passages, candidates, and what the key has."""

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
from helpers.errors import ParallaxError
from helpers.evidence import Evidence, Passage, cell_key, passages
from helpers.journal import MemoryJournal
from helpers.layers import facts_between
from helpers.lessons.pairs import made_links, rejected, threshold_of
from helpers.markup import Markup, escape
from helpers.model import Article, Story
from helpers.twins import plain_table
from helpers.views.shared import connected
from helpers.widgets.alone import NotFound
from helpers.widgets.evidence import ClickableChart, ClickableTable
from helpers.widgets.following import GrowingChart
from helpers.widgets.pairs import Candidates
from helpers.widgets.pairs_html import both_sentences
from helpers.widgets.pairs_key import AgainstKey
from helpers.widgets.reader import Reader

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
    table = plain_table(frame, "How much of each text stands word for word in the other")
    said = _contained_in_words(a, b, frame["in the other, per cent"].to_list(), int(frame["the longest"].max()))
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


def two_of(story: Story, names: Sequence[str] = ()) -> tuple[Article, Article]:
    """Two articles of a story, by their ids; the first two without any.

    Raises:
        ParallaxError: there are not two, or there is none of that id.
    """
    known = {article.id: article for article in story.articles}
    wanted = tuple(names) or tuple(known)[:2]
    if len(wanted) != len(set(wanted)) or len(wanted) != 2 or not set(wanted) <= known.keys():
        cure = f"Choose two of {', '.join(known)}"
        raise ParallaxError(f"two articles are compared, not “{', '.join(map(str, wanted))}”", story.id, cure)
    return known[wanted[0]], known[wanted[1]]


def _contained_in_words(a: Article, b: Article, shares: Sequence[int], longest: int) -> str:
    """What the numbers mean."""
    if not longest:
        return (
            f"No five words in a row stand in both {a.id} and {b.id}. Whatever the two tell alike, each tells in its "
            "own words."
        )
    told = ", ".join(
        f"{share} in 100 runs of five words of {one.id} stand in {two.id}"
        for (one, two), share in zip(((a, b), (b, a)), shares, strict=True)
    )
    return (
        f"{told}; the longest passage has {longest} words. {_what_it_means(max(shares))} Look at these passages "
        "first: where two outlets print the same agency’s text, or quote the same speech, they look alike in all that "
        "follows, and that says nothing about what either of them chose."
    )


def _what_it_means(share: int) -> str:
    if share >= MOSTLY:
        return "Much of one text is in the other: they may go back to one text, such as agency copy."
    if share >= PARTLY:
        return "Some passages are the same: they may be quotations, or come from one agency or press release."
    return "That is little: the two are not copies of one text, but single passages may still have one source."


MOSTLY = 30
PARTLY = 8
"""From so many of 100 runs on, more is said of what they may mean. The kit's stories have 2 to 8."""
