"""A generic frame as a form: each question for each article, yes, no or can't tell, with words for a yes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from helpers.errors import ParallaxError
from helpers.frames import ANSWERS, YES, instrument_source
from helpers.lessons.evidence import places_of, selector
from helpers.lessons.frame_answers import answer_key, frame_answers, without_words
from helpers.markup import escape, style, visible
from helpers.widgets.boxes import SELECT
from helpers.widgets.live import SHARED, Live, page, sheet, weakly
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from helpers.frames import Frame, FrameItem
    from helpers.journal import JournalLike
    from helpers.model import Article, Span, Story
    from helpers.widgets.reader.widget import Reader

FAILED: Final = "Something in the kit failed, and your answer may not be saved. Please try once more."
WORDS: Final = "Yes needs words from the text: whatever another reader could point to."


class FrameForm(Live):
    """The questions on one frame, for each article of a story; every answer is kept as it is given.

    Args:
        frame: the frame.
        story: the articles.
        journal: where the answers are kept, under ``frames:``, the article and the question.
        reader: where words are selected, and shown again.

    Attributes:
        answers: what is kept, by article and question, as the page shows it.
        done: how far the student has come, as a sentence.

    Example:
        >>> from helpers import load_story
        >>> from helpers.frames import find_frame
        >>> from helpers.journal import MemoryJournal
        >>> FrameForm(find_frame("conflict"), load_story("putin-vietnam-2024"), MemoryJournal())
        The frame conflict: 0 of 8 answers
    """

    _esm = page(Path(__file__).with_name("form.js"))
    _css = sheet(SHARED / "questions.css", Path(__file__).with_name("form.css"))
    failed = FAILED
    form = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    done = traitlets.Unicode().tag(sync=True)
    kept = traitlets.Int(0).tag(sync=True)

    def __init__(self, frame: Frame, story: Story, journal: JournalLike, reader: Reader | None = None) -> None:
        self.frame, self.story, self.journal, self.reader = frame, story, journal, reader
        self._articles = {article.id: article for article in story.articles}
        self._items = {item.id: item for item in frame.items}
        super().__init__(form=_form(frame, story, connected=reader is not None))
        self._look()
        journal.on_change(weakly(self._look))

    def __repr__(self) -> str:
        whole = len(self._articles) * len(self._items)
        return f"The frame {self.frame.name}: {len(self.answers)} of {whole} answers"

    def answer(self, article: str, item: str, value: str) -> None:
        """Keep an answer; words that were given before stay with a yes.

        Raises:
            ParallaxError: there is no such article, question or answer.
        """
        self._check(article, item)
        if value not in ANSWERS:
            raise ParallaxError(f"there is no answer “{value}”", cure=f"Choose one of {', '.join(ANSWERS)}")
        before = self._kept(article, item)
        self._keep(article, item, {**before, "answer": value})

    def pick(self, article: str, item: str) -> None:
        """Take the words that are selected in the reader as the evidence of a yes.

        Raises:
            ParallaxError: nothing is selected, or in another article.
        """
        span = self.reader.selected if self.reader else None
        if self.reader is None or span is None:
            raise ParallaxError("nothing is selected in the reader yet", cure=SELECT)
        where = self.reader.article(self.reader.selection["article"])
        if where.id != article:
            problem = f"the words selected in the reader stand in article {where.id}"
            raise ParallaxError(problem, cure=f"Select words of article {article} for this question")
        self._with_words(article, item, span)

    def quote(self, article: str, item: str, text: str) -> None:
        """Take words that were typed or copied as the evidence of a yes.

        Raises:
            ParallaxError: they do not stand in the article.
        """
        self._check(article, item)
        places = places_of(self.story, {"article": article, "text": text}) if text.strip() else ()
        if not places:
            problem = f"these words do not stand in article {article}"
            raise ParallaxError(problem, cure="Copy them exactly, or select them in the reader")
        self._with_words(article, item, places[0][1])

    def show(self, article: str, item: str) -> None:
        """Go to the words of an answer in the reader."""
        found = frame_answers(self.journal.state, self.story).evidence.get((article, item))
        if self.reader is not None and found:
            self.reader.show(article, found[0])

    def hear(self, content: Mapping[str, Any], _buffers: Sequence[Any]) -> None:
        """The page asks for something."""
        place = str(content.get("article")), str(content.get("item"))
        acts: dict[str, Callable[[], None]] = {
            "answer": lambda: self.answer(*place, str(content.get("value"))),
            "pick": lambda: self.pick(*place),
            "quote": lambda: self.quote(*place, str(content.get("text"))),
            "show": lambda: self.show(*place),
        }
        acts.get(str(content.get("do")), lambda: None)()
        self.kept += 1  # the page knows that it was heard, also where nothing has changed

    def _with_words(self, article: str, item: str, span: Span) -> None:
        self._check(article, item)
        self._keep(article, item, {"answer": YES, "words": selector(self._articles[article], span)})

    def _check(self, article: str, item: str) -> None:
        if article not in self._articles or item not in self._items:
            raise ParallaxError(f"there is no question “{item}” on article {article}")

    def _kept(self, article: str, item: str) -> dict[str, Any]:
        value = self.journal.state.answers.get(answer_key(article, item))
        return dict(value) if isinstance(value, dict) else {}

    def _keep(self, article: str, item: str, value: dict[str, Any]) -> None:
        if value != self._kept(article, item):
            self.journal.do({"do": "answer", "question": answer_key(article, item), "value": value})

    def _look(self) -> None:
        """Show what the journal has."""
        coding = frame_answers(self.journal.state, self.story)
        shown = {}
        for article in self._articles:
            for item in self._items:
                if (article, item) in coding.answers:
                    words = coding.evidence.get((article, item), ())
                    text = visible(" ".join(words[0].text.split())) if words else ""
                    shown[f"{article}:{item}"] = {"answer": coding.answers[article, item], "words": text}
        self.answers = shown
        self.done = self._done(len(shown), without_words(coding, self.story, self.frame))

    def _done(self, given: int, lacking: int) -> str:
        said = f"{given} of {len(self._articles) * len(self._items)} answered"
        said += f"; {lacking} yes still without words" if lacking else ""
        return said if getattr(self.journal, "saved", True) else f"{said}. Kept in memory only so far."

    @property
    def twin(self) -> str:
        """The form with what is answered, to read where nothing can be clicked."""
        rows = "".join(self._row(item) for item in self.frame.items)
        heads = "".join(f'<th scope="col">Article {escape(it)}</th>' for it in self._articles)
        top = f'<tr><th scope="col">question</th>{heads}</tr>'
        table = f"<table><caption>{escape(self.frame.asks)}</caption><thead>{top}</thead><tbody>{rows}</tbody></table>"
        source = f"<p><small>After {escape(instrument_source())}</small></p>"
        return f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{table}{source}</div>'

    def _row(self, item: FrameItem) -> str:
        cells = "".join(f"<td>{self._cell(article, item)}</td>" for article in self.story.articles)
        return f'<tr><th scope="row">{escape(item.text)}</th>{cells}</tr>'

    def _cell(self, article: Article, item: FrameItem) -> str:
        kept = self.answers.get(f"{article.id}:{item.id}")
        if not kept:
            return " / ".join(ANSWERS)
        words = f": “{escape(kept['words'])}”" if kept["words"] else ""
        return f"{kept['answer']}{words}"

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _form(frame: Frame, story: Story, *, connected: bool) -> dict[str, Any]:
    """What the page needs to draw the form."""
    return {
        "name": frame.name,
        "asks": frame.asks,
        "note": WORDS,
        "source": f"After {instrument_source()}",
        "items": [{"id": item.id, "text": item.text, "hint": item.hint} for item in frame.items],
        "articles": [visible(article.id) for article in story.articles],
        "ids": [article.id for article in story.articles],
        "answers": list(ANSWERS),
        "yes": YES,
        "connected": connected,
    }
