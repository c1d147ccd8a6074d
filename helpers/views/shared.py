"""What all views share: a chart or table with its evidence, connected to the reader."""

from __future__ import annotations

from typing import TypeVar

from helpers.charts import Chart
from helpers.evidence import Evidence
from helpers.markup import Markup, escape, style
from helpers.widgets.evidence import ClickableChart, ClickableTable
from helpers.widgets.reader import Reader

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
