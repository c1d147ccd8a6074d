"""The top of the notebook on a class: whose work it is, what was received, and a switch for large type."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import traitlets

from helpers.markup import visible
from helpers.report.pieces import many
from helpers.widgets.desk.words import still
from helpers.widgets.live import SHARED, Live, page, sheet
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.classroom import OurClass

INVENTED: Final = "THIS CLASS IS INVENTED. None of these students exists, and nobody has done this work."
HOW: Final = (
    "To see your own class, put the files that students handed in into a folder called handed-in, beside the folder "
    'my_work, and run this notebook again. Or name another folder: open_class("path/of/the/folder").'
)
HIDDEN: Final = "Students are shown under pseudonyms. What they wrote themselves may still hold names."
NAMED: Final = "The real names of students are shown. Do not show this to the class."
_HERE: Final = Path(__file__).parent


class ClassHead(Live):
    """Whose work is shown, whether it is invented, what became of the files, and large type.

    Args:
        ours: the class.

    Attributes:
        shown: what the page shows: ``title``, ``loud`` (a sentence that nobody may miss, or nothing), ``lines``.
    """

    _esm = page(SHARED / "large.js", _HERE / "head.js")
    _css = sheet(_HERE.parent / "desk" / "desk.css", SHARED / "large.css", _HERE / "head.css")
    shown = traitlets.Dict().tag(sync=True)

    def __init__(self, ours: OurClass) -> None:
        title = f"Our class: {ours.story.topic or ours.story.id}"
        students = f"{many(len(ours.students), 'student')}, {many(len(ours.lessons), 'lesson')}."
        loud = INVENTED if ours.invented else NAMED if ours.named else ""
        lines = [f"{students} {ours.sorted.files.said}", HOW if ours.invented else "" if ours.named else HIDDEN]
        shown = {"title": visible(title), "loud": loud, "lines": [visible(it) for it in lines if it]}
        super().__init__(shown=shown)

    def __repr__(self) -> str:
        return "\n".join(filter(None, [self.shown["title"], self.shown["loud"], *self.shown["lines"]]))

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        loud = f'<p style="font-size:1.6em;font-weight:700">{self.shown["loud"]}</p>' if self.shown["loud"] else ""
        return loud + still(self.shown["title"], *self.shown["lines"])

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)
