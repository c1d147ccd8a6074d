"""Words of an answer found in an article, whatever its quotation marks, capitals and spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from helpers.model import Span

_WORD: Final = re.compile(r"[^\W_]+")
_WRITTEN: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKS: Final = str.maketrans("“”„‟«»‘’‚‛‹›–—−\u00a0", "\"\"\"\"\"\"''''''--- ")
# British to American; a rule may also change a word that is spelled alike on both sides, which does no harm: both are
# changed before they are compared.
_SPELLINGS: Final = (
    (re.compile(r"(?<=\w\w)our"), "or"),
    (re.compile(r"(?<=\w\w)(i|y)s(?=e|ed|es|er|ers|ing|ation|ations)"), r"\1z"),
    (re.compile(r"(cent|met|theat|lit|fib|calib)re(?=s?$)"), r"\1er"),
    (re.compile(r"(def|off|lic|pret)ence"), r"\1ense"),
    (re.compile(r"(catal|dial|anal|monol)ogue"), r"\1og"),
    (re.compile(r"ll(?=ed$|ing$|ers?$|ors?$)"), "l"),
    (re.compile(r"^program(me)(?=s?$)"), "program"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^scept"), "skept"),
)


def fold(word: str) -> str:
    """A word without capitals and without the difference between British and American spelling.

    Example:
        >>> fold("Defence") == fold("defense"), fold("normalise") == fold("normalize"), fold("for") == fold("four")
        (True, True, False)
    """
    plain = unicodedata.normalize("NFKC", word).casefold()
    for pattern, american in _SPELLINGS:
        plain = pattern.sub(american, plain)
    return plain


def alike(first: str, second: str) -> bool:
    """Whether two texts have the same words, whatever stands between them.

    Example:
        >>> alike("The colour  of money.", "the color of money")
        True
    """
    folded = [[fold(found) for found in _WORD.findall(text)] for text in (first, second)]
    return folded[0] == folded[1] if any(folded) else first.strip() == second.strip()


@lru_cache(maxsize=2048)  # a class's answers are held against one key, hundreds of times
def find_quote(text: str, quote: str) -> tuple[Span, ...]:
    """The places where the words of a quotation stand in a text, one after the other.

    Capitals, quotation marks, white space and British or American spelling make no difference; whole words do.

    Example:
        >>> find_quote("He said: “Defence first.”", '"defense first')
        (Span(start=9, end=23, text='“Defence first'),)
        >>> find_quote("Putin came.", "put")
        ()
    """
    wanted = [fold(found) for found in _WORD.findall(quote)]
    if not wanted:
        return _literal(text, quote.strip())
    words = _words(text)
    heads = [at for at, (word, _, _) in enumerate(words) if word == wanted[0]]
    places = [at for at in heads if [word for word, _, _ in words[at : at + len(wanted)]] == wanted]
    return tuple(_span(text, quote, words[at][1], words[at + len(wanted) - 1][2]) for at in places)


def word_count(text: str) -> int:
    """How many words a text has.

    Example:
        >>> word_count("a raft of US-led sanctions"), word_count("Russia’s invasion")
        (6, 2)
    """
    return len(_WRITTEN.findall(text))


@lru_cache(maxsize=16)
def _words(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(text))


def _literal(text: str, quote: str) -> tuple[Span, ...]:
    """A quotation without a word in it, such as a dash."""
    starts = [found.start() for found in re.finditer(re.escape(quote), text)] if quote else []
    return tuple(Span(at, at + len(quote), quote) for at in starts)


def _span(text: str, quote: str, start: int, end: int) -> Span:
    """The words' place, with the marks around them that the quotation has too."""
    found = list(_WORD.finditer(quote))
    before, after = quote[: found[0].start()], quote[found[-1].end() :]
    while before and start and _same_mark(before[-1], text[start - 1]):
        before, start = before[:-1], start - 1
    while after and end < len(text) and _same_mark(after[0], text[end]):
        after, end = after[1:], end + 1
    return Span(start, end, text[start:end])


def _same_mark(first: str, second: str) -> bool:
    return not first.isspace() and first.translate(_MARKS) == second.translate(_MARKS)
