"""A slider for digits: rounded to fewer, two numbers may become the same."""

from __future__ import annotations

from typing import Final

import ipywidgets

from helpers.comparison.precision import to_digits
from helpers.markup import escape, style, visible
from helpers.widgets.twin import display_with_twin

MOST: Final = 9
"""More digits than that no newspaper prints."""

_LEFT: Final = ' style="text-align:left;padding:0.2em 1.2em 0.2em 0"'
_SCALES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

Pair = tuple[str, float, float]
"""What is measured (may be empty), and the two numbers."""


class Rounding(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Pairs of numbers, rounded to as many digits as a slider says; the arrow keys move it.

    Args:
        pairs: what is measured, and the two numbers.
        names: what the columns of the two numbers are called.

    Attributes:
        digits: how many digits are kept; set it to move the slider. It begins with as many as the numbers have.
    """

    def __init__(self, pairs: tuple[Pair, ...], names: tuple[str, str] = ("first", "second")) -> None:
        self.pairs, self.names = pairs, names
        self.most = max((digits_of(it) for _, *both in pairs for it in both), default=1)
        self._slider = ipywidgets.IntSlider(
            value=self.most, min=1, max=max(self.most, 2), description="Digits kept", continuous_update=True,
            style={"description_width": "initial"},
        )  # fmt: skip
        self._shown = ipywidgets.HTML()
        self._shown.add_class("mathjax_ignore").add_class("tex2jax_ignore")
        super().__init__([self._slider, self._shown])
        self.add_class("plx-live")
        self._slider.observe(self._look, names="value")
        self._look()

    def __repr__(self) -> str:
        return " ".join(_summary(pair) for pair in self.pairs) or "Rounding: there is no pair of numbers."

    @property
    def digits(self) -> int:
        """How many digits are kept."""
        return int(self._slider.value)

    @digits.setter
    def digits(self, digits: int) -> None:
        self._slider.value = digits

    @property
    def twin(self) -> str:
        """All positions of the slider under one another."""
        return _page(self.pairs, range(self.most, 0, -1), self.names)

    def _look(self, _: object = None) -> None:
        self._shown.value = _page(self.pairs, (self.digits,), self.names)

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def digits_of(value: float) -> int:
    """How many digits a number has before its zeros, nine at most: with one fewer it is another number.

    Example:
        >>> digits_of(3.5e9), digits_of(171e9), digits_of(1410), digits_of(20), digits_of(0.0)
        (2, 3, 3, 1, 1)
    """
    return next((digits for digits in range(1, MOST) if to_digits(value, digits) == value), MOST)


def same_at(one: float, two: float, digits: int) -> bool:
    """Whether two numbers are the same once rounded to so many digits.

    Example:
        >>> [same_at(3.5e9, 3.6e9, digits) for digits in (1, 2)]
        [True, False]
    """
    return to_digits(one, digits) == to_digits(two, digits)


def written(value: float) -> str:
    """A number as a newspaper writes it.

    Example:
        >>> written(3.5e9), written(171e9), written(1410), written(0.25)
        ('3.5 billion', '171 billion', '1,410', '0.25')
    """
    for worth, name in _SCALES:
        if abs(value) >= worth:
            return f"{value / worth:,.10g} {name}"
    return f"{value:,.10g}"


def _page(pairs: tuple[Pair, ...], digits: range | tuple[int, ...], columns: tuple[str, str]) -> str:
    rows = (
        "".join(_row(pair, kept) for pair in pairs for kept in digits)
        or "<tr><td>There is no pair of numbers.</td></tr>"
    )
    names = ("what is measured", "digits", *map(escape, columns), "")
    head = "".join(f'<th scope="col"{_LEFT}>{name}</th>' for name in names)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en" role="status">{table}</div>'


def _row(pair: Pair, digits: int) -> str:
    measure, one, two = pair
    same = same_at(one, two, digits)
    first, second = (written(to_digits(value, digits)) for value in (one, two))
    verdict = "<strong>= the same</strong>" if same else "≠ not the same"
    cells = (escape(measure), str(digits), escape(first), escape(second), verdict)
    inner = "".join(f"<td{_LEFT}>{cell}</td>" for cell in cells)
    return f"<tr>{inner}</tr>"


def _summary(pair: Pair) -> str:
    measure, one, two = pair
    most = max((digits for digits in range(1, MOST + 1) if same_at(one, two, digits)), default=0)
    what = f"{visible(measure)}, " if measure else ""
    when = f"the same at {most} {'digit' if most == 1 else 'digits'}" if most else "never the same, down to one digit"
    return f"Rounding {what}{written(one)} and {written(two)}: {when}."
