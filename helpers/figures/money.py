"""Money: what is written before and behind an amount."""

from __future__ import annotations

from typing import Final

from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.figures.numbers import Number
from helpers.figures.units import Unit, before_money, per_after, unit_after

_MINUS: Final = ("-", "−", "–")
_WEIGHS: Final = frozenset({
    "weigh", "weighs", "weighed", "weighing", "lost", "gained", "lose", "gain", "heavier", "lighter",
})  # fmt: skip


def money_before(line: Line, number: Number) -> Found | None:
    """Money with its sign or code before the amount: ``$3.5 billion``, ``US$5``, ``USD10m``, ``A$2``, ``RM79``.

    The sign of a loss (``$-50.8bn``, ``-$5``) counts; a bracket or a hyphen of the sentence does not.
    """
    place, negative = number.first - 1, False
    if line.text(place) in _MINUS and line.glued(number.first) and line.text(place - 1) in ("$", "£", "€"):
        place, negative = place - 1, True
    signs = (form for form in before_money().get(line.text(place), ()) if _stands_at(line, place, form[0]))
    pieces, unit = next(signs, ((), ""))
    if not pieces:
        return _dollar_then_country(line, number) or _damaged_pound(line, number)
    first = place - len(pieces) + 1
    if number.form == "words" and pieces[-1].isalpha():
        return None
    if line.text(first - 1) in ("-", "−") and line.glued(first) and not line.glued(first - 1):
        first, negative = first - 1, True
    return _amount(line, number, first, unit, negative=negative)


def _stands_at(line: Line, last: int, pieces: tuple[str, ...]) -> bool:
    first = last - len(pieces) + 1
    return all(line.text(first + at) == piece for at, piece in enumerate(pieces)) and _spaced(line, first, pieces)


def _spaced(line: Line, first: int, pieces: tuple[str, ...]) -> bool:
    """``C $6`` is one sign, the ``A`` of ``plan A $6`` is none: only a few letters may stand off."""
    return (
        len(pieces) == 1
        or all(line.glued(first + step) for step in range(1, len(pieces)))
        or (pieces[0] in ("US", "HK", "C", "NZ") and len(pieces) == 2)
    )


def _dollar_then_country(line: Line, number: Number) -> Found | None:
    """``$US12``, ``$A82``: the country behind the sign."""
    place = number.first - 1
    if line.kind(place) == "word" and line.text(place - 1) == "$" and line.glued(place):
        for pieces, unit in before_money().get(line.text(place), ()):
            if pieces == ("$", line.text(place)):
                return _amount(line, number, place - 1, unit)
    return None


def _damaged_pound(line: Line, number: Number) -> Found | None:
    """``PS6m`` for ``£6m``: some programs write the sign as two letters. ``PS5`` and ``300 PS`` are other things."""
    if line.text(number.first - 1) != "PS" or not line.glued(number.first):
        return None
    if number.scale == 1 and number.value < 1000 and number.value.denominator == 1:
        return None
    return _amount(line, number, number.first - 1, "gbp")


def _amount(line: Line, number: Number, first: int, unit: str, *, negative: bool = False) -> Found:
    last = number.last
    again = unit_after(line, last)
    if again and again.kind == "money" and again.name.split(" per ")[0] in (unit, "usd"):
        found = Unit(again.name.replace("usd", unit, 1), "money", again.last)
    elif line.text(last + 1) in ("US", "U.S.") and unit == "usd":
        found = per_after(line, Unit(unit, "money", last + 1))
    else:
        found = per_after(line, Unit(unit, "money", last))
    value = -number.value if negative else number.value
    rule = money_before.__name__
    return Found(first, found.last, "money", rule, value, number.high, found.name, number=number, priority=0)


def pounds(line: Line, number: Number) -> Found | None:
    """Pounds, of money or of weight: ``10 million pounds`` is money, ``120 pounds of rice`` a weight."""
    place = number.last + 1
    hyphen = line.text(place) == "-" and line.glued(place)
    place += hyphen
    if line.low(place) not in ("pound", "pounds"):
        return None
    near = {line.low(at) for at in range(max(0, number.first - 4), number.first)}
    heavy = hyphen or line.low(place + 1) == "of" or bool(near & _WEIGHS) or line.low(place) == "pound"
    unit = Unit("pound-mass", "measure", place) if heavy and number.scale < 10**6 else Unit("gbp", "money", place)
    unit = per_after(line, unit)
    return Found(
        number.first,
        unit.last,
        unit.kind,
        pounds.__name__,
        number.value,
        number.high,
        unit.name,
        number=number,
        priority=2,
    )
