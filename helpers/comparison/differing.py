"""In what two sentences that tell the same thing may differ: prompts for a reader, each from one small rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from helpers.alignment.profile import is_small, places_of_terms
from helpers.comparison.figures import compare_figures
from helpers.comparison.names import names_in
from helpers.model import Article, Attribution, Figure, Match, Span, Term
from helpers.quotes import find_attributions
from helpers.terms import find_terms

REACH: Final = 3
"""So many words before a noun can stand beside it: ``heavy US-led trade sanctions``."""

_WORD: Final = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_GAP: Final = re.compile(r"[\s\-‑]*")
_TIMES: Final = ("year", "date", "time")
_DEEDS: Final = ("ed", "ing")
_NO_OTHER: Final = ("same", "not comparable")


@dataclass(frozen=True, slots=True)
class Hint:
    """Where two sentences may differ.

    Attributes:
        code: in what, a code of the codebook ``differences``.
        words: the words that say so, in a sentence.
        rule: the name of the rule that found it.
    """

    code: str
    words: str
    rule: str


@dataclass(frozen=True)
class Found:
    """What is found once in two articles, to look for hints in many pairs of their sentences."""

    a: Article
    b: Article
    figures: tuple[Match, ...]
    told: tuple[tuple[Attribution, ...], tuple[Attribution, ...]]
    careful: tuple[tuple[Term, ...], tuple[Term, ...]]


def look(a: Article, b: Article) -> Found:
    """What the rules need to know of two articles.

    Example:
        >>> from helpers import plain_article
        >>> a = plain_article("Rafts of UN sanctions were imposed.", id="A")
        >>> b = plain_article("It faces a raft of US-led sanctions.", id="B")
        >>> [hint.words for hint in hints(look(a, b), a.sentences[0], b.sentences[0])]
        ['“UN sanctions” in A, “US-led sanctions” in B: who is it? To be looked up.']
    """
    told = find_attributions(a), find_attributions(b)
    careful = tuple(tuple(it for it in find_terms(article) if it.list == "hedging") for article in (a, b))
    return Found(a, b, compare_figures(a, b), told, (careful[0], careful[1]))


def hints(found: Found, first: Span, second: Span) -> tuple[Hint, ...]:
    """Where a pair of sentences may differ.

    Args:
        found: the two articles.
        first: a sentence of the first.
        second: a sentence of the second.

    Returns:
        The hints, those of who did it first; none where no rule has any.

    Note:
        A hint is a question, not a finding: the rules look at words next to each other, and know nothing of what the
        sentences mean. No hint does not say that the sentences agree.
    """
    return tuple(hint for rule in _RULES for hint in rule(found, first, second))


def other_name_beside_the_same_noun(found: Found, first: Span, second: Span) -> Iterator[Hint]:
    """``UN sanctions`` and ``US-led sanctions``: one noun, and the names beside it have nothing in common."""
    here, there = _phrases(found.a, first), _phrases(found.b, second)
    for term in (it for it in here if it in there):
        ours, theirs = here[term], there[term]
        if all(not (x & y) for x, _ in ours for y, _ in theirs):
            words = f"“{ours[0][1]}” in {found.a.id}, “{theirs[0][1]}” in {found.b.id}: who is it? To be looked up."
            yield Hint("who did it", words, other_name_beside_the_same_noun.__name__)


def other_number(found: Found, first: Span, second: Span) -> Iterator[Hint]:
    """Two figures that measure the same thing and are not the same."""
    for match in found.figures:
        if match.relation not in _NO_OTHER and _inside(match.a[0], first) and _inside(match.b[0], second):
            figure = match.a[0]
            is_time = isinstance(figure, Figure) and figure.kind in _TIMES
            ours, theirs = (" ".join(it.text.split()) for it in (match.a[0], match.b[0]))
            words = f"“{ours}” in {found.a.id}, “{theirs}” in {found.b.id}: {match.relation}."
            yield Hint("when" if is_time else "how much", words, other_number.__name__)


def told_by_somebody_in_one(found: Found, first: Span, second: Span) -> Iterator[Hint]:
    """One sentence gives the words to somebody, the other tells them as its own."""
    ours, theirs = (_speakers(told, span) for told, span in zip(found.told, (first, second), strict=True))
    if bool(ours) == bool(theirs):
        return
    who, where, other = (ours[0], found.a, found.b) if ours else (theirs[0], found.b, found.a)
    said = f"the words of “{who}”" if who else "somebody’s words"
    yield Hint(
        "who says so",
        f"{said[0].upper()}{said[1:]} in {where.id}; nobody’s in {other.id}?",
        told_by_somebody_in_one.__name__,
    )


def careful_in_one(found: Found, first: Span, second: Span) -> Iterator[Hint]:
    """A careful word such as ``may`` stands in one sentence and none in the other."""
    ours, theirs = (
        [it for it in terms if _inside(it, span)] for terms, span in zip(found.careful, (first, second), strict=True)
    )
    if bool(ours) != bool(theirs):
        where, word = (found.a, ours[0]) if ours else (found.b, theirs[0])
        yield Hint("how sure", f"“{word.text}” in {where.id}, no such word in the other.", careful_in_one.__name__)


_RULES: Final[Sequence[Callable[[Found, Span, Span], Iterator[Hint]]]] = (
    other_name_beside_the_same_noun, other_number, told_by_somebody_in_one, careful_in_one,
)  # fmt: skip


def _phrases(article: Article, sentence: Span) -> dict[str, list[tuple[frozenset[str], str]]]:
    """The nouns of a sentence that have names before them: the names, and the words as they stand."""
    text = article.text[sentence.start : sentence.end]
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    if text.isupper():
        return found
    words = list(_WORD.finditer(text))
    heads = {start: term for term, start, _ in places_of_terms(text)}
    for at, word in enumerate(words):
        term = heads.get(word.start(), "")
        if not term or is_small(term) or not _is_noun(text, word):
            continue
        first = _first_beside(text, words, at)
        names = names_in(text[words[first].start() : word.start()].replace("-", " ").replace("‑", " "))
        if names:
            phrase = " ".join(text[words[first].start() : word.end()].split())
            found.setdefault(term, []).append((names, phrase))
    return found


def _is_noun(text: str, word: re.Match[str]) -> bool:
    """Whether a word may be a noun that others stand beside: ``sanctions``, not ``signed`` or ``US-led``."""
    return word[0].islower() and text[word.end() : word.end() + 1] not in {"-", "‑"} and not word[0].endswith(_DEEDS)


def _first_beside(text: str, words: list[re.Match[str]], at: int) -> int:
    """The first of the words right before a noun, up to a mark or to a word that cannot stand beside it."""
    first = at
    while first and at - first < REACH:
        before = words[first - 1]
        if not _GAP.fullmatch(text[before.end() : words[first].start()]) or not _may_stand_beside(text, before):
            break
        first -= 1
    while first < at and words[first][0].islower():  # the phrase begins with a name
        first += 1
    return first


def _may_stand_beside(text: str, word: re.Match[str]) -> bool:
    """No deed (``signed``), unless it ends a name (``US-led``), and no small word, unless it is one (``US``)."""
    if text[max(0, word.start() - 1) : word.start()] in {"-", "‑"}:
        return True
    low = word[0].casefold()
    return not low.endswith(_DEEDS) and (not is_small(low) or word[0].isupper())


def _speakers(told: tuple[Attribution, ...], sentence: Span) -> list[str]:
    """Who is given words in a sentence; an empty name where nobody is named."""
    inside = [it for it in told if any(_inside(span, sentence) for span in it.content)]
    return [" ".join(it.source.text.split()) if it.source else "" for it in inside]


def _inside(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < sentence.end
