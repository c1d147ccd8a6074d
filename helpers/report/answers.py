"""A question in the report: what was asked, what the student answered, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from helpers.evidence import passages
from helpers.lessons import Question, committed, feedback, is_open
from helpers.lessons.evidence import places_of
from helpers.lessons.feedback import ICONS
from helpers.lessons.twin import answer_text, heading, key_lines, option_labels
from helpers.markup import escape
from helpers.model import Article, Span, Story
from helpers.report.gathering import LessonWork
from helpers.report.pieces import listed, quotation, section
from helpers.twins import marked_sentence

_MOST_PLACES: Final = 3  # words as short as “the” stand everywhere


def question_html(work: LessonWork, question: Question, story: Story, name: str, ticket: str = "") -> str:
    """One question, with all that belongs to it.

    Args:
        work: the lesson.
        question: the question.
        story: the story.
        name: the id on the page.
        ticket: the id of the exit ticket that the answer stands on, if it is one.
    """
    value = committed(question, work.state)
    head = f'<p class="about">{escape(_about(work, question))}</p>'
    if value is None:
        said = '<p class="none">Not answered.</p>'
    elif ticket:
        said = f'<p class="none">Your answer stands on <a href="#{ticket}">your exit ticket</a>.</p>'
    else:
        said = "".join(answered(work, question, value, story))
    return section([head, said], name, question.prompt, 4, "question" if value is not None else "question open")


def answered(work: LessonWork, question: Question, value: object, story: Story) -> Iterator[str]:
    """An answer, its evidence, the feedback, and what was shown afterwards."""
    label = "Your prediction" if question.predict else "Your answer"
    yield f'<div class="answer"><p class="label">{label}</p>{_written(question, value)}</div>'
    if question.kind == "span":
        yield _evidence(story, value)
    found = feedback(question, value, story)
    kind = found.verdict.replace(" ", "-")
    verdict = (
        f'<span class="verdict {kind}"><span aria-hidden="true">{ICONS[found.verdict]}</span> {found.verdict}</span>'
    )
    yield f'<p class="feedback">{verdict} {escape(found.text)}</p>'
    if found.hint:
        article = next(it for it in story.articles if it.id == found.hint[0])
        yield f'<div class="evidence"><p class="label">The hint leads to</p>{_quoted(article, found.hint[1])}</div>'
    if lines := _shown_after(work, question):
        yield f'<div class="after"><p class="label">Shown to you afterwards</p>{listed(map(escape, lines))}</div>'


def stray_html(strays: tuple[tuple[str, object], ...], name: str) -> str:
    """Answers without their questions."""
    rows = (f"<b>{escape(it)}</b>: {escape(answer_text(value))}" for it, value in strays)
    note = "<p>Their questions are not in the lesson, or not in the same form any more.</p>"
    return section([note, listed(rows, "strays")], name, "Other answers", 3, "others")


def _about(work: LessonWork, question: Question) -> str:
    step = next((it for it in work.page.steps if it.number == question.step), None)
    title = f": {step.title}" if step else ""
    return " · ".join([*([f"Step {question.step}{title}"] if question.step is not None else []), heading(question)])


def _written(question: Question, value: object) -> str:
    """What was answered; where there was a choice, with what else could have been chosen."""
    chosen = value if isinstance(value, list | tuple) else [value]
    labels = dict(option_labels(question))
    picked = [labels[str(it)] for it in chosen if str(it) in labels]
    if len(picked) < len(chosen) or not picked:
        unit = f" {question.unit}" if question.kind == "number" and question.unit else ""
        return f'<p class="words">{escape(answer_text(value))}{escape(unit)}</p>'
    others = [label for key, label in labels.items() if key not in map(str, chosen)]
    rest = f'<p class="rest">Not chosen: {escape("; ".join(others))}</p>' if others else ""
    return "".join(f'<p class="words">{escape(it)}</p>' for it in picked) + rest


def _evidence(story: Story, value: object) -> str:
    """The sentences that the words of an answer stand in, each with its place."""
    found = places_of(story, value)
    if not found:
        return '<p class="none">These words do not stand in the articles as they are now.</p>'
    shown = "".join(_quoted(article, span) for article, span in found[:_MOST_PLACES])
    more = f"<p>They stand in {len(found) - _MOST_PLACES} more places.</p>" if len(found) > _MOST_PLACES else ""
    return f'<div class="evidence"><p class="label">Where it stands</p>{shown}{more}</div>'


def _quoted(article: Article, span: Span) -> str:
    return "".join(quotation(marked_sentence(it), it.where) for it in passages(article, [span]))


def _shown_after(work: LessonWork, question: Question) -> tuple[str, ...]:
    """What the form shows below its feedback; never a key that stays with the teacher, never a sample answer."""
    if question.assessed:
        return ()
    if is_open():
        return key_lines(replace(question, samples=()))
    was_revealed = question.reveal and question.id in work.state.revealed
    return (*((question.reveal,) if was_revealed else ()), *(f"Looked for: {line}" for line in question.rubric))
