"""What the kit's live widgets share: what fails is said in the page, and common parts are written once."""

from __future__ import annotations

import re
import traceback
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import anywidget
import traitlets

from helpers.errors import ParallaxError
from helpers.markup import escape, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FAILED: Final = "Something in the kit failed, and your last step may not be saved. Please try it once more."
SHARED: Final = Path(__file__).parent / "shared"
_FILE: Final = re.compile(r"\S+\.[A-Za-z]+$")


def guarded(act: Callable[[], object], failed: str = FAILED) -> dict[str, str]:
    """Do something for a student; whatever goes wrong comes back as a sentence, never as a traceback.

    Args:
        act: what to do.
        failed: the sentence for a fault that nobody foresaw.

    Returns:
        Nothing where all went well; else ``sentence`` for the student and ``details`` for whoever helps, which are
        empty where the sentence says all (a `ParallaxError`).

    Example:
        >>> guarded(lambda: None)
        {}
        >>> sorted(guarded(lambda: 1 / 0))
        ['details', 'sentence']
    """
    try:
        act()
    except ParallaxError as error:
        return {"sentence": visible(_sentence(error)), "details": ""}
    except Exception:  # noqa: BLE001, whatever it was, the student gets a sentence and the details folded
        return {"sentence": failed, "details": visible(traceback.format_exc())}
    return {}


def _sentence(error: ParallaxError) -> str:
    """What a student reads: it begins with a capital letter, or with the name of a file as that is written."""
    words = str(error)
    return words if _FILE.match(error.where) else f"{words[0].upper()}{words[1:]}"


def fault_html(fault: Mapping[str, str]) -> str:
    """What `guarded` found, as HTML: the sentence first, the details folded."""
    details = f"<pre>{escape(fault['details'])}</pre>"
    fold = f"<details><summary>Details for whoever helps you</summary>{details}</details>"
    return f'<p role="alert"><strong>{escape(fault["sentence"])}</strong></p>{fold if fault["details"] else ""}'


def weakly(method: Callable[[], None]) -> Callable[[], None]:
    """A function for a journal to call: it calls a widget's method as long as the widget lives, and keeps none alive.

    What fails in a `Live` widget is said there. The widget in which the student did something has not failed.
    """
    kept = weakref.WeakMethod(method)

    def call() -> None:
        found = kept()
        if found is None:
            return
        owner = getattr(found, "__self__", None)
        if isinstance(owner, Live):
            owner.guard(found)
        else:
            found()

    return call


def page(*paths: Path) -> str:
    """A widget's module: the shared parts and its own, because a widget's module cannot import files beside it."""
    return _joined(SHARED / "parts.js", *paths)


def sheet(*paths: Path) -> str:
    """A widget's style sheet: the shared look, then its own."""
    return _joined(SHARED / "look.css", *paths)


def _joined(*paths: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


class Live(anywidget.AnyWidget):
    """A widget that hears what its page asks for, and says there what failed.

    Attributes:
        fault: what failed last, as `guarded` gives it, with a number that makes it new each time; empty if nothing.
    """

    fault = traitlets.Dict().tag(sync=True)
    failed: str = FAILED

    def __init__(self, **state: Any) -> None:
        self._faults = 0
        super().__init__(**state)
        self.on_msg(self._heard)

    def hear(self, content: Mapping[str, Any], buffers: Sequence[Any]) -> None:
        """The page asks for something; whatever this raises is said in the page."""

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """The page has changed something that is kept on both sides."""
        self.guard(lambda: super(Live, self).set_state(sync_data))

    def _heard(self, _widget: object, content: Mapping[str, Any], buffers: Sequence[Any]) -> None:
        self.guard(lambda: self.hear(content, buffers))

    def guard(self, act: Callable[[], object]) -> None:
        """Do something, and say in the page what fails in it."""
        found = guarded(act, self.failed)
        self._faults += 1
        self.fault = {**found, "nth": self._faults} if found else {}
