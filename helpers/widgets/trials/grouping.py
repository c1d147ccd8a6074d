"""Which names mean one thing? The student puts suggestions from the articles together, in groups of their own too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from helpers.errors import ParallaxError
from helpers.evidence import passages
from helpers.labels import Suggestion, find_labels
from helpers.lessons import is_open
from helpers.lessons.groups import NOTHING, PREFIX, choices_of, groups_made
from helpers.markup import escape, visible
from helpers.model import Group, Span, Story
from helpers.twins import marked_sentence
from helpers.widgets.boxes import boxed, button, form, html_box
from helpers.widgets.live import fault_html, guarded, weakly
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.journal import JournalLike
    from helpers.widgets.reader.widget import Reader

NONE: Final = "<p>The articles offer no names to put together.</p>"
ASKED: Final = "Which of these words name the same thing?"
HOW: Final = (
    "Read the sentence before you choose. Words that match are not yet names of one thing, and names of one thing need "
    "not share a word. Make a group of your own where you need one."
)
THEIRS: Final = "Whoever prepared these articles"
NOT_SAVED: Final = "Something in the kit failed, and your choice may not be saved. Please try once more."
_OPEN: Final = "choose …"


class Grouping(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Suggestions from the articles, each with its first sentence and a choice of what it names.

    Args:
        story: the articles.
        rows: the suggestions.
        journal: where each choice is kept, under ``labels:`` and the name.
        reader: where “Show in the reader” goes.
    """

    def __init__(
        self, story: Story, rows: Sequence[Suggestion], journal: JournalLike, reader: Reader | None = None
    ) -> None:
        self.story, self.rows, self.journal = story, tuple(rows), journal
        self._theirs = named_events(story, self.rows)
        self._names = list(dict.fromkeys([*(it.name for it in story.events), *(it.name for it in self.groups)]))
        self._choices = [self._choice(one) for one in self.rows]
        self._said = [html_box() for _ in self.rows]
        self._fault = html_box()
        lines: list[Any] = [html_box(f"<p><b>{ASKED}</b></p><p>{HOW}</p>"), self._own_group(), self._fault]
        for one, choice, said in zip(self.rows, self._choices, self._said, strict=True):
            lines += [html_box(self._sentence(one)), ipywidgets.HBox([choice, *self._button(one, reader)]), said]
        super().__init__(form(lines if self.rows else [html_box(NONE)]))
        self.add_class("plx-live").add_class("plx-form")
        self._look()
        journal.on_change(weakly(self._look))

    def __repr__(self) -> str:
        chosen = choices_of(self.journal.state)
        lines = (f"{visible(it.label)}: {visible(chosen.get(it.label, 'not chosen yet'))}" for it in self.rows)
        return "\n".join(lines) or "The articles offer no names to put together."

    @property
    def groups(self) -> tuple[Group, ...]:
        """What the student has put together so far."""
        return groups_made(self.journal.state)

    def put(self, label: str, group: str) -> None:
        """Say what a suggestion names.

        Args:
            label: one of the suggestions.
            group: the name of a group, which is new if there is none of this name; `NOTHING` for no group.

        Raises:
            ParallaxError: there is no such suggestion, or the group has no name.
        """
        if label not in {one.label for one in self.rows}:
            raise ParallaxError(f"“{label}” is not among the suggestions", "", "Choose one that is")
        if not group.strip():
            raise ParallaxError("the group has no name", "", "Write what the words name")
        if choices_of(self.journal.state).get(label) != group:
            self.journal.do({"do": "answer", "question": PREFIX + label, "value": group.strip()})
        self._look()

    def add(self, group: str) -> None:
        """Offer one more group to choose.

        Raises:
            ParallaxError: it has no name.
        """
        name = " ".join(group.split())
        if not name:
            raise ParallaxError("the group has no name", "", "Write what the words name")
        if name not in self._names:
            self._names.append(name)
        self._look()

    @property
    def twin(self) -> str:
        """The suggestions without anything to press."""
        parts = (f"{self._sentence(one)}{self._told(one)}" for one in self.rows)
        return boxed(f"<p><b>{ASKED}</b></p><p>{HOW}</p>{''.join(parts)}" if self.rows else NONE)

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)

    def _choice(self, one: Suggestion) -> Any:
        choice = ipywidgets.Dropdown(
            options=self._options(), description="belongs to", style={"description_width": "initial"},
            layout={"width": "28em", "max_width": "100%"},
        )  # fmt: skip
        choice.observe(lambda change: self._chosen(one, change["new"]), "value")
        return choice

    def _options(self) -> list[tuple[str, str]]:
        known = list(dict.fromkeys([*self._names, *(it.name for it in self.groups)]))
        return [(_OPEN, ""), *((visible(name), name) for name in known), (NOTHING, NOTHING)]

    def _chosen(self, one: Suggestion, group: str) -> None:
        if group:
            self._guard(lambda: self.put(one.label, group))

    def _own_group(self) -> Any:
        field = ipywidgets.Text(
            placeholder="what the words name", description="A group of my own",
            style={"description_width": "initial"}, layout={"width": "28em", "max_width": "100%"},
        )  # fmt: skip

        def act() -> None:
            self._guard(lambda: self.add(field.value))
            field.value = ""

        return ipywidgets.HBox([field, button("Add it to the choices", act)], layout={"flex_flow": "row wrap"})

    def _button(self, one: Suggestion, reader: Reader | None) -> list[Any]:
        if reader is None:
            return []
        article, found = one.found[0]
        return [button("Show in the reader", lambda: reader.show(article, found))]

    def _guard(self, act: Any) -> None:
        fault = guarded(act, NOT_SAVED)
        self._fault.value = boxed(fault_html(fault)) if fault else ""

    def _look(self) -> None:
        chosen = choices_of(self.journal.state)
        for one, choice, said in zip(self.rows, self._choices, self._said, strict=True):
            value, options = chosen.get(one.label, ""), self._options()
            if list(choice.options) != options:
                choice.options = options  # which chooses the first: nothing
            choice.value = value
            said.value = boxed(self._told(one))

    def _sentence(self, one: Suggestion) -> str:
        """The name, how often it stands where, and its first sentence."""
        where = ", ".join(
            f"{_times(sum(it == name for it, _ in one.found))} in {escape(name)}" for name in one.articles
        )
        quoted = f"; {one.quoted} of {one.count} inside quotation marks" if one.quoted else ""
        article, found = one.found[0]
        text = next(it for it in self.story.articles if it.id == article)
        shown = "".join(
            f"<p>{escape(it.where)}: {marked_sentence(it)}</p>"
            for it in passages(text, [Span(found.start, found.end, found.text)])
        )
        return f"<h4>{escape(one.label)}</h4><p>{where}{quoted}.</p>{shown}"

    def _told(self, one: Suggestion) -> str:
        """The student's choice and where ``story.toml`` has the name; nothing before the student's own."""
        own = choices_of(self.journal.state).get(one.label)
        if own is None and not is_open():
            return ""
        you = f"<li><b>You:</b> {escape(own)}.</li>" if own else ""
        theirs = (
            f"<li><b>{THEIRS}:</b> {escape(self._theirs.get(one.label, NOTHING))}.</li>" if self.story.events else ""
        )
        return f'<div role="status"><ul>{you}{theirs}</ul></div>' if you or theirs else ""


def named_events(story: Story, rows: Sequence[Suggestion]) -> dict[str, str]:
    """For each suggestion the event of ``story.toml`` that it names at most of its places, if it names one.

    Example:
        >>> from helpers import load_story, suggest_labels
        >>> story = load_story("river-flood")
        >>> named_events(story, suggest_labels(story))["inundation"]
        'What the water did'
    """
    labels = {article.id: find_labels(article, story.events) for article in story.articles}
    votes: dict[str, Counter[str]] = {}
    for one in rows:
        for article, found in one.found:
            here = (it.group for it in labels[article] if it.start < found.end and found.start < it.end)
            if group := next(here, ""):
                votes.setdefault(one.label, Counter())[group] += 1
    return {label: counts.most_common(1)[0][0] for label, counts in votes.items()}


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
