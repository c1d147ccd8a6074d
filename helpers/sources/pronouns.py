"""Who "he", "she", "they", "it", "who" and "I" are, where the text lets us say so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from helpers.sources.contents import Contents
from helpers.sources.entities import Entity, Gathered
from helpers.sources.names import Names
from helpers.sources.naming import Key
from helpers.sources.phrases import Phrase
from helpers.sources.words import Gender, gender_of_nouns

REACH: Final = 3
"""How many sentences back a pronoun looks."""
_GENDERS: Final[dict[str, Gender]] = {"he": "man", "him": "man", "she": "woman", "her": "woman"}
Who = Key | Entity


def person_before(phrase: Phrase, names: Names, gathered: Gathered, contents: Contents) -> Who | None:
    """The person whom ``he`` or ``she`` most likely is; None if two are as likely, or nobody fits.

    Points are given to every person named or speaking in this sentence and the three before it: for being a source,
    for being the first person of a sentence, for being near. Being inside somebody else’s words, or a possessor
    (``Putin’s visit``) costs points, and so does a name that may be something else.
    """
    gender = _GENDERS[phrase.head]
    points: dict[Who, float] = {}
    for who, value in (*_named(phrase, names, gender, contents), *_spoke(phrase, gathered, gender)):
        points[who] = max(points.get(who, value), value)
    ranked = sorted(points.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _spoke(phrase: Phrase, gathered: Gathered, gender: Gender) -> Iterator[tuple[Who, float]]:
    """The people who were a source before a pronoun, each with the points for that place."""
    for distance, said, one in gathered.recent(phrase, REACH):
        is_somebody = one.type in ("named person", "anonymous") or gender_of_nouns(said.nouns) == gender
        fits = is_somebody and not one.plural and one.gender in ("", gender)
        if fits:
            known = (one.gender == gender) - (one.type == "anonymous")
            yield one.key or one, 4 - 2 * distance + known


def _named(phrase: Phrase, names: Names, gender: Gender, contents: Contents) -> Iterator[tuple[Who, float]]:
    """The people named before a pronoun, each with the points for that place."""
    first_of: set[int] = set()
    low = bisect_left(names.places, (phrase.span.start, -1, ()))
    for start, sentence, key in names.places[max(0, low - 40) : low]:
        one = names.named[key]
        if phrase.sentence - sentence > REACH or one.kind != "person":
            continue
        first = sentence not in first_of
        first_of.add(sentence)
        around = list(contents.around(start, start + 1))
        if one.gender not in ("", gender) or any(it.source == phrase.span for it in around):
            continue
        points = -2.0 * (phrase.sentence - sentence) + 2 * first + (one.gender == gender)
        yield key, points - 2 * bool(around) - names.possessive(start) - 2 * (not one.sure)


def many_before(phrase: Phrase, gathered: Gathered) -> Entity | None:
    """Who ``they`` is: the last source of the two sentences before, unless it is one man or one woman."""
    last = last_source(phrase, gathered, 2)
    return last if last and not last.gender and (last.plural or last.type != "named person") else None


def body_before(phrase: Phrase, gathered: Gathered) -> Entity | None:
    """Who ``it`` is: the last source of the three sentences before, if it is a body or a document."""
    last = last_source(phrase, gathered, REACH)
    return last if last and last.type in ("named institution", "document") and not last.plural else None


def speaker_around(phrase: Phrase, gathered: Gathered, contents: Contents) -> Entity | None:
    """Who ``I`` and ``we`` are inside somebody’s words: whoever says them."""
    for it in contents.around(phrase.span.start, phrase.span.end):
        if it.source and it.source != phrase.span:
            return gathered.by_span.get(it.source)
    return None


def named_right_before(phrase: Phrase, names: Names) -> Key | None:
    """Who ``who`` is: the last name before it in its sentence, a few words away at most."""
    low = bisect_left(names.places, (phrase.span.start, -1, ()))
    start, sentence, key = names.places[low - 1] if low else (0, -1, ())
    near = sentence == phrase.sentence and phrase.span.start - start < 60
    return key if near and (phrase.head != "who" or names.named[key].kind == "person") else None


def last_source(phrase: Phrase, gathered: Gathered, reach: int = REACH) -> Entity | None:
    """The source whose mention is the last before a phrase, a few sentences back at most."""
    return next((one for _, _, one in gathered.recent(phrase, reach)), None)
