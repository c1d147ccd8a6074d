"""The stage: the screens of the classroom demo on the whole window, turned by keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import traitlets

from helpers.markup import escape, style, visible
from helpers.widgets.live import Live, page, sheet
from helpers.widgets.reader.whereabouts import problems_of
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from helpers.journal import JournalLike

HERE: Final = Path(__file__).parent
SCRIPTS: Final = tuple(HERE / name for name in ("deck.js", "hands.js", "clock.js", "around.js"))
PIECES: Final = HERE / "pieces.css"
LIVE: Final = HERE / "deck.css"
"""What the stage shares with the page without a kernel; a screen that only stands there to be read needs the pieces."""


class KeptLike(Protocol):
    """What keeps a lesson: `helpers.demo.kept.Kept`."""

    @property
    def journal(self) -> JournalLike:
        """Where it is kept."""

    @property
    def place(self) -> tuple[str, int]:
        """The screen and the step."""

    @property
    def hands(self) -> dict[str, list[int | None]]:
        """What was counted, by the screens' ids."""

    @property
    def chosen(self) -> dict[str, int]:
        """What the class guessed."""

    @property
    def used(self) -> dict[str, float]:
        """The seconds that each screen has taken."""

    @property
    def running(self) -> bool:
        """Whether the clock counts."""

    def go(self, screen: str, step: int) -> None:
        """Be on a screen and a step of it."""

    def count(self, screen: str, counts: object) -> None:
        """Keep the hands raised for a screen's options."""

    def choose(self, screen: str, option: int | None) -> None:
        """Keep the class's guess."""

    def run(self, *, running: bool) -> None:
        """Let the clock count, or stop it."""

    def keep(self) -> None:
        """Keep what the clock says now."""

    def anew(self) -> None:
        """Begin again."""


class Stage(Live):
    """A button in the notebook, and behind it the screens on the whole window.

    Args:
        content: the screens as HTML.
        plan: the heading of each screen, with the minutes planned for it.
        kept: what is kept of the lesson.
        title: what the lesson is about.

    Attributes:
        content: the screens as HTML, made by the kit; article text in it is escaped.
        title: what the lesson is about.
        state: place, hands, guesses and clock, and which message of which page they answer.
    """

    _esm = page(*SCRIPTS, HERE / "stage.js")
    _css = sheet(PIECES, LIVE, HERE / "stage.css")
    content = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, content: str, plan: Sequence[tuple[str, float]], kept: KeptLike, title: str) -> None:
        self.plan, self.kept = tuple(plan), kept
        super().__init__(content=content, title=visible(title), state=self._look({}))

    def __repr__(self) -> str:
        return f"The stage: {len(self.plan)} screens, {self._minutes:g} minutes"

    @property
    def _minutes(self) -> float:
        return sum(minutes for _, minutes in self.plan)

    def hear(self, content: Mapping[str, Any], _buffers: Sequence[Any]) -> None:
        """The page tells what the instructor has done."""
        acts = {
            "go": lambda: self.kept.go(str(content.get("screen")), int(content.get("step", 0))),
            "hands": lambda: self.kept.count(str(content.get("screen")), content.get("counts")),
            "choose": lambda: self.kept.choose(str(content.get("screen")), content.get("option")),
            "clock": lambda: self.kept.run(running=content.get("running") is True),
            "keep": self.kept.keep,
            "anew": self.kept.anew,
        }
        act = acts.get(str(content.get("do")))
        if act:
            act()
            self.state = self._look(content)

    def _look(self, answered: Mapping[str, Any]) -> dict[str, Any]:
        screen, step = self.kept.place
        return {
            "screen": screen,
            "step": step,
            "hands": self.kept.hands,
            "chosen": self.kept.chosen,
            "used": self.kept.used,
            "running": self.kept.running,
            "problems": problems_of(self.kept.journal),
            "by": answered.get("by", ""),
            "nth": answered.get("nth", 0),
        }

    @property
    def twin(self) -> str:
        """The screens and their minutes as a list, shown where the stage is not alive."""
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{number}. {escape(title)}</th>'
            f'<td style="text-align:left">{minutes:g}</td></tr>'
            for number, (title, minutes) in enumerate(self.plan, start=1)
        )
        head = '<tr><th scope="col" style="text-align:left">screen</th><th scope="col">minutes</th></tr>'
        table = f"<table><caption>{self._minutes:g} minutes</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"
        return f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{table}</div>'

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)
