"""What the notebooks show: charts and tables whose marks open the sentences behind them, one function each.

Each view is a table of `helpers.tables`, drawn by `helpers.charts`, with its evidence; a student who likes can make
the table and the chart with those two modules alone. Where a reader is given, a button beside each sentence goes on
to it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from helpers.views.alignment import candidates, pairs_against_key, shared_passages, shared_words_note
    from helpers.views.alone import facts_in_one, not_found
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
    from helpers.views.frames import frame_agreement, frame_items, frame_means, frame_profile, frame_words
    from helpers.views.machine import coder_chart, coder_table, rule_switches
    from helpers.views.maps import alignment_map
    from helpers.views.marking import class_marking
    from helpers.views.naming import (
        label_groups,
        label_misses,
        label_reader,
        label_suggestions,
        label_table,
        labels,
        labels_against_key,
        own_labels,
    )
    from helpers.views.our_class import (
        class_agreement,
        class_figures,
        class_files,
        class_frame_table,
        class_frames,
        class_head,
        class_layer,
        class_predictions,
        class_splits,
    )
    from helpers.views.own import actors, bring, lessons_for, parts
    from helpers.views.quotes import echoes, ledger
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
    from helpers.views.subjects import topic_codebook, topics, topics_in_key, topics_named
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
    from helpers.views.wording import passive_reader, passives, term_caution, term_reader, term_table, terms

__all__ = [
    "actors",
    "against_key",
    "agreement",
    "alignment_map",
    "bring",
    "candidates",
    "class_agreement",
    "class_figures",
    "class_files",
    "class_frame_table",
    "class_frames",
    "class_head",
    "class_layer",
    "class_marking",
    "class_predictions",
    "class_splits",
    "coder_chart",
    "coder_table",
    "confirm",
    "echoes",
    "facts",
    "facts_in_one",
    "figure_misses",
    "figure_pairs",
    "figure_shares",
    "figure_sources",
    "figure_verdicts",
    "figures_against_key",
    "figures_ledger",
    "frame_agreement",
    "frame_items",
    "frame_means",
    "frame_profile",
    "frame_words",
    "label_groups",
    "label_misses",
    "label_reader",
    "label_suggestions",
    "label_table",
    "labels",
    "labels_against_key",
    "ledger",
    "lessons_for",
    "misses",
    "not_found",
    "own_labels",
    "page_words",
    "pair_misses",
    "pairs_against_key",
    "parts",
    "passive_reader",
    "passives",
    "quote_shares",
    "reader",
    "replies",
    "rounding",
    "rule_switches",
    "sentence_lengths",
    "shared_passages",
    "shared_words_note",
    "shares",
    "sources",
    "space",
    "split",
    "strip",
    "swap",
    "table",
    "term_caution",
    "term_reader",
    "term_table",
    "terms",
    "timeline",
    "topic_codebook",
    "topics",
    "topics_in_key",
    "topics_named",
    "verbs",
    "voice_reader",
    "voices",
]

_HOMES: Final = {
    "alignment": ("candidates", "pairs_against_key", "shared_passages", "shared_words_note"),
    "maps": ("alignment_map",),
    "alone": ("facts_in_one", "not_found"),
    "confirming": ("confirm",),
    "figures": (
        "figure_misses",
        "figure_pairs",
        "figure_shares",
        "figure_sources",
        "figure_verdicts",
        "figures_against_key",
        "figures_ledger",
        "pair_misses",
        "rounding",
        "timeline",
    ),
    "frames": ("frame_agreement", "frame_items", "frame_means", "frame_profile", "frame_words"),
    "naming": (
        "label_groups",
        "label_misses",
        "label_reader",
        "label_suggestions",
        "label_table",
        "labels",
        "labels_against_key",
        "own_labels",
    ),
    "quotes": ("echoes", "ledger"),
    "machine": ("coder_chart", "coder_table", "rule_switches"),
    "marking": ("class_marking",),
    "our_class": (
        "class_agreement",
        "class_figures",
        "class_files",
        "class_frame_table",
        "class_frames",
        "class_head",
        "class_layer",
        "class_predictions",
        "class_splits",
    ),
    "own": ("actors", "bring", "lessons_for", "parts"),
    "sourcing": (
        "against_key",
        "misses",
        "quote_shares",
        "replies",
        "sources",
        "strip",
        "verbs",
        "voice_reader",
        "voices",
    ),
    "swapping": ("swap",),
    "wording": ("passive_reader", "passives", "term_caution", "term_reader", "term_table", "terms"),
    "texts": ("agreement", "facts", "page_words", "reader", "sentence_lengths", "shares", "space", "split", "table"),
    "subjects": ("topic_codebook", "topics", "topics_in_key", "topics_named"),
}
"""In which module each view is; it is loaded when the view is first asked for, so that a notebook waits for its own."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        home = next((module for module, names in _HOMES.items() if name in names), None)
        if home is None:
            problem = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(problem)
        return getattr(import_module(f"{__name__}.{home}"), name)
