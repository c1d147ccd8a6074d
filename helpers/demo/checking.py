"""All faults of a demo's folder at once: its screens, its pages, and whether its quoted words stand in the articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from helpers.demo.reading import FILE, read_screens
from helpers.demo.screens import Part, Screen, screens_for
from helpers.lessons.check_links import check_notebook, find_story, named_story
from helpers.lessons.check_words import looked_up
from helpers.lessons.checks import Report, check_lesson, lesson_texts, page_faults, taken_twice, timetable_faults
from helpers.lessons.page import LessonPage, read_lesson, read_timetables
from helpers.lessons.questions import Fault, Quote
from helpers.lessons.wording import find_quote

_ELSEWHERE: Final = "a story of somebody else"


def check_folder(folder: Path) -> Report:
    """Look for everything that can be wrong in a folder of ``lessons``, be it a lesson or a demo.

    Example:
        >>> from helpers.places import kit_folder
        >>> check_folder(kit_folder("lessons") / "90-classroom-demo").faults
        ()
    """
    return check_demo(folder) if (folder / FILE).is_file() else check_lesson(folder)


def check_demo(folder: Path) -> Report:
    """Look for everything that can be wrong in a demo's folder.

    Args:
        folder: the demo's folder; notebooks and stories are sought beside the folder it lies in, then in the kit.
    """
    texts, faults = lesson_texts(folder, data=FILE)
    label = f"lessons/{folder.name}"
    story, screens, found = read_screens(texts.get(FILE, ""), f"{label}/{FILE}")
    faults += found if FILE in texts else ()
    page = read_lesson(texts["lesson.md"]) if "lesson.md" in texts else None
    if page is not None:
        faults += page_faults(page, f"{label}/lesson.md")
        faults += named_story(page, folder, label)
        faults += check_notebook(page, (), folder, label)[0]
        for name, shown in (("", screens_for(screens, story)), (" on another story", screens_for(screens, _ELSEWHERE))):
            faults += _against_page(shown, page, label, name)
        faults += _goals(screens, page, label)
    if "teacher.md" in texts:
        faults += timetable_faults(read_timetables(texts["teacher.md"]), page, f"{label}/teacher.md")
    faults += taken_twice(screens, "screen", f"{label}/{FILE}")
    faults += _words(screens, folder, f"{label}/{FILE}")
    return Report(folder.name, sum(bool(it.prompt) for it in screens), tuple(sorted(set(faults))))


def _against_page(screens: Sequence[Screen], page: LessonPage, label: str, where: str) -> Iterator[Fault]:
    """Whether the screens are the steps of lesson.md, with its minutes."""
    file = f"{label}/{FILE}"
    if len(screens) != len(page.steps):
        said = f"There are {len(screens)} screens{where}, and lesson.md has {len(page.steps)} steps."
        yield Fault(file, screens[0].line if screens else 1, said)
        return
    for step, screen in zip(page.steps, screens, strict=True):
        if step.minutes is not None and step.minutes != screen.minutes:
            said = f"In screen “{screen.id}”, minutes is {screen.minutes:g}; step {step.number} has {step.minutes}."
            yield Fault(file, screen.line, said)
        if not where and step.title != screen.title:
            said = f"In screen “{screen.id}”, title is “{screen.title}”; step {step.number} is “{step.title}”."
            yield Fault(file, screen.line, said)


def _goals(screens: Sequence[Screen], page: LessonPage, label: str) -> Iterator[Fault]:
    known = [goal.text for goal in page.goals]
    for screen in screens:
        if screen.goal and screen.goal not in known:
            said = f"Screen “{screen.id}” serves {screen.goal}, which is no goal of lesson.md."
            yield Fault(f"{label}/{FILE}", screen.line, said)
    for goal in page.goals:
        if goal.text not in {screen.goal for screen in screens}:
            yield Fault(f"{label}/lesson.md", goal.number, f"No screen serves the goal {goal.text}. Add one to {FILE}.")


def _words(screens: Sequence[Screen], folder: Path, file: str) -> Iterator[Fault]:
    """Look up every quotation, and what is marked in it."""
    for screen in screens:
        for part in (*screen.show, *screen.words):
            if part.kind == "quote" and (said := _wrong(part, screen, folder)):
                yield Fault(file, screen.line, f"In screen “{screen.id}”, {said[0].lower()}{said[1:]}")


def _wrong(part: Part, screen: Screen, folder: Path) -> str:
    """What is wrong with a quotation; empty if it stands in its article once."""
    if not screen.story:
        return "it quotes an article but is for any story. Write story = and the story’s name."
    story = find_story(screen.story, folder)
    if isinstance(story, str):
        return story
    if part.mark and len(find_quote(part.text, part.mark)) != 1:
        return f"“{part.mark}” is to be marked, and does not stand once in “{part.text}”."
    return looked_up(Quote(part.article, part.text), story)
