"""What the notebooks show of figures: the ledger, the charts, the student's verdicts, the slider, machine and key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from helpers import charts, tables
from helpers.charts import mark_key
from helpers.comparison import FigureRow, figure_ledger
from helpers.comparison.bearing import placed_figures
from helpers.errors import ParallaxError
from helpers.evidence import Passage, cell_key, passages
from helpers.layers import has_key, key_name
from helpers.lessons import is_open
from helpers.markup import Markup, escape
from helpers.model import READ_ZONES, Span, Story
from helpers.tables.against import parted
from helpers.tables.figures import is_number
from helpers.tables.figures_key import figure_layers, parted_pairs
from helpers.twins import plain_table
from helpers.views.shared import clickable, connected, no_key
from helpers.views.sourcing import CAVEAT
from helpers.widgets.evidence import ClickableChart, ClickableTable
from helpers.widgets.following import FollowingTable
from helpers.widgets.pairs.verdicts import Verdicts, own_verdict
from helpers.widgets.reader.widget import Reader
from helpers.widgets.trials.rounding import Rounding

if TYPE_CHECKING:
    import pandas as pd

    from helpers.journal import JournalLike

LEDGER = "The figure ledger: one row a measure, one column an article"
_TIMES = ("year", "date", "time")


def figures_ledger(
    story: Story, reader: Reader | None = None, *, journal: JournalLike | None = None, alone: bool = False
) -> ClickableTable:
    """The figure ledger; a figure opens its sentence.

    A relation is shown once the student has given one for that row, or where ``PARALLAX_REVEAL`` is ``open``; the
    table follows the journal.

    Args:
        story: two articles or more.
        reader: where “Show in the reader” goes.
        journal: the student's journal. Without one all relations are shown.
        alone: also the figures that only one article has.
    """
    rows = figure_ledger(story, alone=alone)
    frame = tables.figures_ledger(story, rows).drop(columns=["why", "to look up"])
    evidence = {
        cell_key(number, article.id): passages(article, [figure])
        for number, row in zip(frame.index, rows, strict=True)
        for article, figure in zip(story.articles, row.figures, strict=True)
        if figure
    }
    if journal is None:
        return connected(ClickableTable(frame, evidence, LEDGER), reader)
    return connected(FollowingTable(lambda: _hidden(frame, rows, journal), evidence, LEDGER, journal), reader)


def _hidden(frame: pd.DataFrame, rows: Sequence[FigureRow], journal: JournalLike) -> pd.DataFrame:
    """The ledger without the relations that the student has still to judge."""
    if is_open():
        return frame
    hidden = [own_verdict(journal, row.id) is None and bool(row.pairs) for row in rows]
    shown = frame.copy()
    shown.loc[hidden, "relation"] = "first give your own"
    shown.loc[hidden, "difference"] = ""
    return shown


def figure_verdicts(
    story: Story, journal: JournalLike, reader: Reader | None = None, *, rows: Iterable[str] = (), most: int = 6
) -> Verdicts:
    """For some rows of the ledger: the student's own relation first, then the machine's and the reference coding's.

    Args:
        story: two articles or more.
        journal: where the verdicts are kept.
        reader: where “Show in the reader” goes.
        rows: the ids of the rows wanted (`helpers.comparison.FigureRow`), or words of their figures, such as
            ``$3.5 billion``; without any, the first rows that have a number in both articles.
        most: how many rows at most.

    Raises:
        ParallaxError: there is no such row.
    """
    return Verdicts(story, chosen_rows(story, tuple(rows))[:most], journal, reader)


def chosen_rows(story: Story, names: Sequence[str]) -> tuple[FigureRow, ...]:
    """The ledger's rows of these ids or words, in that order; without any, those with numbers."""
    rows = figure_ledger(story, alone=False)
    if not names:
        return tuple(row for row in rows if all(figure is None or figure.kind not in _TIMES for figure in row.figures))
    found = []
    for name in names:
        row = next((it for it in rows if name == it.id or any(f and f.text == name for f in it.figures)), None)
        if row is None:
            raise ParallaxError(f"the ledger has no row “{name}”", story.id, f"Choose from {_ids(rows)}")
        found.append(row)
    return tuple(found)


def _ids(rows: Sequence[FigureRow]) -> str:
    return ", ".join(row.id for row in rows) or "another story"


def figure_pairs(story: Story, reader: Reader | None = None, *, rows: Iterable[str] = ()) -> ClickableChart:
    """The same measure in the first two articles as dots on one line, with their years.

    Args:
        story: two articles or more.
        reader: where “Show in the reader” goes.
        rows: the rows of the ledger wanted, as for `figure_verdicts`; all that have two plain numbers without any.
    """
    evidence = {
        mark_key(row.id, article.id): passages(article, [figure])
        for row in figure_ledger(story, alone=False)
        for article, figure in zip(story.articles, row.figures, strict=True)
        if figure
    }
    return clickable(charts.dumbbell(_numbers_of(story, rows)), evidence, reader)


def _numbers_of(story: Story, rows: Iterable[str]) -> pd.DataFrame:
    """The table of pairs of numbers, or of those in some rows of the ledger."""
    table, names = tables.figure_pairs(story), tuple(rows)
    return table[table["row"].isin([row.id for row in chosen_rows(story, names)])] if names else table


def timeline(story: Story, reader: Reader | None = None) -> ClickableChart:
    """All dates and years that the articles mention on one line of time."""
    evidence = {
        mark_key(article.id, it.figure.start): passages(article, [it.figure])
        for article in story.articles
        for it in placed_figures(article)
        if it.is_date
    }
    return clickable(charts.timeline(tables.figure_dates(story.articles)), evidence, reader)


def figure_shares(story: Story, reader: Reader | None = None) -> ClickableChart:
    """How many sentences of each article have a figure."""
    evidence: dict[str, tuple[Passage, ...]] = {}
    for article in story.articles:
        found = placed_figures(article)
        having = {it.sentence for it in found}
        without = [it for it in article.sentences if it.kind in READ_ZONES and it not in having]
        evidence[mark_key(article.id, "with")] = passages(article, [it.figure for it in found])
        evidence[mark_key(article.id, "without")] = passages(article, without)
    return clickable(charts.figure_shares(tables.figure_shares(story.articles)), evidence, reader)


def figure_sources(story: Story, reader: Reader | None = None) -> ClickableChart:
    """How many figures of each article are given with a source, and how many without."""
    evidence: dict[str, tuple[Passage, ...]] = {}
    for article in story.articles:
        numbers = [it.figure for it in placed_figures(article) if is_number(it)]
        evidence[mark_key(article.id, "with")] = passages(article, [it for it in numbers if it.source])
        evidence[mark_key(article.id, "without")] = passages(article, [it for it in numbers if not it.source])
    return clickable(charts.figure_sources(tables.figure_shares(story.articles)), evidence, reader)


def rounding(*numbers: float | str | Story, rows: Iterable[str] = ()) -> Rounding:
    """A slider from all digits down to one that shows when two numbers become the same.

    Args:
        *numbers: two numbers, or a story, whose pairs of numbers are then taken.
        rows: of a story, the rows of the ledger wanted, as for `figure_verdicts`.

    Raises:
        ParallaxError: it is neither.

    Example:
        >>> rounding(3.5e9, 3.6e9)
        Rounding 3.5 billion and 3.6 billion: the same at 1 digit.
    """
    if len(numbers) == 1 and isinstance(numbers[0], Story):
        table = _numbers_of(numbers[0], rows)
        names = [str(name).removesuffix(" says") for name in table.columns if str(name).endswith(" says")]
        pairs = [(row["measure"], float(row[names[0]]), float(row[names[1]])) for row in table.to_dict("records")]
        columns = (names[0], names[1]) if len(names) > 1 else ("first", "second")
        return Rounding(tuple(pair for pair in pairs if pair[1] != pair[2]), columns)
    try:
        one, two = (float(it) for it in numbers)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise ParallaxError("rounding needs two numbers, or a story", cure="Write views.rounding(3.5, 3.6)") from error
    return Rounding((("", one, two),))


def figures_against_key(story: Story) -> Markup:
    """The machine's figures and pairs against the reference coding: precision, recall, F1, and how many each has."""
    if not has_key(story):
        return no_key()
    table = plain_table(tables.figures_against_key(story), f"The machine against {key_name(story)}")
    return Markup(f"{table.html}<p>{escape(CAVEAT)}</p>", f"{table.text}\n{CAVEAT}")


def figure_misses(story: Story, reader: Reader | None = None) -> ClickableTable | Markup:
    """Where the machine and the reference coding part on what is a figure: what only one of them marked."""
    if not has_key(story):
        return no_key()
    machine, reference = figure_layers(story)
    frame = tables.apart(story, machine, reference, "overlap")
    articles = {article.id: article for article in story.articles}
    order = list(articles)
    rows = sorted(
        parted(machine, reference, "overlap", same_code=False),
        key=lambda it: (order.index(it.article), it.start, it.end),
    )
    evidence = {
        cell_key(number, "words"): passages(articles[it.article], [Span(it.start, it.end, it.text)])
        for number, it in zip(frame.index, rows, strict=True)
    }
    return connected(ClickableTable(frame, evidence, "Figures that only one of the two has"), reader)


def pair_misses(story: Story, reader: Reader | None = None) -> ClickableTable | Markup:
    """Where the machine and the reference coding part on which figures belong together, and how they relate."""
    if not has_key(story):
        return no_key()
    frame = tables.pairs_apart(story)
    if "why" in frame and not frame["why"].any():  # the machine has none of these pairs
        frame = frame.drop(columns="why")
    evidence = {}
    for number, (ours, theirs) in zip(frame.index, parted_pairs(story), strict=True):
        pair = theirs or ours
        if pair:
            for article, spans in zip(story.articles, (pair.a, pair.b), strict=False):
                evidence[cell_key(number, article.id)] = passages(article, spans)
    return connected(ClickableTable(frame, evidence, "Pairs on which the two part"), reader)
