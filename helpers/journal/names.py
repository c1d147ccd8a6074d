"""File names that every system takes, made from whatever a story, a lesson or a student is called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

_PLAIN: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(-.*)?")  # Windows keeps these for devices


def safe_name(name: str) -> str:
    """A file name without ending for a name in any script; different names never share one.

    Names of lower-case letters, digits, ``-`` and ``_`` stay as they are. Of any other, what can be kept is kept, and
    a few characters made from the whole name tell it apart from others that look alike.

    Example:
        >>> safe_name("01-two-texts")
        '01-two-texts'
        >>> safe_name("../Žofie & Лев")
        'zofie-ad47f9f8'
    """
    composed = unicodedata.normalize("NFC", name)
    if _PLAIN.fullmatch(composed) and not _RESERVED.fullmatch(composed):
        return composed
    ascii_only = unicodedata.normalize("NFKD", composed).encode("ascii", "ignore").decode("ascii").lower()
    kept = re.sub(r"[^a-z0-9]+", "-", ascii_only)[:40].strip("-")
    mark = hashlib.sha256(composed.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{'x-' if _RESERVED.fullmatch(kept) else ''}{kept or 'name'}-{mark}"
