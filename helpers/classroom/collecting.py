"""From a folder of files to a class: everything read, told apart, counted and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpers.classroom.csv_files import ABOUT, csv_text
from helpers.classroom.newest import Counted, Older, newest
from helpers.classroom.opening import Refused, Submission, commonest_story, opened
from helpers.classroom.page import Files, overview
from helpers.classroom.pseudonyms import FILE, give_pseudonyms, load_register, register_text
from helpers.classroom.received import Received, received
from helpers.classroom.results import LessonResults, results
from helpers.classroom.rows import COLUMNS, Row, all_rows
from helpers.classroom.tallies import Judge
from helpers.classroom.work import Classwork, Student, classwork, told_apart
from helpers.errors import ParallaxError
from helpers.layers.writing import write_whole
from helpers.model import Story
from helpers.seeds import list_stories, load_story

NAMES: Final = "real-names.csv"
OVERVIEW: Final = "overview.html"
_NAMES_COLUMNS: Final = ("student", "real_name", "file", "what_became_of_it", "to_know")
_AGREEMENT: Final = ("lesson", "what", "of", "students", "units", "agreement", "alpha", "low", "high", "note")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The files of a folder, each in one of three heaps: none is in two, and none is missing.

    Attributes:
        story: the story.
        counted: one file a student.
        older: files that a newer one replaces.
        refused: files that are not counted, with the reason.
    """

    story: Story
    counted: tuple[Counted, ...]
    older: tuple[Older, ...]
    refused: tuple[Refused, ...]

    @property
    def files(self) -> Files:
        """How many there are of each."""
        kinds = tuple(one.kind for one in self.refused)
        whole = len(self.counted) + len(self.older) + len(kinds)
        return Files(whole, len(self.counted), len(self.older), kinds)


@dataclass(frozen=True, slots=True)
class Collected:
    """A class that was collected.

    Attributes:
        sorted: what became of each file.
        work: the work that counts, under the names it is shown by.
        pseudonyms: the pseudonym of each student, by what tells them apart.
        folder: where everything was written.
    """

    sorted: Sorted
    work: Classwork
    pseudonyms: dict[str, str]
    folder: Path


def sort_files(folder: Path, story: str = "", leave_out: Path | None = None) -> Sorted:
    """Read every file of a folder.

    Args:
        folder: the folder with the files; zip archives in it are looked into.
        story: the story's name or the path of its folder; that of most files if empty.
        leave_out: a folder below it that is passed over.

    Raises:
        ParallaxError: there is no such folder, no hand-in file in it, or no such story.
    """
    loaded = load_story(story or _known(commonest_story(received(folder, leave_out))))
    return sort_received(received(folder, leave_out), loaded)


def sort_received(files: Iterable[Received], story: Story) -> Sorted:
    """The same for files that were received already."""
    found = [opened(file, story) for file in files]
    counted, older = newest(one for one in found if isinstance(one, Submission))
    return Sorted(story, counted, older, tuple(one for one in found if isinstance(one, Refused)))


def collect(folder: Path, to: Path, story: str = "", *, names: bool = False) -> Collected:
    """Read what a class handed in, and write tables, agreement and an overview.

    Args:
        folder: the folder with the files.
        to: where to write; made if it is missing. Files of an earlier collection there are replaced.
        story: the story's name or the path of its folder; that of most files if empty.
        names: show real names everywhere instead of pseudonyms.

    Raises:
        ParallaxError: nothing can be read, nothing is to be counted, or nothing can be written.
    """
    heaps = sort_files(folder, story, to)
    shown = keep_pseudonyms(heaps, to)
    work = class_of(heaps, shown, names=names)
    judge = Judge(heaps.story)
    rows, found = all_rows(work, judge), results(work, judge)
    for name, columns in COLUMNS.items():
        _write(to / f"{name}.csv", columns, rows[name])
    _write(to / "agreement.csv", _AGREEMENT, agreement_rows(found))
    _write(to / NAMES, _NAMES_COLUMNS, name_rows(heaps, shown))
    page = overview(work, found, heaps.files, rows["students"], named=names)
    write_whole(to / OVERVIEW, page.encode())
    note = "\n                      It shows REAL NAMES, as do all tables." if names else " No names are in it."
    write_whole(to / "README.txt", ABOUT.format(shown=note).encode())
    return Collected(heaps, work, shown, to)


def keep_pseudonyms(heaps: Sorted, to: Path) -> dict[str, str]:
    """A pseudonym for each student whose work counts, by what tells them apart; the register in a folder is carried on.

    Raises:
        ParallaxError: nothing is to be counted, or the register is damaged or cannot be written.
    """
    if not heaps.counted:
        first = heaps.refused[0]
        raise ParallaxError(f"no file can be counted; of the first: {first.reason}", first.file, first.cure)
    before = load_register(to)
    shown, register = give_pseudonyms((one.who for one in heaps.counted), before)
    if register != before:  # at once: work that is shown without its key is worth less
        write_whole(to / FILE, register_text(register).encode())
    return shown


def class_of(heaps: Sorted, pseudonyms: Mapping[str, str], *, names: bool = False) -> Classwork:
    """The work that counts, under pseudonyms or, if they are asked for, under the students' own names."""
    return classwork(heaps.story, _students(heaps.counted, pseudonyms, names=names))


def name_rows(heaps: Sorted, pseudonyms: dict[str, str]) -> Iterable[Row]:
    """Every file: whose it is, and what became of it."""
    by_file = {one.submission.file: pseudonyms[one.who] for one in heaps.counted}
    for one in heaps.counted:
        told = "; ".join((*one.submission.notes, *one.notes))
        yield pseudonyms[one.who], one.submission.hand_in.name, one.submission.file, "counted", told
    for old in heaps.older:
        told = f"{old.reason}; counted: {old.counted}"
        yield by_file[old.counted], old.submission.hand_in.name, old.submission.file, "kept, not counted", told
    for gone in heaps.refused:
        told = ". ".join(filter(None, (gone.reason, gone.cure)))
        yield "", "", gone.file, "not counted", told


def agreement_rows(found: Iterable[LessonResults]) -> Iterable[Row]:
    """Every measure of agreement."""
    for one in found:
        for it in one.measured:
            alpha = (it.alpha.value, it.alpha.low, it.alpha.high)
            yield one.lesson.name, it.what, it.of, it.students, it.percent.n, it.percent.value, *alpha, it.note


def _students(counted: Iterable[Counted], shown: Mapping[str, str], *, names: bool) -> Iterable[Student]:
    rows = (
        Student((names and one.submission.hand_in.name.strip()) or shown[one.who], one.submission.hand_in.lessons)
        for one in counted
    )
    return told_apart(rows)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    write_whole(path, csv_text(columns, rows).encode("utf-8", "replace"))


def _known(name: str) -> str:
    """A story of the kit, since a name in a file must not lead to any folder.

    Raises:
        ParallaxError: the kit has no such story.
    """
    if name in list_stories():
        return name
    cure = "If it is a story of your own, name its folder: parallax collect FOLDER --story my-stories/bridge"
    raise ParallaxError("most files are about a story that the kit does not have", name[:80], cure)
