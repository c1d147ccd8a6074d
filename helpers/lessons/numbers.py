"""Numbers as students write them: ``3,5``, ``$3.5 billion``, ``about 50 %``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from helpers.lessons.wording import fold

_HEDGES: Final = re.compile(
    r"^(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|c\.|some|nearly|almost|~|≈)\s*"
)
_CURRENCIES: Final = {
    "$": "usd", "us$": "usd", "usd": "usd", "dollar": "usd", "dollars": "usd",
    "€": "eur", "eur": "eur", "euro": "eur", "euros": "eur",
    "£": "gbp", "gbp": "gbp", "pound": "gbp", "pounds": "gbp",
}  # fmt: skip
_SIZES: Final = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6,
    "b": 9, "bn": 9, "billion": 9, "billions": 9, "tn": 12, "trillion": 12, "trillions": 12,
}  # fmt: skip
_PER_CENT: Final = {"%", "percent", "pct", "percentage"}
_NUMBER: Final = re.compile(r"[-−+]?\d(?:[\d.,'’\u00a0\u202f ]*\d)?", re.ASCII)
_MOST_DIGITS: Final = 30


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what it counts, as far as that was written.

    Attributes:
        value: the number before its size word.
        size: the power of ten its size word stands for: 9 for ``billion``; 0 without one.
        unit: ``usd``, ``eur``, ``gbp``, ``percent``, the word that stands there, or empty.
    """

    value: Decimal
    size: int = 0
    unit: str = ""

    @property
    def whole(self) -> Decimal:
        """The number with its size word worked in."""
        return self.value.scaleb(self.size)


def parse_number(text: str) -> Number | None:
    """One number, or None where the text does not hold exactly one.

    A comma before exactly three digits parts thousands, any other comma is a decimal one. Nothing is guessed.

    Example:
        >>> parse_number("$3.5 billion")
        Number(value=Decimal('3.5'), size=9, unit='usd')
        >>> parse_number("3,5"), parse_number("1,861 words")
        (Number(value=Decimal('3.5'), size=0, unit=''), Number(value=Decimal('1861'), size=0, unit='words'))
        >>> parse_number("3 or 4") is None
        True
    """
    plain = _HEDGES.sub("", text.strip().casefold().replace("per cent", "percent"))
    found = _NUMBER.search(plain)
    value = _decimal(found[0]) if found else None
    if found is None or value is None:
        return None
    rest = f"{plain[: found.start()]} {plain[found.end() :]}"
    words: list[str] = re.findall(r"us\$|[$€£%]|[^\W\d_]+|\d", rest)
    if any(word.isdigit() for word in words):
        return None
    size = next((_SIZES[word] for word in words if word in _SIZES), 0)
    return Number(value, size, _unit([word for word in words if word not in _SIZES]))


def written(value: object) -> str:
    """A number as it was written, whether it came as text or not; empty for anything else.

    Example:
        >>> written(3.5), written("3,5"), written(None)
        ('3.5', '3,5', '')
    """
    if isinstance(value, bool) or (isinstance(value, int) and abs(value) > 10**_MOST_DIGITS):
        return ""
    return str(value) if isinstance(value, str | int | float) else ""


def same_unit(first: str, second: str) -> bool:
    """Whether two units are one: in the singular or the plural, in British or American spelling; no unit fits any.

    Example:
        >>> same_unit("words", "word"), same_unit("", "usd"), same_unit("usd", "eur")
        (True, True, False)
    """
    return not first or not second or fold(first).rstrip("s") == fold(second).rstrip("s")


def _unit(words: list[str]) -> str:
    for word in words:
        if word in _CURRENCIES:
            return _CURRENCIES[word]
        if word in _PER_CENT:
            return "percent"
    rest = [word for word in words if word not in {"us", "of", "the", "in", "a"}]
    return " ".join(rest)


def _decimal(written: str) -> Decimal | None:
    """The value of digits with points, commas, spaces or apostrophes in them."""
    plain = re.sub(r"['’\s]", "", written).replace("−", "-")
    if sum(map(str.isdigit, plain)) > _MOST_DIGITS:
        return None
    if re.search(r"[\d][\s'’]", written) and not re.fullmatch(r"[-−+]?\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?", written):
        return None  # "3 4" is two numbers
    point = _decimal_mark(plain)
    if point is None:
        return None
    digits = plain.replace("," if point == "." else ".", "").replace(point, ".")
    return Decimal(digits)


def _decimal_mark(plain: str) -> str | None:
    """Which of point and comma parts the decimals; None for digits that are no number, such as a date."""
    if re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?", plain):
        return "."
    if re.fullmatch(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+|[-+]?\d{1,3}(?:\.\d{3}){2,}|[-+]?\d+,\d+", plain):
        return ","
    return None
