"""Text to sentences and tokens, with offsets."""

from helpers.tokens.sentences import find_sentences
from helpers.tokens.words import count_words, find_tokens, is_name

__all__ = ["count_words", "find_sentences", "find_tokens", "is_name"]
