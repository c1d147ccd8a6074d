"""What the notebook on a class shows: who handed in, predictions, what split the class, and the class layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from helpers.classroom import tables
from helpers.classroom.coded import splits_by_code
from helpers.classroom.drawing import profile, said
from helpers.classroom.parts import AGREEMENT, PROFILE, answered, place_name
from helpers.classroom.rows import all_rows
from helpers.comparison import figure_ledger
from helpers.evidence import cell_key, passages
from helpers.frames import YES, find_frame
from helpers.markup import Markup, escape, style
from helpers.report.pieces import many, plain
from helpers.twins import picture, plain_table
from helpers.widgets.classroom.by_lesson import ByLesson
from helpers.widgets.classroom.head import ClassHead
from helpers.widgets.classroom.layer import ClassLayer
from helpers.widgets.evidence import ClickableTable

if TYPE_CHECKING:
    import pandas as pd

    from helpers.agreement import Split
    from helpers.classroom import OurClass
    from helpers.classroom.results import LessonResults
    from helpers.classroom.tallies import Tally
    from helpers.evidence import Passage

MOST: Final = 8
"""Rows of a list that is ordered by how much the class parts: more cannot be read from the last row of seats."""
WHOLE: Final = "All files that were received count."
WHICH: Final = (
    "Which files these are, “parallax collect” says. Files are often called after their students, so their names are "
    "not shown here."
)
BY_CODE: Final = "The sentences that split us most: how many gave each code, of those who coded in that article"
PAIRS: Final = "Pairs of figures, those judged otherwise most often first"
ALIKE: Final = "How far we agree"


def class_head(ours: OurClass) -> ClassHead:
    """Whose work is shown, what was received, and a switch for large type."""
    return ClassHead(ours)


def class_files(ours: OurClass) -> Markup:
    """Who handed in how much, and what is wrong with the files that do not count."""
    may = ours.named or ours.invented
    gone = tables.unusable(ours.sorted.refused, ours.sorted.older, named=may)
    wrong = plain_table(gone, "Files that do not count") if len(gone) else _said(WHOLE)
    note = _said("" if may or gone.empty else WHICH)
    rows = tables.students(all_rows(ours.work, ours.judge)["students"])
    table = plain_table(rows, "How much each student did")
    fold = Markup(f"<details><summary>Who did how much ({len(rows)})</summary>{table.html}</details>", table.text)
    return _joined([_said(f"{many(len(rows), 'student')}. {ours.sorted.files.said}"), wrong, note, fold])


def class_predictions(ours: OurClass, lesson: str = "") -> ByLesson:
    """What the class predicted before anything was shown, and folded below it what it is compared with.

    Args:
        ours: the class.
        lesson: the lesson that is shown first, by name or number.
    """

    def make(found: LessonResults) -> Markup:
        return _joined([_prediction(one) for one in found.tallies if _is_prediction(one)])

    return _by_lesson(ours, lambda found: any(map(_is_prediction, found.tallies)), make, lesson)


def class_layer(ours: OurClass, lesson: str = "") -> ClassLayer:
    """The reader with the class layer: how many marked each word, beside the reference coding and the machine.

    Args:
        ours: the class.
        lesson: the lesson that is shown first, by name or number.
    """
    return ClassLayer(ours, lesson)


def class_splits(ours: OurClass, layer: ClassLayer | None = None, lesson: str = "") -> ByLesson:
    """The sentences that split the class, with a bar a code; a number opens the words that were marked.

    Args:
        ours: the class.
        layer: where “Show in the reader” goes.
        lesson: the lesson that is shown first, by name or number.
    """

    def make(found: LessonResults) -> ClickableTable:
        rows = splits_by_code(found.lesson, MOST)
        drawn = tables.split_codes(rows, ours.story)
        evidence = {cell_key(place_name(ours.story, row), row.code): _marked(row, found) for of in rows for row in of}
        return _shown(ClickableTable(drawn.frame, evidence, BY_CODE, drawn.shares), layer, found.lesson.name)

    return _by_lesson(ours, lambda found: bool(found.splits), make, lesson)


def class_figures(ours: OurClass, layer: ClassLayer | None = None) -> Markup | ClickableTable:
    """Which pair of figures was judged otherwise than by the reference coding; a figure opens its sentence."""
    rows = [row for found in ours.results for row in found.figures][:MOST]
    if not rows:
        return _said("Nobody has judged any pair of figures yet.")
    ledger = {row.id: row for row in figure_ledger(ours.story, alone=False)}
    figures = [ledger[row.id].figures if row.id in ledger else (None,) * len(ours.story.articles) for row in rows]
    words = [[" ".join(it.text.split()) if it else "" for it in of] for of in figures]
    drawn = tables.figure_pairs(rows, ours.story.articles, words)
    evidence = {
        cell_key(name, article.id): passages(article, [figure])
        for name, of in zip(drawn.frame.index, figures, strict=True)
        for article, figure in zip(ours.story.articles, of, strict=True)
        if figure
    }
    return _shown(ClickableTable(drawn.frame, evidence, PAIRS, drawn.shares), layer)


def class_frames(ours: OurClass) -> Markup:
    """The frame profiles of the class, with their spread."""
    found = [row for one in ours.results for row in one.spreads]
    if not found:
        return _said("Nobody has coded a frame completely yet.")
    drawn = profile(found, [article.id for article in ours.story.articles])
    alt = " ".join(map(said, found))
    box = f'<div class="plx-twin" style="overflow-x:auto">{picture(drawn, alt)}<p>{escape(PROFILE)}</p></div>'
    return Markup(style() + box, f"{alt}\n{PROFILE}")


def class_frame_table(ours: OurClass, layer: ClassLayer | None = None) -> Markup | ClickableTable:
    """The frame profiles in numbers; a number of students opens the words on which their yes rests."""
    found = next((one for one in ours.results if one.spreads), None)
    if found is None:
        return _said("Nobody has coded a frame completely yet.")
    evidence = {
        cell_key((row.frame, row.article), "students"): _words_of_yes(found, row.frame, row.article)
        for row in found.spreads
    }
    table = ClickableTable(tables.spreads(found.spreads), evidence, "The frame profiles in numbers")
    return _shown(table, layer, found.lesson.name)


def class_agreement(ours: OurClass, lesson: str = "") -> ByLesson:
    """How far the class agrees, with the number of students and what to mind.

    Args:
        ours: the class.
        lesson: the lesson that is shown first, by name or number.
    """

    def make(found: LessonResults) -> Markup:
        alone = [it for it in found.measured if it.percent.n == 1]
        rest = [it for it in found.measured if it.percent.n != 1]
        main = [plain_table(tables.agreement(rest), ALIKE)] if rest else []
        return _joined([_said(AGREEMENT), *main, *([_one_by_one(tables.agreement(alone))] if alone else [])])

    return _by_lesson(ours, lambda found: bool(found.measured), make, lesson)


def _by_lesson(
    ours: OurClass, has: Callable[[LessonResults], bool], make: Callable[[LessonResults], object], first: str
) -> ByLesson:
    found = {one.lesson.name: one for one in ours.results if has(one)}
    titles = {name: one.lesson.title for name, one in found.items()}
    return ByLesson(titles, lambda name: make(found[name]), first)


def _is_prediction(one: Tally) -> bool:
    return one.question.predict and bool(one.counts) and bool(one.answered)


def _prediction(one: Tally) -> Markup:
    drawn = tables.answers(one)
    table = plain_table(drawn.frame, answered(one), drawn.shares)
    asked, told = plain(one.question.prompt), plain(one.question.reveal)
    fold = f"<details><summary>What the texts say</summary><p>{escape(told)}</p></details>" if told else ""
    html = f'<div style="margin:0 0 1.8em"><h3 style="margin:0 0 .4em">{escape(asked)}</h3>{table.html}{fold}</div>'
    return Markup(html, "\n".join(filter(None, [asked, table.text, told])))


def _one_by_one(rows: pd.DataFrame) -> Markup:
    """Agreement on single things, folded: one unit alone has no alpha."""
    table = plain_table(rows.drop(columns=["units", "alpha", "to mind"]), "One by one: a single unit has no alpha")
    return Markup(f"<details><summary>One by one ({len(rows)})</summary>{table.html}</details>", table.text)


def _marked(row: Split, found: LessonResults) -> tuple[Passage, ...]:
    """What those who gave a sentence a code marked in it."""
    article = next(it for it in found.lesson.story.articles if it.id == row.article)
    who = frozenset(row.applied)
    marks = [
        one
        for layer in found.lesson.layers
        if layer.coder in who
        for one in layer.annotations
        if one.article == row.article and one.code == row.code
    ]
    start, end = row.sentence.start, row.sentence.end
    every = passages(article, [one for one in marks if one.start < end and start < one.end])
    return tuple(it for it in every if any(start <= mark.start < end for mark in it.marks))


def _words_of_yes(found: LessonResults, frame: str, article: str) -> tuple[Passage, ...]:
    text = next(it for it in found.lesson.story.articles if it.id == article)
    items = [item.id for item in find_frame(frame).items]
    spans = [
        span
        for coding in found.lesson.frames
        for item in items
        if coding.answers.get((article, item)) == YES
        for span in coding.evidence.get((article, item), ())
    ]
    return passages(text, spans)


def _shown(table: ClickableTable, layer: ClassLayer | None, lesson: str = "") -> ClickableTable:
    """The table, its sentences with a button that goes on to the reader, if there is one."""
    if layer is not None:
        table.on_reader = lambda article, span: layer.show(article, span, lesson)
    return table


def _said(sentence: str) -> Markup:
    return Markup(f"<p>{escape(sentence)}</p>" if sentence else "", sentence)


def _joined(parts: Iterable[Markup]) -> Markup:
    every: Sequence[Markup] = [it for it in parts if it.text]
    inner = "".join(it.html for it in every)
    box = f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>'
    return Markup(box, "\n".join(it.text for it in every))
