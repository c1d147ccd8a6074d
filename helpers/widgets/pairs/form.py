"""The form for one pair of sentences: the same fact or not, which other sentence, and in what the two differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from helpers.codebook import load_codebook
from helpers.comparison.sides import Named, named_sentences, sentence_of
from helpers.errors import ParallaxError
from helpers.lessons.pairs import NOT, NOTHING, OTHER, SAME, VERDICTS, ends_of
from helpers.markup import visible
from helpers.widgets.boxes import html_box

if TYPE_CHECKING:
    from helpers.model import Article
    from helpers.widgets.reader.widget import Reader

_BEGINS: Final = 70
_WIDE: Final = {"description_width": "initial"}


class PairForm(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """What a student says of a pair of sentences.

    Args:
        a: the first article.
        b: the second.
        reader: where another sentence can be selected.
    """

    def __init__(self, a: Article, b: Article, reader: Reader | None = None) -> None:
        self.a, self.b, self.reader = a, b, reader
        self.verdict = ipywidgets.RadioButtons(options=list(VERDICTS), value=None, layout={"width": "auto"})
        self.sentences = tuple(_sentences(article) for article in (a, b))
        self.take = ipywidgets.Button(description="Take the sentence selected in the reader", layout={"width": "auto"})
        self.boxes = {
            name: ipywidgets.Checkbox(description=said, indent=False, layout={"width": "auto"})
            for name, said in differences().items()
        }
        super().__init__([])
        self.verdict.observe(lambda _: self._shape(), names="value")
        self._shape()

    @property
    def differs(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(name for name, box in self.boxes.items() if box.value)

    @property
    def ends(self) -> tuple[Named, Named]:
        """The two sentences that are chosen."""
        first, second = (
            named_sentences(article)[box.value] for article, box in zip((self.a, self.b), self.sentences, strict=True)
        )
        return first, second

    def fill(self, ends: tuple[Named, Named], value: Mapping[str, Any]) -> None:
        """Show what was said of a pair before."""
        for box, named in zip(self.sentences, ends_of(value, self.a, self.b) or ends, strict=True):
            box.value = named.number
        for name, box in self.boxes.items():
            box.value = name in (value.get("differs") or ())
        said = value.get("verdict")
        self.verdict.value = said if said in VERDICTS else None

    def take_selected(self) -> None:
        """Choose the sentence that is selected in the reader.

        Raises:
            ParallaxError: nothing is selected there, or nothing in a sentence of these articles.
        """
        span = self.reader.selected if self.reader else None
        if self.reader is None or span is None:
            raise ParallaxError("nothing is selected in the reader yet", cure="Select a sentence there first")
        for article, box in zip((self.a, self.b), self.sentences, strict=True):
            named = sentence_of(article, span) if article.id == self.reader.selection["article"] else None
            if named:
                box.value = named.number
                return
        raise ParallaxError("no sentence of these two articles is selected", cure="Select one in the reader")

    def _shape(self) -> None:
        """The form, as far as it makes sense for what is chosen."""
        parts: list[ipywidgets.Widget] = [html_box("<p><b>Do both sentences tell the same fact?</b></p>"), self.verdict]
        if self.verdict.value == OTHER:
            parts += [html_box("<p><b>Which two belong together?</b> Change one of them.</p>"), *self.sentences]
            parts += [self.take] if self.reader else []
        if self.verdict.value in (SAME, OTHER):
            parts += [html_box("<p><b>In what do the two differ?</b> Tick all that fit.</p>"), *self.boxes.values()]
        self.children = parts


def differences() -> dict[str, str]:
    """In what two sentences can differ: the codes of the codebook ``differences``, and ``nothing``, with their hints.

    Example:
        >>> list(differences())
        ['who did it', 'when', 'how much', 'which words', 'who says so', 'how sure', 'nothing']
    """
    found = {code.name: f"{code.name}: {code.hint}" for code in load_codebook("differences").codes}
    return found | {NOTHING: f"{NOTHING}: I see no difference in what they tell."}


def check(verdict: str, differs: tuple[str, ...], *, is_another: bool) -> None:
    """Refuse a judgement whose parts do not go together.

    Raises:
        ParallaxError: says what is missing.
    """
    if verdict not in VERDICTS:
        problem = f"there is no judgement “{verdict}”" if verdict else "nothing is chosen yet"
        raise ParallaxError(problem, "", f"Choose one of {', '.join(VERDICTS)}")
    if verdict == OTHER and not is_another:
        raise ParallaxError("these are still the two sentences of the candidate", "", "Choose another sentence")
    if verdict == NOT:
        return
    if wrong := [it for it in differs if it not in differences()]:
        raise ParallaxError(
            f"there is no difference called “{wrong[0]}”", "", f"Choose from {', '.join(differences())}"
        )
    if not differs:
        raise ParallaxError("nothing is ticked", "", f"Say in what the two differ, or tick “{NOTHING}”")
    if NOTHING in differs and len(differs) > 1:
        raise ParallaxError(f"“{NOTHING}” does not go together with a difference", "", "Untick one of them")


def _sentences(article: Article) -> ipywidgets.Dropdown:
    """A list of the sentences of an article."""
    options = [(f"{it.name}: {_begin(it.sentence.text)}", it.number) for it in named_sentences(article)]
    box = ipywidgets.Dropdown(
        options=options, value=None, description=f"In {visible(article.id)}", style=_WIDE, layout={"width": "98%"}
    )
    return box.add_class("mathjax_ignore").add_class("tex2jax_ignore")


def _begin(text: str) -> str:
    """How a sentence begins."""
    seen = visible(" ".join(text.split()))
    return seen if len(seen) <= _BEGINS else f"{seen[:_BEGINS].rpartition(' ')[0] or seen[:_BEGINS]} …"
