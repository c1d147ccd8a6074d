"""Coders against a yardstick that the student chooses: counts, precision, recall, and the marks behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isnan
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from helpers.layers.rules import explain_rule, machine_rules, spot
from helpers.layers.whose import begun, named_with_article
from helpers.lessons import is_open
from helpers.markup import visible
from helpers.model import READ_ZONES
from helpers.tables.yardstick import by_yardstick, coders, find_coder, inside_places, sorted_marks
from helpers.widgets.live import weakly
from helpers.widgets.machine.sorter import Box, Item, Shown, Sorter, of, option
from helpers.widgets.reader.coders import distinct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.agreement.sorting import Sorted
    from helpers.journal import JournalLike
    from helpers.model import Annotation, Layer, Story
    from helpers.tables.parts import Place
    from helpers.widgets.desk import Partner
    from helpers.widgets.reader.widget import Reader

YOU: Final = "you"
FIRST: Final = "First code these sentences yourself, in the reader above. Then this opens."
ALONE: Final = "Only one coder has marked anything here, so there is nobody to compare with."
NOT_READ: Final = "It stands in a part of the page that the machine does not read."
NO_RULE: Final = "No rule of the machine fits these words."
_SELF: Final = {YOU: "yourself"}
_COLUMNS: Final = (
    "coder", "marked", "hits", "false alarms", "misses", "precision", "recall", "F1", "same sentences", "kappa",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Work:
    """A student's own work, and a partner's.

    Attributes:
        journal: holds the student's own codes.
        partner: where a partner's file may be chosen.
    """

    journal: JournalLike
    partner: Partner | None = None

    def layers(self, story: Story) -> tuple[Layer, ...]:
        """What the student marked and, once their file is there, what the partner did."""
        own = replace(self.journal.layer(), coder=YOU, story=story.id)
        theirs = self.partner.layer if self.partner else None
        return (own, theirs) if theirs else (own,)


class Yardstick(Sorter):
    """Each coder against one of them; any can be the yardstick.

    Args:
        story: the articles.
        what: what was coded, such as ``figures``.
        places: the sentences that are compared; all of them if None.
        work: the student's own work, if it is to be compared as well.
        reader: where “Show in the reader” goes.

    Attributes:
        layers: what the coders marked; the student's own first.

    Example:
        >>> from helpers import load_story, views
        >>> views.coder_table(load_story("putin-vietnam-2024"), "figures")
        Coders compared on figures: reference coding, second coding, machine
    """

    def __init__(
        self,
        story: Story,
        what: str = "figures",
        *,
        places: Sequence[Place] | None = None,
        work: Work | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.what, self.places, self.work = what, places, work
        self._others = coders(story, what)
        self._rules = machine_rules(story, what)
        self.story = story
        self.layers = self._coders()
        super().__init__(story, self._lists(), self._start(), reader)
        if work is not None:
            work.journal.on_change(weakly(self._follow))
        if work is not None and work.partner is not None:
            work.partner.observe(lambda _: self.guard(self._follow), "children")

    def __repr__(self) -> str:
        return f"Coders compared on {self.what}: {', '.join(visible(it.coder) for it in self.layers)}"

    def _coders(self) -> tuple[Layer, ...]:
        layers = distinct([*(self.work.layers(self.story) if self.work else ()), *self._others])
        return tuple(layers) if self.places is None else tuple(inside_places(layer, self.places) for layer in layers)

    def _start(self) -> dict[str, str]:
        """At first the reference coding is the yardstick and the first other coder is looked at."""
        names = [layer.coder for layer in self.layers]
        yardstick = self._others[0].coder
        coder = next((name for name in (YOU, "machine", *names) if name in names and name != yardstick), yardstick)
        return {"yardstick": yardstick, "coder": coder}

    def _lists(self) -> list[dict[str, Any]]:
        options = [option(layer.coder) for layer in self.layers]
        return [
            {"id": "yardstick", "label": "Yardstick:", "options": options},
            {"id": "coder", "label": "Look at the marks of:", "options": options},
        ]

    def _follow(self) -> None:
        """The student or a partner has coded."""
        self.layers = self._coders()
        names = {layer.coder for layer in self.layers}
        lists = self._lists()
        if lists != self.controls:
            kept = {name: value if value in names else self._start()[name] for name, value in self.chosen.items()}
            self.controls = lists
            self.chosen = kept
        self.look()

    def make(self) -> Shown:
        """The table, and the boxes of the coder that is looked at."""
        mine = next((layer for layer in self.layers if layer.coder == YOU), None)
        if mine is not None and not mine.annotations and not is_open():
            return Shown(FIRST)
        if len(self.layers) < 2:
            return Shown(ALONE)
        yardstick, coder = self.chosen["yardstick"], self.chosen["coder"]
        frame = by_yardstick(self.story, self.layers, yardstick, self.what, self.places)
        rows = tuple(_row(row) for row in frame.reset_index().to_dict("records"))
        caption = f"Marks on {self.what}; yardstick: {visible(yardstick)}"
        if coder == yardstick:
            said = (
                f"{_begins(coder)} cannot be measured by {_SELF.get(coder, 'itself')}. Choose somebody else to look at."
            )
            return Shown(said, caption, _COLUMNS, rows)
        found = sorted_marks(self.layers, coder, yardstick, self.what)
        said = f"{_told(coder, yardstick, found)} {self._beside_people(coder, yardstick, frame)}".strip()
        return Shown(said, caption, _COLUMNS, rows, self._boxes(coder, yardstick, found))

    def _beside_people(self, coder: str, yardstick: str, frame: pd.DataFrame) -> str:
        """Whether the machine is nearer to a coding than the other person is who coded the same."""
        kinds = {layer.coder: layer.kind for layer in self.layers}
        other = next((name for name, kind in kinds.items() if kind == "key" and name != yardstick), "")
        if kinds[coder] != "machine" or kinds[yardstick] != "key" or not other:
            return ""
        ours, theirs = (float(frame.loc[name, "F1"]) for name in (coder, other))  # type: ignore[arg-type]
        if isnan(ours) or isnan(theirs):
            return ""
        how = "as near to" if ours == theirs else "nearer to" if ours > theirs else "further from"
        than = "as" if ours == theirs else "than"
        return f"By F1 it is {how} {_the(yardstick)} {than} {_the(other)} is ({ours:.2f} and {theirs:.2f})."

    def _boxes(self, coder: str, yardstick: str, found: Sorted) -> tuple[Box, ...]:
        a, b = visible(coder), visible(yardstick)
        kind = find_coder(self.layers, coder).kind
        misses = tuple(self._explained(it, missed_by=kind) for it in found.misses)
        alarms = tuple(self._explained(it) for it in found.false_alarms)
        return (
            Box("Misses", f"Marked by the yardstick ({b}) and not by the coder ({a}).", misses),
            Box("False alarms", f"Marked by the coder ({a}) and not by the yardstick ({b}).", alarms),
            Box("Hits", f"Marked by both, {a} and {b}.", tuple(self._explained(it) for it, _ in found.hits)),
        )

    def _explained(self, one: Annotation, missed_by: str = "") -> Item:
        """A mark with the machine's rule for these words; where the machine has missed them, with what is known."""
        rule = self._rules.get(spot(one), "")
        if rule:
            return Item(one, rule, explain_rule(rule, self.what))
        return Item(one, "", self._why_not(one) if missed_by == "machine" else "")

    def _why_not(self, one: Annotation) -> str:
        article = next(it for it in self.story.articles if it.id == one.article)
        read = any(zone.kind in READ_ZONES and zone.start <= one.start < zone.end for zone in article.zones)
        return NO_RULE if read else NOT_READ


def _row(row: dict[Any, Any]) -> tuple[tuple[str, float | None], ...]:
    hits, alarms, misses = (int(row[it]) for it in ("hits", "false alarms", "misses"))
    counts = ((str(it), None) for it in (row["marked"], hits, alarms, misses))
    f1, kappa = (("undefined" if pd.isna(row[it]) else f"{row[it]:.2f}", None) for it in ("F1", "kappa"))
    sentences = int(row["sentences"])
    agreed = of(0 if pd.isna(row["agreement"]) else round(row["agreement"] * sentences / 100), sentences)
    return (
        (str(row["coder"]), None),
        *counts,
        of(hits, hits + alarms),
        of(hits, hits + misses),
        f1,
        (agreed[0], None),
        kappa,
    )


def _told(coder: str, yardstick: str, found: Sorted) -> str:
    hits = len(found.hits)
    whose, name = ("you" if it == YOU else _the(it) for it in (coder, yardstick))
    return (
        f"{begun(whose)} marked {found.marked}; {hits} of them {'is a hit' if hits == 1 else 'are hits'}. "
        f"Of the {found.wanted} that {name} marked, {whose} missed {len(found.misses)}."
    )


def _the(name: str) -> str:
    return named_with_article(visible(name))


def _begins(name: str) -> str:
    shown = visible(name)
    return f"{shown[0].upper()}{shown[1:]}" if shown else "This coder"
