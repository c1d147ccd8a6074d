"""The kit's widgets. Importing this package is cheap: a widget's own imports wait until its name is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from helpers.widgets.reader.payload import Link, Mark, Marks, link, mark
    from helpers.widgets.reader.widget import Reader

__all__ = ["Link", "Mark", "Marks", "Reader", "link", "mark"]

_HOMES: Final = dict.fromkeys(("Link", "Mark", "Marks", "link", "mark"), "reader.payload") | {"Reader": "reader.widget"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
