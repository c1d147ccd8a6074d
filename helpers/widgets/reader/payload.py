"""Articles, marks and links as plain data for the reader's page. Pure functions; no widget is imported here.

Token numbers (indices into `Article.tokens`) are the only positions that cross to JavaScript and back. Every text
goes through `visible`, so no character of an article can break out of its box on the page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, Final

from helpers.errors import ParallaxError
from helpers.markup import ZONE_NAMES, visible
from helpers.model import READ_ZONES, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from helpers.model import Article, Sentence

SEPARATOR: Final = "\x1f"
"""Stands between a token and the gap after it. `visible` leaves none of it in a text."""

PLAIN: Final = ("text", "", False)
"""Kind, label and greyness of a block whose zone is not told."""

UNLABELLED: Final = frozenset({"headline", "standfirst", "body"})
"""Zones that read as the article itself; all others carry a label, and those that analysis does not read are greyed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One coded passage.

    Attributes:
        article: the article's id.
        first: number of its first token.
        last: number of its last token, inclusive.
        code: what it was coded as.
        note: anything else to say about it.
    """

    article: str
    first: int
    last: int
    code: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """A layer as the reader shows it: what one coder marked.

    Attributes:
        name: what the legend calls it.
        kind: ``machine``, ``key``, ``student`` or another word that says who marked it.
        spans: the marked passages.
        steps: the codes in order, where they are steps of one measure, such as how many of a class marked a word;
            each is a thicker line than the one before, and the note of a mark begins with its number.
    """

    name: str
    kind: str
    spans: tuple[Mark, ...]
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Passages that belong together.

    Attributes:
        label: what they share.
        passages: two or more of them, each an article's id, its first and its last token (inclusive). An article may
            have several: the reader scrolls to the one given first and marks all.
    """

    label: str
    passages: tuple[tuple[str, int, int], ...]


def token_range(article: Article, start: int, end: int) -> tuple[int, int]:
    """The first and last token (inclusive) that share a character with ``article.text[start:end]``.

    Raises:
        ParallaxError: where no token does.
    """
    first = bisect_right(article.tokens, start, key=lambda token: token.end)
    last = bisect_left(article.tokens, end, key=lambda token: token.start) - 1
    if not first <= last:
        raise ParallaxError(f"no word stands between characters {start} and {end}", f"article {article.id}")
    return first, last


def mark(article: Article, span: Span, code: str, note: str = "") -> Mark:
    """A mark on the tokens of a span."""
    first, last = token_range(article, span.start, span.end)
    return Mark(article.id, first, last, code, note)


def link(label: str, *passages: tuple[Article, Span]) -> Link:
    """A link between spans of several articles."""
    return Link(label, tuple((it.id, *token_range(it, span.start, span.end)) for it, span in passages))


def token_span(article: Article, first: int, last: int) -> Span:
    """The exact stretch of the article's text from one token to another (inclusive)."""
    start, end = article.tokens[first].start, article.tokens[last].end
    return Span(start, end, article.text[start:end])


def sentence_string(article: Article, sentence: Sentence, first: int, past: int) -> str:
    """A sentence as token, gap after it, token, gap and so on, divided by U+001F; an empty last gap is left out.

    Args:
        article: the article.
        sentence: one of its sentences.
        first: number of the sentence's first token.
        past: number of the token after its last.
    """
    pieces, at = [], sentence.start
    ends = [token.start for token in article.tokens[first + 1 : past]] + [sentence.end]
    for token, gap_end in zip(article.tokens[first:past], ends, strict=True):
        # Whatever stands before the first token stays with it, so that no character is lost.
        pieces += [article.text[at : token.end], article.text[token.end : gap_end]]
        at = gap_end
    if pieces and not pieces[-1]:
        pieces.pop()
    return SEPARATOR.join(visible(piece) for piece in pieces)


def article_payload(article: Article, *, zones: bool = True) -> dict[str, Any]:
    """An article for the page.

    Args:
        article: the article.
        zones: whether its zones are told apart; without them the headline is not told either.

    Returns:
        ``id``, ``title`` and ``about`` (outlet, agency, date as far as known); ``text``, one string a sentence; and
        ``blocks`` in order, each ``[kind, label, greyed, number of sentences]``.
    """
    starts = [token.start for token in article.tokens]
    edges = [(bisect_left(starts, it.start), bisect_left(starts, it.end)) for it in article.sentences]
    blocks = [
        [kind, zone_label(kind), kind not in READ_ZONES, len(list(group))] if zones else [*PLAIN, len(list(group))]
        for (_, kind, _), group in groupby(article.sentences, lambda it: (it.zone, it.kind, it.paragraph))
    ]
    about = [article.outlet, article.agency if article.agency != article.outlet else "", article.date]
    return {
        "id": visible(article.id),
        "title": visible(article.title) if zones else "as received",
        "about": visible(" · ".join(filter(None, about))),
        "blocks": blocks,
        "text": [sentence_string(article, it, *edge) for it, edge in zip(article.sentences, edges, strict=True)],
    }


def zone_label(kind: str) -> str:
    """The small label above a zone; empty for the parts that read as the article itself."""
    return "" if kind in UNLABELLED else ZONE_NAMES[kind]


def checked(articles: Sequence[Article], name: str, first: int, last: int) -> list[int]:
    """A passage as ``[number of the article, first token, last token]``.

    Raises:
        ParallaxError: where the article or a token does not exist.
    """
    ids = [article.id for article in articles]
    if name not in ids:
        raise ParallaxError(f"there is no article {name!r}", "the reader", f"It shows {', '.join(ids)}")
    number = ids.index(name)
    if not 0 <= first <= last < len(articles[number].tokens):
        raise ParallaxError(
            f"there are no tokens {first} to {last}",
            f"article {name}",
            f"Its tokens are numbered 0 to {len(articles[number].tokens) - 1}, the first before the last",
        )
    return [number, first, last]


def layers_payload(articles: Sequence[Article], layers: Iterable[Marks]) -> list[dict[str, Any]]:
    """Layers for the page: each with ``name``, ``kind``, ``codes`` and ``marks``.

    Returns:
        For every layer its codes in order of first use, each ``[code, letters, count]``, and its marks, each
        ``[article, first, last, number of the code, note]``. The letters are unique among all layers. A layer of steps
        has them all, in their order, and says so with ``steps``.
    """
    made: list[dict[str, Any]] = []
    used = 0
    for layer in layers:
        found = Counter(it.code for it in layer.spans)
        counts = dict.fromkeys(layer.steps, 0) | found
        numbers = {code: number for number, code in enumerate(counts)}
        codes = [[visible(code), letters(used + number), counts[code]] for code, number in numbers.items()]
        marks = [
            [*checked(articles, it.article, it.first, it.last), numbers[it.code], visible(it.note)]
            for it in layer.spans
        ]
        made.append({"name": visible(layer.name), "kind": visible(layer.kind), "codes": codes, "marks": marks})
        made[-1] |= {"steps": True} if layer.steps else {}
        used += len(codes)
    return made


def links_payload(articles: Sequence[Article], links: Iterable[Link]) -> list[dict[str, Any]]:
    """Links for the page: each with ``label`` and ``passages``, each ``[article, first, last]``."""
    return [
        {"label": visible(it.label), "passages": [checked(articles, *passage) for passage in it.passages]}
        for it in links
    ]


def letters(number: int) -> str:
    """A short name for the nth code: a to z, then aa, ab and so on."""
    word = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        word = ascii_lowercase[digit] + word
    return word
