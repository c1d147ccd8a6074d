"""The machine's rules as switches: mark more or mark less, and see what becomes of precision and recall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from helpers.agreement.sorting import sort_marks
from helpers.layers.switching import Switchboard
from helpers.tables.yardstick import coders, find_coder
from helpers.widgets.machine.sorter import Box, Item, Shown, Sorter, of, option

if TYPE_CHECKING:
    from helpers.agreement.sorting import Sorted
    from helpers.layers.switching import Rule
    from helpers.model import Annotation, Story
    from helpers.widgets.reader.widget import Reader

NO_KEY: Final = "This story has no coding to compare with."
MOST: Final = 8
"""How many of the last tries stand in the table."""

_COLUMNS: Final = ("try, and its yardstick", "rules on", "marked", "hits", "precision", "recall")


class RuleSwitches(Sorter):
    """Rules for figures that can be switched on and off, with a row in a table for every try.

    Args:
        story: the articles.
        reader: where “Show in the reader” goes.

    Attributes:
        tries: all tries, the newest last: the yardstick, how many rules were on, and how the marks were sorted.

    Example:
        >>> from helpers import load_story, views
        >>> views.rule_switches(load_story("putin-vietnam-2024"))
        Rules for figures: 16 on, 3 eager ones off
    """

    def __init__(self, story: Story, reader: Reader | None = None) -> None:
        self.board = Switchboard(story)
        self.yardsticks = tuple(layer for layer in coders(story, "figures") if layer.kind == "key")
        self.tries: list[tuple[str, int, Sorted]] = []
        controls = [self._group()]
        chosen: dict[str, Any] = {"rules": sorted(self.board.as_it_is())}
        if self.yardsticks:
            options = [option(layer.coder) for layer in self.yardsticks]
            controls.insert(0, {"id": "yardstick", "label": "Yardstick:", "options": options})
            chosen["yardstick"] = self.yardsticks[0].coder
        super().__init__(story, controls, chosen, reader)

    def __repr__(self) -> str:
        eager = sum(rule.eager for rule in self.board.rules)
        return f"Rules for figures: {len(self.board.rules) - eager} on, {eager} eager ones off"

    def _group(self) -> dict[str, Any]:
        presets = (
            ("Mark less", self.board.less()),
            ("As it is", self.board.as_it_is()),
            ("Mark more", self.board.more()),
        )
        return {
            "id": "rules",
            "label": "Rules that are on",
            "many": True,
            "options": [option(rule.name, _named(rule), rule.about) for rule in self.board.rules],
            "presets": [{"label": name, "values": sorted(rules)} for name, rules in presets],
        }

    def make(self) -> Shown:
        """The newest try below the ones before it, and what was lost and won against the machine as it is."""
        if not self.yardsticks:
            return Shown(NO_KEY)
        on, yardstick = set(self.chosen["rules"]), self.chosen["yardstick"]
        key = find_coder(self.yardsticks, yardstick)
        now = sort_marks(self.board.layer(on), key)
        usual = sort_marks(self.board.layer(self.board.as_it_is()), key)
        self.tries.append((yardstick, len(on), now))
        rows = tuple(_row(number, it) for number, it in enumerate(self.tries, start=1))[-MOST:]
        return Shown(_told(now, usual), "Your tries, the newest at the bottom", _COLUMNS, rows, self._boxes(now, usual))

    def _boxes(self, now: Sorted, usual: Sorted) -> tuple[Box, ...]:
        before = {it.id for _, it in usual.hits}
        after = {it.id for _, it in now.hits}
        lost = [(ours, theirs) for ours, theirs in usual.hits if theirs.id not in after]
        won = [(ours, theirs) for ours, theirs in now.hits if theirs.id not in before]
        return (
            Box("Hits lost", "The machine as it is marks these; with your rules it does not.", self._items(lost)),
            Box("Hits won", "With your rules the machine marks these, and as it is it does not.", self._items(won)),
            Box(
                "False alarms",
                "Marked with your rules, and not by the yardstick. Look at each: would you have marked it?",
                tuple(self._of(it) for it in now.false_alarms),
            ),
            Box("Misses", "Marked by the yardstick, and not with your rules.", tuple(Item(it) for it in now.misses)),
        )

    def _items(self, pairs: list[tuple[Annotation, Annotation]]) -> tuple[Item, ...]:
        return tuple(self._of(ours) for ours, _ in pairs)

    def _of(self, one: Annotation) -> Item:
        about = next((rule.about for rule in self.board.rules if rule.name == one.note), "")
        return Item(one, one.note, about)


def _named(rule: Rule) -> str:
    """``year (9 marks)``; an eager rule says that it is one."""
    marks = f"{len(rule.marks)} mark{'' if len(rule.marks) == 1 else 's'}"
    return f"{rule.name.replace('_', ' ')} ({marks}{', eager' if rule.eager else ''})"


def _row(number: int, tried: tuple[str, int, Sorted]) -> tuple[tuple[str, float | None], ...]:
    yardstick, on, found = tried
    hits = len(found.hits)
    name = f"{number}: {yardstick}"
    return (
        (name, None), (str(on), None), (str(found.marked), None), (str(hits), None),
        of(hits, found.marked), of(hits, found.wanted),
    )  # fmt: skip


def _told(now: Sorted, usual: Sorted) -> str:
    precision, recall = of(len(now.hits), now.marked)[0], of(len(now.hits), now.wanted)[0]
    change = now.marked - usual.marked
    than = f"{abs(change)} {'more' if change > 0 else 'fewer'} than" if change else "as many as"
    return f"Precision {precision}; recall {recall}. Marked: {now.marked}, {than} the machine as it is."
