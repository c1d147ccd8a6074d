"""Pairs of sentences as HTML: both with the words they share marked, what was judged, and what a rule asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from helpers.alignment import shared_words
from helpers.comparison.differing import Hint
from helpers.comparison.sides import Named
from helpers.evidence import Passage, passages
from helpers.lessons.pairs import NOT, OTHER, MadeLink
from helpers.markup import escape
from helpers.model import Span
from helpers.twins import marked_sentence


def pair_html(first: Named, second: Named) -> str:
    """Two sentences, one below the other, with the words they share marked."""
    here, there = shared_words(first.article, first.sentence, second.article, second.sentence)
    return sentence_html(first, here) + sentence_html(second, there)


def both_sentences(first: Named, second: Named) -> tuple[Passage, ...]:
    """The evidence behind a pair: both sentences, with the words they share marked, or all of them."""
    here, there = shared_words(first.article, first.sentence, second.article, second.sentence)
    return (
        *passages(first.article, here or [first.sentence]),
        *passages(second.article, there or [second.sentence]),
    )


def sentence_html(named: Named, spans: Iterable[Span] = ()) -> str:
    """A sentence with its name, some words of it marked."""
    found = passages(named.article, spans)
    inner = marked_sentence(found[0]) if found else escape(named.sentence.text)
    return f"<p><b>{escape(named.name)}</b> {inner}</p>"


def judgement_html(value: Mapping[str, Any]) -> str:
    """What the student has said of a pair."""
    verdict = str(value.get("verdict", ""))
    differs = ", ".join(map(str, value.get("differs") or ()))
    apart = f" They differ in: {escape(differs)}." if differs and verdict != NOT else ""
    other = ""
    if verdict == OTHER:
        words = [str(it.get("text", "")) for it in value.get("passages") or () if isinstance(it, Mapping)]
        other = f" You put together: {' / '.join(f'“{escape(it)}”' for it in words)}."
    return f"<p><b>You: {escape(verdict)}.</b>{other}{apart}</p>" if verdict else ""


def hints_html(found: Sequence[Hint]) -> str:
    """Where the rules see a difference."""
    if not found:
        return "<p>The machine sees no difference between the two. That does not mean that there is none.</p>"
    items = "".join(f"<li><b>{escape(it.code)}?</b> {escape(it.words)}</li>" for it in found)
    return f"<p>What the machine asks about this pair:</p><ul>{items}</ul>"


def made_html(links: Sequence[MadeLink]) -> str:
    """The pairs that a student has made, in a list."""
    if not links:
        return "<p>You have not put any sentences together yet.</p>"
    how = {"confirmed": "", "changed": " (your own choice)", "reader": " (linked in the reader)"}
    items = "".join(
        f"<li>{escape(it.first.name)} + {escape(it.second.name)}{how[it.by]}"
        f"{': differ in ' + escape(', '.join(it.differs)) if it.differs else ''}</li>"
        for it in links
    )
    return f"<p><b>Your pairs so far: {len(links)}</b></p><ul>{items}</ul>"
