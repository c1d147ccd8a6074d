"""A lesson as an nbgrader assignment: what is made, what students see of it, and that nbgrader's points are ours."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from helpers import load_story
from helpers.classroom import open_class
from helpers.classroom.autograding import answer, handed_in, points
from helpers.classroom.gradebook import gradebook
from helpers.classroom.invented import hand_in, journal, student
from helpers.cli import main
from helpers.editions.assignment import assignment
from helpers.errors import ParallaxError
from helpers.lessons import load_questions
from helpers.places import WORK, kit_folder

STORY = load_story("putin-vietnam-2024")
LESSON = "02-who-speaks"
NOTEBOOK = "02_who_speaks.ipynb"
LESSONS = sorted(path.name for path in kit_folder("lessons").glob("0*"))
SIGNS = (("BEGIN HIDDEN TESTS", "END HIDDEN TESTS"), ("BEGIN MARK SCHEME", "END MARK SCHEME"))


def work(seed: int) -> dict[str, list[dict[str, Any]]]:
    """What an invented student did, with the lesson among it."""
    dice = random.Random(seed)
    while LESSON not in (done := student(STORY, dice)):
        pass
    return done


def submit(folder: Path, name: str, seed: int, *, as_journal: bool) -> None:
    """Put a student's work into a submission: the journal where the notebook writes it, or the file to hand in."""
    folder.mkdir(parents=True, exist_ok=True)
    if as_journal:
        path = folder / WORK / STORY.id / f"{LESSON}.jsonl"
        path.parent.mkdir(parents=True)
        path.write_bytes(journal(STORY, name, LESSON, work(seed)[LESSON]))
    else:
        (folder / f"hand-in-{name}.jsonl").write_bytes(hand_in(STORY, name, work(seed)))


def cells(lesson: str) -> list[dict[str, Any]]:
    made = assignment(lesson)
    (data,) = (data for name, data in made.files.items() if name.endswith(".ipynb"))
    found: list[dict[str, Any]] = json.loads(data)["cells"]
    return found


def for_students(source: str) -> str:
    """A cell as nbgrader's generate_assignment leaves it: without the lines between its signs."""
    kept, ends = [], ""
    for line in source.splitlines():
        begins = next((end for begin, end in SIGNS if begin in line), "")
        if not (begins or ends):
            kept.append(line)
        ends = begins or ("" if ends and ends in line else ends)
    return "\n".join(kept)


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_question_that_counts_has_a_cell_and_each_cell_its_own_name(lesson: str) -> None:
    graded = [it["metadata"]["nbgrader"] for it in cells(lesson) if "nbgrader" in it["metadata"]]
    names = [it["grade_id"] for it in graded]
    assert len(names) == len(set(names))
    ids = [it.get("id") for it in cells(lesson)]
    assert len(ids) == len(set(ids))
    worth = {it["grade_id"]: it["points"] for it in graded if "points" in it}
    assessed = [it.id for it in load_questions(lesson) if it.assessed and not it.elsewhere]
    assert set(assessed) <= worth.keys()
    assert all(value > 0 for value in worth.values())


@pytest.mark.parametrize("lesson", LESSONS)
def test_students_see_no_key_rubric_or_sample(lesson: str) -> None:
    told = "\n".join(for_students("".join(it["source"])) for it in cells(lesson) if "nbgrader" in it["metadata"])
    assert "autograding import points" not in told
    for question in load_questions(lesson):
        secrets = [*question.rubric, *(it.text for it in question.samples), *(it.reason for it in question.samples)]
        assert not any(secret in told for secret in (*secrets, question.reason) if secret), question.id


@pytest.mark.parametrize("as_journal", [True, False])
def test_points_come_from_the_journal_or_from_the_file_to_hand_in(tmp_path: Path, *, as_journal: bool) -> None:
    submit(tmp_path / "ada", "ada", 3, as_journal=as_journal)
    submit(tmp_path / "handed-in", "ada", 3, as_journal=False)
    (mine,) = open_class(tmp_path / "handed-in").work.students
    state = handed_in(LESSON, STORY, tmp_path / "ada")
    assert state
    assert state.answers == mine.lessons[LESSON].answers
    text = str(answer(LESSON, "exit", tmp_path / "ada"))
    assert text == str(answer(LESSON, "exit", tmp_path / "handed-in"))


def test_the_journal_counts_before_a_partners_file_that_lies_beside_it(tmp_path: Path) -> None:
    submit(tmp_path, "ada", 3, as_journal=True)
    submit(tmp_path, "ben", 4, as_journal=False)
    state = handed_in(LESSON, STORY, tmp_path)
    assert state
    assert state.answers["how-said"] == work_answers(3)["how-said"]


def work_answers(seed: int) -> dict[str, Any]:
    return {it["question"]: it["value"] for it in work(seed)[LESSON] if it["do"] == "answer"}


def test_files_of_two_students_are_not_guessed_between(tmp_path: Path) -> None:
    submit(tmp_path, "ada", 3, as_journal=False)
    submit(tmp_path, "ben", 4, as_journal=False)
    with pytest.raises(ParallaxError, match="several students"):
        points(LESSON, "how-said", tmp_path)


def test_no_work_and_no_key_are_said(tmp_path: Path) -> None:
    with pytest.raises(ParallaxError, match="no work on this lesson"):
        points(LESSON, "how-said", tmp_path)
    assert str(answer(LESSON, "exit", tmp_path)) == "No answer yet."
    submit(tmp_path, "ada", 3, as_journal=True)
    with pytest.raises(ParallaxError, match="no key"):
        points(LESSON, "exit", tmp_path)
    with pytest.raises(ParallaxError, match="does not ask"):
        points(LESSON, "nothing", tmp_path)


def test_the_answer_is_text_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        hand_in(STORY, "Ada", {LESSON: [{"do": "answer", "question": "exit", "value": "<script>alert(1)</script>"}]})
    )
    assert "<script>" not in answer(LESSON, "exit", tmp_path).html


def test_the_command_writes_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / "course" / "source" / LESSON
    assert main(["nbgrader", LESSON, "-o", str(to)]) == 0
    assert "10 questions graded by the key, 1 marked by hand." in capsys.readouterr().out
    assert sorted(path.name for path in to.rglob("*.*")) == [f"{LESSON}.md", NOTEBOOK]
    (to / NOTEBOOK).write_text("mine", encoding="utf-8")
    assert main(["nbgrader", LESSON, "-o", str(to)]) == 1
    assert (to / NOTEBOOK).read_text(encoding="utf-8") == "mine"
    assert main(["nbgrader", "no-such-lesson", "-o", str(to)]) == 1


# ---- nbgrader itself


def nbgrader(course: Path, *words: str) -> str:
    """Run nbgrader in the folder of a course, as a teacher does."""
    command = [sys.executable, "-m", "nbgrader", *words]
    run = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False, timeout=600)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


@pytest.mark.skipif(find_spec("nbgrader") is None, reason="nbgrader is not installed: pip install -e '.[nbgrader]'")
def test_nbgraders_points_are_ours(tmp_path: Path) -> None:
    from nbgrader.api import Gradebook

    course = tmp_path / "course"
    course.mkdir()
    assert main(["nbgrader", LESSON, "-o", str(course / "source" / LESSON)]) == 0
    nbgrader(course, "generate_assignment", LESSON, "--create")
    released = course / "release" / LESSON
    text = (released / NOTEBOOK).read_text(encoding="utf-8")
    assert "autograding import points" not in text
    assert not any(sample.text[:60] in text for it in load_questions(LESSON) for sample in it.samples)
    for name, seed, as_journal in (("ada", 3, True), ("ben", 4, False)):
        folder = course / "submitted" / name / LESSON
        shutil.copytree(released, folder)
        submit(folder, name, seed, as_journal=as_journal)
        submit(tmp_path / "handed-in", name, seed, as_journal=False)
    nbgrader(course, "autograde", LESSON)
    ours = open_class(tmp_path / "handed-in")
    book = gradebook(ours.sorted, ours.pseudonyms, ours.kept, [LESSON], formative=True)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as graded:
        for pupil in book.pupils:
            submission = graded.find_submission(LESSON, pupil.name)
            theirs = {it.name: it.auto_score for notebook in submission.notebooks for it in notebook.grades}
            closed = {
                column.question.id: float(entry.points or 0)
                for column, entry in zip(book.columns, pupil.entries, strict=True)
                if not column.lines
            }
            assert theirs == closed | {"exit": None}
            assert submission.score == sum(closed.values())
            assert submission.needs_manual_grade
