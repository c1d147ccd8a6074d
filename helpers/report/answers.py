"""A question in the report: what was asked, what the student answered, and what was said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from helpers.evidence import passages
from helpers.lessons import Feedback, Question, committed, feedback, is_open
from helpers.lessons.evidence import places_of
from helpers.lessons.feedback import ICONS, NOTED, PREDICTED
from helpers.lessons.twin import answer_text, heading, key_lines, option_labels
from helpers.lessons.wording import word_count
from helpers.markup import escape
from helpers.model import Article, Span, Story
from helpers.report.gathering import LessonWork
from helpers.report.pieces import listed, quotation, section
from helpers.twins import marked_sentence

_MOST_PLACES: Final = 3  # words as short as “the” stand everywhere
_MOST_QUOTES: Final = 12
_QUOTED: Final = re.compile(r"[“\"„«]([^“”\"„«»]{3,300})[”\"“»]")


def question_html(work: LessonWork, number: int, story: Story, name: str, ticket: str = "") -> str:
    """One question, with all that belongs to it.

    Args:
        work: the lesson.
        number: which of its questions, from 1.
        story: the story.
        name: the id on the page.
        ticket: the id of the exit ticket that the answer stands on, if it is one.
    """
    question = work.questions[number - 1]
    value = committed(question, work.state)
    parts = [f'<p class="about">{escape(heading(question))}</p>']
    if value is None:
        parts = ['<p class="none">Not answered.</p>']
    elif ticket:
        parts.append(f'<p class="none">Answered: see <a href="#{ticket}">your exit ticket</a> at the end.</p>')
    else:
        parts += answered(work, question, value, story)
    kind = "question" if value is not None else "question open"
    return section(parts, name, f"{number}. {question.prompt}", 5, kind)


def answered(work: LessonWork, question: Question, value: object, story: Story) -> Iterator[str]:
    """An answer, its evidence, the feedback, and what was shown afterwards."""
    found = feedback(question, value, story)
    said = "" if found.text in (NOTED, PREDICTED) else escape(found.text)
    label = "Your prediction" if question.predict else "Your answer"
    marked = _marked(question, value, story)
    label += ", underlined where it stands" if question.kind == "span" and "<mark>" in marked else ""
    chip = "" if said else _verdict(found)
    written = marked or _written(question, value)
    yield f'<div class="answer"><p class="label">{label} {chip}</p>{written}</div>'
    if said:
        yield f'<p class="feedback">{_verdict(found)} {said}</p>'
    if found.hint:
        article = next(it for it in story.articles if it.id == found.hint[0])
        yield f'<div class="after"><p class="label">The hint leads to</p>{_quoted(article, found.hint[1])}</div>'
    if lines := _shown_after(work, question):
        yield f'<div class="after"><p class="label">Shown to you afterwards</p>{listed(map(escape, lines))}</div>'


def stray_html(strays: tuple[tuple[str, object], ...], name: str) -> str:
    """Answers without their questions."""
    rows = (f"<b>{escape(it)}</b>: {escape(answer_text(value))}" for it, value in strays)
    note = "<p>Their questions are not in the lesson, or not in the same form any more.</p>"
    return section([note, listed(rows)], name, "Other answers", 3, "others")


def _verdict(found: Feedback) -> str:
    kind = found.verdict.replace(" ", "-")
    icon = f'<span aria-hidden="true">{ICONS[found.verdict]}</span>'
    return f'<span class="verdict {kind}">{icon} {found.verdict}</span>'


def _written(question: Question, value: object) -> str:
    """What was answered; where there was a choice, with what else could have been chosen."""
    chosen = value if isinstance(value, list | tuple) else [value]
    labels = dict(option_labels(question))
    picked = [labels[str(it)] for it in chosen if str(it) in labels]
    if len(picked) < len(chosen) or not picked:
        said = answer_text(value)
        has_unit = question.kind != "number" or any(letter.isalpha() for letter in said)
        return f'<p class="words">{escape(said if has_unit else f"{said} {question.unit}".rstrip())}</p>'
    others = [label for key, label in labels.items() if key not in map(str, chosen)]
    rest = f'<p class="rest">Not chosen: {escape("; ".join(others))}</p>' if others else ""
    return "".join(f'<p class="words">{escape(it)}</p>' for it in picked) + rest


def _marked(question: Question, value: object, story: Story) -> str:
    """The evidence in an answer with its places: the words that were selected, or those quoted in a written answer."""
    if question.kind == "span":
        found = places_of(story, value)
        if not found:
            return _written(question, value) + '<p class="rest">These words are not found in the articles.</p>'
        more = len(found) - _MOST_PLACES
        rest = f'<p class="rest">They stand in {more} more places.</p>' if more > 0 else ""
        return "".join(_quoted(article, span) for article, span in found[:_MOST_PLACES]) + rest
    if question.kind != "text" or not isinstance(value, str):
        return ""
    quotes = [it for it in dict.fromkeys(_QUOTED.findall(value)) if word_count(it) > 1][:_MOST_QUOTES]
    places = (place for it in quotes for place in places_of(story, it)[:_MOST_PLACES])
    rows = [f"“{escape(span.text)}”: {escape(_where(article, span))}" for article, span in places]
    note = f'<div class="rest"><p>Words that you quote stand here:</p>{listed(rows)}</div>' if rows else ""
    return _written(question, value) + note


def _where(article: Article, span: Span) -> str:
    return next((it.where for it in passages(article, [span])), f"Article {article.id}")


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
