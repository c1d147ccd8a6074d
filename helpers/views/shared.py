"""What all views share: a chart or table with its evidence, connected to the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from helpers.charts import Chart
from helpers.errors import ParallaxError
from helpers.evidence import Evidence
from helpers.markup import Markup, escape, style
from helpers.model import Article, Story
from helpers.widgets.evidence import ClickableChart, ClickableTable
from helpers.widgets.reader.widget import Reader

Clickable = TypeVar("Clickable", ClickableChart, ClickableTable)


NO_KEY = "No reference coding comes with this story, so the machine is not compared here. You can still check its work."


def no_key() -> Markup:
    """What stands in the place of a comparison with the reference coding where a story has none."""
    return Markup(f"{style()}<p>{escape(NO_KEY)}</p>", NO_KEY)


def clickable(chart: Chart, evidence: Evidence, reader: Reader | None) -> ClickableChart:
    """A chart whose marks open the sentences behind them."""
    known = {key: found for key, found in evidence.items() if key in chart.marks}
    return connected(ClickableChart(chart.figure, known, chart.marks, chart.alt), reader)


def connected(widget: Clickable, reader: Reader | None) -> Clickable:
    """The widget, its sentences with a button that goes on to the reader, if there is one."""
    widget.on_reader = reader.show if reader else None
    return widget


def two_of(story: Story, names: Sequence[str] = ()) -> tuple[Article, Article]:
    """Two articles of a story, by their ids; the first two without any.

    Raises:
        ParallaxError: there are not two, or there is none of that id.
    """
    known = {article.id: article for article in story.articles}
    wanted = tuple(names) or tuple(known)[:2]
    if len(wanted) != len(set(wanted)) or len(wanted) != 2 or not set(wanted) <= known.keys():
        cure = f"Choose two of {', '.join(known)}"
        raise ParallaxError(f"two articles are compared, not “{', '.join(map(str, wanted))}”", story.id, cure)
    return known[wanted[0]], known[wanted[1]]
