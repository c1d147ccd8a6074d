"""Which mentions are one source: names, descriptions and pronouns put together, each by a named rule."""

from __future__ import annotations

from helpers.model import Article, SourceType
from helpers.sources import pronouns, rules
from helpers.sources.contents import Contents
from helpers.sources.entities import Entity, Gathered
from helpers.sources.names import Named, Names
from helpers.sources.phrases import Phrase
from helpers.sources.words import gender_of_nouns, source_words


class Resolver:
    """Puts the sources of one article together, mention by mention in reading order.

    Attributes:
        gathered: the sources so far.
    """

    def __init__(self, article: Article, names: Names, contents: Contents) -> None:
        self.gathered = Gathered()
        self._article, self._names, self._contents = article, names, contents

    def add(self, phrase: Phrase) -> None:
        """Put one mention where it belongs."""
        if (listed := self._names.listed(phrase.core.text, phrase.span.text)) is not None:
            self._of(listed, phrase, rules.listed_in_the_story.__name__)
            return
        way = {"pronoun": self._pronoun, "name": self._name, "group": self._group, "description": self._description}
        way[phrase.form](phrase)

    def _of(self, named: Named, phrase: Phrase, rule: str) -> None:
        """One more mention of the source with a name, which is made if it is not there yet."""
        found = self.gathered.by_key.get(named.key)
        if found is not None:
            self.gathered.add(found, phrase, "" if phrase.form == "name" else rule)
        else:
            type_ = (named.speaker and named.speaker.type) or rules.TYPES[named.kind]
            made = Entity(named.name, type_, rule, named.gender, nouns=named.nouns, key=named.key)
            made.fixed = named.speaker is not None
            self.gathered.make(made, phrase)

    def _new(self, phrase: Phrase, type_: SourceType, rule: str) -> None:
        gender = gender_of_nouns(phrase.nouns)
        self.gathered.make(Entity(phrase.core.text, type_, rule, gender, phrase.plural, phrase.nouns), phrase)

    def _name(self, phrase: Phrase) -> None:
        named = self._names.find(phrase.name, phrase.span.start, phrase.sentence)
        if named is None or self._is_common_noun(phrase, named):
            self._description(phrase)
        else:
            self._of(named, phrase, rules.same_name.__name__)

    def _is_common_noun(self, phrase: Phrase, named: Named) -> bool:
        """``Demonstrators said``: a common noun with a capital for the sentence’s sake; ``Texans``: a people."""
        if len(phrase.name) > 1 or named.kind != "unknown":
            return False
        people = phrase.name[0].endswith(("ans", "crats", "ists", "ites", "inos"))
        noun = phrase.plural or phrase.head in source_words("document")
        return people or (noun and phrase.name[0] not in self._names.inner)

    def _group(self, phrase: Phrase) -> None:
        if self._same_words(phrase):
            return
        joints = sum(word in ("and", "or", "&") for word in phrase.core.text.lower().split())
        kinds = {named.kind for named in self._bodies(phrase)}
        if len(phrase.names) > joints and len(kinds) == 1:
            self._new(phrase, rules.TYPES[kinds.pop()], rules.several_named.__name__)
        else:
            self._new(phrase, "anonymous", rules.group_with_unnamed_members.__name__)

    def _bodies(self, phrase: Phrase) -> list[Named]:
        """Whoever is named inside a description."""
        found = (self._names.find(run.words, run.start, run.sentence) for run in phrase.names)
        return [one for one in found if one is not None]

    def _pronoun(self, phrase: Phrase) -> None:
        names, gathered, contents = self._names, self.gathered, self._contents
        found: pronouns.Who | None
        if phrase.head in ("he", "she", "him", "her"):
            found, rule = pronouns.person_before(phrase, names, gathered, contents), pronouns.person_before.__name__
        elif phrase.head in ("they", "them"):
            found, rule = pronouns.many_before(phrase, gathered), pronouns.many_before.__name__
        elif phrase.head == "it":
            found, rule = pronouns.body_before(phrase, gathered), pronouns.body_before.__name__
        elif phrase.head in ("who", "which", "that"):
            found, rule = pronouns.named_right_before(phrase, names), pronouns.named_right_before.__name__
        else:
            found, rule = pronouns.speaker_around(phrase, gathered, contents), pronouns.speaker_around.__name__
        if isinstance(found, Entity):
            gathered.add(found, phrase, rule)
        elif found:
            self._of(names.named[found], phrase, rule)
        else:
            self._new(phrase, "other", rules.unresolved.__name__)

    def _description(self, phrase: Phrase) -> None:
        """``the spokesperson``, ``a top official``, ``the statement``, ``the ministry``."""
        if phrase.head in source_words("utterance") and self._utterance(phrase):
            return
        if phrase.head in source_words("spokespeople") and self._speaks_for(phrase):
            return
        if phrase.definite and not phrase.plural and self._definite(phrase):
            return
        if (phrase.plural or phrase.definite) and self._same_words(phrase):
            return
        self._new(phrase, *rules.type_of(phrase))

    def _utterance(self, phrase: Phrase) -> bool:
        """``the statement`` belongs to whoever spoke last, ``the embassy’s statement`` to the embassy."""
        for named in self._bodies(phrase):
            self._of(named, phrase, rules.utterance_of_its_maker.__name__)
            return True
        last = pronouns.last_source(phrase, self.gathered) if phrase.definite else None
        if last is not None:
            self.gathered.add(last, phrase, rules.utterance_of_the_last_speaker.__name__)
        return last is not None

    def _speaks_for(self, phrase: Phrase) -> bool:
        for named in self._bodies(phrase):
            if named.kind == "institution":
                self._of(named, phrase, rules.spokesperson_without_a_name.__name__)
                return True
        return False

    def _definite(self, phrase: Phrase) -> bool:
        """A source so called before, or somebody so described beside a name."""
        said = [one for one in self.gathered.called(phrase.head) if rules.fits(phrase, one)]
        if said:
            self.gathered.add(said[0], phrase, rules.described_so_before.__name__)
            return True
        named = self._described(phrase)
        if named is not None:
            self._of(named, phrase, rules.described_beside_the_name.__name__)
        return named is not None

    def _described(self, phrase: Phrase) -> Named | None:
        """The one named before that is called so beside the name, if nobody else is."""
        found = self._names.called(phrase.head, phrase.span.start)
        if phrase.names:
            about = [self._names.about(one) for one in found]
            wanted = {run.words[-1].lower() for run in phrase.names}
            found = [one for one, words in zip(found, about, strict=True) if wanted <= words]
        return found[0] if len(found) == 1 else None

    def _same_words(self, phrase: Phrase) -> bool:
        """``officials`` and again ``officials``: taken for one source."""
        found = self.gathered.by_words.get(phrase.core.text.casefold())
        if found is not None:
            self.gathered.add(found, phrase, rules.same_words.__name__)
        return found is not None
