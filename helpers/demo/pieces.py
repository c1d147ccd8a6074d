"""What a screen is made of, as HTML strings: large, few, and every text through `helpers.markup.escape`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from helpers.evidence import Passage
from helpers.markup import escape
from helpers.twins import marked_sentence

MOST_SENTENCES: Final = 24
"""More sentences behind one view than that are for the notebooks, not for a projector."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a screen.

    Attributes:
        html: the HTML.
        text: the same in plain words.
        evidence: the sentences behind it, each list under a name.
    """

    html: str
    text: str
    evidence: tuple[tuple[str, tuple[Passage, ...]], ...] = ()


class Bar(NamedTuple):
    """One row of a bar chart.

    Attributes:
        label: what it is.
        solid: the length of its full part.
        hatched: the length of its hatched part.
        value: what is written beside it.
    """

    label: str
    solid: float
    hatched: float
    value: str


class Card(NamedTuple):
    """A short text under an article's letter.

    Attributes:
        badge: the letter.
        text: the text.
        small: what is known about it; may be empty.
    """

    badge: str
    text: str
    small: str = ""


def sentence(text: str) -> Piece:
    """A sentence of the kit's own.

    Example:
        >>> sentence("Look again.").html
        '<p class="plx-d-say">Look again.</p>'
    """
    return Piece(f'<p class="plx-d-say">{escape(text)}</p>', text)


def quote(where: str, passages: Iterable[Passage]) -> Piece:
    """Words of an article with their place, those that matter marked."""
    shown = tuple(passages)
    words = " ".join(map(marked_sentence, shown))
    said = " ".join("".join(text for text, _ in it.pieces) for it in shown)
    badge = f'<cite class="plx-d-badge">{escape(where)}</cite>'
    return Piece(f'<blockquote class="plx-d-quote">{badge} <span>{words}</span></blockquote>', f"{where}: {said}")


def cards(found: Sequence[Card]) -> Piece:
    """Short texts side by side, one an article."""
    inner = "".join(_card(it) for it in found)
    text = " / ".join(f"{it.badge}: {it.text}" for it in found)
    return Piece(f'<div class="plx-d-side">{inner}</div>', text)


def bars(caption: str, groups: Sequence[tuple[str, Sequence[Bar]]], legend: str = "") -> Piece:
    """Bars, the groups side by side; every bar has its number beside it, so that nothing rests on its length alone."""
    longest = max((bar.solid + bar.hatched for _, rows in groups for bar in rows), default=0) or 1
    columns = "".join(
        f'<div><p class="plx-d-group"><b class="plx-d-badge">{escape(name)}</b></p><ul class="plx-d-bars">'
        f"{''.join(_bar(bar, longest) for bar in rows)}</ul></div>"
        for name, rows in groups
    )
    told = ". ".join(f"{name}: {', '.join(f'{it.label} {it.value}' for it in rows)}" for name, rows in groups)
    note = f'<p class="plx-d-small">{escape(legend)}</p>' if legend else ""
    head = f'<p class="plx-d-caption">{escape(caption)}</p>'
    return Piece(f'{head}<div class="plx-d-side">{columns}</div>{note}', f"{caption}. {told}.")


def table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]], legend: str = "") -> Piece:
    """A table of few rows, the first column its headings."""
    head = "".join(f'<th scope="col">{escape(it)}</th>' for it in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(it)}</td>" for it in rest)}</tr>'
        for first, *rest in rows
    )
    note = f'<p class="plx-d-small">{escape(legend)}</p>' if legend else ""
    made = f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    told = ". ".join(", ".join(row) for row in rows)
    return Piece(f"{made}{note}", f"{caption}. {told}.")


def evidence(found: Iterable[tuple[str, tuple[Passage, ...]]]) -> str:
    """The sentences behind the numbers of a screen, folded away; empty where there are none."""
    lists, left = [], MOST_SENTENCES
    for name, passages in found:
        items = "".join(f"<li><b>{escape(it.where)}</b>: {marked_sentence(it)}</li>" for it in passages[:left])
        left -= len(passages[:left])
        lists += [f"<p><b>{escape(name)}</b></p><ul>{items}</ul>"] if items else []
    if not lists:
        return ""
    inner = f'<div class="plx-d-sentences" tabindex="0" role="region" aria-label="Sentences">{"".join(lists)}</div>'
    return f'<details class="plx-d-evidence"><summary>The sentences behind this</summary>{inner}</details>'


def clipped(text: str, words: int) -> str:
    """The first words of a text, with “…” where some are left out.

    Example:
        >>> clipped("one two three", 2), clipped(" one  two ", 2)
        ('one two …', 'one two')
    """
    found = text.split()
    shown = " ".join(found[:words])
    short = shown if len(shown) <= 12 * words else shown[: 12 * words].rstrip()
    return f"{short} …" if len(found) > words or short != shown else short


def _card(it: Card) -> str:
    small = f'<p class="plx-d-small">{escape(it.small)}</p>' if it.small else ""
    return f'<div><b class="plx-d-badge">{escape(it.badge)}</b><p class="plx-d-big">{escape(it.text)}</p>{small}</div>'


def _bar(it: Bar, longest: float) -> str:
    parts = "".join(
        f'<i class="plx-d-{kind}" style="width:{100 * length / longest:.1f}%"></i>'
        for kind, length in (("solid", it.solid), ("hatched", it.hatched))
        if length
    )
    label = f"<span>{escape(it.label)}</span> <b>{escape(it.value)}</b>"
    return f'<li><div class="plx-d-label">{label}</div><div class="plx-d-bar" aria-hidden="true">{parts}</div></li>'
