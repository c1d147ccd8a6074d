"""What one article consists of: zones, sentences, counts."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.markup import ZONE_NAMES
from helpers.model import READ_ZONES, Article
from helpers.tokens import count_words


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
        (whether analysis reads it), ``pieces`` (how many zones), ``words``, ``per cent`` (of the page's words).

    Example:
        >>> from helpers import read_pasted
        >>> zones([read_pasted("Bridge opens at last\n\nThe bridge opened on Monday.")])[["zone", "words", "per cent"]]
               zone  words  per cent
        0  headline      4      44.4
        1      body      5      55.6
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
    page = table.groupby("article")["words"].transform("sum").clip(lower=1)
    table["per cent"] = (100 * table["words"] / page).round(1)
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


def openings(articles: Iterable[Article]) -> pd.DataFrame:
    r"""How each article begins.

    Returns:
        The rows ``headline``, ``standfirst`` and ``lead`` (the first sentence of the body), one column an article;
        ``none`` where there is no such part.

    Example:
        >>> from helpers import read_pasted
        >>> page = read_pasted("Bridge opens at last\n\nThe bridge opened on Monday. Hundreds came.", id="X")
        >>> openings([page])["X"].to_list()
        ['Bridge opens at last', 'none', 'The bridge opened on Monday.']
    """
    return pd.DataFrame({article.id: _opening(article) for article in articles}).rename_axis(index="part")


def _opening(article: Article) -> dict[str, str]:
    said = {
        kind: " ".join(sentence.text for sentence in article.sentences if sentence.kind == kind) or "none"
        for kind in ("headline", "standfirst")
    }
    return said | {"lead": next((sentence.text for sentence in article.sentences if sentence.kind == "body"), "none")}


def longest(articles: Iterable[Article]) -> pd.DataFrame:
    """The longest sentence of each body.

    Returns:
        One row an article (its id is the index): ``sentence`` (its number in the body, from 1), ``words``, ``text``.

    Example:
        >>> from helpers import plain_article
        >>> longest([plain_article("No one came. The hall was empty.", id="X")]).loc["X", "text"]
        'The hall was empty.'
    """
    body = sentences(articles).dropna(subset="number").rename(columns={"number": "sentence"})
    first = body.sort_values("words", ascending=False, kind="stable").drop_duplicates("article")
    return first.sort_values("article").set_index("article")[["sentence", "words", "text"]]
