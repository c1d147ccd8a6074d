"""What lesson 07 says of the coders, looked up in the two articles, in both codings and in what the machine finds."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from helpers import load_story, tables
from helpers.agreement import sort_marks
from helpers.layers.switching import Switchboard
from helpers.lessons import feedback, load_questions
from helpers.places import kit_folder
from helpers.tables.parts import first_sentences, sentences_at
from helpers.tables.yardstick import coders, inside_places, sorted_marks

STORY = load_story("putin-vietnam-2024")
FOLDER = kit_folder("lessons") / "07-reader-and-machine"
TEACHER = (FOLDER / "teacher.md").read_text(encoding="utf-8")
BENCHMARKS = kit_folder("lessons").parent / "benchmarks" / "README.md"
QUESTIONS = {question.id: question for question in load_questions("07-reader-and-machine")}
FIGURES = coders(STORY, "figures")


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def test_the_table_of_eight_sentences_has_what_the_three_coders_marked() -> None:
    rows = {row[0]: row[1:] for row in map(cells, re.findall(r"^\| A \d .*$", TEACHER, re.MULTILINE))}
    assert len(rows) == 8
    for place in first_sentences(STORY, 8):
        for layer, said in zip(FIGURES, rows[place.name], strict=True):
            marks = sorted(inside_places(layer, [place]).annotations, key=lambda it: it.start)
            assert said == (", ".join(f"*{it.text}*" for it in marks) or "–")


@pytest.mark.parametrize("coder", ["second coding", "machine"])
def test_the_counts_of_eight_sentences(coder: str) -> None:
    table = tables.by_yardstick(STORY, FIGURES, "reference coding", "figures", first_sentences(STORY, 8))
    counts = " | ".join(str(table.loc[coder, name]) for name in ("marked", "hits", "false alarms", "misses"))
    assert f"| {coder} | {counts} | " in TEACHER.partition("### Step 5")[2].partition("### Step 6")[0]
    assert table.loc["second coding", "kappa"] == 0.71


def test_the_counts_of_all_sentences() -> None:
    for row in tables.scores_of_all(STORY).to_dict("records"):
        counts = " | ".join(str(row[name]) for name in ("marked", "hits", "false alarms", "misses"))
        shares = " | ".join(f"{row[name]:.2f}" for name in ("precision", "recall", "F1"))
        assert f"| {row['thing']} | {row['coder']} | {counts} | {shares} |" in TEACHER


def test_what_is_said_of_figures_and_labels() -> None:
    second = sorted_marks(FIGURES, "machine", "second coding")
    assert (second.precision, round(second.recall or 0, 2)) == (1.0, 0.78)
    labels = sorted_marks(coders(STORY, "labels"), "machine", "reference coding", "labels")
    names = Counter(it.text for it in labels.false_alarms)
    assert (names["Putin"], names["Vietnam"]) == (22, 21)
    assert {"his host", "A manufacturing powerhouse", "both superpowers"} <= {it.text for it in labels.misses}
    for name, *wanted in (("council-vote", "0.95", "0.97"), ("river-flood", "0.94", "0.93")):
        table = tables.scores_of_all(load_story(name), ["figures"]).set_index("coder")
        assert [f"{table.loc[coder, 'F1']:.2f}" for coder in ("second coding", "machine")] == wanted


def test_the_table_of_switches() -> None:
    board = Switchboard(STORY)
    every = frozenset(rule.name for rule in board.rules)
    settings = {"mark less": board.less(), "as it is": board.as_it_is(), "mark more": board.more(), "every": every}
    for name, on in settings.items():
        layer = board.layer(on)
        found = [sort_marks(layer, key) for key in FIGURES[:2]]
        shares = " | ".join(f"{value:.2f}" for it in found for value in (it.precision or 0, it.recall or 0))
        row = rf"^\| {name}[^|]*\| {found[0].marked} \| {re.escape(shares)} \|$"
        assert re.search(row, TEACHER, re.MULTILINE), name


def test_the_false_alarms_of_step_8() -> None:
    layer = Switchboard(STORY).layer(Switchboard(STORY).more())
    first, second = (sort_marks(layer, key) for key in FIGURES[:2])
    said = TEACHER.partition("### Step 8")[2].partition("By the second coding")[0]
    listed = {word: {"twice": 2}.get(times, 1) for word, times in re.findall(r"\*(\w+)\*(?: \((\w+)\))?", said)}
    assert Counter(it.text for it in first.false_alarms) == listed
    assert len(first.false_alarms) == 13
    assert sorted(it.text for it in second.false_alarms) == ["each", "more", "most", "the Cold War"]
    assert QUESTIONS["alarms-second"].answers == (str(len(second.false_alarms)),)


def test_the_machine_has_marked_something_else_in_both_sentences() -> None:
    for place in sentences_at(STORY, "A 7", "B 4"):
        marked = {it.text for it in inside_places(FIGURES[-1], [place]).annotations}
        assert marked
        assert all(f"“{words}”" in QUESTIONS["era"].reason for words in marked)


def test_the_figures_from_elsewhere_stand_in_the_benchmarks() -> None:
    if not BENCHMARKS.is_file():
        pytest.skip("the benchmarks do not come with an installed kit")
    text = BENCHMARKS.read_text(encoding="utf-8")
    assert "| news sentences, NewsQuant (295) | **the kit** | 95.2 " in text
    assert "| science, MeasEval (298), no values annotated | **the kit** | 65.2 " in text
    assert "| **the kit** | 88.6 [87.1, 90.7] | 72.3 [70.5, 75.0] | 90.8 [88.4, 93.6] | 90.4 " in text


@pytest.mark.parametrize(
    ("name", "value", "verdict"),
    [
        ("gate", "a false alarm", "matches the key"),
        ("gate", "a miss", "look again"),
        ("precision", "75", "matches the key"),
        ("precision", "60", "look again"),
        ("recall", "60 %", "matches the key"),
        ("for-what", "mark less: what is marked is sure", "defensible"),
        ("labels-why", "the two had different tasks", "matches the key"),
        ("alarms-second", "4", "matches the key"),
    ],
)
def test_what_is_said_of_answers(name: str, value: str, verdict: str) -> None:
    assert feedback(QUESTIONS[name], value, STORY).verdict == verdict


def test_questions_on_made_up_sentences_keep_their_key_on_any_story() -> None:
    elsewhere = load_story("river-flood")
    found = feedback(QUESTIONS["recall"], "75", elsewhere)
    assert (found.verdict, found.hint) == ("look again", None)
    assert "Count the ticks in the yardstick’s column" in found.text
