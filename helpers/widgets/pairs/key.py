"""The student's pairs of sentences and the machine's beside those of the reference coding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import ipywidgets
import pandas as pd

from helpers.comparison.telling import Candidate, candidates_of, tells
from helpers.evidence import Evidence, cell_key
from helpers.layers.whose import REFERENCE, begun, named_with_article
from helpers.lessons import is_open
from helpers.lessons.pairs import PAIR, made_links, rejected, threshold_of
from helpers.markup import escape
from helpers.model import Article, Match
from helpers.widgets.boxes import boxed, button, form, html_box
from helpers.widgets.following import GrowingTable
from helpers.widgets.live import weakly
from helpers.widgets.pairs.rows import Pair, Row, columns, rows_beside, told_once
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.coding import State
    from helpers.journal import JournalLike

NO_KEY: Final = "<p>There is no reference coding of these two articles to compare with.</p>"
ONE_READING: Final = (
    "{key} is one careful reading, not the truth. A pair that it does not have may tell one fact all the same: open it "
    "and look."
)
ORDER: Final = (
    "What is worth an argument stands first: pairs on which you part from {key} or from the machine, "
    "then pairs that only the machine has, then facts that are in nobody’s pairs. A dash means: not judged, or not "
    "proposed."
)
FIRST: Final = 10
"""So many rows are shown at first; a table of all of them is too long for the minutes of a lesson."""


@dataclass(frozen=True, slots=True)
class Score:
    """How far pairs of sentences go together with a reference coding.

    Attributes:
        made: how many pairs there are.
        known: how many of them the coding has, too.
        facts: how many facts the coding has in both texts.
        reached: in how many of those at least one of the pairs stands.
    """

    made: int
    known: int
    facts: int
    reached: int

    def sentences(self, who: str, have: str, whose: str, key: str) -> str:
        """The same in words: ``Of your 9 pairs …``."""
        if not self.made:
            return f"{who} {have} put no sentences together yet."
        return (
            f"{who} {have} {_many(self.made, 'pair')}. {begun(key)} has {self.known} of them, too: {whose} "
            f"precision is {self.known} of {self.made}, {_ten(self.known, self.made)}. "
            f"Of the {_many(self.facts, 'fact')} that it finds in both texts, {whose} pairs reach {self.reached}: "
            f"{whose} recall is {self.reached} of {self.facts}, {_ten(self.reached, self.facts)}."
        )


def score(pairs: Sequence[Pair], facts: Sequence[Match]) -> Score:
    """How far pairs of sentences go together with the facts of a coding."""
    known = [any(tells(fact, a.sentence, b.sentence) for fact in facts) for a, b in pairs]
    reached = [any(tells(fact, a.sentence, b.sentence) for a, b in pairs) for fact in facts]
    return Score(len(pairs), sum(known), len(facts), sum(reached))


class AgainstKey(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """What the student, the machine and the reference coding put together; closed until enough was judged.

    Args:
        a: the first article.
        b: the second.
        facts: what the coding has in both.
        journal: the student's journal.
        least: how many candidates must be judged before.
    """

    def __init__(self, a: Article, b: Article, facts: Sequence[Match], journal: JournalLike, least: int) -> None:
        self.a, self.b, self.facts, self.journal, self.least = a, b, tuple(facts), journal, least
        self.all = candidates_of(a, b)
        self._said, self._whole = html_box(), False
        self._more = button("", self.show_all)
        self._below = ipywidgets.HBox(form([self._more])).add_class("plx-form")  # the table has keys of its own
        self.key = named_with_article(self.facts[0].rule if self.facts else REFERENCE)
        self._table = GrowingTable(self._rows, f"Pairs of sentences: you, the machine, {self.key}", journal)
        super().__init__([self._said])
        self.add_class("plx-live")
        self._look()
        journal.on_change(weakly(self._look))

    def __repr__(self) -> str:
        return self._words() if self.is_open and self.facts else f"Pairs of sentences beside {self.key}"

    @property
    def table(self) -> GrowingTable:
        """The pairs one by one."""
        return self._table

    @property
    def judged(self) -> int:
        """How many candidates the student has judged."""
        return sum(it.startswith(PAIR) for it in self.journal.state.answers)

    @property
    def is_open(self) -> bool:
        """Whether enough was judged."""
        return self.judged >= self.least or is_open()

    @property
    def twin(self) -> str:
        """The same without anything to press."""
        return boxed(self._head()) + (self._table.twin if self.is_open and self.facts else "")

    def _look(self) -> None:
        self._said.value = boxed(f'<div role="status">{self._head()}</div>')
        many = len(self._all_rows()) if self.is_open and self.facts else 0
        self._more.description = f"Show the first {FIRST} rows only" if self._whole else f"Show all {many} rows"
        shown = [self._table, *([self._below] if many > FIRST else [])] if many else []
        self.children = [self._said, *shown]

    def _head(self) -> str:
        if not self.facts:
            return NO_KEY
        if not self.is_open:
            note = f"<p><b>First judge {self.least} candidates, above.</b> So far: {self.judged}. Then this opens.</p>"
            return f'<div class="plx-closed">{note}</div>'
        lines = (*self._words().split("\n"), ONE_READING.format(key=begun(self.key)), self._order())
        return "".join(f"<p>{escape(line)}</p>" for line in lines)

    def _order(self) -> str:
        many = len(self._all_rows())
        cut = f" These are the first {FIRST} of {many} rows." if many > FIRST and not self._whole else ""
        return f"{ORDER.format(key=self.key)}{cut}"

    def _words(self) -> str:
        state = self.journal.state
        own = score(_made(state, self.a, self.b), self.facts).sentences("You", "have", "your", self.key)
        kept = [(it.first, it.second) for it in self._kept(state)]
        least = threshold_of(state, self.a, self.b)
        machine = score(kept, self.facts).sentences(f"The machine, at {least:.2f},", "has", "its", self.key)
        return f"{own}\n{machine}"

    def _kept(self, state: State) -> list[Candidate]:
        least = threshold_of(state, self.a, self.b)
        return [it for it in self.all if it.score >= least]

    def _all_rows(self) -> list[Row]:
        state = self.journal.state
        machine = [(it.first, it.second) for it in self._kept(state)]
        return rows_beside((self.a, self.b), self.facts, _made(state, self.a, self.b), machine, rejected(state))

    def _rows(self) -> tuple[pd.DataFrame, Evidence]:
        """The rows that are shown."""
        found = self._all_rows()[: None if self._whole else FIRST]
        rows = [(*row.cells, said) for row, said in zip(found, told_once(found), strict=True)]
        index = pd.RangeIndex(1, len(rows) + 1, name="row")
        evidence = {cell_key(number, "sentences"): row.behind for number, row in zip(index, found, strict=True)}
        return pd.DataFrame(rows, columns=list(columns(self.key)), index=index), evidence

    def show_all(self) -> None:
        """Show every row, or the first ones again."""
        self._whole = not self._whole
        self._table.look()
        self._look()

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _made(state: State, a: Article, b: Article) -> list[Pair]:
    return [(it.first, it.second) for it in made_links(state, a, b)]


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _ten(part: int, whole: int) -> str:
    """``about 7 in 10``."""
    if not whole:
        return "none"
    if 0 < part < whole / 20:
        return "fewer than 1 in 10"
    return f"about {round(10 * part / whole)} in 10" if part < whole else "all of them"
