"""The passive voice: what is done, and whether the sentence says by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from helpers.model import Article, Passive, Span
from helpers.quotes.lexicon import function_words, verbs
from helpers.quotes.phrases import simple_right
from helpers.quotes.plain import is_quoted, quoted_stretches, tagged_sentences
from helpers.quotes.unit import Unit, Units, letter, low
from helpers.vocabulary import table, words

Rule = Callable[[Units, int], int | None]

_PASSED_OVER: Final = frozenset("A“”‘’\"'")
_GET: Final = frozenset(("get", "gets", "got", "getting", "gotten"))
_DEGREES: Final = frozenset(("very", "so", "too", "quite", "rather", "more", "most", "less", "extremely"))
_FAR: Final = 8  # words after the participle within which "by" is looked for
_AFTER: Final = frozenset(("I", "S", "Z", "T", ".", ",", ";", ":", ")", "-", "”", "’", '"', ""))
"""What follows a participle that has no object: words that go on, and marks."""


def find_passives(article: Article) -> tuple[Passive, ...]:
    """The verbs in the passive voice of an article, in reading order, each with the doer if ``by …`` names one.

    Args:
        article: the article, whose headline, standfirst, body and captions are read.

    Note:
        A suggestion, made by rules that look at a few words. They miss a passive whose *be* stands far from its
        participle or is left out (``nobody should have been``), and participles in front of a noun (``the injured``)
        are not looked for. Without ``by`` the doer may stand in the sentence before; then nothing is hidden. A passive
        is a choice of what to begin with, and no sign that somebody wants to hide something.

    Reference:
        Quirk, Greenbaum, Leech & Svartvik (1985), A Comprehensive Grammar of the English Language, 3.63 to 3.78, on
        passives with and without an agent, and on those that are half adjectives.

    Example:
        >>> from helpers import plain_article
        >>> found = find_passives(plain_article("Shots were fired. He was hit by a stone. She was born in Karsk."))
        >>> [(it.text, it.agent.text if it.agent else "", bool(it.looks_like)) for it in found]
        [('were fired', '', False), ('was hit', 'a stone', False), ('was born', '', True)]
    """
    quoted = quoted_stretches(article)
    headlines = {sentence.start for sentence in article.sentences if sentence.kind == "headline"}
    found = []
    for units in tagged_sentences(article):
        rules = (*RULES, be_left_out) if units and units[0].start in headlines else RULES
        found += list(_passives(article, units, rules, quoted))
    return tuple(found)


def _passives(
    article: Article, units: list[Unit], rules: tuple[Rule, ...], quoted: tuple[tuple[int, int], ...]
) -> Iterator[Passive]:
    for place, unit in enumerate(units):
        if unit.tag not in ("K", "E") and not _one_form(units, place):
            continue
        for rule in rules:
            first = rule(units, place)
            if first is not None:
                by = _agent(units, place)
                start, end = units[first].start, unit.end
                agent = _span(article, units[by[0]].start, units[by[1] - 1].end) if by else None
                doubt = _doubt(units, place, rule, named=agent is not None)
                verb = _span(article, unit.start, end)
                inside = is_quoted(quoted, unit.start)
                yield Passive(start, end, article.text[start:end], verb, agent, doubt, inside, rule.__name__)
                break


def be_and_participle(units: Units, place: int) -> int | None:
    """``was promised``, ``is to be handed``, ``has been widely criticised``: a form of *be*, then a participle."""
    here = _before(units, place)
    if letter(units, here) != "X" or low(units, here) not in function_words("be") or not _is_participle(units, place):
        return None
    while True:
        before = _before(units, here)
        if letter(units, before) in ("X", "M", "Z") and before < here:
            here = before
        else:
            return here


def get_and_participle(units: Units, place: int) -> int | None:
    """``got arrested``, ``get paid``: *get* in the place of *be*."""
    here = _before(units, place)
    return here if low(units, here) in _GET and _is_participle(units, place) else None


def participle_and_by(units: Units, place: int) -> int | None:
    """``embraced by Kim``, ``a phrase coined by Trong``: no *be*, but ``by`` and a doer right after."""
    right = low(units, place + 1) == "by" and letter(units, place - 1) not in ("R", "X")
    return place if right and _is_participle(units, place) and _agent(units, place) else None


def participle_after_if(units: Units, place: int) -> int | None:
    """``if attacked``, ``when asked``, ``unless stopped``: *be* and the subject are left out."""
    opens = low(units, place - 1) in ("if", "when", "unless", "once", "until", "whenever")
    return place if opens and letter(units, place + 1) in _AFTER and _is_participle(units, place) else None


def shares_its_be(units: Units, place: int) -> int | None:
    """``was arrested and charged``: the second participle has the *be* of the first."""
    here = _before(units, place)
    joined = letter(units, here) == "C" and letter(units, here - 1) == "K" and letter(units, place + 1) in _AFTER
    passive = joined and be_and_participle(units, here - 1) is not None
    return place if passive and _is_participle(units, place) else None


def be_left_out(units: Units, place: int) -> int | None:
    """``Mayor accused of fraud``, in a headline: *be* is left out."""
    subject = letter(units, place - 1) in ("N", "P", "#", "’", "”", "I")
    alone = letter(units, place + 1) in _AFTER and not any(letter(units, at) in ("V", "X") for at in range(place))
    return place if subject and alone and _is_participle(units, place) else None


RULES: Final[tuple[Rule, ...]] = (
    be_and_participle, get_and_participle, participle_and_by, participle_after_if, shares_its_be,
)  # fmt: skip


def _before(units: Units, place: int) -> int:
    """The place before, adverbs and quotation marks passed over."""
    here = place - 1
    while here >= 0 and (letter(units, here) in _PASSED_OVER or low(units, here) in _DEGREES):
        here -= 1
    return here


def _is_participle(units: Units, place: int) -> bool:
    """Whether a form in -ed or an irregular one can be a participle: ``taken``, not ``took``."""
    known = verbs().get(low(units, place))
    return known is None or "participle" in known.forms


def _one_form(units: Units, place: int) -> bool:
    """``hit``, ``cut``: a participle that looks like a noun or another form; it counts right after *be*."""
    known = verbs().get(low(units, place))
    participle = (known is not None and "participle" in known.forms) or low(units, place) in words("like_adjectives")
    return participle and letter(units, place) in ("N", "v", "V") and letter(units, _before(units, place)) == "X"


def _agent(units: Units, place: int) -> tuple[int, int] | None:
    """The noun phrase after ``by``, if it tells who or what did it and not how, when or by how much."""
    for here in range(place + 1, min(len(units), place + 1 + _FAR)):
        tag = letter(units, here)
        if low(units, here) == "by":
            after = _phrase(units, here + 1)
            return (here + 1, after) if after > here + 1 and _can_do(units, here + 1) else None
        if tag in ("V", "X", "M", "S", "W", "T", "E", "K", "G", "Z", ".", ";", ":", ","):
            return None
    return None


def _phrase(units: Units, place: int) -> int:
    """The index after a noun phrase and what ``of`` hangs on it."""
    here = simple_right(units, place, len(units))
    while here > place and low(units, here) == "of" and (after := simple_right(units, here + 1, len(units))) > here + 1:
        here = after
    return here


def _can_do(units: Units, place: int) -> bool:
    """Not ``by boat``, ``by Tuesday``, ``by 5%``, ``by opening the gates``: these tell how, when or by how much."""
    gerund = letter(units, place) == "G" and letter(units, place + 1) != "N"
    number = low(units, place) in table("number_words")["units"]
    return not (
        gerund or number or letter(units, place) in ("#", "Y", "A") or low(units, place) in words("means_after_by")
    )


def _doubt(units: Units, place: int, rule: Rule, *, named: bool) -> str:
    """Why what looks like a passive may be none."""
    if named:
        return ""
    if low(units, place - 1) in _DEGREES:
        return f"“{low(units, place - 1)}” before it: it may say what somebody is like, not what is done"
    if low(units, place) in words("like_adjectives"):
        return "often an adjective: it may say what somebody or something is like, not what is done"
    if low(units, place) == "known" and low(units, place + 1) in ("for", "as"):
        return "“known for” and “known as” say what somebody is like"
    if rule is be_left_out:
        return "a headline leaves “was” out, and it may be a plain past: look who acts"
    return ""


def _span(article: Article, start: int, end: int) -> Span:
    return Span(start, end, article.text[start:end])
