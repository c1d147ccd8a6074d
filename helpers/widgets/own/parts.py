"""The parts of a page corrected by clicking: select words in the reader, and say what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import ipywidgets

from helpers.errors import ParallaxError
from helpers.intake import article_begins, article_ends, correct_zone
from helpers.markup import ZONE_NAMES, escape
from helpers.widgets.boxes import SELECT, boxed, button, form, html_box
from helpers.widgets.live import fault_html, guarded
from helpers.widgets.reader.widget import Reader
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.model import Span, Story

FAILED: Final = "Something in the kit failed. The story is as it was: please try once more."


class ZoneDesk(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The reader with a row of buttons below it; what is said is written into ``story.toml`` and shown at once.

    Args:
        story: a story of one's own.

    Attributes:
        story: the story as it is now.
        reader: the reader that shows it.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.kind = ipywidgets.Dropdown(
            options=[(name, kind) for kind, name in ZONE_NAMES.items()], value="caption",
            description="The selected words are", style={"description_width": "initial"}, layout={"width": "auto"},
        )  # fmt: skip
        self.reader = Reader(*story.articles)
        self.said = html_box()
        row = [
            self.kind,
            button("Correct it", lambda: self._try(self.correct)),
            button("The article begins here", lambda: self._try(self.begin)),
            button("The article ends here", lambda: self._try(self.end)),
        ]
        self._row = ipywidgets.HBox(row, layout={"flex_flow": "row wrap"})
        # The reader has a place of its own: what comes after an exchanged child is drawn anew and loses the focus.
        self._place = ipywidgets.VBox([self.reader])
        super().__init__(form([self._place, self._row, self.said]))
        self.add_class("plx-live").add_class("plx-form")

    def __repr__(self) -> str:
        return f"Correct the parts of {len(self.story.articles)} articles"

    def correct(self) -> None:
        """Say what the selected words are.

        Raises:
            ParallaxError: nothing is selected, or the story cannot be changed.
        """
        article, span = self._selected()
        kind = str(self.kind.value)
        self._show(correct_zone(self.story.folder, article, (span.start, span.end), kind))
        self._tell(f"Corrected in article {article}: {ZONE_NAMES[self.kind.value]}.")

    def begin(self) -> None:
        """Say that the article begins with the selected words."""
        article, span = self._selected()
        self._show(article_begins(self.story.folder, article, span.start))
        self._tell(f"Article {article} begins there now; all before it is the page around it.")

    def end(self) -> None:
        """Say that the article ends with the selected words."""
        article, span = self._selected()
        self._show(article_ends(self.story.folder, article, span.end))
        self._tell(f"Article {article} ends there now; all behind it is the page around it.")

    def _selected(self) -> tuple[str, Span]:
        span = self.reader.selected
        if span is None:
            raise ParallaxError("nothing is selected in the reader yet", cure=SELECT)
        return str(self.reader.selection["article"]), span

    def _show(self, story: Story) -> None:
        """The story as it is read now, in a new reader, at the same place."""
        article, span = self._selected()
        self.story, self.reader = story, Reader(*story.articles)
        self._place.children = (self.reader,)
        self.reader.show(article, span)

    def _try(self, act: Callable[[], None]) -> None:
        fault = guarded(act, FAILED)
        if fault:
            self.said.value = boxed(fault_html(fault))

    def _tell(self, said: str) -> None:
        self.said.value = boxed(f'<p role="status"><strong>{escape(said)}</strong></p>')

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        return self.reader.twin

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)
