"""From machine to key, as a notebook shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from helpers.widgets.own.confirming import Confirm

if TYPE_CHECKING:
    from helpers.journal import JournalLike
    from helpers.model import Story
    from helpers.widgets.reader.widget import Reader


def confirm(story: Story, journal: JournalLike, reader: Reader | None = None, what: Iterable[str] = ()) -> Confirm:
    """What the machine found, one finding at a time, to confirm, change or reject; what is confirmed makes a key.

    Args:
        story: the story; a key can be written for a story of one's own only.
        journal: where every decision is kept.
        reader: where the words are shown, and other words can be selected.
        what: ``quotations``, ``figures``, ``pairs`` of figures, ``facts`` told in both; all of them without any.
    """
    return Confirm(story, journal, reader, what)
