"""The parts of the overview, each made of what was counted. Whatever comes from files is escaped here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from helpers.agreement import Agreement, Split
from helpers.classroom.drawing import profile
from helpers.classroom.figures import Judged
from helpers.classroom.results import LessonResults, Measured
from helpers.classroom.sentence_pairs import Opinion
from helpers.classroom.tallies import Tally
from helpers.comparison.sides import sentence_of
from helpers.markup import bar, escape
from helpers.model import Story
from helpers.report.pieces import listed, many, section, table

MOST: Final = 10
"""Rows of a list that is ordered by how much the class parts."""
SHOWN: Final = 8
"""Answers that are shown of a question without options."""
UNDEFINED: Final = "undefined"
SPLITS: Final = (
    "Each row is a sentence and a code: how many of those who coded in that article gave it. The nearer to one half, "
    "the more the sentence split the class. Look what in it speaks for either reading."
)
FIGURES: Final = (
    "The pair at the top is the one that most students judged otherwise than the reference coding (where that has no "
    "such pair: than the machine). The reference coding is one careful reading."
)
PROFILE: Final = (
    "One line for each frame and article, from 0 (all questions no) to 1 (all yes). The larger a dot, the more "
    "students have that mean; the thick line below is the middle half of them, the upright stroke the median."
)
AGREEMENT: Final = (
    "Per cent agreement is the share of pairs of students who gave the same. It knows nothing of chance. "
    "Krippendorff’s alpha does: 1 is perfect, 0 what chance gives; from .800 it is called reliable. Between the "
    "brackets stands its 95 per cent interval. One question alone has no alpha, nor has a code that all or nobody "
    "gave. That students read a sentence differently is no fault: talk about why."
)


def lesson_html(found: LessonResults, name: str) -> str:
    """All that is shown of one lesson.

    Args:
        found: what was counted.
        name: the id on the page.
    """
    students = many(len(found.lesson.states), "student")
    parts = [f"<p>{students} handed in work on this lesson.</p>"]
    parts += [f"<p>{escape(problem)}</p>" for problem in found.lesson.problems]
    tallies = [_question(one, number) for number, one in enumerate(found.tallies, start=1) if one.answered]
    blocks = (
        ("Answers", tallies),
        ("Which sentence split us", list(_splits(found.lesson.story, found.splits))),
        ("Pairs of figures", list(_figures(found.figures))),
        ("Frame profiles", list(_frames(found))),
        ("Pairs of sentences", list(_opinions(found.pairs, "What the class said of each pair"))),
        ("Sentences not found in the other text", list(_opinions(found.alone, "Could it matter?"))),
        ("Agreement", list(_agreement(found.measured))),
    )
    for number, (title, inner) in enumerate(blocks):
        parts += [section(inner, f"{name}-{number}", title, 3)] if inner else []
    return section(parts, name, found.lesson.title, 2)


def outstanding(found: Sequence[LessonResults]) -> str:
    """What to look at first, as a list with links: of each lesson what the class parted on most.

    Args:
        found: what was counted, by lesson, in the order in which `lesson_html` names them ``lesson-1`` and so on.
    """
    rows = [
        f'<a href="#lesson-{number}">{escape(one.lesson.title)}</a>: {escape(line)}'
        for number, one in enumerate(found, start=1)
        for line in _stands_out(one)
    ]
    return listed(rows, "first")


def _stands_out(found: LessonResults) -> Iterator[str]:
    for row in found.splits[:1]:
        yes, whole = len(row.applied), len(row.applied) + len(row.left)
        yield f"{place_name(found.lesson.story, row)} split the class: {yes} of {whole} gave it the code “{row.code}”."
    for one in found.figures[:1]:
        if one.apart():
            said = f"{per_cent(one.apart())} of {one.n} judged it otherwise than the {one.by}"
            yield f"{one.label}: {said}, at first {per_cent(one.apart(at_first=True))}."
    for spread in sorted(found.spreads, key=lambda it: it.low - it.high)[:1]:
        middle = f"the middle half of {spread.n} lies between {spread.low:.2f} and {spread.high:.2f}"
        yield f"the frame {spread.frame} in article {spread.article} has the widest spread: {middle}."
    for pair in found.pairs[:1]:
        share = pair.agreement[0].value if pair.agreement else None
        if share is not None and share < 1:
            yield f"{pair.id}: {per_cent(share)} of the pairs of students judge this pair alike, n = {pair.n}."


def per_cent(share: float | None) -> str:
    """A share as whole per cent.

    Example:
        >>> per_cent(0.625), per_cent(None)
        ('62 %', 'undefined')
    """
    return UNDEFINED if share is None else f"{100 * share:.0f} %"


def _question(one: Tally, number: int) -> str:
    prompt = f"<h4>{number}. {escape(one.question.prompt)}</h4>"
    if one.question.kind == "text":
        return f"{prompt}<p>{one.answered} of {one.asked} answered in their own words: see answers.csv.</p>"
    bars = [[escape(label), bar(one.share(n) or 0), f"{n} ({per_cent(one.share(n))})"] for label, n in one.counts]
    left = len(bars) - max(SHOWN, len(one.question.options))
    shown = bars[:-left] if left > 0 and one.question.kind in ("number", "span") else bars
    counts = table(answered(one), ["Answer", "Share", "Students"], shown, "counts")
    return f"{prompt}{counts}{_said(one, len(bars) - len(shown))}"


def answered(one: Tally) -> str:
    """How many answered a question, and how many of their answers cannot be compared."""
    kind = "predicted" if one.question.predict else "answered"
    several = ", several answers each" if one.question.kind == "choices" else ""
    unclear = f"; {one.unclear} of the answers cannot be compared" if one.unclear else ""
    return f"{one.answered} of {one.asked} {kind}{several}{unclear}"


def _said(one: Tally, hidden: int) -> str:
    said = [f"rarer answers, in answers.csv: {hidden}"] if hidden else []
    said += [f"{verdict}: {n} ({per_cent(one.share(n))})" for verdict, n in one.verdicts]
    if one.agreement:
        said.append(f"pairs of students with the same answer: {per_cent(one.agreement[0].value)}")
    return f'<p class="soft">{escape("; ".join(said))}.</p>' if said else ""


def _splits(story: Story, rows: Sequence[Split]) -> Iterator[str]:
    if not rows:
        return
    yield f"<p>{escape(SPLITS)}</p>"
    cells = []
    for row in rows[:MOST]:
        yes, whole = len(row.applied), len(row.applied) + len(row.left)
        place = escape(place_name(story, row))
        text = escape(" ".join(row.sentence.text.split()))
        words = f"<b>{place}</b> {text}<br>Code: <b>{escape(row.code)}</b>"
        cells.append([words, bar(yes / whole), f"{yes} of {whole} ({per_cent(yes / whole)})"])
    yield table("The sentences that split the class most", ["Sentence", "Share", "Gave the code"], cells, "counts")


def place_name(story: Story, row: Split) -> str:
    """What lessons call the sentence of a split: ``A 3``."""
    article = next(it for it in story.articles if it.id == row.article)
    named = sentence_of(article, row.sentence)
    return named.name if named else row.article


def _figures(rows: Sequence[Judged]) -> Iterator[str]:
    if not rows:
        return
    yield f"<p>{escape(FIGURES)}</p>"
    cells = []
    for one in rows[:MOST]:
        share = one.apart()
        first = one.apart(at_first=True)
        given = "; ".join(f"{relation} {n}" for relation, n in one.last)
        theirs = f"{one.by}: {one.key}" if one.key else "no longer in the figure ledger"
        figures = "" if one.words in one.label else escape(one.words)  # a label may be made of them
        words = f"<b>{escape(one.label)}</b> {figures}<br>In the end: {escape(given)}<br>{escape(theirs)}"
        apart = f"{per_cent(share)} of {one.n}, at first {per_cent(first)}"
        cells.append([words, bar(share or 0), apart])
    yield table(
        "Pairs of figures, those judged otherwise most often first",
        ["Pair", "Share", "Judged otherwise"],
        cells,
        "counts",
    )


def _frames(found: LessonResults) -> Iterator[str]:
    if not found.spreads:
        return
    ids = [article.id for article in found.lesson.story.articles]
    yield f'<figure tabindex="0">{profile(found.spreads, ids)}<figcaption>{PROFILE}</figcaption></figure>'
    rows = (
        [
            escape(f"{one.frame.capitalize()}, {one.article}"),
            *(f"{it:.2f}" for it in (one.mean, one.median, one.low, one.high)),
            str(one.n),
        ]
        for one in found.spreads
    )
    heads = ["Frame, article", "Mean", "Median", "A quarter at or below", "A quarter at or above", "Students"]
    yield table("The same in numbers", heads, rows)


def _opinions(rows: Sequence[Opinion], title: str) -> Iterator[str]:
    if not rows:
        return
    cells = []
    for one in rows[:MOST]:
        texts = "<br>".join(escape(text) for text in one.texts)
        given = "; ".join(f"{said} {n}" for said, n in one.counts)
        share = one.agreement[0].value if one.agreement else None
        cells.append(
            [f"<b>{escape(one.id)}</b> {texts}<br>{escape(given)}", bar(share or 0), f"{per_cent(share)}, n = {one.n}"]
        )
    yield table(f"{title}; those the class parts on most first", ["Pair", "Agreement", "Alike"], cells, "counts")


def _agreement(rows: Sequence[Measured]) -> Iterator[str]:
    if not rows:
        return
    yield f"<p>{escape(AGREEMENT)}</p>"
    cells = [
        [f"{escape(it.what)}: <b>{escape(it.of)}</b>", str(it.students), str(it.percent.n), per_cent(it.percent.value),
         alpha_text(it.alpha), escape(it.note)]
        for it in rows
    ]  # fmt: skip
    yield table("How far the class agrees", ["Of", "Students", "Units", "Alike", "Alpha", "To mind"], cells, "numbers")


def alpha_text(it: Agreement) -> str:
    """Krippendorff's alpha with its interval, as far as there is one."""
    if it.value is None:
        return UNDEFINED
    between = "" if it.low is None or it.high is None else f" [{_two(it.low)} to {_two(it.high)}]"
    return f"{_two(it.value)}{between}"


def _two(value: float) -> str:
    """A number with two places; never a zero with a minus."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
