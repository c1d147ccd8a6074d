"""Everything found in an article as plain data: the kit's stable machine interface.

`helpers/schema/analysis.schema.json` describes the result. A change that could break a reader of the file raises
`SCHEMA_VERSION`; new fields do not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from helpers.figures import find_figures
from helpers.model import Article, Attribution, Source, Span
from helpers.quotes import find_attributions, find_quoted
from helpers.sources import find_sources

SCHEMA_VERSION: Final = 1


def analyse(article: Article) -> dict[str, Any]:
    """What is found in one article.

    Returns:
        ``id``, ``text_sha256`` (of the text as UTF-8), and lists of ``zones``, ``sentences``, ``tokens``,
        ``figures``, ``attributions``, ``quoted`` and ``sources`` with the fields of their data types. Offsets are
        Python string indices (Unicode code points), end-exclusive.

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
    }


def document(articles: Iterable[Article]) -> dict[str, Any]:
    """The document that ``parallax analyse --json`` writes.

    Example:
        >>> document([])
        {'schema_version': 1, 'articles': []}
    """
    return {"schema_version": SCHEMA_VERSION, "articles": [analyse(article) for article in articles]}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `document`.

    Example:
        >>> schema()["title"]
        'Parallax analysis'
    """
    path = Path(__file__).parent / "schema" / "analysis.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _records(found: Sequence[Span | Attribution | Source]) -> list[dict[str, Any]]:
    if not found:
        return []
    names = [field.name for field in fields(found[0])]
    return [{name: _plain(getattr(record, name)) for name in names} for record in found]


def _plain(value: Any) -> Any:
    """A field's value as plain data: spans become records."""
    if isinstance(value, Span):
        return _records((value,))[0]
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
