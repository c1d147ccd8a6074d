"""Numbers: numerals and number words to values.

Values are fractions until the very end, so that ``1.1 million`` is 1,100,000 and not 1,100,000.0000000001.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.lexemes import HYPHENS, Line
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
    so_far, last = _SoFar(article=article), place - 1
    while True:
        here = _joined(line, last, so_far)
        worth = known.scales.get(line.low(here)) or (plural_as_scale(line, here) if last >= place else 0)
        small = known.small.get(line.low(here))
        if not (so_far.takes_small(small) if small is not None else so_far.takes_scale(worth)):
            break
        last = here
    if last < place:
        return None
    value = so_far.total + (so_far.group or 0)
    if line.low(last + 1) == "point" and line.low(last + 2) in known.units:
        return _spoken_decimals(line, start, last, value)
    return _with_half(line, Number(start, last, value, None, "words", value / so_far.scale, so_far.scale))


@dataclass(slots=True)
class _SoFar:
    """A number in words as far as it was read: whole groups, and the group under a thousand that is begun."""

    article: bool
    total: Fraction = Fraction(0)
    group: Fraction | None = None
    least: int = MOST
    scale: int = 1

    def takes_small(self, small: int) -> bool:
        """Add a word under a hundred if it fits: ``hundred + five``, ``twenty + five``, not ``five + five``."""
        group = self.group
        if group is None:
            fits = True
        elif group >= 100 and group % 100 == 0:
            fits = small > 0
        else:
            fits = group % 100 >= 20 and group % 10 == 0 and 0 < small < 10
        if fits:
            self.group = (group or Fraction(0)) + small
        return fits

    def takes_scale(self, worth: int) -> bool:
        """Multiply by a scale word if it fits: ``two + hundred``, ``two hundred + thousand``, ``a + million``."""
        group, begun = self.group, bool(self.total)
        if not worth:
            return False
        if group is None and not begun:
            if not self.article and worth not in (12, 100):
                return False
            self.group = Fraction(worth)
        elif worth in (12, 100):
            if group is None or not 0 < group < 100:
                return False
            self.group = group * worth
        elif group is not None and worth < self.least:
            self.total, self.least, self.group = self.total + group * worth, worth, None
        elif group is None and self.total < MOST:
            self.total *= worth
            worth *= self.scale
        else:
            return False
        self.scale = worth
        return True


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


def _joined(line: Line, last: int, so_far: _SoFar) -> int:
    """The place of the next word of a number, over a hyphen or an "and" that joins."""
    here, known, group = last + 1, words(), so_far.group
    if line.text(here) in HYPHENS and line.glued(here) and line.glued(here + 1):
        return here + 1
    if line.low(here) == "and" and line.low(here + 1) in known.small:
        hundreds = group is not None and group >= 100 and group % 100 == 0
        apart = line.low(here + 2) in known.scales or line.low(here + 2) in known.parts
        return here + 1 if hundreds or (group is None and so_far.total > 0 and not apart) else here
    return here
