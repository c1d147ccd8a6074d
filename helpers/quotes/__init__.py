"""Who is quoted, and who says what: stretches inside quotation marks, and reported speech with its source."""

from __future__ import annotations

from helpers.quotes.finding import find_attributions, find_quoted

__all__ = ["find_attributions", "find_quoted"]
