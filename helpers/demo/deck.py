"""The screens of a story as HTML: what the stage, the page without a kernel and the notebook's still pictures share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpers.comparison.sides import sentence_of
from helpers.demo.pieces import Piece, evidence, quote, sentence
from helpers.demo.screens import Part, Screen
from helpers.demo.views import VIEWS
from helpers.evidence import Passage
from helpers.lessons.evidence import article_of
from helpers.lessons.wording import find_quote
from helpers.markup import escape, visible
from helpers.model import Article, Span, Story
from helpers.widgets.demo.stage import PIECES

KEY: Final = "◆"
"""Stands beside what the key has; `ARGUED` beside what can be argued for. Words stand beside both."""
ARGUED: Final = "◇"


@dataclass(frozen=True, slots=True)
class Shown:
    """A screen with what it shows of a story.

    Attributes:
        number: its place in the lesson, from 1.
        screen: the screen.
        show: what is seen from the start.
        words: what is revealed.
    """

    number: int
    screen: Screen
    show: tuple[Piece, ...]
    words: tuple[Piece, ...]


def shown(screens: Sequence[Screen], story: Story) -> tuple[Shown, ...]:
    """The screens with what they show of a story, in their order."""
    return tuple(
        Shown(
            number,
            screen,
            tuple(_piece(part, story) for part in screen.show),
            tuple(_piece(part, story) for part in screen.words),
        )
        for number, screen in enumerate(screens, start=1)
    )


def deck_html(screens: Sequence[Shown]) -> str:
    """All screens one after the other, each in the steps that `deck.js` shows one by one."""
    return "".join(map(_section, screens))


def still_html(it: Shown) -> str:
    """One screen to read: what is revealed is folded away below a line that says so."""
    asked = "".join(html for steps, html in _steps(it, marked=False) if "0" in steps)
    told = "".join(html for steps, html in _steps(it, marked=False) if "0" not in steps)
    after = f"<details><summary>Answer first. Then open this.</summary>{told}</details>"
    return f'<div class="plx-deck plx-still"><h2>{_title(it)}</h2>{asked}{after}</div>'


def still_style() -> str:
    """The style sheet of screens that stand there to be read."""
    return PIECES.read_text(encoding="utf-8")


def _section(it: Shown) -> str:
    name = escape(it.screen.id)
    inner = "".join(f'<div class="plx-d-step" data-steps="{steps}">{html}</div>' for steps, html in _steps(it))
    return (
        f'<section class="plx-screen" data-id="{name}" data-minutes="{it.screen.minutes:g}" '
        f'aria-labelledby="plx-d-{name}"><h2 id="plx-d-{name}" tabindex="-1">{_title(it)}</h2>'
        f'<div class="plx-d-body">{inner}</div></section>\n'
    )


def _title(it: Shown) -> str:
    return f'<span class="plx-d-number">{it.number}</span> {escape(it.screen.title)}'


def _steps(it: Shown, *, marked: bool = True) -> list[tuple[str, str]]:
    """What stands on a screen, each with the steps in which it is seen: ``0`` asks, the later ones tell.

    Where nothing can hide them, the options must not be ``marked``.
    """
    screen = it.screen
    question = _question(screen, marked=marked)
    answer = _answer(screen)
    words = "".join(piece.html for piece in it.words)
    words += evidence(one for piece in it.words for one in piece.evidence)
    idea = f'<p class="plx-d-idea">{escape(screen.idea)}</p>'
    first = "".join(piece.html for piece in it.show)
    asked_twice = (answer and screen.options) or not words  # the hands stand beside the key, an idea below its question
    steps = [("0", first + ("" if asked_twice else question))] if first or not asked_twice else []
    steps += [("0 1", question)] if asked_twice else []
    told = [it for it in (answer, words) if it] or [""]
    told[-1] += idea
    return steps + [(str(step), html) for step, html in enumerate(told, start=1)]


def _question(screen: Screen, *, marked: bool) -> str:
    prompt = f'<p class="plx-d-prompt">{escape(screen.prompt)}</p>' if screen.prompt else ""
    marks = screen if marked else replace(screen, answers=(), argued=())
    options = "".join(_option(marks, at, text) for at, text in enumerate(screen.options, start=1))
    return f'{prompt}<ol class="plx-d-options">{options}</ol>' if options else prompt


def _option(screen: Screen, number: int, text: str) -> str:
    kind = "key" if text in screen.answers else "argued" if text in screen.argued else ""
    said = {"key": f"{KEY} {screen.by}", "argued": f"{ARGUED} can be argued"}.get(kind, "")
    mark = f' <em class="plx-d-mark">{escape(said)}</em>' if said else ""
    label = f'<span class="plx-d-option"><b>{number}</b> <span>{escape(text)}</span>{mark}</span>'
    return f'<li data-key="{kind}">{label}</li>' if kind else f"<li>{label}</li>"


def _answer(screen: Screen) -> str:
    """What is said of the question: the key in words, so that a page without a script has it too."""
    key = " · ".join(screen.answers)
    head = f'<p class="plx-d-key">{KEY} {escape(screen.by)}: <b>{escape(key)}</b></p>' if key else ""
    return f'{head}<p class="plx-d-say">{escape(screen.reveal)}</p>' if screen.reveal else head


def _piece(part: Part, story: Story) -> Piece:
    makers: dict[str, Callable[[], Piece]] = {
        "text": lambda: sentence(part.text),
        "quote": lambda: _quoted(part, story),
        "view": lambda: _view(part.text, story),
    }
    return makers[part.kind]()


def _view(name: str, story: Story) -> Piece:
    try:
        return VIEWS[name](story)
    except Exception:  # noqa: BLE001, thirty students look on: whatever it was, the lesson goes on
        return sentence("This could not be worked out for these texts. Go on; the notebooks say more.")


def _quoted(part: Part, story: Story) -> Piece:
    article = article_of(story, part.article)
    found = find_quote(article.text, part.text) if article else ()
    if not article or not found:
        return sentence(f"These words were not found in article {visible(part.article)}: “{visible(part.text)}”")
    place = sentence_of(article, found[0])
    pieces = tuple(_pieces(article, found[0], part.mark))
    return quote(place.name if place else article.id, [Passage(article.id, "", 0, pieces)])


def _pieces(article: Article, span: Span, mark: str) -> Iterator[tuple[str, bool]]:
    """The words cut where the marked ones begin and end, with “…” where their sentence goes on."""
    whole = [it for it in article.sentences if it.start < span.end and span.start < it.end]
    marked = find_quote(span.text, mark)[:1] if mark else ()
    if whole and whole[0].start < span.start:
        yield "… ", False
    at = 0
    for it in marked:
        yield visible(span.text[at : it.start]), False
        yield visible(it.text), True
        at = it.end
    yield visible(span.text[at:]), False
    if whole and span.end < whole[-1].end:
        yield " …", False
