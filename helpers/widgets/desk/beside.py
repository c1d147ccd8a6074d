"""One's own codes beside those of the reference coding and the machine, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import ipywidgets

from helpers import tables
from helpers.evidence import cell_key, passages
from helpers.lessons import is_open
from helpers.markup import visible
from helpers.tables.beside import inside
from helpers.tables.parts import coded_sentences, sentences_at
from helpers.widgets.answers.curtain import as_widget
from helpers.widgets.desk.words import plural, still
from helpers.widgets.evidence import ClickableTable
from helpers.widgets.live import fault_html, guarded, weakly
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.evidence import Passage
    from helpers.journal import JournalLike
    from helpers.model import Layer, Story
    from helpers.tables.parts import Place
    from helpers.widgets.reader.widget import Reader

FIRST: Final = "First code a sentence yourself, in the reader above. Then this opens."
CAPTION: Final = "Your codes beside those of others"
FAILED: Final = "Your codes are saved, but they could not be shown here. Please run the notebook again."


class Beside(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A table of some sentences with what the student and other coders marked in them; it follows the student's codes.

    Args:
        story: the story.
        journal: the student's journal.
        others: what other coders marked.
        places: the sentences, such as ``A 3-4``; without any, those in which the student has coded something.
        reader: where “Show in the reader” goes.

    Attributes:
        table: the table; None while the student has coded nothing and reveals are closed.
    """

    def __init__(
        self,
        story: Story,
        journal: JournalLike,
        others: Sequence[Layer],
        places: Sequence[str],
        reader: Reader | None = None,
    ) -> None:
        self.story, self.journal, self.others, self.reader = story, journal, tuple(others), reader
        self.named = sentences_at(story, *places)
        self.table: ClickableTable | None = None
        self._shown: object = None
        super().__init__([])
        self.add_class("plx-live")
        self._look()
        journal.on_change(weakly(self._look))

    def __repr__(self) -> str:
        coders = ", ".join(layer.coder for layer in self.others)
        return f"Your codes beside: {coders}"

    def _look(self) -> None:
        """Show the codes as they are now."""
        own = self._own()
        if own.annotations == self._shown:
            return
        self._shown = own.annotations
        fault = guarded(lambda: self._fill(own), FAILED)
        if fault:
            self.children = (ipywidgets.HTML(fault_html(fault)),)

    def _fill(self, own: Layer) -> None:
        places = self.named or coded_sentences(self.story, own)
        self.table = self._table(own, places) if places and (own.annotations or is_open()) else None
        elsewhere = self._elsewhere(own, places) if self.table is not None else ""
        self.children = tuple(filter(None, (self.table, as_widget(_Still(elsewhere)) if elsewhere else None)))
        if self.table is None:
            self.children = (as_widget(_Still(FIRST)),)

    def _own(self) -> Layer:
        return replace(self.journal.layer(), coder="you", story=self.story.id)

    def _table(self, own: Layer, places: Sequence[Place]) -> ClickableTable:
        layers = [own, *self.others]
        frame = tables.beside(places, layers)
        evidence: dict[str, tuple[Passage, ...]] = {}
        for place in places:
            for layer in layers:
                evidence[cell_key(place.name, layer.coder)] = passages(place.article, inside(layer, place))
        table = ClickableTable(frame, evidence, CAPTION)
        table.on_reader = self.reader.show if self.reader else None
        return table

    def _elsewhere(self, own: Layer, places: Sequence[Place]) -> str:
        """How many codes are not compared, if any."""
        here = {one.id for place in places for one in inside(own, place)}
        count = sum(one.id not in here for one in own.annotations)
        return f"Not in this table: {plural(count, 'code')} of yours in other sentences." if count else ""

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        return self.table.twin if self.table is not None else still(FIRST)

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


class _Still:
    """A line of text as a view."""

    def __init__(self, text: str) -> None:
        self.html = still(visible(text))
