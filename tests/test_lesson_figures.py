"""What lesson 05 says of the two articles, looked up in them, in both codings and in what the machine finds."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from helpers import load_story, tables
from helpers.comparison import FIGURE_RELATIONS, figure_ledger
from helpers.comparison.precision import to_digits
from helpers.layers import machine_layer, reference_layer
from helpers.layers.figure_key import reference_pairs
from helpers.lessons import feedback, load_questions
from helpers.lessons.wording import find_quote
from helpers.places import kit_folder
from helpers.tables.beside import inside
from helpers.tables.figures_key import parted_pairs
from helpers.tables.parts import sentences_at

STORY = load_story("putin-vietnam-2024")
FOLDER = kit_folder("lessons") / "05-figures"
LESSON = (FOLDER / "lesson.md").read_text(encoding="utf-8").replace("\\$", "$")
TEACHER = (FOLDER / "teacher.md").read_text(encoding="utf-8").replace("\\$", "$")
QUESTIONS = {question.id: question for question in load_questions("05-figures")}
TRADE = (("$3.5 billion", "$3.6 billion"), ("$175 billion", "$171 billion"), ("$123 billion", "$111 billion"))
CODED = ("A 22", "A 24", "B 23")


def second_pairs() -> dict[tuple[str, str], str]:
    path = kit_folder("seeds") / STORY.id / "key" / f"{STORY.id}.second.json"
    key: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {(it["A"]["surface"], it["B"]["surface"]): it["relation"] for it in key["figure_pairs"]}


def test_the_three_sentences_hold_the_twelve_figures_of_the_table() -> None:
    rows = re.findall(r"^\| ([AB] \d+) \| \*(.+?)\* \| ([a-z ]+) \|", TEACHER.partition("### Step 4")[2], re.MULTILINE)
    for layer in (reference_layer(STORY, "figure codes"), machine_layer(STORY, "figure codes")):
        wanted = [(it.name, one.text, one.code) for it in sentences_at(STORY, *CODED) for one in inside(layer, it)]
        assert sorted(rows) == sorted(wanted)
    assert len(rows) == 12


def test_both_codings_and_the_machine_give_the_three_pairs_two_years() -> None:
    theirs, second = {(it.a[0].text, it.b[0].text): it.relation for it in reference_pairs(STORY)}, second_pairs()
    ours = {tuple(figure.text for figure in row.figures if figure): row for row in figure_ledger(STORY, alone=False)}
    for pair in TRADE:
        assert {theirs[pair], second[pair], ours[pair].relation} == {"different period"}
        row = rf"\| {re.escape(pair[0])} \(2022\) \| {re.escape(pair[1])} \(2023\) \| different period \| (.\d.\d %) \|"
        said = re.search(row, TEACHER)
        assert said is not None
        assert ours[pair].difference.startswith(said[1].replace("−", "-"))


@pytest.mark.parametrize(("digits", "same"), [(3, 0), (2, 0), (1, 3)])
def test_only_one_digit_makes_all_pairs_the_same(digits: int, same: int) -> None:
    amounts = [tuple(float(text[1:].split()[0]) for text in pair) for pair in TRADE]
    assert sum(to_digits(one, digits) == to_digits(two, digits) for one, two in amounts) == same


def test_the_tiny_fraction_is_as_large_as_the_teacher_reads() -> None:
    a, b = ([float(pair[side][1:].split()[0]) for pair in TRADE] for side in (0, 1))
    shares = [f"{100 * it[0] / other:.1f} %" for it in (a, b) for other in it[1:]]
    assert shares == ["2.0 %", "2.8 %", "2.1 %", "3.2 %"]
    assert f"{shares[0]} of the trade with China and {shares[1]}" in TEACHER
    assert f"it is {shares[2]} and {shares[3]}" in TEACHER


def test_no_pair_of_numbers_conflicts() -> None:
    assert "conflict" not in {row.relation for row in figure_ledger(STORY, alone=False)}
    conflicts = {(it.a[0].text, it.b[0].text) for it in reference_pairs(STORY) if it.relation == "conflict"}
    assert conflicts == {pair for pair, relation in second_pairs().items() if relation == "conflict"}
    assert conflicts == {("rafts", "a raft")}


def test_the_second_coding_reads_the_traps_as_the_teacher_says() -> None:
    second = second_pairs()
    assert second["24 years", "2017"] == "different scope"
    assert second["1950s", "1950"] == "rounded"
    assert second["Thursday", "today"] == "same"
    assert second["Today", "today"] == "different period"


def test_the_shares_are_those_of_the_table() -> None:
    table = tables.figure_shares(STORY.articles)
    counts = table[["sentences", "with a figure", "per cent"]].to_dict("split")["data"]
    assert counts == [[27, 13, 48], [29, 10, 34]]
    assert table["with a source"].tolist() == [0, 0]
    assert table["figures"].tolist() == [10, 6]
    assert "48 of 100 in A, and in 34 of 100 in B" in QUESTIONS["share-a"].reveal


def test_the_machine_parts_from_the_coding_where_the_teacher_says() -> None:
    apart = [theirs.a[0].text for ours, theirs in parted_pairs(STORY) if theirs and not ours]
    assert sorted(apart) == ["2022", "World War II", "for decades", "rafts", "three months later"]
    assert not [ours for ours, _ in parted_pairs(STORY) if ours]
    assert len(figure_ledger(STORY, alone=False)) == 10
    machine, reference = (find(STORY, "figures") for find in (machine_layer, reference_layer))
    assert tables.apart(STORY, machine, reference, "overlap")["words"].tolist() == [
        "World War II",
        "the Cold War",
        "thursday-june-20-2024",
    ]


def test_the_relations_are_those_of_the_form() -> None:
    named = re.findall(r"^\| \*\*(.+?)\*\* \|", LESSON.partition("## How two figures relate")[2], re.MULTILINE)
    assert named[: len(FIGURE_RELATIONS)] == list(FIGURE_RELATIONS)
    assert QUESTIONS["visits"].options == tuple(FIGURE_RELATIONS)


@pytest.mark.parametrize("text", ["around", "Putin touched down in Hanoi around 2 am", "barely", "barely three months"])
def test_a_hedge_is_found_in_either_sentence(text: str) -> None:
    assert feedback(QUESTIONS["hedge"], {"article": "A", "text": text}, STORY).verdict == "matches the key"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("small", {"article": "A", "text": "a tiny fraction"}),
        ("visits", "not comparable"),
        ("name", "a date"),
        ("year", "for all three amounts"),
    ],
)
def test_a_reading_of_the_other_coder_can_be_defended(question: str, value: object) -> None:
    assert feedback(QUESTIONS[question], value, STORY).verdict == "defensible"


def test_every_place_named_beside_its_words_is_right() -> None:
    """*words* (A 13), “words” (B 16): the words stand in that sentence."""
    found = re.findall(r"(?:\*([^*]+)\*|“([^”*]+)”) \(([AB] \d+)\)", TEACHER + LESSON)
    assert len(found) > 15
    for one, two, name in found:
        (place,) = sentences_at(STORY, name)
        assert find_quote(place.sentence.text, one or two), (one or two, name)
