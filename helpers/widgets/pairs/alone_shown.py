"""Sentences without a match as HTML, with what to mind in reading them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from helpers.alignment import shared_words
from helpers.lessons.alone import Alone
from helpers.markup import escape, visible
from helpers.model import Article
from helpers.widgets.pairs.shown import sentence_html

WEAK: Final = (
    "“Not found in B” says that no sentence of B has enough words in common with this one. That is weak evidence of "
    "anything: the same thing can be told in other words, stand in a sentence about something else, or be taken for "
    "known; and that a fact is not found can have many reasons."
)
MEASURED: Final = (
    "How often does this method miss? It was tried on 1,500 sentences of news for which people had found a sentence "
    "of another article that tells of the same event. For about three in ten its first guess was another sentence. The "
    "method was tuned on the same sentences, so it may miss more elsewhere."
)


def heading(one: Article, two: Article) -> str:
    """What a list of sentences is called."""
    return f"In {visible(one.id)}, not found in {visible(two.id)}"


def statement(other: Article) -> str:
    """What to mind in reading the lists."""
    weak = WEAK.replace("in B", f"in {other.id}").replace("of B", f"of {other.id}")
    return f"<p>{escape(weak)}</p><p>{escape(MEASURED)}</p>"


def detail(it: Alone) -> str:
    """The sentence, and the one of the other text that is most alike."""
    if it.nearest is None:
        return f"{sentence_html(it.named)}<p>No sentence of {escape(it.other.id)} shares a word that counts.</p>"
    near, here = it.nearest, it.named
    there = near.second if near.first == here else near.first
    ours, theirs = shared_words(here.article, here.sentence, there.article, there.sentence)
    lead = f"<p>Before you judge: the sentence of {escape(it.other.id)} most alike ({near.score:.2f}).</p>"
    return f"{sentence_html(here, ours)}{lead}{sentence_html(there, theirs)}"


def said_html(value: Mapping[str, Any]) -> str:
    """What the student has said of a sentence."""
    return f"<p><b>You:</b> {in_words(value)}</p>" if value else ""


def in_words(value: Mapping[str, Any]) -> str:
    """The same as a part of a line."""
    reasons = ", ".join(map(str, value.get("reasons") or ()))
    note = f" “{value['note']}”" if value.get("note") else ""
    return escape(f"could it matter: {value.get('matter', '')}; what else could explain it: {reasons}.{note}")
