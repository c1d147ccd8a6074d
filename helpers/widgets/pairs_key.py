"""The student's pairs of sentences and the machine's beside those of the reference coding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import ipywidgets
import pandas as pd

from helpers.comparison.sides import Named
from helpers.comparison.telling import Candidate, candidates_of, tells
from helpers.evidence import Evidence, Passage, cell_key, passages
from helpers.lessons import is_open
from helpers.lessons.pairs import PAIR, made_links, threshold_of
from helpers.markup import escape
from helpers.model import Article, Match
from helpers.widgets.boxes import boxed, html_box
from helpers.widgets.following import GrowingTable
from helpers.widgets.live import weakly
from helpers.widgets.pairs_html import both_sentences
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.coding import State
    from helpers.journal import JournalLike

CAPTION: Final = "Pairs of sentences: yours, the machine’s, the reference coding’s"
NO_KEY: Final = "<p>There is no reference coding of these two articles to compare with.</p>"
ONE_READING: Final = (
    "The reference coding is one careful reading, not the truth. A pair that it does not have may tell one fact all "
    "the same: open it and look."
)
Pair = tuple[Named, Named]


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

    def sentences(self, who: str, have: str, whose: str) -> str:
        """The same in words: ``Of your 9 pairs …``."""
        if not self.made:
            return f"{who} {have} put no sentences together yet."
        return (
            f"{who} {have} {_many(self.made, 'pair')}. The reference coding has {self.known} of them, too: {whose} "
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
        self._said = html_box()
        self._table = GrowingTable(self._rows, CAPTION, journal)
        super().__init__([self._said])
        self.add_class("plx-live")
        self._look()
        journal.on_change(weakly(self._look))

    def __repr__(self) -> str:
        return self._words() if self.is_open and self.facts else "Pairs of sentences beside the reference coding"

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
        self.children = [self._said, *([self._table] if self.is_open and self.facts else [])]

    def _head(self) -> str:
        if not self.facts:
            return NO_KEY
        if not self.is_open:
            return f"<p><b>First judge {self.least} candidates, above.</b> So far: {self.judged}. Then this opens.</p>"
        return "".join(f"<p>{escape(line)}</p>" for line in (*self._words().split("\n"), ONE_READING))

    def _words(self) -> str:
        state = self.journal.state
        own = score(_made(state, self.a, self.b), self.facts).sentences("You", "have", "your")
        kept = [(it.first, it.second) for it in self._kept(state)]
        least = threshold_of(state, self.a, self.b)
        machine = score(kept, self.facts).sentences(f"The machine, at {least:.2f},", "has", "its")
        return f"{own}\n{machine}"

    def _kept(self, state: State) -> list[Candidate]:
        least = threshold_of(state, self.a, self.b)
        return [it for it in self.all if it.score >= least]

    def _rows(self) -> tuple[pd.DataFrame, Evidence]:
        """The pairs that you or the machine have, then the facts that neither has."""
        state = self.journal.state
        own, machine = _made(state, self.a, self.b), [(it.first, it.second) for it in self._kept(state)]
        pairs = {_key(it): it for it in (*own, *machine)}
        rows: list[tuple[str, ...]] = []
        evidence: dict[str, tuple[Passage, ...]] = {}
        told: set[str] = set()
        for number, (key, (first, second)) in enumerate(sorted(pairs.items()), start=1):
            known = [fact for fact in self.facts if tells(fact, first.sentence, second.sentence)]
            label, _ = _fact(known)
            rows.append((f"{first.name} + {second.name}", *_who(key, own, machine), label, _fact(_new(known, told))[1]))
            evidence[cell_key(number, "sentences")] = both_sentences(first, second)
        for fact in self.facts:
            if not any(tells(fact, a.sentence, b.sentence) for a, b in pairs.values()):
                rows.append(("a fact of the coding", "no", "no", *_fact([fact])))
                evidence[cell_key(len(rows), "sentences")] = _of_fact(fact, self.a, self.b)
        columns = ["sentences", "you", "the machine", "the reference coding", "how they differ there (said once)"]
        return pd.DataFrame(rows, columns=columns, index=pd.RangeIndex(1, len(rows) + 1, name="row")), evidence

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _made(state: State, a: Article, b: Article) -> list[Pair]:
    return [(it.first, it.second) for it in made_links(state, a, b)]


def _key(pair: Pair) -> tuple[int, int]:
    return pair[0].number, pair[1].number


def _who(key: tuple[int, int], own: Sequence[Pair], machine: Sequence[Pair]) -> tuple[str, str]:
    you, it = ("yes" if key in {_key(pair) for pair in pairs} else "no" for pairs in (own, machine))
    return you, it


def _fact(known: Sequence[Match]) -> tuple[str, str]:
    if not known:
        return "not there", ""
    return "; ".join(it.label for it in known), " ".join(it.reason for it in known)


def _new(known: Sequence[Match], told: set[str]) -> list[Match]:
    """The facts that no row before has told of; how they differ is said once."""
    found = [it for it in known if it.label not in told]
    told.update(it.label for it in found)
    return found


def _of_fact(fact: Match, a: Article, b: Article) -> tuple[Passage, ...]:
    return (*passages(a, fact.a), *passages(b, fact.b))


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _ten(part: int, whole: int) -> str:
    """``about 7 in 10``."""
    if not whole:
        return "none"
    if 0 < part < whole / 20:
        return "fewer than 1 in 10"
    return f"about {round(10 * part / whole)} in 10" if part < whole else "all of them"
