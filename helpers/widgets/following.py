"""A table that follows the student's journal."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from helpers.twins import grid, table_twin
from helpers.widgets.evidence import ClickableTable
from helpers.widgets.live import weakly

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

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
        self.table = asdict(table)
