"""Parallax, a teaching kit on media comparison: read articles, compare them, show the evidence."""

from helpers.alignment import align, containment, shared_passages, similarity
from helpers.errors import ParallaxError
from helpers.labels import find_mentions
from helpers.model import Actor, Article, Match, Mention, Sentence, Span, Story, Term, Token, Zone
from helpers.seeds import list_stories, load_story, plain_article, read_article, read_pasted
from helpers.terms import find_terms

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Match",
    "Mention",
    "ParallaxError",
    "Sentence",
    "Span",
    "Story",
    "Term",
    "Token",
    "Zone",
    "__version__",
    "align",
    "containment",
    "find_mentions",
    "find_terms",
    "list_stories",
    "load_story",
    "plain_article",
    "read_article",
    "read_pasted",
    "shared_passages",
    "similarity",
]
