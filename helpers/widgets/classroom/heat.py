"""The class layer as marks for the reader, and as static HTML: how many of a class marked each word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from helpers.classroom.heat import STEPS, Heat, step
from helpers.markup import articles_html, escape, style
from helpers.model import Article, Sentence, Story
from helpers.widgets.reader.payload import Mark, Marks, token_span

KIND: Final = "class"
NAME: Final = "our class"
NAMES: Final = tuple(
    f"{f'{100 * (number - 1) // STEPS + 1} to' if number > 1 else 'up to'} {100 * number // STEPS} %"
    for number in range(1, STEPS + 1)
)
"""What the steps are called: from *up to 20 %* to *81 to 100 %*."""
_LOOKS: Final = (
    "<style>.plx-heat{border-bottom:1.5px solid #b3123c;padding-bottom:1px}"
    ".plx-heat-2{border-bottom-width:3px}.plx-heat-3{border-bottom-width:4.5px}.plx-heat-4{border-bottom-width:6px}"
    '.plx-heat-5{border-bottom-width:8px}[data-jp-theme-light="false"] .plx-heat{border-bottom-color:#ff8fa3}'
    ".plx-twin:has(.plx-heat) .plx-zone>p{line-height:2.1}</style>"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words next to each other that equally many marked.

    Attributes:
        first: number of the first token.
        last: number of the last, inclusive.
        step: from 1 to `STEPS`.
        said: how many of how many, such as ``12 of 27``.
        count: how many.
    """

    first: int
    last: int
    step: int
    said: str
    count: int


def runs(heat: Heat) -> tuple[Run, ...]:
    """The marked words of an article, in reading order.

    Example:
        >>> [(it.first, it.last, it.step, it.said) for it in runs(Heat("A", 4, (0, 1, 1, 4)))]
        [(1, 2, 2, '1 of 4'), (3, 3, 5, '4 of 4')]
    """
    return tuple(
        Run(first, last, step(count, heat.n), f"{count} of {heat.n}", count) for first, last, count in heat.runs
    )


def heat_marks(heats: Sequence[Heat]) -> Marks:
    """The class layer as the reader shows it: a step a code, and as the note how many of how many."""
    spans = (Mark(heat.article, it.first, it.last, NAMES[it.step - 1], it.said) for heat in heats for it in runs(heat))
    return Marks(NAME, KIND, tuple(spans), NAMES)


def asked(heats: Sequence[Heat]) -> str:
    """Of how many students the numbers are.

    Example:
        >>> asked([Heat("A", 27, ()), Heat("B", 26, ())])
        'Counted are those who coded anything in the article: 27 in A, 26 in B.'
    """
    return (
        f"Counted are those who coded anything in the article: {', '.join(f'{it.n} in {it.article}' for it in heats)}."
    )


def heat_html(story: Story, heats: Sequence[Heat]) -> str:
    """The articles with the class layer, where nothing can be clicked; after each sentence its highest number."""
    found = {heat.article: runs(heat) for heat in heats}
    legend = ", ".join(f'<span class="plx-heat plx-heat-{at}">{name}</span>' for at, name in enumerate(NAMES, start=1))
    head = (
        f"<p>A line below a word: so many of the class marked it. {legend}. After a sentence: its highest number.</p>"
    )
    told = f"<p>{escape(asked(heats))}</p>"
    box = f'{style()}{_LOOKS}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{head}{told}</div>'
    return box + articles_html(story.articles, lambda article, sentence: _written(article, sentence, found))


def _written(article: Article, sentence: Sentence, found: Mapping[str, Sequence[Run]]) -> str:
    inside = [*_inside(article, sentence, found.get(article.id, ()))]
    most = max((run for _, _, run in inside), key=lambda run: run.count, default=None)
    number = f" <small>({most.said})</small>" if most else ""
    return "".join(_pieces(article, sentence, inside)) + number


def _inside(article: Article, sentence: Sentence, found: Sequence[Run]) -> Iterator[tuple[int, int, Run]]:
    """The runs that reach into a sentence, with the characters from which and to which they do."""
    at = bisect_left(found, sentence.start, key=lambda run: article.tokens[run.last].end)
    for run in found[at:]:
        span = token_span(article, run.first, run.last)
        if span.start >= sentence.end:
            return
        if max(span.start, sentence.start) < min(span.end, sentence.end):
            yield max(span.start, sentence.start), min(span.end, sentence.end), run


def _pieces(article: Article, sentence: Sentence, inside: Sequence[tuple[int, int, Run]]) -> Iterator[str]:
    at = sentence.start
    for start, end, run in inside:
        yield escape(article.text[at:start])
        yield f'<span class="plx-heat plx-heat-{run.step}" title="{run.said}">{escape(article.text[start:end])}</span>'
        at = end
    yield escape(article.text[at : sentence.end])
