"""Suggestions for who and what a story is about, from the names in its texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from helpers.intake.wording import of_the_calendar
from helpers.model import Actor, Article
from helpers.sources.names import Named, Names
from helpers.sources.naming import split_name
from helpers.sources.runs import find_runs
from helpers.vocabulary import entries
from helpers.vocabulary import words as word_list

MOST: Final = 14
Words = tuple[str, ...]
_LEAST: Final = 2  # times a name must stand in the articles


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that may be an actor.

    Attributes:
        actor: the name with the forms in which it stands in the articles.
        bloc: the suggested actor it may belong to; empty where nothing tells.
        rule: the name of the rule that says so; empty without a bloc.
    """

    actor: Actor
    bloc: str = ""
    rule: str = ""


@dataclass(slots=True)
class _Found:
    """A name while it is looked for in several articles."""

    name: str
    forms: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)

    @property
    def times(self) -> int:
        return self.forms.total()


def suggest_actors(articles: Sequence[Article], most: int = MOST) -> tuple[Suggestion, ...]:
    """The names that stand most often in the articles, each with its forms there and the bloc it may belong to.

    Args:
        articles: the articles of a story.
        most: how many are wanted.

    Note:
        These are names, not yet actors: that a mayor and a council are one side only a person can say.

    Example:
        >>> from helpers import plain_article
        >>> text = "The mayor, Ann Lee, came late. Lee said nothing. Karsk Council had met. “No,” said Lee."
        >>> [one.actor for one in suggest_actors([plain_article(text)])]
        [Actor(name='Ann Lee', aliases=('Ann Lee', 'Lee'))]
    """
    found: dict[tuple[str, ...], _Found] = {}
    for article in articles:
        for key, name, words, before in _named(article):
            row = found.setdefault(key, _Found(name))
            row.name = max(row.name, name, key=len)
            row.forms[" ".join(words)] += 1
            row.before.update(before)
    _own_first_words(found)
    often = sorted((it for it in found.values() if it.times >= _LEAST), key=lambda it: (-it.times, it.name))[:most]
    actors = [Actor(it.name, _forms(it)) for it in often]
    return tuple(_with_bloc(actor, it, actors) for actor, it in zip(actors, often, strict=True))


def _named(article: Article) -> Iterator[tuple[Words, str, Words, Words]]:
    """Each place where a name stands: whose it is, its full form, its words, and those with a capital before them."""
    names = Names(article, ())
    for run in find_runs(article):
        before, words = split_name(run.words)
        one = names.find(run.words, run.start, run.sentence)
        is_first_word = (
            len(words) == 1 and words[0] not in names.inner and (words[0].lower(),) == (one.key if one else ())
        )
        if one and words and not is_first_word and _could_be_its_form(one, words) and " ".join(words) in article.text:
            is_its_own = len(words) == 1 and not words[0].isupper() and _only_shares_a_word(one, words[0].lower())
            yield ((words[0].lower(),), words[0], words, before) if is_its_own else (one.key, one.name, words, before)


def _own_first_words(found: Mapping[Words, _Found]) -> None:
    """A first word that is a name of its own somewhere is so everywhere: ``Karsk`` is not the Karsk Rovers in one."""
    for key, row in found.items():
        own = found.get(key[:1])
        for form in [it for it in row.forms if len(key) > 1 and it.lower() == key[0]]:
            if own is not None:
                own.forms[form] += row.forms.pop(form)


def _only_shares_a_word(one: Named, word: str) -> bool:
    """Whether a word belongs to a longer name by its letters alone: ``Karsk`` is not short for the Karsk Courier."""
    if len(one.key) < 2:
        return False
    return one.kind == "institution" or (word == one.key[0] != one.key[-1] and not one.sure)


def _could_be_its_form(one: Named, words: tuple[str, ...]) -> bool:
    """Whether the words are a name.

    A month is none, nor is *That* at the beginning of a sentence, nor a person's name that only looks like an
    abbreviation (``UN``).
    """
    if all(word.casefold() in of_the_calendar() for word in words) or len("".join(words)) < 2:
        return False
    shouted = [word for word in words if len(word) > 1 and word.isupper()]
    if one.kind == "unknown" and not shouted and all(word.lower() in word_list("not_counted") for word in words):
        return False
    return not shouted or one.kind != "person" or one.name.isupper()


def _forms(it: _Found) -> tuple[str, ...]:
    """The forms of a name, its full one first."""
    return tuple(sorted(it.forms, key=lambda form: (form != it.name, -len(form), form)))


def _with_bloc(actor: Actor, it: _Found, actors: Sequence[Actor]) -> Suggestion:
    for rule in (other_name_of_a_state, named_with_an_office):
        bloc = rule(actor, it.before, [other for other in actors if other != actor])
        if bloc:
            return Suggestion(actor, bloc, rule.__name__)
    return Suggestion(actor)


def other_name_of_a_state(actor: Actor, before: Mapping[str, int], others: Sequence[Actor]) -> str:
    """``Moscow`` and ``Russian`` may stand for Russia, if Russia is named too."""
    _ = before
    states = {_states().get(alias.casefold()) for alias in actor.aliases} - {None}
    same = [other.name for other in others if {_states().get(alias.casefold()) for alias in other.aliases} & states]
    is_state = any(_states().get(actor.name.casefold()) == actor.name.casefold() for _ in same)
    return "" if is_state else next((name for name in same if _states().get(name.casefold()) == name.casefold()), "")


def named_with_an_office(actor: Actor, before: Mapping[str, int], others: Sequence[Actor]) -> str:
    """``Russian President Vladimir Putin`` may speak for Russia, if Russia is named too."""
    named = {_states().get(word.casefold(), word.casefold()) for word in before}
    full = [other.name for other in others if other.name.casefold() in named]
    short = [other.name for other in others if _states().get(other.name.casefold()) in named]
    _ = actor
    return next(iter([*full, *short]), "")


@cache
def _states() -> dict[str, str]:
    """Every name of a state in lower case, with the state's own."""
    found = {}
    for entry in entries("states"):
        state, _, others = entry.partition("=")
        for name in (state, *others.split(",")):
            found[name.strip().casefold()] = state.strip().casefold()
    return found
