"""Sentences of two articles that may tell of the same thing, and words that both share.

Shared passages come first, because they make all else look alike; then candidates, ranked, with the words they share.
"""

from helpers.alignment.candidates import align
from helpers.alignment.passages import containment, shared_passages
from helpers.alignment.score import similarity
from helpers.alignment.shared import shared_words

__all__ = ["align", "containment", "shared_passages", "shared_words", "similarity"]
