"""Forms for a lesson's questions: answer, feedback, and the way to a sentence in the reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from helpers.errors import ParallaxError
from helpers.lessons import committed, feedback, for_story, is_open, load_questions
from helpers.lessons.evidence import places_of, selector
from helpers.lessons.feedback import ICONS, unclear
from helpers.lessons.tables import did_you_mean
from helpers.lessons.twin import answer_text, heading, key_lines, option_labels, question_html
from helpers.markup import visible
from helpers.widgets.answers.curtain import Curtain
from helpers.widgets.answers.progress import Progress
from helpers.widgets.boxes import SELECT
from helpers.widgets.live import SHARED, Live, page, sheet, weakly
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from helpers.journal import JournalLike
    from helpers.lessons import Feedback, Question
    from helpers.model import Span, Story
    from helpers.widgets.reader.widget import Reader

FAILED: Final = "Something in the kit failed, and your answer may not be saved. Copy it to be safe, and try once more."
STANDS: Final = "Your prediction stands as it was. Compare it:"
IN_MEMORY: Final = "So far it is kept in memory only: nothing could be written to the disk."


class Ask(Live):
    """One question as a form.

    Args:
        question: the question.
        journal: where the answer is written down, and read from when the notebook is run again.
        story: the story the student works on.
        reader: the reader to select words in and to show hints in.

    Attributes:
        answer: what is committed, as ``{"value": …}``; empty without an answer.
        result: what the page says about it.

    Example:
        >>> from helpers import load_story  # doctest: +SKIP
        >>> from helpers.journal import MemoryJournal  # doctest: +SKIP
        >>> question = load_questions("00-start-here")[1]  # doctest: +SKIP
        >>> Ask(question, MemoryJournal(), load_story("putin-vietnam-2024"))  # doctest: +SKIP
    """

    _esm = page(Path(__file__).with_name("questions.js"))
    _css = sheet(SHARED / "questions.css")
    failed = FAILED
    form = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
    picked = traitlets.Dict().tag(sync=True)

    def __init__(self, question: Question, journal: JournalLike, story: Story, reader: Reader | None = None) -> None:
        self.question, self.journal, self.story, self.reader = question, journal, story, reader
        self._hint: tuple[str, Span] | None = None
        self._known: object = None
        self._again = 0
        super().__init__(form=_form(question, story, connected=reader is not None))
        self._refresh()
        journal.on_change(weakly(self._changed))

    def __repr__(self) -> str:
        return f"Question {self.question.id}: {visible(self.question.prompt)}"

    @property
    def value(self) -> object:
        """What is committed, or None."""
        return committed(self.question, self.journal.state)

    @property
    def revealed(self) -> bool:
        """Whether what a prediction is compared with was shown; from then on it stands."""
        return self.question.id in self.journal.state.revealed

    def commit(self, value: object) -> None:
        """Take an answer, if it makes sense, and say what there is to say about it."""
        said = unclear(self.question, value, self.story)
        if said:
            self._say(feedback(self.question, value, self.story), kept=False)
            return
        if self.question.predict and self.revealed:
            raise ParallaxError("this prediction stands: what it is compared with was shown")
        kept = self._placed(value)
        if kept != self.value:
            verb = "predict" if self.question.predict else "answer"
            self.journal.do({"do": verb, "question": self.question.id, "value": kept})
        self._refresh()

    def reveal(self) -> None:
        """Show what a committed prediction is compared with.

        Raises:
            ParallaxError: nothing is committed yet.
        """
        if self.value is None and not is_open():
            raise ParallaxError("there is no prediction yet", cure="Save yours first")
        if not self.revealed:
            self.journal.do({"do": "reveal", "question": self.question.id})
        self._refresh()

    def show(self) -> None:
        """Go to the sentence of the hint in the reader."""
        if self.reader is not None and self._hint is not None:
            self.reader.show(*self._hint)

    def pick(self) -> None:
        """Take the words that are selected in the reader into the form.

        Raises:
            ParallaxError: nothing is selected there.
        """
        span = self.reader.selected if self.reader else None
        if self.reader is None or span is None:
            raise ParallaxError("nothing is selected in the reader yet", cure=SELECT)
        article = self.reader.article(self.reader.selection["article"])
        self._again += 1
        value = selector(article, span)
        self.picked = {"article": article.id, "text": span.text, "value": value, "again": self._again}

    def _placed(self, value: Any) -> object:
        """An answer as it is kept: evidence with its exact place, where there is only one."""
        places = places_of(self.story, value) if self.question.kind == "span" else ()
        return selector(*places[0]) if len(places) == 1 else value

    def _changed(self) -> None:
        if (self.value, self.revealed) != self._known:
            self._refresh()

    def _refresh(self) -> None:
        """Show what the journal has."""
        value = self.value
        self._known = (value, self.revealed)
        self.answer = {} if value is None else {"value": value}
        found = None if value is None else feedback(self.question, value, self.story)
        self._say(replace(found, text=STANDS) if found and self.question.predict and self.revealed else found)

    def _say(self, found: Feedback | None, *, kept: bool = True) -> None:
        self._hint = found.hint if found else None
        self._again += 1
        self.result = {
            "verdict": found.verdict if found else "",
            "icon": ICONS[found.verdict] if found else "",
            "text": visible(found.text) if found else "",
            "lines": [visible(line) for line in self._lines(found)],
            "locked": self.question.predict and self.revealed,
            "can_show": self._hint is not None and self.reader is not None,
            "can_reveal": bool(self.question.reveal) and self.value is not None and not self.revealed,
            "kept": kept,
            "again": self._again,
        }

    def _lines(self, found: Feedback | None) -> list[str]:
        """What stands below the feedback: a warning, what a prediction is compared with, the rubric, an open key."""
        lines = [IN_MEMORY] if found and not getattr(self.journal, "saved", True) else []
        if is_open():
            return lines + list(key_lines(self.question))
        if self.revealed:
            lines += [f"You predicted: {answer_text(self.value)}", self.question.reveal]
        if found and not self.question.assessed:
            lines += [f"Looked for: {line}" for line in self.question.rubric]
        return lines

    def hear(self, content: Mapping[str, Any], _buffers: Sequence[Any]) -> None:
        """The page asks for something."""
        actions: dict[str, Callable[[], None]] = {
            "commit": lambda: self.commit(content.get("value")),
            "reveal": self.reveal,
            "show": self.show,
            "pick": self.pick,
        }
        actions.get(str(content.get("do")), lambda: None)()

    def _ipython_display_(self) -> None:
        display_with_twin(self, question_html(self.question, answer=self.value, show_key=is_open()))


class Asker:
    """The questions of one lesson, with one journal.

    Args:
        lesson: the lesson's name, as for `load_questions`.
        story: the story the student works on.
        journal: the student's journal.
        reader: the reader, for evidence and hints.

    Attributes:
        questions: the questions that can be asked of the story, by their ids.
        aside: the ids of those that belong to another story.

    Example:
        >>> ask = asker("00-start-here", story, journal, reader)  # doctest: +SKIP
        >>> ask("first-words")  # doctest: +SKIP
    """

    def __init__(self, lesson: str | Path, story: Story, journal: JournalLike, reader: Reader | None = None) -> None:
        every = load_questions(lesson)
        self.questions = {question.id: question for question in for_story(every, story.id)}
        self.aside = frozenset(question.id for question in every) - self.questions.keys()
        self.story, self.journal, self.reader = story, journal, reader

    def __call__(self, name: str) -> Ask:
        """The form of a question, by its id."""
        return Ask(self._question(name), self.journal, self.story, self.reader)

    def after(self, names: str | Iterable[str], *views: object, others: Mapping[str, str] | None = None) -> Curtain:
        """Something shown only once a question, or each of several, is answered; at once where reveals are open.

        `others` is what to answer besides; see `helpers.widgets.answers.curtain.Curtain`.
        """
        wanted = [names] if isinstance(names, str) else names
        asked = (self._question(name) for name in wanted if name not in self.aside)
        return Curtain(asked, self.journal, views, others)

    def progress(self) -> Progress:
        """How many of the lesson's questions are answered."""
        return Progress(tuple(self.questions.values()), self.journal)

    def _question(self, name: str) -> Question:
        if name not in self.questions:
            raise ParallaxError(f"there is no question “{name}”", cure=did_you_mean(name, self.questions).rstrip("."))
        return self.questions[name]


def asker(lesson: str | Path, story: Story, journal: JournalLike, reader: Reader | None = None) -> Asker:
    """What asks the questions of a lesson; see `Asker`."""
    return Asker(lesson, story, journal, reader)


def _form(question: Question, story: Story, *, connected: bool) -> dict[str, Any]:
    """What the page needs to draw the form; no part of the key is in it."""
    checked = question.kind not in ("text", "scale") and not question.assessed
    send = "Save my prediction" if question.predict else "Check my answer" if checked else "Save my answer"
    return {
        "kind": question.kind,
        "heading": visible(heading(question)),
        "prompt": visible(question.prompt),
        "options": [{"value": value, "label": visible(label)} for value, label in option_labels(question)],
        "unit": visible(question.unit),
        "articles": [article.id for article in story.articles],
        "connected": connected,
        "predict": question.predict,
        "send": send,
    }
