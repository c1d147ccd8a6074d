"""How far a student has come in a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from helpers.lessons import committed
from helpers.markup import style
from helpers.widgets.live import weakly
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.journal import JournalLike
    from helpers.lessons import Question


def count_answered(questions: Iterable[Question], journal: JournalLike) -> int:
    """How many of the questions are answered in the journal."""
    return sum(committed(it, journal.state) is not None for it in questions)


class Progress(ipywidgets.HTML):  # type: ignore[misc]  # ipywidgets has no types
    """“3 of 9 answered”, kept up to date.

    Args:
        questions: the lesson's questions.
        journal: the student's journal.
    """

    def __init__(self, questions: tuple[Question, ...], journal: JournalLike) -> None:
        self.questions, self.journal = questions, journal
        super().__init__()
        self.add_class("plx-live")
        self._count()
        journal.on_change(weakly(self._count))

    def __repr__(self) -> str:
        return f"Progress: {self.done} of {len(self.questions)} answered"

    @property
    def done(self) -> int:
        """How many questions are answered."""
        return count_answered(self.questions, self.journal)

    def _count(self) -> None:
        self.value = self._html()

    def _html(self) -> str:
        whole = len(self.questions)
        bar = f'<progress max="{max(whole, 1)}" value="{self.done}" aria-label="Questions answered"></progress>'
        said = f'<span role="status"><strong>{self.done} of {whole}</strong> answered</span>'
        return f'{style()}<div class="plx-twin plx-progress" lang="en">{bar} {said}</div>'

    def _ipython_display_(self) -> None:
        display_with_twin(self, self._html())
