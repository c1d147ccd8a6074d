"""An article cut into sentences and lines, as paper needs it: lines that are the same on every sheet."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from helpers.markup import ZONE_NAMES, visible
from helpers.model import READ_ZONES, Article

WIDTH: Final = 56  # characters; beside them a third of an A4 or Letter sheet stays free for notes
_BESIDE: Final = frozenset({"byline", "dateline", "crosshead"})
"""Parts that analysis does not read, but that belong to an article on paper."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One sentence as it is printed.

    Attributes:
        name: what lessons call it: ``A 3``, or the part of the page, such as ``headline``.
        kind: the zone's kind.
        lines: its text, line by line, each with its number in the article, from 1.
        opens: whether a paragraph or another part of the page begins with it.
    """

    name: str
    kind: str
    lines: tuple[tuple[int, str], ...]
    opens: bool


def printed(article: Article, *, whole: bool = False) -> tuple[Printed, ...]:
    """The sentences of an article for paper.

    Args:
        article: the article.
        whole: whether the page around the article is printed, too.

    Example:
        >>> from helpers import plain_article
        >>> for it in printed(plain_article("No one came. The hall was empty.", id="A")):
        ...     print(it.name, it.lines)
        A 1 ((1, 'No one came.'),)
        A 2 ((2, 'The hall was empty.'),)
    """
    return tuple(_printed(article, whole))


def left_out(article: Article) -> str:
    """What of the page is not on paper, in a sentence; empty where all of it is.

    Example:
        >>> from helpers import plain_article
        >>> left_out(plain_article("No one came."))
        ''
    """
    counted = Counter(ZONE_NAMES[zone.kind] for zone in article.zones if not _wanted(zone.kind))
    parts = ", ".join(f"{name} ({number})" for name, number in sorted(counted.items()))
    return f"Not printed, because it is the page around the article: {parts}." if parts else ""


def _wanted(kind: str) -> bool:
    return kind in READ_ZONES or kind in _BESIDE


def _printed(article: Article, whole: bool) -> Iterator[Printed]:  # noqa: FBT001
    line, body, before = 0, 0, None
    for sentence in article.sentences:
        body += sentence.kind == "body"
        if not (whole or _wanted(sentence.kind)):
            continue
        name = f"{visible(article.id)} {body}" if sentence.kind == "body" else ZONE_NAMES[sentence.kind]
        here = (sentence.kind, sentence.paragraph)
        numbered = tuple(enumerate(_cut(sentence.text), start=line + 1))
        line += len(numbered)
        yield Printed(name, sentence.kind, numbered, here != before)
        before = here


def _cut(text: str) -> list[str]:
    return textwrap.wrap(visible(" ".join(text.split())), WIDTH, break_on_hyphens=False) or [""]
