"""The names of an article: who they belong to, how they are shortened, and what is said beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from helpers.model import Actor, Article, Speaker, Token
from helpers.sources.runs import JOINERS, Run, find_runs
from helpers.sources.words import Gender, gender_of_name, gender_of_nouns, is_body_word, is_given_name, singular, source_words
from helpers.tokens import find_tokens
from helpers.vocabulary import words as word_list

Kind = Literal["person", "institution", "place", "unknown"]
Key = tuple[str, ...]
_COMPASS: Final = frozenset("north south east west united new saudi sri costa great northern central".split())
_ALSO_SURNAMES: Final = frozenset("house post church bank banks fire state day field park force law club".split())
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})


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


def plain(form: str) -> str:
    """A form of a name without the article before it, in lower case."""
    low = " ".join(form.casefold().split())
    return next((low.removeprefix(first) for first in ("the ", "a ", "an ") if low.startswith(first)), low)


def is_role(word: str) -> bool:
    """Whether a word before a name is a title or an office: ``Mr``, ``President``."""
    low = word.lower()
    known = source_words("person") | source_words("men") | source_words("women")
    return word in word_list("titles") or singular(low) in known or low in ("sir", "madam", "saint", "mx", "gen", "sgt")


def split_name(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A run as what stands before the name, and the name: ``Russian President | Vladimir Putin``.

    Example:
        >>> split_name(("US", "Secretary", "of", "State", "Antony", "Blinken"))
        (('US', 'Secretary', 'of', 'State'), ('Antony', 'Blinken'))
    """
    if cut := _late_first_name(words):
        return words[:cut], words[cut:]
    if _is_body(words):
        return (), words
    roles = [place for place, word in enumerate(words) if is_role(word) and not _begins_a_name(words, place)]
    cut = roles[-1] + 1 if roles else 0
    if cut < len(words) and words[cut].lower() in JOINERS:
        given = [place for place in range(cut, len(words)) if is_given_name(words[place])]
        cut = given[0] if given else len(words)
    return words[:cut], words[cut:]


def _late_first_name(words: tuple[str, ...]) -> int:
    """``Wells Fargo CEO | John Stumpf``: where a first name follows an office or a body; 0 if none does."""
    for place in range(1, len(words) - 1):
        if is_given_name(words[place]) and not is_given_name(words[0]):
            return place if any(is_body_word(word) or is_role(word) for word in words[:place]) else 0
    return 0


def _is_body(words: tuple[str, ...]) -> bool:
    """``High Court``, ``Department of Justice``: the last word, or the one before ``of``, is a body."""
    ends = [word for word, after in zip(words, (*words[1:], "of"), strict=True) if after in ("of", "for")]
    return any(is_body_word(word) and not is_role(word) for word in ends)


def _begins_a_name(words: tuple[str, ...], place: int) -> bool:
    """``Pope Francis`` is an office and a name; ``Dean Martin`` is two names, for a first name opens the run."""
    return place == 0 and len(words) > 1 and is_given_name(words[0])


def kind_of(prefix: tuple[str, ...], words: tuple[str, ...]) -> Kind:
    """What a name names, as far as its words tell.

    Example:
        >>> kind_of((), ("International", "Criminal", "Court")), kind_of((), ("Carl", "Thayer"))
        ('institution', 'person')
    """
    low = [word.lower() for word in words]
    if prefix:
        return "person"
    if _is_place(low):
        return "place"
    given = is_given_name(words[0])
    if any(is_body_word(word) for word in low) and not (
        given and len(words) == 2 and low[1] in _ALSO_SURNAMES
    ):
        return "institution"
    if words[0] in word_list("agencies") or " ".join(words) in word_list("agencies") or _is_acronym(words):
        return "institution"
    if given or 2 <= len([word for word in words if word.strip(".")]) <= 4:
        return "person"
    return "unknown"


def _is_acronym(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and 2 <= len(words[0]) <= 6 and words[0].isupper()


def _is_place(low: list[str]) -> bool:
    known = source_words("places")
    return (len(low) == 1 and low[0] in known) or (len(low) == 2 and low[0] in _COMPASS and low[1] in known)


def person_key(words: tuple[str, ...]) -> Key:
    """First and last name in lower case: middle names and initials come and go."""
    low = [word.lower() for word in words if word.lower().strip(".") not in _SUFFIXES]
    return (low[0], low[-1]) if len(low) > 1 else tuple(low)


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
        self.places = sorted((start, sentence, one.key) for one in self.named.values() for start, sentence in one.places)
        for one in self.named.values():
            for noun in {*one.nouns, one.key[-1]}:
                self._by_noun.setdefault(noun, []).append(one.key)

    def called(self, noun: str, before: int) -> list[Named]:
        """Everybody named before a place who is called so beside the name, or whose name ends so."""
        found = [self.named[key] for key in self._by_noun.get(noun, ())[:50]]
        return [one for one in found if one.places and one.places[0][0] < before]

    def about(self, one: Named) -> frozenset[str]:
        """The words beside a name and in it, in lower case."""
        said = (self._article.text[start:end].lower() for start, end in one.about[:20])
        return frozenset(token.text for text in said for token in find_tokens(text)) | set(one.key)

    def _learn_full(self, run: Run) -> None:
        """File a full name; short ones find their way to it later."""
        prefix, name = split_name(run.words)
        if len(name) < 2:
            return
        kind = kind_of(prefix, name)
        if kind in ("person", "institution"):
            self._file(kind, name)

    def _learn_alias(self, alias: str) -> None:
        """A person’s full name that somebody has listed in ``story.toml``."""
        name = tuple(token.text for token in find_tokens(alias) if token.text not in (".", ","))
        if len(name) > 1 and all(word[:1].isupper() for word in name) and kind_of((), name) == "person":
            self._file("person", name)

    def _learn_speaker(self, speaker: Speaker) -> None:
        """A source that somebody has named in ``story.toml``: the same as a name of the article, if there is one."""
        forms = [_form(form) for form in (speaker.name, *speaker.aliases)]
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
            found = self.named[key] = Named(key, _shown(name), kind, gender)
            for end in {key[-1], key[0]}:
                self._by_end.setdefault(end, []).append(key)
            if kind == "institution":
                self._by_initials.setdefault(_initials(key), []).append(key)
        elif found.name.isupper() and not _shown(name).isupper():
            found.name = _shown(name)
        return found

    def _place(self, run: Run) -> None:
        found = self.find(run.words, run.start, run.sentence)
        if found is None:
            return
        found.places.append((run.start, run.sentence))
        nouns, about = _beside(self._article, self._starts, run)
        found.nouns |= frozenset(noun for noun in nouns if is_role(noun) == (found.kind == "person"))
        found.about += about
        found.gender = found.gender or gender_of_nouns(frozenset(word.lower().strip(".") for word in run.words) | nouns)

    def find(self, words: tuple[str, ...], start: int, sentence: int) -> Named | None:
        """Whom a form of a name at a place belongs to; filed anew if nobody has it; None for an office without a name."""
        prefix, name = split_name(words)
        if not name:
            return None
        kind = kind_of(prefix, name)
        if len(name) == 1 or kind == "person":
            shared = self._people_called(prefix, name)
            if shared:
                return shared[0] if len(shared) == 1 else _named_just_before(shared, start, sentence) or self._file("person", name)
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
        people = [one for key in self._by_end.get(low, ()) if len(key) > 1 and (one := self.named[key]).kind == "person"]
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
            ends = [self.named[key] for key in self._by_end.get(low[-1], ()) if key[-len(low) :] == low]
            return ends[0] if len(ends) == 1 and ends[0].kind == "institution" else None
        if _is_acronym(name):
            keys = self._by_initials.get(low[0], ())
            return self.named[keys[0]] if len(keys) == 1 else None
        shortened = [one for key in self._by_end.get(low[0], ()) if (one := self.named[key]).kind == "institution"]
        return shortened[0] if len(shortened) == 1 else None


def _form(text: str) -> tuple[str, ...]:
    """The words of a name that somebody has written, titles and marks left out."""
    words = tuple(token.text for token in find_tokens(text) if token.kind != "mark") or (text,)
    return split_name(words)[1] or words


def _initials(key: Key) -> str:
    return "".join(word[0] for word in key if word not in JOINERS) if len(key) > 1 else ""


def _shown(name: tuple[str, ...]) -> str:
    """A name as it is shown: initials with their stop, capitals in moderation."""
    return " ".join(f"{word}." if len(word) == 1 and word.isupper() else word for word in name)


def _named_just_before(some: list[Named], start: int, sentence: int) -> Named | None:
    """Of several who share a name the one who was named in the last three sentences; None if that is not one."""
    near = [one for one in some if any(at < start and sentence - where <= 3 for at, where in one.places)]
    return near[0] if len(near) == 1 else None


def _beside(article: Article, starts: list[int], run: Run) -> tuple[frozenset[str], list[tuple[int, int]]]:
    """What is said right before and right after a name: ``spokesman``, ``, a professor of politics``."""
    tokens = article.tokens
    first, after = bisect_left(starts, run.start), bisect_left(starts, run.end)
    prefix, _ = split_name(run.words)
    nouns = {singular(word.lower()) for word in prefix}
    about = [(run.start, run.end)] if prefix else []
    for part in (_before(tokens, first), _apposition(tokens, after)):
        if part:
            nouns |= _roles(part)
            about.append((part[0].start, part[-1].end))
    return frozenset(noun for noun in nouns if noun in _all_nouns()), about


def _all_nouns() -> frozenset[str]:
    return source_words("person") | source_words("institution") | source_words("men") | source_words("women")


def _before(tokens: tuple[Token, ...], first: int) -> tuple[Token, ...]:
    """Up to four words in lower case right before a name; over a comma, the noun phrase before it."""
    start, end = first, first
    if first > 1 and tokens[first - 1].text == ",":
        end = start = first - 1
        while start > max(0, first - 10) and tokens[start - 1].kind == "word":
            start -= 1
    else:
        while start > max(0, first - 4) and tokens[start - 1].kind == "word" and tokens[start - 1].text.islower():
            start -= 1
    return tokens[start:end] if any(singular(token.text.lower()) in source_words("person") for token in tokens[start:end]) else ()


def _apposition(tokens: tuple[Token, ...], after: int) -> tuple[Token, ...]:
    """What stands between a comma after a name and the next comma or stop: ``, a senior aide to the mayor,``."""
    here = after
    if here >= len(tokens) or tokens[here].text != ",":
        return ()
    here += 1
    if here + 1 < len(tokens) and tokens[here].kind == "number" and tokens[here + 1].text == ",":
        here += 2
    end = here
    while end < len(tokens) and end < here + 16 and tokens[end].text not in (",", ".", "—", "–", ";", ":", "”", "“", '"', ")"):
        end += 1
    part = tokens[here:end]
    head = _head_of(part)
    return part if head and singular(head) in _all_nouns() else ()


def _head_of(part: tuple[Token, ...]) -> str:
    """The last noun before a preposition or relative word: ``senior aide | to the mayor``."""
    words = []
    for token in part:
        low = token.text.lower()
        if low in source_words("belonging") or low in ("who", "which", "that", "and", "whose"):
            break
        if token.kind == "word" and low not in ("'s", "’s"):
            words.append(low)
    return words[-1] if words else ""


def _roles(part: tuple[Token, ...]) -> set[str]:
    """The nouns of an apposition that say what somebody is."""
    head = _head_of(part)
    before = [token.text.lower() for token in part]
    stop = next((at for at, word in enumerate(before) if word in source_words("belonging")), len(before))
    return {singular(word) for word in before[:stop]} | {singular(head)}
