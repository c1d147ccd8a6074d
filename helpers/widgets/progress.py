"""How far a student has come in a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from helpers.lessons import committed
from helpers.markup import style
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.lessons import Question
    from helpers.lessons.scratch import Journal


class Progress(ipywidgets.HTML):  # type: ignore[misc]  # ipywidgets has no types
    """“3 of 9 answered”, kept up to date.

    Args:
        questions: the lesson's questions.
        journal: the student's journal.
    """

    def __init__(self, questions: tuple[Question, ...], journal: Journal) -> None:
        self.questions, self.journal = questions, journal
        super().__init__()
        self.add_class("plx-live")
        self._count()
        journal.on_change(self._count)

    def __repr__(self) -> str:
        return f"Progress: {self.done} of {len(self.questions)} answered"

    @property
    def done(self) -> int:
        """How many questions are answered."""
        return sum(committed(it, self.journal.state) is not None for it in self.questions)

    def _count(self) -> None:
        self.value = self._html()

    def _html(self) -> str:
        whole = len(self.questions)
        bar = f'<progress max="{max(whole, 1)}" value="{self.done}" aria-label="Questions answered"></progress>'
        said = f'<span role="status"><strong>{self.done} of {whole}</strong> answered</span>'
        return f'{style()}<div class="plx-twin plx-progress" lang="en">{bar} {said}</div>'

    def _ipython_display_(self) -> None:
        display_with_twin(self, self._html())
