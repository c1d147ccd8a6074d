"""A paragraph as the rules see it: sentences whose quotations are one unit each, and words with what they do.

A light tagger, in named steps: first what a word can be, from lists and its shape, then what stands around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from helpers.model import READ_ZONES, Article, Token
from helpers.quotes.lexicon import function_words, nouns_too, verbs
from helpers.quotes.marks import Marked, find_marked
from helpers.vocabulary import words as word_list

# What a unit does in its sentence; one letter each, so that rules read as patterns.
#   D determiner  N noun or adjective  P name  R pronoun as subject  O pronoun as object  I preposition  C and, or
#   B but  S subordinator  T that  W who, which  X be, have, do  M modal  V finite verb  G -ing  K participle
#   E -ed, past or participle  A adverb  Z to  s possessive  # number  Y day or time  Q quotation  other: the mark
Offsets = tuple[int, int]

_LINE: Final = re.compile(r"\S[^\n\r\u2028\u2029\x0b\x0c]*(?<!\s)")
_WIDEST: Final = 110  # characters of a line that was broken for layout


@dataclass(slots=True)
class Unit:
    """A word, a mark or a whole quotation, and what it does in its sentence."""

    start: int
    end: int
    text: str
    low: str
    tag: str
    stretch: Marked | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence with its quotations whole: sentences that a quotation joins are one.

    Attributes:
        units: its words, marks and quotations.
        start: where it begins.
        end: where it ends.
        paragraph: number of its paragraph.
        first: whether it is the first of its paragraph.
    """

    units: tuple[Unit, ...]
    start: int
    end: int
    paragraph: int
    first: bool


def find_paragraphs(article: Article) -> tuple[Offsets, ...]:
    """The paragraphs of the zones that are read: zones, or their lines where a zone holds several paragraphs."""
    found: list[Offsets] = []
    for zone in article.zones:
        if zone.kind in READ_ZONES:
            lines = [(line.start() + zone.start, line.end() + zone.start) for line in _LINE.finditer(zone.text)]
            found += [(zone.start, zone.end)] if _is_wrapped(lines) else lines
    return tuple(found)


def _is_wrapped(lines: list[Offsets]) -> bool:
    """Whether line breaks are only layout: lines of much the same, moderate length."""
    lengths = [end - start for start, end in lines]
    return len(lines) >= 2 and max(lengths) <= _WIDEST and min(lengths[:-1]) >= _WIDEST // 3


def find_segments(article: Article) -> Iterator[tuple[Segment, ...]]:
    """The segments of each paragraph that is read, paragraph by paragraph."""
    starts = [token.start for token in article.tokens]
    sentences = [(sentence.start, sentence.end) for sentence in article.sentences]
    ends = [end for _, end in sentences]
    for number, (start, end) in enumerate(find_paragraphs(article)):
        inside: list[Offsets] = []
        for place in range(bisect_right(ends, start), len(sentences)):
            if sentences[place][0] >= end:
                break
            inside.append((max(start, sentences[place][0]), min(end, sentences[place][1])))
        marked = find_marked(article.text, start, end)
        yield tuple(_segments(article, number, inside, _outermost(marked), starts))


def _outermost(marked: Sequence[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for found in marked:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


def _segments(
    article: Article, paragraph: int, sentences: list[Offsets], marked: list[Marked], starts: list[int]
) -> Iterator[Segment]:
    edges = _joined(sentences, marked)
    place = 0
    for number, (start, end) in enumerate(edges):
        tokens = article.tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        while place < len(marked) and marked[place].end <= start:
            place += 1
        inside = place
        while inside < len(marked) and marked[inside].start < end:
            inside += 1
        units = tag(list(_units(article.text, tokens, marked[place:inside])))
        if units:
            yield Segment(tuple(units), start, end, paragraph, number == 0)


def _joined(sentences: list[Offsets], marked: list[Marked]) -> list[Offsets]:
    """The edges of sentences, joined where a quotation goes over an edge."""
    edges: list[Offsets] = []
    place = 0
    for start, end in sentences:
        while place < len(marked) and marked[place].end <= start:
            place += 1
        crossed = place < len(marked) and marked[place].start < start
        if edges and crossed:
            edges[-1] = (edges[-1][0], end)
        else:
            edges.append((start, end))
    return edges


def _units(text: str, tokens: Sequence[Token], marked: Sequence[Marked]) -> Iterator[Unit]:
    place, until = 0, -1
    waiting: Unit | None = None
    for number, token in enumerate(tokens):
        if token.start < until:
            continue
        while place < len(marked) and marked[place].end <= token.start:
            place += 1
        if place < len(marked) and marked[place].start <= token.start:
            found = marked[place]
            until = found.end
            if waiting is not None:
                yield waiting
                waiting = None
            yield Unit(found.start, found.end, text[found.start : found.end], "", "Q", found)
        elif waiting is not None and token.text == "." and _shortens(waiting, tokens, number):
            waiting.end, waiting.text, waiting.low = token.end, waiting.text + ".", waiting.low + "."
            continue
        else:
            if waiting is not None:
                yield waiting
            waiting = Unit(token.start, token.end, token.text, token.text.replace("’", "'").lower(), token.kind)
            continue
    if waiting is not None:
        yield waiting


def _shortens(word: Unit, tokens: Sequence[Token], stop: int) -> bool:
    """Whether a full stop belongs to an abbreviation: ``Mr.``, ``J.``, or a small letter or number follows."""
    if tokens[stop].start != word.end or stop + 1 >= len(tokens):
        return False
    after = tokens[stop + 1].text[:1]
    known = word.text in word_list("titles") or word.text in word_list("before_number") or len(word.text) == 1
    return known or after.islower() or after.isdigit() or after == "," or (after.isupper() and word.text[:1].isupper())


_LISTS: Final = (
    ("D", "determiners"), ("R", "subject_pronouns"), ("O", "object_pronouns"), ("C", "conjunctions"),
    ("B", "adversatives"), ("W", "relatives"), ("X", "be"), ("X", "have"), ("X", "do"), ("M", "modals"),
    ("S", "subordinators"), ("I", "prepositions"), ("A", "adverbs"),
)  # fmt: skip
_NOT_ADVERBS: Final = frozenset(
    "family ally supply reply assembly july italy bully belly jelly rally monopoly anomaly friendly early daily weekly monthly"
    " yearly likely unlikely only elderly costly deadly lovely lonely ugly silly holy homily folly lily fly apply imply".split()
)


def tag(units: list[Unit]) -> list[Unit]:
    """Give every unit its letter."""
    headline = _is_headline(units)
    for place, unit in enumerate(units):
        if unit.tag != "Q":
            unit.tag = _by_itself(unit, first=place == 0 or headline)
    for place in range(len(units)):
        _by_neighbours(units, place)
    for place, unit in enumerate(units):
        if unit.tag == "Q" and is_name_of_a_work(units, place):
            unit.tag = "N"
    return units


def _is_headline(units: Sequence[Unit]) -> bool:
    """Whether nearly all longer words begin with a capital, so that capitals tell nothing."""
    longer = [unit for unit in units if unit.tag == "word" and len(unit.text) > 3]
    lower = [unit for unit in longer if not unit.text[:1].isupper() and unit.low not in function_words("prepositions")]
    return len(longer) >= 4 and not lower


_SMALL: Final = frozenset("a an and at by for from in is it of on or the to with vs".split())


def is_name_of_a_work(units: Sequence[Unit], place: int) -> bool:
    """``the film “Gone”``, ``on CNN’s “State of the Union”``, ``Robert “Bobby” Scott``: a name, nobody's words."""
    unit = units[place]
    words = unit.text.strip("\"“”‘’'«»„` .,").split()
    capital = bool(words) and all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL for word in words)
    if not capital or len(words) > 8 or unit.text.rstrip("\"”’'»` ")[-1:] in "?!—":
        return False
    before, after = units[place - 1] if place else None, units[place + 1] if place + 1 < len(units) else None
    if (before and before.low in function_words("works")) or (after and after.low in function_words("works")):
        return True
    if len(words) == 1 and words[0].islower() is False and before and after and before.tag == after.tag == "P":
        return True
    hung = before is not None and (before.tag in ("s", "D") or before.low in ("on", "of", "in", "from"))
    return (
        hung
        and (len(words) >= 2 or before is not None and before.tag == "s")
        and words[0][:1].isupper()
        and before is not None
        and before.low not in ("a", "an", "her", "his")
    )


def _by_itself(unit: Unit, *, first: bool) -> str:
    low = unit.low
    if unit.tag == "mark":
        return {"—": "-", "–": "-", "―": "-", "--": "-", "...": "…", "[": "(", "]": ")"}.get(unit.text, unit.text[:1])
    if unit.tag == "number":
        return "#"
    if low == "that":
        return "T"
    if low == "to":
        return "Z"
    if low == "'s":
        return "s"
    if low in ("'re", "'m", "'ve", "'ll", "'d"):
        return "X" if low in ("'re", "'m", "'ve") else "M"
    capital = unit.text[:1].isupper()
    if capital and not first and low in function_words("times"):
        return "Y"
    if not capital or first or unit.text.isupper():
        for letter, name in _LISTS:
            if low in function_words(name) and not (
                unit.text in ("US", "IT", "WHO", "May", "Will", "Mark") and capital
            ):
                return letter
    if low in function_words("times"):
        return "Y"
    if capital and not first:
        return "D" if low == "the" else "P"
    if first and capital and low not in verbs() and not low.endswith(("ly", "ing", "ed")):
        return "P"
    return _lower_case(low)


def _lower_case(low: str) -> str:
    verb = verbs().get(low)
    if verb and low not in _ING_NOUNS:
        if "ing" in verb.forms:
            return "G"
        if "past" in verb.forms or "participle" in verb.forms:
            if "past" not in verb.forms:
                return "K"
            if low in nouns_too():
                return "v"
            return "E" if "participle" in verb.forms else "V"
        return "v" if low in nouns_too() or "base" in verb.forms else "V"
    if low.endswith("ly") and low not in _NOT_ADVERBS:
        return "A"
    if low.endswith("ing") and len(low) > 5 and low not in _ING_NOUNS:
        return "G"
    if low.endswith("ed") and len(low) > 4 and low not in _ED_NOUNS:
        return "E"
    return "N"


_ING_NOUNS: Final = frozenset(
    "during nothing something anything everything morning evening building spring string king wing ring thing things meeting"
    " hearing briefing ceiling wedding housing funding training filing ruling polling voting gathering setting".split()
)
_ED_NOUNS: Final = frozenset(
    "hundred kindred sacred naked wicked indeed exceed proceed succeed embed shed bed speed seed need feed weed breed greed".split()
)
_NP_OPENERS: Final = "DRPOTZWQ#"


def _by_neighbours(units: list[Unit], place: int) -> None:
    """What a word is that can be several things, from the words beside it."""
    unit = units[place]
    before = units[place - 1].tag if place else ""
    after = units[place + 1].tag if place + 1 < len(units) else ""
    low_before = units[place - 1].low if place else ""
    if unit.tag == "Y" and before == "P" and after != "#" and unit.low in ("may", "april", "june", "august", "march"):
        unit.tag = "P"
    elif unit.tag == "v":
        unit.tag = _verb_or_noun(units, place, before, after)
    elif unit.tag in "EV" and before in ("D", "s") and unit.tag == "E":
        unit.tag = "N"
    elif (
        unit.tag == "E"
        and before == "X"
        or (unit.tag == "E" and before == "A" and place > 1 and units[place - 2].tag == "X")
    ):
        unit.tag = "K"
    elif unit.tag == "G" and before in ("D", "s"):
        unit.tag = "N"
    elif unit.tag == "A" and unit.low in ("first", "last", "next") and before in ("D", "s"):
        unit.tag = "N"
    elif unit.tag == "Z" and after == "N" and _is_unknown_verb(units, place + 1):
        units[place + 1].tag = "V"
    elif (
        unit.tag == "Z"
        and after in ("D", "P", "N", "O", "R", "#", "Y", "W", "s")
        and not _may_be_base(units, place + 1)
    ):
        unit.tag = "I"
    elif unit.tag == "s":
        _possessive_or_is(units, place, before, after)
    elif (
        unit.tag == "S"
        and unit.low in ("after", "before", "since", "than", "so", "as")
        and not _clause_follows(units, place)
    ):
        unit.tag = "I" if unit.low != "so" else "A"
    elif (
        unit.tag == "I"
        and unit.low in ("until", "till", "for", "as")
        and unit.low != "for"
        and _clause_follows(units, place)
    ):
        unit.tag = "S"
    elif unit.tag == "T" and (before in ("I", "Z") or low_before in ("all",)) and low_before not in ("in", "except"):
        unit.tag = "R" if after in ("V", "X", "M", "E", ",", ".") else "D"
    elif (
        unit.tag == "D"
        and not (after == "E" and place + 2 < len(units) and units[place + 2].tag in ("N", "P", "E"))
        and unit.low
        in (
            "this",
            "these",
            "those",
            "all",
            "some",
            "many",
            "most",
            "few",
            "several",
            "both",
            "another",
            "either",
            "neither",
            "her",
            "his",
            "more",
            "much",
            "each",
            "any",
        )
        and after in ("V", "X", "M", "E", "A", "v", ",", ".", "", "I", "W", "Z")
    ):
        if unit.low not in ("her", "his") or after in (",", ".", "", "I", "Z", "T"):
            unit.tag = "O" if unit.low in ("her",) else "R"
    elif unit.tag == "N" and place == 0:
        unit.tag = "N"


def _is_unknown_verb(units: Sequence[Unit], place: int) -> bool:
    """``to deepen the ties``: a word after ``to`` with a noun phrase of its own is a verb."""
    low = units[place].low
    after = units[place + 1].tag if place + 1 < len(units) else ""
    return not low.endswith("s") and (after in ("D", "O", "T") or low.endswith(("ise", "ize", "ify")))


def _may_be_base(units: Sequence[Unit], place: int) -> bool:
    verb = verbs().get(units[place].low)
    return verb is not None and "base" in verb.forms and not units[place].text[:1].isupper()


def _verb_or_noun(units: Sequence[Unit], place: int, before: str, after: str) -> str:
    """A base form or form in -s that can be a noun as well."""
    unit = units[place]
    verb = verbs()[unit.low]
    base = "base" in verb.forms
    noun = unit.low in nouns_too()
    if before in ("Z", "M") or (before == "A" and place > 1 and units[place - 2].tag in ("M", "Z")):
        return "V"
    if base and before == "X" and units[place - 1].low in function_words("do"):
        return "V"
    if before in ("R", "W"):
        return (
            "V"
            if base == (_is_plural_pronoun(units[place - 1].low)) or before == "W" or "past" in verb.forms
            else ("V" if not noun else "N")
        )
    if before in ("D", "s", "I") and noun:
        return "N"
    if not noun:
        return "N" if before in ("D", "s") or (base and before in ("G", "V", "E", "K", "I")) else "V"
    opens = after in _NP_OPENERS or after in ("G", "O")
    last = after in ("", ".", ",") and units[0].tag == "Q" and ("past" in verb.forms or not base)
    last = last or (after == ":" and not base)
    if before in ("N", "P", "A", "Y", ")") and (opens or last):
        plural = _is_plural(units[place - 1].low) or (place > 1 and units[place - 2].tag == "C")
        if before in ("N", "P") and plural != base and "past" not in verb.forms:
            return "N"
        return "V"
    if place == 0 and opens:
        return "V"
    if before in ("C", "B") and opens and after != "#":
        return "V"
    return "N"


def _is_plural(low: str) -> bool:
    return (low.endswith("s") and not low.endswith(("ss", "us", "is"))) or low in ("people", "police", "men", "women")


def _is_plural_pronoun(low: str) -> bool:
    return low in (
        "i",
        "we",
        "you",
        "they",
        "others",
        "both",
        "many",
        "some",
        "these",
        "those",
        "few",
        "several",
        "most",
        "all",
    )


def _possessive_or_is(units: list[Unit], place: int, before: str, after: str) -> None:
    unit = units[place]
    last = units[place + 2].tag if place + 2 < len(units) else ""
    if before in ("R", "T", "W") or after in ("D", "X", "T", "Z", "K"):
        unit.tag = "X"
    elif (after == "G" and last in ("D", "T", "O", "P", "Z")) or (after == "A" and last in ("D", "G", "K")):
        unit.tag = "X"


def _clause_follows(units: Sequence[Unit], place: int) -> bool:
    """Whether a subject and a verb stand before the next comma or mark."""
    for later in range(place + 1, min(place + 12, len(units))):
        letter = units[later].tag
        if letter in ("V", "X", "M"):
            return later > place + 1
        if letter == "E" and later > place + 1 and units[later - 1].tag in ("R", "P", "N"):
            return True
        if letter in (",", ".", ";", ":", "-", "Q", "S", "W", "T"):
            return False
    return False
