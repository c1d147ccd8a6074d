"""Everything found in an article as plain data: the kit's stable machine interface.

`helpers/schema/analysis.schema.json` describes the result. A change that could break a reader of the file raises
`SCHEMA_VERSION`; new fields do not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from helpers.alignment import align
from helpers.figures import find_figures
from helpers.labels import find_candidates, find_mentions
from helpers.model import Actor, Article, Attribution, Match, Source, Span
from helpers.passives import find_passives
from helpers.quotes import find_attributions, find_quoted
from helpers.sources import find_sources
from helpers.terms import find_terms

SCHEMA_VERSION: Final = 1


def analyse(article: Article, actors: Iterable[Actor] = ()) -> dict[str, Any]:
    """What is found in one article.

    Args:
        article: the article.
        actors: whose names are looked for; without any there are no mentions.

    Returns:
        ``id``, ``text_sha256`` (of the text as UTF-8), and lists of ``zones``, ``sentences``, ``tokens``,
        ``figures``, ``attributions``, ``quoted``, ``sources``, ``mentions``, ``terms``, ``passives`` and ``candidates``
        (for labels) with the fields of their data types. Offsets are Python string indices (Unicode code points),
        end-exclusive.

    Example:
        >>> from helpers import plain_article
        >>> analyse(plain_article("No one came.", id="X"))["tokens"][0]
        {'start': 0, 'end': 2, 'text': 'No', 'kind': 'word'}
    """
    return {
        "id": article.id,
        "text_sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "zones": _records(article.zones),
        "sentences": _records(article.sentences),
        "tokens": _records(article.tokens),
        "figures": _records(find_figures(article)),
        "attributions": _records(find_attributions(article)),
        "quoted": _records(find_quoted(article)),
        "sources": _records(find_sources(article)),
        "mentions": _records(find_mentions(article, actors)),
        "terms": _records(find_terms(article)),
        "passives": _records(find_passives(article)),
        "candidates": _records(find_candidates(article)),
    }


def document(articles: Iterable[Article], actors: Iterable[Actor] = (), *, pairs: bool = False) -> dict[str, Any]:
    """The document that ``parallax analyse --json`` writes.

    Args:
        articles: the articles.
        actors: whose names are looked for in all of them.
        pairs: whether to add ``pairs``: for every two articles, in their order, the ids ``a`` and ``b`` and the
            ``matches`` of `helpers.align`.

    Example:
        >>> document([], pairs=True)
        {'schema_version': 1, 'articles': [], 'pairs': []}
    """
    chosen, known = tuple(articles), tuple(actors)
    made: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "articles": [analyse(article, known) for article in chosen],
    }
    if pairs:
        made["pairs"] = [{"a": a.id, "b": b.id, "matches": _records(align(a, b))} for a, b in combinations(chosen, 2)]
    return made


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `document`.

    Example:
        >>> schema()["title"]
        'Parallax analysis'
    """
    path = Path(__file__).parent / "schema" / "analysis.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _records(found: Sequence[Span | Attribution | Source | Match]) -> list[dict[str, Any]]:
    if not found:
        return []
    names = [field.name for field in fields(found[0])]
    return [{name: _plain(getattr(record, name)) for name in names} for record in found]


def _plain(value: Any) -> Any:
    """A field's value as plain data: spans become records."""
    if isinstance(value, Span):
        return _records((value,))[0]
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
