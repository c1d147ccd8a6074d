"""The rubric form: one student's answer at a time, marked line by line with a number key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from helpers.errors import ParallaxError
from helpers.lessons.marks import LONGEST_NOTE, Mark, Written, as_data, fingerprint, mark_name, mark_of
from helpers.lessons.rubrics import Criterion, most_points
from helpers.markup import visible
from helpers.widgets.live import Live, page, sheet
from helpers.widgets.marking.looks import about, card, line_after, problems, whole
from helpers.widgets.marking.twin import still
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from helpers.journal import JournalLike
    from helpers.lessons import Question

ORDERS: Final = ("as handed in", "shortest first", "longest first")
NOT_SAVED: Final = "Something in the kit failed, and this mark may not be saved. Please give it once more."
_HERE: Final = Path(__file__).parent


class Marking(Live):
    """The answers of a class to one written question, one after the other, with the rubric and its samples.

    Args:
        question: the question, with its rubric and samples.
        lines: the rubric's lines.
        answers: the answers, as they were handed in.
        journal: where every mark is kept at once.
        asked_elsewhere: whether the class works on another story than the samples were written about.

    Attributes:
        about: what stays: the question, the rubric, the samples.
        shown: what changes: the answer, its levels, how far one is, what was said last.
    """

    _esm = page(_HERE / "form.js")
    _css = sheet(_HERE / "form.css")
    failed = NOT_SAVED
    about = traitlets.Dict().tag(sync=True)
    shown = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        question: Question,
        lines: Sequence[Criterion],
        answers: Sequence[Written],
        journal: JournalLike,
        *,
        asked_elsewhere: bool = False,
    ) -> None:
        self.question, self.lines, self.answers, self.journal = question, tuple(lines), tuple(answers), journal
        self.order, self.only = ORDERS[0], False
        self._undo: list[tuple[Written, Any]] = []
        self._said = ""
        self._turn = 0
        self.at: Written | None = None
        self.line = 0
        self._go_to(next((it for it in self.answers if not self.is_marked(it)), None))
        super().__init__(about=about(question, self.lines, elsewhere=asked_elsewhere), shown=self._look())

    def __repr__(self) -> str:
        return f"Marking “{self.question.id}”: {self.done} of {len(self.answers)} marked"

    @property
    def done(self) -> int:
        """How many answers have a level on every line."""
        return sum(self.is_marked(it) for it in self.answers)

    def mark(self, answer: Written) -> Mark:
        """What an answer was given so far."""
        return mark_of(self._held(answer), self.lines, answer.text)

    def is_marked(self, answer: Written) -> bool:
        """Whether an answer has a level on every line."""
        return self.mark(answer).points is not None

    def give(self, level: int, line: int | None = None) -> None:
        """Give a level on a line of the rubric, and go on: to the next line, or to the next answer.

        Args:
            level: the points.
            line: the line, from 0; the one whose turn it is if None.

        Raises:
            ParallaxError: there is no answer, no such line, or the line does not give so many points.
        """
        answer = self._current()
        at = self.line if line is None else line
        if not 0 <= at < len(self.lines):
            raise ParallaxError("this rubric has no such line")
        if not 0 <= level <= self.lines[at].points:
            raise ParallaxError(f"line {at + 1} of the rubric gives 0 to {self.lines[at].points} points")
        before = self.mark(answer)
        levels = (*before.levels[:at], level, *before.levels[at + 1 :])
        self._keep(answer, replace(before, levels=levels))
        following = line_after(at, levels, was_whole=before.points is not None)
        if following is not None:
            self.line = following
            self._say("")
            return
        points = self.mark(answer).points
        self.go(1, said=f"{visible(answer.shown)}: {points} of {most_points(self.lines)} points.", after=answer)

    def write(self, note: str, key: str) -> None:
        """Keep a note to the student.

        Args:
            note: the note.
            key: whose answer it is about, as `shown` has it; the page may have gone on since.
        """
        answer = next((it for it in self.answers if fingerprint(it.who) == key), None)
        if answer is None:
            return
        before, kept = self.mark(answer), note.strip()[:LONGEST_NOTE]
        if before.note != kept:
            self._keep(answer, replace(before, note=kept))
            self._say(f"The note to {visible(answer.shown)} is kept." if kept else "The note is gone.")

    def go(self, by: int, said: str = "", after: Written | None = None) -> None:
        """Go to another answer: so many on, or back. Behind the last one there is a page that says what is left."""
        listed = self.listed(keep=after)
        here = listed.index(self.at) if self.at in listed else len(listed)
        target = max(0, here + by)
        self._go_to(listed[target] if target < len(listed) else None)
        self._say(said)

    def turn_to(self, line: int) -> None:
        """Make it another line's turn."""
        self.line = max(0, min(len(self.lines) - 1, line))
        self._say("")

    def undo(self) -> None:
        """Take the last level or note back, and go to its answer.

        Raises:
            ParallaxError: nothing was done since the form was opened.
        """
        if not self._undo:
            raise ParallaxError("there is nothing to undo", cure="What was marked earlier can be marked again")
        answer, before = self._undo.pop()
        self._write(answer, before)
        self._go_to(answer)
        self._say("Taken back.")

    def arrange(self, order: str, *, only: bool) -> None:
        """Choose the order of the answers, and whether those that are marked are passed over."""
        self.order = order if order in ORDERS else ORDERS[0]
        self.only = only
        if self.at is None or (only and self.is_marked(self.at)):
            self._go_to(next(iter(self.listed()), None))
        self._say("")

    def listed(self, keep: Written | None = None) -> tuple[Written, ...]:
        """The answers to go through, in their order; the one that is shown, and ``keep``, are always among them."""
        held = (self.at, keep)
        found = [it for it in self.answers if not self.only or it in held or not self.is_marked(it)]
        if self.order == ORDERS[0]:
            return tuple(found)
        return tuple(sorted(found, key=lambda it: len(it.text), reverse=self.order == ORDERS[2]))

    def hear(self, content: Mapping[str, Any], _buffers: Sequence[Any]) -> None:
        """The page asks for something."""
        number, line = content.get("level"), content.get("line")
        actions: dict[str, Callable[[], object]] = {
            "level": lambda: self.give(whole(number), None if line is None else whole(line)),
            "note": lambda: self.write(str(content.get("note", "")), str(content.get("key", ""))),
            "next": lambda: self.go(1),
            "back": lambda: self.go(-1),
            "up": lambda: self.turn_to(self.line - 1),
            "down": lambda: self.turn_to(self.line + 1),
            "undo": self.undo,
            "arrange": lambda: self.arrange(str(content.get("order", "")), only=bool(content.get("only"))),
            "download": lambda: self.send({"file": "marks.jsonl"}, buffers=[self.journal.download()]),
        }
        actions.get(str(content.get("do")), lambda: None)()

    def _current(self) -> Written:
        if self.at is None:
            raise ParallaxError("there is no answer here to mark", cure="Go back, or choose another order")
        return self.at

    def _go_to(self, answer: Written | None) -> None:
        self.at = answer
        levels = self.mark(answer).levels if answer else ()
        self.line = levels.index(None) if None in levels else 0

    def _held(self, answer: Written) -> Any:
        return self.journal.state.answers.get(mark_name(self.question.id, answer.who))

    def _keep(self, answer: Written, mark: Mark) -> None:
        before = self._held(answer)
        self._write(answer, as_data(mark, answer.text))
        self._undo.append((answer, before))

    def _write(self, answer: Written, value: Any) -> None:
        name = mark_name(self.question.id, answer.who)
        self.journal.do({"do": "answer", "question": name, "value": value if value is not None else {}})

    def _say(self, said: str) -> None:
        self._said = said
        self.shown = self._look()

    def _look(self) -> dict[str, Any]:
        self._turn += 1
        listed = self.listed()
        found = {
            "done": self.done, "whole": len(self.answers), "said": self._said, "turn": self._turn,
            "order": self.order, "only": self.only, "orders": list(ORDERS), "undo": bool(self._undo),
            "at": listed.index(self.at) + 1 if self.at in listed else 0, "of": len(listed),
            "saved": self.journal.saved, "problems": problems(self.journal),
        }  # fmt: skip
        return found | (card(self.at, self.mark(self.at), self.line) if self.at else {})

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        return still(self.question, [(visible(it.shown), self.mark(it).points) for it in self.answers])

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)
