"""Numerals: digits with what is glued or written behind them, exact to the last digit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from helpers.figures.lexemes import Line
from helpers.vocabulary import table

_VULGAR: Final = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip

_NO_GROUPS: Final = dict.fromkeys(map(ord, ",\u00a0\u2009\u202f"))

MOST: Final = 10**40  # a larger number is no quantity of the news, and would be no exact one


@dataclass(slots=True)
class Number:
    """A number in a line.

    Attributes:
        first: place of its first lexeme; an article (``a dozen``) belongs to it.
        last: place of its last lexeme.
        value: what it is worth; of ``tens of thousands`` the lower end.
        high: the upper end of a number that is none (``tens of thousands``), else None.
        form: ``numeral``, ``words``, ``plural`` (``thousands``) or ``part`` (``two-thirds``).
        bare: the value before its scale word: 3.5 of ``3.5 billion``.
        scale: the scale word's worth, 1 if there is none.
    """

    first: int
    last: int
    value: Fraction
    high: Fraction | None
    form: str
    bare: Fraction
    scale: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of ``number_words.toml``."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    short: dict[str, int]
    plurals: dict[str, int]
    parts: dict[str, int]
    small: dict[str, int]
    starts: frozenset[str]


@cache
def words() -> _Words:
    """The number words, loaded on first use."""
    lists = table("number_words")
    small = {**lists["units"], **lists["tens"]}
    starts = frozenset(small) | frozenset(lists["plurals"]) | {"a", "an", "half", "dozen", "hundred"}
    return _Words(
        lists["units"], lists["tens"], lists["scales"], lists["short"], lists["plurals"], lists["parts"], small, starts
    )


def numeral(line: Line, place: int) -> Number:
    """Digits, with what is glued or written behind them: ``3.5bn``, ``4 hundred million``, ``2 1/2``."""
    value, last = _digits(line.text(place)), place
    if power := _power_of_ten(line, place):
        return Number(place, power[1], value * power[0], None, "numeral", value, 1)
    if slash := _slashed(line, place):
        return Number(place, place + 2, slash, None, "part", slash, 1)
    if (mixed := added_part(line, place)) is not None:
        value, last = value + mixed[0], mixed[1]
    scale, last = scales_behind(line, last)
    form = "part" if line.text(place) in _VULGAR else "numeral"
    return Number(place, last, value if scale == 1 else value * scale, None, form, value, scale)


def _digits(text: str) -> Fraction:
    if text in _VULGAR:
        return _VULGAR[text]
    plain = text.translate(_NO_GROUPS)
    return Fraction(int(plain)) if plain.isdecimal() else Fraction(plain if plain[0] != "." else "0" + plain)


def _power_of_ten(line: Line, place: int) -> tuple[Fraction, int] | None:
    """``1.99×10^30``, ``3 x 10−8``: the power and its last place."""
    if line.low(place + 1) not in ("×", "x", "*") or line.text(place + 2) != "10":
        return None
    at = place + 3
    at += line.text(at) == "^"
    negative = line.text(at) in ("-", "−", "–")
    at += negative
    text = line.text(at)
    if at == place + 3 or not line.glued(at) or not text.isdecimal() or len(text) > 2:
        return None
    power = Fraction(10) ** (-int(text) if negative else int(text))
    return power, at


def _slashed(line: Line, place: int) -> Fraction | None:
    """``2/3`` where the upper number is smaller; ``9/11`` and ``24/7`` are dates and names."""
    if line.text(place + 1) != "/" or line.kind(place + 2) != "number" or line.text(place + 3) == "/":
        return None
    if not (line.glued(place + 1) and line.glued(place + 2)) or line.text(place - 1) == "/":
        return None
    upper, lower = _digits(line.text(place)), _digits(line.text(place + 2))
    common = lower in (2, 3, 4, 5, 6, 8, 10, 16) and upper < lower and upper.denominator == 1
    return upper / lower if common and lower != 11 else None


def added_part(line: Line, place: int) -> tuple[Fraction, int] | None:
    """What a half or a quarter adds: ``2 1/2``, ``3½``, ``five and a half``, ``a million and a half``."""
    if line.text(place + 1) in _VULGAR:
        return _VULGAR[line.text(place + 1)], place + 1
    if line.kind(place + 1) == "number" and (slash := _slashed(line, place + 1)):
        return slash, place + 3
    if line.low(place + 1) == "and" and line.low(place + 2) in ("a", "one"):
        lower = {"half": 2, "third": 3, "quarter": 4}.get(line.low(place + 3))
        if lower:
            return Fraction(1, lower), place + 3
    return None


def scales_behind(line: Line, last: int) -> tuple[int, int]:
    """The scale words behind a numeral, multiplied, and the place of the last."""
    scale, known = 1, words()
    while True:
        step = 2 if line.text(last + 1) == "-" and line.low(last + 2) in known.scales else 1
        worth = known.scales.get(line.low(last + step)) or plural_as_scale(line, last + step)
        if not worth:
            break
        scale, last = scale * worth, last + step
        if scale >= MOST:
            break
    if scale == 1 and line.glued(last + 1) and line.low(last + 1) in known.short and short_scale(line, last):
        return known.short[line.low(last + 1)], last + 1
    return scale, last


def plural_as_scale(line: Line, place: int) -> int:
    """``two hundred millions``, ``2 dozens``: a plural behind a number is the plain scale word."""
    return words().plurals.get(line.low(place), 0) if line.low(place + 1) != "of" else 0


def short_scale(line: Line, place: int) -> bool:
    """Whether the letter glued to a numeral is a scale (``$4.2b``, ``35m of its cars``), not a unit (``37m high``)."""
    letter, before = line.text(place + 1), line.text(place - 1)
    money = before in ("$", "£", "€", "¥", "₹") or (before.isupper() and len(before) in (2, 3) and line.glued(place))
    if line.low(place + 1) == "t":
        return money
    if letter in ("k", "K", "b", "B", "M", "bn") or money:
        return True
    if letter == "mm":
        return False
    after = line.low(place + 2)
    return line.kind(place + 2) == "word" and not line.glued(place + 2) and after not in _AFTER_METRES


_AFTER_METRES: Final = frozenset({
    "high", "tall", "long", "wide", "deep", "away", "from", "above", "below", "and", "or", "in", "at", "to", "by",
    "on", "with", "for", "race", "sprint", "final", "hurdles", "relay", "freestyle", "butterfly", "backstroke",
    "breaststroke", "medley", "champion", "champions", "run", "dash", "individual", "title", "gold", "silver",
    "bronze", "world", "up", "down", "across", "thick", "apart", "off", "before", "after", "behind", "north", "south",
    "east", "west", "is", "was", "were", "are",
})  # fmt: skip
