"""Parallax, a teaching kit on media comparison: read articles, compare them, show the evidence."""

from helpers.errors import ParallaxError
from helpers.labels import find_mentions
from helpers.model import (
    Actor,
    Article,
    Attribution,
    Mention,
    Quoted,
    Sentence,
    Source,
    Span,
    Speaker,
    Story,
    Token,
    Zone,
)
from helpers.quotes import find_attributions, find_quoted
from helpers.seeds import list_stories, load_story, plain_article, read_article, read_pasted
from helpers.sources import find_sources

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Attribution",
    "Mention",
    "ParallaxError",
    "Quoted",
    "Sentence",
    "Source",
    "Span",
    "Speaker",
    "Story",
    "Token",
    "Zone",
    "__version__",
    "find_attributions",
    "find_mentions",
    "find_quoted",
    "find_sources",
    "list_stories",
    "load_story",
    "plain_article",
    "read_article",
    "read_pasted",
]
