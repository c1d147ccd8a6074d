"""Verdicts on pairs of figures: under which names a journal keeps them, and what they are."""

from __future__ import annotations

from typing import Final

from helpers.coding import State

PREFIX: Final = "figures:"
"""What the question ids of verdicts begin with in a journal; the row's id in the figure ledger follows."""


def verdicts_of(state: State) -> dict[str, tuple[object, object]]:
    """The verdicts in a journal, by the row's id: the first that was given, and the last.

    Example:
        >>> from helpers.journal import MemoryJournal
        >>> journal = MemoryJournal()
        >>> _ = journal.do({"do": "predict", "question": "figures:A1-B1", "value": "conflict"})
        >>> _ = journal.do({"do": "answer", "question": "figures:A1-B1", "value": "same"})
        >>> verdicts_of(journal.state)
        {'A1-B1': ('conflict', 'same')}
    """
    first = {it: value for it, value in state.predictions.items() if it.startswith(PREFIX)}
    last = {it: value for it, value in state.answers.items() if it.startswith(PREFIX)}
    names = dict.fromkeys((*first, *last))
    return {it.removeprefix(PREFIX): (first.get(it, last.get(it)), last.get(it, first.get(it))) for it in names}
