"""Two articles beside each other, sentence by sentence: what is word for word the same, what was put together."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.alignment import containment
from helpers.alignment.passages import WORDS, shared_passages
from helpers.comparison.sides import Named, named_sentences, touched
from helpers.model import Article, Match
from helpers.tokens import count_words

Pair = tuple[Named, Named]


def shared(a: Article, b: Article) -> pd.DataFrame:
    """The passages that two articles have word for word, the longest first.

    Returns:
        One row a passage, numbered from 1: ``words`` (how many), ``passage`` (as it stands in the first article), and
        for each article where it stands, under the article's id.

    Note:
        See `helpers.alignment.shared_passages`: copy of an agency makes passages alike, and so does one speech.

    Example:
        >>> from helpers import plain_article
        >>> a = plain_article("He said the river would rise again by Monday night.", id="A")
        >>> b = plain_article("Officials fear that “the river would rise again” soon.", id="B")
        >>> shared(a, b).loc[1].to_list()[1:]
        ['the river would rise again', 'A 1', 'B 1']
    """
    rows = [
        (
            count_words(match.a[0].text),
            " ".join(match.a[0].text.split()),
            _where(a, match),
            _where(b, match, other=True),
        )
        for match in shared_passages(a, b)
    ]
    index = pd.RangeIndex(1, len(rows) + 1, name="passage")
    return pd.DataFrame(rows, columns=["words", "the same words", a.id, b.id], index=index)


def contained(a: Article, b: Article) -> pd.DataFrame:
    """How much of each of two articles stands word for word in the other.

    Returns:
        One row an article (its id is the index): ``words`` (that analysis reads), ``in the other, per cent`` (of its
        runs of five words, how many the other has too), ``in shared passages`` (its words in passages of five and more
        words that both have), ``the longest``.

    Note:
        The two percentages differ where the articles differ in length: a short text can stand whole in a long one.

    Reference:
        Broder (1997), On the resemblance and containment of documents.

    Example:
        >>> from helpers import plain_article
        >>> a = plain_article("We will rebuild it all.", id="A")
        >>> b = plain_article("“We will rebuild it all.” No.", id="B")
        >>> contained(a, b)["in the other, per cent"].to_dict()
        {'A': 100, 'B': 50}
    """
    matches = shared_passages(a, b)
    rows = []
    for article, other, places in ((a, b, [it.a for it in matches]), (b, a, [it.b for it in matches])):
        words = sum(count_words(it.sentence.text) for it in named_sentences(article))
        lengths = [count_words(span.text) for spans in places for span in spans]
        share = round(100 * containment(article, other, words=WORDS))
        rows.append((article.id, words, share, sum(lengths), max(lengths, default=0)))
    columns = ["article", "words", "in the other, per cent", "in shared passages", "the longest"]
    return pd.DataFrame(rows, columns=columns).set_index("article")


def blocks(articles: Iterable[Article]) -> pd.DataFrame:
    """The sentences that analysis reads, as the alignment map draws them.

    Returns:
        One row a sentence in reading order: ``article``, ``number`` (among those that are read, from 0), ``name``
        (``A 3``, ``A headline``), ``zone``, ``words``.

    Example:
        >>> from helpers import plain_article
        >>> blocks([plain_article("No one came. The hall was empty.", id="X")])["name"].tolist()
        ['X 1', 'X 2']
    """
    rows = [
        (article.id, it.number, it.name, it.sentence.kind, count_words(it.sentence.text))
        for article in articles
        for it in named_sentences(article)
    ]
    return pd.DataFrame(rows, columns=["article", "number", "name", "zone", "words"])


def ribbons(rows: Iterable[tuple[Named, Named, str, str]]) -> pd.DataFrame:
    """Pairs of sentences as the alignment map draws them.

    Args:
        rows: the two sentences, what kind of pair it is (see `helpers.charts.alignment.KINDS`), and what to say of it.

    Returns:
        One row a pair: ``first`` and ``second`` (the sentences’ numbers), ``names``, ``kind``, ``said``.
    """
    found = [(a.number, b.number, f"{a.name} + {b.name}", kind, said) for a, b, kind, said in rows]
    return pd.DataFrame(found, columns=["first", "second", "names", "kind", "said"])


def not_found(article: Article, other: Article, pairs: Iterable[Pair], best: dict[int, float]) -> pd.DataFrame:
    """The sentences of an article that are in no pair.

    Args:
        article: the article.
        other: the article it was compared with.
        pairs: pairs of sentences, those of the article first.
        best: the score of each sentence's best candidate, by the sentence's number.

    Returns:
        One row a sentence (its name is the index): ``words``, ``sentence``, ``most alike`` (how alike the best
        candidate is; missing where there is none).
    """
    taken = {first.number for first, _ in pairs}
    left = [it for it in named_sentences(article) if it.number not in taken]
    rows = [(count_words(it.sentence.text), " ".join(it.sentence.text.split()), best.get(it.number)) for it in left]
    index = pd.Index([it.name for it in left], name=f"not found in {other.id}", dtype=object)
    return pd.DataFrame(rows, columns=["words", "sentence", "most alike"], index=index).astype({"most alike": float})


def _where(article: Article, match: Match, *, other: bool = False) -> str:
    places = match.b if other else match.a
    return ", ".join(it.name for span in places for it in touched(article, span))
