"""Parallax, a teaching kit on media comparison: read articles, compare them, show the evidence."""

from importlib import import_module
from typing import TYPE_CHECKING

from helpers.alignment import align, containment, shared_passages, similarity
from helpers.comparison import FigurePair, compare_figures, only_here
from helpers.errors import ParallaxError
from helpers.figures import find_figures
from helpers.labels import find_labels, find_mentions, labels_of, suggest_labels
from helpers.model import (
    Actor,
    Article,
    Attribution,
    Figure,
    Group,
    Label,
    Match,
    Mention,
    Passive,
    Quoted,
    Sentence,
    Source,
    Span,
    Speaker,
    Story,
    Term,
    Token,
    Zone,
)
from helpers.passives import find_passives
from helpers.quotes import find_attributions, find_quoted
from helpers.seeds import list_stories, load_story, plain_article, read_article, read_pasted
from helpers.sources import find_sources
from helpers.terms import find_terms

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Attribution",
    "Figure",
    "FigurePair",
    "Group",
    "Label",
    "Match",
    "Mention",
    "ParallaxError",
    "Passive",
    "Quoted",
    "Sentence",
    "Source",
    "Span",
    "Speaker",
    "Story",
    "Term",
    "Token",
    "Zone",
    "__version__",
    "align",
    "compare_figures",
    "containment",
    "find_attributions",
    "find_figures",
    "find_labels",
    "find_mentions",
    "find_passives",
    "find_quoted",
    "find_sources",
    "find_terms",
    "labels_of",
    "list_stories",
    "load_story",
    "only_here",
    "plain_article",
    "read_article",
    "read_pasted",
    "shared_passages",
    "similarity",
    "suggest_labels",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """`open_class`, fetched when it is asked for: the reading engine does not load a class's tables."""
        if name == "open_class":
            return import_module("helpers.classroom").open_class
        problem = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(problem)
