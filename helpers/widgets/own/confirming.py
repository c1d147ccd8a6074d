"""From machine to key: what the machine found, one finding at a time, to confirm, change or reject by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import traitlets

from helpers.errors import ParallaxError
from helpers.evidence import passages
from helpers.intake.keys import save_key
from helpers.layers.confirming import PREFIX, Decision, confirmed_key, decided, decision_of
from helpers.layers.proposals import NOTES, proposals
from helpers.markup import escape, style, visible
from helpers.widgets.boxes import SELECT
from helpers.widgets.live import Live, page, sheet
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.journal import JournalLike
    from helpers.layers.proposals import Place, Proposal
    from helpers.model import Story
    from helpers.widgets.reader.widget import Reader

TITLES: Final = {
    "quotations": "A quotation: what is it?",
    "figures": "A figure: what is it?",
    "pairs": "Two figures: how do they relate?",
    "facts": "Two sentences: do they tell of one fact, and in the same way?",
}
CHOOSE: Final = "Choose first what it is, by its number."
NOT_SAVED: Final = "Something in the kit failed, and your decision may not be saved. Please try once more."


class Confirm(Live):
    """One proposal after the other, with what the machine says of it and what it can be.

    Args:
        story: the story.
        journal: where every decision is kept at once.
        reader: where the words are shown, and other words can be selected.
        what: what is proposed, as for `helpers.layers.proposals.proposals`.

    Attributes:
        shown: what the page shows: the proposal, how far one is, what was said last.
    """

    _esm = page(Path(__file__).with_name("confirming.js"))
    _css = sheet(Path(__file__).with_name("confirming.css"))
    failed = NOT_SAVED
    shown = traitlets.Dict().tag(sync=True)

    def __init__(
        self, story: Story, journal: JournalLike, reader: Reader | None = None, what: Iterable[str] = ()
    ) -> None:
        self.story, self.journal, self.reader = story, journal, reader
        self.proposals = proposals(story, what)
        self._said = ""
        self._turn = 0
        self.at = next((at for at, it in enumerate(self.proposals) if self.decision(it) is None), len(self.proposals))
        super().__init__(shown=self._look())

    def __repr__(self) -> str:
        return f"From machine to key: {self.done} of {len(self.proposals)} decided"

    @property
    def done(self) -> int:
        """How many proposals are decided."""
        return sum(self.decision(it) is not None for it in self.proposals)

    def decision(self, proposal: Proposal) -> Decision | None:
        """What was said of a proposal, if anything."""
        return decision_of(self.journal.state.answers.get(PREFIX + proposal.id), self.story)

    def accepted(self) -> tuple[Proposal, ...]:
        """The proposals that were confirmed, as they were changed."""
        found = ((it, self.decision(it)) for it in self.proposals)
        return tuple(decided(it, said) for it, said in found if said and said.verdict == "yes")

    def decide(self, verdict: str, code: str = "", note: str = "") -> None:
        """Confirm or reject what is shown, and go on to the next.

        Args:
            verdict: ``yes`` or ``no``.
            code: what it is, if not what the machine says.
            note: more about it.

        Raises:
            ParallaxError: nothing is shown, or it is not said what it is.
        """
        proposal = self._current()
        before = self.decision(proposal)
        code = code or (before.code if before else "") or proposal.code
        if verdict == "yes" and code not in proposal.choices:
            raise ParallaxError(CHOOSE.rstrip(".").lower())
        kind: Literal["yes", "no"] = "yes" if verdict == "yes" else "no"
        value = Decision(kind, code, note.strip(), before.places if before else ()).as_data()
        self.journal.do({"do": "answer", "question": PREFIX + proposal.id, "value": value})
        self.go(1, said="Confirmed." if kind == "yes" else "Rejected.")

    def go(self, by: int, said: str = "") -> None:
        """Go to another proposal: so many on, or back."""
        self.at = max(0, min(len(self.proposals), self.at + by))
        self._say(said)

    def take_words(self) -> None:
        """Take the words that are selected in the reader in the place of the machine's.

        Raises:
            ParallaxError: nothing is selected, or in another article than the words stand in.
        """
        proposal = self._current()
        span = self.reader.selected if self.reader else None
        if self.reader is None or span is None:
            raise ParallaxError("nothing is selected in the reader yet", cure=SELECT)
        article = str(self.reader.selection["article"])
        before = self.decision(proposal)
        places = before.places if before and before.places else proposal.places
        if article not in [name for name, _ in places]:
            raise ParallaxError("these words stand in another article", cure="Select words beside those that are shown")
        changed = tuple((name, span if name == article else old) for name, old in places)
        code = before.code if before else proposal.code
        value = Decision("yes", code, before.note if before else proposal.note, changed).as_data()
        self.journal.do({"do": "answer", "question": PREFIX + proposal.id, "value": value})
        self._say("The words are changed. Confirm, or go on.")

    def make_key(self) -> Path:
        """Write the key of all that was confirmed, and name it in ``story.toml``.

        Raises:
            ParallaxError: there is no name, nothing is confirmed, or the folder cannot be written to.
        """
        accepted = self.accepted()
        if not accepted:
            raise ParallaxError("nothing is confirmed yet", cure="Confirm some of what the machine found first")
        self.journal.catch_up()  # the name may have been given at the top, where the lesson was opened before
        today = datetime.now(UTC).astimezone().date().isoformat()
        path = save_key(self.story, confirmed_key(self.story, accepted, self.journal.name, today))
        self._say(f"The key is made: {len(accepted)} confirmed. It is in {path.parent.name}/{path.name}.")
        return path

    def hear(self, content: Mapping[str, Any], _buffers: Sequence[Any]) -> None:
        """The page asks for something."""
        do, code, note = (str(content.get(name) or "") for name in ("do", "code", "note"))
        actions: dict[str, Callable[[], object]] = {
            "yes": lambda: self.decide("yes", code, note),
            "no": lambda: self.decide("no", code, note),
            "back": lambda: self.go(-1),
            "next": lambda: self.go(1),
            "words": self.take_words,
            "make": self.make_key,
        }
        actions.get(do, lambda: None)()

    def _current(self) -> Proposal:
        if self.at >= len(self.proposals):
            raise ParallaxError("there is nothing more to decide", cure="Make the key, or go back")
        return self.proposals[self.at]

    def _say(self, said: str) -> None:
        self._said = said
        self.shown = self._look()
        if self.reader is not None and self.at < len(self.proposals):
            self.reader.show(*self._places(self.proposals[self.at])[0])

    def _places(self, proposal: Proposal) -> tuple[Place, ...]:
        said = self.decision(proposal)
        return said.places if said and said.places else proposal.places

    def _look(self) -> dict[str, Any]:
        self._turn += 1
        shown = {"at": self.at, "of": len(self.proposals), "done": self.done, "said": self._said, "turn": self._turn}
        shown["accepted"] = len(self.accepted())
        return shown | (self._card(self.proposals[self.at]) if self.at < len(self.proposals) else {})

    def _card(self, proposal: Proposal) -> dict[str, Any]:
        said = self.decision(proposal)
        articles = {article.id: article for article in self.story.articles}
        found = [it for name, span in self._places(proposal) for it in passages(articles[name], [span])]
        return {
            "title": TITLES[proposal.what],
            "sentences": [{"where": it.where, "pieces": [[text, on] for text, on in it.pieces]} for it in found],
            "machine": visible(proposal.code),
            "choices": [visible(it) for it in proposal.choices],
            "code": visible(said.code if said and said.code else proposal.code),
            "note": visible(said.note if said else proposal.note),
            "about": NOTES[proposal.what],
            "verdict": said.verdict if said else "",
            "connected": self.reader is not None,
        }

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        named = (
            (" / ".join(span.text for _, span in it.places), it.code or "your choice") for it in self.proposals[:10]
        )
        rows = "".join(f"<li><b>{escape(words)}</b>: {escape(code)}</li>" for words, code in named)
        more = f"<p>… and {len(self.proposals) - 10} more.</p>" if len(self.proposals) > 10 else ""
        inner = (
            f"<p>The machine proposes {len(self.proposals)} findings for the key, among them:</p><ol>{rows}</ol>{more}"
        )
        return f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>'

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)
