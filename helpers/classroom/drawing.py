"""Small charts as SVG: bars beside numbers, and the spread of means. No scripts, nothing loaded, no colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final

from helpers.classroom.profiles import Spread
from helpers.markup import escape
from helpers.theme import ARTICLE_COLOURS, GREY, INK, SOFT

_ROW: Final = 46
_LEFT, _SCALE, _RIGHT = 250, 420, 190
_LARGEST: Final = 15
"""Radius in pixels of the dot at which the whole class stands."""


def profile(spreads: Sequence[Spread], articles: Sequence[str]) -> str:
    """The frame profiles of a class: on a line from 0 to 1 for each frame and article a dot for each mean that occurs.

    The larger a dot, the more students have that mean; the thick line spans the middle half, the upright stroke is the
    median. The number of students stands at the right.
    """
    if not spreads:
        return ""
    height, wide = _ROW * len(spreads) + 34, _LEFT + _SCALE + _RIGHT
    parts = [_axis(height)]
    for number, one in zip(count(), spreads, strict=False):
        parts.append(
            _lane(one, number * _ROW + 30, ARTICLE_COLOURS[articles.index(one.article) % len(ARTICLE_COLOURS)])
        )
    alt = escape(f"Frame profiles of the class, from 0 to 1. {' '.join(map(said, spreads))}")
    size = f'viewBox="0 0 {wide} {height}" width="{wide}"'
    return f'<svg class="profile" role="img" font-family="sans-serif" aria-label="{alt}" {size}>{"".join(parts)}</svg>'


def said(one: Spread) -> str:
    """A spread in words.

    Example:
        >>> from helpers.classroom.profiles import spread
        >>> said(spread("conflict", "A", [0.5, 1.0]))
        'Conflict, article A: median 0.75, the middle half from 0.62 to 0.88, 2 students.'
    """
    many = f"{one.n} student{'' if one.n == 1 else 's'}"
    middle = f"the middle half from {one.low:.2f} to {one.high:.2f}"
    return f"{one.frame.capitalize()}, article {one.article}: median {one.median:.2f}, {middle}, {many}."


def _axis(height: int) -> str:
    ticks = (0, 0.25, 0.5, 0.75, 1)
    lines = (
        f'<line x1="{_x(at)}" x2="{_x(at)}" y1="22" y2="{height - 8}" stroke="{GREY}"/>'
        f'<text x="{_x(at)}" y="15" text-anchor="middle" font-size="14" fill="{SOFT}">{at:g}</text>'
        for at in ticks
    )
    return "".join(lines)


def _lane(one: Spread, top: int, ink: str) -> str:
    y = top + _ROW // 2 - 6
    texts: Iterable[tuple[float, str, str]] = (
        (_LEFT - 28, f"{one.frame.capitalize()}, {one.article}", "end"),
        (_LEFT + _SCALE + 28, f"median {one.median:.2f}, n = {one.n}", "start"),
    )
    words = "".join(
        f'<text x="{x}" y="{y + 5}" text-anchor="{anchor}" font-size="15" fill="{INK}">{escape(text)}</text>'
        for x, text, anchor in texts
    )
    dots = "".join(
        f'<circle cx="{_x(value)}" cy="{y}" r="{max(2.5, _LARGEST * (number / one.n) ** 0.5):.1f}" fill="{ink}" '
        f'fill-opacity="0.55" stroke="{ink}"/>'
        for value, number in one.values
    )
    half = f'<line x1="{_x(one.low)}" x2="{_x(one.high)}" y1="{y + 18}" y2="{y + 18}" stroke="{INK}" stroke-width="5"/>'
    middle = (
        f'<line x1="{_x(one.median)}" x2="{_x(one.median)}" y1="{y - 17}" y2="{y + 21}" stroke="{INK}" '
        'stroke-width="2.5"/>'
    )
    return words + dots + half + middle


def _x(value: float) -> float:
    return round(_LEFT + _SCALE * value, 1)
