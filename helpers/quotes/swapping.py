"""Other verbs in the place of a verb of saying, in the form that the sentence asks for."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from helpers.errors import ParallaxError
from helpers.model import Article, Sentence, Span
from helpers.quotes.finding import find_attributions
from helpers.quotes.lexicon import cues, inflect, verbs
from helpers.vocabulary import FOLDER

CHOICES: Final = ("say", "claim", "admit", "insist", "warn")
"""Verbs of five groups that can stand in one another's place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A verb that can stand in the place of a cue.

    Attributes:
        verb: in its basic form.
        word: in the form that the sentence asks for.
        group: its group in the vocabulary.
        meaning: what verbs of that group can do to whoever reads them.
    """

    verb: str
    word: str
    group: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Swap:
    """A sentence whose verb of saying can be exchanged.

    Attributes:
        sentence: the sentence.
        cue: the verb as it stands there.
        choices: what can stand in its place; one of them is the verb itself.
    """

    sentence: Sentence
    cue: Span
    choices: tuple[Choice, ...]


@cache
def group_meanings() -> dict[str, str]:
    """What the verbs of each group can do to whoever reads them.

    Example:
        >>> group_meanings()["neutral"]
        'tells that somebody spoke, and adds little else'
    """
    return {
        name: str(said)
        for name, said in tomllib.loads((FOLDER / "cue_groups.toml").read_text(encoding="utf-8")).items()
    }


def swap(article: Article, sentence: Sentence, others: Iterable[str] = CHOICES) -> Swap:
    """The first verb of saying in a sentence that a clause follows, and the verbs that can stand in its place.

    Args:
        article: the article.
        sentence: one of its sentences.
        others: the verbs to choose from, in their basic form; the sentence's own comes first if it is not among them.

    Raises:
        ParallaxError: no such verb was found in the sentence, or a choice is no verb of saying.

    Note:
        What is found to be a verb of saying is the machine's reading. A verb that addresses somebody (*told AFP*) is
        passed over: the others do not fit in its place.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("The mayor said the bridge was safe.")
        >>> [it.word for it in swap(article, article.sentences[0], ["admit", "deny"]).choices]
        ['said', 'admitted', 'denied']
    """
    wanted = tuple(others)
    if unknown := [verb for verb in wanted if verb not in cues()]:
        raise ParallaxError(f"“{unknown[0]}” is no verb of saying that the kit knows", cure="Choose another")
    for attribution in find_attributions(article):
        cue = attribution.cue
        if cue and sentence.start <= cue.start < sentence.end and _is_swappable(cue.text):
            own = verbs()[cue.text.casefold()].lemma
            choices = wanted if own in wanted else (own, *wanted)
            return Swap(sentence, cue, tuple(_choice(verb, cue.text) for verb in choices))
    where = f"article {article.id}, “{sentence.text[:40].strip()} …”"
    raise ParallaxError("no verb of saying that could be exchanged was found", where, "Choose another sentence")


def swappable(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the body that have a verb of saying which can be exchanged, in reading order.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("It rained. The mayor said the bridge was safe.")
        >>> [sentence.text for sentence in swappable(article)]
        ['The mayor said the bridge was safe.']
    """
    cues = sorted(it.cue.start for it in find_attributions(article) if it.cue and _is_swappable(it.cue.text))
    body = (sentence for sentence in article.sentences if sentence.kind == "body")
    return tuple(it for it in body if bisect_left(cues, it.start) < bisect_left(cues, it.end))


def _is_swappable(word: str) -> bool:
    """One word, a verb, that a clause follows: *said*, *claims*, *insisting*."""
    verb = verbs().get(word.casefold())
    cue = cues().get(verb.lemma) if verb else None
    return cue is not None and bool(cue.ways & {"clause", "that"}) and "address" not in cue.ways


def _choice(verb: str, instead_of: str) -> Choice:
    """A verb in the form of the word it replaces; the past is taken where that could be a participle too."""
    forms = verbs()[instead_of.casefold()].forms
    form = "past" if "past" in forms else min(forms)
    word = dict(inflect(verb))[form]
    group = cues()[verb].group
    return Choice(verb, word.capitalize() if instead_of[:1].isupper() else word, group, group_meanings()[group])
