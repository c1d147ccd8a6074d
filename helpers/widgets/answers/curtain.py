"""What is shown only once a question is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from helpers.lessons import committed, is_open
from helpers.markup import escape
from helpers.widgets.boxes import boxed, html_box
from helpers.widgets.live import fault_html, guarded, weakly
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpers.journal import JournalLike
    from helpers.lessons import Question


FAILED: Final = "Your answer is saved, but what belongs here could not be shown. Please run the notebook again."


class Curtain(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Views behind questions: they appear when all their answers are committed.

    Args:
        questions: what to answer first.
        journal: the student's journal.
        views: widgets, or pieces of `helpers.markup`.
        others: what to answer besides, such as verdicts on figures: the id in the journal, and what to call it.

    Attributes:
        is_closed: whether the views are still hidden.
    """

    def __init__(
        self,
        questions: Iterable[Question],
        journal: JournalLike,
        views: Iterable[object],
        others: Mapping[str, str] | None = None,
    ) -> None:
        self.questions, self.journal, self.views = tuple(questions), journal, tuple(views)
        self.others = dict(others or {})
        self.is_closed = True
        super().__init__([html_box(self._note())])
        self.add_class("plx-live")
        self._look()
        journal.on_change(weakly(self._look))

    def __repr__(self) -> str:
        names = ", ".join((*(question.id for question in self.questions), *self.others))
        return f"After {names}: {', '.join(map(repr, self.views))}"

    def _look(self) -> None:
        """Open, once there are answers."""
        if self.is_closed and (not self._missing() or is_open()):
            self.is_closed = False
            fault = guarded(lambda: setattr(self, "children", tuple(map(as_widget, self.views))), FAILED)
            if fault:
                self.children = (html_box(fault_html(fault)),)

    def _missing(self) -> list[str]:
        """What is still to be answered, in words."""
        asked = [it.prompt for it in self.questions if committed(it, self.journal.state) is None]
        return asked + [name for it, name in self.others.items() if it not in self.journal.state.answers]

    def _note(self) -> str:
        listed = "".join(f"<li>{escape(it)}</li>" for it in self._missing())
        head = "<p><strong>First answer, above:</strong></p>"
        return f'<div class="plx-closed">{head}<ul>{listed}</ul><p>Then this opens.</p></div>'

    def _ipython_display_(self) -> None:
        display_with_twin(self, boxed(self._note()) if self.is_closed else "".join(map(static_html, self.views)))


def as_widget(view: Any) -> ipywidgets.Widget:
    """A view as a widget: itself, or its static HTML in one."""
    return view if isinstance(view, ipywidgets.Widget) else html_box(static_html(view))


def static_html(view: Any) -> str:
    """The static HTML of a view, by whichever name it has it."""
    return next((str(getattr(view, name)) for name in ("twin", "html") if hasattr(view, name)), escape(repr(view)))
