"""Names by their words alone: what stands before them, and whether they are a person's, a body's or a place's."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, Literal

from helpers.sources.runs import JOINERS
from helpers.sources.words import is_body_word, is_given_name, singular, source_words
from helpers.tokens import find_tokens
from helpers.vocabulary import words as word_list

Kind = Literal["person", "institution", "place", "unknown"]
Key = tuple[str, ...]
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})


def plain(form: str) -> str:
    """A form of a name without the article before it, in lower case."""
    low = " ".join(form.casefold().split())
    return next((low.removeprefix(first) for first in ("the ", "a ", "an ") if low.startswith(first)), low)


def is_role(word: str) -> bool:
    """Whether a word before a name is a title or an office: ``Mr``, ``President``."""
    low = word.lower()
    return word in word_list("titles") or singular(low) in _roles() or low in ("sir", "madam", "saint", "gen", "sgt")


@cache
def _roles() -> frozenset[str]:
    return source_words("person") | source_words("men") | source_words("women")


@lru_cache(maxsize=4096)
def split_name(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A run as what stands before the name, and the name: ``Russian President | Vladimir Putin``.

    Example:
        >>> split_name(("US", "Secretary", "of", "State", "Antony", "Blinken"))
        (('US', 'Secretary', 'of', 'State'), ('Antony', 'Blinken'))
    """
    if cut := _late_first_name(words):
        return words[:cut], words[cut:]
    if _is_body(words):
        return (), words
    roles = [place for place, word in enumerate(words) if is_role(word) and not _begins_a_name(words, place)]
    cut = roles[-1] + 1 if roles else 0
    if cut < len(words) and words[cut].lower() in JOINERS:
        given = [place for place in range(cut, len(words)) if is_given_name(words[place])]
        cut = given[0] if given else len(words)
    return words[:cut], words[cut:]


def _late_first_name(words: tuple[str, ...]) -> int:
    """``Wells Fargo CEO | John Stumpf``: where a first name follows an office or a body; 0 if none does."""
    for place in range(1, len(words) - 1):
        if is_given_name(words[place]) and not is_given_name(words[0]):
            return place if any(is_body_word(word) or is_role(word) for word in words[:place]) else 0
    return 0


def _is_body(words: tuple[str, ...]) -> bool:
    """``High Court``, ``Department of Justice``: the last word, or the one before ``of``, is a body."""
    ends = [word for word, after in zip(words, (*words[1:], "of"), strict=True) if after in ("of", "for")]
    return any(is_body_word(word) and not is_role(word) for word in ends)


def _begins_a_name(words: tuple[str, ...], place: int) -> bool:
    """``Pope Francis`` is an office and a name; ``Dean Martin`` is two names, for a first name opens the run."""
    return place == 0 and len(words) > 1 and is_given_name(words[0])


def kind_of(prefix: tuple[str, ...], words: tuple[str, ...]) -> Kind:
    """What a name names, as far as its words tell.

    Example:
        >>> kind_of((), ("International", "Criminal", "Court")), kind_of((), ("Carl", "Thayer"))
        ('institution', 'person')
    """
    low = [word.lower() for word in words]
    if prefix:
        return "person"
    if _is_place(low):
        return "place"
    given = is_given_name(words[0])
    if any(is_body_word(word) for word in low) and not (
        given and len(words) == 2 and low[1] in source_words("surnames_too")
    ):
        return "institution"
    if words[0] in word_list("agencies") or " ".join(words) in word_list("agencies") or is_acronym(words):
        return "institution"
    if given or 2 <= len([word for word in words if word.strip(".")]) <= 4:
        return "person"
    return "unknown"


def is_acronym(words: tuple[str, ...]) -> bool:
    """Whether a name is a few capitals: ``ICC``."""
    return len(words) == 1 and 2 <= len(words[0]) <= 6 and words[0].isupper()


def _is_place(low: list[str]) -> bool:
    known = source_words("places")
    return (len(low) == 1 and low[0] in known) or (
        len(low) == 2 and low[0] in source_words("compass") and low[1] in known
    )


def person_key(words: tuple[str, ...]) -> Key:
    """First and last name in lower case: middle names and initials come and go."""
    low = [word.lower() for word in words if word.lower().strip(".") not in _SUFFIXES]
    return (low[0], low[-1]) if len(low) > 1 else tuple(low)


def form_of(text: str) -> tuple[str, ...]:
    """The words of a name that somebody has written, titles and marks left out."""
    words = tuple(token.text for token in find_tokens(text) if token.kind != "mark") or (text,)
    return split_name(words)[1] or words


def initials(key: Key) -> str:
    """The first letters of a body's name, small words left out."""
    return "".join(word[0] for word in key if word not in JOINERS) if len(key) > 1 else ""


def shown(name: tuple[str, ...]) -> str:
    """A name as it is shown: initials with their stop, capitals in moderation."""
    return " ".join(f"{word}." if len(word) == 1 and word.isupper() else word for word in name)
