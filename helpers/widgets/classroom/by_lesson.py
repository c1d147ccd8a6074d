"""Something that is shown of one lesson of a class at a time; which one can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import ipywidgets

from helpers.markup import Markup, escape, visible
from helpers.widgets.answers.curtain import as_widget, static_html
from helpers.widgets.boxes import form
from helpers.widgets.live import fault_html, guarded
from helpers.widgets.twin import display_with_twin

FAILED: Final = "The files are as they were, but this could not be shown. Please run the notebook again."


class ByLesson(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A view of one lesson, with a list to choose another.

    Args:
        lessons: what each lesson is called, by its name; only those with something to show.
        make: makes the view of a lesson, a widget or a piece of `helpers.markup`.
        first: the lesson that is shown first, by its name or its number.
        none: a sentence for a class in which no lesson has anything to show.

    Attributes:
        chosen: the list.
        shown: what is shown.
    """

    def __init__(
        self, lessons: Mapping[str, str], make: Callable[[str], object], first: str = "", none: str = "Nothing yet."
    ) -> None:
        self.make = make
        start = next((name for name in lessons if first and name.startswith(first)), next(iter(lessons), None))
        self.chosen = ipywidgets.Dropdown(
            description="Lesson:", options=[(visible(title), name) for name, title in lessons.items()], value=start
        )
        self.shown: object = Markup(f"<p>{escape(none)}</p>", none)
        super().__init__([])
        self.add_class("plx-live").add_class("plx-form").add_class("plx-view")
        self.chosen.observe(lambda _: self.look(), "value")
        self.look()

    def __repr__(self) -> str:
        return f"{self.chosen.label or 'No lesson'}\n{self.shown!r}"

    def look(self) -> None:
        """Show the chosen lesson."""
        fault = guarded(self._make, FAILED)
        inner = Markup(fault_html(fault), fault["sentence"]) if fault else self.shown
        self.children = form([*([self.chosen] if self.chosen.options else []), as_widget(inner)])

    def _make(self) -> None:
        if self.chosen.value is not None:
            self.shown = self.make(self.chosen.value)

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        head = f"<p><strong>{escape(self.chosen.label)}</strong></p>" if self.chosen.label else ""
        return head + static_html(self.shown)

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)
