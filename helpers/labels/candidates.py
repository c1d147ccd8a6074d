"""Words that may name somebody or something: small rules, each with the stretch it looks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, Literal

from helpers.model import Article, Candidate
from helpers.quotes.lexicon import verbs
from helpers.quotes.phrases import simple_right
from helpers.quotes.plain import is_quoted, quoted_stretches, tagged_sentences
from helpers.quotes.unit import Unit, Units, is_glued, letter, low
from helpers.sources.runs import is_function_word
from helpers.sources.words import singular, source_words
from helpers.vocabulary import words

Kind = Literal["actor", "event"]
Found = tuple[int, int, Kind]
"""The first unit of a stretch, the one after its last, and what it may name."""
Rule = Callable[[Units, int], Found | None]

_NAMES_IT: Final = frozenset(("N", "P", "#", "s", "$", "£", "€", "’"))
_MAY_DESCRIBE: Final = frozenset(("K", "E", "G", "A", "v", "I"))
_MARKS: Final = frozenset(("’", "”", "'", '"', "s", "-"))
_OPEN_MARKS: Final = frozenset(("“", '"', "‘"))
_LONGEST: Final = 12  # units of a label
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
        if found and found[1] - found[0] <= _LONGEST:
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
    compound = _compound(units, place) in _events()
    if not compound and (
        letter(units, place) not in ("N", "v", "K", "E", "Y") or not _is_head(units, place, _is_event)
    ):
        return None
    return _left(units, place), _of_what(units, place + 1), "event"


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
        return here, _of_what(units, after), _kind(units, after - 1)
    relative = any(letter(units, back) in ("T", "W") for back in range(max(0, place - 4), place))
    return (place + 1, _of_what(units, first), _kind(units, first - 1)) if relative and first > place + 1 else None


def _kind(units: Units, head: int) -> Kind:
    return "actor" if _is_somebody(units, head) else "event"


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
    if not any(_is_somebody(units, at) for at in range(first, place)):
        return place, last, "actor"
    return _left(units, first), last, "actor"


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
    after = _over_ing(units, simple_right(units, here, len(units)))
    if after == here or letter(units, after - 1) in ("Y", "#") or letter(units, after) in ("V", "X", "E", "M", "C"):
        return None
    nouns = [at for at in range(here, after) if units[at].tag == "N" and units[at].text.islower()]
    named = letter(units, place) == "D" or any(_is_somebody(units, at) for at in nouns)
    return (place, _of_what(units, after), "actor") if nouns and named else None


def _over_ing(units: Units, after: int) -> int:
    """``a major global manufacturing hub``: the index after a noun that follows a word in -ing."""
    goes_on = letter(units, after) == "G" and letter(units, after + 1) == "N"
    return simple_right(units, after + 1, len(units)) if goes_on else after


def somebody_without_a_name(units: Units, place: int) -> Found | None:
    """A noun for a person or a body with ``the``, ``a`` or an owner: ``the Russian leader``, ``his host``."""
    if letter(units, place) not in ("N", "v", "P") or not _is_head(units, place, _is_somebody):
        return None
    first = _left(units, place)
    opened = letter(units, first) in ("D", "s", "P")
    return (first, place + 1, "actor") if opened else None


RULES: Final[tuple[Rule, ...]] = (
    noun_for_an_event, what_it_is_called, apposition, name_with_a_title, somebody_without_a_name,
)  # fmt: skip


def _is_head(units: Units, place: int, test: Callable[[Units, int], bool]) -> bool:
    """Whether a noun ends its phrase and passes a test: not ``defence`` in ``defence pact``."""
    after = place + 1
    goes_on = letter(units, after) in ("N", "s") or (letter(units, after) == "-" and is_glued(units, after))
    return not goes_on and test(units, place)


def _compound(units: Units, place: int) -> str:
    """A word with a hyphen, whole: ``sell-off``; empty where there is none."""
    if place >= 2 and letter(units, place - 1) == "-" and is_glued(units, place - 1):
        return f"{low(units, place - 2)}-{low(units, place)}"
    return ""


@cache
def _events() -> frozenset[str]:
    both = {
        *words("event_nouns"),
        *(word.replace("ise", "ize").replace("isation", "ization") for word in words("event_nouns")),
    }
    return frozenset({*both, "program"})


def _is_event(units: Units, place: int) -> bool:
    return units[place].text[:1].islower() and (
        low(units, place) in _events() or singular(low(units, place)) in _events()
    )


@cache
def _people() -> frozenset[str]:
    lists = ("person", "spokespeople", "office", "men", "women", "institution")
    return frozenset().union(*map(source_words, lists)) | words("label_nouns")


def _is_somebody(units: Units, place: int) -> bool:
    return units[place].text[:1].islower() and singular(low(units, place)) in _people()


def _left(units: Units, head: int) -> int:
    """Where the phrase of a noun begins: over what describes it, to ``the`` or an owner."""
    here = head
    while here > 0 and head - here < _LONGEST:
        tag = letter(units, here - 1)
        if tag == "-" and is_glued(units, here - 1):
            here -= 2
        elif (
            tag in _NAMES_IT
            or (tag == "Y" and letter(units, here) == "s")
            or (tag in _MAY_DESCRIBE and _describes(units, here - 1))
        ):
            here -= 1
        elif tag == "D":
            here -= 1
            break
        else:
            break
    while here < head and letter(units, here) in ("’", "-", "s"):
        here += 1
    return here


def _describes(units: Units, place: int) -> bool:
    """``the | newly installed | president``: a participle or adverb after ``the``, or glued: ``man-made``."""
    return (letter(units, place - 1) in ("D", "s", "A") and letter(units, place) != "I") or is_glued(units, place - 1)


def _of_what(units: Units, after: int) -> int:
    """The index after ``of aggression``, ``in Ukraine``, ``against Ukraine``: what the thing is about or where."""
    here = after
    while True:
        word, tag = low(units, here), letter(units, here + 1)
        if word == "of" or (word in ("in", "against", "on", "over") and tag == "P"):
            end = simple_right(units, here + 1, len(units))
            if end > here + 1:
                here = end
                continue
        return here
