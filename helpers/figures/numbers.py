"""Numbers: numerals and number words to values.

Values are fractions until the very end, so that ``1.1 million`` is 1,100,000 and not 1,100,000.0000000001.
"""

from __future__ import annotations

from fractions import Fraction

from helpers.figures.lexemes import Line
from helpers.figures.numerals import MOST, Number, added_part, numeral, plural_as_scale, scales_behind, words

__all__ = ["Number", "find_numbers", "words"]


def find_numbers(line: Line) -> list[Number]:
    """All numbers of a line, in order.

    Example:
        >>> from helpers.figures.lexemes import cut_line
        >>> [float(n.value) for n in find_numbers(cut_line("2.5 million, twenty-eight thousand, half a dozen"))]
        [2500000.0, 28000.0, 6.0]
    """
    found: list[Number] = []
    place, starts = 0, words().starts
    while place < len(line.lexemes):
        lexeme = line.lexemes[place]
        number = None
        if lexeme.kind == "number":
            number = numeral(line, place)
        elif lexeme.low in starts:
            number = plural_scale(line, place) or half_a(line, place) or number_words(line, place)
        if number and number.value < MOST:
            found.append(number)
        place = number.last + 1 if number else place + 1
    return found


def half_a(line: Line, place: int) -> Number | None:
    """``half a million``, ``half-dozen``, ``a half dozen``."""
    start, known = place, words()
    if line.low(place) in ("a", "an"):
        place += 1
    if line.low(place) != "half":
        return None
    place += 1
    if line.low(place) in ("a", "an", "-"):
        place += 1
    worth = known.scales.get(line.low(place))
    if worth is None:
        return None
    return Number(start, place, Fraction(worth, 2), None, "words", Fraction(1, 2), worth)


def plural_scale(line: Line, place: int) -> Number | None:
    """A number left open: ``dozens``, ``tens of thousands``, ``millions``; from one to ten of them."""
    known = words()
    worth = known.plurals.get(line.low(place))
    if worth is None:
        return None
    last = place
    while line.low(last + 1) == "of" and line.low(last + 2) in known.plurals and worth < MOST:
        worth, last = worth * known.plurals[line.low(last + 2)], last + 2
    if last == place and (worth == 10 or (worth == 20 and line.low(place + 1) != "of")):
        return None
    return Number(place, last, Fraction(worth), Fraction(worth * 10), "plural", Fraction(1), worth)


def number_words(line: Line, place: int) -> Number | None:
    """A number in words: ``seven``, ``twenty-eight thousand six hundred``, ``a hundred and five``, ``a dozen``."""
    known, start = words(), place
    article = line.low(place) in ("a", "an")
    if article:
        place += 1
        if line.low(place) not in known.scales or line.low(place) in ("mn", "bn", "tn"):
            return None
    total, least = Fraction(0), MOST
    group: Fraction | int | None = None
    last, scale = place - 1, 1
    while True:
        here = _joined(line, last, group, total)
        word = line.low(here)
        small = known.small.get(word)
        worth = known.scales.get(word) or (plural_as_scale(line, here) if last >= place else 0) or None
        if small is not None and _fits(group, small):
            group = (group or 0) + small
        elif worth in (12, 100) and group is not None and 0 < group < 100:
            group, scale = group * worth, worth
        elif worth is not None and group is None and last < place and (article or worth in (12, 100)):
            group, scale = Fraction(worth), worth
        elif worth is not None and worth > 100 and group is not None and worth < least:
            total, least, group, scale = total + group * worth, worth, None, worth
        elif worth is not None and worth > 100 and group is None and total and total < MOST:
            total, scale = total * worth, scale * worth
        else:
            break
        last = here
    if last < place:
        return None
    value = total + (group or 0)
    if line.low(last + 1) == "point" and line.low(last + 2) in known.units:
        return _spoken_decimals(line, start, last, value)
    return _with_half(line, Number(start, last, value, None, "words", value / scale, scale))


def _spoken_decimals(line: Line, start: int, last: int, value: Fraction) -> Number:
    """``five point two million``: digits read out one by one."""
    known, tenth, last = words(), Fraction(1, 10), last + 1
    while (digit := known.units.get(line.low(last + 1))) is not None and digit < 10 and tenth > Fraction(1, 10**9):
        value, tenth, last = value + digit * tenth, tenth / 10, last + 1
    scale, last = scales_behind(line, last)
    return Number(start, last, value * scale, None, "words", value, scale)


def _with_half(line: Line, number: Number) -> Number:
    """``two and a half million``, ``a million and a half``."""
    mixed = added_part(line, number.last)
    if mixed is None:
        return number
    scale, last = scales_behind(line, mixed[1]) if number.scale == 1 else (number.scale, mixed[1])
    value = number.bare + mixed[0]
    return Number(number.first, last, value * scale, None, "words", value, scale)


def _joined(line: Line, last: int, group: Fraction | int | None, total: Fraction) -> int:
    """The place of the next word of a number, over a hyphen or an "and" that joins."""
    here, small = last + 1, words().small
    if line.text(here) in ("-", "‐", "‑") and line.glued(here) and line.glued(here + 1):
        return here + 1
    if line.low(here) == "and" and line.low(here + 1) in small:
        hundreds = group is not None and group >= 100 and group % 100 == 0
        thousands = (
            group is None and total > 0 and line.low(here + 2) not in words().scales.keys() | words().parts.keys()
        )
        return here + 1 if hundreds or thousands else here
    return here


def _fits(group: Fraction | int | None, small: int) -> bool:
    """Whether a small number goes on with the group begun: ``hundred + five``, ``twenty + five``."""
    if group is None:
        return True
    if group >= 100 and group % 100 == 0:
        return small > 0
    return group % 100 >= 20 and group % 10 == 0 and 0 < small < 10
