"""The rules that put mentions together, each with a sentence that says what it takes for granted."""

from __future__ import annotations

from typing import Final

from helpers.model import SourceType, Span
from helpers.sources.entities import Entity
from helpers.sources.phrases import Phrase
from helpers.sources.words import source_words

TYPES: Final[dict[str, SourceType]] = {
    "person": "named person",
    "institution": "named institution",
    "place": "named institution",
    "unknown": "named institution",
}
"""The type of a named source by what its name names; one word with a capital that is introduced nowhere is a body."""


def fits(phrase: Phrase, one: Entity) -> bool:
    """Whether number and names in a description do not speak against a source: ``the Ukrainian official``."""
    if one.plural != phrase.plural or (not one.key and one.type == "other"):
        return False
    known = {word.lower() for said in one.phrases[-8:] for run in said.names for word in run.words} | set(one.key)
    return all(run.words[-1].lower() in known for run in phrase.names)


def type_of(phrase: Phrase) -> tuple[SourceType, str]:
    """What an unresolved description is, by its head noun, and the rule that says so."""
    if phrase.head in source_words("person"):
        return "anonymous", nobody_named.__name__
    if phrase.head in source_words("document") | source_words("utterance"):
        return "document", a_writing.__name__
    known = phrase.names or (phrase.definite and not phrase.plural) or phrase.head == "police"
    if phrase.head in source_words("institution") and known:
        return "named institution", a_body.__name__
    return "anonymous", nobody_named.__name__


def same_quotation(entities: list[Entity], words: dict[Span, set[str]]) -> list[Entity]:
    """The sources, unnamed ones joined with the one named person who is quoted with the same words.

    Args:
        entities: the sources.
        words: for a mention the quoted strings it is given, of three words or more.
    """
    said = [{text for span in one.mentions for text in words.get(span, ())} for one in entities]
    named: dict[str, set[Entity]] = {}
    for one, texts in zip(entities, said, strict=True):
        for text in texts if one.type == "named person" else ():
            named.setdefault(text, set()).add(one)
    kept = []
    for one, texts in zip(entities, said, strict=True):
        twins = {twin for text in texts for twin in named.get(text, ())}
        if one.type == "anonymous" and not one.plural and len(twins) == 1:
            _join(one, twins.pop())
        else:
            kept.append(one)
    return kept


def _join(one: Entity, twin: Entity) -> None:
    twin.mentions += one.mentions
    twin.phrases += one.phrases
    twin.rule = same_quotation_named_elsewhere.__name__


def listed_in_the_story() -> None:
    """A person has said in ``story.toml`` whom these words stand for."""


def same_name() -> None:
    """The same name, or a part of it that nobody else in the article bears: ``Thayer`` is ``Carl Thayer``."""


def several_named() -> None:
    """Two or more with a name speak together: they are one source, beside what each says alone."""


def group_with_unnamed_members() -> None:
    """``Washington and its allies``: not all of them are named, so nobody can be looked up."""


def spokesperson_without_a_name() -> None:
    """``a State Department spokesperson`` counts as the department. Who counts persons would say: anonymous."""


def utterance_of_its_maker() -> None:
    """``the embassy’s statement``: a statement, letter or post counts as whoever made it."""


def utterance_of_the_last_speaker() -> None:
    """``the statement said``: it belongs to the source that spoke last, in the three sentences before."""


def described_so_before() -> None:
    """``the spokesperson``: the last source that was called a spokesperson."""


def described_beside_the_name() -> None:
    """``the professor``: the one person whose name has *professor* beside it."""


def same_words() -> None:
    """The same words for somebody unnamed, such as ``officials`` twice. They may be different people."""


def same_quotation_named_elsewhere() -> None:
    """``a top official`` is quoted with the very words that a named person is quoted with: they are one."""


def nobody_named() -> None:
    """Somebody speaks whose name is not given."""


def a_writing() -> None:
    """The words come from a report, a law, a treaty or another text."""


def a_body() -> None:
    """A ministry, court, company or other body speaks."""


def unresolved() -> None:
    """A pronoun for which nobody, or more than one, fits. It stays open."""
