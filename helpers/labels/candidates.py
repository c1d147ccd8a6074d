"""Words that may name somebody or something: small rules, each with the stretch it looks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, Literal

from helpers.labels.heads import (
    LONGEST,
    compound,
    event_nouns,
    is_event,
    is_head,
    is_somebody,
    over_ing,
    phrase_left,
    with_its_object,
)
from helpers.model import Article, Candidate
from helpers.quotes.lexicon import verbs
from helpers.quotes.phrases import simple_right
from helpers.quotes.plain import is_quoted, quoted_stretches, tagged_sentences
from helpers.quotes.unit import Unit, Units, is_glued, letter, low
from helpers.sources.runs import is_function_word
from helpers.sources.words import source_words

Kind = Literal["actor", "event"]
Found = tuple[int, int, Kind]
"""The first unit of a stretch, the one after its last, and what it may name."""
Rule = Callable[[Units, int], Found | None]

_MARKS: Final = frozenset(("’", "”", "'", '"', "s", "-"))
_OPEN_MARKS: Final = frozenset(("“", '"', "‘"))
_NAMING: Final = frozenset(("call", "dub", "label", "brand", "term", "describe", "denounce", "deem", "condemn", "hail"))


def find_candidates(article: Article) -> tuple[Candidate, ...]:
    """Every stretch of the zones that are read that may name somebody or something, in reading order.

    Where several rules find one head, the longest stretch counts.

    Note:
        Suggestions only. They miss what is named by a verb (``invaded``) or by a picture (``a wall of water``), and
        take a meeting for an event worth a name although nobody gives it another.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("Ann Lee, a senior judge, praised the mutual defence pact and the Karsk mayor.")
        >>> [(it.label, it.kind, it.rule) for it in find_candidates(article)][1:3]
        [('senior judge', 'actor', 'apposition'), ('mutual defence pact', 'event', 'noun_for_an_event')]
    """
    quoted, sentences = quoted_stretches(article), list(tagged_sentences(article))
    inside = {unit.text for units in sentences for place, unit in enumerate(units) if not _opens(units, place)}
    found = []
    for units in sentences:
        kept = [(one, rule) for place in range(len(units)) for one, rule in _by_first_rule(units, place)]
        for one, rule in _outermost(kept):
            first = units[one[0]].text
            if rule != name_with_a_title.__name__ or one[1] > one[0] + 1 or first in inside or first in _upper_places():
                found.append(_candidate(article, units, one, rule, quoted))
    return tuple(found)


def _opens(units: Units, place: int) -> bool:
    """Whether a capital at a place tells nothing: it opens the sentence or a quotation."""
    return place == 0 or letter(units, place - 1) in (*_OPEN_MARKS, ":")


@cache
def _upper_places() -> frozenset[str]:
    return frozenset(word.capitalize() for word in source_words("places"))


def _by_first_rule(units: Units, place: int) -> Iterator[tuple[Found, str]]:
    for rule in RULES:
        found = rule(units, place)
        if found and found[1] - found[0] <= LONGEST:
            yield found, rule.__name__
            return


def _outermost(found: list[tuple[Found, str]]) -> Iterator[tuple[Found, str]]:
    """The stretches that lie in no other of their kind."""
    kept: list[tuple[Found, str]] = []
    for one, rule in sorted(found, key=lambda it: (it[0][0], -it[0][1])):
        inside = any(one[2] == old[2] and one[1] <= old[1] and old[0] <= one[0] for old, _ in kept[-4:])
        if not inside:
            kept.append((one, rule))
    return iter(kept)


def _candidate(
    article: Article, units: list[Unit], found: Found, rule: str, quoted: tuple[tuple[int, int], ...]
) -> Candidate:
    first, last, kind = found
    while last > first + 1 and units[last - 1].text in _MARKS:
        last -= 1
    start, end = units[first].start, units[last - 1].end
    bare = _without_opener(units, first, last)
    label = " ".join(article.text[units[bare].start : end].split()).replace("“", "").replace("”", "")
    inside = is_quoted(quoted, units[bare].start)
    return Candidate(start, end, article.text[start:end], kind, label, inside, rule)


def _without_opener(units: Units, first: int, last: int) -> int:
    """Past ``the``, ``its``, ``Russia’s``, and a mark."""
    here = first
    for place in range(first, last - 1):
        if letter(units, place) == "I":
            break
        if letter(units, place) == "s":
            here = place + 1
    while here < last - 1 and letter(units, here) in ("D", *_OPEN_MARKS):
        here += 1
    return here


def noun_for_an_event(units: Units, place: int) -> Found | None:
    """A noun of the list ``event_nouns`` with what describes it: ``a mutual defence pact``."""
    if low(units, place) == "event" and low(units, place + 1) == "of":
        return None  # "in the event of war" is no event
    whole = compound(units, place) in event_nouns()
    if not whole and (letter(units, place) not in ("N", "v", "K", "E", "Y") or not is_head(units, place, is_event)):
        return None
    return phrase_left(units, place), with_its_object(units, place + 1), "event"


def what_it_is_called(units: Units, place: int) -> Found | None:
    """What comes after a verb of naming: ``called it “a man-made disaster”``, ``that critics call a sell-off``."""
    verb = verbs().get(low(units, place))
    if verb is None or verb.lemma not in _NAMING or letter(units, place) not in ("V", "E", "K", "G", "v"):
        return None
    first = simple_right(units, place + 1, len(units))
    here = first + (low(units, first) == "as")
    here += letter(units, here) == "D" and letter(units, here + 1) in _OPEN_MARKS
    here += letter(units, here) in _OPEN_MARKS
    after = simple_right(units, here, len(units))
    if after > here and first > place + 1:
        return here, with_its_object(units, after), _kind(units, after - 1)
    relative = any(letter(units, back) in ("T", "W") for back in range(max(0, place - 4), place))
    return (
        (place + 1, with_its_object(units, first), _kind(units, first - 1)) if relative and first > place + 1 else None
    )


def _kind(units: Units, head: int) -> Kind:
    return "actor" if is_somebody(units, head) else "event"


def name_with_a_title(units: Units, place: int) -> Found | None:
    """Words with a capital, and what somebody is called before them: ``party chief Trong``."""
    if not _is_named(units, place) or _is_named(units, place - 1) or is_glued(units, place - 1):
        return None
    last = place + 1
    while _is_named(units, last) or (is_glued(units, last) and letter(units, last + 1) == "P"):
        last += 1
    first = place
    while letter(units, first - 1) == "N" and units[first - 1].text[:1].islower():
        first -= 1
    if not any(is_somebody(units, at) for at in range(first, place)):
        return place, last, "actor"
    return phrase_left(units, first), last, "actor"


def _is_named(units: Units, place: int) -> bool:
    """Whether a word is part of a name: its letter says so, or it is a place that looks like a verb (*Beijing*)."""
    if letter(units, place) == "P":
        return not is_function_word(units[place].text)
    if low(units, place) == "to" and units[place].text == "To" and letter(units, place + 1) == "P":
        return not _opens(units, place)
    return letter(units, place) == "G" and low(units, place) in source_words("places")


def apposition(units: Units, place: int) -> Found | None:
    """What stands between commas after a name and says what it is: ``Vietnam, | a major global manufacturing hub``."""
    if letter(units, place - 1) != "," or letter(units, place - 2) != "P":
        return None
    if letter(units, place) not in ("D", "N", "A"):
        return None
    here = place + (letter(units, place) == "A")
    after = over_ing(units, simple_right(units, here, len(units)))
    if after == here or letter(units, after - 1) in ("Y", "#") or letter(units, after) in ("V", "X", "E", "M", "C"):
        return None
    nouns = [at for at in range(here, after) if units[at].tag == "N" and units[at].text.islower()]
    named = letter(units, place) == "D" or any(is_somebody(units, at) for at in nouns)
    return (place, with_its_object(units, after), "actor") if nouns and named else None


def somebody_without_a_name(units: Units, place: int) -> Found | None:
    """A noun for a person or a body with ``the``, ``a`` or an owner: ``the Russian leader``, ``his host``."""
    if letter(units, place) not in ("N", "v", "P") or not is_head(units, place, is_somebody):
        return None
    first = phrase_left(units, place)
    opened = letter(units, first) in ("D", "s", "P")
    return (first, place + 1, "actor") if opened else None


RULES: Final[tuple[Rule, ...]] = (
    noun_for_an_event, what_it_is_called, apposition, name_with_a_title, somebody_without_a_name,
)  # fmt: skip
