"""What is compared of a figure: the words it stands among, what it counts, whose it is, and of when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from helpers.alignment.profile import is_small, terms_of
from helpers.comparison.deictics import Stretch, stretch_of
from helpers.comparison.names import names_in
from helpers.comparison.precision import Amount, amount_of
from helpers.figures import find_figures
from helpers.figures.numbers import words
from helpers.model import Article, Figure, Sentence, kept

MEASURED: Final = 2.0
NEAR: Final = 1.0
FAR: Final = 0.35
"""How much a word counts: in what is measured or counted, close to the figure, elsewhere in its sentence."""

REACH: Final = 70
"""Characters before and behind a figure that are close to it, up to the next figure of its kind."""

RARITY: Final = 0.7
"""How much less a word counts that many sentences of both articles have."""

_REFERS: Final = re.compile(r"\b(?:the|these|those|both)\s+$", re.IGNORECASE)
_SINCE: Final = re.compile(r"^(since|from|after|until|till|by|before)\b", re.IGNORECASE)
_WITHIN: Final = re.compile(r"\b(?:in|within|over)\s+(?:just\s+|only\s+|the\s+)?$")
_A_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Bearing:
    """A figure with what is needed to compare it.

    Attributes:
        figure: the figure.
        article: its article.
        sentence: its sentence.
        terms: the words around it that tell something, each with its weight by where it stands.
        shown: each term with a word that has it.
        core: the terms of what is measured or counted.
        counted: the terms of what is counted alone.
        names: the states and other names in what is measured, and in the phrase right behind the figure.
        parties: all names in its sentence.
        when: for a year or date the days it stands for, for another figure the time it is about, as far as known.
        period: that time in the article's words.
        amount: what it is worth; None for dates.
        over: the length of time it is a total of (``in 24 hours``), if it says one.
        refers: whether it only points back (``the two countries``, ``both``) and reports no number of its own.
    """

    figure: Figure
    article: Article
    sentence: Sentence
    terms: Mapping[str, float]
    shown: Mapping[str, str]
    core: frozenset[str]
    counted: frozenset[str]
    names: frozenset[str]
    parties: frozenset[str]
    when: Stretch | None
    period: str
    amount: Amount | None
    over: Figure | None
    refers: bool

    @property
    def is_date(self) -> bool:
        """Whether it is a point or stretch of time rather than a number."""
        return self.figure.kind in ("year", "date")


def bearings(article: Article) -> tuple[Bearing, ...]:
    """The bearings of an article's figures, sentence by sentence."""
    return kept(article, _alone).bearings


def rarity(a: Article, b: Article) -> dict[str, float]:
    """How much of its weight each term keeps: the less, the more sentences of both articles have it."""
    ours, theirs = kept(a, _alone), kept(b, _alone)
    most = log(max(ours.sentences + theirs.sentences, 8))
    return {term: 1 - RARITY * log(times) / most for term, times in (ours.having + theirs.having).items()}


def placed_figures(article: Article) -> tuple[Bearing, ...]:
    """The bearings of one article's figures, in reading order: with their sentences, and dates as days."""
    return tuple(sorted(bearings(article), key=lambda it: it.figure.start))


@dataclass(frozen=True, slots=True)
class _Alone:
    """What an article brings to every comparison.

    Attributes:
        bearings: the bearings of its figures.
        having: in how many of the sentences that have a figure each term stands.
        sentences: how many such sentences there are.
    """

    bearings: tuple[Bearing, ...]
    having: Counter[str]
    sentences: int


def _alone(article: Article) -> _Alone:
    having: Counter[str] = Counter()
    found: list[Bearing] = []
    sentences = _by_sentence(article)
    for sentence, figures in sentences:
        words_of = terms_of(sentence.text)[1]
        having.update(words_of.keys())
        around = _Around(article, sentence, figures, _telling(words_of), names_in(sentence.text))
        found += [_bearing(around, at) for at in range(len(figures))]
    return _Alone(tuple(found), having, len(sentences))


def _by_sentence(article: Article) -> list[tuple[Sentence, tuple[Figure, ...]]]:
    """Each sentence that has a figure, with its figures."""
    ends = [sentence.end for sentence in article.sentences]
    found: dict[int, list[Figure]] = {}
    for figure in find_figures(article):
        found.setdefault(bisect_right(ends, figure.start), []).append(figure)
    return [(article.sentences[number], tuple(figures)) for number, figures in found.items()]


@dataclass(frozen=True, slots=True)
class _Around:
    """A sentence with its figures and what all of them share: its words, by their terms, and its names."""

    article: Article
    sentence: Sentence
    figures: tuple[Figure, ...]
    words: Mapping[str, str]
    names: frozenset[str]


def _bearing(around: _Around, at: int) -> Bearing:
    article, sentence, figures = around.article, around.sentence, around.figures
    figure = figures[at]
    core, own = _words_of(f"{figure.measure} {figure.counted}"), _words_of(f"{figure.text} {figure.source}")
    near = _words_of(article.text[slice(*_reach(article, sentence, figures, at))])
    shown: dict[str, str] = {}
    terms: dict[str, float] = {}
    for found, weight in ((core, MEASURED), (near, NEAR), (around.words, FAR)):
        for term, word in found.items():
            shown.setdefault(term, word)
            if term not in own:
                terms.setdefault(term, weight)
    before = article.text[sentence.start : figure.start]
    behind = article.text[figure.end : min(sentence.end, figure.end + REACH)]
    period, when = _when(article, sentence, figures, at)
    return Bearing(
        figure, article, sentence, terms, shown, frozenset(core), frozenset(_words_of(figure.counted)),
        names_in(f"{figure.measure} . {_phrase_behind(behind)}"), around.names,
        when, period, amount_of(figure), _over(article, figures, at), _refers(figure, before),
    )  # fmt: skip


def _words_of(text: str) -> dict[str, str]:
    """The terms of a text that tell something, each with the first word that has it."""
    return _telling(terms_of(text)[1])


def _telling(words_of: Mapping[str, str]) -> dict[str, str]:
    """Terms without small words, and without numbers, since they are what is compared."""
    return {term: word for term, word in words_of.items() if not is_small(term) and not _numeric(term)}


def _numeric(term: str) -> bool:
    return term[:1].isdigit() or term in words().scales


def _reach(article: Article, sentence: Sentence, figures: tuple[Figure, ...], at: int) -> tuple[int, int]:
    """Where the words close to a figure begin and end: up to whole words, and to the next figure of its kind."""
    figure = figures[at]
    start, end = max(sentence.start, figure.start - REACH), min(sentence.end, figure.end + REACH)
    while start > sentence.start and not article.text[start - 1].isspace():
        start -= 1
    while end < sentence.end and not article.text[end].isspace():
        end += 1
    rivals = [other for other in figures if other.kind == figure.kind and other is not figure]
    start = max([start, *(other.end for other in rivals if other.end <= figure.start)])
    end = min([end, *(other.start for other in rivals if other.start >= figure.end)])
    return start, end


def _phrase_behind(behind: str) -> str:
    """The words behind a figure up to the end of the clause."""
    return re.split(r"[,;:()—–“”\"]|\.\s", behind, maxsplit=1)[0]


def _over(article: Article, figures: tuple[Figure, ...], at: int) -> Figure | None:
    """The duration behind a figure that it is a total of: ``5.8 inches of rain fell in 24 hours``."""
    figure = figures[at]
    if figure.kind not in ("money", "percent", "count", "measure") or at + 1 == len(figures):
        return None
    other = figures[at + 1]
    between = article.text[figure.end : other.start]
    near = other.kind == "duration" and len(between) <= REACH
    return other if near and _WITHIN.search(between) and not re.search(r"[,;:()—–]", between) else None


def _refers(figure: Figure, before: str) -> bool:
    """Whether a two stands with ``the``, ``these`` or ``both``: it points back to a pair that was named."""
    if figure.rule == "both":
        return True
    two = figure.kind == "count" and figure.value == _A_PAIR
    return two and not figure.hedge and not figure.modifier and bool(_REFERS.search(before[-12:]))


def _when(article: Article, sentence: Sentence, figures: tuple[Figure, ...], at: int) -> tuple[str, Stretch | None]:
    """The time a figure is about: its own days if it is a date, else those of the date in its period."""
    figure = figures[at]
    if figure.kind in ("year", "date"):
        return figure.text, stretch_of(figure, article, article.text[sentence.start : figure.start])
    for other in figures:
        if other.kind in ("year", "date") and figure.period and other.text in figure.period:
            found = stretch_of(other, article, article.text[sentence.start : other.start])
            return figure.period, found and _from_on(figure.period, found)
    return figure.period, None


def _from_on(period: str, found: Stretch) -> Stretch:
    """``since 2006`` goes on after that year: its last day is left far open."""
    if _SINCE.match(period) and period.casefold().startswith(("since", "from", "after")):
        return Stretch(found.first, type(found.last).max, found.rule)
    return found
