"""Patterns that several rules share: names of people, agencies, places, months."""

from __future__ import annotations

import re
from typing import Final

from helpers.vocabulary import entries


def any_of(name: str) -> str:
    """A pattern for any entry of a word list, the longest first."""
    return "|".join(re.escape(entry) for entry in sorted(entries(name), key=len, reverse=True))


AGENCY: Final = f"(?:{any_of('agencies')})"
NAME: Final = r"[A-Z][\w’'.-]*(?:\ (?:(?:de|da|van|von|der|al|bin|la|le|el)\ )?[A-Z][\w’'.-]*){1,3}"
PLACE: Final = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*"
MONTH: Final = f"(?:{any_of('months')})"
WEEKDAY: Final = f"(?:{any_of('weekdays')})"
