"""Make editions of the kit: one for students without what stays with the teacher, and one for teachers.

Of assessed questions the student edition has no key, no rubric and no sample; it has no teacher's pages and no outputs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helpers.editions.kits import packed, student_edition, teacher_edition
from helpers.editions.writing import write_once
from helpers.errors import ParallaxError

EXAMPLES = """examples:
  parallax release --student parallax-student.zip
  parallax release --teacher parallax-teacher.zip
  parallax release --student student.zip --teacher teacher.zip

Both open with one command in the unpacked folder: pip install -e . && parallax lab"""

_FOLDERS = {"student": "parallax-student", "teacher": "parallax-teacher"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--student", metavar="FILE.zip", type=Path, help="write the student edition")
    parser.add_argument("--teacher", metavar="FILE.zip", type=Path, help="write the teacher edition")


def run(options: argparse.Namespace) -> int:
    """Write the editions that were asked for."""
    wanted = {"student": (options.student, student_edition), "teacher": (options.teacher, teacher_edition)}
    if not any(path for path, _ in wanted.values()):
        raise ParallaxError("no edition is named", cure="Add --student FILE.zip or --teacher FILE.zip")
    for name, (path, files) in wanted.items():
        if path:
            data = packed(files(), _FOLDERS[name])
            write_once(path, data, f"the {name} edition")
            sys.stdout.write(f"The {name} edition: {path.absolute()} ({len(data) / 1e6:.1f} MB)\n")
    sys.stdout.write("To open it: unpack it, go into the folder, and type pip install -e . && parallax lab\n")
    return 0
