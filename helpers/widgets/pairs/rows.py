"""The pairs of sentences one by one, for the table beside the reference coding: what is worth an argument first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from helpers.comparison.sides import Named
from helpers.comparison.telling import tells
from helpers.evidence import Passage, passages
from helpers.model import Article, Match
from helpers.widgets.pairs.shown import both_sentences

Pair = tuple[Named, Named]

YES, REFUSED, OPEN, NOT_THERE = "yes", "not the same", "–", "not there"
MACHINE_ONLY_FIRST: Final = 4
"""So many pairs that the machine alone has stand before the facts in nobody’s pairs; the others come last."""


@dataclass(frozen=True, slots=True)
class Row:
    """A pair of sentences, or a fact in no pair.

    Attributes:
        name: the two sentences, such as ``A 8 + B 8``.
        you: whether you have the pair, have refused it, or have not judged it.
        machine: whether the machine has it.
        facts: what the reference coding tells by it; empty if it does not have the pair.
        behind: the sentences.
    """

    name: str
    you: str
    machine: str
    facts: tuple[Match, ...]
    behind: tuple[Passage, ...]

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """Its cells but the last."""
        return self.name, self.you, self.machine, "; ".join(it.label for it in self.facts) or NOT_THERE

    @property
    def rank(self) -> int:
        """Where it stands: you and the coding part, you and the machine part, the machine alone, nobody, the rest."""
        known = bool(self.facts)
        if (self.you, known) in ((YES, False), (REFUSED, True)):
            return 0
        if (self.you, self.machine) in ((YES, OPEN), (REFUSED, YES)):
            return 1
        if self.you == OPEN:
            return 2 if not known else 3 if self.machine == OPEN else 5
        return 4


def columns(key: str) -> tuple[str, ...]:
    """The heads of the table's columns, with what a sentence calls the key."""
    return "sentences", "you", "the machine", key, "how they differ there (said once)"


def rows_beside(
    articles: tuple[Article, Article],
    facts: Sequence[Match],
    own: Sequence[Pair],
    machine: Sequence[Pair],
    out: Collection[str],
) -> list[Row]:
    """The student's pairs and the machine's, and the facts in neither, those worth an argument first.

    Args:
        articles: the two articles.
        facts: what the reference coding has in both.
        own: the student's pairs.
        machine: the machine's.
        out: the names of the pairs that the student has refused.
    """
    a, b = articles
    pairs = dict(sorted({_key(it): it for it in (*own, *machine)}.items()))
    rows = [_row(pair, facts, own, machine, out) for pair in pairs.values()]
    for fact in facts:
        if not any(tells(fact, x.sentence, y.sentence) for x, y in pairs.values()):
            behind = (*passages(a, fact.a), *passages(b, fact.b))
            rows.append(Row("a fact of the coding", OPEN, OPEN, (fact,), behind))
    rows.sort(key=lambda row: row.rank)
    late = [row for row in rows if row.rank == 2][MACHINE_ONLY_FIRST:]
    return [row for row in rows if row not in late] + late


def told_once(rows: Sequence[Row]) -> list[str]:
    """For each row how the texts differ in its facts, where no row before has told it."""
    told: set[str] = set()
    found = []
    for row in rows:
        found.append(" ".join(it.reason for it in row.facts if it.label not in told))
        told.update(it.label for it in row.facts)
    return found


def _row(pair: Pair, facts: Sequence[Match], own: Sequence[Pair], machine: Sequence[Pair], out: Collection[str]) -> Row:
    first, second = pair
    name = f"{first.name} + {second.name}"
    mine = _key(pair) in {_key(it) for it in own}
    known = tuple(fact for fact in facts if tells(fact, first.sentence, second.sentence))
    you = YES if mine else REFUSED if name in out else OPEN
    theirs = YES if _key(pair) in {_key(it) for it in machine} else OPEN
    return Row(name, you, theirs, known, both_sentences(first, second))


def _key(pair: Pair) -> tuple[int, int]:
    return pair[0].number, pair[1].number
