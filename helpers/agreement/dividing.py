"""Which sentence split us: where coders part, sentence by sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from helpers.agreement.ratings import applied_codes, check_layers, has_coded, read_sentences
from helpers.model import Layer, Sentence, Story


@dataclass(frozen=True, slots=True)
class Split:
    """How many coders gave a code to a sentence.

    Attributes:
        article: the article's id.
        sentence: the sentence.
        number: its number in the body, from 1; None elsewhere.
        code: the code.
        applied: who gave it the code.
        left: who coded the article and did not.
    """

    article: str
    sentence: Sentence
    number: int | None
    code: str
    applied: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def parted(self) -> float:
        """The share of the pairs of coders that part on it: 1 where two do, a little above one half in a split class.

        Example:
            >>> sentence = Sentence(0, 3, "No.", 0, "body", 1)
            >>> Split("A", sentence, 1, "who", ("Amina",), ("Ben",)).parted
            1.0
        """
        yes, no = len(self.applied), len(self.left)
        return yes * no / ((yes + no) * (yes + no - 1) / 2) if yes + no > 1 else 0.0


def split_sentences(
    story: Story, layers: Sequence[Layer], covered: Mapping[str, Collection[str]] | None = None
) -> tuple[Split, ...]:
    """For every sentence and code that somebody gave it how many coders did, those that divide most first.

    How to read it: at the top stand the sentences worth talking about. A sentence that half the class coded is not
    one that half of it got wrong: look what in it speaks for either reading.

    Args:
        story: the articles.
        layers: what the coders marked.
        covered: as in `sentence_ratings`.

    Raises:
        ParallaxError: there are fewer than two layers, or one is of another story.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import reference_layer, second_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> rows = split_sentences(story, [find(story, "event labels") for find in (reference_layer, second_layer)])
        >>> rows[0].article, rows[0].applied, rows[0].left
        ('B', ('second coding',), ('reference coding',))
    """
    check_layers(layers, story.id)
    applied = [applied_codes(story, layer) for layer in layers]
    codes = dict.fromkeys(one.code for layer in layers for one in layer.annotations)
    rows = []
    for article, index, sentence in read_sentences(story):
        body = sum(one.kind == "body" for one in article.sentences[: index + 1])
        number = body if sentence.kind == "body" else None
        there = [at for at, layer in enumerate(layers) if has_coded(layer, article.id, covered)]
        for code in codes:
            yes = [at for at in there if (article.id, index) in applied[at].get(code, ())]
            if yes:
                named = tuple(layers[at].coder for at in yes)
                left = tuple(layers[at].coder for at in there if at not in yes)
                rows.append(Split(article.id, sentence, number, code, named, left))
    return tuple(sorted(rows, key=lambda row: -row.parted))  # a stable sort: reading order among equals


@dataclass(frozen=True, slots=True)
class Division:
    """A sentence that coders coded differently.

    Attributes:
        article: the article's id.
        sentence: the sentence.
        number: its number in the body, from 1; None elsewhere.
        codes: for each layer, in the order given, the codes it gave to the sentence.
        parted: how much they part on it: `Split.parted` of all its codes added up. For two coders that is the number
            of codes that only one of them gave.
    """

    article: str
    sentence: Sentence
    number: int | None
    codes: tuple[tuple[str, ...], ...]
    parted: float


def divided_sentences(
    story: Story, layers: Sequence[Layer], covered: Mapping[str, Collection[str]] | None = None
) -> tuple[Division, ...]:
    """The sentences that coders coded differently, those that divide most first, else in reading order.

    How to read it: as `split_sentences`, with all codes of a sentence side by side.

    Args:
        story: the articles.
        layers: what the coders marked; their names must differ.
        covered: as in `sentence_ratings`.

    Raises:
        ParallaxError: there are fewer than two layers, or one is of another story.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import reference_layer, second_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> rows = divided_sentences(story, [find(story, "figures") for find in (reference_layer, second_layer)])
        >>> rows[0].article, rows[0].codes
        ('A', (('date', 'count', 'year'), ('ordinal', 'count', 'year')))
    """
    places = {article.id: number for number, article in enumerate(story.articles)}
    groups: dict[tuple[int, int], list[Split]] = {}
    for row in split_sentences(story, layers, covered):
        groups.setdefault((places[row.article], row.sentence.start), []).append(row)
    found = []
    for _, rows in sorted(groups.items()):
        codes = tuple(tuple(row.code for row in rows if layer.coder in row.applied) for layer in layers)
        parted = sum(row.parted for row in rows)
        if parted:
            found.append(Division(rows[0].article, rows[0].sentence, rows[0].number, codes, parted))
    return tuple(sorted(found, key=lambda one: -one.parted))
