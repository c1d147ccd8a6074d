"""What the notebooks show: charts and tables whose marks open the sentences behind them, one function each.

Each view is a table of `helpers.tables`, drawn by `helpers.charts`, with its evidence; a student who likes can make
the table and the chart with those two modules alone. Where a reader is given, a button beside each sentence goes on
to it.
"""

from helpers.views.confirming import confirm
from helpers.views.figures import (
    figure_misses,
    figure_pairs,
    figure_shares,
    figure_sources,
    figure_verdicts,
    figures_against_key,
    figures_ledger,
    pair_misses,
    rounding,
    timeline,
)
from helpers.views.ledger import echoes, ledger
from helpers.views.own import actors, bring, parts
from helpers.views.sourcing import (
    against_key,
    misses,
    quote_shares,
    replies,
    sources,
    strip,
    verbs,
    voice_reader,
    voices,
)
from helpers.views.swapping import swap
from helpers.views.texts import (
    agreement,
    facts,
    page_words,
    reader,
    sentence_lengths,
    shares,
    space,
    split,
    table,
)

__all__ = [
    "actors",
    "against_key",
    "agreement",
    "bring",
    "confirm",
    "echoes",
    "facts",
    "figure_misses",
    "figure_pairs",
    "figure_shares",
    "figure_sources",
    "figure_verdicts",
    "figures_against_key",
    "figures_ledger",
    "ledger",
    "misses",
    "page_words",
    "pair_misses",
    "parts",
    "quote_shares",
    "reader",
    "replies",
    "rounding",
    "sentence_lengths",
    "shares",
    "sources",
    "space",
    "split",
    "strip",
    "swap",
    "table",
    "timeline",
    "verbs",
    "voice_reader",
    "voices",
]
