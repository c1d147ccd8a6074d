"""What the machine proposes for a key, one finding at a time, for a person to confirm, change or reject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, get_args

from helpers.alignment import align
from helpers.codebook import load_codebook
from helpers.comparison import FIGURE_RELATIONS, compare_figures
from helpers.errors import ParallaxError
from helpers.layers.machine import FIGURE_CODES, machine_layer
from helpers.model import QuoteRole, Span, Story

ALIKE: Final = 0.2
"""Sentences that are less alike than this are not proposed as telling of one fact."""

TOLD: Final = ("same", "differs")
"""How two sentences about one fact can relate; the machine has no opinion on it."""

NOTES: Final = {
    "quotations": "Who is quoted", "figures": "What is measured", "pairs": "Why", "facts": "In what they differ",
}  # fmt: skip
"""What more there is to say of a finding, by what it is."""

Place = tuple[str, Span]
"""An article's id, and words in it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One finding of the machine.

    Attributes:
        id: its name, made of what it is and where it stands; the same at every run.
        what: one of `WHAT`.
        places: the words, in one article or in two.
        code: what the machine says it is; empty where it does not say.
        choices: what it can be.
        note: more that the machine says of it, such as who is quoted or what is measured.
    """

    id: str
    what: str
    places: tuple[Place, ...]
    code: str
    choices: tuple[str, ...]
    note: str = ""


def proposals(story: Story, what: Iterable[str] = ()) -> tuple[Proposal, ...]:
    """All that the machine proposes for the key of a story, in reading order of its first words.

    Args:
        story: the story; pairs are sought in its first two articles.
        what: some of `WHAT`: ``quotations``, ``figures``, ``pairs`` of figures and ``facts`` told in both; all of
            them without any.

    Raises:
        ParallaxError: it proposes no such thing.

    Example:
        >>> from helpers import load_story
        >>> first = proposals(load_story("putin-vietnam-2024"), ["quotations"])[0]
        >>> first.places[0][1].text, first.code, first.note
        ('of great concern', 'speech', 'US State Department')
    """
    wanted = tuple(what) or WHAT
    if unknown := [it for it in wanted if it not in _WAYS]:
        raise ParallaxError(f"the machine proposes no {unknown[0]!r}", story.id, f"Choose one of {', '.join(WHAT)}")
    return tuple(found for name in wanted for found in _WAYS[name](story))


def figure_kinds() -> tuple[str, ...]:
    """The kinds of figures that the codebook ``figures`` has."""
    return tuple(code.name for code in load_codebook("figures").codes)


def _quotations(story: Story) -> Iterator[Proposal]:
    yield from _marked(story, "quotations", "quotations", get_args(QuoteRole))


def _figures(story: Story) -> Iterator[Proposal]:
    yield from _marked(story, "figures", "figure codes", figure_kinds())


def _marked(story: Story, what: str, layer: str, choices: tuple[str, ...]) -> Iterator[Proposal]:
    for found in machine_layer(story, layer).annotations:
        place = (found.article, Span(found.start, found.end, found.text))
        offered = choices if found.code in choices else (*choices, found.code)
        yield Proposal(_name(what, [place]), what, (place,), found.code, offered, found.note)


def _pairs(story: Story) -> Iterator[Proposal]:
    a, b = story.articles[:2]
    for pair in compare_figures(a, b):
        places = tuple(
            (article.id, Span(it.start, it.end, it.text)) for article, it in ((a, pair.a[0]), (b, pair.b[0]))
        )
        yield Proposal(_name("pairs", places), "pairs", places, pair.relation, tuple(FIGURE_RELATIONS), pair.reason)


def _facts(story: Story) -> Iterator[Proposal]:
    a, b = story.articles[:2]
    for found in sorted(align(a, b, least=ALIKE, kept=1), key=lambda it: (it.a[0].start, it.b[0].start)):
        places = ((a.id, found.a[0]), (b.id, found.b[0]))
        yield Proposal(_name("facts", places), "facts", places, "", TOLD, found.label)


def _name(what: str, places: Iterable[Place]) -> str:
    return ":".join((what, *(f"{article}-{span.start}-{span.end}" for article, span in places)))


def places_in(name: str, story: Story) -> tuple[Place, ...]:
    """The words that a proposal's name tells of; none if one of its places is not in the story.

    Example:
        >>> from helpers import Story, plain_article
        >>> story = Story("s", "", (plain_article("It rained.", id="A"),))
        >>> places_in("quotations:A-3-9", story)[0][1].text, places_in("quotations:A-3-99", story)
        ('rained', ())
    """
    articles = {article.id: article for article in story.articles}
    found = []
    for told in name.split(":")[1:]:
        article, *ends = told.rsplit("-", 2)
        if article not in articles or len(ends) < 2 or not all(it.isdecimal() for it in ends):
            return ()
        start, end = map(int, ends)
        text = articles[article].text
        if not 0 <= start < end <= len(text):
            return ()
        found.append((article, Span(start, end, text[start:end])))
    return tuple(found)


_WAYS: Final[Mapping[str, Callable[[Story], Iterator[Proposal]]]] = {
    "quotations": _quotations, "figures": _figures, "pairs": _pairs, "facts": _facts,
}  # fmt: skip
WHAT: Final = tuple(_WAYS)
"""What the machine proposes."""


def as_machine_calls_it(code: str, kind: str) -> str:
    """The kind of figure that a key writes down: the machine's finer one, unless the code was changed.

    Example:
        >>> as_machine_calls_it("date", "year"), as_machine_calls_it("count", "year")
        ('year', 'count')
    """
    return kind if FIGURE_CODES.get(kind, kind) == code else _COARSE.get(code, code)


_COARSE: Final[Mapping[str, Any]] = {"share": "percent", "length of time": "duration", "vague amount": "vague"}
"""The kind that stands for a code of the codebook, where the two have other names."""
