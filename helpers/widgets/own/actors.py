"""The actors of one's own story in a table: kept or left out, renamed, put together, and written into the story."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import ipywidgets

from helpers.intake.actors import Row, decided, suggested_blocs, times_named, write_actors
from helpers.markup import escape, visible
from helpers.seeds import load_story
from helpers.widgets.boxes import boxed, button, form, html_box
from helpers.widgets.live import fault_html, guarded
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.model import Actor, Story

ALONE: Final = "(stays its own)"
NOT_SAVED: Final = "Something in the kit failed, and nothing was written. Please try once more."
NONE: Final = "<p>There are no actors yet: no name stands in the articles more than once.</p>"
HOW: Final = (
    "<p>An actor is somebody or something the story is about, with everybody who speaks for it. Untick what is none, "
    "change names and words, put together what belongs together. Words are parted by semicolons. Use the Tab key to go "
    "from field to field and the space bar to tick.</p>"
)
_WIDE: Final = {"width": "16em"}


class ActorRow(ipywidgets.HBox):  # type: ignore[misc]  # ipywidgets has no types
    """One actor: a tick, its name, its words, what it is put into, and how often it is named.

    Args:
        actor: the actor as the story has it.
        others: the names of the other actors.
        bloc: the one it may belong to, chosen beforehand; may be empty.
        times: how often each article names it, by the article's id.
    """

    def __init__(self, actor: Actor, others: list[str], bloc: str, times: Mapping[str, int]) -> None:
        self.actor = actor
        quiet = {"description_width": "initial"}
        self._keep = ipywidgets.Checkbox(value=True, description="keep", indent=False, layout={"width": "5em"})
        self._name = ipywidgets.Text(value=actor.name, description="name", style=quiet, layout=_WIDE)
        self._words = ipywidgets.Text(
            value="; ".join(actor.aliases),
            description="words",
            style=quiet,
            layout={"flex": "1 1 26em", "width": "auto"},
        )
        self._into = ipywidgets.Dropdown(
            options=[(ALONE, ""), *((visible(name), name) for name in others)],
            value=bloc if bloc in others else "", description="belongs to", style=quiet, layout={"width": "20em"},
        )  # fmt: skip
        named = ", ".join(f"{article} {count} ×" for article, count in times.items())
        counted = ipywidgets.HTML(f"named: {escape(named)}")
        super().__init__([self._keep, self._name, self._words, self._into, counted], layout={"flex_flow": "row wrap"})
        self.add_class("plx-named-row")  # guard.js: every row has a "keep", so that screen readers need its name

    @property
    def decided(self) -> Row:
        """What stands in the row."""
        words = tuple(word.strip() for word in self._words.value.split(";") if word.strip())
        return Row(self.actor, self._keep.value, self._name.value, words, into=self._into.value or "")

    def decide(self, *, keep: bool | None = None, name: str = "", words: str = "", into: str | None = None) -> None:
        """Fill in the row as a person would; what is left out stays."""
        self._keep.value = self._keep.value if keep is None else keep
        self._name.value = name or self._name.value
        self._words.value = words or self._words.value
        self._into.value = self._into.value if into is None else into


class ActorTable(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The actors of one's own story, one `ActorRow` below the other, and a button that writes them into the story.

    Args:
        story: a story of your own, by name or path.

    Attributes:
        story: the story as it was read last.
        rows: the rows.

    Raises:
        ParallaxError: there is no such story, or it belongs to the kit.
    """

    def __init__(self, story: str | Path) -> None:
        self._where = story
        self._list = ipywidgets.VBox()
        self._write = button("Write them into the story", self._committed, "primary")
        self._write.layout.align_self = "flex-start"
        self._said = html_box()
        self._read(load_story(story), suggested_blocs(story))
        super().__init__(form([self._list, self._write, self._said]))
        self.add_class("plx-live").add_class("plx-form")

    def __repr__(self) -> str:
        return "\n".join(_told(actor) for actor in self.story.actors) or "There are no actors yet."

    @property
    def twin(self) -> str:
        """The actors without anything to press."""
        lines = "".join(f"<li>{escape(_told(actor))}</li>" for actor in self.story.actors)
        return boxed(f"<ul>{lines}</ul>" if lines else NONE)

    def write(self) -> Story:
        """Write what was decided into the story's ``story.toml``; none of it is a suggestion any more.

        Raises:
            ParallaxError: what was decided makes no sense, or the file cannot be written. Then nothing is changed.
        """
        actors = decided([row.decided for row in self.rows])
        self._read(write_actors(self._where, actors), {})
        count = len(self.story.actors)
        self._said.value = boxed(
            f'<p role="status">{count} {"actor is" if count == 1 else "actors are"} in the story.</p>'
        )
        return self.story

    def _committed(self) -> None:
        if fault := guarded(self.write, NOT_SAVED):
            self._said.value = boxed(fault_html(fault))

    def _read(self, story: Story, blocs: dict[str, str]) -> None:
        self.story = story
        named = times_named(story.articles, story.actors)
        ids = [article.id for article in story.articles]
        times = {name: dict(zip(ids, counts, strict=True)) for name, counts in named.items()}
        names = [actor.name for actor in story.actors]
        self.rows = tuple(
            ActorRow(it, [name for name in names if name != it.name], blocs.get(it.name, ""), times[it.name])
            for it in story.actors
        )
        # In a list of its own: the button below it stays, and with it the focus.
        self._list.children = (html_box(HOW), *self.rows) if self.rows else (html_box(NONE),)
        self._write.layout.display = "" if self.rows else "none"

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _told(actor: Actor) -> str:
    return f"{visible(actor.name)}: {visible('; '.join(actor.aliases))}"
