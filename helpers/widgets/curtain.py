"""What is shown only once a question is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets

from helpers.lessons import committed, is_open
from helpers.markup import escape, style
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.lessons import Question
    from helpers.lessons.scratch import Journal


class Curtain(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Views behind a question: they appear when its answer is committed.

    Args:
        question: the question to answer first.
        journal: the student's journal.
        views: widgets, or pieces of `helpers.markup`.

    Attributes:
        is_closed: whether the views are still hidden.
    """

    def __init__(self, question: Question, journal: Journal, views: Iterable[object]) -> None:
        self.question, self.journal, self.views = question, journal, tuple(views)
        self.is_closed = True
        super().__init__([_html(self._note())])
        self.add_class("plx-live")
        self._look()
        journal.on_change(self._look)

    def __repr__(self) -> str:
        return f"After question {self.question.id}: {', '.join(map(repr, self.views))}"

    def _look(self) -> None:
        """Open, once there is an answer."""
        answered = committed(self.question, self.journal.state) is not None
        if self.is_closed and (answered or is_open()):
            self.is_closed = False
            self.children = tuple(map(_widget, self.views))

    def _note(self) -> str:
        return f"<p><strong>First answer:</strong> {escape(self.question.prompt)}</p><p>Then this opens.</p>"

    def _ipython_display_(self) -> None:
        note = f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{self._note()}</div>'
        display_with_twin(self, note if self.is_closed else "".join(map(_twin, self.views)))


def _html(inner: str) -> ipywidgets.HTML:
    box = ipywidgets.HTML(f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>')
    box.add_class("mathjax_ignore").add_class("tex2jax_ignore")
    return box


def _widget(view: Any) -> ipywidgets.Widget:
    return view if isinstance(view, ipywidgets.Widget) else _html(_twin(view))


def _twin(view: Any) -> str:
    """The static HTML of a view, by whichever name it has it."""
    return next((str(getattr(view, name)) for name in ("twin", "html") if hasattr(view, name)), escape(repr(view)))
