"""Handing in: one file with all work on a story, and a report to read or print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from helpers.errors import ParallaxError
from helpers.journal.exchange import bundle, read_hand_in, write_bundle
from helpers.journal.names import safe_name
from helpers.markup import visible
from helpers.widgets.desk.words import holds, still
from helpers.widgets.live import Live, page, sheet
from helpers.widgets.reader.whereabouts import folder_of, place_of
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from helpers.journal import JournalLike
    from helpers.journal.exchange import Bundle
    from helpers.model import Story

NOTHING: Final = "There is nothing to hand in yet: answer a question or code some words first."
UNSAVED: Final = "Some of your work could not be saved, so it is not in this file."
FAILED: Final = "Something in the kit failed, and the file was not made. Your work is as it was. Please try once more."
DOWNLOAD_TOO: Final = "Press “Download my work” at the top of the notebook, and hand in that file as well."
_HERE: Final = Path(__file__).parent


class HandIn(Live):
    """Two buttons: the file to hand in, and a report.

    Args:
        story: the story the student works on.
        journal: the journal of the lesson; the file holds all journals beside it.

    Attributes:
        made: for ``hand-in`` and ``report`` what was made: ``said`` (a sentence), ``lines`` (what to mind) and
            ``ready`` (whether it can be downloaded).

    Example:
        >>> from helpers import load_story
        >>> from helpers.journal import MemoryJournal
        >>> HandIn(load_story("putin-vietnam-2024"), MemoryJournal())
        Hand in: the file to hand in, and a report
    """

    _esm = page(_HERE / "handin.js")
    _css = sheet(_HERE / "desk.css")
    failed = FAILED
    made = traitlets.Dict().tag(sync=True)

    def __init__(self, story: Story, journal: JournalLike) -> None:
        self.story, self.journal = story, journal
        self._files: dict[str, tuple[str, bytes]] = {}
        super().__init__()

    def __repr__(self) -> str:
        return "Hand in: the file to hand in, and a report"

    def hear(self, content: Mapping[str, Any], _buffers: Sequence[Any]) -> None:
        """The page asks for a file to be made, or for one that was made."""
        what = str(content.get("what"))
        if content.get("do") == "download" and what in self._files:
            name, data = self._files[what]
            self.send({"file": name}, buffers=[data])
        elif content.get("do") == "make" and what in ("hand-in", "report"):
            self._forget(what)
            self.make_file() if what == "hand-in" else self.make_report()

    def make_file(self) -> None:
        """Make the one file to hand in.

        Raises:
            ParallaxError: there is nothing to hand in.
        """
        if not self._has_file:
            self._hand_over_memory()
            return
        made = bundle(self.story, self._folder)
        held = self._held(made)
        if not held:
            raise ParallaxError(NOTHING[:-1])
        lines = [*made.problems, *([f"{UNSAVED} {DOWNLOAD_TOO}"] if not self.journal.saved else [])]
        try:
            path = write_bundle(made, self._folder)
        except ParallaxError as error:
            said = f"The file could not be written into your work folder ({error.what}). Download it here."
            self._say("hand-in", said, (f"{made.name}.jsonl", made.data), lines)
            return
        said = f"Hand in this file: {place_of(path, self._folder)}. It holds {held}."
        self._say("hand-in", said, (path.name, made.data), lines)

    def make_report(self) -> None:
        """Make the report.

        Raises:
            ParallaxError: there is nothing to report.
        """
        if not self._has_file or not holds(
            read_hand_in(bundle(self.story, self._folder).data, self.story).lessons.values()
        ):
            raise ParallaxError(NOTHING[:-1].replace("hand in", "report"))
        from helpers.report import write_report  # here, because it takes a while to load

        path = write_report(self.story, folder=self._folder, to=self._folder)
        said = f"Your report: {place_of(path, self._folder)}. Open it in any browser to read or print it."
        self._say("report", said, (path.name, path.read_bytes()), [] if self.journal.saved else [UNSAVED])

    @property
    def _folder(self) -> Path:
        return folder_of(self.journal)

    @property
    def _has_file(self) -> bool:
        return any((self._folder / safe_name(self.story.id)).glob("*.jsonl"))

    def _held(self, made: Bundle) -> str:
        return holds(read_hand_in(made.data, self.story).lessons.values())

    def _hand_over_memory(self) -> None:
        """Nothing is on the disk: what is in memory can still be handed in."""
        held = holds([self.journal.state])
        if not held:
            raise ParallaxError(NOTHING[:-1])
        said = f"Your work is in memory only. Download it and hand in that file. It holds {held}."
        self._say("hand-in", said, (f"hand-in-{safe_name(self.story.id)}.jsonl", self.journal.download()), [])

    def _forget(self, what: str) -> None:
        self._files.pop(what, None)
        self.made = {key: value for key, value in self.made.items() if key != what}

    def _say(self, what: str, said: str, file: tuple[str, bytes], lines: Sequence[str]) -> None:
        self._files[what] = file
        below = str(self._folder)
        shown = [visible(line.replace(f"{below}/", "").replace(below, "your work folder")) for line in lines]
        self.made = {**self.made, what: {"said": visible(said), "lines": shown, "ready": True}}

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        return still("Here you make the file to hand in, and a report of your work to read or print.")

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)
