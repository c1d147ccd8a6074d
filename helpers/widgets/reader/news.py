"""What an action has done, as a sentence for the eye and for a screen reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from helpers.markup import visible
from helpers.model import Annotation, Connection

if TYPE_CHECKING:
    from helpers.coding import State

_LONGEST: Final = 60


def news(action: Mapping[str, Any], before: State, after: State) -> str:
    """What an action has done.

    Args:
        action: the action.
        before: what stood before it.
        after: what stands after it.

    Example:
        >>> from helpers.coding import replay
        >>> code = {"do": "code", "id": "1", "article": "A", "start": 0, "end": 2, "text": "He", "code": "source"}
        >>> news(code, replay([]), replay([code]))
        'coded ‘He’ as source; 1 code'
        >>> news({"do": "undo"}, replay([code]), replay([code, {"do": "undo"}]))
        'undone: coded ‘He’ as source; 0 codes'
    """
    if action["do"] == "undo":  # says what it was that is undone
        return f"undone: {_change('', after, before)}; {_count(after)}"
    again = "done again: " if action["do"] == "redo" else ""
    return f"{again}{_change(str(action.get('id', '')), before, after)}; {_count(after)}"


def quoted(words: str) -> str:
    """Words of an article between quotation marks, cut in the middle where they are many.

    Example:
        >>> quoted("of great concern")
        '‘of great concern’'
    """
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 20]} … {words[-15:]}"
    return f"‘{visible(' '.join(short.split()))}’"


def _change(name: str, before: State, after: State) -> str:
    """The change of the item with this id, or of the first that has changed where no id is given."""
    old, new = _items(before), _items(after)
    # What has not changed is the same object, and to ask for that is far quicker than to compare.
    names = [name] if name else (it for it in {**old, **new} if old.get(it) is not new.get(it))
    return next((_told(old.get(it), new.get(it)) for it in names), "nothing")


def _items(state: State) -> dict[str, Annotation | Connection]:
    items: list[Annotation | Connection] = [*state.annotations, *state.connections]
    return {it.id: it for it in items}


def _told(old: Annotation | Connection | None, new: Annotation | Connection | None) -> str:
    if isinstance(old, Annotation) and isinstance(new, Annotation):
        return _altered(old, new)
    match old, new:
        case None, Annotation():
            return f"coded {quoted(new.text)} as {visible(new.code)}"
        case Annotation(), None:
            return f"removed {visible(old.code)} from {quoted(old.text)}"
        case None, Connection():
            return f"linked {_ends(new)}"
        case Connection(), None:
            return f"removed the link between {_ends(old)}"
    return "nothing"


def _altered(old: Annotation, new: Annotation) -> str:
    if old.code != new.code:
        return f"changed {quoted(new.text)} from {visible(old.code)} to {visible(new.code)}"
    return f"{'wrote' if new.note else 'removed'} the note on {quoted(new.text)}"


def _ends(connection: Connection) -> str:
    return " and ".join(f"{quoted(span.text)} ({visible(article)})" for article, span in connection.passages)


def _count(state: State) -> str:
    codes, links = len(state.annotations), len(state.connections)
    parts = [f"{codes:,} {'code' if codes == 1 else 'codes'}"]
    return ", ".join([*parts, *([f"{links:,} {'link' if links == 1 else 'links'}"] if links else [])])
