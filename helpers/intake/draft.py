"""A story that somebody is about to make: what was read, what is known, what is to be looked at. Nothing is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpers.errors import ParallaxError
from helpers.intake.files import Source, receive
from helpers.intake.looks import look_at
from helpers.intake.notes import Note
from helpers.intake.parts import Correction, corrections_of
from helpers.intake.received import FACTS, Fact, Received
from helpers.intake.suggesting import Suggestion, suggest_actors
from helpers.intake.together import look_at_all
from helpers.model import Article
from helpers.seeds.corrections import correct_zones
from helpers.seeds.reading import build_article
from helpers.zones import find_zones

SAID: Final = "Said by whoever made this story; nothing in the file shows it."
_ABOUT: Final = ("id", "title", *FACTS, *(f"{fact}_evidence" for fact in FACTS))
_ID: Final = re.compile(r"[^\W_][\w-]{0,11}")

About = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DraftArticle:
    """One article of a story to be made.

    Attributes:
        article: the article as it will be read.
        received: what it was made from.
        file: the name its file will have.
        title: its title, if somebody has given one.
        facts: what is known about it, by name; what is missing is not known.
        corrections: what its mark-up tells about zones, as ``story.toml`` writes it.
    """

    article: Article
    received: Received
    file: str
    title: str
    facts: Mapping[str, Fact]
    corrections: tuple[Correction, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """What neither the file nor anybody says: of outlet, agency and date."""
        return tuple(name for name in ("outlet", "agency", "date") if name not in self.facts)


@dataclass(frozen=True, slots=True)
class Draft:
    """A story to be made.

    Attributes:
        name: what it will be called.
        topic: the event, in a few words.
        articles: its articles.
        notes: what to look at, as sentences.
        actors: suggestions for who and what it is about.
    """

    name: str
    topic: str
    articles: tuple[DraftArticle, ...]
    notes: tuple[Note, ...]
    actors: tuple[Suggestion, ...]


def draft_story(name: str, sources: Sequence[Source], about: Sequence[About] = (), topic: str = "") -> Draft:
    r"""Read what somebody brought, and say what is known about it and what to look at.

    Args:
        name: what the story will be called.
        sources: two articles or more: pasted texts, files (`Path`), their bytes, or names with bytes.
        about: for each article, in order, what is known about it: ``outlet``, ``agency``, ``date`` (``YYYY-MM-DD``),
            ``author``, each with ``…_evidence`` if there is any; ``title``, ``id``. What is left out is looked for.
        topic: the event, in a few words; the first headline if empty.

    Raises:
        ParallaxError: an article cannot be read, there are fewer than two, or what is said of one makes no sense.

    Example:
        >>> texts = ["Bridge opens\n\nThe bridge opened on Monday.", "New bridge\n\nThe new bridge has opened."]
        >>> draft = draft_story("bridge", texts, [{"outlet": "The Karsk Courier"}])
        >>> [(it.article.id, it.file, it.unknown) for it in draft.articles]
        [('A', 'a.txt', ('agency', 'date')), ('B', 'b.txt', ('outlet', 'agency', 'date'))]
    """
    if len(sources) < 2:
        raise ParallaxError("a story needs two articles or more", name, "Bring another article about the same event")
    if len(about) > len(sources):
        problem = f"{len(about)} articles are described, but {len(sources)} are there"
        raise ParallaxError(problem, name, "Describe them in their order, and none twice")
    said = [*about, *({} for _ in sources[len(about) :])]
    articles = [_article(source, it, index) for index, (source, it) in enumerate(zip(sources, said, strict=True))]
    ids = [it.article.id for it in articles]
    if twice := next((it for it in ids if ids.count(it) > 1), ""):
        raise ParallaxError(f"two articles have the id {twice!r}", name, "Give each its own")
    notes = [note for it in articles for note in (*it.received.notes, *look_at(it.article, _where(it)))]
    notes += look_at_all([it.article for it in articles])
    told = topic.strip() or articles[0].article.title
    return Draft(name, told, tuple(articles), tuple(notes), suggest_actors([it.article for it in articles]))


def letter(index: int) -> str:
    """The id of an article by its place: A to Z, then A1 to Z1 and so on.

    Example:
        >>> letter(0), letter(25), letter(26)
        ('A', 'Z', 'A1')
    """
    return chr(ord("A") + index % 26) + (str(index // 26) if index >= 26 else "")


def slug(name: str) -> str:
    """A name for a file that every system takes: small letters, digits and hyphens; may be empty.

    Example:
        >>> slug("Žofie’s Page (2) .html"), slug("../../etc/passwd"), slug("الجسر")
        ('zofies-page-2', 'passwd', '')
    """
    stem = Path(re.split(r"[\\/]", name)[-1]).stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower())[:40].strip("-")


def _article(source: Source, about: About, index: int) -> DraftArticle:
    name = letter(index)
    received = receive(source, f"Article {name}")
    where = received.name or f"Article {name}"
    _check(about, where)
    name = about.get("id", "").strip() or name
    facts = dict(received.facts)
    for fact in FACTS:
        if value := about.get(fact, "").strip():
            facts[fact] = Fact(value, about.get(f"{fact}_evidence", "").strip() or _said(value, received.text))
    corrections = corrections_of(received.text, received.parts)
    zones = correct_zones(received.text, find_zones(received.text), list(corrections), where)
    title = about.get("title", "").strip()
    known: dict[str, str] = {fact: facts[fact].value for fact in ("outlet", "agency", "date") if fact in facts}
    more = {"date_evidence": facts["date"].evidence} if "date" in facts else {}
    article = build_article(received.text, zones, {"id": name, "title": title, **known, **more})
    tail = slug(received.name)
    file = f"{name.lower()}-{tail}.txt" if tail and tail != name.lower() else f"{name.lower()}.txt"
    return DraftArticle(article, received, file, title, facts, corrections)


def _said(value: str, text: str) -> str:
    """What stands beside something that somebody has said without saying how they know it."""
    found = re.search(re.escape(value), text, re.IGNORECASE)
    return f"Said by whoever made this story; “{found[0]}” stands in the text." if found else SAID


def _check(about: About, where: str) -> None:
    for field, value in about.items():
        if field not in _ABOUT:
            raise ParallaxError(f"{field!r} is not known about an article", where, f"Use one of {', '.join(_ABOUT)}")
        if not isinstance(value, str):
            raise ParallaxError(f"{field} must be a text, not {value!r}", where, "Put it in quotation marks")
    if (name := about.get("id", "").strip()) and not _ID.fullmatch(name):
        raise ParallaxError(f"{name!r} cannot be an article's id", where, "Use a letter, such as A")


def _where(it: DraftArticle) -> str:
    return f"{it.article.id} ({it.received.name})" if it.received.name else it.article.id
