"""Which language a text is in, as far as its small words and its letters tell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

from helpers.vocabulary import table

_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST: Final = 40_000  # characters that are looked at
_LEAST_WORDS: Final = 20


def language_of(text: str) -> str:
    """The language or the script of a text; empty for English, and where nothing tells.

    Args:
        text: the words of an article.

    Note:
        It knows eleven languages by a few small words each, and other scripts by their name only. A language it does
        not know is taken for none, and nothing is said of it unless it has hardly a small word of English.

    Example:
        >>> language_of("Der Minister sagte am Montag, dass die Brücke nicht fertig ist. " * 3)
        'German'
        >>> language_of("The minister said on Monday that the bridge is not ready. " * 3)
        ''
    """
    found = [word.casefold() for word in _WORD.findall(text[:_MOST])]
    if script := script_of("".join(found)):
        return script
    if len(found) < _LEAST_WORDS:
        return ""
    counted = Counter(found)
    shares = {
        language: sum(counted[word] for word in words) / len(found)
        for language, words in table("languages")["words"].items()
    }
    best = max(shares, key=lambda language: shares[language])
    if best != "English" and shares[best] >= 0.15 and shares[best] > 1.5 * shares["English"]:
        return str(best)
    return "another language than English" if shares["English"] < 0.06 and len(found) >= 60 else ""


def script_of(letters: str) -> str:
    """The script of most of the letters, if it is not the Latin one.

    Example:
        >>> script_of("мост"), script_of("bridge"), script_of("")
        ('Cyrillic script', '', '')
    """
    sample = letters[:: max(1, len(letters) // 500)]
    counted = Counter(unicodedata.name(letter, "?").split()[0].partition("-")[0] for letter in sample)
    if not counted:
        return ""
    script, times = counted.most_common(1)[0]
    return str(table("languages")["scripts"].get(script, "")) if times * 2 > len(sample) else ""


def right_to_left(text: str) -> bool:
    """Whether a third of the letters or more are of a script that runs from right to left.

    Example:
        >>> right_to_left("الجسر مفتوح"), right_to_left("The bridge is open")
        (True, False)
    """
    letters = [letter for letter in text[:_MOST] if letter.isalpha()]
    turned = sum(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters)
    return bool(letters) and turned * 3 >= len(letters)
