"""Rules that look at one article somebody brought, and say what may be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from helpers.intake.language import language_of, right_to_left
from helpers.intake.notes import Note
from helpers.intake.wording import body_words, names_in
from helpers.model import Article, Zone
from helpers.zones.phrases import is_phrase_of

_STUB: Final = 200  # words; a stub seldom has more
_FEW: Final = 40  # words
_LONG: Final = 20_000  # words
_COOKIE: Final = re.compile(
    r"\b(?:cookies?|consent|partners|vendors|privacy|legitimate interests?|personali[sz]ed)\b", re.I
)
_MOJIBAKE: Final = re.compile(r"â€[\x80-\xbf™œ˜“”¦\x9d]?|Ã[\x80-\xbf©¨¼¶¤§]|Â[ £©®°»«\xa0]|\ufffd|ï»¿")
_ROW: Final = re.compile(r"[^\t|]+(?:[\t|][^\t|]*){2,}")
_STOP_SHORT: Final = re.compile(r"(?:…|\.\.\.)\W*$|[^\W\d_]$|,$")
_NEW_STORY: Final = frozenset({"byline", "dateline", "crosshead", "other", "headline", "standfirst"})
_APART: Final = 80  # words of body on either side of the place where a second article may begin

Look = Callable[[Article, str], Note | None]


def nothing_but_the_page(article: Article, where: str) -> Note | None:
    """No running text was found at all."""
    if body_words(article):
        return None
    return _note(
        nothing_but_the_page, where, "no running text was found", "Mark in the reader where the article stands"
    )


def words_of_a_cookie_notice(article: Article, where: str) -> Note | None:
    """Most of what stands there asks for consent to cookies."""
    words = article.text.split()
    found = len(_COOKIE.findall(article.text[:50_000]))
    if body_words(article) >= _STUB or len(words) > 1500 or found < 4 or found * 45 < len(words):
        return None
    what = "this seems to be a site’s cookie notice, not an article"
    return _note(
        words_of_a_cookie_notice, where, what, "Accept or refuse in your browser, then copy the article itself"
    )


def stub_before_a_paywall(article: Article, where: str) -> Note | None:
    """A few sentences, then words that ask the reader to subscribe or sign in."""
    if body_words(article) >= _STUB:
        return None
    asked = next((zone for zone in article.zones if is_phrase_of("paywalls", zone.text)), None)
    if asked is None:
        return None
    what = f"only the beginning may be there: {body_words(article)} words, then “{_short(asked)}”"
    return _note(
        stub_before_a_paywall, where, what, "Copy the whole article from a page that you may read, or choose another"
    )


def few_words(article: Article, where: str) -> Note | None:
    """So little text that hardly anything can be compared."""
    count = body_words(article)
    if not 0 < count < _FEW:
        return None
    return _note(
        few_words, where, f"there are only {count} words of running text", "Look whether the whole article is there"
    )


def text_that_breaks_off(article: Article, where: str) -> Note | None:
    """The last sentence of the body has no end."""
    body = [zone for zone in article.zones if zone.kind == "body"]
    if not body or not 0 < body_words(article) < _STUB or not re.search(r"(?:…|\.\.\.)\W*$", body[-1].text[-12:]):
        return None
    what = f"the text breaks off after “{_tail(body[-1])}”"
    return _note(text_that_breaks_off, where, what, "Look whether the whole article is there")


def second_article_below(article: Article, where: str) -> Note | None:
    """After a heading, a byline or a date in the middle none of the names above comes back."""
    zones = article.zones
    counts = [len(zone.text.split()) if zone.kind == "body" else 0 for zone in zones]
    above, total, tried = 0, sum(counts), 0
    for index, zone in enumerate(zones):
        is_edge = zone.kind in _NEW_STORY and index and zones[index - 1].kind == "body"
        if is_edge and above >= _APART and total - above >= _APART and tried < 30:
            tried += 1
            if _names_change(article, zone.start):
                what = f"a second article may begin at “{_short(zone)}”: no name from above comes back below it"
                cure = "If so, save the two as two files; else go on"
                return _note(second_article_below, where, what, cure)
        above += counts[index]
    return None


def _names_change(article: Article, place: int) -> bool:
    before, after = names_in(article, 0, place), names_in(article, place)
    return len(before) >= 3 and len(after) >= 3 and not before & after


def other_language(article: Article, where: str) -> Note | None:
    """Its small words or its letters are not English."""
    language = language_of(" ".join(zone.text for zone in article.zones if zone.kind == "body") or article.text)
    if not language:
        return None
    what = f"this seems to be {language}; the machine’s rules for quotations, sources and words know English only"
    cure = "Zones, numbers, and all that you code yourself work; do not use the machine’s findings"
    return _note(other_language, where, what, cure)


def runs_right_to_left(article: Article, where: str) -> Note | None:
    """A third of its letters or more run from right to left."""
    if not right_to_left(article.text):
        return None
    what = "its script runs from right to left"
    return _note(
        runs_right_to_left, where, what, "The reader shows it; look whether marked words stand where you expect them"
    )


def letters_decoded_wrongly(article: Article, where: str) -> Note | None:
    """Pairs of letters such as â€™ that stand where a text was read in the wrong encoding."""
    found = _MOJIBAKE.findall(article.text)
    if len(found) < 2:
        return None
    what = f"{len(found)} letters were read wrongly somewhere, such as “{found[0]}”"
    return _note(letters_decoded_wrongly, where, what, "Copy the text again from its source, or save the file as UTF-8")


def rows_of_a_table(article: Article, where: str) -> Note | None:
    """Three lines or more with columns."""
    rows = sum(bool(_ROW.fullmatch(line)) for line in article.text[:200_000].splitlines() if len(line) < 500)
    if rows < 3:
        return None
    what = f"{rows} lines are rows of a table"
    return _note(
        rows_of_a_table,
        where,
        what,
        "Numbers in them have no sentence around them: check what the machine makes of them",
    )


def far_longer_than_an_article(article: Article, where: str) -> Note | None:
    """More words than any newspaper article has."""
    count = body_words(article)
    if count < _LONG:
        return None
    what = f"{count:,} words are far more than an article has, and every step will take longer"
    return _note(
        far_longer_than_an_article, where, what, "Cut it down to the article you mean, if it is one of several"
    )


LOOKS: Final[tuple[Look, ...]] = (
    nothing_but_the_page,
    words_of_a_cookie_notice,
    stub_before_a_paywall,
    few_words,
    text_that_breaks_off,
    second_article_below,
    other_language,
    runs_right_to_left,
    letters_decoded_wrongly,
    rows_of_a_table,
    far_longer_than_an_article,
)


def look_at(article: Article, where: str) -> tuple[Note, ...]:
    r"""All that the rules say about an article; nothing of it stops anything.

    Example:
        >>> from helpers import read_pasted
        >>> stub = "Bridge opens\n\nThe bridge over the Arle opened on Monday.\n\nSubscribe to continue reading"
        >>> [note.rule for note in look_at(read_pasted(stub), "a.txt")]
        ['stub_before_a_paywall', 'few_words']
    """
    return tuple(note for look in LOOKS if (note := look(article, where)))


def _note(rule: Look, where: str, what: str, cure: str) -> Note:
    return Note(rule.__name__, where, what, cure)


def _short(zone: Zone) -> str:
    words = " ".join(zone.text[:400].split())
    return words if len(words) <= 60 else f"{words[:59]}…"


def _tail(zone: Zone) -> str:
    words = " ".join(zone.text[-200:].split())
    return words if len(words) <= 40 else f"…{words[-40:]}"
