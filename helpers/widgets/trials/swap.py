"""Sentences in which the verb of saying can be exchanged, to see what that does to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from helpers.errors import ParallaxError
from helpers.markup import escape, style, visible
from helpers.widgets.live import Live, page, sheet
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.quotes.swapping import Choice, Swap

HINT: Final = (
    "The kit does not know which verb is right. That depends on what happened, and on what the writer knew of it."
)


@dataclass(frozen=True, slots=True)
class Swapped:
    """A sentence with its verbs, as the page shows it: what stands before the verb and after it, and the choices.

    Attributes:
        place: where it stands, such as ``A 21``.
        swap: the sentence, its verb and what can stand in its place.
    """

    place: str
    swap: Swap

    @property
    def own(self) -> Choice:
        """The verb that stands in the article."""
        words = self.swap.cue.text.casefold()
        return next(it for it in self.swap.choices if it.word.casefold() == words)

    @property
    def before(self) -> str:
        """The sentence up to the verb."""
        sentence = self.swap.sentence
        return sentence.text[: self.swap.cue.start - sentence.start]

    @property
    def after(self) -> str:
        """The sentence behind the verb."""
        sentence = self.swap.sentence
        return sentence.text[self.swap.cue.end - sentence.start :]


class VerbSwap(Live):
    """Sentences, each with a list of verbs in the place of its verb of saying.

    Args:
        items: the sentences.

    Attributes:
        chosen: for each sentence the verb that is chosen, in its basic form; at first the article's own.
        twin: the static HTML shown where the widget is not alive.

    Example:
        >>> from helpers import load_story, views
        >>> views.swap(load_story("putin-vietnam-2024"), "A 21")
        Exchange the verb: A 21
    """

    _esm = page(Path(__file__).with_name("swap.js"))
    _css = sheet(Path(__file__).with_name("swap.css"))
    sentences: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    chosen = traitlets.List(traitlets.Unicode()).tag(sync=True)
    hint = traitlets.Unicode(HINT).tag(sync=True)

    def __init__(self, items: Iterable[Swapped]) -> None:
        self.items = tuple(items)
        super().__init__(
            sentences=[_sent(item) for item in self.items],
            chosen=[item.own.verb for item in self.items],
        )

    def __repr__(self) -> str:
        return f"Exchange the verb: {', '.join(item.place for item in self.items)}"

    @traitlets.validate("chosen")
    def _known(self, proposal: dict[str, Any]) -> list[str]:
        chosen: list[str] = proposal["value"]
        known = [{it.verb for it in item.swap.choices} for item in self.items]
        if len(chosen) != len(known) or not all(verb in verbs for verb, verbs in zip(chosen, known, strict=True)):
            raise ParallaxError("this verb is not among the choices", cure="Choose one from the list")
        return chosen

    @property
    def twin(self) -> str:
        """The sentences with their verb marked, and what each verb can do."""
        rows = "".join(
            f"<li><b>{escape(item.place)}</b> {escape(item.before)}<mark><u>{escape(item.own.word)}</u></mark>"
            f"{escape(item.after)} <small>({', '.join(it.word for it in item.swap.choices)})</small></li>"
            for item in self.items
        )
        verbs = {it.verb: it.meaning for item in self.items for it in item.swap.choices}
        meanings = "".join(f"<li><b>{escape(verb)}</b> {escape(meaning)}.</li>" for verb, meaning in verbs.items())
        inner = f"<ul>{rows}</ul><ul>{meanings}</ul><p>{escape(HINT)}</p>"
        return f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>'

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _sent(item: Swapped) -> dict[str, Any]:
    """A sentence as the page gets it."""
    return {
        "place": visible(item.place),
        "before": visible(item.before),
        "after": visible(item.after),
        "own": item.own.verb,
        "choices": [{"verb": it.verb, "word": visible(it.word), "meaning": it.meaning} for it in item.swap.choices],
    }
