"""Spans and text to HTML strings. All article text passes through `escape`: none of it reaches a page as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from helpers.errors import ParallaxError
from helpers.model import READ_ZONES, Article, Sentence

ZONE_NAMES: Final = {
    "headline": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "dateline": "dateline",
    "body": "body",
    "crosshead": "crosshead",
    "caption": "caption",
    "image-alt": "image name",
    "credit": "credit",
    "site-appeal": "appeal",
    "comments-ui": "comments",
    "other": "page around",
}

# Characters that could reorder or hide the text beside them, and control characters.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


_WIDE: Final = 220
_HIGH: Final = 18
"""Pixels of a bar."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of HTML that a notebook shows.

    Attributes:
        html: the HTML.
        text: what stands in its place where no HTML is shown.
    """

    html: str = field(repr=False)
    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def visible(text: str) -> str:
    r"""The text with characters that reorder, hide or control text shown by their number.

    Example:
        >>> visible("left\u202eright")
        'left⟦U+202E⟧right'
    """
    if text.isprintable():  # nearly every text is, and none with such a character
        return text
    return _HIDDEN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", text)


def escape(text: str) -> str:
    """Article text as HTML text.

    Example:
        >>> escape('<b onclick="x">5 & 6')
        '&lt;b onclick=&quot;x&quot;&gt;5 &amp; 6'
    """
    return html.escape(visible(text))


def as_received(article: Article) -> Markup:
    r"""The file as received, its lines numbered, nothing marked.

    Example:
        >>> from helpers import read_pasted
        >>> as_received(read_pasted("One line.\nAnother."))
        The file of article pasted: 2 lines, 18 characters
    """
    lines = re.split(r"\r\n|[\r\n]", article.text)
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    note = f"{_plural(len(lines), 'line')}, {len(article.text):,} characters"
    head = f"<h3>{_badge(article)} The file as received <small>{note}</small></h3>"
    return _markup(f"{head}<ol>{rows}</ol>", f"The file of article {article.id}: {note}", "plx-file")


def zones(*articles: Article) -> Markup:
    """Articles side by side, each part of the page with its zone; what is not the article is greyed.

    Example:
        >>> from helpers import read_pasted
        >>> zones(read_pasted("The hall was empty."))
        Zones of article pasted: 1 body
    """
    return _markup(_columns(articles, _plainly), "\n".join(map(_zone_note, articles)))


def sentences(article: Article, first: int = 1, last: int | None = None) -> Markup:
    """The sentences of an article's body, numbered from 1 in reading order.

    Example:
        >>> from helpers import plain_article
        >>> sentences(plain_article("No one came. The hall was empty."))
        1  No one came.
        2  The hall was empty.
    """
    body = [sentence for sentence in article.sentences if sentence.kind == "body"]
    chosen = list(enumerate(body, start=1))[first - 1 : last]
    rows = "".join(f'<li value="{number}">{escape(sentence.text)}</li>' for number, sentence in chosen)
    text = "\n".join(f"{number:<3}{visible(sentence.text)}" for number, sentence in chosen)
    return _markup(f"<h3>{_badge(article)} Sentences of the body</h3><ol>{rows}</ol>", text, "plx-sentences")


def tokens(article: Article, sentence: int = 1) -> Markup:
    """One sentence of the body, cut into its tokens.

    Args:
        article: the article.
        sentence: its number in the body, from 1.

    Raises:
        ParallaxError: the body has no sentence of that number.

    Example:
        >>> from helpers import plain_article
        >>> tokens(plain_article("It cost $3.5bn."), 1)
        It | cost | $ | 3.5bn | .
    """
    body = [found for found in article.sentences if found.kind == "body"]
    if not 1 <= sentence <= len(body):
        raise ParallaxError(f"there is no sentence {sentence}", f"article {article.id}", f"Choose 1 to {len(body)}")
    chosen = body[sentence - 1]
    inside = [token for token in article.tokens if chosen.start <= token.start < chosen.end]
    boxes = "".join(f'<li class="plx-{token.kind}">{escape(token.text)}</li>' for token in inside)
    head = f"<h3>{_badge(article)} Sentence {sentence}: {len(inside)} tokens</h3>"
    return _markup(f"{head}<ul>{boxes}</ul>", " | ".join(visible(token.text) for token in inside), "plx-tokens")


Written = Callable[[Article, Sentence], str]
"""How a sentence is written, as HTML."""


def articles_html(articles: Iterable[Article], written: Written | None = None) -> str:
    """The HTML of `zones`: the articles to read where nothing can be clicked.

    Args:
        articles: the articles.
        written: how each sentence is written, with all its text escaped; without any marks if None.
    """
    return _markup(_columns(articles, written or _plainly), "").html


def bar(part: float) -> str:
    """A bar for a share from 0 to 1. It stands beside the number and is hidden from screen readers.

    Example:
        >>> 'width="110.0"' in bar(0.5)
        True
    """
    return (
        f'<svg class="bar" aria-hidden="true" viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" '
        'style="display:block;max-width:100%;height:auto">'
        f'<rect x="0.5" y="0.5" width="{_WIDE - 1}" height="{_HIGH - 1}" fill="none" stroke="currentColor" '
        'stroke-opacity="0.4"/>'
        f'<rect width="{_WIDE * min(1.0, max(0.0, part)):.1f}" height="{_HIGH}" fill="currentColor"/></svg>'
    )


@cache
def style() -> str:
    """The style sheet of all static pieces, as a ``<style>`` element."""
    return f"<style>{(Path(__file__).parent / 'markup.css').read_text(encoding='utf-8')}</style>"


def _markup(inner: str, text: str, name: str = "") -> Markup:
    classes = " ".join(filter(None, ("plx-twin", name, "mathjax_ignore", "tex2jax_ignore")))
    return Markup(f'{style()}<div class="{classes}" lang="en">{inner}</div>', text)


def _badge(article: Article) -> str:
    return f'<span class="plx-badge">{escape(article.id)}</span>'


def _columns(articles: Iterable[Article], written: Written) -> str:
    columns = (
        _column(article, [_zone(article, index, written) for index in range(len(article.zones))])
        for article in articles
    )
    return f'<div class="plx-columns">{"".join(columns)}</div>'


def _plainly(_article: Article, sentence: Sentence) -> str:
    return escape(sentence.text)


def _column(article: Article, parts: Sequence[str]) -> str:
    known = ", ".join(filter(None, (article.outlet, article.agency, article.date)))
    about = f"<small>{escape(known)}</small>" if known else ""
    title = f"<strong>{escape(article.title)}</strong>"
    head = f'<div class="plx-heading">{_badge(article)} {title} {about}</div>'
    return f'<div role="group" aria-label="Article {escape(article.id)}">{head}{"".join(parts)}</div>'


def _zone(article: Article, index: int, written: Written) -> str:
    """One zone as a block with its label; sentences are elements of their own."""
    zone = article.zones[index]
    inside = (written(article, sentence) for sentence in _sentences_of(article, index))
    words = " ".join(f"<span>{text}</span>" for text in inside)
    grey = "" if zone.kind in READ_ZONES else " plx-grey"
    more = " plx-more" if index and article.zones[index - 1].kind == zone.kind else ""  # its label need not be repeated
    return f'<div class="plx-zone plx-{zone.kind}{grey}{more}"><i>{ZONE_NAMES[zone.kind]}</i><p>{words}</p></div>'


def _sentences_of(article: Article, zone: int) -> list[Sentence]:
    return [sentence for sentence in article.sentences if sentence.zone == zone]


def _zone_note(article: Article) -> str:
    counts: dict[str, int] = {}
    for zone in article.zones:
        counts[zone.kind] = counts.get(zone.kind, 0) + 1
    return f"Zones of article {article.id}: " + ", ".join(
        f"{count} {ZONE_NAMES[kind]}" for kind, count in counts.items()
    )


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
