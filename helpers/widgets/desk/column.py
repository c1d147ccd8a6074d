"""What a lesson shows between its parts: several widgets in a column, and what stands for a part of another story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.markup import Markup
from helpers.widgets.desk.words import still

if TYPE_CHECKING:
    from helpers.widgets.answers.questions import Ask


class Column:
    """Widgets shown one below the other, each with its own stand-in.

    Args:
        widgets: the widgets.
    """

    def __init__(self, widgets: tuple[Ask, ...]) -> None:
        self.widgets = widgets

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.widgets))

    def _ipython_display_(self) -> None:
        for widget in self.widgets:
            widget._ipython_display_()


def aside(story: str) -> Markup:
    """What stands in the place of something that belongs to another story.

    Args:
        story: the name of that story.

    Example:
        >>> aside("council-vote")
        What stood here belongs to the story council-vote. Go on to the next part.
    """
    said = f"What stood here belongs to the story {story}. Go on to the next part."
    return Markup(still(said), said)
