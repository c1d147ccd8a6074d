"""Clickable charts and tables: each mark opens, right beneath, the sentences it was counted from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import traitlets

from helpers.errors import ParallaxError
from helpers.markup import visible
from helpers.svg import gids, svg_text
from helpers.twins import as_records, cell_labels, chart_twin, grid, table_twin
from helpers.widgets.live import Live, page, sheet
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd
    from matplotlib.figure import Figure

    from helpers.evidence import Evidence, Passage
    from helpers.model import Span

OnReader: TypeAlias = "Callable[[str, Span], object]"
_CUT = "\x1f"  # `visible` shows this character as text, so it never stands inside a piece


class _EvidenceWidget(Live):
    """What charts and tables share: the evidence, the drawer's state, the twin.

    Attributes:
        open_key: the mark whose drawer is open, or an empty string; set it to open a drawer from Python.
        evidence: the sentences behind each mark.
        twin: the static HTML shown where the widget is not alive.
    """

    _esm = page(Path(__file__).with_name("evidence.js"))
    _css = sheet(Path(__file__).with_name("evidence.css"))
    kind = traitlets.Unicode().tag(sync=True)
    name = traitlets.Unicode().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)
    passages = traitlets.Dict().tag(sync=True)
    open_key = traitlets.Unicode("").tag(sync=True)
    connected = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self, evidence: Evidence, labels: Mapping[str, str], twin: str, **state: Any) -> None:
        self.evidence = {key: tuple(found) for key, found in evidence.items() if found}
        self.twin = twin
        self._on_reader: OnReader | None = None
        super().__init__(
            labels={key: visible(labels.get(key, key)) for key in self.evidence},
            passages={key: [_sent(passage) for passage in found] for key, found in self.evidence.items()},
            **state,
        )

    @property
    def on_reader(self) -> OnReader | None:
        """What “Show in the reader” calls with the article's id and the first marked span; without it, no button."""
        return self._on_reader

    @on_reader.setter
    def on_reader(self, callback: OnReader | None) -> None:
        self._on_reader = callback
        self.connected = callback is not None

    def replace(self, evidence: Evidence, labels: Mapping[str, str], twin: str, **state: Any) -> None:
        """Show another table or chart in this one's place, with what stands behind it."""
        found = {key: tuple(passages) for key, passages in evidence.items() if passages}
        with self.hold_sync():
            self.evidence, self.twin = found, twin
            if self.open_key not in found:
                self.open_key = ""
            self.labels = {key: visible(labels.get(key, key)) for key in found}
            self.passages = {key: [_sent(passage) for passage in it] for key, it in found.items()}
            for name, value in state.items():
                setattr(self, name, value)

    @traitlets.validate("open_key")
    def _known(self, proposal: dict[str, Any]) -> str:
        key: str = proposal["value"]
        if key and key not in self.evidence:
            raise ParallaxError(f"nothing stands behind “{key}”", cure=f"Choose one of: {', '.join(self.evidence)}")
        return key

    def hear(self, content: Mapping[str, Any], _buffers: Sequence[Any]) -> None:
        """The page asks for a sentence to be shown in the reader."""
        key, at = content["show"]
        passage = self.evidence[key][at]
        if self._on_reader is not None and passage.marks:
            self._on_reader(passage.article, passage.marks[0])

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


class ClickableChart(_EvidenceWidget):
    """A chart whose bars, dots or labels open the sentences behind them.

    Args:
        figure: a matplotlib figure; an artist becomes clickable by ``artist.set_gid(key)``.
        evidence: for each of those keys the sentences behind it, as `helpers.evidence.passages` makes them.
        labels: for each key what its mark is called, such as ``Article A, direct quotations: 9``.
        alt: what the chart shows, in one or two sentences.

    Raises:
        ParallaxError: a key stands on no artist of the figure.
    """

    svg = traitlets.Unicode().tag(sync=True)

    def __init__(self, figure: Figure, evidence: Evidence, labels: Mapping[str, str], alt: str) -> None:
        _check_keys(evidence, gids(figure), "chart", "Set it with artist.set_gid")
        svg = svg_text(figure)
        _withdraw(figure)
        twin = chart_twin(svg, alt, evidence, labels)
        super().__init__(evidence, labels, twin, kind="chart", name=visible(alt), svg=svg)

    def __repr__(self) -> str:
        return f"Chart: {self.name}"


class ClickableTable(_EvidenceWidget):
    """A table whose cells open the sentences behind them.

    Args:
        frame: the table; its index gives the row headings.
        evidence: for each cell with something behind it (`helpers.evidence.cell_key`) the sentences.
        caption: what the table shows.
        shares: for some cells, by the same keys, a share from 0 to 1 that is drawn as a bar below the value.

    Raises:
        ParallaxError: a key belongs to no cell.
    """

    table = traitlets.Dict().tag(sync=True)

    def __init__(
        self, frame: pd.DataFrame, evidence: Evidence, caption: str, shares: Mapping[str, float] | None = None
    ) -> None:
        table = grid(frame, caption, evidence, shares)
        labels = cell_labels(table)
        _check_keys(evidence, labels, "table", "Make it with cell_key(row, column)")
        twin = table_twin(table, evidence)
        super().__init__(evidence, labels, twin, kind="table", name=table.caption, table=as_records(table))

    def __repr__(self) -> str:
        return f"Table: {self.name}"


def _check_keys(evidence: Evidence, known: frozenset[str] | Mapping[str, str], what: str, cure: str) -> None:
    """Refuse keys that nothing carries: their sentences could never be opened."""
    lost = [key for key, found in evidence.items() if found and key not in known]
    if lost:
        raise ParallaxError(f"no part of the {what} has the key {', '.join(lost)}", "evidence", cure)


def _withdraw(figure: Figure) -> None:
    """Keep pyplot from showing the figure a second time at the end of the cell."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(figure)


def _sent(passage: Passage) -> list[str]:
    """A passage as the page gets it: article, position, and the pieces, unmarked and marked in turn."""
    pieces = list(passage.pieces)
    first = [] if pieces and not pieces[0][1] else [""]  # the page takes the first piece as unmarked
    return [passage.article_name, passage.position, _CUT.join(first + [text for text, _ in pieces])]
