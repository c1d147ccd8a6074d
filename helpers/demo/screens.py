"""The data of the classroom demo: its screens, as ``screens.toml`` gives them, and which of them a story has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from helpers.lessons.questions import Question

REFERENCE = "the reference coding"
"""Who says so, where a screen does not name another yardstick."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing on a screen.

    Attributes:
        kind: a sentence of the kit's own, words of an article, or a view of `helpers.demo.views`.
        text: the sentence, the words, or the view's name.
        article: the id of the article that the words stand in.
        mark: those of the words that are marked; none if empty.
    """

    kind: Literal["text", "quote", "view"]
    text: str
    article: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of the demo: one idea.

    Attributes:
        id: its name, unique in the file; counts of hands are kept under it.
        title: its heading.
        minutes: how long it is planned to take.
        goal: the goal of the lesson that it serves, such as ``G1``.
        idea: what to take home, in one sentence; shown last.
        show: what is seen from the start.
        prompt: what the class is asked.
        options: the answers that hands are raised for; empty where the answer is spoken or written.
        answers: those of the options that the key has; empty where nobody can know.
        argued: other options that can be argued for.
        by: who or what says so, such as ``the reference coding``.
        reveal: what is said of it when it is revealed.
        words: what is shown then: the words of the articles, or a view.
        story: the story its key was made with; empty for any story.
        elsewhere: whether it stands in on other stories than that one, in the place of a screen that steps aside.
        line: where it begins in its file.
    """

    id: str
    title: str
    minutes: float
    goal: str
    idea: str
    show: tuple[Part, ...] = ()
    prompt: str = ""
    options: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    argued: tuple[str, ...] = ()
    by: str = REFERENCE
    reveal: str = ""
    words: tuple[Part, ...] = ()
    story: str = ""
    elsewhere: bool = False
    line: int = 1


def screens_for(screens: Iterable[Screen], story: str) -> tuple[Screen, ...]:
    """The screens that a story has, in their order.

    A screen made with another story steps aside; one that is only for ``elsewhere`` stands in there.

    Example:
        >>> made = Screen("a", "Two words", 4, "G1", "Ask.", story="x"), Screen("b", "Words", 4, "G1", "Ask.")
        >>> [it.id for it in screens_for(made, "y")]
        ['b']
    """
    return tuple(it for it in screens if it.story == "" or (it.story == story) is not it.elsewhere)


def as_question(screen: Screen, step: int) -> Question:
    """A screen's question without its key, as paper asks it.

    Example:
        >>> as_question(Screen("a", "Words", 4, "G1", "Ask.", prompt="Which?", options=("one", "two")), 3).kind
        'choice'
    """
    kind: Literal["choice", "text"] = "choice" if screen.options else "text"
    return Question(screen.id, kind, (screen.goal,), screen.prompt, step, options=screen.options)
