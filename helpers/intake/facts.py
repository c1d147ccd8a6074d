"""Outlet, agency and date as the words of a text tell them; what nothing tells is left out."""

from __future__ import annotations

import re
from typing import Final

from helpers.figures import find_figures
from helpers.intake.received import Fact
from helpers.model import Article
from helpers.seeds import plain_article, read_pasted
from helpers.zones.patterns import AGENCY

_WORD: Final = r"[A-Z0-9&][\w’'&-]*"
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|Copyright)(?: ©)?(?: \d{4}(?:[-–]\d{2,4})?)?,? (?:by )?"
    rf"(?P<name>{_WORD}(?: (?:of |the |and |& )?{_WORD}){{0,5}})"
)
_TOLD: Final = re.compile(rf"\b(?:told|interview with|statement to) (?:the )?(?P<name>{AGENCY})\b")
_SIGNED: Final = re.compile(
    rf"\((?P<name>{AGENCY})\) ?[–—-]|(?:^|[/,–—-] ?|\bwith |\bvia |\bfrom |\bby )(?P<other>{AGENCY})\b"
)
_YEAR_BEHIND: Final = re.compile(r" \d{4}$")
_NO_OUTLET: Final = re.compile(r"(?:All|Rights|The Author|Photograph|Image|Picture)\b")
_PICTURES: Final = re.compile(
    r"photo|image|picture|getty|alamy|shutterstock|handout|stock|archive|rex|imago|epa|agency$|agencies", re.I
)
_LONG: Final = 60_000  # characters; of a longer text its head and its foot are looked at
_HEAD: Final = 2000  # characters in which a date line is looked for


def facts_in_text(text: str) -> dict[str, Fact]:
    r"""What the words of a text say about its outlet, its agency and its date.

    Example:
        >>> facts_in_text("Bridge opens\n\nPublished 14 March 2023\n\nThe bridge opened on Monday.")["date"]
        Fact(value='2023-03-14', evidence='The words “Published 14 March 2023” stand above the text.')
    """
    article = read_pasted(text if len(text) <= _LONG else f"{text[:_LONG]}\n\n{text[-_HEAD:]}")
    found = {
        "date": date_above_the_text(article),
        "agency": agency_in_a_dateline_or_credit(article) or agency_spoken_to(article),
        "outlet": outlet_in_the_copyright_line(article),
    }
    return {name: fact for name, fact in found.items() if fact}


def date_above_the_text(article: Article) -> Fact | None:
    """A whole date in a line of publication."""
    zones = [zone for zone in article.zones if zone.kind in ("dateline", "byline") and zone.start < _HEAD]
    for zone in zones[:6]:
        for figure in find_figures(plain_article(zone.text)):
            if figure.kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", figure.iso):
                return Fact(figure.iso, f"The words “{_shown(zone.text)}” stand above the text.")
    return None


def agency_in_a_dateline_or_credit(article: Article) -> Fact | None:
    """An agency in the byline, in the dateline, or in a credit line that belongs to no picture."""
    for zone in article.zones:
        if zone.kind not in ("dateline", "byline") and zone.rule not in ("credit_line", "agency_at_the_foot"):
            continue
        for found in _SIGNED.finditer(zone.text[:200]):
            name = found["name"] or found["other"]
            if not _PICTURES.search(name):
                return Fact(name, f"“{_shown(zone.text)}” stands in the {_part(zone.kind)}.")
    return None


def agency_spoken_to(article: Article) -> Fact | None:
    """Somebody has told an agency something, as agency copy puts it."""
    body = [sentence for sentence in article.sentences if sentence.kind == "body"]
    for sentence in body:
        if (found := _TOLD.search(sentence.text)) and not _PICTURES.search(found["name"]):
            return Fact(found["name"], f"Somebody “{found[0]}”, as agency copy puts it. There is no credit line.")
    return None


def outlet_in_the_copyright_line(article: Article) -> Fact | None:
    """The name after © at the foot of the page."""
    for zone in reversed(article.zones):
        if (
            zone.kind == "other"
            and (found := _COPYRIGHT.search(zone.text[:300]))
            and not _NO_OUTLET.match(found["name"])
        ):
            name = _YEAR_BEHIND.sub("", found["name"].rstrip(" .,"))
            return Fact(name, f"“{_shown(found[0])}” stands at the foot of the page.")
    return None


def _part(kind: str) -> str:
    return {"dateline": "dateline", "byline": "byline"}.get(kind, "credit line")


def _shown(words: str) -> str:
    short = " ".join(words.split())
    return short if len(short) <= 120 else f"{short[:119]}…"
