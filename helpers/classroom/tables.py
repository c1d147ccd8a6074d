"""What was counted of a class as tables: plain DataFrames, with the shares that are drawn as bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from helpers.agreement import Split
from helpers.classroom.figures import Judged
from helpers.classroom.newest import Older
from helpers.classroom.opening import Refused
from helpers.classroom.parts import alpha_text, per_cent, place_name
from helpers.classroom.profiles import Spread
from helpers.classroom.results import Measured
from helpers.classroom.rows import COLUMNS, Row
from helpers.classroom.tallies import Tally
from helpers.evidence import cell_key
from helpers.model import Article, Story


@dataclass(frozen=True)
class Drawn:
    """A table with bars.

    Attributes:
        frame: the table.
        shares: by `helpers.evidence.cell_key` the share from 0 to 1 that is drawn in a cell.
    """

    frame: pd.DataFrame
    shares: dict[str, float] = field(default_factory=dict)


def answers(one: Tally) -> Drawn:
    """How many gave each answer to a question, and their share of the answers compared."""
    index = pd.Index([label for label, _ in one.counts], name="answer", dtype=object)
    cells = [f"{n} ({per_cent(one.share(n))})" for _, n in one.counts]
    shares = {cell_key(label, "students"): one.share(n) or 0.0 for label, n in one.counts}
    return Drawn(pd.DataFrame({"students": cells}, index=index), shares)


def split_codes(rows: Sequence[Sequence[Split]], story: Story) -> Drawn:
    """The sentences that split the class, one a row, with how many gave it each code.

    Args:
        rows: the sentences, each with its codes, from `helpers.classroom.coded.splits_by_code`.
        story: the articles.
    """
    codes = list(dict.fromkeys(row.code for of in rows for row in of))
    table, names = [], []
    shares: dict[str, float] = {}
    for of in rows:
        name = place_name(story, of[0])
        counts = {row.code: len(row.applied) for row in of}
        n = len(of[0].applied) + len(of[0].left)
        names.append(name)
        table.append(
            [n, *(f"{counts[code]} ({per_cent(counts[code] / n)})" if code in counts else "0" for code in codes)]
        )
        shares |= {cell_key(name, code): counts.get(code, 0) / n for code in codes}
    index = pd.Index(names, name="sentence", dtype=object)
    return Drawn(pd.DataFrame(table, columns=["asked", *codes], index=index), shares)


def figure_pairs(rows: Sequence[Judged], articles: Sequence[Article], words: Sequence[Sequence[str]]) -> Drawn:
    """The pairs of figures, those most often judged otherwise than by the reference coding (or the machine) first.

    Args:
        rows: the pairs.
        articles: the articles whose figures are compared.
        words: for each pair the figure in each article; empty where it has none.
    """
    names = unique(row.label for row in rows)
    table = []
    shares: dict[str, float] = {}
    for name, row, figures in zip(names, rows, words, strict=True):
        given = "; ".join(f"{relation} {n}" for relation, n in row.last)
        last, first = row.apart(), row.apart(at_first=True)
        key = f"{row.key} ({row.by})" if row.key else "no longer in the figure ledger"
        table.append([*figures, f"{per_cent(last)} of {row.n}", per_cent(first), given, key])
        shares |= {cell_key(name, "judged otherwise"): last} if last is not None else {}
        shares |= {cell_key(name, "at first"): first} if first is not None else {}
    columns = [*(it.id for it in articles), "judged otherwise", "at first", "what the class says", "the yardstick"]
    return Drawn(pd.DataFrame(table, columns=columns, index=pd.Index(names, name="figures", dtype=object)), shares)


def spreads(rows: Sequence[Spread]) -> pd.DataFrame:
    """The frame profiles in numbers: median, mean, quarters, and how many students coded the frame completely."""
    index = pd.MultiIndex.from_tuples([(row.frame, row.article) for row in rows], names=["frame", "article"])
    table = [[row.median, row.mean, row.low, row.high, row.n] for row in rows]
    heads = ["median", "mean", "a quarter at or below", "a quarter at or above", "students"]
    return pd.DataFrame(table, columns=heads, index=index).round(2)


def agreement(rows: Iterable[Measured]) -> pd.DataFrame:
    """How far the class agrees, with how many students and units, and what to mind."""
    table = [
        [f"{it.what}: {it.of}", it.students, it.percent.n, per_cent(it.percent.value), alpha_text(it.alpha), it.note]
        for it in rows
    ]
    return pd.DataFrame(table, columns=["of", "students", "units", "alike", "alpha", "to mind"])


def unusable(refused: Sequence[Refused], older: Sequence[Older], *, named: bool) -> pd.DataFrame:
    """The files that do not count, each with its reason; under numbers unless names may be shown.

    A file is often called after its student.
    """
    rows = [(it.file, it.reason, it.cure) for it in refused]
    rows += [
        (it.submission.file, it.reason, f"counted: {it.counted}" if named else "the newer one counts") for it in older
    ]
    names = [name if named else f"file {number}" for number, (name, _, _) in enumerate(rows, start=1)]
    index = pd.Index(names, name="file", dtype=object)
    return pd.DataFrame([it[1:] for it in rows], columns=["what is wrong", "what to do"], index=index)


def students(rows: Iterable[Row]) -> pd.DataFrame:
    """How much each student did."""
    found = pd.DataFrame(list(rows), columns=[name.replace("_", " ") for name in COLUMNS["students"]])
    return found.assign(lessons=[str(it).count("; ") + bool(it) for it in found["lessons"]]).set_index("student")


def unique(names: Iterable[str]) -> list[str]:
    """The names, one that was there before with a number after it.

    Example:
        >>> unique(["cost", "year", "cost"])
        ['cost', 'year', 'cost (2)']
    """
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        made.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return made
