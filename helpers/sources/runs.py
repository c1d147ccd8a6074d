"""Runs of words with a capital: the raw matter of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from helpers.model import READ_ZONES, Article, Sentence, Token
from helpers.quotes.lexicon import function_words
from helpers.sources.words import is_body_word, singular, source_words
from helpers.vocabulary import words as word_list

JOINERS: Final = frozenset({"of", "for", "and", "&", "the"})
MARKS: Final = frozenset({"-", ".", "'", "’", "&"})
_CLOSED: Final = (
    "determiners", "subject_pronouns", "object_pronouns", "prepositions", "subordinators", "relatives", "conjunctions",
    "adversatives", "be", "have", "do", "modals", "adverbs", "times",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Words with a capital that stand together.

    Attributes:
        start: index of its first character.
        end: index after its last character.
        words: its words, without marks between them other than hyphens and apostrophes.
        sentence: the index of the sentence it stands in.
    """

    start: int
    end: int
    words: tuple[str, ...]
    sentence: int

    @property
    def low(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple(word.lower() for word in self.words)


def is_function_word(word: str) -> bool:
    """Whether a word holds sentences together rather than naming anything."""
    if len(word) > 1 and word.isupper():
        return False  # US is not us
    low = word.replace("’", "'").lower()
    return any(low in function_words(name) for name in _CLOSED)


def find_runs(article: Article) -> tuple[Run, ...]:
    """The runs in the zones that are read, in order; zones in which almost every word has a capital are passed over."""
    shouted = _shouted_zones(article)
    found: list[Run] = []
    place = 0
    for number, sentence in enumerate(article.sentences):
        while place < len(article.tokens) and article.tokens[place].start < sentence.start:
            place += 1
        first = place
        while place < len(article.tokens) and article.tokens[place].start < sentence.end:
            place += 1
        if sentence.kind in READ_ZONES and sentence.zone not in shouted:
            found += runs_in(article.tokens[first:place], sentence, number)
    return tuple(found)


def _shouted_zones(article: Article) -> frozenset[int]:
    """Headlines In Title Case: their capitals say nothing about names."""
    counts: dict[int, list[int]] = {}
    for sentence in article.sentences:
        if sentence.kind in ("headline", "standfirst"):
            words = [word for word in sentence.text.split() if word[:1].isalpha() and not is_function_word(word)]
            count = counts.setdefault(sentence.zone, [0, 0])
            count[0] += sum(word[0].isupper() for word in words)
            count[1] += len(words)
    return frozenset(zone for zone, (upper, every) in counts.items() if every > 4 and upper > 0.8 * every)


def runs_in(tokens: Sequence[Token], sentence: Sentence | None, number: int) -> Iterator[Run]:
    """The runs among the tokens of one sentence."""
    here = 0
    while here < len(tokens):
        if not _is_capital(tokens[here]):
            here += 1
            continue
        end = _run_end(tokens, here)
        opens = here == 0 and (sentence is None or tokens[0].start <= sentence.start)
        opens = opens or (here > 0 and tokens[here - 1].kind == "mark" and tokens[here - 1].text not in MARKS | {","})
        start = _without_opening(tokens, here, end) if opens else here + (tokens[here].text in ("The", "A", "An"))
        end = _without_function_words(tokens, start, end)
        if end > start:
            yield Run(tokens[start].start, tokens[end - 1].end, _words(tokens[start:end]), number)
        here = max(end, here + 1)


@cache
def _small_words() -> frozenset[str]:
    return source_words("particles") | JOINERS


def _is_capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _glued(tokens: Sequence[Token], here: int) -> bool:
    return here + 1 < len(tokens) and tokens[here].end == tokens[here + 1].start


def _run_end(tokens: Sequence[Token], start: int) -> int:
    """The index after the run: capitals, particles between them, initials, hyphens, ``of`` in a body's name."""
    here = start + 1
    while here < len(tokens):
        text = tokens[here].text
        if _is_capital(tokens[here]) or (text in MARKS and _glued(tokens, here - 1) and _goes_on(tokens, here)):
            here += 1
        elif text in _small_words() and (after := _over_joiners(tokens, here)):
            here = after
        else:
            break
    return here


def _goes_on(tokens: Sequence[Token], mark: int) -> bool:
    """Whether a mark stands inside a name: ``J. Smith``, ``Jean-Luc``, ``O’Brien``, ``Dr. Lee``."""
    if mark + 1 >= len(tokens) or not _is_capital(tokens[mark + 1]):
        return False
    before = tokens[mark - 1].text
    if tokens[mark].text == ".":
        return len(before) == 1 or before in word_list("titles")
    return _glued(tokens, mark)


def _over_joiners(tokens: Sequence[Token], here: int) -> int:
    """The index after ``of the`` or ``van der`` when a capital follows and, for ``of``, a body's name goes before."""
    after = here
    while after < len(tokens) and after < here + 2 and tokens[after].text in _small_words():
        after += 1
    if after >= len(tokens) or not _is_capital(tokens[after]):
        return 0
    if tokens[here].text in source_words("particles"):
        return after
    before = singular(tokens[here - 1].text.lower())
    if tokens[here].text in ("of", "for") and before in source_words("institution") | source_words("office"):
        return after
    inside = tokens[here].text in ("and", "&") and _run_ends_in_body(tokens, after)
    return after if inside else 0


def _run_ends_in_body(tokens: Sequence[Token], here: int) -> bool:
    """``Health and | Human Services Department``: what follows ``and`` is no name of its own."""
    end = here
    while end < len(tokens) and _is_capital(tokens[end]):
        end += 1
    return end > here + 1 and is_body_word(tokens[end - 1].text)


def _without_opening(tokens: Sequence[Token], start: int, end: int) -> int:
    """A first word has a capital anyway: it is left out if it holds sentences together."""
    while start < end and is_function_word(tokens[start].text):
        start += 1
    return start


def _without_function_words(tokens: Sequence[Token], start: int, end: int) -> int:
    while end > start and (
        tokens[end - 1].text in MARKS or tokens[end - 1].text.lower() in JOINERS | {"i", "he", "she"}
    ):
        end -= 1
    return end


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a run; what a hyphen or an apostrophe joins is one word, an initial keeps no stop."""
    words: list[str] = []
    joined = False
    for token in tokens:
        if token.text in ("-", "'", "’") and words:
            words[-1] += token.text
            joined = True
        elif token.text in MARKS:
            joined = False
        elif joined:
            words[-1] += token.text
            joined = False
        else:
            words.append(token.text)
    return tuple(words)
