"""Quantities with a unit: percentages, measures, durations, ages, rates, multiples and fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from helpers.figures.counts import counted_after, is_plural, singular
from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.figures.numbers import Number, words
from helpers.figures.units import unit_after

_MORE: Final = frozenset(
    [
        "more",
        "additional",
        "extra",
        "further",
        "other",
        "consecutive",
        "straight",
        "full",
        "whole",
        "whopping",
        "different",
        "calendar",
        "successive",
        "good",
        "long",
        "short",
    ]
)
_BE_AGED: Final = frozenset(["is", "was", "am", "be", "turns", "turned", "turning", "at", "until", "over", "under"])
_SINCE: Final = {"later": "later", "earlier": "earlier", "ago": "ago", "after": "after", "before": "before"}


def measured(line: Line, number: Number) -> Found | None:
    """A number with a unit behind it: ``80%``, ``30 miles``, ``24 years``, ``50mph``, ``four metres per second``.

    A minus sign glued to the number counts only here, where a hyphen makes no sense: ``-1.3%``, ``minus 5 degrees``.
    """
    unit = unit_after(line, number.last)
    more = line.low(number.last + 1) in _MORE
    if unit is None and more:
        unit = unit_after(line, number.last + 1)
        if unit and unit.kind != "duration":
            unit = None
    if unit is None or _is_no_unit(line, number, unit.name):
        return None
    first, negative = _sign(line, number, unit.kind)
    value = -number.value if negative else number.value
    rule = "money_behind" if unit.kind == "money" else measured.__name__
    found = Found(first, unit.last, unit.kind, rule, value, number.high, unit.name, number=number, priority=3)
    return found


def _is_no_unit(line: Line, number: Number, unit: str) -> bool:
    """A word that only looks like a unit here: ``the 5 second place finishes``, ``2 won``, ``11 point guards``."""
    word = line.low(number.last + 1)
    if unit == "krw":
        return number.value < 100
    if word in ("second", "point", "real", "stone") and line.text(number.last + 1) != "-":
        return number.value != 1 and word != "second" and number.value.denominator == 1
    return number.form == "words" and word in ("m", "g", "t", "c", "l", "p")


def _sign(line: Line, number: Number, kind: str) -> tuple[int, bool]:
    first = number.first
    before = line.text(first - 1)
    if line.low(first - 1) == "minus":
        return first - 1, True
    if line.text(first - 1) == "-" and line.low(first - 2) == "minus":
        return first - 2, True
    alone = first == 1 or not line.glued(first - 1)
    sign = before in ("-", "−") and line.glued(first) and alone and number.form == "numeral"
    in_a_row = line.kind(first - 2) == "number" and line.text(number.last + 1) != "%"
    if sign and kind in ("percent", "measure") and not in_a_row:
        return first - 1, True
    return first, False


def interval(line: Line, number: Number) -> Found | None:
    """A stretch of time with its direction: ``three months later``, ``two years ago``."""
    unit = unit_after(line, number.last)
    if unit is None or unit.kind != "duration" or line.low(unit.last + 1) not in ("later", "earlier", "ago"):
        return None
    return Found(
        number.first,
        unit.last + 1,
        "duration",
        interval.__name__,
        number.value,
        number.high,
        unit.name,
        number=number,
        priority=3,
    )


def age(line: Line, number: Number) -> Found | None:
    """How old: ``50-year-old``, ``44 years old``, ``aged 18``, ``age of 65``, ``Kopp, 44,``, ``400 million-year-old``."""
    unit = unit_after(line, number.last)
    last = number.last
    old = False
    if unit and unit.name in ("year", "month", "week", "day") and unit.kind == "duration":
        last = unit.last
        old = line.low(last + 1) in ("old", "olds") or (
            line.text(last + 1) == "-" and line.low(last + 2) in ("old", "olds")
        )
        if old:
            last += 2 if line.text(last + 1) == "-" else 1
            return _aged(number, last, f"{unit.name} of age")
        if line.low_span(last + 1, last + 2) == "of age":
            return _aged(number, last + 2, f"{unit.name} of age")
    if unit and unit.kind not in ("duration",):
        return None
    if number.value > 120 or number.value.denominator != 1 or number.form == "plural":
        return None
    before = line.low(number.first - 1)
    at_age = before in ("aged", "age", "ages") or (before == "of" and line.low(number.first - 2) in ("age", "ages"))
    if at_age or (unit is None and (_after_name(line, number) or _turns(line, number))):
        return _aged(number, last, "year of age")
    return None


def _aged(number: Number, last: int, unit: str) -> Found:
    return Found(number.first, last, "age", age.__name__, number.value, number.high, unit, number=number, priority=1)


def _after_name(line: Line, number: Number) -> bool:
    """``James Kopp, 44, of Vermont``: digits between commas behind a name."""
    first, last = number.first, number.last
    closed = line.text(last + 1) in (",", ".", ";", ")", "") and line.text(first - 1) in (",", "(")
    named = line.capital(first - 2) and line.low(first - 2) not in _NOT_NAMED
    return (
        closed
        and named
        and 1 <= number.value <= 110
        and first == last
        and number.form == "numeral"
        and not _list(line, number)
    )


_NOT_NAMED: Final = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "figs",
        "fig",
    ]
)


def _list(line: Line, number: Number) -> bool:
    """Numbers in a row (``4, 5 and 6``) are no ages."""
    return line.kind(number.last + 2) == "number" and line.text(number.last + 1) == ","


def _turns(line: Line, number: Number) -> bool:
    """``she was 4.``, ``He will be 35 by``, ``turns 18``, ``age 30``."""
    before, person = line.low(number.first - 1), line.low(number.first - 2)
    after = line.low(number.last + 1)
    if before in ("turns", "turned", "turning") and after in (".", ",", "", "in", "on", "this", "next", "and"):
        return True
    someone = person in ("he", "she", "i", "who", "was", "will")
    ends = after in (".", ",", "", "when", "by", "at", "and", "in", ";", "on")
    who = person != "will" or line.low(number.first - 3) in ("he", "she", "i", "who")
    return before in ("is", "was", "be", "am") and someone and ends and who and number.value >= 1


def share(line: Line, number: Number) -> Found | None:
    """A part of a whole in words: ``two-thirds``, ``a third of``, ``three quarters``, ``one in five``, ``6 of 10``."""
    place = number.last + 1
    if line.text(place) == "-" and line.glued(place):
        place += 1
    lower = words().parts.get(line.low(place))
    whole = number.value.denominator == 1 and 0 < number.value < 100
    if lower and whole and number.form == "words" and _is_part(line, number, place):
        value = number.value / lower
        return Found(number.first, place, "ratio", share.__name__, value, number=number, priority=2)
    return _out_of(line, number) if whole else None


def _is_part(line: Line, number: Number, place: int) -> bool:
    """``one-third`` and ``two quarters of``, but not ``one third party`` or ``three quarters ago``."""
    word = line.low(place)
    if word in ("quarter", "quarters"):
        return line.low(place + 1) in ("of", "the", "its") or line.text(place - 1) == "-"
    if number.value == 1:
        return line.text(place - 1) == "-" or line.low(place + 1) in ("of", "the", ".", ",", "", "less", "more")
    return word.endswith("s")


def _out_of(line: Line, number: Number) -> Found | None:
    """``one in five``, ``nine out of ten``, ``6 of 10 Americans``."""
    place = number.last + 1
    steps = {"in every": 2, "out of": 2}.get(line.low_span(place, place + 1))
    if steps is None:
        steps = 1 if line.low(place) in ("in", "of") else 0
    lower = _small(line, place + steps) if steps else None
    if lower is None or lower <= number.value:
        return None
    if line.low(place) == "in" and not _round_share(number, lower):
        return None
    if line.low(place) == "of" and lower not in (3, 4, 5, 10):
        return None
    return Found(number.first, place + steps, "ratio", share.__name__, number.value / lower, number=number, priority=2)


def _round_share(number: Number, lower: int) -> bool:
    return lower < 1900 and (number.value == 1 or lower in (3, 4, 5, 10, 20, 100))


def _small(line: Line, place: int) -> int | None:
    text = line.low(place)
    if line.kind(place) == "number" and text.isdecimal() and len(text) < 5:
        return int(text)
    return words().small.get(text) or words().scales.get(text)


def half(line: Line, place: int) -> Found | None:
    """``half of``, ``half the``, ``nearly half``; not the first half of a match, and no half-hearted one."""
    if line.low(place) != "half" or line.text(place + 1) == "-" or line.text(place - 1) == "-":
        return None
    if line.low(place - 1) in ("first", "second", "other", "one", "each", "half", "opening", "this", "last", "next"):
        return None
    unit = unit_after(line, place + 1) if line.low(place + 1) in ("a", "an") else None
    if unit and unit.kind in ("duration", "measure"):
        return Found(place, unit.last, unit.kind, half.__name__, Fraction(1, 2), unit=unit.name, priority=2)
    after, before = line.low(place + 1), line.low(place - 1)
    whole = after in ("of", "the", "its", "their", "his", "her", "all", "our", "that", "those", "these")
    if (
        whole
        or before in ("about", "nearly", "almost", "than", "by", "in", "over", "around", "roughly")
        or is_plural(after)
    ):
        return Found(place, place, "ratio", half.__name__, Fraction(1, 2), priority=4)
    return None


def part_of(line: Line, place: int) -> Found | None:
    """``a third of``, ``a quarter of``, ``a tenth of``."""
    if line.low(place) not in ("a", "an") or line.low(place + 2) != "of":
        return None
    lower = words().parts.get(line.low(place + 1))
    if lower is None or line.low(place + 1).endswith("s"):
        return None
    return Found(place, place + 1, "ratio", part_of.__name__, Fraction(1, lower), priority=2)


MULTIPLES: Final = {
    "twice": 2, "thrice": 3, "double": 2, "doubled": 2, "doubling": 2, "doubles": 2, "triple": 3, "tripled": 3,
    "tripling": 3, "triples": 3, "trebled": 3, "quadrupled": 4, "quadruple": 4, "twofold": 2, "threefold": 3,
    "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10,
}  # fmt: skip


def multiple(line: Line, place: int) -> Found | None:
    """``twice``, ``doubled``, ``tenfold``: how many times as much."""
    value = MULTIPLES.get(line.low(place))
    if value is None or (line.low(place) in ("double", "triple") and _is_adjective(line, place)):
        return None
    return Found(place, place, "ratio", multiple.__name__, Fraction(value), unit="times", priority=4)


def _is_adjective(line: Line, place: int) -> bool:
    """``a double room``, ``double-digit``, ``double standards``: no multiple."""
    return line.low(place + 1) not in ("the", "its", "their", "his", "her", "that", "what", "from", "to", "in", "last")


def with_noun(line: Line, found: Found) -> None:
    """Give a share of things its counted noun: ``half the condos``, ``two thirds of voters``."""
    if found.kind == "ratio" and not found.unit and (places := counted_after(line, found.last)):
        found.counted = " ".join(line.text(place) for place in range(places[0], places[1] + 1))
        found.unit = singular(line.text(places[1])) if is_plural(line.text(places[1])) else ""
