"""A text to an `Article`: zones, sentences and tokens."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from helpers.errors import ParallaxError
from helpers.model import Article, Sentence, Token, Zone
from helpers.seeds.decoding import LARGEST, check_text, decode
from helpers.tokens import find_sentences, find_tokens
from helpers.zones import find_zones, one_zone_a_paragraph

_ABOUT: Final = ("id", "title", "outlet", "agency", "date", "date_evidence")
_ONE_SENTENCE: Final = frozenset({"headline", "crosshead", "byline", "dateline", "credit", "image-alt"})
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_article(path: str | Path, **about: str) -> Article:
    """The article in a file, as it was received.

    Args:
        path: a plain text file, UTF-8, UTF-16 or Windows-1252, at most 5 MB.
        **about: what is known about it: ``id``, ``title``, ``outlet``, ``agency``, ``date`` (``YYYY-MM-DD``),
            ``date_evidence``. Leave out what nothing shows.

    Returns:
        The article with its zones, sentences and tokens; its ``id`` is the file's name if none is given.

    Raises:
        ParallaxError: the file cannot be opened or holds no article.

    Example:
        >>> from helpers.places import kit_folder
        >>> article = read_article(kit_folder("seeds") / "putin-vietnam-2024" / "000_a40650a566da0f61.txt")
        >>> article.title
        'Putin reaches Vietnam after signing defence pact with North Korea'
        >>> len(article.sentences), len(article.tokens)
        (27, 803)
    """
    return _as_received(read_text(Path(path)), {"id": Path(path).stem, **about})


def read_pasted(text: str, **about: str) -> Article:
    r"""The article in a text pasted from a web page, with whatever else was copied along.

    Args:
        text: the text, at most 5 MB.
        **about: as in `read_article`; ``id`` is ``pasted`` if none is given.

    Raises:
        ParallaxError: the text holds no article.

    Example:
        >>> page = "Bridge opens at last\n\nThe bridge opened on Monday. Hundreds came.\n\nShare this story"
        >>> [sentence.kind for sentence in read_pasted(page).sentences]
        ['headline', 'body', 'body', 'other']
    """
    where = about.get("id", "the pasted text")
    return _as_received(check_text(text, where), {"id": "pasted", **about})


def plain_article(text: str, **about: str) -> Article:
    """An article from a clean text, all of which is body.

    Args:
        text: the text, one paragraph a line.
        **about: as in `read_article`; ``id`` is ``plain`` if none is given.

    Raises:
        ParallaxError: there is no text.

    Example:
        >>> plain_article("No one came. The hall was empty.").sentences[1].text
        'The hall was empty.'
    """
    checked = check_text(text, about.get("id", "the text"))
    return build_article(checked, one_zone_a_paragraph(checked), {"id": "plain", **about})


def read_text(path: Path) -> str:
    """The decoded text of a file.

    Raises:
        ParallaxError: it cannot be opened or is no plain text.
    """
    return decode(read_bytes(path), path.name)


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file, or of an absurdly large one the first, one more than the largest may have.

    Raises:
        ParallaxError: it cannot be opened.
    """
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError as error:
        raise ParallaxError("there is no such file", str(path), "Check the name and the folder") from error
    except IsADirectoryError as error:
        raise ParallaxError("this is a folder, not a file", str(path), "Name one file in it") from error
    except OSError as error:
        problem = f"the file cannot be opened ({error.strerror or error})"
        raise ParallaxError(
            problem, str(path), "Check that you may read it and that no other program holds it"
        ) from error
    except ValueError as error:
        raise ParallaxError("this is not a file name", repr(str(path)), "Check the name") from error


def build_article(text: str, zones: Iterable[Zone], about: dict[str, str]) -> Article:
    """An article from a text and its zones; sentences and tokens are found here.

    Raises:
        ParallaxError: something is said about it that the kit does not know, or the date is none.
    """
    zones = tuple(zones)
    sentences = tuple(_sentences(text, zones))
    tokens: list[Token] = []
    for sentence in sentences:
        tokens += find_tokens(text, sentence.start, sentence.end)
    known = dict.fromkeys(_ABOUT, "") | _checked(about)
    title = known.pop("title") or _title(zones)
    return Article(title=title, text=text, zones=zones, sentences=sentences, tokens=tuple(tokens), **known)


def _as_received(text: str, about: dict[str, str]) -> Article:
    return build_article(text, find_zones(text), about)


def _checked(about: dict[str, str]) -> dict[str, str]:
    where = about.get("id", "")
    for name, value in about.items():
        if name not in _ABOUT:
            raise ParallaxError(f"{name!r} is not known about an article", where, f"Use one of {', '.join(_ABOUT)}")
        if not isinstance(value, str):
            raise ParallaxError(f"{name} must be a text, not {value!r}", where, "Put it in quotation marks")
    if (date := about.get("date", "")) and not _is_date(date):
        raise ParallaxError(f"{date!r} is not a date", where, "Write it as year-month-day, such as 2024-06-20")
    return about


def _is_date(date: str) -> bool:
    try:
        return bool(_DATE.fullmatch(date) and datetime.date.fromisoformat(date))
    except ValueError:
        return False


def _title(zones: tuple[Zone, ...]) -> str:
    """The headline, or else the first words of the body."""
    headline = next((zone.text for zone in zones if zone.kind == "headline"), "")
    first = next((zone.text for zone in zones if zone.kind == "body"), zones[0].text if zones else "")
    words = first.split(maxsplit=12)
    return " ".join(headline.split()) or " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _sentences(text: str, zones: tuple[Zone, ...]) -> Iterator[Sentence]:
    paragraph = 0
    for index, zone in enumerate(zones):
        paragraph += zone.kind == "body"
        number = paragraph if zone.kind == "body" else None
        whole = zone.kind in _ONE_SENTENCE
        for start, end in [(zone.start, zone.end)] if whole else find_sentences(text, zone.start, zone.end):
            yield Sentence(start, end, text[start:end], index, zone.kind, number)
