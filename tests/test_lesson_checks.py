"""What `parallax check` finds. The faulty lesson and its faults are in ``tests/cases/lessons``."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from helpers.cli import main
from helpers.demo.checking import check_folder
from helpers.lessons.checks import check_lesson
from helpers.lessons.page import read_lesson, read_timetables
from helpers.places import kit_folder
from helpers.seeds import list_stories

CASES = Path(__file__).parent / "cases" / "lessons"
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "source": ["| in this notebook | minutes |\n", "|---|---|\n", "| Look | 40 |\n"]},
        {"cell_type": "code", "source": ['lesson = open_lesson("08-other")\n', '%time lesson.ask("twice")']},
        {"cell_type": "code", "source": ["broken ("]},
        {"cell_type": "code", "source": ['ask("words")\n', 'ask("tiket")\n', 'ask.after("sclae", view)']},
    ]
}
LESSON = """# 09 Mine

| | |
|---|---|
| **Minutes** | 5 |
| **Story** | putin-vietnam-2024: a visit |
| **Notebook** | none |

- **G1** look.

### 1. Look (5 minutes)

*This serves G1.*
"""
QUESTION = """[[questions]]
id = "who"
goal = "G1"
step = 1
kind = "choice"
prompt = "Who?"
options = ["A", "B"]
answer = "A"
"""
TEACHER = "## Run of show (5 minutes)\n\n| step | minutes |\n|---|---|\n| 1 Look | 5 |\n"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    shutil.copytree(CASES / "09-faulty", tmp_path / "lessons" / "09-faulty")
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "09_faulty.ipynb").write_text(json.dumps(NOTEBOOK, indent=1), encoding="utf-8")
    return tmp_path / "lessons" / "09-faulty"


@pytest.fixture
def fine(tmp_path: Path) -> Path:
    folder = tmp_path / "lessons" / "09-mine"
    folder.mkdir(parents=True)
    for name, text in (("lesson.md", LESSON), ("teacher.md", TEACHER), ("questions.toml", QUESTION)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_all_faults_are_listed_at_once_with_file_and_line(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(faulty)]) == 1
    golden = CASES / "faults.txt"
    told = capsys.readouterr().out.replace(", ".join(list_stories()), "(all stories)")
    if os.environ.get("PARALLAX_GOLDEN") == "write":
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


def test_the_kits_own_stories_and_lessons_have_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("All is well: ")
    assert last.endswith(" questions.")


@pytest.mark.parametrize("name", sorted(it.name for it in kit_folder("lessons").iterdir() if it.is_dir()))
def test_every_goal_has_a_question_and_no_question_is_an_orphan(name: str) -> None:
    assert check_folder(kit_folder("lessons") / name).faults == ()


def test_a_lesson_outside_the_kit_is_found_by_its_path(fine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(fine)]) == 0
    assert capsys.readouterr().out == "All is well: 1 lesson, 1 question.\n"


def test_an_unknown_lesson_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no-such-lesson"]) == 1
    assert "there is no such lesson. Use one of" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("lesson.md", "| **Minutes** | 5 |\n", "", "must say how many minutes"),
        ("lesson.md", "- **G1** look.\n", "", "names no goal"),
        ("lesson.md", "| **Story** | putin-vietnam-2024: a visit |\n", "", "does not name a story"),
        ("lesson.md", "| none |", "| 99_nowhere.ipynb |", "There is no notebook “99_nowhere.ipynb”"),
        ("lesson.md", "| **Notebook** | none |\n", "", "does not name a notebook"),
        ("lesson.md", "*This serves G1.*", "", "No step serves the goal G1"),
        ("lesson.md", "putin-vietnam-2024:", "\0bad", "There is no story"),
        ("questions.toml", 'prompt = "Who?"', 'prompt = "Who?', "cannot be read as TOML"),
        ("questions.toml", "[[questions]]", "[questions]", "must be one or more tables"),
        ("questions.toml", QUESTION, "", "there is no question"),
        ("questions.toml", QUESTION, "schema = 2\n" + QUESTION, "another version of the kit"),
        ("questions.toml", "step = 1\n", "", "neither a step nor minutes"),
        ("teacher.md", "| 5 |", "| 6 |", "Step 1 takes 6 minutes here and 5 in lesson.md"),
    ],
)
def test_one_fault(fine: Path, name: str, old: str, new: str, said: str) -> None:
    text = (fine / name).read_text(encoding="utf-8")
    assert old in text
    (fine / name).write_text(text.replace(old, new), encoding="utf-8")
    faults = check_lesson(fine).faults
    assert any(said in fault.text and fault.line >= 1 for fault in faults), faults


@pytest.mark.parametrize("name", ["lesson.md", "teacher.md", "questions.toml"])
def test_a_missing_or_unreadable_file_is_a_fault(fine: Path, name: str) -> None:
    (fine / name).write_bytes(b"\xff\xfe\xfa")
    assert any("not UTF-8" in fault.text for fault in check_lesson(fine).faults)
    (fine / name).unlink()
    assert any("missing" in fault.text for fault in check_lesson(fine).faults)


def test_a_broken_notebook_is_a_fault(fine: Path) -> None:
    lesson = fine / "lesson.md"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("| none |", "| 09.ipynb |"), encoding="utf-8")
    (fine.parent.parent / "notebooks").mkdir()
    (fine.parent.parent / "notebooks" / "09.ipynb").write_text("{}", encoding="utf-8")
    (fault,) = check_lesson(fine).faults
    assert str(fault) == "notebooks/09.ipynb, line 1: This cannot be read as a notebook (KeyError). Restore the file."


def test_a_line_of_several_lines_does_not_shift_the_lines_of_faults(fine: Path) -> None:
    text = '[[questions]]\nid = "one"\ngoal = "G1"\nstep = 1\nkind = "scale"\nlabels = ["a", "b"]\n'
    text += 'prompt = """\n[[questions]]\nkind = "x"\n"""\n\n' + QUESTION.replace("kind", "knd")
    (fine / "questions.toml").write_text(text, encoding="utf-8")
    faults = check_lesson(fine).faults
    assert [fault.line for fault in faults if "knd" in fault.text or "kind is missing" in fault.text] == [12]


@given(
    any_text
    | st.lists(st.sampled_from([*LESSON.splitlines(), "### 99999 Two (9 minutes)", "| **x** |"])).map("\n".join)
)
def test_any_text_as_a_lesson_page_is_read(text: str) -> None:
    page = read_lesson(text)
    assert all(1 <= step.line <= len(text.splitlines()) for step in page.steps)
    read_timetables(text)
