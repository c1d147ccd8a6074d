"""What is compared: for each unit the value that each coder gave it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from helpers.errors import ParallaxError
from helpers.model import READ_ZONES, Annotation, Article, Layer, Sentence, Span, Story

Value = str | int | float
APPLIES: Final = 1
NOT: Final = 0


@dataclass(frozen=True, slots=True)
class Agreement:
    """One measure of agreement, with what is needed to judge it.

    Attributes:
        measure: its name.
        of: what was compared, such as a code.
        value: the measure, or None where it is undefined; then ``note`` says why.
        low: lower end of the 95 per cent bootstrap interval; None where there is none.
        high: upper end of it.
        n: how many units it rests on.
        note: why it is undefined, or what to mind in reading it; may be empty.
    """

    measure: str
    of: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    note: str


@dataclass(frozen=True, slots=True)
class Ratings:
    """The values that two or more coders gave to the same units.

    Attributes:
        of: what was coded, such as the name of a code.
        coders: who coded.
        units: a short name for each unit.
        values: one row a unit, with one value a coder; None where a coder did not code the unit.
        pooled: whether units of several items were put together.

    Raises:
        ParallaxError: there is but one coder, or a row does not fit.

    Example:
        >>> Ratings("who", ("Amina", "Ben"), ("A1", "A2"), ((1, 0), (1, None))).values[1]
        (1, None)
    """

    of: str
    coders: tuple[str, ...]
    units: tuple[str, ...]
    values: tuple[tuple[Value | None, ...], ...]
    pooled: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be compared."""
        if len(self.coders) < 2:
            raise ParallaxError("agreement needs two coders or more", self.of, "Add a second layer")
        if len(self.values) != len(self.units) or any(len(row) != len(self.coders) for row in self.values):
            raise ParallaxError("each unit needs one value for each coder", self.of, "Write None where one is missing")

    def pairable(self) -> tuple[tuple[Value | None, ...], ...]:
        """The units that at least two coders have coded: only these can show agreement. NaN counts as missing."""
        rows = (_without_nan(row) for row in self.values)
        return tuple(row for row in rows if len(row) - row.count(None) >= 2)


def sentence_ratings(
    story: Story,
    layers: Sequence[Layer],
    code: str,
    covered: Mapping[str, Collection[str]] | None = None,
) -> Ratings:
    """For every sentence, whether each coder gave the code to some of its words: 1 or 0.

    Units are the sentences that analysis reads (headline, standfirst, body, captions). A code that spreads over two
    sentences applies to both; a comma or a quotation mark caught along does not count.

    Args:
        story: the articles.
        layers: what the coders marked.
        code: the code.
        covered: for a coder who has not coded every article the ids of those that were; without it a sentence
            nobody marked counts as *does not apply*.

    Raises:
        ParallaxError: there are fewer than two layers, or one is of another story.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import reference_layer, second_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> layers = [find(story, "quotations") for find in (reference_layer, second_layer)]
        >>> ratings = sentence_ratings(story, layers, "speech")
        >>> len(ratings.units), sum(row == (1, 1) for row in ratings.values)
        (56, 16)
    """
    return code_ratings(story, layers, [code], covered)[0]


def code_ratings(
    story: Story,
    layers: Sequence[Layer],
    codes: Iterable[str],
    covered: Mapping[str, Collection[str]] | None = None,
) -> tuple[Ratings, ...]:
    """The same as `sentence_ratings` for many codes, each layer looked through once: a class has hundreds.

    Raises:
        ParallaxError: there are fewer than two layers, or one is of another story.
    """
    check_layers(layers, story.id)
    places = [(article.id, index) for article, index, _ in read_sentences(story)]
    applied = [applied_codes(story, layer) for layer in layers]
    coded = {article.id: [has_coded(layer, article.id, covered) for layer in layers] for article in story.articles}
    units = tuple(f"{article}{index + 1}" for article, index in places)
    coders = tuple(layer.coder for layer in layers)

    def values(code: str) -> Iterator[tuple[Value | None, ...]]:
        given = [found.get(code, frozenset()) for found in applied]
        for place in places:
            there = zip(given, coded[place[0]], strict=True)
            yield tuple((APPLIES if place in found else NOT) if has else None for found, has in there)

    return tuple(Ratings(code, coders, units, tuple(values(code))) for code in codes)


def given_ratings(given: Layer, layers: Sequence[Layer], of: str = "") -> Ratings:
    """Which code each coder gave to each of some given stretches, such as all quotations.

    A coder's code for a stretch is that of the annotation which covers it best (shared characters to all characters
    of both); where no annotation overlaps it, the coder's value is missing.

    Args:
        given: the layer whose annotations are the units; their own codes are not looked at.
        layers: what the coders marked.
        of: a name for what is compared; the codes of the given layer if it is empty.

    Raises:
        ParallaxError: there are fewer than two layers, or one is of another story.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import reference_layer, second_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> first, second = (find(story, "quotations") for find in (reference_layer, second_layer))
        >>> given_ratings(first, [first, second], "role").values[0]
        ('speech', 'speech')
    """
    check_layers(layers, given.story)
    units = sorted(given.annotations, key=lambda one: (one.article, one.start, one.end))
    values = tuple(tuple(_best_code(unit, layer) for layer in layers) for unit in units)
    names = tuple(f"{unit.article}: {unit.text}" for unit in units)
    named = of or ", ".join(dict.fromkeys(unit.code for unit in units))
    return Ratings(named, tuple(layer.coder for layer in layers), names, values)


def pool(many: Iterable[Ratings], of: str = "all codes") -> Ratings:
    """Ratings of several items by the same coders put together.

    Note:
        Where one item is easy and always given, and another never, that difference between the items looks like
        agreement. A pooled figure says how consistent a whole coding is, not how clear any of its codes are.

    Raises:
        ParallaxError: there is nothing to pool, or the coders differ.

    Example:
        >>> one = Ratings("who", ("Amina", "Ben"), ("A1",), ((1, 0),))
        >>> pool([one, one]).units
        ('who: A1', 'who: A1')
    """
    every = tuple(many)
    if len({ratings.coders for ratings in every}) != 1:
        raise ParallaxError("only ratings of the same coders can be put together", of, "Choose the same layers")
    units = tuple(f"{ratings.of}: {unit}" for ratings in every for unit in ratings.units)
    return Ratings(of, every[0].coders, units, tuple(row for it in every for row in it.values), pooled=True)


def read_sentences(story: Story) -> Iterator[tuple[Article, int, Sentence]]:
    """Every sentence that analysis reads, with its article and its place in `Article.sentences`."""
    for article in story.articles:
        for index, sentence in enumerate(article.sentences):
            if sentence.kind in READ_ZONES:
                yield article, index, sentence


def applied_codes(story: Story, layer: Layer) -> dict[str, frozenset[tuple[str, int]]]:
    """For each code the sentences it was given to, as the article's id and the place in `Article.sentences`."""
    found: dict[str, set[tuple[str, int]]] = {}
    articles = {article.id: article for article in story.articles}
    starts = {name: [sentence.start for sentence in article.sentences] for name, article in articles.items()}
    for one in layer.annotations:
        if one.article in articles:
            sentences = articles[one.article].sentences
            first = max(0, bisect_right(starts[one.article], one.start) - 1)
            last = bisect_left(starts[one.article], one.end)
            touched = {(one.article, at) for at in range(first, last) if _shares_words(one, sentences[at])}
            found.setdefault(one.code, set()).update(touched)
    return {code: frozenset(places) for code, places in found.items()}


def has_coded(layer: Layer, article: str, covered: Mapping[str, Collection[str]] | None) -> bool:
    """Whether the coder has coded an article at all: yes, unless somebody says otherwise."""
    return not covered or layer.coder not in covered or article in covered[layer.coder]


def check_layers(layers: Sequence[Layer], story: str) -> None:
    """Refuse layers that cannot be compared.

    Raises:
        ParallaxError: there are fewer than two, or one is of another story.
    """
    if len(layers) < 2:
        raise ParallaxError("agreement needs two layers or more", story, "Add a partner's layer")
    for layer in layers:
        if layer.story != story:
            raise ParallaxError(f"the layer of {layer.coder} is of another story", layer.story, f"Use one of {story}")


def overlap(a: Span, b: Span) -> float:
    """How well two stretches cover each other: shared characters to all characters of both, 0 to 1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / (max(a.end, b.end) - min(a.start, b.start))


def _shares_words(a: Span, b: Span) -> bool:
    start, end = max(a.start, b.start), min(a.end, b.end)
    return any(character.isalnum() for character in b.text[max(0, start - b.start) : max(0, end - b.start)])


def _best_code(unit: Annotation, layer: Layer) -> str | None:
    near = [one for one in layer.annotations if one.article == unit.article and overlap(one, unit) > 0]
    best = min(near, key=lambda one: (-overlap(one, unit), one.start, one.code), default=None)
    return best.code if best else None


def _without_nan(row: tuple[Value | None, ...]) -> tuple[Value | None, ...]:
    """The row with None for NaN; a class has hundreds of values in a row and few different ones."""
    if not any(value != value for value in set(row)):  # noqa: PLR0124
        return row
    return tuple(None if value != value else value for value in row)  # noqa: PLR0124
