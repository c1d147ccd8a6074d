"""Keeps keys that belong to a form from JupyterLab."""

from __future__ import annotations

from pathlib import Path

import anywidget


class KeyGuard(anywidget.AnyWidget):
    """A part of a form that is not seen: keys pressed in the form, such as arrows in a list, stay there.

    The form is the element around it with the class ``plx-form``.
    """

    _esm = Path(__file__).with_name("guard.js")
    _css = Path(__file__).with_name("guard.css")

    def __repr__(self) -> str:
        return "KeyGuard"
