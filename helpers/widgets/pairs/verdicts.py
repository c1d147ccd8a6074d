"""Contradiction or not? For each pair of figures the student's own verdict first, then the machine's and the key's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import ipywidgets

from helpers.comparison import FIGURE_RELATIONS, FigureRow
from helpers.errors import ParallaxError
from helpers.evidence import passages
from helpers.layers.figure_key import key_of, reference_pairs
from helpers.layers.whose import begun, key_name
from helpers.lessons import is_open
from helpers.lessons.verdicts import PREFIX
from helpers.markup import escape, visible
from helpers.twins import marked_sentence
from helpers.widgets.boxes import boxed, button, form, html_box
from helpers.widgets.live import fault_html, guarded, weakly
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.comparison import FigurePair
    from helpers.journal import JournalLike
    from helpers.model import Story
    from helpers.widgets.reader.widget import Reader

NONE: Final = "<p>There is no pair of figures.</p>"
AGREED: Final = "It agrees with the machine, whose reason stands above."
ASKED: Final = "How do the two figures relate?"
NOT_SAVED: Final = "Something in the kit failed, and your verdict may not be saved. Please try once more."


def own_verdict(journal: JournalLike, row: str) -> str | None:
    """The relation the student gave a row of the ledger, by the row's id; None where there is none yet.

    Example:
        >>> from helpers.journal import MemoryJournal
        >>> journal = MemoryJournal()
        >>> _ = journal.do({"do": "answer", "question": "figures:A1-B1", "value": "same"})
        >>> own_verdict(journal, "A1-B1")
        'same'
    """
    value = journal.state.answers.get(PREFIX + row)
    return value if isinstance(value, str) else None


class Verdict(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """One pair: its sentences, the relations to choose from, and after the choice what machine and key say.

    Args:
        story: the articles.
        row: a row of the ledger.
        key: the reference coding's pair, if it has one.
        journal: where the choice is kept, under ``figures:`` and the row's id.
        reader: where the sentences are shown.
    """

    def __init__(
        self, story: Story, row: FigureRow, key: FigurePair | None, journal: JournalLike, reader: Reader | None
    ) -> None:
        self.story, self.row, self.key, self.journal = story, row, key, journal
        self._choice = ipywidgets.RadioButtons(
            options=list(FIGURE_RELATIONS), value=own_verdict(journal, row.id), description="Your verdict",
            style={"description_width": "initial"}, layout={"width": "auto"},
        )  # fmt: skip
        self._said = html_box()
        self._save = button("This is my verdict", self._commit, "primary")
        buttons = [self._save, *([_reader_button(story, row, reader)] if reader else [])]
        super().__init__([html_box(self._sentences()), self._choice, ipywidgets.HBox(buttons), self._said])
        self._look()
        journal.on_change(weakly(self._look))

    @property
    def own(self) -> str | None:
        """What the student said."""
        return own_verdict(self.journal, self.row.id)

    def commit(self, relation: str) -> None:
        """Keep a verdict and show what machine and key say.

        Raises:
            ParallaxError: there is no such relation.
        """
        if relation not in FIGURE_RELATIONS:
            cure = f"Choose one of {', '.join(FIGURE_RELATIONS)}"
            raise ParallaxError(
                "nothing is chosen yet" if not relation else f"there is no relation “{relation}”", "", cure
            )
        question = PREFIX + self.row.id
        if self.own is None:
            self.journal.do({"do": "predict", "question": question, "value": relation})
        if self.own != relation:
            self.journal.do({"do": "answer", "question": question, "value": relation})
        if question not in self.journal.state.revealed:
            self.journal.do({"do": "reveal", "question": question})
        self._choice.value = relation
        self._look()

    def html(self) -> str:
        """The pair and what stands of its verdict, without anything to press."""
        return f"{self._sentences()}{self._verdicts()}"

    def _commit(self) -> None:
        fault = guarded(lambda: self.commit(self._choice.value or ""), NOT_SAVED)
        if fault:
            self._said.value = boxed(fault_html(fault))

    def _look(self) -> None:
        self._said.value = boxed(self._verdicts())

    def _sentences(self) -> str:
        found = [
            passage
            for article, figure in zip(self.story.articles, self.row.figures, strict=True)
            for passage in passages(article, [figure] if figure else [])
        ]
        lines = (f"<p><b>{escape(passage.where)}</b>: {marked_sentence(passage)}</p>" for passage in found)
        return f"<h4>{escape(self.row.label)}</h4>{''.join(lines)}"

    def _verdicts(self) -> str:
        """The student's, the machine's and the key's verdict; nothing before the student's own."""
        own = self.own
        if own is None and not is_open():
            return ""
        first = self.journal.state.predictions.get(PREFIX + self.row.id)
        before = f" (first you said: {first})" if own and first and first != own else ""
        lines = [("You", f"{own}{before}", "")] if own else []
        apart = f" Difference: {self.row.difference}." if self.row.difference else ""
        lines.append(("The machine", self.row.relation, f"{self.row.reason}{apart}"))
        lines.append(
            (begun(key_name(self.story)), self.key.relation if self.key else "no such pair", self._of_the_key())
        )
        rows = "".join(f"<li><b>{escape(who)}: {escape(what)}.</b> {escape(why)}</li>" for who, what, why in lines)
        look_up = f"<p>To look up: {escape(self.row.look_up)}</p>" if self.row.look_up else ""
        return f'<div role="status"><ul>{rows}</ul>{look_up}</div>'

    def _of_the_key(self) -> str:
        """Why the key says so: in the machine's sentence where both agree, else in the coder's note.

        Notes are written for those who code, not for students.
        """
        if self.key is None:
            return ""
        ours = [it for it in self.row.pairs if (it.figure_a, it.figure_b) == self.row.figures[:2]]
        agreed = any(it.relation == self.key.relation for it in ours)
        return AGREED if agreed else coders_note(self.key.reason)


class Verdicts(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Some rows of the figure ledger, one `Verdict` below the other.

    Args:
        story: the articles.
        rows: rows of the ledger.
        journal: where the verdicts are kept.
        reader: where the sentences are shown.
    """

    def __init__(
        self, story: Story, rows: Sequence[FigureRow], journal: JournalLike, reader: Reader | None = None
    ) -> None:
        keys = reference_pairs(story)
        self.verdicts = tuple(Verdict(story, row, key_of(row, keys), journal, reader) for row in rows)
        super().__init__(form([html_box(_meanings()), *self.verdicts] if rows else [html_box(NONE)]))
        self.add_class("plx-live").add_class("plx-form")

    def __repr__(self) -> str:
        lines = (f"{visible(it.row.label)}: {it.own or 'no verdict yet'}" for it in self.verdicts)
        return "\n".join(lines) or "There is no pair of figures."

    @property
    def twin(self) -> str:
        """The pairs without anything to press."""
        pairs = "<hr>".join(it.html() for it in self.verdicts)
        return boxed(f"{_meanings()}{pairs}" if pairs else NONE)

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def coders_note(note: str) -> str:
    """A coder's note, said to be one.

    Example:
        >>> coders_note("The year differs."), coders_note("")
        ('The coder’s note: The year differs.', '')
    """
    return f"The coder’s note: {note}" if note else ""


def _meanings() -> str:
    """The relations with what each means."""
    names = "".join(f"<li><b>{name}</b>: {escape(meaning)}</li>" for name, meaning in FIGURE_RELATIONS.items())
    return f"<p><b>{ASKED}</b></p><ul>{names}</ul>"


def _reader_button(story: Story, row: FigureRow, reader: Reader) -> ipywidgets.Button:
    """Goes to the first figure in the reader."""
    article, figure = next((a, f) for a, f in zip(story.articles, row.figures, strict=True) if f)
    return button("Show in the reader", lambda: reader.show(article.id, figure))
