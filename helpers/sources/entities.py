"""Sources while they are being put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from helpers.model import SourceType, Span
from helpers.sources.naming import Key
from helpers.sources.phrases import Phrase
from helpers.sources.words import Gender


@dataclass(slots=True, eq=False)
class Entity:
    """A source under way.

    Attributes:
        name: its fullest name so far.
        type: what kind of source it is.
        rule: the name of the rule that put its last mention with the others, or made it.
        gender: as far as the text tells.
        plural: whether it is more than one.
        nouns: what it is called, in the singular.
        key: what its name is filed under, if it has one.
        mentions: the spans that stand for it, in order.
        phrases: the same, taken apart.
        fixed: whether a person has laid down its name.
    """

    name: str
    type: SourceType
    rule: str
    gender: Gender = ""
    plural: bool = False
    nouns: frozenset[str] = frozenset()
    key: Key = ()
    mentions: list[Span] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    fixed: bool = False

    def add(self, phrase: Phrase) -> Entity:
        """One more mention."""
        self.mentions.append(phrase.span)
        self.phrases.append(phrase)
        self.nouns |= phrase.nouns
        is_body = self.type == "named institution" and phrase.form == "name" and not self.fixed
        if is_body and len(phrase.core.text) > len(self.name):
            self.name = phrase.core.text
        return self


class Gathered:
    """The sources of an article so far, filed so that each is found without looking at all.

    Attributes:
        entities: the sources, in the order in which they came.
        said: every mention with its source, in reading order.
    """

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.said: list[tuple[Phrase, Entity]] = []
        self.by_key: dict[Key, Entity] = {}
        self.by_words: dict[str, Entity] = {}
        self.by_span: dict[Span, Entity] = {}
        self._by_noun: dict[str, list[Entity]] = {}

    def make(self, entity: Entity, phrase: Phrase) -> None:
        """A new source with its first mention."""
        self.entities.append(entity)
        if entity.key:
            self.by_key[entity.key] = entity
        else:
            self.by_words[phrase.core.text.casefold()] = entity
        self._file(entity, entity.nouns | frozenset(entity.key))
        self.add(entity, phrase)

    def add(self, entity: Entity, phrase: Phrase, rule: str = "") -> None:
        """One more mention of a source."""
        entity.add(phrase)
        entity.rule = rule or entity.rule
        self.said.append((phrase, entity))
        self.by_span[phrase.span] = entity
        self._file(entity, phrase.nouns)

    def _file(self, entity: Entity, nouns: frozenset[str]) -> None:
        for noun in nouns:
            filed = self._by_noun.setdefault(noun, [])
            if entity in filed[-8:]:
                filed.remove(entity)
            filed.append(entity)

    def called(self, noun: str) -> list[Entity]:
        """The last sources that were called so, the latest first."""
        return self._by_noun.get(noun, [])[:-9:-1]

    def recent(self, phrase: Phrase, reach: int) -> Iterator[tuple[int, Phrase, Entity]]:
        """The mentions in the sentences before a phrase, the latest first, each with its distance in sentences."""
        for said, entity in reversed(self.said):
            distance = phrase.sentence - said.sentence
            if distance > reach:
                return
            yield distance, said, entity
