"""Coders' marks in boxes (hits, misses, false alarms), with lists and switches that sort them anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from helpers.errors import ParallaxError
from helpers.evidence import passages
from helpers.markup import escape, style, visible
from helpers.model import Span
from helpers.twins import marked_sentence
from helpers.widgets.live import Live, page, sheet
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.model import Annotation, Story
    from helpers.widgets.reader.widget import Reader

_CUT: Final = "\x1f"  # `visible` shows this character as text, so it never stands inside a piece
_HARD: Final = "\u00a0"  # a line never breaks here
_CELL: Final = ' style="text-align:left;padding:0.2em 1.2em 0.2em 0"'


@dataclass(frozen=True, slots=True)
class Item:
    """A mark in a box.

    Attributes:
        one: the mark.
        rule: the name of the rule behind it; may be empty.
        why: what is to be said of it; may be empty.
    """

    one: Annotation
    rule: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A named heap of marks, with what its name means."""

    name: str
    about: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands below the controls.

    Attributes:
        said: a sentence that says the outcome.
        caption: the table's.
        columns: their headings.
        rows: cells as text; one with a share from 0 to 1 gets a bar.
        boxes: the marks.
    """

    said: str
    caption: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, float | None], ...], ...] = ()
    boxes: tuple[Box, ...] = field(default=())


def of(part: int, whole: int) -> tuple[str, float | None]:
    r"""A share as a cell: ``3 of 4 = 75 %``.

    Example:
        >>> of(3, 4), of(0, 0)
        (('3 of 4 =\xa075\xa0%', 0.75), ('0 of 0: undefined', None))
    """
    if not whole:
        return "0 of 0: undefined", None
    return f"{part} of {whole} ={_HARD}{100 * part / whole:.0f}{_HARD}%", part / whole


class Sorter(Live):
    """Controls, a table, and boxes of marks that each open to their sentences.

    Args:
        story: the articles.
        controls: lists and groups of switches, in the order they stand: ``id``, ``label`` and ``options`` (``value``,
            ``label``, ``about``), ``many`` (whether any number may be chosen), and ``presets`` (names with the values
            that they set).
        chosen: for each list its value, for each group its values.
        reader: where “Show in the reader” goes.

    Attributes:
        chosen: the choices; set it to choose from Python.
        now: what is shown, as `Shown`.
        twin: the static HTML shown where the widget is not alive.
    """

    _esm = page(Path(__file__).with_name("sorter.js"))
    _css = sheet(Path(__file__).with_name("sorter.css"))
    controls: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    chosen = traitlets.Dict().tag(sync=True)
    shown = traitlets.Dict().tag(sync=True)
    connected = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(
        self, story: Story, controls: Sequence[dict[str, Any]], chosen: Mapping[str, Any], reader: Reader | None = None
    ) -> None:
        self.story, self.reader = story, reader
        self._articles = {article.id: article for article in story.articles}
        self.now = Shown("")
        super().__init__(controls=list(controls), connected=reader is not None)
        self.chosen = dict(chosen)
        self.look()
        self.observe(lambda _: self.look(), "chosen")

    def make(self) -> Shown:
        """What to show for the choices as they are now; each kind of sorter has its own."""
        return Shown("")

    def look(self) -> None:
        """Sort anew."""
        self.now = self.make()
        self.shown = self._sent(self.now)

    @traitlets.validate("chosen")
    def _known(self, proposal: dict[str, Any]) -> dict[str, Any]:
        chosen: dict[str, Any] = proposal["value"]
        if not all(_fits(control, chosen.get(control["id"])) for control in self.controls):
            raise ParallaxError("this is not among the choices", cure="Choose from the list")
        return chosen

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """The page has chosen something; what is no choice is refused before anything follows from it."""
        wanted = sync_data.get("chosen", self.chosen)
        self.guard(lambda: self._known({"value": wanted}))
        if not self.fault:
            super().set_state(sync_data)

    def hear(self, content: Mapping[str, Any], _buffers: Sequence[Any]) -> None:
        """The page asks for a mark to be shown in the reader."""
        box, at = content["show"]
        one = self.now.boxes[box].items[at].one
        if self.reader is not None:
            self.reader.show(one.article, Span(one.start, one.end, one.text))

    def _sent(self, shown: Shown) -> dict[str, Any]:
        """What is shown as the page gets it."""
        return {
            "said": shown.said,
            "caption": shown.caption,
            "columns": list(shown.columns),
            "rows": [[{"text": visible(text), "share": share} for text, share in row] for row in shown.rows],
            "boxes": [
                {"name": box.name, "about": box.about, "items": [self._item(item) for item in box.items]}
                for box in shown.boxes
            ],
        }

    def _item(self, item: Item) -> dict[str, str]:
        found = passages(self._articles[item.one.article], [Span(item.one.start, item.one.end, item.one.text)])
        where = found[0].where if found else f"Article {visible(item.one.article)}"
        pieces = found[0].pieces if found else ((visible(item.one.text), True),)
        if not pieces[0][1]:
            text = _CUT.join(piece for piece, _ in pieces)
        else:
            text = _CUT + _CUT.join(piece for piece, _ in pieces)
        return {"where": where, "text": text, "rule": item.rule.replace("_", " "), "why": visible(item.why)}

    @property
    def twin(self) -> str:
        """The table, and the marks folded away below it."""
        shown = self.now
        head = "".join(f'<th scope="col"{_CELL}>{escape(name)}</th>' for name in shown.columns)
        rows = "".join(
            f"<tr>{''.join(f'<td{_CELL}>{escape(text)}</td>' for text, _ in row)}</tr>" for row in shown.rows
        )
        caption = f"<caption>{escape(shown.caption)}</caption>"
        table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
        boxes = "".join(map(self._folded, shown.boxes))
        inner = f"<p>{escape(shown.said)}</p>{table}{boxes}"
        return f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>'

    def _folded(self, box: Box) -> str:
        items = "".join(map(self._listed, box.items))
        name = f"{escape(box.name)} ({len(box.items)})"
        return f"<details><summary>{name}</summary><p>{escape(box.about)}</p><ul>{items}</ul></details>"

    def _listed(self, item: Item) -> str:
        found = passages(self._articles[item.one.article], [Span(item.one.start, item.one.end, item.one.text)])
        said = marked_sentence(found[0]) if found else f"<mark>{escape(item.one.text)}</mark>"
        where = found[0].where if found else f"Article {item.one.article}"
        rule = f"Machine’s rule <b>{escape(item.rule.replace('_', ' '))}</b>: " if item.rule else ""
        return f"<li><b>{escape(where)}</b>: {said}<br>{rule}{escape(item.why)}</li>"

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _fits(control: Mapping[str, Any], value: object) -> bool:
    """Whether a value, or a list of them, is among a control's choices."""
    known = {option["value"] for option in control["options"]}
    wanted = value if control.get("many") else [value]
    return isinstance(wanted, list) and all(isinstance(it, str) and it in known for it in wanted)


def option(value: str, label: str = "", about: str = "") -> dict[str, str]:
    """One choice of a control, as the page gets it."""
    return {"value": value, "label": visible(label or value), "about": visible(about)}
