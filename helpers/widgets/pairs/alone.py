"""What has no match: sentences not found in the other text, whether they could matter, and what else explains it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from helpers.comparison.sides import named_sentences
from helpers.comparison.telling import candidates_of
from helpers.errors import ParallaxError
from helpers.lessons.alone import Alone, alone_in
from helpers.lessons.pairs import ALONE, COULD_MATTER, REASONS, judged, passages_of, threshold_of
from helpers.markup import escape, visible
from helpers.widgets.boxes import boxed, button, form, html_box
from helpers.widgets.live import fault_html, guarded, weakly
from helpers.widgets.pairs.alone_shown import detail, heading, in_words, said_html, statement
from helpers.widgets.pairs.shown import sentence_html
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.journal import JournalLike
    from helpers.model import Article
    from helpers.widgets.reader.widget import Reader

NONE: Final = "<p>Every sentence of this text has a candidate at this threshold, or a pair that you made.</p>"
NOT_SAVED: Final = "Something in the kit failed, and your judgement may not be saved. Please try once more."
_BEGINS: Final = 80


class NotFound(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The sentences of two texts that have no match in the other, and what the student says of some of them.

    Args:
        a: the first article.
        b: the second.
        journal: where judgements are kept, and where the threshold and the pairs come from.
        reader: where sentences are shown.
    """

    def __init__(self, a: Article, b: Article, journal: JournalLike, reader: Reader | None = None) -> None:
        self.a, self.b, self.journal, self.reader = a, b, journal, reader
        self.candidates = candidates_of(a, b)
        self._shown = ""
        self._side = ipywidgets.RadioButtons(
            options=[(heading(a, b), 0), (heading(b, a), 1)], value=0, layout={"width": "auto"}
        )
        self._list = ipywidgets.Select(options=[], rows=8, description="Sentences", layout={"width": "98%"})
        self._list.add_class("mathjax_ignore").add_class("tex2jax_ignore")
        self._matter = ipywidgets.RadioButtons(options=list(COULD_MATTER), value=None, layout={"width": "auto"})
        self._reasons = {
            it: ipywidgets.Checkbox(description=it, indent=False, layout={"width": "15rem"}) for it in REASONS
        }
        self._note = ipywidgets.Textarea(description="Why?", placeholder="if you like", rows=2, layout={"width": "98%"})
        self._count, self._detail, self._said, self._done = (html_box() for _ in range(4))
        self._form = ipywidgets.VBox(self._parts())
        head = html_box(statement(b))
        parts = [head, self._side, self._count, self._list, self._detail, self._form, self._said, self._done]
        super().__init__(form(parts))
        self.add_class("plx-live").add_class("plx-form")
        self._look()
        self._side.observe(lambda _: self._look(), names="value")
        self._list.observe(lambda _: self._open(), names="value")
        journal.on_change(weakly(self._look))

    def __repr__(self) -> str:
        of_a, of_b = (len(self.sentences(side)) for side in (0, 1))
        names = visible(self.a.id), visible(self.b.id)
        return f"Not found: {of_a} sentences of {names[0]} in {names[1]}, {of_b} of {names[1]} in {names[0]}"

    def sentences(self, side: int) -> tuple[Alone, ...]:
        """The sentences of the first (0) or the second article (1) that have no match, and those that were judged."""
        article = (self.a, self.b)[side]
        found = alone_in(self.journal.state, self.a, self.b, self.candidates)
        return tuple(it for it in found if it.named.article is article)

    @property
    def chosen(self) -> Alone | None:
        """The sentence that is shown."""
        return next((it for it in self.sentences(self._side.value) if it.id == self._list.value), None)

    def choose(self, name: str) -> None:
        """Show a sentence, by its name such as ``B 12``.

        Raises:
            ParallaxError: that sentence has a match, or there is none of that name.
        """
        for side in (0, 1):
            for it in self.sentences(side):
                if it.named.name == name:
                    self._side.value, self._list.value = side, it.id
                    return
        raise ParallaxError(f"“{name}” is not among the sentences without a match", "", "Choose one of the list")

    def judgement(self, sentence: Alone) -> dict[str, Any]:
        """What the student has said of a sentence; empty if nothing."""
        return dict(judged(self.journal.state, sentence.id))

    def judge(self, matter: str, *reasons: str, note: str = "") -> None:
        """Keep a judgement on the sentence that is shown.

        Args:
            matter: could it matter that it was not found: one of `helpers.lessons.pairs.COULD_MATTER`.
            *reasons: what else could explain it: any of `helpers.lessons.pairs.REASONS`.
            note: a remark.

        Raises:
            ParallaxError: nothing is chosen yet, or there is no such answer.
        """
        it = self.chosen
        if it is None:
            raise ParallaxError("no sentence is chosen", "", "Choose one in the list")
        if matter not in COULD_MATTER:
            raise ParallaxError("nothing is chosen yet", "", f"Say whether it could matter: {', '.join(COULD_MATTER)}")
        if not reasons or not set(reasons) <= set(REASONS):
            raise ParallaxError("nothing is ticked", "", "Say what else could explain it, at least one")
        value = {"matter": matter, "reasons": list(reasons), "note": note.strip(), "passages": passages_of(it.named)}
        if value != self.judgement(it):
            self.journal.do({"do": "answer", "question": it.id, "value": value})

    @property
    def twin(self) -> str:
        """Both lists, and what was said, without anything to press."""
        lists = []
        for side, (one, two) in enumerate(((self.a, self.b), (self.b, self.a))):
            items = "".join(f"<li>{sentence_html(it.named)}</li>" for it in self.sentences(side))
            lists.append(f"<h4>{escape(heading(one, two))}</h4>{f'<ul>{items}</ul>' if items else NONE}")
        return boxed(f"{statement(self.b)}{''.join(lists)}{self._judged()}")

    def _parts(self) -> list[ipywidgets.Widget]:
        buttons = [button("This is my judgement", lambda: self._try(self._commit), "primary")]
        buttons += [button("Show in the reader", self._show_in_reader)] if self.reader else []
        wrap = {"flex_flow": "row wrap"}
        return [
            html_box("<p><b>Could it matter to a reader that it was not found there?</b></p>"),
            self._matter,
            html_box("<p><b>What else could explain it?</b> Tick all that fit.</p>"),
            ipywidgets.HBox([*self._reasons.values()], layout=wrap),
            self._note,
            ipywidgets.HBox(buttons, layout=wrap),
        ]

    def _look(self) -> None:
        """Show what the journal has."""
        found, value = self.sentences(self._side.value), self._list.value
        article = (self.a, self.b)[self._side.value]
        whole, least = len(named_sentences(article)), threshold_of(self.journal.state, self.a, self.b)
        self._count.value = boxed(f"<p>{len(found)} of the {whole} sentences, at a threshold of {least:.2f}.</p>")
        self._done.value = boxed(self._judged())
        options = [(self._line(it), it.id) for it in found]
        if list(self._list.options) != options:
            ids = [name for _, name in options]
            self._list.options = options
            self._list.value = value if value in ids else (ids[0] if ids else None)
        self._open()

    def _open(self) -> None:
        """Show the sentence that is chosen, with the one most alike."""
        it = self.chosen
        self._detail.value = boxed(detail(it) if it else NONE)
        self._form.layout.display = "" if it else "none"
        value = self.judgement(it) if it else {}
        self._said.value = boxed(f'<div role="status">{said_html(value)}</div>')
        if it and it.id != self._shown:
            self._matter.value = value.get("matter") if value.get("matter") in COULD_MATTER else None
            self._note.value = str(value.get("note", ""))
            for reason, box in self._reasons.items():
                box.value = reason in (value.get("reasons") or ())
        self._shown = it.id if it else ""

    def _commit(self) -> None:
        self.judge(
            self._matter.value or "", *(it for it, box in self._reasons.items() if box.value), note=self._note.value
        )

    def _show_in_reader(self) -> None:
        if self.reader and self.chosen:
            self.reader.show(self.chosen.named.article.id, self.chosen.named.sentence)

    def _try(self, act: Callable[[], object]) -> None:
        fault = guarded(act, NOT_SAVED)
        if fault:
            self._said.value = boxed(fault_html(fault))

    def _line(self, it: Alone) -> str:
        text = " ".join(it.named.sentence.text.split())
        begins = text if len(text) <= _BEGINS else f"{text[:_BEGINS].rpartition(' ')[0] or text[:_BEGINS]} …"
        mark = "✓ " if self.judgement(it) else ""
        return visible(f"{mark}{it.named.name}: {begins}")

    def _judged(self) -> str:
        """What was said so far."""
        values = [
            (question.removeprefix(ALONE), judged(self.journal.state, question))
            for question in self.journal.state.answers
            if question.startswith(ALONE)
        ]
        items = "".join(f"<li><b>{escape(name)}</b>: {in_words(value)}</li>" for name, value in values if value)
        return f"<p><b>Your judgements so far</b></p><ul>{items}</ul>" if items else ""

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)
