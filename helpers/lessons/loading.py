"""The questions of a lesson on disk, and whether reveals are open."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from helpers.errors import ParallaxError
from helpers.lessons.questions import Question
from helpers.lessons.reading import STUDENT, read_questions
from helpers.places import kit_folder

FILE = "questions.toml"


def lesson_folder(lesson: str | Path) -> Path:
    """The folder of a lesson, by its name in the kit or by its path.

    Raises:
        ParallaxError: there is no such lesson.
    """
    home = kit_folder("lessons")
    for folder in (home / lesson, Path(lesson)):
        if (folder / FILE).is_file() or (folder / "lesson.md").is_file():
            return folder
    known = ", ".join(sorted(path.name for path in home.iterdir() if path.is_dir()))
    raise ParallaxError("there is no such lesson", str(lesson), f"Use one of {known}, or the path of a lesson's folder")


def load_questions(lesson: str | Path) -> tuple[Question, ...]:
    """The questions of a lesson, in the order of its file.

    Args:
        lesson: the name of a folder in the kit's ``lessons``, or the path of another.

    Raises:
        ParallaxError: there is no such lesson, or its ``questions.toml`` has a fault.

    Example:
        >>> load_questions("00-start-here")[0].kind
        'text'
    """
    path = lesson_folder(lesson) / FILE
    questions, faults = read_questions(read_text(path), f"{path.parent.name}/{FILE}")
    if faults:
        more = f" and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise ParallaxError(f"{faults[0]}{more}".rstrip("."), cure="Run parallax check to see every fault")
    return questions


def lesson_story(lesson: str | Path) -> str:
    """The story a lesson's questions are about, as their file names it.

    Raises:
        ParallaxError: there is no such lesson, or its ``questions.toml`` names no story.

    Example:
        >>> lesson_story("00-start-here")
        'putin-vietnam-2024'
    """
    path = lesson_folder(lesson) / FILE
    try:
        named = tomllib.loads(read_text(path)).get("story")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ParallaxError("this is no TOML", str(path), "Run parallax check to see every fault") from error
    if not isinstance(named, str) or not named:
        raise ParallaxError("the questions name no story", str(path), 'Write story = "…" at the top of the file')
    return named


def is_student_edition(lesson: str | Path) -> bool:
    """Whether a lesson is one of a student edition, whose teacher's page and samples stay with the teacher.

    Example:
        >>> is_student_edition("00-start-here")
        False
    """
    try:
        return tomllib.loads(read_text(lesson_folder(lesson) / FILE)).get("edition") == STUDENT
    except (ParallaxError, tomllib.TOMLDecodeError, RecursionError):
        return False


def read_text(path: Path) -> str:
    """The text of one of a lesson's files.

    Raises:
        ParallaxError: it is missing, cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ParallaxError("this file is missing", str(path), "Copy it from lessons/_template") from error
    except OSError as error:
        raise ParallaxError(f"this file cannot be read ({error.strerror or error})", str(path)) from error
    except UnicodeDecodeError as error:
        raise ParallaxError("this file is not UTF-8", str(path), "Save it as UTF-8 text") from error


def is_open() -> bool:
    """Whether every reveal is open: ``PARALLAX_REVEAL=open``; closed, as a student has it, without.

    Example:
        >>> isinstance(is_open(), bool)
        True
    """
    return os.environ.get("PARALLAX_REVEAL", "closed").strip().lower() == "open"
