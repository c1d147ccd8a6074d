"""The student's answers to the frame questions beside those of others; closed until the frame is coded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from helpers.frames import Frame, FrameCoding, find_frame, load_frames
from helpers.lessons import is_open
from helpers.lessons.frame_answers import frame_answers, is_done
from helpers.markup import Markup, escape
from helpers.views.frames import frame_agreement, frame_items, frame_means, frame_profile
from helpers.widgets.answers.curtain import as_widget, static_html
from helpers.widgets.live import fault_html, guarded, weakly
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.journal import JournalLike
    from helpers.model import Story
    from helpers.widgets.reader.widget import Reader

FAILED: Final = "Your answers are saved, but they could not be shown here. Please run the notebook again."
FIRST: Final = "First answer every question of this frame for each article, with words for every yes:"
MISSING: Final = "Then this opens. The last line of the form says what is still missing."
Others = Callable[[], Sequence[FrameCoding]]


class FramesBeside(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """One's own answers beside those of a partner and of the codings that come with the story.

    A frame is shown once the student has coded it in all articles, or where ``PARALLAX_REVEAL`` is ``open``.

    Args:
        story: the articles.
        journal: the student's journal.
        names: the frames, by name; all five without any.
        others: gives what partners answered, whenever it is asked.
        reader: where “Show in the reader” goes.

    Attributes:
        shown: the views that are open; none while every frame is closed.
    """

    def __init__(
        self,
        story: Story,
        journal: JournalLike,
        names: Sequence[str] = (),
        others: Others = tuple,
        reader: Reader | None = None,
    ) -> None:
        self.story, self.journal, self.others, self.reader = story, journal, others, reader
        self.frames = tuple(map(find_frame, names)) or load_frames()
        self.shown: tuple[object, ...] = ()
        self._known: Any = None
        super().__init__([])
        self.add_class("plx-live")
        self.look()
        journal.on_change(weakly(self.look))

    def __repr__(self) -> str:
        head = f"{self.title}: {', '.join(frame.name for frame in self.frames)}"
        return "\n".join([head, *map(repr, self.shown)])

    title = "Answers to the frame questions, beside those of others"

    def look(self) -> None:
        """Show the answers as they are now."""
        codings = self._codings()
        known = [(it.coder, dict(it.answers), dict(it.evidence)) for it in codings]
        if known == self._known:
            return
        self._known = known
        fault = guarded(lambda: self._fill(codings), FAILED)
        if fault:
            self.children = (as_widget(Markup(fault_html(fault), fault["sentence"])),)

    def views(self, codings: Sequence[FrameCoding], names: Sequence[str]) -> tuple[object, ...]:
        """What is shown of the frames that are open."""
        return (
            frame_items(self.story, codings, *names, reader=self.reader),
            frame_agreement(self.story, codings, *names),
        )

    def _fill(self, codings: Sequence[FrameCoding]) -> None:
        ready = [frame for frame in self.frames if is_open() or is_done(codings[0], self.story, frame)]
        closed = [frame for frame in self.frames if frame not in ready]
        self.shown = self.views(codings, [frame.name for frame in ready]) if ready else ()
        notes = (_closed(closed),) if closed else ()
        self.children = tuple(map(as_widget, (*self.shown, *notes)))
        self._notes = notes

    def _codings(self) -> tuple[FrameCoding, ...]:
        """The student's own answers first, then those of partners, each coder under a name of its own."""
        taken = {"you", "reference coding", "second coding", "same", "apart"}
        found = [frame_answers(self.journal.state, self.story)]
        for coding in self.others():
            name = coding.coder if coding.coder not in taken else f"{coding.coder} (partner)"
            taken.add(name)
            found.append(replace(coding, coder=name))
        return tuple(found)

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        return "".join(map(static_html, (*self.shown, *self._notes)))

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


class ProfileBeside(FramesBeside):
    """The same as a frame profile, with its table; see `FramesBeside`."""

    title = "Frame profile"

    def views(self, codings: Sequence[FrameCoding], names: Sequence[str]) -> tuple[object, ...]:
        """The profile, and the means as a table."""
        return (
            frame_profile(self.story, codings, *names, reader=self.reader),
            frame_means(self.story, codings, *names),
        )


def _closed(frames: Sequence[Frame]) -> Markup:
    """Which frames are still to be coded."""
    names = ", ".join(frame.name for frame in frames)
    html = f'<div class="plx-closed"><p><strong>{escape(FIRST)}</strong> {escape(names)}. {MISSING}</p></div>'
    return Markup(html, f"{FIRST} {names}. {MISSING}")
