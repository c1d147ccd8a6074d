"""Small parts of the forms that are made of ipywidgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import ipywidgets

from helpers.markup import style
from helpers.widgets.guard import KeyGuard

SELECT: Final = "Select the words there first; by keyboard with Shift and the arrow keys, then Enter"
"""What to do where something wants words of the reader and there are none."""


def boxed(inner: str) -> str:
    """A piece of HTML as the kit's widgets show it."""
    return f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>'


def form(parts: Iterable[ipywidgets.Widget]) -> list[ipywidgets.Widget]:
    """The parts of a form, with what keeps its keys from JupyterLab."""
    return [*parts, KeyGuard()]


def html_box(inner: str = "") -> ipywidgets.HTML:
    """HTML in a widget, never taken for mathematics."""
    box = ipywidgets.HTML(boxed(inner) if inner else "")
    return box.add_class("mathjax_ignore").add_class("tex2jax_ignore")


def button(name: str, act: Callable[[], object], look: str = "") -> ipywidgets.Button:
    """A button that does something."""
    made = ipywidgets.Button(description=name, button_style=look, layout={"width": "auto"})
    made.on_click(lambda _: act())
    return made
