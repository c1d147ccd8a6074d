"""Numbers that belong to a name and count nothing: ``S&P 500``, ``Boeing 737``, ``Article 5``, ``COVID-19``."""

from __future__ import annotations

from functools import cache
from typing import Final

from helpers.figures.counts import is_plural, stops
from helpers.figures.dates import MONTHS, WEEKDAYS
from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.figures.numbers import Number
from helpers.figures.units import unit_after
from helpers.vocabulary import entries, words

_SMALL_PREFIXES: Final = frozenset({
    "mid", "sub", "pre", "post", "minus", "plus", "under", "over", "non", "ex", "nearly", "about", "some", "early",
    "late", "to", "or", "and", "the", "top", "pro", "anti",
})  # fmt: skip


@cache
def _named_by_number() -> frozenset[str]:
    return frozenset(word.lower() for word in words("before_name_number"))


def glued_name(line: Line, number: Number) -> Found | None:
    """Letters and digits in one: ``G7``, ``MH17``, ``COVID-19``, ``AK-47``, ``A2``, ``5G``, ``737s``.

    A hyphen after a small prefix (``mid-1996``, ``sub-300``) makes no name.
    """
    first, last = number.first, number.last
    if line.low(first - 1) == "x" and line.kind(first - 2) == "number":
        return Found(first - 2, _word_end(line, last), "name", glued_name.__name__, priority=8)
    if line.glued(first) and line.kind(first - 1) == "word":
        return Found(first - 1, _word_end(line, last), "name", glued_name.__name__, priority=8)
    if line.glued(first) and line.text(first - 1) in ("-", "–", "_") and line.glued(first - 1):
        prefix = line.text(first - 2)
        if line.kind(first - 2) == "word" and line.low(first - 2) not in _SMALL_PREFIXES and not prefix.islower():
            return Found(first - 2, _word_end(line, last), "name", glued_name.__name__, priority=8)
    if number.form == "numeral" and line.glued(last + 1) and line.kind(last + 1) == "word" and number.scale == 1:
        return Found(first, _word_end(line, last), "name", glued_name.__name__, priority=8)
    if line.text(first - 1) == "#" and line.glued(first):
        return Found(first - 1, last, "name", glued_name.__name__, priority=8)
    return None


def _word_end(line: Line, last: int) -> int:
    return last + 1 if line.glued(last + 1) and line.kind(last + 1) == "word" else last


def numbered_thing(line: Line, number: Number) -> Found | None:
    """A thing with its number: ``Article 5``, ``Channel 4``, ``Resolution 425``, ``no. 225``, ``iPhone 11``."""
    first = number.first
    if number.form == "plural":
        return None
    before = first - 2 if line.text(first - 1) == "." else first - 1
    word = line.low(before)
    lists = _named_by_number()
    numero = word in ("no", "nos", "nr", "number") and (before == first - 2 or line.capital(before) or word == "number")
    if numero and line.low(first - 2) not in ("the", "a") and word == "number":
        numero = line.low(first - 2) in ("at", "world", "ranked") or line.capital(before)
    if not numero and not (word in lists and before == first - 1 and (line.capital(before) or word in _brands())):
        return None
    if not numero and is_plural(line.text(number.last + 1)) and word not in _brands():
        return None
    return Found(before, _name_end(line, number.last), "name", numbered_thing.__name__, priority=0)


@cache
def _brands() -> frozenset[str]:
    return frozenset(
        [
            "iphone",
            "ipad",
            "boeing",
            "airbus",
            "galaxy",
            "model",
            "fortune",
            "nasdaq",
            "stoxx",
            "nikkei",
            "ftse",
            "falcon",
            "xbox",
            "pixel",
        ]
    )


def _name_end(line: Line, last: int) -> int:
    """``Articles 5 and 6``: the second number belongs to the name as well."""
    if (
        line.low(last + 1) in ("and", "-", "–", ",")
        and line.kind(last + 2) == "number"
        and "." not in line.text(last + 2)
    ):
        return last + 2 if line.low(last + 1) != "," and line.text(last + 3) != "%" else last
    return last


def capital_before(line: Line, number: Number) -> Found | None:
    """A whole number right behind a capitalised word is part of its name: ``S&P 500``, ``Voyager 2``, ``Apollo 11``.

    Not in headlines, where every word may have a capital; not where a unit or a plural follows; not behind a month.
    """
    first, last = number.first, number.last
    if line.heading or not _named_before(line, first) or not _short_whole(line, number) or _counts(line, last):
        return None
    start = first - 1
    while start > 0 and start > first - 6 and _in_name(line, start - 1):
        start -= 1
    return Found(start, last, "name", capital_before.__name__, priority=3)


def _named_before(line: Line, first: int) -> bool:
    """Whether the word before a number may be a name: it has a capital for no other reason."""
    word = line.low(first - 1)
    plain = word in MONTHS or word in WEEKDAYS or word in words("no_name_before_number")
    return line.capital(first - 1) and not plain and not word.endswith(("'s", "’s"))


def _short_whole(line: Line, number: Number) -> bool:
    """A number as names have it: up to four digits, or one word with a capital."""
    text = line.text(number.first)
    if number.first != number.last:
        return False
    if number.form == "words":
        return line.capital(number.first) and number.first > 1
    return number.form == "numeral" and text.isdecimal() and len(text) <= 4


def _counts(line: Line, last: int) -> bool:
    """Whether a unit, a plural or a mark behind a number says that it counts something."""
    after = line.low(last + 1)
    plural = is_plural(line.text(last + 1)) and after not in ("futures", "points")
    mark = line.glued(last + 1) and after in ("%", "-", "–", "/", ":")
    return plural or mark or unit_after(line, last) is not None


def _in_name(line: Line, place: int) -> bool:
    return line.text(place) == "&" or (line.capital(place) and line.low(place) not in words("no_name_before_number"))


def capital_number(line: Line, number: Number) -> Found | None:
    """A number word with a capital inside a sentence is a name: ``Group of Seven``, ``the Big Four``, ``Five Eyes``."""
    first = number.first
    if number.form != "words" or line.heading or not line.capital(first) or first == 0:
        return None
    if line.text(first).isupper() and len(line.text(first)) > 1:
        return None
    before = line.text(first - 1)
    if before in (".", "!", "?", ":", "“", '"', "‘", "'", "”", "—", "–", "-", ";", "(", "…", "`", "|", "*", "•"):
        return None
    start = first
    while start > 0 and start > first - 4 and (line.capital(start - 1) or line.low(start - 1) == "of"):
        start -= 1
    end = number.last
    while line.capital(end + 1) and end < number.last + 3:
        end += 1
    return Found(start, end, "name", capital_number.__name__, priority=2)


@cache
def _phrases_with() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of ``number_phrases.txt``, filed under each of their words."""
    phrases = [tuple(entry.split()) for entry in entries("number_phrases")]
    return {word: tuple(phrase for phrase in phrases if word in phrase) for phrase in phrases for word in phrase}


def fixed_phrase(line: Line, number: Number) -> Found | None:
    """Phrases whose number counts nothing: ``9/11``, ``24/7``, ``no one``, ``one another``, ``this one``."""
    if line.low(number.first) == "one" and line.low(number.last + 1) in ("'", "’"):
        return Found(number.first, number.last, "name", fixed_phrase.__name__, priority=0)
    for phrase in _phrases_with().get(line.low(number.first), ()):
        first = number.first - phrase.index(line.low(number.first))
        if all(line.low(first + step) == piece for step, piece in enumerate(phrase)):
            return Found(first, max(number.last, first + len(phrase) - 1), "name", fixed_phrase.__name__, priority=0)
    return None


_PARTS: Final = 12  # of a number with marks in it; a longer one is found in pieces


def long_number(line: Line, number: Number) -> Found | None:
    """Parts of telephone numbers, versions, addresses and codes: ``020-7946-0958``, ``10.2.1``, ``1:36.6``."""
    first, last = number.first, number.last
    joined = line.text(last + 1) in ("-", ".", ":", "/") and line.glued(last + 1) and line.glued(last + 2)
    if not joined or line.kind(last + 2) != "number":
        return None
    end, parts = last, 1 + ("." in line.text(last))
    while (
        parts < _PARTS
        and line.text(end + 1) in ("-", ".", ":", "/")
        and line.glued(end + 1)
        and line.glued(end + 2)
        and line.kind(end + 2) == "number"
    ):
        end, parts = end + 2, parts + 1
    lap = parts == 2 and line.text(last + 1) == ":" and "." in line.text(end)
    if parts < 3 and not lap:
        return None
    return Found(first, end, "name", long_number.__name__, priority=4)


def pronoun(line: Line, number: Number) -> Found | None:
    """``one`` that stands for a thing named before, or for anybody: ``the same one``, ``their hands on one``."""
    first, after = number.first, line.low(number.last + 1)
    if line.low(first) != "one" or first != number.last or after == "of" or line.text(number.last + 1) == "-":
        return None
    if line.kind(number.last + 1) == "word" and after not in stops():
        return None
    return Found(first, number.last, "name", pronoun.__name__, priority=1) if after not in _COMPARED else None


_COMPARED: Final = frozenset({"in", "out", "to", "or", "million", "hundred", "more", "other"})
_STREETS: Final = frozenset({
    "street", "st", "road", "rd", "avenue", "ave", "way", "lane", "drive", "boulevard", "blvd", "square", "place",
    "court", "terrace", "row",
})  # fmt: skip


def address(line: Line, number: Number) -> Found | None:
    """The number of a house: ``10 Downing Street``, ``49 Zorro Ranch Road``."""
    if number.form != "numeral" or number.first != number.last or "," in line.text(number.first):
        return None
    place = number.last + 1
    while place < number.last + 5 and (
        line.capital(place) or (line.kind(place) == "number" and place > number.last + 1)
    ):
        if line.low(place) in _STREETS and place > number.last + 1:
            return Found(number.first, place, "name", address.__name__, priority=1)
        place += 1 + (line.glued(place + 1) and line.low(place + 1) in ("st", "nd", "rd", "th"))
    return None
