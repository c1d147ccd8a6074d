"""Whether a lesson, its story and its notebook fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from helpers.errors import ParallaxError
from helpers.lessons.loading import FILE
from helpers.lessons.notebooks import NotebookPage, read_notebook
from helpers.lessons.page import LessonPage, Line
from helpers.lessons.questions import Fault, Question
from helpers.lessons.tables import did_you_mean
from helpers.model import Story
from helpers.places import kit_folder
from helpers.seeds import list_stories, load_story
from helpers.seeds.stories import list_own_stories


def named_story(page: LessonPage, folder: Path, label: str) -> Iterator[Fault]:
    """Whether the story that lesson.md names can be read."""
    said = page.head.get("Story")
    if said is None:
        yield Fault(f"{label}/lesson.md", 1, "The table at the top does not name a story: | **Story** | name |.")
    elif not is_placeholder(said, folder):
        name = first_word(said.text)
        if isinstance(reason := find_story(name, folder), str):
            yield Fault(f"{label}/lesson.md", said.number, reason)


def check_notebook(
    page: LessonPage, questions: Iterable[Question], folder: Path, label: str
) -> tuple[list[Fault], tuple[str, ...]]:
    """The faults between a lesson and its notebook, and notes on what is no fault."""
    said = page.head.get("Notebook")
    file = f"{label}/lesson.md"
    if said is None:
        return [Fault(file, 1, "The table at the top does not name a notebook: | **Notebook** | none |.")], ()
    name = first_word(said.text)
    if is_placeholder(said, folder) or name.casefold() == "none":
        return [], ()
    path = _beside(folder, "notebooks") / name
    if not path.is_file():
        known = sorted(it.name for it in path.parent.glob("*.ipynb"))
        return [Fault(file, said.number, f"There is no notebook “{name}”. {did_you_mean(name, known)}")], ()
    try:
        notebook = read_notebook(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"This cannot be read as a notebook ({type(error).__name__}). Restore the file."
        return [Fault(f"notebooks/{name}", 1, what)], ()
    questions = tuple(questions)
    faults = [*_of_lesson(page, notebook, folder, f"notebooks/{name}"), *_unknown(notebook, questions, label, name)]
    asked = {line.text for line in notebook.asked}
    if questions and not asked:
        return faults, (f"notebooks/{name} asks none of the lesson’s {len(questions)} questions: they are on paper.",)
    for question in questions:
        if question.id not in asked:
            what = f'Question “{question.id}” is not asked in notebooks/{name}. Add ask("{question.id}").'
            faults.append(Fault(f"{label}/{FILE}", question.line, what))
    return faults, ()


def _of_lesson(page: LessonPage, notebook: NotebookPage, folder: Path, file: str) -> Iterator[Fault]:
    """Whether the notebook has the lesson's minutes, and asks this lesson's questions."""
    minutes = page.head.get("Minutes")
    if notebook.minutes is not None and minutes and str(notebook.minutes) != minutes.text:
        what = f"The minutes in this notebook add up to {notebook.minutes}, in lesson.md to {minutes.text}."
        yield Fault(file, notebook.minutes_line, what)
    if notebook.lesson and notebook.lesson.text != folder.name:
        what = f"This notebook asks the questions of “{notebook.lesson.text}”; lesson.md of “{folder.name}” names it."
        yield Fault(file, notebook.lesson.number, what)


def _unknown(notebook: NotebookPage, questions: tuple[Question, ...], label: str, name: str) -> Iterator[Fault]:
    known = [question.id for question in questions]
    for line in (*notebook.asked, *notebook.waits):
        if line.text not in known:
            what = f"There is no question “{line.text}” in {label}/{FILE}. {did_you_mean(line.text, known)}"
            yield Fault(f"notebooks/{name}", line.number, what)


def find_story(name: str, folder: Path) -> Story | str:
    """A story by the name a lesson gives it, or a sentence that says why it cannot be read."""
    beside = _beside(folder, "seeds") / name
    try:
        return _story(str(beside) if (beside / "story.toml").is_file() else name)
    except ParallaxError as error:
        if name in list_stories():
            return f"The story “{name}” cannot be read: {error}"
        meant = did_you_mean(name, [*list_stories(), *list_own_stories()])
        own = "Stories of your own lie in the work folder, which `parallax doctor` names."
        return f"There is no story “{name}”. {meant} {own}"
    except (OSError, ValueError) as error:  # a name that no folder can have
        return f"There is no story “{name}” ({type(error).__name__})."


def is_placeholder(said: Line, folder: Path) -> bool:
    """Whether a field of the template is still to be filled in: it is set in italics there."""
    return folder.name.startswith("_") and said.text.startswith("*")


def first_word(text: str) -> str:
    """The name at the head of a table's cell: ``putin-vietnam-2024: two reports …``.

    Example:
        >>> first_word("`00_start_here.ipynb`"), first_word("putin-vietnam-2024: two reports")
        ('00_start_here.ipynb', 'putin-vietnam-2024')
    """
    words = text.replace("`", "").split()
    return words[0].strip(":,;") if words else ""


@lru_cache(maxsize=8)
def _story(name: str) -> Story:
    return load_story(name)


def _beside(folder: Path, name: str) -> Path:
    """A folder of notebooks or stories: beside the one this lesson lies in, or the kit's."""
    own = folder.resolve().parent.parent / name
    return own if own.is_dir() else kit_folder(name)
