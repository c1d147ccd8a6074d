"""The generic frames as tables: answers, means, agreement, and words that often go with a frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from helpers.agreement import Agreement, Ratings, krippendorff_alpha, percent_agreement, pool
from helpers.frames import LISTS, Frame, FrameCoding, find_triggers, frame_mean, item_ratings, load_frames
from helpers.model import READ_ZONES, Story
from helpers.tokens import count_words

NO_ANSWER = "–"


def frame_items(story: Story, codings: Sequence[FrameCoding], frames: Sequence[Frame] = ()) -> pd.DataFrame:
    """What each coder answered to each question.

    Args:
        story: the articles.
        codings: the coders.
        frames: the frames wanted; all five without any.

    Returns:
        One row for each article and question, one column a coder (``yes``, ``no``, ``can’t tell`` or ``–``), and
        ``same``: whether all who said yes or no said the same; empty where fewer than two did.

    Note:
        Trained coders part on such questions. A row with *no* is a passage to talk about, not a mistake.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import frame_codings
        >>> story = load_story("putin-vietnam-2024")
        >>> table = frame_items(story, frame_codings(story))
        >>> table["same"].value_counts().to_dict()
        {'yes': 35, 'no': 3}
    """
    rows, index = [], []
    for frame in frames or load_frames():
        for article in story.articles:
            for item in frame.items:
                said = [coding.answers.get((article.id, item.id), NO_ANSWER) for coding in codings]
                clear = [answer for answer in said if answer in ("yes", "no")]
                same = "" if len(clear) < 2 else "yes" if len(set(clear)) == 1 else "no"
                index.append((article.id, item.short))
                rows.append([*said, same])
    names = pd.MultiIndex.from_tuples(index, names=["article", "question"])
    return pd.DataFrame(rows, index=names, columns=[*(coding.coder for coding in codings), "same"])


def frame_means(story: Story, codings: Sequence[FrameCoding], frames: Sequence[Frame] = ()) -> pd.DataFrame:
    """The mean of each frame by article and coder; how to read it stands with `helpers.frames.frame_mean`.

    Returns:
        One row for each frame and article, one column a coder (0 to 1; missing where there is none), and ``apart``
        (the largest mean minus the smallest; missing with fewer than two).

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import frame_codings
        >>> story = load_story("putin-vietnam-2024")
        >>> frame_means(story, frame_codings(story)).loc[("conflict", "A")].to_list()
        [0.75, 0.75, 0.0]
    """
    rows, index = [], []
    for frame in frames or load_frames():
        for article in story.articles:
            means = [frame_mean(coding, article.id, frame) for coding in codings]
            known = [mean for mean in means if mean is not None]
            index.append((frame.name, article.id))
            rows.append([*means, max(known) - min(known) if len(known) > 1 else None])
    names = pd.MultiIndex.from_tuples(index, names=["frame", "article"])
    columns = [*(coding.coder for coding in codings), "apart"]
    return pd.DataFrame(rows, index=names, columns=columns).astype(float).round(3)


def frame_agreement(story: Story, codings: Sequence[FrameCoding], frames: Sequence[Frame] = ()) -> pd.DataFrame:
    """How far coders agree on each question: per cent, since a few articles are too few for more.

    Returns:
        One row a question: ``agreement`` (per cent of the pairs of answers that are equal, or ``undefined``) and
        ``texts`` (how many two coders or more answered with yes or no).

    Raises:
        ParallaxError: there are fewer than two coders.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import frame_codings
        >>> story = load_story("putin-vietnam-2024")
        >>> frame_agreement(story, frame_codings(story)).loc["losses or gains", "agreement"]
        '50 %'
    """
    shorts = {item.id: item.short for frame in frames or load_frames() for item in frame.items}
    found = {name: percent_agreement(it) for name, it in _ratings(story, codings, frames).items()}
    rows = [["undefined" if it.value is None else f"{100 * it.value:.0f} %", it.n] for it in found.values()]
    index = pd.Index([shorts[name] for name in found], name="question", dtype=object)
    return pd.DataFrame(rows, columns=["agreement", "texts"], index=index)


def pooled_agreement(
    story: Story, codings: Sequence[FrameCoding], frames: Sequence[Frame] = ()
) -> tuple[Agreement, Agreement]:
    """Per cent agreement and Krippendorff's alpha over all questions and articles together, with their caveats.

    Note:
        That some questions are nearly always answered with no, and others with yes, looks like agreement. So this
        says how consistent whole codings are, not how clear a question is.

    Raises:
        ParallaxError: there are fewer than two coders.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import frame_codings
        >>> story = load_story("putin-vietnam-2024")
        >>> [round(it.value, 2) for it in pooled_agreement(story, frame_codings(story))]
        [0.92, 0.84]
    """
    ratings = pool(_ratings(story, codings, frames).values(), "all questions together")
    return percent_agreement(ratings), krippendorff_alpha(ratings)


def frame_words(story: Story) -> pd.DataFrame:
    """How many words of each article often go with a frame, and which.

    Returns:
        One row for each frame and article: ``words`` (how many stand in it), ``per 1,000 words`` (of headline,
        standfirst, body and captions), ``which`` (the entries of the word list; in brackets
        how often, if more than once).

    Note:
        A word is no frame: what it says, and for whom, stands in its sentence. Do not compare the frames with each
        other, since their lists differ in length; compare articles by the rate, and with few words not at all.

    Example:
        >>> from helpers import plain_article
        >>> story = Story("s", "a bridge", (plain_article("Critics accused the town.", id="A"),))
        >>> frame_words(story).loc[("conflict", "A"), "which"]
        'accuse, critic'
    """
    rows, index = [], []
    for frame in LISTS:
        for article in story.articles:
            found = Counter(it.entry for it in find_triggers(article) if it.frame == frame)
            whole = sum(count_words(it.text) for it in article.sentences if it.kind in READ_ZONES)
            count = found.total()
            said = sorted(found.items(), key=lambda it: (-it[1], it[0]))
            index.append((frame, article.id))
            which = ", ".join(f"{name.replace('-', ' ')}{f' ({n})' if n > 1 else ''}" for name, n in said)
            rows.append([count, round(1000 * count / whole, 1) if whole else 0.0, which])
    names = pd.MultiIndex.from_tuples(index, names=["frame", "article"])
    return pd.DataFrame(rows, index=names, columns=["words", "per 1,000 words", "which"])


def _ratings(story: Story, codings: Sequence[FrameCoding], frames: Sequence[Frame]) -> dict[str, Ratings]:
    coders = tuple(coding.coder for coding in codings)
    ids = tuple(article.id for article in story.articles)
    return {
        item: Ratings(item, coders, ids, rows)
        for frame in frames or load_frames()
        for item, rows in item_ratings(codings, ids, frame).items()
    }
