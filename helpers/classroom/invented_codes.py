"""What invented students mark in the articles: much of what a reading of the story marks, some of it otherwise."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from helpers.anchoring import selector
from helpers.classroom.heat import MARKED
from helpers.codebook import Codebook, label_codebook, load_codebook
from helpers.layers import CODED, FOUND, has_key, machine_layer, reference_layer
from helpers.model import Annotation, Article, Story
from helpers.model.keeping import kept

Action = dict[str, Any]
BOOKS: Final[Mapping[str, str]] = {
    "00-start-here": "page", "01-two-texts-one-event": "differences", "02-who-speaks": "sources",
    "04-frames": "entman", "05-figures": "figures", "06-what-is-not-there": "differences",
    "07-reader-and-machine": "figures",
}  # fmt: skip
EASE: Final = (1.0, 0.9, 1.0, 0.5, 0.95, 0.2, 0.8)
"""How easily passages are seen, in turn."""
ASKED: Final = 14
"""Passages of each article that a lesson asks for: its first ones."""


def coded(story: Story, lesson: str, skill: float, dice: random.Random) -> Iterator[Action]:
    """The codes and links of one invented student in one lesson.

    Args:
        story: the story.
        lesson: the lesson's name.
        skill: how likely an easy passage is marked, from 0 to 1.
        dice: what decides everything else.
    """
    names = [code.name for code in kept(story, _book, lesson).codes]
    found = [(place, code) for place, code in _expected(story, lesson, skill, dice) if code in names]
    more = dice.randrange(4) if found else dice.randrange(6, 20)
    found += [(somewhere(story, dice), dice.choice(names)) for _ in range(more)]
    for number, (place, code) in enumerate(it for it in found if it[0]):
        yield {"do": "code", "id": f"c{number}", "code": dice.choice(names) if dice.random() < 0.12 else code, **place}
        if dice.random() < 0.15:
            yield {"do": "note", "id": f"c{number}", "note": "+Who says so?"}
        if dice.random() < 0.08:
            yield {"do": "remove", "id": f"c{number}"}
    ends = [passage(article, dice) for article in story.articles[:2]]
    if len(ends) == 2 and all(ends):
        yield {"do": "connect", "id": "k", "passages": ends}


def somewhere(story: Story, dice: random.Random) -> dict[str, Any]:
    """Some words of some article, near its beginning rather than its end; nothing where it has no words."""
    return passage(dice.choice(story.articles), dice)


def passage(article: Article, dice: random.Random) -> dict[str, Any]:
    """Some words of an article, near its beginning rather than its end; nothing where it has no words."""
    last = len(article.tokens) - 1
    first = min(int(abs(dice.gauss(0, 0.35)) * (last + 1)), last)
    return words(article, first, min(first + dice.randrange(5), last)) if last >= 0 else {}


def words(article: Article, first: int, last: int) -> dict[str, Any]:
    """The words from one token to another, as an action names them."""
    start, end = article.tokens[first].start, article.tokens[last].end
    return {"article": article.id, **selector(article.text, start, end)}


def _expected(story: Story, lesson: str, skill: float, dice: random.Random) -> Iterator[tuple[dict[str, Any], str]]:
    """Of what the lesson asks for what this student marks; some passages are harder than others."""
    for number, one in enumerate(kept(story, _asked, MARKED.get(lesson, ""))):
        if dice.random() < skill * EASE[number % len(EASE)]:
            article = next(it for it in story.articles if it.id == one.article)
            yield _about(article, one, dice), one.code


def _about(article: Article, one: Annotation, dice: random.Random) -> dict[str, Any]:
    """The words of a passage, now and then with a word more or less at its end."""
    inside = [at for at, token in enumerate(article.tokens) if token.start < one.end and one.start < token.end]
    if not inside:
        return {}
    first, last = inside[0], inside[-1]
    other = dice.random()
    if other < 0.15:
        last = min(last + 1, len(article.tokens) - 1)
    elif other < 0.3:
        last = max(first, last - 1)
    return words(article, first, last)


def _asked(story: Story, what: str) -> tuple[Annotation, ...]:
    """The first passages of each article in the story's reference coding, or else in the machine's."""
    if what in CODED and has_key(story):
        marks = reference_layer(story, what).annotations
    else:
        marks = machine_layer(story, what).annotations if what in FOUND else ()
    ordered = sorted(marks, key=lambda it: (it.start, it.end))
    return tuple(
        one for article in story.articles for one in islice((it for it in ordered if it.article == article.id), ASKED)
    )


def _book(story: Story, lesson: str) -> Codebook:
    return label_codebook(story) if lesson == "03-words" else load_codebook(BOOKS.get(lesson, "voice"))
