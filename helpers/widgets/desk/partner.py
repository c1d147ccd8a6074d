"""A partner's work beside one's own: their codes in the reader, the sentences that split you, how far you agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from helpers.errors import ParallaxError
from helpers.journal.exchange import HandIn, read_hand_in
from helpers.lessons import is_open
from helpers.lessons.frame_answers import PREFIX
from helpers.lessons.said import judgements_of
from helpers.markup import visible
from helpers.model import Layer
from helpers.widgets.answers.curtain import as_widget, static_html
from helpers.widgets.desk.chooser import LARGEST, Chooser
from helpers.widgets.desk.judgements import judgements_table
from helpers.widgets.desk.shelf import Shelf
from helpers.widgets.desk.words import holds, plural, still
from helpers.widgets.live import weakly
from helpers.widgets.reader.coders import agreement_table, layer_links, layer_marks, outside, split_table
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.coding import State
    from helpers.journal import JournalLike
    from helpers.model import Story
    from helpers.widgets.reader.widget import Reader

AWAY: Final = "The partner’s file is taken away; your own work is as it was."
COPY_LEFT: Final = "Its copy could not be removed from your work folder, so it comes back at the next run."
_MOST_PROBLEMS: Final = 5


class Partner(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Choose a partner's hand-in file, and see where you two part.

    Args:
        story: the story both work on.
        journal: the student's own journal; compared is what the partner did in the same lesson.
        reader: the reader that shall show the partner's codes.

    Attributes:
        layer: what the partner coded in this lesson; None while no file is chosen.
        states: all that stands in the partner's journals of this lesson.

    Example:
        >>> from helpers import load_story
        >>> from helpers.journal import MemoryJournal
        >>> Partner(load_story("putin-vietnam-2024"), MemoryJournal())
        Compare with a partner: no file yet
    """

    def __init__(self, story: Story, journal: JournalLike, reader: Reader | None = None) -> None:
        self.story, self.journal, self.reader = story, journal, reader
        self.layer: Layer | None = None
        self.states: tuple[State, ...] = ()
        self._views: tuple[object, ...] = ()
        self._before: tuple[Any, Any] | None = None
        self._compared: object = None
        self._judged: dict[str, Mapping[str, Any]] = {}
        self._shelf = Shelf(story, journal)
        self.panel = Chooser(take=self.take, away=self.take_away, again=self.compare)
        super().__init__([self.panel])
        self.add_class("plx-live")
        self._say()
        self._restore()
        journal.on_change(weakly(self._follow))

    def __repr__(self) -> str:
        return f"Compare with a partner: {self.layer.coder if self.layer else 'no file yet'}"

    def take(self, data: bytes) -> None:
        """Take a partner's file.

        Raises:
            ParallaxError: it is too large, no hand-in file, one's own, or about another story.
        """
        if len(data) > LARGEST:
            raise ParallaxError("this is far too large for a hand-in file", cure="Choose the one your partner made")
        read = read_hand_in(data, self.story)
        self._refuse_own(read)
        self._show(read, kept=self._shelf.put(data))

    def take_away(self) -> None:
        """Put everything back as it was before the partner's file came."""
        is_gone = self._shelf.clear()
        self.layer, self.states, self._views, self._compared = None, (), (), None
        self._withdraw()
        self.children = (self.panel,)
        self._say(AWAY if is_gone else f"{AWAY} {COPY_LEFT}")

    def compare(self) -> None:
        """Compare with one's own codes as they are now."""
        if self.layer is None:
            return
        own = self._own()
        self._compared = self._mine(own)
        if not self._may_look(own):
            self._say()
            return
        self._into_reader(self.layer)
        layers, views = [own, self.layer], []
        if self.layer.annotations:
            views += [split_table(self.story, layers, self.reader), agreement_table(self.story, layers)]
        if self._judged:
            views.append(judgements_table(judgements_of([self.journal.state]), self._judged, self.layer.coder))
        self._views = tuple(views)
        self.children = (self.panel, *map(as_widget, self._views))
        self._say()

    def _restore(self) -> None:
        """Bring back the file that was chosen when the notebook was last run; what is wrong with it is said."""
        data = self._shelf.get(LARGEST)
        if data is not None:
            self.panel.guard(lambda: self._show(read_hand_in(data, self.story), kept=True))

    def _show(self, read: HandIn, *, kept: bool) -> None:
        lesson = self.journal.lesson
        states = [state for name, state in read.lessons.items() if name == lesson or not lesson]
        self.states = tuple(states)
        name = visible(read.name) or "your partner"
        self.layer = Layer(
            "partner" if name.casefold() == "you" else name,
            "student",
            self.story.id,
            tuple(one for state in states for one in state.annotations),
            tuple(one for state in states for one in state.connections),
        )
        self._judged = judgements_of(states)
        held = [holds(map(_compared, states))]
        held += [plural(len(self._judged), "judgement")] if self._judged else []
        about = " and ".join(filter(None, held)) or "no codes and no links"
        self._about = f"{name[0].upper()}{name[1:]}: {about} in this lesson."
        others = [visible(it) for it in read.lessons if it != lesson] if lesson and not states else []
        self._lines = [f"The file has work on other lessons only: {', '.join(others)}."] if others else []
        self._lines += [visible(it) for it in read.problems[:_MOST_PROBLEMS]]
        if not kept:
            self._lines.append("It could not be copied into your work folder, so choose it again next time.")
        self.compare()

    def _refuse_own(self, read: HandIn) -> None:
        """A partner's codes have other ids than one's own."""
        own, state = _ids(self.journal.state), read.lessons.get(self.journal.lesson)
        theirs = _ids(state) if state else set()
        if own & theirs:
            raise ParallaxError("this is your own file", cure="Choose the one your partner gave you")

    def _own(self) -> Layer:
        return replace(self.journal.layer(), coder="you", story=self.story.id)

    def _mine(self, own: Layer) -> tuple[object, ...]:
        """What of one's own is compared."""
        return own.annotations, own.connections, judgements_of([self.journal.state])

    def _may_look(self, own: Layer) -> bool:
        """A student codes, or judges, before they see what another has said."""
        return any(self._mine(own)) or is_open()

    def _into_reader(self, layer: Layer) -> None:
        if self.reader is None:
            return
        if self._before is None:
            self._before = (self.reader.layers, self.reader.links)
        layers, links = self._before
        self.reader.set_layers(*layers, layer_marks(self.story, layer))
        self.reader.set_links(*links, *layer_links(self.story, layer))

    def _withdraw(self) -> None:
        if self.reader is not None and self._before is not None:
            self.reader.set_layers(*self._before[0])
            self.reader.set_links(*self._before[1])
        self._before = None

    def _follow(self) -> None:
        """The journal has changed: look for the first time, or offer to look again."""
        if self.layer is None:
            return
        own = self._own()
        if self._compared == self._mine(own):
            return
        if not self._views and self._may_look(own):
            self.panel.guard(self.compare)
        elif not self.panel.shown.get("stale"):
            self.panel.shown = {**self.panel.shown, "stale": True}

    def _say(self, said: str = "") -> None:
        if self.layer is None:
            self.panel.shown = {"said": said, "lines": [], "loaded": False, "stale": False}
            return
        lines = list(self._lines)
        if self._views and (count := outside(self.story, [self._own(), self.layer])):
            lines.append(f"Not compared: {plural(count, 'code')} of you two outside headline, text and captions.")
        if not self._may_look(self._own()):
            wanted = "code" if self.layer.annotations or not self._judged else "judgement"
            lines.insert(0, f"You see them as soon as you have given a {wanted} yourself.")
        elif self.reader is not None and (self.layer.annotations or self.layer.connections):
            lines.insert(0, "They stand in the reader now, beside your own.")
        self.panel.shown = {"said": self._about, "lines": lines, "loaded": True, "stale": False}

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        if self.layer is None:
            return still("Here you choose your partner’s hand-in file, to see which sentences split you.")
        return still(self._about) + "".join(map(static_html, self._views))

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _compared(state: State) -> State:
    """What is compared: codes, links and answers to frame questions, but no other answers."""
    framed = {name: value for name, value in state.answers.items() if name.startswith(PREFIX)}
    return replace(state, answers=framed, predictions={})


def _ids(state: State) -> set[str]:
    return {one.id for one in state.annotations} | {one.id for one in state.connections}
