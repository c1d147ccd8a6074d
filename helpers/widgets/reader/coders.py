"""Coders beside each other: the sentences that split them, how far they agree, and a layer as marks in the reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from helpers import tables
from helpers.agreement import agreement_by_code, divided_sentences
from helpers.agreement.ratings import read_sentences
from helpers.errors import ParallaxError
from helpers.evidence import cell_key, passages
from helpers.markup import Markup, escape, visible
from helpers.model import Span
from helpers.twins import plain_table
from helpers.widgets.evidence import ClickableTable
from helpers.widgets.reader.payload import Link, Mark, Marks, link, mark

if TYPE_CHECKING:
    from helpers.agreement import Division
    from helpers.evidence import Passage
    from helpers.model import Article, Layer, Story
    from helpers.widgets.reader.widget import Reader

WHICH: Final = "Which sentence split us"
NONE: Final = "No sentence split you: wherever one of you gave a code, the other gave the same."
HOW: Final = (
    "Compared is sentence by sentence, for each code: did both give it to some of its words, or both not? Where a code "
    "is rare, coders who never give it agree nearly always, so a high per cent alone says little; kappa takes off what "
    "chance would give (1 is perfect agreement, 0 is chance). With few sentences, one code more would change it much."
)


def split_table(story: Story, layers: Sequence[Layer], reader: Reader | None = None) -> ClickableTable | Markup:
    """The sentences that coders coded differently, most divided first; each opens with the words each marked.

    Raises:
        ParallaxError: there are fewer than two layers, or one is of another story.
    """
    layers = distinct(layers)
    rows = divided_sentences(story, layers)
    if not rows:
        return Markup(f"<p>{NONE}</p>", NONE)
    coders = [visible(layer.coder) for layer in layers]
    frame = tables.divided(rows, coders)
    evidence: dict[str, tuple[Passage, ...]] = {}
    for number, row in zip(frame.index, rows, strict=True):
        article = next(it for it in story.articles if it.id == row.article)
        marked = [_inside(layer, row) for layer in layers]
        evidence[cell_key(number, "sentence")] = passages(article, [span for spans in marked for span in spans])
        for coder, spans in zip(coders, marked, strict=True):
            evidence[cell_key(number, coder)] = passages(article, spans)
    table = ClickableTable(frame, evidence, WHICH)
    table.on_reader = reader.show if reader else None
    return table


def agreement_table(story: Story, layers: Sequence[Layer], codes: Sequence[str] = ()) -> Markup:
    """How far coders agree on each code: per cent, kappa for two coders (alpha for more), and how many sentences.

    Raises:
        ParallaxError: there are fewer than two layers, or one is of another story.
    """
    layers = distinct(layers)
    found = agreement_by_code(story, layers, codes, rounds=0)
    if len(layers) == 2:
        found = tuple(it for it in found if it.measure != "Krippendorff’s alpha")
    coders = " and ".join(visible(layer.coder) for layer in layers)
    table = plain_table(tables.by_code(found), f"How far {coders} agree")
    return Markup(f"{table.html}<p>{escape(HOW)}</p>", f"{table.text}\n{HOW}")


def layer_marks(story: Story, layer: Layer) -> Marks:
    """A layer as the reader shows it. What has no words, or stands in an article of another story, is left out."""
    articles = {article.id: article for article in story.articles}
    return Marks(visible(layer.coder), layer.kind, tuple(_marks(articles, layer)))


def layer_links(story: Story, layer: Layer) -> list[Link]:
    """A layer's connections as links between passages."""
    articles = {article.id: article for article in story.articles}
    return [
        link(one.note or f"a link of {layer.coder}", *((articles[name], span) for name, span in one.passages))
        for one in layer.connections
        if all(name in articles for name, _ in one.passages)
    ]


def outside(story: Story, layers: Sequence[Layer]) -> int:
    """How many codes stand only in parts of the page that analysis does not read: these are not compared."""
    read = [(article.id, sentence) for article, _, sentence in read_sentences(story)]
    return sum(
        not any(name == one.article and it.start < one.end and one.start < it.end for name, it in read)
        for layer in layers
        for one in layer.annotations
    )


def _marks(articles: dict[str, Article], layer: Layer) -> Iterator[Mark]:
    for one in sorted(layer.annotations, key=lambda it: (it.article, it.start, it.end)):
        try:
            yield mark(articles[one.article], one, one.code, one.note)
        except (KeyError, ParallaxError):
            continue


def _inside(layer: Layer, row: Division) -> list[Span]:
    """What a coder marked inside one sentence."""
    sentence = row.sentence
    cuts = [
        (max(one.start, sentence.start), min(one.end, sentence.end))
        for one in layer.annotations
        if one.article == row.article
    ]
    return [
        Span(start, end, sentence.text[start - sentence.start : end - sentence.start])
        for start, end in cuts
        if start < end
    ]


def distinct(layers: Sequence[Layer]) -> list[Layer]:
    """The layers, each coder with a name of its own."""
    known: set[str] = {"sentence"}
    result = []
    for layer in layers:
        name, number = layer.coder, 1
        while name in known:
            number += 1
            name = f"{layer.coder} ({number})"
        known.add(name)
        result.append(replace(layer, coder=name))
    return result
