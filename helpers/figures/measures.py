"""What a figure measures, in the words of its own sentence."""

from __future__ import annotations

from typing import Final

from helpers.figures.counts import counted_after, is_plural, stops
from helpers.figures.found import Found
from helpers.figures.lexemes import Line
from helpers.vocabulary import words

_STEPS: Final = frozenset({
    "at", "to", "by", "from", "for", "around", "about", "of", "a", "an", "the", "its", "his", "her", "their", "with",
})  # fmt: skip
_PREPOSITIONS: Final = frozenset({"of", "in", "with", "between", "for", "from", "among", "on", "to"})
_LONGEST: Final = 9
_BACK: Final = 8  # figures before one whose noun it may share
_CLAUSE: Final = frozenset({
    ",", ";", ":", "(", ")", "—", "–", "“", "”", '"', ".", "that", "which", "who", "whose", "and", "but", "while",
    "as", "when", "where", "because", "if", "although", "though", "said", "says", "so", "or", "since", "until",
    "after", "before", "than",
})  # fmt: skip
_NO_SUBJECT: Final = frozenset({
    "it", "they", "he", "she", "we", "i", "you", "this", "that", "these", "those", "there", "who", "which", "what",
    "one",
})  # fmt: skip
_MEASURED: Final = frozenset({"money", "percent", "measure", "rate", "ratio", "duration", "age"})


def measures(line: Line, found: list[Found]) -> None:
    """Say of every figure what it measures, by the first rule that fits; otherwise it stays empty."""
    for at, here in enumerate(found):
        if here.kind == "count":
            here.measure = things_counted(line, here) or noun_before(line, here)
        elif here.kind in _MEASURED:
            here.measure = (
                whole_of_a_share(line, here)
                or owned(line, here)
                or same_with_another(line, here, found[max(0, at - _BACK) : at])
                or noun_before(line, here)
                or subject(line, here)
                or noun_behind(line, here)
            )


def things_counted(line: Line, here: Found) -> str:
    """The counted thing with what was done to it: ``people killed`` for ``killed 257 people``."""
    verb = ""
    place = here.first - 1
    skipped = len(here.hedge.split()) + len(here.modifier.split())
    place -= skipped
    before, after = line.low(place), _behind_count(line, here)
    if before.endswith(("ed", "ing")) and len(before) > 4 and line.kind(place) == "word":
        verb = line.text(place)
    elif line.low(after) in ("were", "was", "been", "are", "being") or line.low_span(after, after + 1) in _PASSIVES:
        place = after + 1 + (line.low_span(after, after + 1) in _PASSIVES)
        if line.low(place).endswith(("ed", "en", "ead")) and line.low(place) != "been":
            verb = line.text(place)
    elif line.low(after) in ("died", "killed", "injured", "wounded", "dead", "arrested", "missing", "displaced"):
        verb = line.text(after)
    return f"{here.counted} {verb}".strip() if here.counted or verb else ""


_PASSIVES: Final = frozenset({"have been", "had been", "has been", "to be", "were being", "are being", "will be"})


def _behind_count(line: Line, here: Found) -> int:
    """The place behind a count and what it counts."""
    places = counted_after(line, here.last, one=here.value == 1) if here.counted else None
    return places[1] + 1 if places else here.last + 1


def whole_of_a_share(line: Line, here: Found) -> str:
    """What a share is a share of: ``80% of Vietnam’s arms imports``, ``a third of voters``."""
    if here.kind not in ("percent", "ratio") or line.low(here.last + 1) != "of":
        return ""
    return _phrase(line, here.last + 2)


def owned(line: Line, here: Found) -> str:
    """A figure inside its noun phrase: ``Vietnam’s $175 billion trade with China``."""
    if here.kind not in ("money", "percent", "measure") or line.kind(here.last + 1) != "word":
        return ""
    behind = _phrase(line, here.last + 1)
    owner = line.text(here.first - 1) if line.low(here.first - 1).endswith(("’s", "'s")) else ""
    return f"{owner} {behind}" if owner and behind else ""


def same_with_another(line: Line, here: Found, before: list[Found]) -> str:
    """A figure whose noun was said before: ``… trade with China and $123 billion with the United States``."""
    link = line.low(here.last + 1)
    if link not in ("with", "for", "from") or here.kind != "money":
        return ""
    for other in reversed(before):
        if other.kind == here.kind and other.unit == here.unit and other.measure:
            kept = []
            for word in other.measure.split():
                if word.lower() in ("with", "between", "for", "from", "to"):
                    break
                kept.append(word)
            return " ".join([*kept, _phrase(line, here.last + 1)]) if kept else ""
    return ""


def subject(line: Line, here: Found) -> str:
    """The subject of a verb of level or change: ``Trade between the two countries stood at $3.5 billion``.

    Of a change the verb is part of what is measured (``sales rose`` 4%), of a level it is not (``sales rose to`` $5m).
    """
    place = here.first - 1 - len(here.hedge.split()) - len(here.modifier.split())
    to = False
    for _ in range(3):
        if line.low(place) not in _STEPS:
            break
        to = to or line.low(place) in ("to", "at")
        place -= 1
    word = line.low(place)
    if word not in words("level_verbs") and word not in words("change_verbs"):
        return ""
    named = _subject_before(line, place)
    if not named:
        return ""
    return f"{named} {line.text(place)}" if word in words("change_verbs") and not to else named


def _subject_before(line: Line, verb: int) -> str:
    last = verb - 1
    while last >= 0 and line.low(last) in _HELPERS:
        last -= 1
    first = last
    while first > 0 and last - first < _LONGEST and line.low(first - 1) not in _CLAUSE:
        first -= 1
    if line.low(first) == "and" or first > last or last < 0 or line.kind(last) == "mark":
        return ""
    joined = _over_and(line, first)
    first = joined
    while first <= last and line.low(first) in ("in", "but", "so", "meanwhile", "also", "the", "a", "an", "its", "by"):
        first += 1
    if (
        first > last
        or line.low(first) in _NO_SUBJECT
        or not any(line.kind(at) == "word" for at in range(first, last + 1))
    ):
        return ""
    return line.as_it_stands(first, last)


def _over_and(line: Line, first: int) -> int:
    """The beginning of ``trade between Russia and Vietnam``: the "and" of a pair is no break."""
    if line.low(first - 1) != "and":
        return first
    for place in range(first - 2, max(-1, first - 7), -1):
        if line.low(place) in _CLAUSE:
            return first
        if line.low(place) == "between":
            while place > 0 and first - place < 2 * _LONGEST and line.low(place - 1) not in _CLAUSE:
                place -= 1
            return place
    return first


_HELPERS: Final = frozenset({
    "has", "have", "had", "will", "would", "could", "may", "might", "can", "should", "now", "still", "also", "then",
    "already", "currently",
})  # fmt: skip


_EXTENTS: Final = frozenset({"long", "wide", "high", "tall", "deep", "away", "thick", "across", "apart", "off"})


def noun_before(line: Line, here: Found) -> str:
    """The noun before ``of``: ``a population of 5.5 million``, ``a net loss of $8 million``, ``a depth of 10 km``."""
    place = here.first - 1 - len(here.hedge.split()) - len(here.modifier.split())
    if line.low(place) != "of" or line.low(place - 1) in stops() or line.kind(place - 1) != "word":
        return ""
    first = place - 1
    while first > 0 and place - first < 4 and line.kind(first - 1) == "word" and line.low(first - 1) not in stops():
        first -= 1
    return line.as_it_stands(first, place - 1)


def noun_behind(line: Line, here: Found) -> str:
    """What follows the figure: ``a $5 million reward``, ``a 25% tax on imports``, ``$3.6 billion in sales``."""
    place = here.last + 1
    if here.kind in ("duration", "age", "ratio"):
        return ""
    if line.low(place) in ("in", "of") and here.kind in ("money", "measure"):
        behind = _phrase(line, place + 1)
        return behind if behind and not behind[0].isdigit() and line.text(place + 1).islower() else ""
    stops_here = line.low(place) in stops() or line.low(place) in _EXTENTS
    return _phrase(line, place) if line.kind(place) == "word" and not stops_here else ""


def _phrase(line: Line, first: int) -> str:
    """A noun phrase that begins at a place, with one phrase of preposition behind it: ``trade with China``."""
    place, prepositions = first, 0
    while place < first + _LONGEST:
        word = line.low(place)
        if word in _PREPOSITIONS and prepositions < 1 and (place == first or word != "to"):
            prepositions += 1
        elif word in _ARTICLES or (line.text(place) in ("-", "&") and place > first):
            pass
        elif line.kind(place) != "word" or word in stops() or (word.endswith("ed") and is_plural(line.text(place - 1))):
            break
        place += 1
    last = place - 1
    while last >= first and (
        line.low(last) in _PREPOSITIONS or line.low(last) in _ARTICLES or line.kind(last) != "word"
    ):
        last -= 1
    while first <= last and line.low(first) in ("the", "a", "an"):
        first += 1
    return line.as_it_stands(first, last) if first <= last else ""


_ARTICLES: Final = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "all"})
