"""What a stretch inside quotation marks is for: speech, a scare quote, a term or a title."""

from __future__ import annotations

from helpers.model import QuoteRole
from helpers.quotes.marks import Marked


def role_of(text: str, found: Marked, *, attributed: bool) -> tuple[QuoteRole, str]:
    """The role of a stretch and the name of the rule that gave it."""
    if attributed:
        return "speech", "attributed"
    return "scare", "nobody_says_it"
