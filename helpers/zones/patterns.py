"""Patterns that several rules share: names of people, agencies, places, months."""

from __future__ import annotations

import re
from typing import Final

from helpers.vocabulary import entries


def any_of(name: str) -> str:
    """A pattern for any entry of a word list, the longest first."""
    return "|".join(re.escape(entry) for entry in sorted(entries(name), key=len, reverse=True))


AGENCY: Final = f"(?:{any_of('agencies')})"
_PART: Final = r"\ (?:(?:de|da|van|von|der|al|bin|la|le|el)\ )?[A-Z][\w’'.-]*"
NAME: Final = rf"[A-Z][\w’'.-]*(?:{_PART}){{1,3}}"
NAMES: Final = rf"[A-Z][\w’'.-]*(?:{_PART})+"  # several in a row; NAME repeated would try every way to part them
PLACE: Final = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*"
MONTH: Final = f"(?:{any_of('months')})"
WEEKDAY: Final = f"(?:{any_of('weekdays')})"
