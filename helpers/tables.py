"""Spans to tidy tables."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.agreement import Agreement, Split
from helpers.labels import find_mentions
from helpers.markup import ZONE_NAMES
from helpers.model import READ_ZONES, Article, Match, Story
from helpers.tokens import count_words

# JupyterLab turns $3.5 billion … $3.6 billion in a table into mathematics unless pandas tells it not to. This is the
# only place where pandas can be told, and it is told for the whole session.
pd.options.display.html.use_mathjax = False
pd.options.display.max_colwidth = None  # a sentence is shown whole


def about(articles: Iterable[Article]) -> pd.DataFrame:
    """What is known about each article; what nothing shows is empty.

    Returns:
        One row an article (its id is the index): ``outlet``, ``agency``, ``date``, ``date evidence``.

    Example:
        >>> from helpers import plain_article
        >>> about([plain_article("No one came.", id="X", agency="AFP")]).loc["X"].to_dict()
        {'outlet': '', 'agency': 'AFP', 'date': '', 'date evidence': ''}
    """
    rows = [(article.id, article.outlet, article.agency, article.date, article.date_evidence) for article in articles]
    columns = ["article", "outlet", "agency", "date", "date evidence"]
    return pd.DataFrame(rows, columns=columns).set_index("article")


def zones(articles: Iterable[Article]) -> pd.DataFrame:
    r"""What each page consists of.

    Returns:
        One row for each article and kind of zone, in the order of first appearance: ``article``, ``zone``, ``read``
        (whether analysis reads it), ``pieces`` (how many zones), ``words``, ``share`` (of the page's words, 0 to 1).

    Example:
        >>> from helpers import read_pasted
        >>> zones([read_pasted("Bridge opens at last\n\nThe bridge opened on Monday.")])[["zone", "words", "share"]]
               zone  words  share
        0  headline      4  0.444
        1      body      5  0.556
    """
    rows = [
        {
            "article": article.id,
            "zone": ZONE_NAMES[zone.kind],
            "read": zone.kind in READ_ZONES,
            "words": count_words(zone.text),
        }
        for article in articles
        for zone in article.zones
    ]
    frame = pd.DataFrame(rows, columns=["article", "zone", "read", "words"])
    table = frame.groupby(["article", "zone", "read"], sort=False, as_index=False).agg(
        pieces=("words", "size"), words=("words", "sum")
    )
    table["share"] = (table["words"] / table.groupby("article")["words"].transform("sum").clip(lower=1)).round(3)
    return table


def counts(articles: Iterable[Article]) -> pd.DataFrame:
    """Words, sentences and paragraphs of the body, and the average length of its sentences.

    Returns:
        One row an article (its id is the index): ``words``, ``sentences``, ``paragraphs`` (as far as the file keeps
        them), ``words per sentence`` (missing where there is no sentence).

    Note:
        Counts depend on the rules that cut the text. Compare only counts made by the same program, and paragraphs
        only where both files kept their line breaks.

    Example:
        >>> from helpers import plain_article
        >>> counts([plain_article("No one came. The hall was empty.", id="X")]).loc["X"].to_dict()
        {'words': 7.0, 'sentences': 2.0, 'paragraphs': 1.0, 'words per sentence': 3.5}
    """
    rows = [
        {
            "article": article.id,
            "words": sum(count_words(zone.text) for zone in article.zones if zone.kind == "body"),
            "sentences": sum(sentence.kind == "body" for sentence in article.sentences),
            "paragraphs": sum(zone.kind == "body" for zone in article.zones),
        }
        for article in articles
    ]
    table = pd.DataFrame(rows, columns=["article", "words", "sentences", "paragraphs"]).set_index("article")
    table["words per sentence"] = (table["words"] / table["sentences"].where(table["sentences"] > 0)).round(1)
    return table


def sentences(articles: Iterable[Article]) -> pd.DataFrame:
    """The sentences that analysis reads.

    Returns:
        One row a sentence in reading order: ``article``, ``zone``, ``number`` (in the body, from 1; missing
        elsewhere), ``words``, ``text``.

    Example:
        >>> from helpers import plain_article
        >>> sentences([plain_article("No one came. The hall was empty.", id="X")])
          article  zone  number  words                 text
        0       X  body       1      3         No one came.
        1       X  body       2      4  The hall was empty.
    """
    rows = []
    for article in articles:
        number = 0
        for sentence in article.sentences:
            number += sentence.kind == "body"
            if sentence.kind in READ_ZONES:
                place = number if sentence.kind == "body" else None
                rows.append((article.id, ZONE_NAMES[sentence.kind], place, count_words(sentence.text), sentence.text))
    table = pd.DataFrame(rows, columns=["article", "zone", "number", "words", "text"])
    return table.astype({"number": "Int64"})


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
        One row an actor (its name is the index), one column an article: the share of the body's words, 0 to 1. A
        sentence that mentions two actors counts for both, so the shares of a column add up to more than 1.

    Example:
        >>> from helpers import load_story
        >>> space(load_story("putin-vietnam-2024")).loc["North Korea"].to_dict()
        {'A': 0.5, 'B': 0.16}
    """
    table = mentions(story)
    said = table["words"].where(table["times"] > 0, 0).groupby([table["actor"], table["article"]], sort=False).sum()
    whole = table.drop_duplicates(["article", "number"]).groupby("article", sort=False)["words"].sum()
    shares: pd.DataFrame = said.unstack("article").reindex(columns=[article.id for article in story.articles])
    order = [actor.name for actor in story.actors]
    return (shares / whole).round(2).reindex(order).rename_axis(index="actor", columns=None)


def facts(matches: Iterable[Match]) -> pd.DataFrame:
    """What two articles both tell.

    Returns:
        One row a match, numbered from 1: ``fact``, ``relation``, ``how they differ``.

    Example:
        >>> from helpers.layers import reference_facts
        >>> facts(reference_facts("putin-vietnam-2024")).loc[13].to_dict()["relation"]
        'same'
    """
    rows = [(match.label, match.relation, match.reason) for match in matches]
    table = pd.DataFrame(rows, columns=["fact", "relation", "how they differ"])
    return table.set_index(pd.RangeIndex(1, len(rows) + 1, name="number"))


def agreement(found: Iterable[Agreement]) -> pd.DataFrame:
    """Measures of agreement, one under the other.

    Returns:
        One row a measure: ``compared``, ``measure``, ``value`` (missing where it is undefined), ``from`` and ``to``
        (the 95 per cent interval, where there is one), ``n`` (units), ``note`` (why it is undefined, or a caveat).

    Note:
        How to read each measure, and when not to compare, stands with it in `helpers.agreement`.

    Example:
        >>> from helpers.agreement import Ratings, cohen_kappa
        >>> table = agreement([cohen_kappa(Ratings("who", ("Amina", "Ben"), ("A1", "A2"), ((1, 1), (1, 1))))])
        >>> table.loc[0, "note"][:30]
        'undefined: all values are the '
    """
    rows = [(it.of, it.measure, it.value, it.low, it.high, it.n, it.note) for it in found]
    table = pd.DataFrame(rows, columns=["compared", "measure", "value", "from", "to", "n", "note"])
    return table.astype({"value": float, "from": float, "to": float}).round(3)


def split(rows: Iterable[Split]) -> pd.DataFrame:
    """Which sentence split us: the rows of `helpers.agreement.split_sentences` as a table.

    Returns:
        One row for each sentence and code that somebody gave it, in the order they came: ``article``, ``zone``,
        ``number`` (in the body, from 1; missing elsewhere), ``code``, ``applied`` (how many coders gave it),
        ``coders`` (of how many), ``who`` (gave it), ``text``.

    Example:
        >>> from helpers import load_story
        >>> from helpers.agreement import split_sentences
        >>> from helpers.layers import reference_layer, second_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> layers = [find(story, "figures") for find in (reference_layer, second_layer)]
        >>> split(split_sentences(story, layers))[["article", "code", "applied", "coders"]].head(1)
          article   code  applied  coders
        0       A  vague        1       2
    """
    cells = [
        (
            row.article,
            ZONE_NAMES[row.sentence.kind],
            row.number,
            row.code,
            len(row.applied),
            len(row.applied) + len(row.left),
            ", ".join(row.applied),
            row.sentence.text,
        )
        for row in rows
    ]
    columns = ["article", "zone", "number", "code", "applied", "coders", "who", "text"]
    return pd.DataFrame(cells, columns=columns).astype({"number": "Int64"})


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
