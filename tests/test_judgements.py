"""What two students said of the same sentences, beside each other, also where a file holds anything at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import load_story
from helpers.coding import State
from helpers.journal import bundle, open_journal
from helpers.lessons.pairs import ALONE, PAIR
from helpers.lessons.said import judgements_of
from helpers.widgets.desk import Partner
from helpers.widgets.desk.judgements import AGREE, ONE, PART, PARTLY, judgements_table

STORY = load_story("putin-vietnam-2024")
SAME, NOT = {"verdict": "the same fact", "differs": ["when", "how sure"]}, {"verdict": "not the same fact"}
MATTERS = {"matter": "yes", "reasons": ["length"]}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
VALUES = JSON | st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("verdict", "differs", "matter", "reasons", "passages"), JSON)
)


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")


def test_those_on_which_two_part_come_first() -> None:
    own = {f"{PAIR}A 1 + B 1": SAME, f"{PAIR}A 2 + B 2": SAME, f"{PAIR}A 3 + B 3": SAME, f"{ALONE}A 4 – B": MATTERS}
    other = {f"{PAIR}A 1 + B 1": SAME, f"{PAIR}A 2 + B 2": NOT, f"{PAIR}A 3 + B 3": SAME | {"differs": ["when"]}}
    lines = judgements_table(own, other, "Ben").text.splitlines()[2:]
    assert [line.split()[0] for line in lines if line[:1].isdigit()] == ["1", "2", "3", "4"]
    for line, place, said in zip(
        lines[-4:],
        ("A 2 + B 2", "A 3 + B 3", "A 1 + B 1", "A 4: not found in B"),
        (PART, PARTLY, AGREE, ONE),
        strict=True,
    ):
        assert place in line
        assert said in line


@given(
    st.dictionaries(st.text(max_size=6).map(PAIR.__add__) | st.text(max_size=6).map(ALONE.__add__), VALUES), st.text()
)
def test_a_file_may_hold_anything(answers: dict[str, Any], name: str) -> None:
    found = judgements_of([State(answers=answers)])
    assert "<script" not in judgements_table(found, found, name).html
    assert judgements_table(found, {}, name).text


def test_a_partners_judgements_wait_for_one_of_ones_own(tmp_path: Path) -> None:
    theirs = open_journal(STORY, "06", "Ben", tmp_path / "ben")
    theirs.do({"do": "answer", "question": f"{PAIR}A 8 + B 8", "value": SAME})
    data = bundle(STORY, tmp_path / "ben").data
    mine = open_journal(STORY, "06", "Ada", tmp_path / "ada")
    widget = Partner(STORY, mine)
    widget.take(data)
    assert widget.panel.shown["lines"] == ["You see them as soon as you have given a judgement yourself."]
    assert widget.panel.shown["said"] == "Ben: 1 judgement in this lesson."
    assert len(widget.children) == 1
    mine.do({"do": "answer", "question": f"{PAIR}A 8 + B 8", "value": NOT})
    assert len(widget.children) == 2
    assert PART in widget.twin
    mine.do({"do": "answer", "question": f"{PAIR}A 8 + B 8", "value": SAME})
    assert widget.panel.shown["stale"]
    widget.compare()
    assert AGREE in widget.twin
