"""Write the points and notes of a class as CSV, for a teacher or for a learning platform's gradebook.

The marks of written answers are those given in notebook 91; assessed closed questions are scored by the key. The file
holds REAL NAMES, as students wrote them into what they handed in: it is the teacher's own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from helpers.classroom.collecting import keep_pseudonyms, sort_files
from helpers.classroom.gradebook import Gradebook, gradebook
from helpers.classroom.identities import read_identities
from helpers.classroom.our_class import KEPT
from helpers.classroom.platforms import FORMATS, Made
from helpers.errors import ParallaxError
from helpers.layers.writing import read_whole, write_whole
from helpers.report.pieces import many

EXAMPLES = """examples:
  parallax marks handed-in -o marks.csv
  parallax marks handed-in -o for-moodle.csv --for moodle --ids participants.csv
  parallax marks handed-in -o for-canvas.csv --for canvas --ids canvas-gradebook.csv --lesson 02

The list for --ids is the platform's own (Moodle: Participants or Grades, saved as CSV; Canvas: the exported gradebook),
or a table with a first line such as name,id or name,email."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the folder with the files that were handed in")
    parser.add_argument(
        "-o", "--to", metavar="FILE.csv", type=Path, default=Path("marks.csv"), help="the file (marks.csv if left out)"
    )
    parser.add_argument("--for", dest="form", choices=list(FORMATS), default="teacher", help="who is to read it")
    parser.add_argument("--ids", metavar="LIST.csv", type=Path, help="how the platform knows the students")
    parser.add_argument(
        "--lesson", action="append", default=[], help="only this lesson, by name or number; may be given again"
    )
    parser.add_argument("--formative", action="store_true", help="count closed questions that are not assessed, too")
    parser.add_argument("--story", default="", help="the story, or its folder (that of most files if left out)")
    parser.add_argument(
        "--class", dest="kept", metavar="CLASS", type=Path, help="the folder with the marks (class beside FOLDER)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the file, and say whose answers are not marked and who is not in it."""
    folder, ids = options.folder.absolute(), options.ids
    if ids and ids.resolve() == options.to.resolve():
        raise ParallaxError("the list of students would be written over", str(ids), "Name another file with -o")
    listed = read_identities(read_whole(ids), ids.name) if ids else None
    kept = options.kept or folder.parent / KEPT
    heaps = sort_files(folder, options.story, kept)
    shown = keep_pseudonyms(heaps, kept)
    book = gradebook(heaps, shown, kept, options.lesson, formative=options.formative)
    if not book.columns:
        cure = "Choose another lesson, or add --formative to count the other closed questions"
        raise ParallaxError("no question that counts was asked", "", cure)
    made = FORMATS[options.form](book, listed)
    path = write_whole(options.to, made.text.encode("utf-8", "replace"))
    lines = [*told(book, made), f"Marks: {path} (it holds real names: keep it to yourself)"]
    safe = "\n".join("".join(it if it.isprintable() else "?" for it in line) for line in lines)
    sys.stdout.write(f"{safe}\n")
    return 0


def told(book: Gradebook, made: Made) -> Iterator[str]:
    """What is said on the screen, line by line."""
    yield from book.problems
    for pupil, why in made.missing:
        yield f"Not in the file: {pupil.name or 'somebody without a name'} ({pupil.file}): {why}."
    for column, done, whole in book.open():
        yield f"Not all marked: {column.name}: {done} of {whole} answers."
    there = len(book.pupils) - len(made.missing)
    yield f"{many(there, 'student')}, {many(len(book.columns), 'question')}."
