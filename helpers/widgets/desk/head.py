"""The top of a lesson: who works here, how far they are, whether all is saved, and a switch for large type."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from helpers.errors import ParallaxError
from helpers.markup import visible
from helpers.widgets.answers.progress import count_answered
from helpers.widgets.desk.words import still
from helpers.widgets.live import SHARED, Live, page, sheet, weakly
from helpers.widgets.reader.whereabouts import folder_of, place_of, problems_of
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from helpers.journal import JournalLike
    from helpers.lessons import Question

LONGEST_NAME: Final = 60
_HERE: Final = Path(__file__).parent


class Head(Live):
    """Name, progress, where the work is kept, what is amiss with it, and large type.

    Args:
        questions: the lesson's questions.
        journal: the student's journal.
        note: a sentence on what is worked on, if there is something to say.

    Attributes:
        shown: what the page shows.

    Example:
        >>> from helpers.journal import MemoryJournal
        >>> Head((), MemoryJournal())
        Your desk: no name yet, 0 of 0 answered
    """

    _esm = page(SHARED / "large.js", _HERE / "head.js")
    _css = sheet(_HERE / "desk.css", SHARED / "large.css")
    shown = traitlets.Dict().tag(sync=True)

    def __init__(self, questions: Iterable[Question], journal: JournalLike, note: str = "") -> None:
        self.questions, self.journal, self.note = tuple(questions), journal, note
        super().__init__(shown=self._look())
        journal.on_change(weakly(self._follow))

    def __repr__(self) -> str:
        shown = self._look()
        return f"Your desk: {shown['name'] or 'no name yet'}, {shown['done']} of {shown['whole']} answered"

    def hear(self, content: Mapping[str, Any], _buffers: Sequence[Any]) -> None:
        """The page gives a name, or asks for the work as a file."""
        if content.get("do") == "name":
            self.sign(str(content.get("value", "")))
        elif content.get("do") == "download":
            self.send({"file": self.file_name}, buffers=[self.journal.download()])

    def sign(self, name: str) -> None:
        """Take the student's name or nickname.

        Raises:
            ParallaxError: there is none.
        """
        short = " ".join(name.split())[:LONGEST_NAME].strip()
        if not short:
            raise ParallaxError("the box is empty", cure="Type your name or a nickname, then press Save")
        self.journal.sign(short)
        self._follow()

    @property
    def file_name(self) -> str:
        """What the downloaded journal is called."""
        path = self.journal.path
        return f"{path.parent.name}-{path.name}" if path else "my-work.jsonl"

    def _follow(self) -> None:
        self.shown = self._look()

    def _look(self) -> dict[str, Any]:
        path = self.journal.path
        return {
            "name": visible(self.journal.name),
            "done": count_answered(self.questions, self.journal),
            "whole": len(self.questions),
            "note": visible(self.note),
            "saved": self.journal.saved,
            "place": place_of(path, folder_of(self.journal)) if path else "",
            "problems": problems_of(self.journal),
        }

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        shown = self._look()
        who = f"You work as {shown['name']}." if shown["name"] else "Here you give your name or a nickname."
        kept = f"Your work is kept in {shown['place']}." if shown["place"] else ""
        return still(
            shown["note"], who, f"{shown['done']} of {shown['whole']} answered when this picture was made.", kept
        )

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)
