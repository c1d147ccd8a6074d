"""What the list of candidates says of each, and of all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from helpers.comparison.sides import named_sentences
from helpers.comparison.telling import Candidate
from helpers.lessons.pairs import AT, NOT, OTHER, SAME
from helpers.markup import visible
from helpers.widgets.pairs.shown import pair_html

if TYPE_CHECKING:
    from helpers.model import Article

_MARKS: Final = {SAME: "✓ the same fact", OTHER: "⇄ another sentence", NOT: "✗ not the same fact"}


def line(pair: Candidate, at: int, judgement: Mapping[str, Any]) -> str:
    """A candidate in the list: its place, how alike the two are, and what was said of them."""
    mark = _MARKS.get(str(judgement.get("verdict", "")), "not judged yet")
    return visible(f"{at}.  {pair.name}  ·  {pair.score:.2f}  ·  {mark}  ·  {pair.label}")


def sentences_html(pair: Candidate) -> str:
    """Both sentences of a candidate, and how alike they are."""
    return pair_html(pair.first, pair.second) + f"<p>How alike: {pair.score:.2f}, on a scale from 0 to 1.</p>"


def stays_html(a: Article, b: Article, candidates: Sequence[Candidate], threshold: float) -> str:
    """How many candidates there are at a threshold, and how much of the articles they touch."""
    kept = [it for it in candidates if it.score >= threshold]
    sides = (
        (len({named.number for named in ends}), len(named_sentences(article)), visible(article.id))
        for ends, article in (([it.first for it in kept], a), ([it.second for it in kept], b))
    )
    touched = " and ".join(f"{some} of the {whole} sentences of {name}" for some, whole, name in sides)
    start = "" if threshold == AT else f" (It began at {AT:.2f}.)"
    noun = "pair stays" if len(kept) == 1 else "pairs stay"
    return f"<p>At {threshold:.2f}, {len(kept)} {noun}, with {touched}.{start}</p>"
