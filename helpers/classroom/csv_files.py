"""Tables as CSV: UTF-8 without a byte-order mark, commas, a row of names first, no cell that is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from helpers.layers.sheets import safe_cell

ABOUT: Final = """What is in this folder

overview.html         one page to look at and to show: counts, charts, agreement.{shown}
students.csv          one row a student: how much each did.
answers.csv           one row an answer or prediction. verdict: what the student heard of it; "noted" where nothing is
                      compared.
codes.csv             one row a code: where it stands (characters from the article's beginning), its words, its
                      sentence.
verdicts.csv          one row a verdict on two figures: the first, and the last.
frame_answers.csv     one row an answer to a question of the generic frames.
pairs.csv             one row a judgement on two sentences (pair) or on one that has no match (alone), or a link (link).
agreement.csv         one row a thing compared: how many students and units, agreement as a share from 0 to 1,
                      Krippendorff's alpha with the ends of its 95 per cent interval, and what to mind. Empty means
                      undefined; note says why.
real-names.csv        REAL NAMES: every file that was received, whose it is, and what became of it. Keep it to yourself.
pseudonyms.json       the key to the pseudonyms. With it students keep their numbers the next time. It holds no names.

The tables are UTF-8 without a byte-order mark (in Excel: Data, From Text/CSV, 65001: Unicode). An apostrophe stands
before every cell that a spreadsheet would take for a formula (one that begins with =, +, - or @).
Students may have written names into their answers, notes and codes: look before you pass the tables on.
marks/                what was given in notebook 91, Our class, for written answers; parallax marks makes a table of it.
Everything here is made anew by the next parallax collect, except pseudonyms.json and marks/, which are carried on.
"""


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    r"""A table as CSV.

    Args:
        columns: the names of the columns.
        rows: the cells; None makes an empty one, and numbers stay numbers.

    Example:
        >>> csv_text(["student", "answer"], [["Student 01", "=1+1"], ["Student 02", None]])
        "student,answer\r\nStudent 01,'=1+1\r\nStudent 02,\r\n"
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([safe_cell(name) for name in columns])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return file.getvalue()


def _cell(cell: object) -> object:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.4f}"
    return cell if isinstance(cell, int) else safe_cell(str(cell))
