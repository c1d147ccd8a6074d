"""The panel in which a partner's hand-in file is chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from helpers.widgets.live import Live, page, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LARGEST: Final = 5_000_000
"""Bytes: many times what a student makes, and less than what Jupyter lets through at once."""
FAILED: Final = "Something in the kit failed with this file. Your own work is as it was."
_HERE: Final = Path(__file__).parent


class Chooser(Live):
    """The panel with the file box; what is to be done with a file, others say.

    Attributes:
        shown: what the page shows: ``said`` (a sentence), ``lines``, ``loaded`` and ``stale`` (whether the student has
            coded on since the comparison).
    """

    _esm = page(_HERE / "partner.js")
    _css = sheet(_HERE / "desk.css")
    failed = FAILED
    shown = traitlets.Dict().tag(sync=True)
    largest = traitlets.Int(LARGEST).tag(sync=True)

    def __init__(self, **acts: Callable[..., object]) -> None:
        self._acts = acts
        super().__init__()

    def hear(self, content: Mapping[str, Any], buffers: Sequence[Any]) -> None:
        """The page gives a file, or asks for something else."""
        what = str(content.get("do"))
        if what == "take":
            self._acts["take"](bytes(buffers[0]))
        elif what in self._acts:
            self._acts[what]()
