"""Marking written answers: the rubric, the marks on disk, the form."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import any_text

from helpers import load_story
from helpers.classroom import open_class
from helpers.classroom.invented import example_class, hand_in
from helpers.classroom.opening import Refused, opened
from helpers.classroom.our_class import OurClass, example
from helpers.classroom.received import Received
from helpers.classroom.written import written_question
from helpers.errors import ParallaxError
from helpers.journal import MemoryJournal
from helpers.lessons import Question, load_questions
from helpers.lessons.marks import Mark, Written, as_data, mark_name, mark_of, open_marks
from helpers.lessons.rubrics import Criterion, most_points, rubric_of, teacher_page
from helpers.lessons.scores import by_hand, by_key, counted, key_points
from helpers.places import kit_folder
from helpers.views import class_marking
from helpers.widgets.marking.form import Marking

STORY = load_story("putin-vietnam-2024")
LESSON = "02-who-speaks"
ASKED = Question("exit", "text", ("G1",), "Why?", assessed=True, rubric=("Words (2 points)", "A sign (2 points)"))
LINES = rubric_of(ASKED)
LESSONS = sorted(path.name for path in kit_folder("lessons").glob("0*"))

levels = st.lists(st.one_of(st.none(), st.integers(-3, 5), st.text(max_size=3), st.booleans()), max_size=4)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def written(*texts: str) -> tuple[Written, ...]:
    return tuple(Written(f"name {at}", f"Student {at:02}", text) for at, text in enumerate(texts, start=1))


def form(*texts: str, journal: MemoryJournal | None = None) -> Marking:
    return Marking(ASKED, LINES, written(*texts), journal or MemoryJournal())


def keys(widget: Marking, pressed: str) -> None:
    for key in pressed:
        widget.hear({"do": "level", "level": int(key)}, ())


# ---- the rubric


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_rubric_of_the_kit_comes_to_what_its_best_sample_has(lesson: str) -> None:
    for question in load_questions(lesson):
        if question.kind == "text" and question.rubric:
            best = max(it.points for it in question.samples)
            assert most_points(rubric_of(question, teacher_page(lesson))) == best, question.id


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_teachers_page_has_words_for_every_level_of_the_exit_ticket(lesson: str) -> None:
    lines = rubric_of(written_question(lesson, STORY.id), teacher_page(lesson))
    assert all(all(line.levels) for line in lines)
    assert all(len(line.levels) == line.points + 1 for line in lines)


def test_words_of_another_step_or_with_other_points_are_not_taken() -> None:
    page = "## Rubric (step 8)\n| for | 1 | 0 |\n|---|---|---|\n| a | yes | no |\n| b | yes | no |\n"
    for step in (7, 8):
        asked = Question("exit", "text", ("G1",), "Why?", step=step, rubric=ASKED.rubric)
        assert rubric_of(asked, page) == LINES


@given(any_text, st.lists(any_text.filter(str.strip), max_size=4))
def test_any_page_and_any_lines_make_a_rubric(page: str, lines: list[str]) -> None:
    asked = Question("exit", "text", ("G1",), "Why?", step=8, rubric=tuple(lines))
    for found in (rubric_of(asked, page), rubric_of(asked, f"## Rubric (step 8)\n{page}")):
        assert len(found) == len(lines)
        assert all(len(it.levels) == it.points + 1 for it in found)


# ---- what counts, and for how much


def test_all_that_counts_is_marked_by_hand_or_by_the_key() -> None:
    for lesson in LESSONS:
        questions = load_questions(lesson)
        for formative in (False, True):
            for question in counted(questions, STORY.id, formative=formative):
                assert by_hand(question) != by_key(question)
                assert question.assessed or formative
                assert question.kind != "scale"
                assert not question.predict


def test_a_key_made_with_another_story_decides_nothing() -> None:
    closed = [it for it in counted(load_questions(LESSON), "river-flood", formative=True) if by_key(it)]
    assert closed == []


def test_an_assessed_question_earns_its_point_though_the_student_is_told_nothing() -> None:
    asked = Question("n", "number", ("G1",), "How many?", assessed=True, answers=("3",))
    assert [key_points(asked, value, STORY) for value in ("3", 3, "4", "many", None)] == [1, 1, 0, 0, None]


@given(anything)
def test_any_answer_earns_a_point_or_none(value: object) -> None:
    for question in counted(load_questions(LESSON), STORY.id, formative=True):
        assert key_points(question, value, STORY) in (None, 0, 1)


# ---- a mark


@given(anything, any_text)
def test_a_journal_may_hold_anything(value: object, answer: str) -> None:
    mark = mark_of(value, LINES, answer)
    assert len(mark.levels) == len(LINES)
    assert mark.points is None or 0 <= mark.points <= most_points(LINES)


@given(st.lists(st.integers(0, 2), min_size=2, max_size=2), st.text(max_size=300), any_text, any_text)
def test_a_mark_is_read_back_for_its_own_answer_only(given_: list[int], note: str, answer: str, other: str) -> None:
    mark = Mark(tuple(given_), note)
    value = json.loads(json.dumps(as_data(mark, answer)))
    assert mark_of(value, LINES, answer) == mark
    if other != answer:
        assert mark_of(value, LINES, other) == Mark((None, None), note, tuple(given_))


def test_a_rubric_with_another_number_of_lines_makes_the_answer_unmarked() -> None:
    value = as_data(Mark((2, 1)), "x")
    assert mark_of(value, (*LINES, Criterion("more", 1, ("", ""))), "x").points is None


def test_the_name_of_a_mark_shows_nobody() -> None:
    assert "ada" not in mark_name("exit", "name ada")
    assert mark_name("exit", "name ada") != mark_name("exit", "name ben")


# ---- the form


def test_a_number_goes_on_to_the_next_line_and_then_to_the_next_answer() -> None:
    widget = form("one", "two")
    keys(widget, "2")
    assert (widget.shown["student"], widget.shown["line"], widget.shown["done"]) == ("Student 01", 1, 0)
    keys(widget, "1")
    assert (widget.shown["student"], widget.shown["line"], widget.shown["done"]) == ("Student 02", 0, 1)
    assert widget.shown["said"] == "Student 01: 3 of 4 points."
    keys(widget, "00")
    assert widget.shown["at"] == 0
    assert repr(widget) == "Marking “exit”: 2 of 2 marked"


def test_lines_can_be_marked_out_of_order() -> None:
    widget = form("one", "two")
    widget.hear({"do": "level", "level": 1, "line": 1}, ())
    assert widget.shown["line"] == 0
    keys(widget, "2")
    assert widget.shown["student"] == "Student 02"


def test_an_answer_is_marked_anew_line_by_line() -> None:
    widget = form("one", "two")
    keys(widget, "22")
    widget.go(-1)
    keys(widget, "1")
    assert (widget.shown["student"], widget.shown["levels"], widget.shown["line"]) == ("Student 01", [1, 2], 1)
    keys(widget, "0")
    assert widget.shown["student"] == "Student 02"
    assert widget.mark(widget.answers[0]).points == 1


def test_too_many_points_are_refused_in_a_sentence() -> None:
    widget = form("one")
    widget.guard(lambda: widget.give(7))
    assert "line 1 of the rubric gives 0 to 2 points" in widget.fault["sentence"].lower()
    assert widget.shown["levels"] == [-1, -1]


def test_undo_takes_back_one_step_at_a_time_and_goes_there() -> None:
    journal = MemoryJournal()
    widget = form("one", "two", journal=journal)
    keys(widget, "221")
    for wanted in (("Student 02", [-1, -1]), ("Student 01", [2, -1]), ("Student 01", [-1, -1])):
        widget.undo()
        assert (widget.shown["student"], widget.shown["levels"]) == wanted
    assert form("one", "two", journal=journal).done == 0
    with pytest.raises(ParallaxError, match="nothing to undo"):
        widget.undo()


def test_a_note_goes_to_the_answer_it_was_written_for() -> None:
    widget = form("one", "two")
    key = widget.shown["key"]
    widget.go(1)
    widget.hear({"do": "note", "note": " Copy the verb. ", "key": key}, ())
    assert [widget.mark(it).note for it in widget.answers] == ["Copy the verb.", ""]
    widget.hear({"do": "note", "note": "x", "key": "nobody"}, ())
    widget.undo()
    assert widget.mark(widget.answers[0]).note == ""


def test_only_those_not_marked() -> None:
    widget = form("one", "two", "three")
    keys(widget, "22")
    widget.arrange("as handed in", only=True)
    assert [it.text for it in widget.listed()] == ["two", "three"]
    widget.go(1)
    keys(widget, "11")
    assert widget.shown["at"] == 0
    widget.go(-1)
    assert widget.shown["student"] == "Student 02"


def test_order_by_length() -> None:
    widget = form("long answer", "a", "middle")
    for order, wanted in (("shortest first", [1, 6, 11]), ("longest first", [11, 6, 1]), ("?", [11, 1, 6])):
        widget.arrange(order, only=False)
        assert [len(it.text) for it in widget.listed()] == wanted


def test_nobody_answered() -> None:
    widget = form()
    assert widget.shown["at"] == 0
    widget.go(1)
    widget.go(-1)
    with pytest.raises(ParallaxError, match="no answer here"):
        widget.give(1)
    assert "0 of 0 marked" in widget.twin


@given(st.lists(any_text, min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_any_answer_can_be_shown_and_none_stands_in_the_twin(texts: list[str]) -> None:
    widget = form(*texts)
    for _ in texts:
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", widget.shown["text"])
        keys(widget, "21")
    assert widget.done == len(texts)


@given(
    st.lists(st.sampled_from(["0", "1", "2", "9", "next", "back", "undo", "up", "down", "only", "all"]), max_size=25)
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_pressed_nothing_is_lost_on_the_way(pressed: list[str]) -> None:
    journal = MemoryJournal()
    widget = form("one", "two", "three", journal=journal)
    for it in pressed:
        message = {"do": "level", "level": int(it)} if it.isdigit() else {"do": it}
        if it in ("only", "all"):
            message = {"do": "arrange", "order": "shortest first", "only": it == "only"}
        widget.guard(lambda message=message: widget.hear(message, ()))
        assert widget.shown["done"] == widget.done
    again = form("one", "two", "three", journal=journal)
    assert [again.mark(it) for it in again.answers] == [widget.mark(it) for it in widget.answers]


def test_the_still_picture_holds_nothing_that_stays_with_the_teacher() -> None:
    asked = written_question(LESSON, STORY.id)
    lines = rubric_of(asked, teacher_page(LESSON))
    twin = Marking(asked, lines, written("<b>unlikely words</b>"), MemoryJournal()).twin
    secrets = (
        [it.text for it in asked.samples] + [it.text for it in lines] + [it for line in lines for it in line.levels]
    )
    assert not any(secret in twin for secret in ("unlikely", *secrets))
    assert "Student 01: not marked" in twin


# ---- on disk


@pytest.fixture
def ours(tmp_path: Path) -> OurClass:
    folder = tmp_path / "handed-in"
    folder.mkdir()
    for file in example_class(STORY, 6):
        (folder / file.file).write_bytes(file.data)
    return open_class(folder)


def test_marks_are_there_again_and_one_line_an_action(ours: OurClass) -> None:
    widget = class_marking(ours, "02")
    keys(widget, "210")
    widget.write("Well read.", widget.shown["key"])
    again = class_marking(open_class(ours.kept.parent / "handed-in"), LESSON, "exit")
    assert again.done == 1
    assert again.shown["note"] == "Well read."
    path = ours.kept / "marks" / STORY.id / f"{LESSON}.jsonl"
    assert len(path.read_bytes().splitlines()) == 1 + 4
    assert "Adler" not in path.read_text(encoding="utf-8")


def test_a_torn_last_line_costs_one_action(ours: OurClass) -> None:
    keys(class_marking(ours, "02"), "210")
    path = ours.kept / "marks" / STORY.id / f"{LESSON}.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    again = class_marking(ours, "02")
    first = again.answers[0]
    assert again.mark(first).levels == (2, 1, None)
    assert "cut short" in " ".join(again.shown["problems"])


def test_a_place_where_nothing_can_be_saved_is_said_and_nothing_lost(ours: OurClass) -> None:
    (ours.kept / "marks").write_text("in the way", encoding="utf-8")
    widget = class_marking(ours, "02")
    keys(widget, "210")
    assert not widget.shown["saved"]
    (problem,) = widget.shown["problems"]
    assert problem.startswith(f"class/marks/{STORY.id}/{LESSON}.jsonl: nothing can be saved here")
    assert widget.done == 1
    assert b'"levels": [2, 1, 0]' in widget.journal.download()
    (ours.kept / "marks").unlink()
    keys(widget, "1")
    assert widget.shown["saved"]
    assert class_marking(ours, "02").mark(widget.answers[0]).points == 3


def test_an_answer_handed_in_later_is_marked_anew(tmp_path: Path) -> None:
    folder = tmp_path / "handed-in"
    folder.mkdir()
    path = folder / "ada.jsonl"
    steps = [{"do": "answer", "question": "exit", "value": "First."}]
    path.write_bytes(hand_in(STORY, "Ada", {LESSON: steps}))
    keys(class_marking(open_class(folder), "02"), "222")
    steps.append({"do": "answer", "question": "exit", "value": "Second."})
    path.write_bytes(hand_in(STORY, "Ada", {LESSON: steps}))
    widget = class_marking(open_class(folder), "02")
    assert widget.done == 0
    assert widget.shown["again"].endswith("an earlier one with 2, 2, 2.")


def test_marks_are_no_students_work(ours: OurClass) -> None:
    keys(class_marking(ours, "02"), "2")
    data = (ours.kept / "marks" / STORY.id / f"{LESSON}.jsonl").read_bytes()
    refused = opened(Received("02.jsonl", 0, data), STORY)
    assert isinstance(refused, Refused)
    assert "marks" in refused.reason


def test_students_are_shown_by_pseudonym_unless_names_are_asked_for(ours: OurClass) -> None:
    assert {it.shown for it in class_marking(ours, "02").answers} <= set(ours.students)
    assert {it.shown for it in class_marking(ours, "02", names=True).answers} <= set(ours.real_names.values())


def test_a_class_on_another_story_is_marked_with_samples_that_are_said_to_be_of_another() -> None:
    found = class_marking(example("river-flood", 3), "02")
    assert found.about["samples"]
    assert "another story" in found.about["note"]


@pytest.mark.parametrize(("lesson", "question"), [("02", "how-said"), ("02", "nothing"), ("99", "")])
def test_what_cannot_be_marked_is_said(ours: OurClass, lesson: str, question: str) -> None:
    with pytest.raises(ParallaxError):
        class_marking(ours, lesson, question)


def test_marks_of_two_lessons_do_not_meet(tmp_path: Path) -> None:
    one, two = (open_marks(STORY, name, tmp_path) for name in (LESSON, "03-words"))
    one.do({"do": "answer", "question": mark_name("exit", "name ada"), "value": as_data(Mark((1,)), "x")})
    assert two.state.answers == {}
