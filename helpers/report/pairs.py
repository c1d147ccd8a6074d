"""The student's judgements on pairs of sentences, and on sentences that were not found in the other text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from helpers.coding import State
from helpers.evidence import positions
from helpers.lessons.pairs import ALONE, NOT, PAIR, judged
from helpers.markup import escape
from helpers.model import Article, Span, Story
from helpers.report.pieces import many, quotation, section

TITLE: Final = "Your pairs of sentences"
ALONE_TITLE: Final = "What you said of sentences not found in the other text"


def pairs_html(story: Story, state: State, name: str) -> str:
    """All judgements of one lesson on pairs, then those on sentences without one; nothing where there are none.

    Args:
        story: the story.
        state: what stands in the lesson's journal.
        name: the id on the page.
    """
    parts = []
    for prefix, title, said in ((PAIR, TITLE, _pair_said), (ALONE, ALONE_TITLE, _alone_said)):
        values = [judged(state, it) for it in state.answers if it.startswith(prefix)]
        items = [f"<li>{_passages(story, value)}{said(value)}</li>" for value in values if value]
        if items:
            head = f"<p>{many(len(items), 'judgement')}.</p>"
            inner = [head, f'<ol class="links">{"".join(items)}</ol>']
            parts.append(section(inner, f"{name}-{prefix.rstrip(':')}", title, 3, "verdicts"))
    return "".join(parts)


def _passages(story: Story, value: Mapping[str, Any]) -> str:
    """The sentences of a judgement, each with its place."""
    articles = {article.id: article for article in story.articles}
    places = value.get("passages")
    found = [it for it in places if isinstance(it, Mapping)] if isinstance(places, list | tuple) else []
    quoted = (
        quotation(
            f"“{escape(' '.join(str(it.get('text', '')).split()))}”", _place(articles.get(str(it.get("article"))), it)
        )
        for it in found
    )
    return f'<div class="ends">{"".join(quoted)}</div>'


def _place(article: Article | None, place: Mapping[str, Any]) -> str:
    name = f"Article {place.get('article', '')}"
    start = place.get("start")
    if article is None or type(start) is not int:
        return name
    where = positions(article, [Span(start, start + 1, "")])[0]
    return f"{name}, {where}" if where else name


def _pair_said(value: Mapping[str, Any]) -> str:
    differs = value.get("differs") or ()
    apart = [("They differ in", ", ".join(map(str, differs)))] if differs and value.get("verdict") != NOT else []
    return "".join(_labelled([("Your judgement", str(value.get("verdict", ""))), *apart]))


def _alone_said(value: Mapping[str, Any]) -> str:
    reasons = ", ".join(map(str, value.get("reasons") or ()))
    note = [("Why", str(value["note"]))] if value.get("note") else []
    rows = [("Could it matter", str(value.get("matter", ""))), ("What else could explain it", reasons), *note]
    return "".join(_labelled(rows))


def _labelled(rows: list[tuple[str, str]]) -> Iterator[str]:
    for label, words in rows:
        yield f'<div class="answer"><p class="label">{label}</p><p class="words">{escape(words)}</p></div>'
