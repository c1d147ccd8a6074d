"""The whole page of a report, and the file it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from helpers.lessons import committed
from helpers.lessons.frame_answers import frame_answers
from helpers.markup import escape
from helpers.model import Article, Story
from helpers.report.answers import answered, question_html, stray_html
from helpers.report.coded import codes_html
from helpers.report.confirmed import confirmed_html
from helpers.report.frames import frames_html
from helpers.report.gathering import LessonWork, StudentWork, gather
from helpers.report.groups import groups_html
from helpers.report.pairs import pairs_html
from helpers.report.pieces import plain, section, table
from helpers.report.verdicts import verdicts_html
from helpers.workspace import work_folder, write_beside

ENDING: Final = ".html"
_BLANK: Final = '<span class="blank"></span>'
ABOUT: Final = (
    "This report shows what you wrote and marked, and what the kit said of it. It gives no marks: those come from your "
    "teacher. “Matches the key” means that you and a reference coding read alike, not that anything is proved."
)


def build_report(story: Story, folder: Path | None = None) -> str:
    """A student's report of a story, as one HTML page that needs nothing else: no scripts, no network.

    What is said of answers follows ``PARALLAX_REVEAL``, as on the forms. The keys of assessed questions and sample
    answers are never in it.

    Args:
        story: the story.
        folder: the work folder; that of `helpers.workspace.work_folder` if None.

    Raises:
        ParallaxError: there is no work on this story.

    Example:
        >>> import tempfile
        >>> from helpers import load_story
        >>> from helpers.journal import open_journal
        >>> story, folder = load_story("putin-vietnam-2024"), Path(tempfile.mkdtemp())
        >>> journal = open_journal(story, "00-start-here", "Ada", folder)
        >>> _ = journal.do({"do": "answer", "question": "body-words", "value": "681"})
        >>> "matches the key" in build_report(story, folder)
        True
    """
    return _page(gather(story, folder))


def write_report(story: Story, folder: Path | None = None, to: Path | None = None) -> Path:
    """Write the report, whole or not at all; a file of other content is never written over but gets a neighbour.

    Args:
        story: the story.
        folder: the work folder; that of `helpers.workspace.work_folder` if None.
        to: where to put it; the work folder if None.

    Raises:
        ParallaxError: there is no work on this story, or the folder cannot be written to.
    """
    work = gather(story, folder)
    return write_beside(to or folder or work_folder(), work.file_name, ENDING, _page(work).encode(), "the report")


def _page(work: StudentWork) -> str:
    title = f"Report of {work.name or 'a student'}: {work.story.topic or work.story.id}"
    css = (Path(__file__).parent / "report.css").read_text(encoding="utf-8")
    head = (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{css}</style>\n"
    )
    body = "".join(_body(work))
    page = f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n'
    return page.encode("utf-8", "replace").decode(
        "utf-8"
    )  # half a character, which a damaged file may hold, has no bytes


def _body(work: StudentWork) -> Iterator[str]:
    yield "<header>" + "".join(_head(work)) + "</header>\n<main>\n"
    for number, lesson in enumerate(work.lessons, start=1):
        yield _lesson(lesson, work.story, number)
    tickets = [one for number, it in enumerate(work.lessons, start=1) for one in _tickets(it, work.story, number)]
    if tickets:
        yield section(tickets, "tickets", "Exit tickets", 2, "tickets")
    if work.problems:
        lead = "<p>These things could not be read, placed or shown. All else is in the report.</p>"
        items = "".join(f"<li>{escape(problem)}</li>" for problem in work.problems)
        yield section([lead, f"<ul>{items}</ul>"], "problems", "What is missing", 2, "problems")
    yield f'</main>\n<footer class="end"><p>{escape(ABOUT)}</p></footer>\n'


def _head(work: StudentWork) -> Iterator[str]:
    yield f'<p class="kind">Parallax report</p><h1>{escape(work.story.topic or work.story.id)}</h1>'
    name = f"<b>{escape(work.name)}</b>" if work.name else _BLANK
    yield f'<p class="by"><span>Name: {name}</span> <span>Handed in on: {_BLANK}</span></p>'
    yield f'<ul class="articles">{"".join(f"<li>{_article(it)}</li>" for it in work.story.articles)}</ul>'
    rows = (
        [
            f'<a href="#lesson-{number}">{escape(it.title)}</a>',
            f"{it.done} of {len(it.questions)}" if it.questions else str(len(it.strays)),
            str(len(it.layer.annotations)),
            str(len(it.layer.connections)),
        ]
        for number, it in enumerate(work.lessons, start=1)
    )
    yield table("What is in this report", ["Lesson", "Questions answered", "Codes", "Links"], rows, "numbers")


def _article(article: Article) -> str:
    known = ", ".join(filter(None, (article.outlet, article.agency, article.date)))
    about = f" <small>({escape(known)})</small>" if known else ""
    return f"<b>Article {escape(article.id)}</b> {escape(article.title)}{about}"


def _lesson(work: LessonWork, story: Story, number: int) -> str:
    name = f"lesson-{number}"
    parts = [*_aims(work)]
    if work.questions:
        parts.append(section(_steps(work, story, number), f"{name}-questions", "Your answers", 3))
    parts.append(verdicts_html(story, work.verdicts, f"{name}-verdicts"))
    parts.append(groups_html(work.choices, f"{name}-groups"))
    parts.append(frames_html(story, frame_answers(work.state, story), f"{name}-frames"))
    parts.append(pairs_html(story, work.state, f"{name}-pairs"))
    parts.append(confirmed_html(story, work.state, f"{name}-machine"))
    if work.strays:
        parts.append(stray_html(work.strays, f"{name}-others"))
    parts.append(codes_html(story, work.layer, f"{name}-codes"))
    return section(parts, name, work.title, 2, "lesson")


def _steps(work: LessonWork, story: Story, lesson: int) -> Iterator[str]:
    """The questions in their order, below the steps of the lesson in which they were asked."""
    titles = {it.number: f": {it.title}" for it in work.page.steps}
    tickets = {it.id: f"ticket-{lesson}-{at}" for at, it in enumerate(work.tickets, start=1)}
    numbered = enumerate(work.questions, start=1)
    for at, (step, asked) in enumerate(groupby(numbered, key=lambda it: it[1].step), start=1):
        parts = [
            question_html(work, number, story, f"lesson-{lesson}-q-{number}", tickets.get(question.id, ""))
            for number, question in asked
        ]
        title = "More questions" if step is None else f"Step {step}{titles.get(step, '')}"
        yield section(parts, f"lesson-{lesson}-step-{at}", title, 4, "step")


def _aims(work: LessonWork) -> Iterator[str]:
    """The lesson's goals, and how far the student has come."""
    if work.page.aims:
        goals = "".join(
            f"<li><b>{escape(name)}</b> {escape(plain(aim).rstrip(' ;.'))}</li>" for name, aim in work.page.aims.items()
        )
        yield f'<p class="label">Goals of the lesson</p><ul class="goals">{goals}</ul>'
    if whole := len(work.questions):
        bar = f'<span class="bar" aria-hidden="true"><span style="width:{100 * work.done // whole}%"></span></span>'
        yield f'<p class="progress">{bar} <b>{work.done} of {whole}</b> answered</p>'


def _tickets(work: LessonWork, story: Story, lesson: int) -> Iterator[str]:
    """What the teacher marks, each with room to write."""
    for number, question in enumerate(work.tickets, start=1):
        value = committed(question, work.state)
        said = [f'<p class="prompt">{escape(question.prompt)}</p>']
        if value is None:
            said.append('<p class="none">Not answered.</p>')
        else:
            said += answered(work, question, value, story)
            said.append(f'<div class="marks"><p>For your teacher: marks {_BLANK} of {_BLANK}</p><p>Comment:</p></div>')
        title = work.title if len(work.tickets) == 1 else f"{work.title}, {number} of {len(work.tickets)}"
        yield section(said, f"ticket-{lesson}-{number}", title, 3, "ticket")
