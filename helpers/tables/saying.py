"""By which verb somebody speaks, whom it is said against, who answers, and where each voice comes in."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from helpers.labels import find_mentions
from helpers.model import Article, Mention, Span, Story
from helpers.sources import Voice, find_voices
from helpers.sources.words import source_words
from helpers.tables.places import BodyPlaces
from helpers.tables.sourcing import NO_BLOC, NOBODY, describe, verb_of, voices

NOT_FOUND: Final = "not found in this text"


def cues(story: Story) -> pd.DataFrame:
    """Which verbs of saying stand in each article, and for whom.

    Returns:
        One row for each article, verb and source: ``article``, ``group`` (of the verb), ``verb``, ``source``, ``bloc``,
        ``times``; the most used first.

    Note:
        A group says how the verb can make a speaker look, not what it does in this sentence: *deny* may be the plain
        truth. *Say* is the verb news agencies prefer; the others are choices. Statements without a verb of their own
        are left out.

    Reference:
        Cole & Shaw (1974), "Powerful" verbs and "body language": does the reader notice?, Journalism Quarterly 51;
        Merrill (1965), How Time stereotyped three U.S. presidents, Journalism Quarterly 42.

    Example:
        >>> from helpers import plain_article
        >>> story = Story("s", "a bridge", (plain_article("Ann Lee denied it was late. Tom Hall said no.", id="X"),))
        >>> cues(story)[["verb", "source", "times"]].values.tolist()
        [['deny', 'Ann Lee', 1], ['say', 'Tom Hall', 1]]
    """
    table = voices(story)
    table = table[table["verb"] != ""]
    keys = ["article", "group", "verb", "source", "bloc"]
    counted = table.groupby(keys, sort=False).size().reset_index(name="times")
    return counted.sort_values(["article", "times"], ascending=[True, False], kind="stable", ignore_index=True)


def cue_groups(story: Story, by: Literal["source", "bloc"] = "source") -> pd.DataFrame:
    """Who "says", who "claims", who "accuses": the groups of verbs for each source or bloc.

    Args:
        story: the articles.
        by: ``source`` or ``bloc``.

    Returns:
        One row for each article and source (both are the index), one column a group of verbs, with how often.

    Note:
        See `cues`. Small numbers: one sentence more or less changes the picture.

    Example:
        >>> from helpers import load_story
        >>> int(cue_groups(load_story("putin-vietnam-2024"), "bloc").loc[("A", "North Korea"), "promise"])
        1
    """
    table = cues(story)
    counted = table.groupby(["article", by, "group"], sort=False)["times"].sum().unstack("group").fillna(0).astype(int)
    order = table.groupby("group")["times"].sum().sort_values(ascending=False, kind="stable").index
    return counted.reindex(columns=order).rename_axis(columns=None)


def replies(story: Story) -> pd.DataFrame:
    """Who is spoken against, and whether they answer in the same text.

    Returns:
        One row for each actor of ``story.toml`` who is mentioned in what somebody says with a verb such as *accuse*
        or *criticise*: ``article``, ``number`` (of the sentence), ``source``, ``verb``, ``against``, ``answer`` (the
        sentence in which a source of that actor *denies*, *rejects*, *replies*, or "not found in this text"),
        ``speaks`` (in how many sentences a source of that actor speaks at all).

    Note:
        The answer may be to something else, and may come under another verb: read the sentence. An answer that is not
        found in this text may not have been given, or may have been asked for in vain.

    Reference:
        Fico & Soffin (1995), Fairness and balance of selected newspaper coverage of controversial national, state,
        and local issues, Journalism & Mass Communication Quarterly 72.

    Example:
        >>> from helpers import load_story
        >>> table = replies(load_story("putin-vietnam-2024"))
        >>> table.loc[0, ["source", "verb", "against", "answer"]].tolist()
        ['Washington and its allies', 'accuse', 'North Korea', 'not found in this text']
    """
    rows = [
        (it.article, it.number, it.source, it.verb, it.against, it.answer, it.speaks)
        for article in story.articles
        for it in charges(article, story)
    ]
    columns = ["article", "number", "source", "verb", "against", "answer", "speaks"]
    return pd.DataFrame(rows, columns=columns).astype({"number": "Int64"})


@dataclass(frozen=True, slots=True)
class Charge:
    """Something said against an actor, and the answer to it.

    Attributes:
        article: the article's id.
        number: the sentence of the body, from 1; None outside the body.
        source: who says it.
        verb: by which verb.
        against: the actor.
        answer: where it is answered, in words.
        speaks: in how many sentences a source of that actor speaks.
        span: the cue.
        answers: the cues of the answers.
    """

    article: str
    number: int | None
    source: str
    verb: str
    against: str
    answer: str
    speaks: int
    span: Span
    answers: tuple[Span, ...]


def charges(article: Article, story: Story) -> Iterator[Charge]:
    """What is said against the actors of a story in one article."""
    places = BodyPlaces(article)
    found = find_voices(article, story.actors, story.speakers)
    mentions = find_mentions(article, story.actors)
    for voice in found:
        cue = voice.attribution.cue
        if cue is None or verb_of(voice.attribution).split()[0] not in source_words("against"):
            continue
        name, _, bloc = describe(voice.source)
        for actor in _against(voice, mentions):
            if actor == bloc:
                continue
            theirs = [it.attribution for it in found if it.source and it.source.bloc == actor]
            answers = tuple(it.cue for it in theirs if it.cue and verb_of(it).split()[0] in source_words("answering"))
            numbers = dict.fromkeys(places.number(span.start) for span in answers)
            answer = ", ".join(f"sentence {number}" for number in numbers if number) or NOT_FOUND
            speaks = len({places.number(it.content[0].start) for it in theirs})
            number, verb = places.number(cue.start), verb_of(voice.attribution)
            yield Charge(article.id, number, name, verb, actor, answer, speaks, cue, answers)


def _against(voice: Voice, mentions: tuple[Mention, ...]) -> list[str]:
    """The first actor mentioned after the cue, up to the end of the content."""
    cue = voice.attribution.cue
    if cue is None:
        return []
    end = max([cue.end, *(part.end for part in voice.attribution.content)])
    return [it.actor for it in mentions if cue.end <= it.start < end][:1]


def entrances(story: Story) -> pd.DataFrame:
    """Where in its article each voice comes in.

    Returns:
        One row for each article and source, in the order in which they first speak: ``article``, ``source``, ``bloc``,
        ``first`` (the sentence of the
        body), ``of 100 words`` (how many of the body's words stand before it), ``times``.

    Note:
        News is written from the most to the least important, so who comes first is an editor's choice; but a text may
        have been cut from its end. Compare places, not counts.

    Reference:
        van Dijk (1988), News as discourse, on what the order of a news text shows.

    Example:
        >>> from helpers import load_story
        >>> entrances(load_story("putin-vietnam-2024")).query("article == 'A'")["source"].iloc[0]
        'Washington and its allies'
    """
    table = voices(story)
    keys = ["article", "source", "bloc"]
    spans = {"first": ("number", "first"), "begins": ("begins", "first"), "times": ("how", "size")}
    first = table.groupby(keys, sort=False).agg(**spans)
    words = {article.id: max(1, BodyPlaces(article).words) for article in story.articles}
    found = first.reset_index()
    found = found[found["source"] != NOBODY]
    share = (100 * found["begins"] / found["article"].map(words)).round().astype(int)
    return found.assign(**{"of 100 words": share})[[*keys, "first", "of 100 words", "times"]].reset_index(drop=True)


def diversity(story: Story, by: Literal["source", "bloc"] = "source") -> pd.DataFrame:
    """How evenly the attributed sentences of each article are spread over its sources or blocs.

    Args:
        story: the articles.
        by: ``source`` or ``bloc``.

    Returns:
        One row an article (its id is the index): ``groups`` (how many), ``attributions``, ``entropy`` (Shannon's H in
        bits: 0 for one voice only, the more the more evenly spread), ``evenness`` (H over its largest value, 0 to 1).

    Note:
        It counts voices and not views: five sources of one government are five. A long article has more of them, so
        compare ``evenness``, and only where there are a dozen attributions or more.

    Reference:
        Shannon (1948), A mathematical theory of communication, Bell System Technical Journal 27; Voakes, Kapfer,
        Kurpius & Chern (1996), Diversity in the news, Journalism & Mass Communication Quarterly 73.

    Example:
        >>> from helpers import plain_article
        >>> story = Story("s", "a bridge", (plain_article("Ann Lee said no. Tom Hall said yes.", id="X"),))
        >>> diversity(story).loc["X"].to_dict()
        {'groups': 2.0, 'attributions': 2.0, 'entropy': 1.0, 'evenness': 1.0}
    """
    table = voices(story)
    table = table[~table[by].isin([NOBODY, NO_BLOC])]
    rows = []
    for article in story.articles:
        counts = table.loc[table["article"] == article.id, by].value_counts().tolist()
        total = sum(counts)
        entropy = 0.0 - sum(part / total * math.log2(part / total) for part in counts)
        evenness = round(entropy / math.log2(len(counts)), 2) if len(counts) > 1 else None
        rows.append((article.id, len(counts), total, round(entropy, 2), evenness))
    columns = ["article", "groups", "attributions", "entropy", "evenness"]
    return pd.DataFrame(rows, columns=columns).set_index("article").astype({"evenness": float})
