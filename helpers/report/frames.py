"""The student's answers to the questions of the generic frames, each yes with its passage."""

from __future__ import annotations

from helpers.evidence import passages
from helpers.frames import CANNOT_TELL, Frame, FrameCoding, frame_mean, load_frames
from helpers.markup import escape
from helpers.model import Article, Story
from helpers.report.pieces import quotation, section
from helpers.twins import marked_sentence

TITLE = "Your answers to the frame questions"
_NOT = '<p class="none">Not answered.</p>'


def frames_html(story: Story, coding: FrameCoding, name: str) -> str:
    """All answers of one lesson, frame by frame; nothing where there are none.

    Args:
        story: the story.
        coding: the answers.
        name: the id on the page.
    """
    begun = [frame for frame in load_frames() if _given(story, coding, frame)]
    if not begun:
        return ""
    parts = [
        section(_frame(story, coding, frame), f"{name}-{number}", f"The frame {frame.name}", 4)
        for number, frame in enumerate(begun, start=1)
    ]
    return section(parts, name, TITLE, 3, "frames")


def _given(story: Story, coding: FrameCoding, frame: Frame) -> bool:
    return any((article.id, item.id) in coding.answers for article in story.articles for item in frame.items)


def _frame(story: Story, coding: FrameCoding, frame: Frame) -> list[str]:
    said = [_mean(coding, article, frame) for article in story.articles]
    parts = [f"<p>{escape('; '.join(said))}.</p>"]
    for item in frame.items:
        parts.append(f'<p class="prompt">{escape(item.text)}</p>')
        parts += [_answer(coding, article, item.id) for article in story.articles]
    return parts


def _mean(coding: FrameCoding, article: Article, frame: Frame) -> str:
    mean = frame_mean(coding, article.id, frame)
    unclear = sum(coding.answers.get((article.id, item.id)) == CANNOT_TELL for item in frame.items)
    left = f" (without {unclear} “{CANNOT_TELL}”)" if unclear else ""
    return f"Article {article.id}: {'no mean yet' if mean is None else f'mean {mean:.2f}'}{left}"


def _answer(coding: FrameCoding, article: Article, item: str) -> str:
    place = (article.id, item)
    label = f'<p class="label">Article {escape(article.id)}</p>'
    if place not in coding.answers:
        return f'<div class="answer">{label}{_NOT}</div>'
    found = passages(article, coding.evidence.get(place, ()))
    words = "".join(quotation(marked_sentence(it), it.where) for it in found)
    return f'<div class="answer">{label}<p class="words">{escape(coding.answers[place])}</p>{words}</div>'
