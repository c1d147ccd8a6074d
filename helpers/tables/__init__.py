"""Spans to tidy tables."""

from __future__ import annotations

import pandas as pd

from helpers.tables.against import against_key, apart, sourcing_layers
from helpers.tables.alignment import blocks, contained, not_found, ribbons, shared
from helpers.tables.beside import beside
from helpers.tables.coders import agreement, by_code, code_counts, codes, divided, split
from helpers.tables.comparison import actors, facts, mentions, space
from helpers.tables.figures import all_figures, figure_dates, figure_pairs, figure_shares, figures_ledger
from helpers.tables.figures_key import figure_layers, figures_against_key, pairs_apart
from helpers.tables.frames import frame_agreement, frame_items, frame_means, frame_words, pooled_agreement
from helpers.tables.labels import label_counts, label_layers, label_suggestions, labels, labels_against_key
from helpers.tables.ledger import echoes, ledger
from helpers.tables.saying import cue_groups, cues, diversity, entrances, replies
from helpers.tables.sourcing import shares, sources, voices
from helpers.tables.terms import passives, precision_in_words, term_lists, terms
from helpers.tables.text import about, counts, longest, openings, sentences, zones
from helpers.tables.topics import naming_sentences, topic_sentences, topic_space
from helpers.tables.verb_groups import verb_groups
from helpers.tables.yardstick import by_yardstick, scores_of_all

__all__ = [
    "about",
    "actors",
    "against_key",
    "agreement",
    "all_figures",
    "apart",
    "beside",
    "blocks",
    "by_code",
    "by_yardstick",
    "code_counts",
    "codes",
    "contained",
    "counts",
    "cue_groups",
    "cues",
    "diversity",
    "divided",
    "echoes",
    "entrances",
    "facts",
    "figure_dates",
    "figure_layers",
    "figure_pairs",
    "figure_shares",
    "figures_against_key",
    "figures_ledger",
    "frame_agreement",
    "frame_items",
    "frame_means",
    "frame_words",
    "label_counts",
    "label_layers",
    "label_suggestions",
    "labels",
    "labels_against_key",
    "ledger",
    "longest",
    "mentions",
    "naming_sentences",
    "not_found",
    "openings",
    "pairs_apart",
    "passives",
    "pooled_agreement",
    "precision_in_words",
    "replies",
    "ribbons",
    "scores_of_all",
    "sentences",
    "shared",
    "shares",
    "sources",
    "sourcing_layers",
    "space",
    "split",
    "term_lists",
    "terms",
    "topic_sentences",
    "topic_space",
    "verb_groups",
    "voices",
    "zones",
]

# JupyterLab turns $3.5 billion … $3.6 billion in a table into mathematics unless pandas tells it not to. This is the
# only place where pandas can be told, and it is told for the whole session.
pd.options.display.html.use_mathjax = False
pd.options.display.max_colwidth = None  # a sentence is shown whole
