"""The reader with the class layer: how many marked each word, beside the reference coding and the machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import ipywidgets

from helpers.classroom.heat import MARKED, class_heat, heat_codes
from helpers.layers import FOUND, has_key, machine_layer, reference_layer
from helpers.markup import escape, visible
from helpers.widgets.boxes import form, html_box
from helpers.widgets.classroom.heat import asked, heat_html, heat_marks
from helpers.widgets.reader.coders import layer_marks
from helpers.widgets.reader.widget import Reader
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.classroom import OurClass
    from helpers.classroom.work import Lesson
    from helpers.model import Span
    from helpers.widgets.reader.payload import Marks

ALL: Final = "any code"
_AS_WIDE: Final = {"width": "auto", "margin": "2px 12px 2px 2px"}
NOBODY: Final = "Nobody in the class has coded anything yet, so there is no class layer to show."


class ClassLayer(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The articles with the class layer of one lesson and code; both can be chosen.

    Args:
        ours: the class.
        first: the lesson that is shown first, by name or number.

    Attributes:
        reader: the reader, for other views to show places in.
    """

    def __init__(self, ours: OurClass, first: str = "") -> None:
        self.ours = ours
        self.reader = Reader(*ours.story.articles)
        self._lessons = {it.name: it for it in ours.lessons if it.layers}
        start = next((name for name in self._lessons if first and name.startswith(first)), None)
        self.lesson = ipywidgets.Dropdown(
            description="Lesson:", options=_options(self._lessons), value=start or _first(self._lessons)
        )
        self.code = ipywidgets.Dropdown(description="Code:", options=[(ALL, "")], value="")
        self.key = ipywidgets.Checkbox(description="Reference coding beside it", indent=False, layout=_AS_WIDE)
        self.machine = ipywidgets.Checkbox(description="Machine beside it", indent=False, layout=_AS_WIDE)
        self.told = html_box()
        row = ipywidgets.HBox(
            [self.lesson, self.code, self.key, self.machine], layout={"flex_flow": "row wrap", "align_items": "center"}
        )
        super().__init__(form([row, self.told, self.reader]))
        self.add_class("plx-form").add_class("plx-view").add_class("plx-class-layer")
        self.lesson.observe(lambda _: self._new_lesson(), "value")
        for box in (self.code, self.key, self.machine):
            box.observe(lambda _: self.look(), "value")
        self._new_lesson()

    def __repr__(self) -> str:
        lesson = self._lessons.get(self.lesson.value)
        return f"The class layer: {visible(lesson.title) if lesson else NOBODY}"

    def _new_lesson(self) -> None:
        """Another lesson was chosen: other codes, and perhaps no reference coding to put beside them."""
        lesson = self._lessons.get(self.lesson.value)
        self._holds = True
        codes = heat_codes(lesson) if lesson else ()
        self.code.options = [(ALL, ""), *((visible(code), code) for code in codes)]
        self.code.value = ""
        what = MARKED.get(lesson.name, "") if lesson else ""
        self.key.disabled = not (what and has_key(self.ours.story))
        self.machine.disabled = what not in FOUND
        self._holds = False
        self.look()

    def show(self, article: str, span: Span, lesson: str = "") -> None:
        """Show a place, and the class layer of a lesson if one is named."""
        if lesson in self._lessons:
            self.lesson.value = lesson
        self.reader.show(article, span)

    def look(self) -> None:
        """Show what is chosen."""
        if self._holds:
            return
        lesson = self._lessons.get(self.lesson.value)
        if lesson is None:
            self.told.value = escape(NOBODY)
            return
        heats = class_heat(lesson, self.code.value or "")
        self.reader.set_layers(*self._others(lesson), heat_marks(heats))
        self.told.value = escape(asked(heats))

    def _others(self, lesson: Lesson) -> Iterator[Marks]:
        """The reference coding and the machine, where they are wanted."""
        what = MARKED.get(lesson.name, "")
        if self.key.value and not self.key.disabled:
            yield layer_marks(self.ours.story, reference_layer(self.ours.story, what))
        if self.machine.value and not self.machine.disabled:
            yield layer_marks(self.ours.story, machine_layer(self.ours.story, what))

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        lesson = self._lessons.get(self.lesson.value)
        if lesson is None:
            return f"<p>{NOBODY}</p>"
        head = f"<p><strong>{escape(lesson.title)}, {escape(self.code.value or ALL)}</strong></p>"
        return head + heat_html(self.ours.story, class_heat(lesson, self.code.value or ""))

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _options(lessons: Mapping[str, Lesson]) -> list[tuple[str, str]]:
    return [(visible(it.title), name) for name, it in lessons.items()]


def _first(lessons: Mapping[str, Lesson]) -> str | None:
    return next(iter(lessons), None)
