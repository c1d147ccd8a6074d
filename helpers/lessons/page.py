"""What a lesson's ``lesson.md`` and ``teacher.md`` say of goals, steps and minutes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_ROW: Final = re.compile(r"\|\s*\*\*(.+?)\*\*\s*\|\s*(.*?)\s*\|\s*$")
_GOAL: Final = re.compile(r"\s*[-*]\s+\*\*(G\d+)\*\*\s+(.*)")
_STEP: Final = re.compile(r"###\s+(\d{1,4})\.?\s+(.*?)\s*(?:\((\d{1,4})\s+minutes?\))?\s*$")
_SERVES: Final = re.compile(r"\*This serves (.+?)\.?\*")
_TIMED: Final = re.compile(r"##\s+(.*?\b(\d{1,4})\s+minutes?\b.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """Something a file says, and where.

    Attributes:
        number: the line, from 1.
        text: what it says.
    """

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a lesson.

    Attributes:
        line: the line of its heading.
        number: its number.
        title: its title.
        minutes: how long it takes; None where the heading does not say.
        serves: the goals it serves, each with its line.
    """

    line: int
    number: int
    title: str
    minutes: int | None
    serves: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class LessonPage:
    """What ``lesson.md`` says.

    Attributes:
        head: the rows of the table at its top, by their first word: ``Minutes``, ``Story``, ``Notebook``.
        goals: the goals' short names.
        steps: the steps.
        title: its heading; empty where it has none.
        aims: what each goal says, by its short name.
    """

    head: dict[str, Line]
    goals: tuple[Line, ...]
    steps: tuple[Step, ...]
    title: str = ""
    aims: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Timetable:
    """A table of minutes in ``teacher.md``.

    Attributes:
        line: the line of its heading.
        title: the heading.
        minutes: what the heading says it comes to.
        rows: the minutes of each row, its first words beside them.
    """

    line: int
    title: str
    minutes: int
    rows: tuple[tuple[str, int], ...]


def read_lesson(text: str) -> LessonPage:
    r"""The head, the goals and the steps of a ``lesson.md``.

    Example:
        >>> page = read_lesson("| **Minutes** | 5 |\n- **G1** show it\n### 1. Look (5 minutes)\n*This serves G1.*")
        >>> page.head["Minutes"].text, page.goals[0].text, page.steps[0].minutes, page.steps[0].serves[0].text
        ('5', 'G1', 5, 'G1')
        >>> page.aims
        {'G1': 'show it'}
    """
    head: dict[str, Line] = {}
    goals: list[Line] = []
    aims: dict[str, str] = {}
    title = ""
    steps: list[Step] = []
    served: list[Line] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if (row := _ROW.match(line)) and not steps:
            head.setdefault(row[1], Line(number, row[2]))
        elif (goal := _GOAL.match(line)) and not steps:
            goals.append(Line(number, goal[1]))
            aims.setdefault(goal[1], goal[2].strip())
        elif not title and line.startswith("# "):
            title = line[2:].strip()
        elif step := _STEP.match(line):
            steps.append(Step(number, int(step[1]), step[2], int(step[3]) if step[3] else None))
        elif found := _SERVES.search(line):
            served += [Line(number, goal) for goal in re.findall(r"G\d+", found[1])]
    ends = [step.line for step in steps[1:]] + [10**9]
    with_goals = (
        Step(it.line, it.number, it.title, it.minutes, tuple(one for one in served if it.line < one.number < end))
        for it, end in zip(steps, ends, strict=False)
    )
    return LessonPage(head, tuple(goals), tuple(with_goals), title, aims)


def read_timetables(text: str) -> tuple[Timetable, ...]:
    r"""The tables below headings that name minutes, such as ``## Shorter: 30 minutes``.

    Example:
        >>> read_timetables("## Shorter: 30 minutes\n| step | minutes |\n|---|---|\n| 1 look | 30 |")[0].rows
        (('1 look', 30),)
    """
    lines = text.splitlines()
    found = []
    for number, line in enumerate(lines, start=1):
        if heading := _TIMED.match(line):
            found.append(Timetable(number, heading[1], int(heading[2]), minute_rows(lines[number:])))
    return tuple(found)


def minute_rows(lines: list[str]) -> tuple[tuple[str, int], ...]:
    """The rows of the first table with a last column ``minutes``, before the next heading.

    Example:
        >>> minute_rows(["| in this notebook | minutes |", "|---|---|", "| Read both | 10 |", "", "| x | 3 |"])
        (('Read both', 10),)
    """
    rows: list[tuple[str, int]] = []
    in_table = False
    for line in lines:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("#") or (in_table and "|" not in line):
            break
        if len(cells) > 1 and cells[-1].casefold() == "minutes":
            in_table = True
        elif in_table and re.fullmatch(r"\d{1,4}", cells[-1], re.ASCII):
            rows.append((cells[-3] if len(cells) > 3 else cells[0], int(cells[-1])))
    return tuple(rows)
