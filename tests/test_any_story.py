"""Every lesson on any story: all cells of every notebook run, in this process, on stories they were not made for."""

from __future__ import annotations

import ast
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from helpers.copies import copy_notebooks, notebook_copy, student_notebooks
from helpers.desk import Column, open_lesson
from helpers.errors import ParallaxError
from helpers.lessons import Question, for_story
from helpers.places import kit_folder
from helpers.widgets.answers.curtain import static_html

NOTEBOOKS = sorted(kit_folder("notebooks").glob("*.ipynb"))

BRIDGE = """The bridge is closed

The old bridge was closed on Monday. “It is not safe,” said Ada Osei, the mayor of the town. About 300 people crossed it
every day. The council said that it would be open again in May.
"""
BARE = "Nothing much\n\nPeople walked about. Nobody spoke. It was quiet there."
STORIES = {
    "pair": (BRIDGE, BRIDGE.replace("300", "312").replace("said Ada Osei", "Osei claimed")),
    "the-same-twice": (BRIDGE, BRIDGE),
    "nothing-to-find": (BARE, "It rained\n\nThe rain went on. So did the evening."),
    "hardly-a-text": (BRIDGE, "x"),
    "long-and-short": (BRIDGE + "\n" + "The mayor walked home in the rain, and the council said so. " * 80, BARE),
    "four": (BRIDGE, BARE, BRIDGE.replace("Monday", "Tuesday"), "The bridge\n\nIt is open, the mayor said."),
}


def write_story(folder: Path, texts: tuple[str, ...]) -> Path:
    """A story folder as a teacher makes one, without a key and without actors."""
    folder.mkdir()
    lines = ['topic = "a bridge"']
    for letter, text in zip("ABCD", texts, strict=False):
        data = text.encode()
        (folder / f"{letter}.txt").write_bytes(data)
        lines += ["[[articles]]", f'file = "{letter}.txt"', f'id = "{letter}"']
        lines += [f'sha256 = "{hashlib.sha256(data).hexdigest()}"']
    (folder / "story.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder


def run_cells(notebook: dict[str, Any]) -> None:
    """Run the code cells one after the other, and show what each ends with."""
    space: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            shown = run_cell("".join(cell["source"]), space)
            if shown is not None:
                assert all(map(static_html, shown.widgets if isinstance(shown, Column) else [shown]))


def run_cell(source: str, space: dict[str, Any]) -> object:
    """Run a cell as a notebook does; its value is that of its last line, if that is an expression."""
    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), space)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), space) if isinstance(last, ast.Expr) else None


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("story", ["council-vote", "river-flood", *STORIES])
def test_every_cell_runs_on_it(notebook: Path, story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = str(write_story(tmp_path / story, STORIES[story])) if story in STORIES else story
    monkeypatch.setenv("PARALLAX_WORK", str(tmp_path / "my_work"))
    monkeypatch.setenv("PARALLAX_STORY", name)
    for reveal in ("open", "closed") if story == "pair" else ("open",):
        monkeypatch.setenv("PARALLAX_REVEAL", reveal)
        run_cells(json.loads(notebook.read_text(encoding="utf-8")))


def test_a_copy_for_a_story_leaves_out_what_belongs_to_another(tmp_path: Path) -> None:
    copied, kept = copy_notebooks(tmp_path, "council-vote")
    assert len(copied) == len(student_notebooks())
    assert not kept
    for path in (tmp_path / "notebooks-council-vote").glob("*.ipynb"):
        whole = path.read_text(encoding="utf-8")
        assert not [word for word in ("Putin", "Vietnam", "Korea") if word in whole], path.name
        if "open_lesson" in whole:
            assert 'story=\\"council-vote\\"' in whole or 'brought.story or \\"council-vote\\"' in whole
    assert copy_notebooks(tmp_path, "council-vote") == ([], copied)


def test_the_parts_of_a_copy_are_numbered_anew() -> None:
    cells = json.loads(notebook_copy(kit_folder("notebooks") / "05_figures.ipynb", "council-vote"))["cells"]
    heads = [line for cell in cells for line in cell["source"] if line.startswith("## ") and line[3].isdigit()]
    assert [int(head.split()[1].rstrip(".")) for head in heads] == list(range(1, len(heads) + 1))


def test_there_is_no_such_story(tmp_path: Path) -> None:
    with pytest.raises(ParallaxError, match="no such story"):
        copy_notebooks(tmp_path, "the-moon-landing")


def test_questions_step_aside_or_stand_in() -> None:
    asked = (
        Question("a", "choice", ("G1",), "Who?", story="own", answers=("x",), reason="Because."),
        Question("b", "choice", ("G1",), "Who?", story="own", general=True, answers=("x",), reason="Because."),
        Question("c", "choice", ("G1",), "Who?", story="own", elsewhere=True),
        Question("d", "choice", ("G1",), "Who?"),
    )
    assert [it.id for it in for_story(asked, "own")] == ["a", "b", "d"]
    elsewhere = for_story(asked, "another")
    assert [it.id for it in elsewhere] == ["b", "c", "d"]
    assert not elsewhere[0].answers
    assert not elsewhere[0].reason


def test_the_desk_says_which_story_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = open_lesson("02-who-speaks", tmp_path, story="river-flood")
    assert lesson.head().shown["note"].startswith("You work on the story river-flood")
    assert lesson.own("A 3") == ()
    monkeypatch.setenv("PARALLAX_STORY", "council-vote")
    assert open_lesson("02-who-speaks", tmp_path).story.id == "council-vote"
    monkeypatch.delenv("PARALLAX_STORY")
    own = open_lesson("02-who-speaks", tmp_path)
    assert own.head().shown["note"] == ""
    assert own.own("A 3") == ("A 3",)
