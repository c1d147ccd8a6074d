"""Tables and charts that follow the student's journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.markup import visible
from helpers.svg import svg_text
from helpers.twins import as_records, cell_labels, chart_twin, grid, table_twin
from helpers.widgets.evidence import ClickableChart, ClickableTable
from helpers.widgets.live import weakly

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from helpers.charts import Chart
    from helpers.evidence import Evidence
    from helpers.journal import JournalLike


class FollowingTable(ClickableTable):
    """A table that is made again after every change of a journal; what can be opened stays.

    Args:
        make: makes the table; every time with the same rows and columns.
        evidence: for each cell with something behind it the sentences.
        caption: what the table shows.
        journal: the journal.
    """

    def __init__(
        self, make: Callable[[], pd.DataFrame], evidence: Evidence, caption: str, journal: JournalLike
    ) -> None:
        self._make, self._caption = make, caption
        super().__init__(make(), evidence, caption)
        journal.on_change(weakly(self._look))

    def _look(self) -> None:
        table = grid(self._make(), self._caption, self.evidence)
        self.twin = table_twin(table, self.evidence)
        self.table = as_records(table)


class GrowingTable(ClickableTable):
    """A table whose rows, too, come and go with a journal.

    Args:
        make: makes the table, and what stands behind its cells.
        caption: what the table shows.
        journal: the journal.
    """

    def __init__(self, make: Callable[[], tuple[pd.DataFrame, Evidence]], caption: str, journal: JournalLike) -> None:
        self._make, self._caption = make, caption
        super().__init__(*make(), caption)
        journal.on_change(weakly(self.look))

    def look(self) -> None:
        """Make it again."""
        frame, evidence = self._make()
        table = grid(frame, self._caption, evidence)
        shown = as_records(table)
        if shown != self.table:
            self.replace(evidence, cell_labels(table), table_twin(table, evidence), table=shown)


class GrowingChart(ClickableChart):
    """A chart that is drawn again after every change of a journal that it shows.

    Args:
        make: draws the chart, and says what stands behind its marks.
        journal: the journal.
    """

    def __init__(self, make: Callable[[], tuple[Chart, Evidence]], journal: JournalLike) -> None:
        self._make = make
        chart, evidence = make()
        super().__init__(chart.figure, evidence, chart.marks, chart.alt)
        journal.on_change(weakly(self._look))

    def _look(self) -> None:
        chart, evidence = self._make()
        if visible(chart.alt) == self.name:
            return
        svg = svg_text(chart.figure)
        twin = chart_twin(svg, chart.alt, evidence, chart.marks)
        self.replace(evidence, chart.marks, twin, name=visible(chart.alt), svg=svg)
