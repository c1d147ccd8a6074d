"""Which rows of the ledger have the same words, and what that shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cache
from typing import Final, Literal

from helpers.comparison.changes import plain_word, word_changes, word_spans
from helpers.comparison.occasions import occasion
from helpers.comparison.rows import Echo, LedgerRow, Relation
from helpers.model import Article
from helpers.quotes.lexicon import function_words

_RUN: Final = 5
"""So many words one after the other make two wordings near-identical."""
_MOST: Final = 400
"""Words of a wording that are compared."""
_COMMON: Final = 24
"""A run of three words in more rows than this says nothing."""
_CLOSED: Final = ("determiners", "prepositions", "be", "have", "do", "conjunctions", "subject_pronouns", "modals")
Likeness = Literal["the same words", "one is part of the other", "near-identical wording", "like content"]


@dataclass(frozen=True, slots=True)
class Worded:
    """A row with its words ready to be compared.

    Attributes:
        row: the row.
        words: its words.
        clause: the words of all that is reported with it.
        occasion: the words for the event that its sentence names; empty where it names none.
    """

    row: LedgerRow
    words: tuple[str, ...]
    clause: tuple[str, ...]
    occasion: str


def worded(row: LedgerRow, article: Article) -> Worded:
    """A row with its words."""
    words, clause = (tuple(plain_word(word.text) for word in word_spans(span)) for span in (row.words, row.clause))
    event = occasion(article, row)
    return Worded(row, words[:_MOST], clause[:_MOST], event.text if event else "")


def candidates(rows: Sequence[Worded]) -> Iterator[tuple[Worded, Worded]]:
    """The pairs of rows that share three words in a row, or the whole of a short wording."""
    filed: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(rows):
        for key in {one.words, *_runs(one.clause)}:
            filed.setdefault(key, []).append(place)
    pairs = {
        (first, second)
        for places in filed.values()
        if len(places) <= _COMMON
        for at, first in enumerate(places)
        for second in places[at + 1 :]
    }
    for first, second in sorted(pairs):
        yield rows[first], rows[second]


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield from zip(words, words[1:], words[2:], strict=False)


def likeness(a: Worded, b: Worded) -> tuple[Likeness, float] | None:
    """How alike two wordings are, and the share of words they have in common; None where that is too little."""
    if (
        a.row.article == b.row.article
        and a.row.clause.start < b.row.clause.end
        and b.row.clause.start < a.row.clause.end
    ):
        return None  # one sentence told twice is one
    if a.words == b.words and (len(a.words) > 1 or _same_source(a.row, b.row)):
        return "the same words", 1.0
    matcher = SequenceMatcher(None, a.clause, b.clause, autojunk=False)
    short, long = sorted((a, b), key=lambda one: len(one.words))
    enough = 3 if short.row.quoted else _RUN
    if len(short.words) >= enough and _has_content(short.words) and _is_part(short.words, long.words):
        return "one is part of the other", matcher.ratio()
    run = matcher.find_longest_match()
    if run.size >= _RUN and _has_content(a.clause[run.a : run.a + run.size]) and _touches(run, a, b):
        return "near-identical wording", matcher.ratio()
    return ("like content", matcher.ratio()) if matcher.ratio() >= 0.6 and _same_source(a.row, b.row) else None


def _overlap(a: LedgerRow, b: LedgerRow) -> bool:
    return a.article == b.article and a.clause.start < b.clause.end and b.clause.start < a.clause.end


def _touches(run: Match, a: Worded, b: Worded) -> bool:
    """Whether shared words lie, in part at least, in the words of both rows and not only around them."""
    pairs = ((one.words, one.clause[start : start + run.size]) for one, start in ((a, run.a), (b, run.b)))
    return all(set(words) & set(shared) - _closed() for words, shared in pairs)


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


@cache
def _closed() -> frozenset[str]:
    return frozenset().union(*(function_words(name) for name in _CLOSED))


def _has_content(words: Iterable[str]) -> bool:
    """Whether two words at least say something."""
    return sum(word not in _closed() and word != "'s" for word in words) >= 2


def _same_source(a: LedgerRow, b: LedgerRow) -> bool:
    return a.source is not None and b.source is not None and a.source.name.casefold() == b.source.name.casefold()


def echo(a: Worded, b: Worded, like: Likeness, score: float) -> Echo:
    """What row ``b`` is to row ``a``."""
    source = _sources(a.row, b.row)
    relation: Relation = "reworded"
    if source == "other source":
        relation = "same words, other source"
    elif like == "the same words":
        relation = "same words"
    elif like == "one is part of the other":
        relation = "clipped"
    around = ", the words around them differ" if like == "the same words" and a.clause != b.clause else ""
    reason = f"{like}{around}, {source}"
    settled = source == "same source" and a.row.article == b.row.article and like != "like content"
    end = ": given twice in one article" if settled else f"{_occasions(a, b)}: check"
    changes = word_changes(a.row.clause, b.row.clause)
    return Echo(b.row.number, relation, "yes" if settled else "open", reason + end, changes, round(score, 3))


def _sources(a: LedgerRow, b: LedgerRow) -> str:
    """Whether two statements have the same source, as far as the texts name any."""
    if a.source is None and b.source is None:
        return "no source is named"
    if a.source is None or b.source is None:
        return "a source is named in one place only"
    return "same source" if _same_source(a, b) else "other source"


def _occasions(a: Worded, b: Worded) -> str:
    """The occasions, if the sentences around both statements name one."""
    if not a.occasion or not b.occasion:
        return ""
    which = "same" if a.occasion.casefold() == b.occasion.casefold() else "other"
    return f", {which} occasion (“{a.occasion}” / “{b.occasion}”)"
