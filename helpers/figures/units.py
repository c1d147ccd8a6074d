"""Units of measure and currencies: what is written beside a number, and what the kit calls it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from helpers.figures.lexemes import Line
from helpers.vocabulary import table

_PIECES: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\s]")
_SQUARES: Final = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic"}
_RAISED: Final = {"2": "square", "²": "square", "squared": "square", "3": "cubic", "³": "cubic", "cubed": "cubic"}
_LENGTHS: Final = frozenset({"kilometre", "metre", "centimetre", "millimetre", "mile", "yard", "foot", "inch"})
_NOT_AFTER_ARTICLE: Final = frozenset({"second", "unit", "ticket", "child", "student", "employee", "vehicle"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in a line: its name, the kind of figure it makes, and the place of its last lexeme."""

    name: str
    kind: str
    last: int


@dataclass(frozen=True, slots=True)
class _Form:
    pieces: tuple[str, ...]
    name: str
    kind: str
    exact: bool = False
    glued: bool = False


def _forms(entry: dict[str, list[str] | str], name: str, kind: str) -> list[_Form]:
    return [
        _Form(tuple(_PIECES.findall(form)), name, kind, exact=field != "words", glued=field == "glued")
        for field in ("words", "symbols", "glued")
        for form in entry.get(field, ())
    ]


@cache
def _by_first() -> dict[str, tuple[_Form, ...]]:
    """All ways to write a unit or a currency behind a number, filed under their first piece, the longest first."""
    forms = [form for unit in table("units")["unit"] for form in _forms(unit, unit["name"], unit["kind"])]
    currencies = table("currencies")
    for currency in currencies["currency"]:
        forms += _forms(currency, currency["unit"], "money")
    forms += [_Form((code,), code.lower(), "money", exact=True) for code in currencies["codes"]["iso"]]
    filed: dict[str, list[_Form]] = {}
    for form in forms:
        filed.setdefault(form.pieces[0].lower(), []).append(form)
    return {first: tuple(sorted(found, key=lambda form: -len(form.pieces))) for first, found in filed.items()}


@cache
def before_money() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """What stands before an amount of money, filed under its last piece, the longest first."""
    currencies = table("currencies")
    forms = [
        (tuple(_PIECES.findall(form)), currency["unit"])
        for currency in currencies["currency"]
        for form in currency.get("before", ())
    ]
    forms += [((code,), code.lower()) for code in currencies["codes"]["iso"]]
    filed: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for pieces, unit in forms:
        filed.setdefault(pieces[-1], []).append((pieces, unit))
    return {last: tuple(sorted(found, key=lambda form: -len(form[0]))) for last, found in filed.items()}


def unit_after(line: Line, last: int) -> Unit | None:
    """The unit behind the number whose last lexeme is given, with ``per …`` if that follows.

    Example:
        >>> from helpers.figures.lexemes import cut_line
        >>> unit_after(cut_line("a 100 square kilometres"), 1)
        Unit(name='square kilometre', kind='measure', last=3)
    """
    if last not in line.units:
        line.units[last] = _read_unit(line, last)
    found: Unit | None = line.units[last]
    return found


def _read_unit(line: Line, last: int) -> Unit | None:
    place = last + 1
    if line.text(place) in ("-", "‐", "‑") and line.glued(place) and line.kind(place + 1) == "word":
        place += 1
    square = _SQUARES.get(line.low(place))
    if square:
        place += 2 if line.text(place + 1) == "." else 1
    unit = _form_at(line, place, last)
    if unit is None:
        return None
    return per_after(line, _squared(line, unit, square))


def _form_at(line: Line, place: int, last: int) -> Unit | None:
    for form in _by_first().get(line.low(place), ()):
        if _stands(line, place, form, last):
            return Unit(form.name, form.kind, place + len(form.pieces) - 1)
    return None


def _stands(line: Line, place: int, form: _Form, last: int) -> bool:
    glued = line.glued(place) and place == last + 1
    if form.glued and not glued:
        return False
    read = line.text if form.exact else line.low
    if not all(read(place + step) == piece for step, piece in enumerate(form.pieces)):
        return False
    end = place + len(form.pieces)
    if form.exact and len(form.pieces[0]) == 1 and form.pieces[0].isalpha():
        return _lone_letter(line, place, glued=glued)
    return (
        not (line.glued(end) and line.kind(end) == "number" and line.kind(end - 1) == "word") or line.text(end) in "23"
    )


def _lone_letter(line: Line, place: int, *, glued: bool) -> bool:
    """A letter by itself is a unit if it is glued to the number, or if no word goes on behind it."""
    if glued:
        return line.kind(place + 1) != "number" or not line.glued(place + 1)
    before = line.kind(place - 1) == "number" or line.low(place - 1) in _SQUARES
    return before and line.text(place) in ("m", "g", "t", "W")


def _squared(line: Line, unit: Unit, square: str | None) -> Unit:
    """``km2``, ``m²``, ``km^2``, ``km squared``."""
    if square:
        return Unit(f"{square} {unit.name}", unit.kind, unit.last)
    if unit.name not in _LENGTHS:
        return unit
    place = unit.last + 1
    if line.text(place) == "^":
        place += 1
    raised = _RAISED.get(line.low(place))
    if raised and (line.glued(place) or raised in line.low(place)[:6] or line.low(place) in ("squared", "cubed")):
        return Unit(f"{raised} {unit.name}", unit.kind, place)
    return unit


def per_after(line: Line, unit: Unit) -> Unit:
    """A unit with what it is for each of: ``$10 per gram``, ``400 metres a second``, ``$37-a-share``.

    Example:
        >>> from helpers.figures.lexemes import cut_line
        >>> per_after(cut_line("10 dollars a barrel"), Unit("usd", "money", 1))
        Unit(name='usd per barrel', kind='money', last=3)
    """
    if "per" in unit.name.split() or unit.kind in ("percent", "duration"):
        per = per_noun(line, unit.last)
        if unit.kind != "duration" or per is None or line.low(unit.last + 1) not in ("per", "a", "an"):
            return unit
    per = per_noun(line, unit.last)
    if per is None:
        return unit
    kind = "money" if unit.kind == "money" else "rate"
    return Unit(f"{unit.name} per {per[0]}", kind, per[1])


def per_noun(line: Line, last: int) -> tuple[str, int] | None:
    """The unit in ``per day``, ``a day``, ``/day`` or ``-a-day`` behind a place, and its own last place."""
    place = last + 1
    if line.text(place) == "-" and line.glued(place):
        place += 1
    nouns: dict[str, str] = table("units")["per"]
    word = line.low(place)
    if word in ("per", "/", "a", "an", "each", "every"):
        place += 2 if line.text(place + 1) == "-" else 1
        noun = line.low(place)
        if word == "per" and noun in _SQUARES and line.low(place + 1) in nouns:
            return f"{_SQUARES[noun]} {nouns[line.low(place + 1)]}", place + 1
        if word in ("per", "/") and noun in nouns:
            return nouns[noun], place
        if word not in ("per", "/") and noun in nouns and noun not in _NOT_AFTER_ARTICLE and not _goes_on(line, place):
            return nouns[noun], place
    return None


def _goes_on(line: Line, place: int) -> bool:
    """``a year ago``, ``a day later``, ``a week before``: a point in time, not a rate."""
    return line.low(place + 1) in ("ago", "later", "earlier", "before", "after", "-", "from", "since")
