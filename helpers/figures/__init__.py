"""Figures: every number, date and time of an article, with what the text says about it.

A sentence is cut into lexemes once (`lexemes`), numbers are read exactly (`numbers`), small named rules say what each
number is (`money`, `quantities`, `counts`, `dates`, `clock`, `ordinals`; `names` says what is none), and one step
settles overlaps (`line_rules`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from helpers.figures.found import Found
from helpers.figures.lexemes import Line, cut_line
from helpers.figures.line_rules import find_in_line
from helpers.figures.quotation import inside, quoted_parts
from helpers.model import READ_ZONES, Article, Figure, FigureKind, kept

__all__ = ["find_figures"]


def find_figures(article: Article, *, vague: bool = False) -> tuple[Figure, ...]:
    """Every figure of an article, in reading order.

    Args:
        article: the article; headline, standfirst, body and captions are read.
        vague: also find quantities without a number, such as ``many`` or ``rafts of``.

    Returns:
        Ordered, disjoint figures. What the text does not say about one is empty.

    Note:
        A plain ``$`` is taken for the US dollar. Weekdays and words such as ``today`` have no ``iso``: they need the
        article's date.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("Trade stood at just $3.5 billion in 2022.")
        >>> money, year = find_figures(article)
        >>> (money.text, money.kind, money.value, money.unit, money.modifier)
        ('$3.5 billion', 'money', 3500000000.0, 'usd', 'just')
        >>> (money.measure, money.period, year.iso)
        ('Trade', '2022', '2022')
    """
    return kept(article, _all_figures, vague)


def _all_figures(article: Article, vague: bool) -> tuple[Figure, ...]:  # noqa: FBT001
    return tuple(_figures(article, vague=vague))


def _figures(article: Article, *, vague: bool) -> Iterator[Figure]:
    quoted: dict[int, list[tuple[int, int]]] = {}
    for sentence in article.sentences:
        if sentence.kind not in READ_ZONES:
            continue
        line = cut_line(article.text, sentence.start, sentence.end, heading=sentence.kind == "headline")
        found = find_in_line(line, vague=vague)
        if not found:
            continue
        zone = article.zones[sentence.zone]
        if sentence.zone not in quoted:
            quoted[sentence.zone] = quoted_parts(article.text, zone.start, zone.end)
        for here in found:
            yield _figure(article, line, here, quoted[sentence.zone])


def _figure(article: Article, line: Line, found: Found, quoted: list[tuple[int, int]]) -> Figure:
    start, end = line.lexemes[found.first].start, line.lexemes[found.last].end
    return Figure(
        start, end, article.text[start:end],
        kind=cast("FigureKind", found.kind),
        value=None if found.value is None else float(found.value),
        value_high=None if found.high is None else float(found.high),
        unit=found.unit, counted=found.counted, iso=found.iso, period=found.period,
        hedge=found.hedge, modifier=found.modifier,
        approximate=bool(found.hedge) or bool(found.number and found.number.form == "plural"),
        measure=found.measure, source=found.source,
        inside_quotation=inside(quoted, start, end),
        rule=found.rule,
    )  # fmt: skip
