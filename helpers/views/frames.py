"""What the notebooks show of frames: answers, the profile, agreement, and words that often go with a frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from helpers import charts, tables
from helpers.agreement import Agreement
from helpers.charts import mark_key
from helpers.evidence import Passage, cell_key, passages
from helpers.frames import YES, Frame, FrameCoding, find_frame, find_triggers, load_frames
from helpers.layers import frame_codings
from helpers.markup import Markup, escape
from helpers.model import Article, Story
from helpers.twins import plain_table
from helpers.views.shared import clickable, connected
from helpers.widgets.evidence import ClickableChart, ClickableTable
from helpers.widgets.reader.widget import Reader

UNCODED: Final = "Nobody has coded the generic frames of this story yet. The machine does not code frames."
ALONE: Final = "Only one coder has answered these questions, so neither spread nor agreement can be shown."
HOW: Final = (
    "For each question: of the pairs of answers to the same text, how many are equal? “Can’t tell” is left out. Two "
    "texts are few: one other answer changes a lot. No answer is wrong because others gave another one; trained "
    "coders part on these questions, too."
)
WORDS: Final = "Words that often go with a frame: sentences to read, no measure of a frame"


def frame_items(
    story: Story, codings: Sequence[FrameCoding] = (), *names: str, reader: Reader | None = None
) -> ClickableTable | Markup:
    """What each coder answered to each question; a *yes* opens the passages behind it.

    Args:
        story: the articles.
        codings: coders to show beside the codings that come with the story.
        *names: the frames wanted, by name; all five without any.
        reader: where “Show in the reader” goes.
    """
    coders = all_coders(story, codings)
    if not coders:
        return _said(UNCODED)
    frames = _chosen(names)
    evidence: dict[str, tuple[Passage, ...]] = {}
    for frame in frames:
        for article in story.articles:
            for item in frame.items:
                for it in coders:
                    if it.answers.get((article.id, item.id)) == YES:
                        key = cell_key((article.id, item.short), it.coder)
                        evidence[key] = passages(article, it.passages(article.id, frame, item.id))
    caption = f"Questions on the frame {frames[0].name}" if len(frames) == 1 else "Questions on the generic frames"
    return connected(ClickableTable(tables.frame_items(story, coders, frames), evidence, caption), reader)


def frame_profile(
    story: Story, codings: Sequence[FrameCoding] = (), *names: str, reader: Reader | None = None
) -> ClickableChart | Markup:
    """The mean of each frame as a dot for each article and coder, with the range between coders.

    A dot opens the passages of the questions that the coder answered with yes. Args: as for `frame_items`.
    """
    coders = all_coders(story, codings)
    if not coders:
        return _said(UNCODED)
    frames = _chosen(names)
    evidence = {
        mark_key(frame.name, article.id, it.coder): _behind(it, article, frame)
        for frame in frames
        for article in story.articles
        for it in coders
    }
    return clickable(charts.frame_profile(tables.frame_means(story, coders, frames)), evidence, reader)


def frame_means(story: Story, codings: Sequence[FrameCoding] = (), *names: str) -> Markup:
    """The means that the profile shows, as a table. Args: as for `frame_items`."""
    coders = all_coders(story, codings)
    if not coders:
        return _said(UNCODED)
    return plain_table(tables.frame_means(story, coders, _chosen(names)), "The mean of each frame, 0 to 1")


def frame_agreement(story: Story, codings: Sequence[FrameCoding] = (), *names: str) -> Markup:
    """How far the coders agree: per cent for each question, and over all together with alpha and its caveats.

    Args: as for `frame_items`.
    """
    coders = all_coders(story, codings)
    if not coders:
        return _said(UNCODED)
    if len(coders) < 2:
        return _said(f"{ALONE} ({coders[0].coder})")
    frames = _chosen(names)
    named = ", ".join(it.coder for it in coders)
    table = plain_table(tables.frame_agreement(story, coders, frames), f"How far {named} agree on each question")
    per_cent, alpha = tables.pooled_agreement(story, coders, frames)
    if per_cent.value is None:
        said = "All questions together: undefined, since no question was answered by two coders."
    else:
        said = f"All questions together: {100 * per_cent.value:.0f} per cent of the pairs of answers are equal. "
        said += _alpha_said(alpha)
    lines = [HOW, said]
    return Markup(table.html + "".join(f"<p>{escape(it)}</p>" for it in lines), "\n".join([table.text, *lines]))


def frame_words(story: Story, reader: Reader | None = None) -> ClickableTable:
    """How many words of each article often go with a frame; the number opens their sentences."""
    evidence = {
        cell_key((frame.name, article.id), "words"): passages(
            article, [it for it in find_triggers(article) if it.frame == frame.name]
        )
        for frame in load_frames()
        for article in story.articles
    }
    return connected(ClickableTable(tables.frame_words(story), evidence, WORDS), reader)


def all_coders(story: Story, codings: Sequence[FrameCoding] = ()) -> tuple[FrameCoding, ...]:
    """Those who answered anything: the given ones, then the codings that come with the story."""
    return tuple(it for it in (*codings, *frame_codings(story)) if it.answers)


def _chosen(names: Sequence[str]) -> tuple[Frame, ...]:
    return tuple(map(find_frame, names)) or load_frames()


def _behind(coding: FrameCoding, article: Article, frame: Frame) -> tuple[Passage, ...]:
    """The passages of the questions that a coder answered with yes; none where every answer was another one."""
    said_yes = [item.id for item in frame.items if coding.answers.get((article.id, item.id)) == YES]
    return passages(article, coding.passages(article.id, frame)) if said_yes else ()


def _alpha_said(alpha: Agreement) -> str:
    """Krippendorff's alpha as a sentence, with its interval and what to mind."""
    if alpha.value is None:
        return f"Krippendorff’s alpha is {alpha.note}."
    between = f", 95 per cent interval {alpha.low:.2f} to {alpha.high:.2f}" if alpha.low is not None else ""
    return f"Krippendorff’s alpha {alpha.value:.2f}{between}. Mind: {alpha.note}."


def _said(sentence: str) -> Markup:
    return Markup(f"<p>{escape(sentence)}</p>", sentence)
