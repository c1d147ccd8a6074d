"""Parallax, a teaching kit on media comparison: read articles, compare them, show the evidence."""

from helpers.alignment import align, containment, shared_passages, similarity
from helpers.errors import ParallaxError
from helpers.figures import find_figures
from helpers.labels import find_mentions
from helpers.model import Actor, Article, Figure, Mention, Sentence, Span, Story, Token, Zone
from helpers.seeds import list_stories, load_story, plain_article, read_article, read_pasted

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Figure",
    "Mention",
    "ParallaxError",
    "Sentence",
    "Span",
    "Story",
    "Token",
    "Zone",
    "__version__",
    "align",
    "containment",
    "find_figures",
    "find_mentions",
    "list_stories",
    "load_story",
    "plain_article",
    "read_article",
    "read_pasted",
    "shared_passages",
    "similarity",
]
