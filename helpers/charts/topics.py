"""How much of each article is about what, as bars."""

from __future__ import annotations

from textwrap import wrap
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.charts.chart import Chart, mark_key
from helpers.markup import visible
from helpers.svg import LONGEST, label
from helpers.theme import SOFT, colour, hatch, theme

MOST: Final = 14
"""More topics than that are no picture any more."""


def topic_space(table: pd.DataFrame, title: str, caveat: str, *, suggested: bool = False) -> Chart:
    """For each topic a bar an article: of 100 words of its body, how many stand in sentences about it.

    Args:
        table: from `helpers.tables.topic_space`.
        title: what is shown, and who coded it.
        caveat: how to read it; it stands below the chart.
        suggested: whether nobody has coded it; then the bars are only outlined and hatched.

    Example:
        >>> from helpers import load_story, tables
        >>> story = load_story("river-flood")
        >>> table = tables.topic_space(story, tables.naming_sentences(story), split=False)
        >>> topic_space(table, "Named", "A name is no topic.").alt.partition(". ")[0]
        'Named'
    """
    topics, articles = (list(dict.fromkeys(table[name])) for name in ("topic", "article"))
    shown = topics[:MOST]
    with theme():
        figure = Figure(figsize=(9, 2.2 + 0.3 * max(1, len(shown)) * max(1.4, len(articles))), layout="constrained")
        axes = figure.add_subplot()
        rows: list[dict[Any, Any]] = table[table["topic"].isin(shown)].to_dict("records")
        marks = _bars(axes, rows, shown, articles, suggested=suggested)
        axes.set_yticks(range(len(shown)), [label(topic) for topic in reversed(shown)])
        axes.set(xlabel="of 100 words of the body", xlim=(0, max([10.0, *(table["share"] * 1.1)])))
        axes.set_ylim(-0.6, max(1, len(shown)) - 0.4)
        axes.set_title(label(title), pad=32)
        if articles:
            axes.legend(frameon=False, loc="lower left", bbox_to_anchor=(0, 1), ncols=5, borderaxespad=0)
        _caveat(axes, caveat)
    notes = " ".join(_note(table, topic) for topic in shown) or "No topic was coded yet."
    more = f" {len(topics) - MOST} more topics are not drawn." if len(topics) > MOST else ""
    return Chart(figure, f"{title}. Of 100 words of the body: {notes}{more} {caveat}", marks)


def _bars(
    axes: Axes, rows: list[dict[Any, Any]], topics: list[str], articles: list[str], *, suggested: bool
) -> dict[str, str]:
    """The bars, those of one topic under one another."""
    height, marks, named = 0.8 / max(1, len(articles)), {}, set()
    for row in rows:
        place = articles.index(row["article"])
        at = len(topics) - 1 - topics.index(row["topic"]) + 0.4 - height * (place + 0.5)
        name = "" if place in named else label(f"Article {row['article']}")
        bar = axes.barh(at, row["share"], height=height * 0.92, label=name or None, **_looks(place, suggested))
        axes.bar_label(bar, [str(row["share"])], padding=4)
        named.add(place)
        if row["sentences"]:
            key = mark_key(row["article"], row["topic"])
            bar[0].set_gid(key)
            marks[key] = f"Article {visible(row['article'])}, {visible(row['topic'])}: {_said(row)}"
    return marks


def _looks(place: int, suggested: bool) -> dict[str, Any]:  # noqa: FBT001
    """An article's full colour; what nobody has coded is white, with edge and hatch in the article's colour."""
    if suggested:
        return {"facecolor": "white", "edgecolor": colour(place), "hatch": hatch(place) or "\\\\\\", "linewidth": 1.4}
    return {"facecolor": colour(place), "edgecolor": "white", "hatch": hatch(place)}


def _caveat(axes: Axes, caveat: str) -> None:
    """The caveat below the chart, line by line: a chart cuts long labels."""
    for number, line in enumerate(wrap(caveat, LONGEST)):
        at = (0, -54 - 15 * number)
        axes.annotate(line, (0, 0), at, "axes fraction", textcoords="offset points", fontsize=11, color=SOFT)


def _note(table: pd.DataFrame, topic: str) -> str:
    rows = table[table["topic"] == topic]
    parts = (f"{share} in {visible(str(it))}" for it, share in zip(rows["article"], rows["share"], strict=True))
    return f"{visible(topic)}: {', '.join(parts)}."


def _said(row: dict[Any, Any]) -> str:
    sentences = row["sentences"]
    noun = "sentence" if sentences == 1 else "sentences"
    return f"{row['words']} words, {row['share']} of 100, in {sentences} {noun}"
