"""Spans to tidy tables."""

from __future__ import annotations

import pandas as pd

from helpers.tables.coders import agreement, by_code, code_counts, codes, divided, split
from helpers.tables.comparison import actors, facts, mentions, space
from helpers.tables.text import about, counts, longest, openings, sentences, zones

__all__ = [
    "about",
    "actors",
    "agreement",
    "by_code",
    "code_counts",
    "codes",
    "counts",
    "divided",
    "facts",
    "longest",
    "mentions",
    "openings",
    "sentences",
    "space",
    "split",
    "zones",
]

# JupyterLab turns $3.5 billion … $3.6 billion in a table into mathematics unless pandas tells it not to. This is the
# only place where pandas can be told, and it is told for the whole session.
pd.options.display.html.use_mathjax = False
pd.options.display.max_colwidth = None  # a sentence is shown whole
