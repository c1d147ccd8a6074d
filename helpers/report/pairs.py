"""What the student said of pairs of sentences, and of sentences without a match, with the sentences themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from helpers.lessons.pairs import PAIR
from helpers.lessons.said import Judgement, in_words, place_of
from helpers.markup import escape
from helpers.report.pieces import quotation, section

PAIRS: Final = "Your pairs of sentences"
ALONE_TITLE: Final = "Sentences that you looked for in the other text"


def judgements_html(judgements: Mapping[str, Judgement], name: str) -> str:
    """All judgements of one lesson, pairs first, in the order in which they were given; nothing where there are none.

    Args:
        judgements: by the question's id, as `helpers.lessons.said.judgements_of` gives them.
        name: the id on the page.
    """
    pairs = {it: value for it, value in judgements.items() if it.startswith(PAIR)}
    rest = {it: value for it, value in judgements.items() if it not in pairs}
    parts = ((PAIRS, pairs, f"{name}-pairs"), (ALONE_TITLE, rest, f"{name}-alone"))
    return "".join(section(_each(found, where), where, title, 3, "verdicts") for title, found, where in parts if found)


def _each(judgements: Mapping[str, Judgement], name: str) -> Iterator[str]:
    for number, (question, value) in enumerate(judgements.items(), start=1):
        said = f'<div class="answer"><p class="label">Your judgement</p><p class="words">{escape(in_words(value))}</p></div>'
        yield section([*_sentences(value), said], f"{name}-{number}", place_of(question), 4)


def _sentences(value: Judgement) -> Iterator[str]:
    """The sentences as they stood when they were judged."""
    found = value.get("passages")
    for it in found if isinstance(found, list | tuple) else ():
        if isinstance(it, Mapping):
            yield quotation(escape(" ".join(str(it.get("text", "")).split())), f"Article {it.get('article', '')}")
