"""From attributions to sources with a name, a type and a bloc."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpers.model import Actor, Article, Attribution, Quoted, Source, Span, Speaker, kept
from helpers.quotes import find_attributions, find_quoted
from helpers.sources.blocs import bloc_of
from helpers.sources.contents import Contents
from helpers.sources.names import Names
from helpers.sources.phrases import read_phrase
from helpers.sources.resolving import Resolver
from helpers.sources.rules import same_quotation
from helpers.tokens import count_words


@dataclass(frozen=True, slots=True)
class Known:
    """What a person has laid down about a story's sources.

    Attributes:
        actors: its actors.
        speakers: its speakers.
    """

    actors: tuple[Actor, ...] = ()
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """One attribution with its source and the quoted stretches in it.

    Attributes:
        attribution: who says what, as the words stand there.
        source: who that is; None where the text names nobody.
        quoted: the stretches inside quotation marks that belong to it and to no attribution inside it.
    """

    attribution: Attribution
    source: Source | None
    quoted: tuple[Quoted, ...]


def find_sources(
    article: Article, actors: Iterable[Actor] = (), speakers: Iterable[Speaker] = ()
) -> tuple[Source, ...]:
    """Who is given words in an article: every source once, with all the words that stand for it.

    Args:
        article: the article.
        actors: the actors of the story: their aliases help to complete names, and say for whom a source speaks.
        speakers: the sources that somebody has named in ``story.toml``.

    Returns:
        The sources in the order in which they first speak. A pronoun for which nobody or more than one fits is a
        source of its own, of type ``other``, with its own words as its name.

    Note:
        An unnamed spokesperson counts as the body they speak for, and ``officials`` twice as one source: another
        coder may decide otherwise. The type is that of the fullest mention.

    Example:
        >>> from helpers import plain_article
        >>> text = "Ann Lee, a judge in Karsk, said no. “It is late,” she added. Officials said it was early."
        >>> [(one.name, one.type, [it.text for it in one.mentions]) for one in find_sources(plain_article(text))]
        [('Ann Lee', 'named person', ['Ann Lee, a judge in Karsk', 'she']), ('Officials', 'anonymous', ['Officials'])]
    """
    return kept(article, _all_sources, Known(tuple(actors), tuple(speakers)))


def find_voices(article: Article, actors: Iterable[Actor] = (), speakers: Iterable[Speaker] = ()) -> tuple[Voice, ...]:
    """Every attribution of an article with its resolved source and its quoted stretches, in reading order.

    Example:
        >>> from helpers import plain_article
        >>> (voice,) = find_voices(plain_article("“It is late,” said Ann Lee."))
        >>> voice.source.name, voice.quoted[0].text
        ('Ann Lee', 'It is late,')
    """
    return kept(article, _voices, Known(tuple(actors), tuple(speakers)))


def _voices(article: Article, known: Known) -> tuple[Voice, ...]:
    attributions, quoted = find_attributions(article), find_quoted(article)
    sources = kept(article, _all_sources, known)
    of = {mention: source for source in sources for mention in source.mentions}
    contents, held = Contents(attributions), dict[int, list[Quoted]]()
    for stretch in quoted:
        found = contents.innermost(stretch)
        if found is not None:
            held.setdefault(id(found), []).append(stretch)
    return tuple(
        Voice(it, of.get(it.source) if it.source else None, tuple(held.get(id(it), ()))) for it in attributions
    )


def attribution_of(stretch: Span, attributions: Iterable[Attribution]) -> Attribution | None:
    """The attribution whose content holds a stretch; of several the innermost; None if there is none."""
    return Contents(attributions).innermost(stretch)


def speaker_of(
    found: Attribution | Quoted, sources: Iterable[Source], attributions: Iterable[Attribution] = ()
) -> Source | None:
    """Whose words an attribution or a quoted stretch are; None where the text names nobody.

    Args:
        found: an attribution, or a stretch inside quotation marks.
        sources: the article's sources.
        attributions: the article's attributions, needed for a stretch.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("Ann Lee came. “It is late,” she said.")
        >>> speaker_of(find_quoted(article)[0], find_sources(article), find_attributions(article)).name
        'Ann Lee'
    """
    attribution = found if isinstance(found, Attribution) else attribution_of(found, attributions)
    if attribution is None or attribution.source is None:
        return None
    return next((one for one in sources if attribution.source in one.mentions), None)


def _all_sources(article: Article, known: Known) -> tuple[Source, ...]:
    return _sources(article, known, find_attributions(article), find_quoted(article))


def _sources(
    article: Article, known: Known, attributions: Sequence[Attribution], quoted: Sequence[Quoted]
) -> tuple[Source, ...]:
    names, contents = Names(article, known.actors, known.speakers), Contents(attributions)
    resolver = Resolver(article, names, contents)
    starts = [token.start for token in article.tokens]
    sentences = [sentence.start for sentence in article.sentences]
    spans = {it.source for it in attributions if it.source is not None}
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        phrase = read_phrase(article, span, starts, sentences)
        if phrase is not None:
            resolver.add(phrase)
    entities = same_quotation(resolver.gathered.entities, _words_of(contents, quoted))
    made = []
    for one in entities:
        bloc, mentions = bloc_of(one, article, names, known.actors), tuple(sorted(one.mentions, key=_place))
        made.append(Source(one.name, one.type, bloc, mentions, one.rule))
    return tuple(sorted(made, key=lambda one: _place(one.mentions[0])))


def _words_of(contents: Contents, quoted: Sequence[Quoted]) -> dict[Span, set[str]]:
    """For each source span the quoted strings of three words or more that it is given."""
    found: dict[Span, set[str]] = {}
    for stretch in quoted:
        it = contents.innermost(stretch)
        if it is not None and it.source is not None and count_words(stretch.text) >= 3:
            found.setdefault(it.source, set()).add(stretch.text.casefold().strip(" ,.;"))
    return found


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end
