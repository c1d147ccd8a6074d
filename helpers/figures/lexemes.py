"""A sentence cut into numerals, words and marks: the one scan that the rules work on.

Finer than `helpers.tokens`, which is made for reading and marking: here ``$3.5bn`` is three lexemes, so that no rule
has to look inside one.
"""

from __future__ import annotations

import re
from typing import Any, Final, Literal, NamedTuple

LexemeKind = Literal["number", "word", "mark"]

# A numeral may have groups of thousands (1,234,567, or with hard blanks), Indian groups (12,34,567) and decimals. What
# is longer than any quantity is a `long` one, which no rule takes for a number. The Indian groups are bounded, because
# a pattern that gives back one group after the other would need quadratic time for a line of them.
_LEXEME: Final = re.compile(
    r"""
      (?P<long>   \d{31,} )
    | (?P<number> (?: \d{1,3}(?:,\d{3})+(?!\d) | \d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)
                    | \d{1,2}(?:,\d\d){1,5},\d{3}(?!\d) | \d+ ) (?:\.\d+)?
                | (?<![\w.)]) \.\d+
                | [½⅓⅔¼¾⅕⅛⅜⅝⅞] )
    | (?P<word>   (?:[^\W\d_]\.){2,} | [^\W\d_]+ (?: ['’](?!\d)[^\W\d_]+ )? )
    | (?P<mark>   [^\s] )
    """,
    re.VERBOSE,
)
_LONGEST: Final = 40  # characters; no quantity of the news is written longer


HYPHENS: Final = ("-", "‑", "‐")
DASHES: Final = (*HYPHENS, "–", "—", "−")


class Lexeme(NamedTuple):
    """A numeral, a word or a mark; `low` is its text in lower case, `glued` whether nothing stands before it."""

    start: int
    end: int
    text: str
    low: str
    kind: LexemeKind
    glued: bool


# Empty lexemes behind the last one. A rule looks a few places to either side, and a place before the first is a
# negative index, which counts from the end: both find emptiness, without a question for each look.
_BEYOND: Final = 64


class Line:
    """A sentence as lexemes; looking a little beyond either end finds empty words."""

    __slots__ = ("_kinds", "_lows", "_texts", "heading", "lexemes", "units")

    def __init__(self, lexemes: list[Lexeme], *, heading: bool = False) -> None:
        self.lexemes = lexemes
        self.heading = heading
        self.units: dict[int, Any] = {}  # what `units.unit_after` has read, by place
        beyond = [""] * _BEYOND
        self._lows = [lexeme.low for lexeme in lexemes] + beyond
        self._texts = [lexeme.text for lexeme in lexemes] + beyond
        self._kinds: list[str] = [lexeme.kind for lexeme in lexemes] + beyond

    def low(self, place: int) -> str:
        """The lexeme at a place in lower case; empty beyond the ends."""
        return self._lows[place]

    def text(self, place: int) -> str:
        """The lexeme at a place as it stands there; empty beyond the ends."""
        return self._texts[place]

    def kind(self, place: int) -> str:
        """The kind of the lexeme at a place; empty beyond the ends."""
        return self._kinds[place]

    def glued(self, place: int) -> bool:
        """Whether no white space stands between this lexeme and the one before it."""
        return 0 < place < len(self.lexemes) and self.lexemes[place].glued

    def capital(self, place: int) -> bool:
        """Whether a word with a capital stands at a place."""
        return self._kinds[place] == "word" and self._texts[place][0].isupper()

    def low_span(self, first: int, last: int) -> str:
        """The lexemes from one place to another, both included, with single blanks."""
        return " ".join(lexeme.low for lexeme in self.lexemes[max(0, first) : last + 1])

    def as_it_stands(self, first: int, last: int) -> str:
        """The same with the blanks they stand with, each as one."""
        return "".join(
            lexeme.text if place == 0 or lexeme.glued else " " + lexeme.text
            for place, lexeme in enumerate(self.lexemes[max(0, first) : last + 1])
        )


def cut_line(text: str, start: int = 0, end: int | None = None, *, heading: bool = False) -> Line:
    """A stretch of text as a line of lexemes.

    Example:
        >>> [lexeme.text for lexeme in cut_line("It cost $3.5bn in 2022.").lexemes]
        ['It', 'cost', '$', '3.5', 'bn', 'in', '2022', '.']
    """
    stop = len(text) if end is None else end
    found: list[Lexeme] = []
    edge = -1
    for match in _LEXEME.finditer(text, start, stop):
        first, last = match.span()
        word = match.group()
        kind = match.lastgroup
        if kind == "long" or (kind == "number" and last - first > _LONGEST):
            kind = "mark"
        found.append(Lexeme(first, last, word, word.lower(), kind, first == edge))  # type: ignore[arg-type]
        edge = last
    return Line(found, heading=heading)
