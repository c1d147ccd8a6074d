"""Two or more articles beside each other: who is mentioned, what both tell."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.labels import find_mentions
from helpers.model import Article, Match, Story
from helpers.tokens import count_words


def mentions(story: Story) -> pd.DataFrame:
    """Who is mentioned in which sentence of the body.

    Returns:
        One row for each sentence and actor: ``article``, ``number`` (of the sentence in the body, from 1), ``begins``
        (the words of the body before it), ``words`` (of the sentence), ``actor``, ``times`` (0 where not mentioned).

    Note:
        Found are the names listed in ``story.toml``; "he" and "the host" are not. A sentence that mentions somebody
        need not be about them.

    Example:
        >>> from helpers import load_story
        >>> table = mentions(load_story("putin-vietnam-2024"))
        >>> table[(table["article"] == "B") & (table["number"] == 1) & (table["times"] > 0)]["actor"].tolist()
        ['Russia', 'Vietnam', 'Ukraine']
    """
    rows = [row for article in story.articles for row in _mention_rows(article, story)]
    return pd.DataFrame(rows, columns=["article", "number", "begins", "words", "actor", "times"])


def space(story: Story) -> pd.DataFrame:
    """How much of each body lies in sentences that mention an actor.

    Returns:
        One row an actor (its name is the index), one column an article: of 100 words of the body, how many stand in
        sentences with a mention. A sentence that mentions two actors counts for both, so a column adds up to more
        than 100.

    Example:
        >>> from helpers import load_story
        >>> space(load_story("putin-vietnam-2024")).loc["North Korea"].to_dict()
        {'A': 50, 'B': 16}
    """
    table = mentions(story)
    said = table["words"].where(table["times"] > 0, 0).groupby([table["actor"], table["article"]], sort=False).sum()
    whole = table.drop_duplicates(["article", "number"]).groupby("article", sort=False)["words"].sum()
    shares: pd.DataFrame = said.unstack("article").reindex(columns=[article.id for article in story.articles])
    order = [actor.name for actor in story.actors]
    return (100 * shares / whole).round().astype("Int64").reindex(order).rename_axis(index="actor", columns=None)


def actors(story: Story) -> pd.DataFrame:
    """Which names count for whom, as ``story.toml`` lists them.

    Returns:
        One row an actor (its name is the index): ``names``.

    Example:
        >>> from helpers import load_story
        >>> actors(load_story("putin-vietnam-2024")).loc["China", "names"]
        'China, Beijing, Xi Jinping'
    """
    rows = [(actor.name, ", ".join(actor.aliases)) for actor in story.actors]
    return pd.DataFrame(rows, columns=["actor", "names"]).set_index("actor")


def facts(matches: Iterable[Match]) -> pd.DataFrame:
    """What two articles both tell.

    Returns:
        One row a match, numbered from 1: ``what both tell``, ``relation``, ``how they differ``.

    Example:
        >>> from helpers.layers import reference_facts
        >>> facts(reference_facts("putin-vietnam-2024")).loc[13].to_dict()["relation"]
        'same'
    """
    rows = [(match.label, match.relation, match.reason) for match in matches]
    table = pd.DataFrame(rows, columns=["what both tell", "relation", "how they differ"])
    return table.set_index(pd.RangeIndex(1, len(rows) + 1, name="fact"))


def _mention_rows(article: Article, story: Story) -> list[tuple[str, int, int, int, str, int]]:
    found = find_mentions(article, story.actors)
    rows, begins = [], 0
    body = [sentence for sentence in article.sentences if sentence.kind == "body"]
    for number, sentence in enumerate(body, start=1):
        words = count_words(sentence.text)
        here = [mention.actor for mention in found if sentence.start <= mention.start < sentence.end]
        rows += [(article.id, number, begins, words, actor.name, here.count(actor.name)) for actor in story.actors]
        begins += words
    return rows
