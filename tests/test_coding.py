"""The state machine of student work, held against a model that is as simple as can be."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from helpers import ParallaxError
from helpers.coding import History, State, replay

IDS = st.sampled_from(["1", "2", "3", "k", "é"])
CODES = st.sampled_from(["source", "figure", "label"])
QUESTIONS = st.sampled_from(["q1", "q2"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


def code(name: str = "1", word: str = "source", start: int = 3) -> dict[str, Any]:
    return {
        "do": "code", "id": name, "article": "A", "start": start, "end": start + 4, "text": "said",
        "before": "he ", "after": " so", "code": word,
    }  # fmt: skip


def connect(name: str = "k") -> dict[str, Any]:
    ends = [{**code(), "article": article} for article in ("A", "B")]
    return {"do": "connect", "id": name, "passages": ends}


Row = tuple[str, str, str]
"""Of the simple model: id, code (empty for a connection), note."""


class SimpleModel:
    """Undo by keeping every past list whole."""

    def __init__(self) -> None:
        self.past: list[list[Row]] = []
        self.future: list[list[Row]] = []
        self.now: list[Row] = []
        self.answers: dict[str, Any] = {}
        self.predictions: dict[str, Any] = {}
        self.revealed: set[str] = set()

    def ids(self) -> list[str]:
        return [name for name, *_ in self.now]

    def step(self, rows: list[Row]) -> None:
        self.past.append(self.now)
        self.future.clear()
        self.now = rows

    def do(self, action: dict[str, Any]) -> bool:
        """Whether the action made sense."""
        word = action["do"]
        if word in ("answer", "predict", "reveal"):
            return self.do_question(word, action)
        if word in ("undo", "redo"):
            taken, given = (self.past, self.future) if word == "undo" else (self.future, self.past)
            if taken:
                given.append(self.now)
                self.now = taken.pop()
                return True
            return False
        return self.do_code(word, action)

    def do_question(self, word: str, action: dict[str, Any]) -> bool:
        question = action["question"]
        if word == "predict" and question in self.revealed:
            return False
        if word == "reveal":
            self.revealed.add(question)
        else:
            (self.answers if word == "answer" else self.predictions)[question] = action["value"]
        return True

    def do_code(self, word: str, action: dict[str, Any]) -> bool:
        name = action["id"]
        if word in ("code", "connect"):
            if name not in self.ids():
                self.step([*self.now, (name, action.get("code", ""), "")])
                return True
            return False
        found = [row for row in self.now if row[0] == name]
        if not found or (word != "note" and bool(found[0][1]) == (word == "disconnect")):
            return False
        _, given_code, note = found[0]
        new = {
            "recode": [(name, action.get("code", ""), note)],
            "note": [(name, given_code, action.get("note", ""))],
        }.get(word, [])
        self.step([kept for row in self.now for kept in (new if row[0] == name else [row])])
        return True

    def rows(self) -> tuple[list[Row], list[Row]]:
        return [row for row in self.now if row[1]], [row for row in self.now if not row[1]]


def rows(state: State) -> tuple[list[Row], list[Row]]:
    codes = [(one.id, one.code, one.note) for one in state.annotations]
    return codes, [(one.id, "", one.note) for one in state.connections]


class StudentWork(RuleBasedStateMachine):
    """Any sequence of actions and restarts, sensible or not."""

    def __init__(self) -> None:
        super().__init__()
        self.model, self.history, self.lines = SimpleModel(), History(), list[str]()

    def act(self, **action: Any) -> None:
        before = self.history.state
        if self.model.do(action):
            self.history.do(action)
            self.lines.append(json.dumps(action))
        else:
            with pytest.raises(ParallaxError):
                self.history.do(action)
            assert self.history.state == before

    @rule(name=IDS, word=CODES, start=st.integers(0, 90))
    def add(self, name: str, word: str, start: int) -> None:
        self.act(**code(name, word, start))

    @rule(name=IDS, word=CODES)
    def recode(self, name: str, word: str) -> None:
        self.act(do="recode", id=name, code=word)

    @rule(name=IDS, note=st.text(max_size=5))
    def note(self, name: str, note: str) -> None:
        self.act(do="note", id=name, note=note)

    @rule(name=IDS, word=st.sampled_from(["remove", "disconnect"]))
    def remove(self, name: str, word: str) -> None:
        self.act(do=word, id=name)

    @rule(name=IDS)
    def connect(self, name: str) -> None:
        self.act(**connect(name))

    @rule(word=st.sampled_from(["undo", "redo"]))
    def step_back_or_forth(self, word: str) -> None:
        self.act(do=word)

    @rule(word=st.sampled_from(["answer", "predict"]), question=QUESTIONS, value=JSON)
    def tell(self, word: str, question: str, value: Any) -> None:
        self.act(do=word, question=question, value=value)

    @rule(question=QUESTIONS)
    def reveal(self, question: str) -> None:
        self.act(do="reveal", question=question)

    @precondition(lambda self: self.lines)
    @rule()
    def restart(self) -> None:
        self.history = History()
        assert self.history.follow(json.loads(line) for line in self.lines) == []

    @invariant()
    def equals_the_model(self) -> None:
        state = self.history.state
        assert rows(state) == self.model.rows()
        assert (state.can_undo, state.can_redo) == (bool(self.model.past), bool(self.model.future))
        assert state.answers == self.model.answers
        assert state.predictions == self.model.predictions
        assert state.revealed == self.model.revealed


TestStudentWork = StudentWork.TestCase


def test_the_replay_of_what_was_done_is_the_state() -> None:
    actions = [
        code(),
        connect(),
        {"do": "note", "id": "k", "note": "same?"},
        {"do": "remove", "id": "1"},
        {"do": "undo"},
    ]
    history = History()
    for action in actions:
        history.do(action)
    assert replay(actions) == history.state
    assert [one.note for one in replay(actions).connections] == ["same?"]


def test_a_restored_code_returns_to_its_place() -> None:
    state = replay([code("1"), code("2"), {"do": "remove", "id": "1"}, {"do": "undo"}])
    assert [one.id for one in state.annotations] == ["1", "2"]


def test_a_new_code_forgets_what_could_be_redone_and_an_answer_does_not() -> None:
    answered = [code("1"), {"do": "undo"}, {"do": "answer", "question": "q", "value": None}]
    assert replay(answered).can_redo
    assert not replay([*answered, code("2")]).can_redo


@pytest.mark.parametrize(
    "action",
    [
        {}, {"do": None}, {"do": "dance"}, {"do": ["code"]}, {"do": "undo"}, {"do": "redo"}, {"do": "code"},
        {**code(), "start": True}, {**code(), "end": 3}, {**code(), "text": "said so"},
        {**code(), "start": -1, "end": 3}, {**code(), "id": ""}, {**code(), "code": 7}, {**code(), "article": None},
        {"do": "remove", "id": "9"}, {"do": "recode", "id": "1"}, {"do": "note", "id": "1"},
        {"do": "disconnect", "id": "1"}, {"do": "connect", "id": "k"}, {"do": "connect", "id": "k", "passages": [1, 2]},
        {**connect(), "passages": connect()["passages"][:1]},
        {"do": "answer", "question": "q"}, {"do": "predict", "value": 1}, {"do": "reveal"},
    ],
    ids=str,
)  # fmt: skip
def test_nonsense_is_refused_and_skipped_on_replay(action: dict[str, Any]) -> None:
    history = History()
    if action.get("do") not in ("undo", "code"):
        history.do(code())
    before = history.state
    with pytest.raises(ParallaxError):
        history.do(action)
    assert history.state == before
    assert len(replay([action]).skipped) == 1


@given(st.lists(st.dictionaries(st.sampled_from(["do", "id", "start", "end", "text", "passages", "value"]), JSON)))
def test_any_actions_can_be_replayed(actions: list[dict[str, Any]]) -> None:
    assert len(replay(actions).skipped) == len(actions)
