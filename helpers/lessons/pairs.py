"""Judgements on pairs of sentences, and on sentences without a pair: under which names a journal keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from helpers.anchoring import selector
from helpers.coding import State
from helpers.comparison.sides import Named, sentence_of, touched
from helpers.comparison.telling import Candidate
from helpers.model import Article, Connection, Span

PAIR: Final = "pair:"
"""What the question ids of judgements on pairs begin with; the names of the two sentences follow."""
THRESHOLD: Final = "pairs at:"
"""The same for the threshold that the student has set; the ids of the two articles follow."""
ALONE: Final = "alone:"
"""The same for judgements on sentences without a pair; the sentence's name and the other article's id follow."""
KEPT: Final = (PAIR, THRESHOLD, ALONE)

AT: Final = 0.15
"""The threshold to begin with: in the kit's stories three in four of the candidates above it are pairs of the reference
coding too, and of those right below it one in three."""

SAME: Final = "the same fact"
OTHER: Final = "another sentence fits better"
NOT: Final = "not the same fact"
VERDICTS: Final = (SAME, OTHER, NOT)
NOTHING: Final = "nothing"
"""The answer of those who find no difference in a pair."""

COULD_MATTER: Final = ("yes", "no", "can’t tell")
REASONS: Final = (
    "length", "time of publication", "audience", "agency copy", "cut from the end", "told there in other words",
    "something else",
)  # fmt: skip
"""What else can explain that a sentence has no match."""


@dataclass(frozen=True, slots=True)
class MadeLink:
    """Two sentences that a student has put together.

    Attributes:
        first: the sentence of the first article.
        second: the sentence of the second.
        differs: in what they differ, as far as the student has said so.
        by: ``confirmed`` (a candidate), ``changed`` (a candidate, with another sentence) or ``reader`` (a link made
            in the reader).
    """

    first: Named
    second: Named
    differs: tuple[str, ...]
    by: str


def pair_id(pair: Candidate) -> str:
    """The question id of the judgement on a candidate."""
    return PAIR + pair.name


def alone_id(sentence: Named, other: Article) -> str:
    """The question id of the judgement on a sentence that has no match in another article."""
    return f"{ALONE}{sentence.name} – {other.id}"


def threshold_id(a: Article, b: Article) -> str:
    """The question id of the threshold for two articles."""
    return f"{THRESHOLD}{a.id} + {b.id}"


def threshold_of(state: State, a: Article, b: Article) -> float:
    """How alike two sentences must be to be shown: what the student has set, else `AT`."""
    value = state.answers.get(threshold_id(a, b))
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else AT


def passages_of(*sentences: Named) -> list[dict[str, Any]]:
    """Sentences as an answer keeps them: with their words, so that they are found again in a corrected text."""
    return [
        {"article": it.article.id, **selector(it.article.text, it.sentence.start, it.sentence.end)} for it in sentences
    ]


def judged(state: State, question: str) -> Mapping[str, Any]:
    """What a journal has under a question of these; empty where there is nothing, or nothing of this form."""
    value = state.answers.get(question)
    return value if isinstance(value, Mapping) else {}


def made_links(state: State, a: Article, b: Article) -> tuple[MadeLink, ...]:
    """The pairs of sentences that a student has put together, by judging candidates and by linking in the reader.

    Returns:
        Each pair once, in the order of the first article.

    Example:
        >>> from helpers import plain_article
        >>> from helpers.journal import MemoryJournal
        >>> a, b = (plain_article("It rained. Nobody came.", id=name) for name in "AB")
        >>> journal = MemoryJournal()
        >>> ends = passages_of(sentence_of(a, 0), sentence_of(b, 11))
        >>> _ = journal.do({"do": "connect", "id": "1", "passages": ends})
        >>> [(link.first.name, link.second.name, link.by) for link in made_links(journal.state, a, b)]
        [('A 1', 'B 2', 'reader')]
    """
    found: dict[tuple[int, int], MadeLink] = {}
    for link in (*_judged(state, a, b), *_linked(state.connections, a, b)):
        found.setdefault((link.first.number, link.second.number), link)
    return tuple(found[key] for key in sorted(found))


def rejected(state: State) -> frozenset[str]:
    """The names of the candidates that a student has found not to tell the same fact, or not to fit best."""
    said = {question: judged(state, question).get("verdict") for question in state.answers if question.startswith(PAIR)}
    return frozenset(question.removeprefix(PAIR) for question, verdict in said.items() if verdict in (NOT, OTHER))


def _judged(state: State, a: Article, b: Article) -> Iterator[MadeLink]:
    for value in _values(state):
        ends = ends_of(value, a, b)
        if ends and value.get("verdict") in (SAME, OTHER):
            differs = tuple(str(it) for it in value.get("differs") or ())
            yield MadeLink(*ends, differs, "confirmed" if value["verdict"] == SAME else "changed")


def _values(state: State) -> Iterator[Mapping[str, Any]]:
    return (judged(state, question) for question in state.answers if question.startswith(PAIR))


def _linked(connections: Iterable[Connection], a: Article, b: Article) -> Iterator[MadeLink]:
    """Every pair of sentences that a link in the reader touches: mostly one, more where a passage runs over an edge."""
    for link in connections:
        here, there = ([it for name, span in link.passages if name == x.id for it in touched(x, span)] for x in (a, b))
        yield from (MadeLink(first, second, (), "reader") for first in here for second in there)


def ends_of(value: Mapping[str, Any], a: Article, b: Article) -> tuple[Named, Named] | None:
    """The two sentences of a judgement, if both still stand in these articles."""
    passages = value.get("passages")
    places = [it for it in passages if isinstance(it, Mapping)] if isinstance(passages, list | tuple) else []
    first, second = (_sentence(places, article) for article in (a, b))
    return (first, second) if first and second else None


def _sentence(places: Iterable[Mapping[str, Any]], article: Article) -> Named | None:
    for place in places:
        start, end = place.get("start"), place.get("end")
        if place.get("article") == article.id and type(start) is int and type(end) is int and 0 <= start < end:
            text = article.text[start:end]
            return sentence_of(article, Span(start, end, text)) if text == place.get("text") else None
    return None
