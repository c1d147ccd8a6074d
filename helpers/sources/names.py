"""The names of an article: who they belong to, how they are shortened, and what is said beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers.model import Actor, Article, Speaker
from helpers.sources.beside import beside
from helpers.sources.naming import (
    Key,
    Kind,
    form_of,
    initials,
    is_acronym,
    is_role,
    kind_of,
    person_key,
    plain,
    shown,
    split_name,
)
from helpers.sources.runs import Run, find_runs
from helpers.sources.words import Gender, gender_of_name, gender_of_nouns, is_given_name
from helpers.tokens import find_tokens

_MOST = 50
"""So many names with a word in common are looked at; more there are only where nothing can be told."""


@dataclass(slots=True)
class Named:
    """Somebody or something with a name, and all that the article says right beside it.

    Attributes:
        key: what it is filed under.
        name: its fullest name so far.
        kind: whether a person, a body or a place.
        gender: as far as its first name or its nouns tell.
        nouns: what it is called beside its name, in the singular (``professor``).
        about: the stretches of text beside the name that say what it is.
        places: where it stands: index of the first character, sentence.
        speaker: what a person has laid down about it in ``story.toml``.
    """

    key: Key
    name: str
    kind: Kind
    gender: Gender = ""
    nouns: frozenset[str] = frozenset()
    about: list[tuple[int, int]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    speaker: Speaker | None = None

    @property
    def sure(self) -> bool:
        """Whether more than two words with a capital speak for a person: a first name, an office, an apposition."""
        return bool(self.gender or self.nouns or self.about or is_given_name(self.key[0]))


class Names:
    """All names of an article, and the way from any form of a name to whom it belongs.

    Attributes:
        named: everybody and everything with a name, by key.
        inner: the first words of names that stand inside a sentence, where a capital means a name.
    """

    def __init__(self, article: Article, actors: Iterable[Actor], speakers: Iterable[Speaker] = ()) -> None:
        self.named: dict[Key, Named] = {}
        self._by_end: dict[str, list[Key]] = {}
        self._by_initials: dict[str, list[Key]] = {}
        self._by_noun: dict[str, list[Key]] = {}
        self._article = article
        self._starts = [token.start for token in article.tokens]
        runs = find_runs(article)
        opens = {sentence.start for sentence in article.sentences}
        self.inner = frozenset(run.words[0] for run in runs if run.start not in opens)
        self._located = frozenset(run.words for run in runs if self._word_before(run) in ("at", "in", "inside"))
        for run in sorted(runs, key=lambda run: -len(run.words)):
            self._learn_full(run)
        for actor in actors:
            for alias in actor.aliases:
                self._learn_alias(alias)
        self._listed: dict[str, Named] = {}
        for speaker in speakers:
            self._learn_speaker(speaker)
        for run in runs:
            self._place(run)
        self.places = sorted(
            (start, sentence, one.key) for one in self.named.values() for start, sentence in one.places
        )
        for one in self.named.values():
            for noun in {*one.nouns, one.key[-1]}:
                self._by_noun.setdefault(noun, []).append(one.key)

    def called(self, noun: str, before: int) -> list[Named]:
        """Everybody named before a place who is called so beside the name, or whose name ends so."""
        found = [self.named[key] for key in self._by_noun.get(noun, ())[:_MOST]]
        return [one for one in found if one.places and one.places[0][0] < before]

    def about(self, one: Named) -> frozenset[str]:
        """The words beside a name and in it, in lower case."""
        said = (self._article.text[start:end].lower() for start, end in one.about[:20])
        return frozenset(token.text for text in said for token in find_tokens(text)) | set(one.key)

    def _word_before(self, run: Run) -> str:
        place = bisect_left(self._starts, run.start)
        return self._article.tokens[place - 1].text.lower() if place else ""

    def _kind(self, prefix: tuple[str, ...], name: tuple[str, ...]) -> Kind:
        """What a name names; one that somebody is *at* or *in*, and without a first name, is no person."""
        kind = kind_of(prefix, name)
        elsewhere = kind == "person" and not prefix and not is_given_name(name[0]) and name in self._located
        return "institution" if elsewhere else kind

    def _learn_full(self, run: Run) -> None:
        """File a full name; short ones find their way to it later."""
        prefix, name = split_name(run.words)
        if len(name) < 2:
            return
        kind = self._kind(prefix, name)
        if kind in ("person", "institution"):
            self._file(kind, name)

    def _learn_alias(self, alias: str) -> None:
        """A person’s full name that somebody has listed in ``story.toml``."""
        name = tuple(token.text for token in find_tokens(alias) if token.text not in (".", ","))
        if len(name) > 1 and all(word[:1].isupper() for word in name) and kind_of((), name) == "person":
            self._file("person", name)

    def _learn_speaker(self, speaker: Speaker) -> None:
        """A source that somebody has named in ``story.toml``: the same as a name of the article, if there is one."""
        forms = [form_of(form) for form in (speaker.name, *speaker.aliases)]
        known = (self.named.get(key) for form in forms for key in (person_key(form), tuple(map(str.lower, form))))
        found = next((one for one in known if one), None)
        if found is None:
            kind: Kind = "person" if speaker.type == "named person" else kind_of((), forms[0])
            found = self._file("person" if kind == "person" else "institution", forms[0])
        found.name, found.speaker = speaker.name, speaker
        for form in (speaker.name, *speaker.aliases):
            self._listed[plain(form)] = found

    def listed(self, *forms: str) -> Named | None:
        """The source that ``story.toml`` lists under one of these forms, the article before them left out."""
        return next((found for form in forms if (found := self._listed.get(plain(form)))), None)

    def _file(self, kind: Kind, name: tuple[str, ...]) -> Named:
        key = person_key(name) if kind == "person" else tuple(word.lower() for word in name)
        found = self.named.get(key)
        if found is None:
            gender = gender_of_name(name[0]) if kind == "person" else ""
            found = self.named[key] = Named(key, shown(name), kind, gender)
            for end in {key[-1], key[0]}:
                self._by_end.setdefault(end, []).append(key)
            if kind == "institution":
                self._by_initials.setdefault(initials(key), []).append(key)
        elif found.name.isupper() and not shown(name).isupper():
            found.name = shown(name)
        return found

    def _place(self, run: Run) -> None:
        found = self.find(run.words, run.start, run.sentence)
        if found is None:
            return
        found.places.append((run.start, run.sentence))
        nouns, about = beside(self._article, self._starts, run)
        found.nouns |= frozenset(noun for noun in nouns if is_role(noun) == (found.kind == "person"))
        found.about += about
        found.gender = found.gender or gender_of_nouns(frozenset(word.lower().strip(".") for word in run.words) | nouns)

    def find(self, words: tuple[str, ...], start: int, sentence: int) -> Named | None:
        """Whom a form of a name at a place belongs to, filed anew if nobody has it; None for an office alone."""
        prefix, name = split_name(words)
        if not name:
            return None
        kind = self._kind(prefix, name)
        if len(name) == 1 or kind == "person":
            shared = self._people_called(prefix, name)
            if len(shared) > 1:
                return _named_just_before(shared, start, sentence) or self._file("person", name)
            if shared:
                return shared[0]
        if kind in ("institution", "unknown") and (longer := self._longer_institution(name)):
            return longer
        if len(name) == 1 and prefix:
            return self._file("person", name) if (name[0].lower(),) in self.named else self._one_name(prefix, name)
        return self._file(kind, name)

    def _one_name(self, prefix: tuple[str, ...], name: tuple[str, ...]) -> Named:
        """``Pope Francis``: somebody with one name only keeps the office in it."""
        found = self._file("person", name)
        found.name = f"{prefix[-1]} {name[0]}"
        return found

    def _people_called(self, prefix: tuple[str, ...], name: tuple[str, ...]) -> list[Named]:
        """Everybody with this full name, or this last name, or (failing that) this first name."""
        if len(name) > 1:
            full = self.named.get(person_key(name))
            return [full] if full else []
        low = name[0].lower()
        known = [self.named[key] for key in self._by_end.get(low, ())[:_MOST] if len(key) > 1]
        people = [one for one in known if one.kind == "person"]
        gender = gender_of_nouns(frozenset(word.lower().strip(".") for word in prefix))
        fitting = [one for one in people if not gender or one.gender in ("", gender)]
        return [one for one in fitting if one.key[-1] == low] or [one for one in fitting if one.key[0] == low]

    def possessive(self, start: int) -> bool:
        """Whether the name that begins at a place owns something: ``Putin’s visit``."""
        tokens = self._article.tokens
        here = bisect_left(self._starts, start)
        while here < len(tokens) and tokens[here].text[:1].isupper():
            here += 1
        return here < len(tokens) and tokens[here].text in ("’s", "'s", "’", "'")

    def _longer_institution(self, name: tuple[str, ...]) -> Named | None:
        """``State Department`` for ``US State Department``, ``ICC`` for ``International Criminal Court``."""
        low = tuple(word.lower() for word in name)
        if low in self.named:
            return self.named[low]
        if len(low) > 1:
            ends = [self.named[key] for key in self._by_end.get(low[-1], ())[:_MOST] if key[-len(low) :] == low]
            return ends[0] if len(ends) == 1 and ends[0].kind == "institution" else None
        if is_acronym(name):
            keys = self._by_initials.get(low[0], ())
            return self.named[keys[0]] if len(keys) == 1 else None
        known = (self.named[key] for key in self._by_end.get(low[0], ())[:_MOST])
        shortened = [one for one in known if one.kind == "institution"]
        return shortened[0] if len(shortened) == 1 else None


def _named_just_before(some: list[Named], start: int, sentence: int) -> Named | None:
    """Of several who share a name the one who was named in the last three sentences; None if that is not one."""
    last = ((one, bisect_left(one.places, (start, -1)) - 1) for one in some)
    near = [one for one, at in last if at >= 0 and sentence - one.places[at][1] <= 3]
    return near[0] if len(near) == 1 else None
