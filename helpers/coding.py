"""What a student did, one action after another, and what stands after it: codes, connections, answers.

This is a pure state machine: it knows neither files nor widgets. An action is plain data with a word under ``do``:

- ``code`` (id, article, start, end, text, before, after, code)
- ``recode`` (id, code), ``note`` (id, note), ``remove`` (id)
- ``connect`` (id, passages), ``disconnect`` (id)
- ``undo``, ``redo``: for all of the above; a new one of them forgets what could be redone
- ``answer``, ``predict`` (question, value) and ``reveal`` (question), which are not undone
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.model import Annotation, Connection, Span

Item = Annotation | Connection
Action = Mapping[str, Any]

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class State:
    """What stands after some actions.

    Attributes:
        annotations: the coded stretches, in order of creation.
        connections: the passages put together, in order of creation.
        answers: the last value committed for each question.
        predictions: the last prediction for each question.
        revealed: the questions whose result was shown.
        can_undo: whether there is something to undo.
        can_redo: whether there is something to redo.
        skipped: a sentence for each action that made no sense and was left out; only a replay leaves any out.
    """

    annotations: tuple[Annotation, ...] = ()
    connections: tuple[Connection, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    predictions: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    revealed: frozenset[str] = frozenset()
    can_undo: bool = False
    can_redo: bool = False
    skipped: tuple[str, ...] = ()


def replay(actions: Iterable[Action]) -> State:
    """What stands after all these actions; those that make no sense are skipped and reported in ``skipped``.

    Example:
        >>> code = {"do": "code", "id": "1", "article": "A", "start": 0, "end": 2, "text": "He", "code": "source"}
        >>> recode, remove = {"do": "recode", "id": "1", "code": "figure"}, {"do": "remove", "id": "2"}
        >>> state = replay([code, recode, {"do": "undo"}, remove])
        >>> [(one.text, one.code) for one in state.annotations]
        [('He', 'source')]
        >>> state.can_redo, state.skipped
        (True, ("there is no code with the id '2'.",))
    """
    history = History()
    skipped = history.follow(actions)
    return replace(history.state, skipped=tuple(skipped))


@dataclass(frozen=True, slots=True)
class _Change:
    """One step that can be undone: what stood under an id before and after it, with its place in the order."""

    id: str
    before: tuple[int, Item] | None
    after: tuple[int, Item] | None


class History:
    """The actions so far, kept so that one more takes no longer than the first.

    Example:
        >>> history = History()
        >>> history.do({"do": "answer", "question": "q1", "value": 3})
        >>> history.state.answers["q1"]
        3
        >>> history.do({"do": "undo"})
        Traceback (most recent call last):
            ...
        helpers.errors.ParallaxError: there is nothing to undo.
    """

    def __init__(self) -> None:
        self._items: dict[str, tuple[int, Item]] = {}
        self._made = 0
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._answers: dict[str, Any] = {}
        self._predictions: dict[str, Any] = {}
        self._revealed: set[str] = set()
        self._state: State | None = State()
        self._verbs: Final[dict[str, Callable[[Action], None]]] = {
            "code": self._code, "recode": self._recode, "note": self._note, "remove": self._remove,
            "connect": self._connect, "disconnect": self._disconnect, "undo": self._undo, "redo": self._redo,
            "answer": self._answer, "predict": self._predict, "reveal": self._reveal,
        }  # fmt: skip

    @property
    def state(self) -> State:
        """What stands now."""
        if self._state is None:
            items = [item for _, item in sorted(self._items.values(), key=lambda entry: entry[0])]
            self._state = State(
                tuple(item for item in items if isinstance(item, Annotation)),
                tuple(item for item in items if isinstance(item, Connection)),
                MappingProxyType(dict(self._answers)),
                MappingProxyType(dict(self._predictions)),
                frozenset(self._revealed),
                bool(self._done),
                bool(self._undone),
            )
        return self._state

    def do(self, action: Action) -> None:
        """Take one more action.

        Raises:
            ParallaxError: the action makes no sense; then nothing has changed.
        """
        word = action.get("do")
        verb = self._verbs.get(word) if isinstance(word, str) else None
        if verb is None:
            raise ParallaxError(f"there is no action {word!r}"[:100])
        verb(action)
        self._state = None

    def follow(self, actions: Iterable[Action]) -> list[str]:
        """Take many actions, skip those that make no sense, and give a sentence for each that was skipped."""
        skipped = []
        for action in actions:
            try:
                self.do(action)
            except ParallaxError as error:
                skipped.append(str(error))
        return skipped

    def _code(self, action: Action) -> None:
        span, name = _span(action), _word(action, "id")
        self._new(Annotation(span.start, span.end, span.text, name, _word(action, "article"), _word(action, "code")))

    def _recode(self, action: Action) -> None:
        place, item = self._annotation(action)
        self._change(item.id, (place, replace(item, code=_word(action, "code"))))

    def _note(self, action: Action) -> None:
        place, item = self._existing(action)
        note = action.get("note")
        if not isinstance(note, str):
            raise ParallaxError("a note is a text")
        self._change(item.id, (place, replace(item, note=note)))

    def _remove(self, action: Action) -> None:
        self._change(self._annotation(action)[1].id, None)

    def _connect(self, action: Action) -> None:
        passages = action.get("passages")
        if not isinstance(passages, list | tuple) or len(passages) < 2:
            raise ParallaxError("a connection needs two passages or more")
        if not all(isinstance(passage, Mapping) for passage in passages):
            raise ParallaxError("a passage needs an article and a place in it")
        ends = tuple((_word(passage, "article"), _span(passage)) for passage in passages)
        self._new(Connection(_word(action, "id"), ends))

    def _disconnect(self, action: Action) -> None:
        item = self._existing(action)[1]
        if not isinstance(item, Connection):
            raise ParallaxError(f"{item.id!r} is a code, not a connection", "", "Remove it")
        self._change(item.id, None)

    def _undo(self, _: Action) -> None:
        if not self._done:
            raise ParallaxError("there is nothing to undo")
        change = self._done.pop()
        self._put(change.id, change.before)
        self._undone.append(change)

    def _redo(self, _: Action) -> None:
        if not self._undone:
            raise ParallaxError("there is nothing to redo")
        change = self._undone.pop()
        self._put(change.id, change.after)
        self._done.append(change)

    def _answer(self, action: Action) -> None:
        self._answers[_word(action, "question")] = _value(action)

    def _predict(self, action: Action) -> None:
        question = _word(action, "question")
        if question in self._revealed:
            raise ParallaxError(f"the result of {question!r} was shown already; your prediction stands as it is")
        self._predictions[question] = _value(action)

    def _reveal(self, action: Action) -> None:
        self._revealed.add(_word(action, "question"))

    def _existing(self, action: Action) -> tuple[int, Item]:
        name = _word(action, "id")
        if name not in self._items:
            raise ParallaxError(f"there is no code with the id {name!r}")
        return self._items[name]

    def _annotation(self, action: Action) -> tuple[int, Annotation]:
        place, item = self._existing(action)
        if not isinstance(item, Annotation):
            raise ParallaxError(f"{item.id!r} is a connection, not a code", "", "Disconnect it")
        return place, item

    def _new(self, item: Item) -> None:
        if item.id in self._items:
            raise ParallaxError(f"there is a code with the id {item.id!r} already")
        self._made += 1
        self._change(item.id, (self._made, item))

    def _change(self, name: str, after: tuple[int, Item] | None) -> None:
        self._done.append(_Change(name, self._items.get(name), after))
        self._undone.clear()
        self._put(name, after)

    def _put(self, name: str, entry: tuple[int, Item] | None) -> None:
        if entry is None:
            del self._items[name]
        else:
            self._items[name] = entry


def _word(action: Action, field: str) -> str:
    word = action.get(field)
    if not isinstance(word, str) or not word:
        raise ParallaxError(f"the action has no {field}")
    return word


def _value(action: Action) -> Any:
    if "value" not in action:
        raise ParallaxError("the action has no value")
    return action["value"]


def _span(place: Mapping[str, Any]) -> Span:
    start, end, text = place.get("start"), place.get("end"), place.get("text")
    # the type itself: True and False are whole numbers too, as far as isinstance is concerned
    if type(start) is not int or type(end) is not int or not isinstance(text, str):
        raise ParallaxError("a passage needs a start, an end and its text")
    if not 0 <= start < end or len(text) != end - start:
        raise ParallaxError(f"the text of a passage does not fit its place ({start} to {end})")
    return Span(start, end, text)
