"""Articles, and the stories they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from helpers.model.findings import SourceType
from helpers.model.keeping import Keeper
from helpers.model.spans import Sentence, Token, Zone


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something a story is about: a person, a country, an institution, with everybody who speaks for it.

    Attributes:
        name: what the kit calls it.
        aliases: all the words that stand for it in the articles, its own name among them if it is used there.
    """

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source that a person has named in ``story.toml``, over the head of every rule.

    Attributes:
        name: what the kit calls it.
        aliases: all the words that stand for it in the articles, beside its name.
        bloc: for whom it speaks, an actor or any other bloc such as ``experts``; may be empty.
        type: what kind of source it is; empty where the rules are to say.
    """

    name: str
    aliases: tuple[str, ...] = ()
    bloc: str = ""
    type: SourceType | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Several names for one thing, put together by a person: no rule can tell that a pact and a deal are one.

    Attributes:
        name: what the kit calls it, best without taking one of the names' side.
        labels: the names, as they stand in the articles but without ``the`` or ``a``: ``mutual defence pact``.
        kind: whether somebody is named so (``actor``) or something that happened or was made (``event``).
    """

    name: str
    labels: tuple[str, ...]
    kind: Literal["actor", "event"] = "event"


@dataclass(frozen=True, slots=True)
class Article(Keeper):
    """One article as received, with everything that reading finds in it.

    What is not known about it is an empty string, never a guess.

    Attributes:
        id: short name inside its story, such as ``A``.
        title: the headline, or the first words where no headline was found.
        outlet: who published it.
        agency: the news agency it was taken from.
        date: the day it was published, as ``YYYY-MM-DD``.
        date_evidence: what shows that date.
        text: the file's text, decoded and otherwise untouched.
        zones: the parts of the page, in order.
        sentences: the sentences of all zones, in order.
        tokens: the tokens of all sentences, in order.
    """

    id: str
    title: str
    outlet: str
    agency: str
    date: str
    date_evidence: str
    text: str
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Story(Keeper):
    """Two or more articles about one event.

    Attributes:
        id: the name of its folder in ``seeds/``.
        topic: the event, in a few words.
        articles: the articles, in the order of ``story.toml``.
        actors: who and what it is about, as a person has listed them in ``story.toml``.
        speakers: sources that a person has named there.
        folder: where it was read from; empty for one that was made in code.
        events: what else has several names, as a person has listed it there.
    """

    id: str
    topic: str
    articles: tuple[Article, ...]
    actors: tuple[Actor, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    folder: str = field(default="", repr=False, compare=False)
    events: tuple[Group, ...] = ()
