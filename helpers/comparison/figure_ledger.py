"""The figure ledger: one row a measure, with the figure that each article gives for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from helpers.comparison.figures import compare_figures
from helpers.comparison.pairs import ONLY_HERE, FigurePair
from helpers.comparison.row_labels import row_label
from helpers.figures import find_figures
from helpers.model import Figure, Story, kept


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One measure and what the articles say of it.

    Attributes:
        id: a name for it that stays as long as the texts stay: ``A3669-B4891``.
        label: what is measured or counted, in the words of the first article that says it; else the kind of figure
            with its words (`helpers.comparison.row_labels`).
        figures: for each article of the story its figure, or None.
        pairs: the comparisons of its figures, two by two; none where only one article has it.
    """

    id: str
    label: str
    figures: tuple[Figure | None, ...]
    pairs: tuple[FigurePair, ...]

    @property
    def relation(self) -> str:
        """The relation; of more than two articles all there are."""
        return ", ".join(dict.fromkeys(pair.relation for pair in self.pairs)) or ONLY_HERE

    @property
    def reason(self) -> str:
        """Why, in a sentence for each comparison."""
        return " ".join(dict.fromkeys(pair.reason for pair in self.pairs))

    @property
    def difference(self) -> str:
        """How far apart they are, where that has a meaning."""
        return ", ".join(dict.fromkeys(pair.difference for pair in self.pairs if pair.difference))

    @property
    def look_up(self) -> str:
        """What would have to be looked up."""
        return " ".join(dict.fromkeys(pair.look_up for pair in self.pairs if pair.look_up))


Place = tuple[int, Figure]


def figure_ledger(story: Story, *, alone: bool = True) -> tuple[FigureRow, ...]:
    """One row a measure, one figure an article, in reading order: first what several articles have.

    Args:
        story: two articles or more. With three the best pairs come first, and a figure joins a row only while that has
            none of its article.
        alone: also give the figures that only one article has.

    Example:
        >>> from helpers import plain_article
        >>> a, b = plain_article("It cost $9 million.", id="A"), plain_article("The cost was $9m, or 5%.", id="B")
        >>> [(row.id, row.relation) for row in figure_ledger(Story("s", "", (a, b)))]
        [('A8-B13', 'same'), ('B21', 'only here')]
    """
    shared = kept(story, _shared_rows)
    if not alone:
        return shared
    known = {(i, figure) for row in shared for i, figure in enumerate(row.figures) if figure}
    rows = (
        _row(story, [(i, figure)], [])
        for i, article in enumerate(story.articles)
        for figure in find_figures(article)
        if (i, figure) not in known
    )
    return (*shared, *rows)


def _shared_rows(story: Story) -> tuple[FigureRow, ...]:
    """The rows of what several articles have."""
    groups: dict[Place, list[Place]] = {}
    found = [
        (pair, (i, pair.figure_a), (j, pair.figure_b))
        for i, j in combinations(range(len(story.articles)), 2)
        for pair in compare_figures(story.articles[i], story.articles[j])
        if pair.figure_a and pair.figure_b
    ]
    joined = []
    for pair, ours, theirs in sorted(found, key=lambda it: -(it[0].score or 0)):
        if _join(groups, ours, theirs):
            joined.append((pair, ours))
    pairs: dict[int, list[FigurePair]] = {}
    for pair, place in joined:
        pairs.setdefault(id(groups[place]), []).append(pair)
    rows = [_row(story, group, pairs[id(group)]) for group in _distinct(groups)]
    return tuple(sorted(rows, key=_order))


def _join(groups: dict[Place, list[Place]], ours: Place, theirs: Place) -> bool:
    """Put two figures into one row, unless an article would stand in it twice."""
    one, two = groups.get(ours, [ours]), groups.get(theirs, [theirs])
    if one is two:
        return True
    if {i for i, _ in one} & {i for i, _ in two}:
        return False
    both = one + two
    groups.update(dict.fromkeys(both, both))
    return True


def _distinct(groups: dict[Place, list[Place]]) -> list[list[Place]]:
    return list({id(group): group for group in groups.values()}.values())


def _row(story: Story, group: list[Place], pairs: list[FigurePair]) -> FigureRow:
    by_article = dict(group)
    figures = tuple(by_article.get(i) for i in range(len(story.articles)))
    name = "-".join(f"{story.articles[i].id}{figure.start}" for i, figure in sorted(group, key=lambda it: it[0]))
    return FigureRow(name, row_label([figure for figure in figures if figure]), figures, tuple(pairs))


def _order(row: FigureRow) -> tuple[int, int]:
    return next((i, figure.start) for i, figure in enumerate(row.figures) if figure)
