"""What a stretch inside quotation marks is for: speech, a scare quote, a term or a title. One rule, one function."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from helpers.model import QuoteRole
from helpers.quotes.lexicon import function_words

NEAR: Final = 60  # characters on either side that a rule gets to see
_FEWEST_WORDS: Final = 6  # of a stretch that is speech even if nobody is named
_STATEMENT: Final = re.compile(r"[\"“‘'\[(]*[A-Z].*[.?!…,—][)\]\"”’']*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Seen:
    """A stretch and what stands around it.

    Attributes:
        before: the characters before its opening mark.
        text: the words inside the marks.
        after: the characters after its closing mark.
        rule: the rule of the attribution whose content holds it; empty if none does.
        work: whether it has the shape and the place of a name.
    """

    before: str
    text: str
    after: str
    rule: str
    work: bool


def role_of(seen: Seen) -> tuple[QuoteRole, str]:
    """The role of a stretch and the name of the rule that gave it; the first rule that fits decides."""
    for role, rule in RULES:
        if rule(seen):
            return role, rule.__name__
    return "scare", held_at_a_distance.__name__


def name_in_the_middle_of_a_name(seen: Seen) -> bool:
    """``Robert “Bobby” Scott``: what somebody is called."""
    return bool(seen.work and re.search(r"[A-Z][\w.]* $", seen.before) and re.match(r" [A-Z]", seen.after))


def words_as_words(seen: Seen) -> bool:
    """``the phrase “…”``, ``a policy of “…”``, ``“…” — a term used by …``: words that are named as words."""
    before, after = _term_patterns()
    return bool(before.search(seen.before) or after.match(seen.after))


def words_of_a_document(seen: Seen) -> bool:
    """``a treaty establishing “…”``: the wording of a law or treaty."""
    return seen.rule == "document_in_its_words"


def name_of_a_work(seen: Seen) -> bool:
    """``the film “Gone”``, ``on CNN’s “State of the Union”``: a name with capitals where names of works stand."""
    return seen.work


def somebody_says_it(seen: Seen) -> bool:
    """It lies in the content of an attribution."""
    return bool(seen.rule)


def whole_statement(seen: Seen) -> bool:
    """It begins with a capital and ends with a mark, or is long: somebody’s words, though nobody is named beside it."""
    return bool(_STATEMENT.fullmatch(seen.text.strip())) or seen.text.count(" ") + 1 >= _FEWEST_WORDS


def held_at_a_distance(seen: Seen) -> bool:
    """A few words that no source is named for: the writer does not want to answer for them."""
    return not seen.rule


RULES: Final[tuple[tuple[QuoteRole, Callable[[Seen], bool]], ...]] = (
    ("term", name_in_the_middle_of_a_name),
    ("term", words_as_words),
    ("term", words_of_a_document),
    ("title", name_of_a_work),
    ("speech", somebody_says_it),
    ("speech", whole_statement),
)


@cache
def _term_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(function_words("terms")))
    before = rf"(?:\b(?:{nouns})(?: of)?,? (?:as )?|\bso-called |\b(?:known|referred to) as (?:an? |the )?)$"
    after = rf"(?: ?[—–-]+ ?|, ?|\)? )(?:an?|the|his|her) (?:\w+ )?(?:{nouns})\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)
