"""Names that a student has put together: under which names a journal keeps them, and what groups they make."""

from __future__ import annotations

from typing import Final

from helpers.coding import State
from helpers.model import Group

PREFIX: Final = "labels:"
"""What the question ids of such choices begin with in a journal; the name itself follows."""

NOTHING: Final = "none of these"
"""Chosen for a suggestion that is no name of anything looked at."""


def choices_of(state: State) -> dict[str, str]:
    """For each name what the student put it to, in the order of the choices.

    Example:
        >>> from helpers.journal import MemoryJournal
        >>> journal = MemoryJournal()
        >>> _ = journal.do({"do": "answer", "question": "labels:pact", "value": "what was signed"})
        >>> choices_of(journal.state)
        {'pact': 'what was signed'}
    """
    answers = ((it.removeprefix(PREFIX), value) for it, value in state.answers.items() if it.startswith(PREFIX))
    return {label: value for label, value in answers if isinstance(value, str) and value}


def groups_made(state: State) -> tuple[Group, ...]:
    """The groups a student has made, for `helpers.views.labels` and `helpers.labels_of`.

    Example:
        >>> from helpers.journal import MemoryJournal
        >>> journal = MemoryJournal()
        >>> for label in ("pact", "deal"):
        ...     _ = journal.do({"do": "answer", "question": f"labels:{label}", "value": "what was signed"})
        >>> groups_made(journal.state)
        (Group(name='what was signed', labels=('pact', 'deal'), kind='event'),)
    """
    made: dict[str, list[str]] = {}
    for label, name in choices_of(state).items():
        if name != NOTHING:
            made.setdefault(name, []).append(label)
    return tuple(Group(name, tuple(labels)) for name, labels in made.items())
