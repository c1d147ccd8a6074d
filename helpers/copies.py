"""A student's copies of the notebooks and worksheets: without outputs, and on another story if one is wanted."""

from __future__ import annotations

import json
import re
from itertools import count
from pathlib import Path
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.places import kit_folder
from helpers.seeds import load_story
from helpers.workspace import check_writable, write_new

WORKSHEETS: Final = "worksheets"
DEMO: Final = "90_classroom_demo.ipynb"
OF_STORY: Final = "story"
"""The tag of a cell that speaks of the one story its notebook was made with."""
_LESSON_LINK: Final = re.compile(r"\.\./lessons/([\w-]+)/lesson\.md")
_OPENED: Final = re.compile(r'open_lesson\("([^"]+)"\)')
_CLASS_OPENED: Final = "open_class()"
_DEMO_OPENED: Final = "open_demo()"
_OWN: Final = "story=brought.story"
"""Where notebook 08 opens the story that was just made."""
_PART: Final = re.compile(r"^## \d+\. ", re.MULTILINE)


def copy_notebooks(folder: Path, story: str = "", *, teacher: bool = False) -> tuple[list[str], list[str]]:
    """Put a copy of every notebook of the kit, without outputs, into a folder, and the worksheets into one below it.

    Existing files stay as they are. Links from a notebook to its lesson lead to the copy of the worksheet.

    Args:
        folder: where.
        story: the story to work on, by name or path. Then the cells that speak of the story a notebook was made with
            are left out, and the copies go into a folder of their own below `folder`, as `story_copies` names it.
        teacher: whether the teacher's notebooks are copied, too.

    Returns:
        The names of the notebooks that were copied, and of those that were there already.

    Raises:
        ParallaxError: the folder cannot be written to, or there is no such story.
    """
    target = story_copies(folder, story) if story else folder
    check_writable(target)
    copied: list[str] = []
    kept: list[str] = []
    for source in sorted(kit_folder("notebooks").glob("*.ipynb")) if teacher else student_notebooks():
        was_new = write_new(target / source.name, notebook_copy(source, story).encode(), "the notebook")
        (copied if was_new else kept).append(source.name)
    check_writable(target / WORKSHEETS)
    for lesson in sorted(kit_folder("lessons").glob("[0-9]*/lesson.md")):
        if is_for_teachers(lesson.parent.name):
            continue
        write_new(target / WORKSHEETS / f"{lesson.parent.name}.md", lesson.read_bytes(), "the worksheet")
    return copied, kept


def copy_demo(folder: Path, story: str = "") -> tuple[Path, bool]:
    """Put a copy of the demo's notebook, without outputs, into a folder, or into that of a story as `copy_notebooks`.

    Returns:
        Where the copy is, and whether it was made now: one that is there already stays as it is.

    Raises:
        ParallaxError: this edition of the kit has no demo, there is no such story, or the folder cannot be written to.
    """
    source = kit_folder("notebooks") / DEMO
    if not source.is_file():
        raise ParallaxError("the classroom demo is not in this edition of the kit", DEMO, "Use the teacher's edition")
    target = (story_copies(folder, story) if story else folder) / DEMO
    check_writable(target.parent)
    return target, write_new(target, notebook_copy(source, story).encode(), "the notebook")


def student_notebooks() -> list[Path]:
    """The kit's notebooks that students get, in order: those for teachers have numbers from 90 up.

    Example:
        >>> [path.name for path in student_notebooks()][0]
        '00_start_here.ipynb'
    """
    return [path for path in sorted(kit_folder("notebooks").glob("*.ipynb")) if not is_for_teachers(path.name)]


def is_for_teachers(name: str) -> bool:
    """Whether a notebook or a lesson is for the teacher alone, by its number.

    Example:
        >>> is_for_teachers("90_classroom_demo.ipynb"), is_for_teachers("09-mine"), is_for_teachers("9-lives")
        (True, False, False)
    """
    return name[:1] == "9" and name[1:2].isdigit()


def story_copies(folder: Path, story: str) -> Path:
    """The folder that the copies on a story go into.

    Raises:
        ParallaxError: there is no such story.

    Example:
        >>> story_copies(Path("my_work"), "council-vote").as_posix()
        'my_work/notebooks-council-vote'
    """
    return folder / f"notebooks-{load_story(story).id}"


def notebook_copy(source: Path, story: str = "") -> str:
    """The text of a copy of a notebook: without outputs, and as `copy_notebooks` says where a story is given."""
    notebook: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    if story:
        notebook["cells"] = [it for it in notebook["cells"] if OF_STORY not in it["metadata"].get("tags", ())]
    parts = count(1)
    for cell in notebook["cells"]:
        _clear(cell)
        text = _LESSON_LINK.sub(rf"{WORKSHEETS}/\1.md", "".join(cell["source"]))
        if story:
            text = _OPENED.sub(lambda found: f'open_lesson("{found[1]}", story={json.dumps(story)})', text)
            text = text.replace(_CLASS_OPENED, f"open_class(story={json.dumps(story, ensure_ascii=False)})")
            text = text.replace(_DEMO_OPENED, f"open_demo({json.dumps(story, ensure_ascii=False)})")
            text = text.replace(_OWN, f"{_OWN} or {json.dumps(story, ensure_ascii=False)}")
            text = _PART.sub(lambda _: f"## {next(parts)}. ", text)
        cell["source"] = text.splitlines(keepends=True)
    return _written(notebook)


def without_outputs(notebook: str) -> str:
    r"""The text of a notebook without its outputs; all else as it is.

    Example:
        >>> cell = {"cell_type": "code", "source": "1", "outputs": [{"text": "1"}], "execution_count": 3}
        >>> json.loads(without_outputs(json.dumps({"cells": [cell]})))["cells"][0]["outputs"]
        []
    """
    read: dict[str, Any] = json.loads(notebook)
    for cell in read["cells"]:
        _clear(cell)
    return _written(read)


def _clear(cell: dict[str, Any]) -> None:
    if cell["cell_type"] == "code":
        cell["outputs"], cell["execution_count"] = [], None


def _written(notebook: dict[str, Any]) -> str:
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
