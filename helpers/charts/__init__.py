"""Tables to charts. Every chart carries a text that says what it shows, made from the same data."""

from helpers.charts.alignment import alignment_map
from helpers.charts.chart import Chart, mark_key
from helpers.charts.coders import precision_recall
from helpers.charts.figure_shares import figure_shares, figure_sources
from helpers.charts.figures import dumbbell, timeline
from helpers.charts.frames import frame_profile
from helpers.charts.labels import labels
from helpers.charts.pages import codes, page_words, sentence_lengths, space
from helpers.charts.sourcing import strip, verbs, voices
from helpers.charts.topics import topic_space

__all__ = [
    "Chart",
    "alignment_map",
    "codes",
    "dumbbell",
    "figure_shares",
    "figure_sources",
    "frame_profile",
    "labels",
    "mark_key",
    "page_words",
    "precision_recall",
    "sentence_lengths",
    "space",
    "strip",
    "timeline",
    "topic_space",
    "verbs",
    "voices",
]
