"""A source as the words stand there: a pronoun, a name, or a description."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from helpers.model import Article, Span, Token
from helpers.quotes.lexicon import function_words
from helpers.sources.naming import kind_of, split_name
from helpers.sources.runs import Run, runs_in
from helpers.sources.words import is_plural, singular, source_words

Form = Literal["pronoun", "name", "description", "group"]
PRONOUNS: Final = frozenset(
    {"he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "him", "her", "them", "us"}
)
_OWNERS: Final = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "we"}
_DEFINITE: Final = _OWNERS.keys() | {"the", "this", "that", "these", "those", "both"}
_AFTER_PRONOUNS: Final = frozenset({"himself", "herself", "themselves", "both", "also"})
_ENDS: Final = frozenset(',(:;[“"')
_DASHES: Final = frozenset("-—–")
_POSSESSIVE: Final = frozenset({"’s", "'s", "’", "'"})
_RELATIVES: Final = frozenset(["who", "which", "that", "whose", "whom"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source span, taken apart.

    Attributes:
        span: the span.
        form: what it is made of.
        head: the pronoun, or the head noun in the singular and in lower case.
        name: the words of the name that it is, empty for other forms.
        nouns: the nouns that say what it is, in the singular.
        names: names inside a description (``a US State Department spokesperson``), with ``for X`` and ``of X``.
        core: the span without what explains it (apposition, relative clause) and without an article.
        definite: whether it points to something known.
        plural: whether it is more than one.
        sentence: the index of the sentence it stands in.
    """

    span: Span
    form: Form
    head: str
    name: tuple[str, ...]
    nouns: frozenset[str]
    names: tuple[Run, ...]
    core: Span
    definite: bool
    plural: bool
    sentence: int


def read_phrase(article: Article, span: Span, starts: Sequence[int], sentences: Sequence[int]) -> Phrase | None:
    """A source span taken apart; None if it has no word.

    Args:
        article: the article.
        span: the span.
        starts: where its tokens start.
        sentences: where its sentences start.
    """
    number = max(0, bisect_right(sentences, span.start) - 1)
    tokens = article.tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    while tokens and tokens[0].kind == "mark":
        tokens = tokens[1:]
    if not any(token.kind != "mark" for token in tokens):
        return None
    head, tail = _cut(tokens)
    while len(head) > 1 and head[-1].text in _POSSESSIVE:
        head = head[:-1]
    return _pronoun(article, span, head, number) or _named_or_described(article, span, head, tail, number)


def _pronoun(article: Article, span: Span, head: Sequence[Token], number: int) -> Phrase | None:
    """A pronoun alone, or with ``himself`` or ``both`` after it; a possessive stands for whom it belongs to."""
    low = head[0].text.lower()
    if low not in PRONOUNS | _OWNERS.keys() or (len(head) > 1 and head[1].text.lower() not in _AFTER_PRONOUNS):
        return None
    core, plural, who = _span(article, head), low in ("they", "we", "them", "us"), _OWNERS.get(low, low)
    return Phrase(span, "pronoun", who, (), frozenset(), (), core, definite=True, plural=plural, sentence=number)


def _named_or_described(
    article: Article, span: Span, head: Sequence[Token], tail: Sequence[Token], number: int
) -> Phrase:
    """A name, a description or a group, by the words up to the first preposition."""
    runs = tuple(runs_in(head, article.sentences[number], number))
    core = _core(head, runs)
    joints = [token for token in core[1:] if token.text.lower() in ("and", "or", "&") and not _inside(token, runs)]
    last = next((run for run in runs if run.start <= core[-1].start < run.end), None)
    prefix, name = split_name(last.words) if last else ((), ())
    apposed = None if name else _apposed(tail, number)
    noun = core[-1].text.lower()
    of_it = [token.text.lower() for token in core if token.text.islower()] + [word.lower() for word in prefix]
    whole = _span(article, _no_article(head))
    form: Form = "group" if joints else "name" if name or apposed else "description"
    return Phrase(
        span,
        form,
        head=singular(noun),
        name=apposed.words if apposed else last.words if last and name else (),
        nouns=frozenset(singular(word) for word in of_it),
        names=runs,
        core=_named_core(article, head, last) if last and name and not joints else whole,
        definite=core[0].text.lower() in _DEFINITE or any(token.text in _POSSESSIVE for token in core),
        plural=bool(joints) or is_plural(noun) or noun in source_words("several"),
        sentence=number,
    )


def _cut(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """A source before and after the first comma, bracket, dash or relative word."""
    for place, token in enumerate(tokens[1:], start=1):
        dash = token.text in _DASHES and tokens[place - 1].end < token.start
        if token.text in _ENDS or dash or token.text.lower() in _RELATIVES:
            return tokens[:place], tokens[place + (token.kind == "mark") :]
    return tokens, ()


def _inside(token: Token, runs: Sequence[Run]) -> bool:
    return any(run.start <= token.start < run.end for run in runs)


def _core(head: Sequence[Token], runs: Sequence[Run]) -> Sequence[Token]:
    """A source up to the first preposition: ``a spokesman | for the ministry``."""
    for place, token in enumerate(head[1:], start=1):
        if token.text.lower() in function_words("prepositions") | {"to"} and not _inside(token, runs):
            return head[:place]
    while len(head) > 1 and head[-1].kind == "mark":
        head = head[:-1]
    return head


def _apposed(tail: Sequence[Token], number: int) -> Run | None:
    """The name right after the comma: ``the director, | Jane Smith``."""
    runs = list(runs_in(tail, None, number))
    run = runs[0] if runs else None
    if run is None or run.start != tail[0].start:
        return None
    prefix, name = split_name(run.words)
    return run if name and kind_of(prefix, name) == "person" else None


def _no_article(tokens: Sequence[Token]) -> Sequence[Token]:
    while len(tokens) > 1 and tokens[0].text.lower() in ("the", "a", "an"):
        tokens = tokens[1:]
    return tokens


def _named_core(article: Article, head: Sequence[Token], run: Run) -> Span:
    """A body’s name with the place it is in: ``US Embassy in Hanoi``."""
    end = head[-1].end if kind_of(*split_name(run.words)) == "institution" else run.end
    return Span(run.start, end, article.text[run.start : end])


def _span(article: Article, tokens: Sequence[Token]) -> Span:
    start, end = tokens[0].start, tokens[-1].end
    return Span(start, end, article.text[start:end])
