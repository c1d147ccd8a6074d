"""Who speaks: how much, in which way, by which verb, and from where in the article on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Literal

import pandas as pd

from helpers.model import Actor, Article, Attribution, Source, Speaker, Story, kept
from helpers.quotes.lexicon import verbs
from helpers.sources import Voice, find_voices
from helpers.tables.places import BodyPlaces
from helpers.tokens import count_words

By = Literal["source", "type", "bloc", "naming"]
NOBODY: Final = "nobody named"
"""Where the text names no source."""
NO_BLOC: Final = "no bloc given"
_NAMING: Final = {
    "named person": "named",
    "named institution": "named",
    "anonymous": "not named",
    "document": "document",
    "other": "left open",
}
_COLUMNS: Final = (
    "article", "number", "begins", "ends", "length", "source", "type", "naming", "bloc", "how", "verb", "group",
    "direct", "indirect", "text",
)  # fmt: skip


def voices(story: Story) -> pd.DataFrame:
    """Every attribution of a story, one under the other.

    Returns:
        One row an attribution: ``article``, ``number`` (of its sentence in the body, from 1; missing elsewhere),
        ``begins`` and ``ends`` (the words of the body before that sentence, and to its end), ``length`` (of the body),
        ``source`` (its canonical name), ``type``, ``naming``
        (named, not named, document, left open), ``bloc``, ``how`` (direct, indirect, mixed), ``verb`` (in its basic
        form), ``group`` (of the verb), ``direct`` (words inside quotation marks), ``indirect`` (reported words outside
        them), ``text``.

    Note:
        A machine found them, and it misses some. A word inside two attributions counts for the inner one. Compare
        articles by shares, not by counts, where they differ in length.

    Reference:
        Voakes, Kapfer, Kurpius & Chern (1996), Diversity in the news, Journalism & Mass Communication Quarterly 73,
        on coding each source and what it is given.

    Example:
        >>> from helpers import plain_article
        >>> story = Story("s", "a bridge", (plain_article("“We will go,” said Ann Lee. Critics say no.", id="X"),))
        >>> voices(story)[["source", "naming", "how", "verb", "direct", "indirect"]]
            source     naming       how verb  direct  indirect
        0  Ann Lee      named    direct  say       3         0
        1  Critics  not named  indirect  say       0         1
    """
    return pd.DataFrame(list(kept(story, _all_rows)), columns=list(_COLUMNS)).astype({"number": "Int64"})


def sources(story: Story) -> pd.DataFrame:
    """The sources of each article.

    Returns:
        One row for each article and source, in the order in which they first speak: ``article``, ``source``,
        ``type``, ``bloc``, ``times`` (attributions), ``direct`` and ``indirect`` (words), ``called`` (the words that
        stand for it).

    Note:
        An unnamed spokesperson counts as the body they speak for. Names are put together by rules
        (`helpers.sources.rules` says which); a pronoun that fits nobody stays a source of its own.

    Reference:
        Sigal (1973), Reporters and Officials, on the kinds of sources news relies on.

    Example:
        >>> from helpers import load_story
        >>> table = sources(load_story("putin-vietnam-2024"))
        >>> table[table["source"] == "Carl Thayer"][["type", "bloc", "direct"]].values.tolist()
        [['named person', 'experts', 23]]
    """
    table = voices(story)
    keys = ["article", "source", "type", "bloc"]
    sums = table.groupby(keys, sort=False, as_index=False).agg(
        times=("how", "size"), direct=("direct", "sum"), indirect=("indirect", "sum")
    )
    called = {(article.id, name): words for article in story.articles for name, words in _called(article, story)}
    pairs = zip(sums["article"], sums["source"], strict=True)
    return sums.assign(called=[called.get(pair, "") for pair in pairs])


def shares(story: Story, by: By = "source") -> pd.DataFrame:
    """What share of the quoted words and of the attributed sentences each source, type or bloc has.

    Args:
        story: the articles.
        by: ``source``, ``type``, ``bloc``, or ``naming`` for named against not named.

    Returns:
        One row for each article and group: ``article``, the group, ``direct`` (words inside quotation marks), ``of 100
        quoted words``, ``sentences`` (of the body, with something attributed to it), ``of 100 attributed sentences``. A
        sentence with two groups counts for both, so that column may add up to more than 100.

    Note:
        A large share is not a sign of bias: who takes part in an event is asked first. Compare articles about the
        same event only, and look at the words themselves. With few quotations one long one decides.

    Reference:
        Reese, Grant & Danielian (1994), The structure of news sources on television, Journal of Communication 44;
        for unnamed sources Sternadori & Thorson (2009), Anonymous sources harm credibility of all stories, Newspaper
        Research Journal 30.

    Example:
        >>> from helpers import load_story
        >>> table = shares(load_story("putin-vietnam-2024"), "naming")
        >>> list(table.columns)
        ['article', 'naming', 'direct', 'of 100 quoted words', 'sentences', 'of 100 attributed sentences']
    """
    table = voices(story)
    grouped = table.groupby(["article", by], sort=False)
    sums = grouped.agg(direct=("direct", "sum"), sentences=("number", "nunique")).reset_index()
    words = table.groupby("article")["direct"].sum()
    said = table.groupby("article")["number"].nunique()
    sums["of 100 quoted words"] = _percent(sums["direct"], sums["article"].map(words))
    sums["of 100 attributed sentences"] = _percent(sums["sentences"], sums["article"].map(said))
    columns = ["article", by, "direct", "of 100 quoted words", "sentences", "of 100 attributed sentences"]
    return sums[columns].sort_values(
        ["article", "direct", "sentences"], ascending=[True, False, False], ignore_index=True
    )


def _percent(part: pd.Series[int], whole: pd.Series[int]) -> pd.Series[int]:
    return (100 * part / whole.where(whole > 0)).round().astype("Int64")


def _called(article: Article, story: Story) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    for voice in find_voices(article, story.actors, story.speakers):
        if voice.source and voice.attribution.source:
            found.setdefault(voice.source.name, []).append(voice.attribution.source.text)
    return ((name, " · ".join(dict.fromkeys(words))) for name, words in found.items())


def _all_rows(story: Story) -> tuple[tuple[object, ...], ...]:
    return tuple(row for article in story.articles for row in _voice_rows(article, story))


def _voice_rows(article: Article, story: Story) -> Iterator[tuple[object, ...]]:
    places = BodyPlaces(article)
    for voice, (direct, indirect) in told(article, story):
        it, at = voice.attribution, voice.attribution.content[0].start
        name, type_, bloc = describe(voice.source)
        yield (
            article.id, places.number(at), places.begins(at), places.ends(at), places.words, name, type_,
            naming_of(type_), bloc, it.kind, verb_of(it), it.group, direct, indirect,
            " … ".join(part.text for part in it.content),
        )  # fmt: skip


def describe(source: Source | None) -> tuple[str, str, str]:
    """Name, type and bloc of a source as tables show them."""
    return (source.name, source.type, source.bloc or NO_BLOC) if source else (NOBODY, NOBODY, NO_BLOC)


def naming_of(type_: str) -> str:
    """Whether a source of a type is named: ``named``, ``not named``, ``document`` or ``left open``.

    Example:
        >>> naming_of("anonymous")
        'not named'
    """
    return _NAMING.get(type_, NOBODY)


def verb_of(attribution: Attribution) -> str:
    """The cue in its basic form: ``say`` for ``said``; other cues as they stand.

    Example:
        >>> from helpers import find_attributions, plain_article
        >>> verb_of(find_attributions(plain_article("Critics denied it was late."))[0])
        'deny'
    """
    if attribution.cue is None:
        return ""
    first, *rest = attribution.cue.text.lower().split()
    known = verbs().get(first)
    return " ".join([known.lemma if known else first, *rest])


def told(article: Article, story: Story) -> tuple[tuple[Voice, tuple[int, int]], ...]:
    """Every voice of an article with its words inside quotation marks and outside."""
    return kept(article, _told, story.actors, story.speakers)


def _told(
    article: Article, actors: tuple[Actor, ...], speakers: tuple[Speaker, ...]
) -> tuple[tuple[Voice, tuple[int, int]], ...]:
    found = find_voices(article, actors, speakers)
    return tuple(zip(found, words_of(article, found), strict=True))


def words_of(article: Article, found: tuple[Voice, ...]) -> Iterator[tuple[int, int]]:
    """For each voice the words inside quotation marks and the reported words outside, inner attributions left out."""
    inner = sorted(
        ((part.start, part.end, number) for number, it in enumerate(found) for part in it.attribution.content),
    )
    starts = [row[0] for row in inner]
    for number, voice in enumerate(found):
        direct = sum(count_words(stretch.text) for stretch in voice.quoted)
        reported = 0
        for part in voice.attribution.content:
            cuts = [(stretch.outer.start, stretch.outer.end) for stretch in voice.quoted]
            place = bisect_right(starts, part.start - 1)
            while place < len(inner) and inner[place][0] < part.end:
                start, end, other = inner[place]
                if other != number and end <= part.end and end - start < part.end - part.start:
                    cuts.append((start, end))
                place += 1
            reported += _words_outside(article.text, part.start, part.end, cuts)
        yield direct, reported


def _words_outside(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> int:
    """The words of a stretch outside the cuts."""
    words = 0
    for first, last in sorted(cuts):
        words += count_words(text[start : max(start, min(first, end))])
        start = max(start, last)
    return words + count_words(text[start : max(start, end)])
