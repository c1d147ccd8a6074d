"""Do these two sentences tell the same fact? Candidates, ranked, each with the student's own judgement."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from helpers.comparison.differing import Found, hints, look
from helpers.comparison.sides import Named
from helpers.comparison.telling import Candidate, candidates_of
from helpers.errors import ParallaxError
from helpers.lessons import is_open
from helpers.lessons.pairs import (
    NOT,
    OTHER,
    PAIR,
    MadeLink,
    judged,
    made_links,
    pair_id,
    passages_of,
    threshold_id,
    threshold_of,
)  # fmt: skip
from helpers.markup import visible
from helpers.widgets.boxes import boxed, button, form, html_box
from helpers.widgets.live import fault_html, guarded, weakly
from helpers.widgets.pairs.form import PairForm, check
from helpers.widgets.pairs.listed import line, sentences_html, stays_html
from helpers.widgets.pairs.shown import hints_html, judgement_html, made_html
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.journal import JournalLike
    from helpers.model import Article
    from helpers.widgets.reader.widget import Reader

IN_TWIN: Final = 12
LEAST: Final = 0.05
NONE: Final = "<p>No two sentences of these articles are alike enough. Lower the number above to see more.</p>"
NOT_SAVED: Final = "Something in the kit failed, and your judgement may not be saved. Please try once more."


class Candidates(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A list of candidates, and for the one chosen both sentences with what the student says of them.

    Args:
        a: the first article.
        b: the second.
        journal: where judgements and the threshold are kept.
        reader: where sentences are shown and selected.

    Attributes:
        all: every candidate, whatever the threshold.
        form: the form for the pair that is shown.
    """

    def __init__(self, a: Article, b: Article, journal: JournalLike, reader: Reader | None = None) -> None:
        self.a, self.b, self.journal, self.reader = a, b, journal, reader
        self.all = candidates_of(a, b)
        self.form = PairForm(a, b, reader)
        self._shown = ""
        self._least = _number(self.threshold, max([0.5, *(it.score for it in self.all)]))
        self._count, self._detail, self._said, self._made = (html_box() for _ in range(4))
        self._list = ipywidgets.Select(options=[], rows=8, description="Candidates", layout={"width": "98%"})
        self._list.add_class("mathjax_ignore").add_class("tex2jax_ignore")
        self._buttons = ipywidgets.HBox(self._made_buttons(), layout={"flex_flow": "row wrap"})
        how = html_box("<p><b>Candidates, the most alike first.</b> Choose one; the arrow keys move up and down.</p>")
        top = [self._least, self._count, how, self._list, self._detail]
        parts = [*top, self.form, self._buttons, self._said, self._made]
        super().__init__(form(parts))
        self.add_class("plx-live").add_class("plx-form")
        self._look()
        self._least.observe(lambda change: self._try(lambda: self._set(change["new"])), names="value")
        self._list.observe(lambda _: self._open(), names="value")
        journal.on_change(weakly(self._look))

    def __repr__(self) -> str:
        done = sum(bool(self.judgement(it)) for it in self.all)
        names = f"{visible(self.a.id)} and {visible(self.b.id)}"
        return f"Candidates of {names}: {len(self.kept)} at {self.threshold:.2f}, {done} judged"

    @property
    def threshold(self) -> float:
        """How alike two sentences must be to be shown; setting it is kept in the journal."""
        return threshold_of(self.journal.state, self.a, self.b)

    @threshold.setter
    def threshold(self, value: float) -> None:
        self._set(value)

    @property
    def kept(self) -> tuple[Candidate, ...]:
        """The candidates at the threshold, and below it those that were judged."""
        return tuple(it for it in self.all if it.score >= self.threshold or self.judgement(it))

    @property
    def chosen(self) -> Candidate | None:
        """The candidate whose sentences are shown."""
        return next((it for it in self.all if pair_id(it) == self._list.value), None)

    @property
    def links(self) -> tuple[MadeLink, ...]:
        """The pairs the student has made, here and in the reader."""
        return made_links(self.journal.state, self.a, self.b)

    def judgement(self, candidate: Candidate) -> dict[str, Any]:
        """What the student has said of a candidate; empty if nothing."""
        return dict(judged(self.journal.state, pair_id(candidate)))

    def choose(self, name: str) -> None:
        """Show a candidate, by its name such as ``A 8 + B 8``.

        Raises:
            ParallaxError: there is none of that name at this threshold.
        """
        if PAIR + name not in [pair_id(it) for it in self.kept]:
            raise ParallaxError(f"no candidate is called “{name}”", "", "Lower the threshold, or choose another")
        self._list.value = PAIR + name

    def judge(self, verdict: str, *differs: str, ends: tuple[Named, Named] | None = None) -> None:
        """Keep a judgement on the candidate that is shown.

        Args:
            verdict: one of `helpers.lessons.pairs.VERDICTS`.
            *differs: in what the two differ: codes of the codebook ``differences``, or ``nothing``.
            ends: for another sentence, the two that belong together.

        Raises:
            ParallaxError: nothing is chosen yet, or the parts do not go together.
        """
        pair = self.chosen
        if pair is None:
            raise ParallaxError("no pair is chosen", "", "Choose one in the list")
        own = (pair.first, pair.second)
        ends = ends if ends and verdict == OTHER else own
        check(verdict, differs, is_another=ends != own)
        kept = [] if verdict == NOT else list(differs)
        value = {"verdict": verdict, "differs": kept, "passages": passages_of(*ends)}
        if value != self.judgement(pair):
            self.journal.do({"do": "answer", "question": pair_id(pair), "value": value})

    def next(self) -> None:
        """Go on to the next candidate that is not judged yet; after the last one to the first.

        Raises:
            ParallaxError: all are judged.
        """
        ids = [pair_id(it) for it in self.kept]
        at = ids.index(self._list.value) + 1 if self._list.value in ids else 0
        left = [it for it in ids[at:] + ids[:at] if not judged(self.journal.state, it)]
        if not left:
            raise ParallaxError("every candidate that is shown is judged", "", "Lower the number above to see more")
        self._list.value = left[0]

    @property
    def twin(self) -> str:
        """The candidates without anything to press, and the pairs that were made."""
        shown = [f"<h4>{visible(it.name)}</h4>{sentences_html(it)}{self._after(it)}" for it in self.kept[:IN_TWIN]]
        more = len(self.kept) - len(shown)
        rest = [f"<p>And {more} more.</p>"] if more > 0 else []
        return boxed("".join([self._stays(), *(shown or [NONE]), *rest, made_html(self.links)]))

    def _made_buttons(self) -> list[ipywidgets.Button]:
        self.form.take.on_click(lambda _: self._try(self.form.take_selected))
        buttons = [
            button("This is my judgement", lambda: self._try(self._commit), "primary"),
            button("Next pair", lambda: self._try(self.next)),
        ]
        return buttons + ([button("Show in the reader", self._show_in_reader)] if self.reader else [])

    def _set(self, value: float) -> None:
        value = round(value, 2)
        if value != self.threshold:
            self.journal.do({"do": "answer", "question": threshold_id(self.a, self.b), "value": value})

    def _look(self) -> None:
        """Show what the journal has."""
        kept, value = self.kept, self._list.value
        self._count.value = boxed(self._stays())
        self._made.value = boxed(made_html(self.links))
        if round(self._least.value, 2) != self.threshold:
            self._least.value = self.threshold
        options = [(line(it, at, self.judgement(it)), pair_id(it)) for at, it in enumerate(kept, start=1)]
        if list(self._list.options) != options:
            ids = [name for _, name in options]
            self._list.options = options  # which chooses the first
            self._list.value = value if value in ids else (ids[0] if ids else None)
        self._open()

    def _open(self) -> None:
        """Show the pair that is chosen, and what was said of it."""
        pair = self.chosen
        self._detail.value = boxed(sentences_html(pair) if pair else NONE)
        self._said.value = boxed(f'<div role="status">{self._after(pair)}</div>' if pair else "")
        self._buttons.layout.display = self.form.layout.display = "" if pair else "none"
        if pair and pair_id(pair) != self._shown:
            self.form.fill((pair.first, pair.second), self.judgement(pair))
        self._shown = pair_id(pair) if pair else ""

    def _commit(self) -> None:
        self.judge(self.form.verdict.value or "", *self.form.differs, ends=self.form.ends)

    def _show_in_reader(self) -> None:
        if self.reader and self.chosen:
            self.reader.show(self.a.id, self.chosen.first.sentence)

    def _try(self, act: Callable[[], object]) -> None:
        """Do something, and say beneath the form what went wrong."""
        fault = guarded(act, NOT_SAVED)
        if fault:
            self._said.value = boxed(fault_html(fault))

    def _after(self, pair: Candidate) -> str:
        """What was said, and only then what the rules ask."""
        said = judgement_html(self.judgement(pair))
        if not said and not is_open():
            return ""
        if self.judgement(pair).get("verdict") == NOT:
            return said
        return said + hints_html(hints(self._found, pair.first.sentence, pair.second.sentence))

    @cached_property
    def _found(self) -> Found:
        return look(self.a, self.b)

    def _stays(self) -> str:
        return stays_html(self.a, self.b, self.all, self.threshold)

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _number(value: float, most: float) -> ipywidgets.BoundedFloatText:
    """How alike two sentences must be: a number to write, or to move by the arrow keys."""
    return ipywidgets.BoundedFloatText(
        value=value, min=LEAST, max=round(most, 2), step=0.01, description="How alike at least, 0 to 1:",
        style={"description_width": "initial"}, layout={"width": "18rem"},
    )  # fmt: skip
