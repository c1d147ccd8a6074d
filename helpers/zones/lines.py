"""Rules that judge a block by its own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from helpers.model import ZoneKind
from helpers.zones.blocks import Block
from helpers.zones.parts import part_line
from helpers.zones.patterns import AGENCY, MONTH, NAME, NAMES, PLACE, WEEKDAY, any_of
from helpers.zones.phrases import is_phrase_of

LineRule = Callable[[Block], ZoneKind | None]

_CAPTION: Final = re.compile(
    r"(?:FILE (?:PHOTO|-)|(?:File|Stock) (?:photo|image|picture)|Image caption|Caption|Watch|WATCH|Video|VIDEO|Pictured"
    r"|In pictures)\b ?[:,–—-]?"
    r"|.{0,80}\((?:left|right|centre|center|pictured|file photo|above|below)\b[^)]*\)",
)
_PICTURE_CREDIT: Final = re.compile(
    rf"(?:© ?)?\(?(?:{NAME}|[A-Z]{{2,}}) ?/ ?(?:for )?[A-Z][\w/& -]{{1,40}}\)?$"
    r"|\(?(?:Photo(?:graph)?(?:s|y)?|Image|Picture|Video)(?: credit)?(?::| by\b| source\b)"
    rf"|\({NAME},? ?(?:(?:for )?(?:the |The )?[A-Z][\w& ]+)?\)$"
    rf"|© ?(?:{NAME}|{AGENCY})$|Supplied$|Handout$|.{{0,40}}(?:Stock Photo|Images|File photo)$"
)
_CREDIT: Final = re.compile(
    r"(?:With )?(?:[Aa]dditional|[Ff]urther) reporting\b|\(?Reporting by\b|[Ww]ith (?:inputs|files|reporting) from\b"
    rf"|\(?(?:Source|Sources|Via): ?{AGENCY}|(?:[©–—-] ?)?\(?{AGENCY}(?:[/, ]+(?:and )?{AGENCY})*\)?$"
    rf"|(?:(?:[A-Z][\w’'-]+ ){{0,3}}(?:writer|reporter|correspondent)s? )?{NAMES} contributed (?:to|reporting)"
)
_BYLINE: Final = re.compile(
    r"(?:By|BY|Words by|Written by|Story by|Report by|Analysis by|Opinion by|Posted by|Text by|From our)\s+"
    rf"(?:our |the |{NAME}|[A-Z][\w’'-]+|[A-Z ]{{4,}})"
)
_ROLES: Final = f"(?:{any_of('roles')})"
_NAME_AND_ROLE: Final = re.compile(
    rf"{NAME} in {PLACE}(?: and {NAME} in {PLACE})+"
    rf"|(?:{NAME}(?:(?:,| and| &) {NAME})*,? )?"
    rf"(?:(?:[A-Z][\w’'&-]+ |(?:and|of|for|the) ){{0,4}}(?i:{_ROLES})|in {NAME})(?:,? (?:in )?[A-Z][\w ]+)?"
)
_STAMP_HEAD: Final = re.compile(
    r"(?:first )?(?:published|posted|updated|last updated|last modified|modified|created|date|issued)\b:?(?: on| at)?",
    re.IGNORECASE,
)
_STAMP_SIGN: Final = re.compile(
    rf"\b{MONTH}\b\.? \d|\d\.? {MONTH}\b|\d{{4}}-\d\d-\d\d|\d/\d{{1,2}}/\d"
    r"|\bago\b|\d[.:h]\d\d|\d ?[ap]\.?m\b|\bread\b|\bjust now\b",
    re.IGNORECASE,
)
_STAMP_PART: Final = re.compile(
    r"\b\d+ ?(?:hours?|hrs?|minutes?|mins?|days?|weeks?) (?:ago|read)\b"
    rf"|\b(?:{MONTH}|{WEEKDAY})\b\.?|\b\d{{1,4}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}\s?(?:am|pm)\b"
    r"|\b\d{1,2}[.:h]\d{2}\s*(?:am|pm|a\.m\.|p\.m\.)?"
    r"|\b(?:am|pm|a\.m\.|p\.m\.|GMT|BST|CET|CEST|UTC|EST|EDT|ET|PT|IST|MSK|[A-Z]{2,4}T)(?:\b|(?<=\.))"
    r"|\b(?:first )?(?:published|posted|updated|last|modified|on|at|of|the|ago|just now|yesterday|today)\b"
    r"|\b(?:min(?:ute)?s?|read(?:ing time)?|local time|time)\b",
    re.IGNORECASE,
)
_SPEECH: Final = re.compile(r"[“\"]|\b(?:said|say|says|told)\b")
_ADDRESSES: Final = re.compile(r"\b(?:you|your|we|our|us)\b", re.IGNORECASE)
_BARE_DURATION: Final = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?/ ?\d{1,2}:\d{2})?")
_NOTE: Final = re.compile(
    r"This (?:article|story|report|piece|page|column|post)(?:[’']s \w+)? (?:was|has been|is) (?:first |originally )?"
    r"(?:amended|updated|corrected|edited|published|written|produced|supported|part of|clarified)"
    r"|(?:Editor[’']?s?[’']? note|Correction|Clarification|Corrections? and clarifications?)\b[^.]{0,40}:"
    r"|(?:An earlier|A previous) version of this|(?:©|\(c\)|Copyright(?= ?[\d©(]))"
    r"|.{0,60}\ball rights reserved\b|.{0,80}may not be (?:published|reproduced)",
    re.IGNORECASE,
)
_TRAIL: Final = re.compile(r"[\w&’'\s-]{2,31}(?:[>›»→][\w&’'\s-]{2,62})+|[\w&’'-]{2,20}(?: [|·•] [\w&’' -]{2,20}){2,}")
_FACT: Final = re.compile(r"[A-Z][^:“\"]{2,40}: [^\s“\"‘'][^:]{0,40}")
_PAGE: Final = r"(?:Page|PAGE|page|p\.) ?\d{1,3}(?: of \d{1,3})?"
_HEAD_OF_A_PAGE: Final = re.compile(
    rf"{_PAGE}|.*\S(?:\s{{2,}}|\s*[|·•,–—-]\s*){_PAGE}|{_PAGE}(?:\s{{2,}}|\s*[|·•,–—-]\s*)\S.*"
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|@\w+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def line_of_the_page(block: Block) -> ZoneKind | None:
    """Buttons and navigation known by their wording; a longer sentence is never one."""
    if block.words > 30 or (block.is_prose and block.words > 12):
        return None
    return "other" if is_phrase_of("furniture", block.text) else None


def notice_to_the_reader(block: Block) -> ZoneKind | None:
    """Whole sentences about cookies, privacy or terms."""
    return "other" if is_phrase_of("notices", block.text) else None


def line_of_the_comments(block: Block) -> ZoneKind | None:
    """Headings and buttons of the comment area."""
    return "comments-ui" if is_phrase_of("comments", block.text) else None


def line_of_an_appeal(block: Block) -> ZoneKind | None:
    """The site asks for money, a subscription or an address."""
    if block.words > 60 or _SPEECH.search(block.text) or (block.words > 25 and not _ADDRESSES.search(block.text)):
        return None
    return "site-appeal" if is_phrase_of("appeals", block.text) else None


def note_about_the_article(block: Block) -> ZoneKind | None:
    """Corrections, editor's notes and copyright lines."""
    return "other" if _NOTE.match(block.text) else None


def trail_of_sections(block: Block) -> ZoneKind | None:
    """``Home > World > Asia``."""
    return "other" if _TRAIL.fullmatch(block.text) else None


def bare_address(block: Block) -> ZoneKind | None:
    """A link or a handle with nothing beside it."""
    return "other" if _ADDRESS.fullmatch(block.text) else None


def bare_duration(block: Block) -> ZoneKind | None:
    """The length of a video or recording: ``1:32``."""
    return "other" if _BARE_DURATION.fullmatch(block.text) else None


def head_of_a_printed_page(block: Block) -> ZoneKind | None:
    """``The Harbour Post, 14 March 2023, Page 4``, from the head or the foot of a page of paper."""
    if block.words > 14 or block.ends_in_stop or len(block.text) > 200:
        return None
    return "other" if _HEAD_OF_A_PAGE.fullmatch(block.text) else None


def row_of_a_fact_box(block: Block) -> ZoneKind | None:
    """``Inhabitants: 27``."""
    return "other" if block.words <= 10 and not block.ends_in_stop and _FACT.fullmatch(block.text) else None


def signed_by(block: Block) -> ZoneKind | None:
    """``By Jane Doe``, with what may follow in a short line."""
    return "byline" if block.words <= 20 and not block.text.endswith(".") and _BYLINE.match(block.text) else None


def name_and_role(block: Block) -> ZoneKind | None:
    """``Jane Doe, Political editor``."""
    text = block.text
    return "byline" if text[:1].isupper() and not block.ends_in_stop and _NAME_AND_ROLE.fullmatch(text) else None


def stamp_of_publication(block: Block) -> ZoneKind | None:
    """Dates and times with hardly anything else: ``Published 14 March 2023, 10:31 GMT · 5 min read``."""
    if block.words > 20 or not (_STAMP_SIGN.search(block.text) or _STAMP_HEAD.match(block.text)):
        return None
    rest = _STAMP_PART.sub(" ", block.text)
    left_over = len(re.findall(r"[^\W_]+", rest))
    return "dateline" if left_over == 0 or (left_over <= 3 and _STAMP_HEAD.match(block.text)) else None


def picture_credit(block: Block) -> ZoneKind | None:
    """Who made a picture, on a line of its own: ``Jane Doe/Agency``."""
    return "credit" if block.words <= 12 and _PICTURE_CREDIT.match(block.text) else None


def credit_line(block: Block) -> ZoneKind | None:
    """Whom the text was taken from, or who helped to report it."""
    return "credit" if block.words <= 40 and _CREDIT.match(block.text) else None


def caption_by_wording(block: Block) -> ZoneKind | None:
    """``FILE PHOTO: …``, ``Watch: …``, ``… (left)``."""
    return "caption" if block.words <= 60 and _CAPTION.match(block.text) else None


LINE_RULES: Final[tuple[LineRule, ...]] = (
    line_of_the_comments,
    notice_to_the_reader,
    line_of_an_appeal,
    bare_duration,
    stamp_of_publication,
    picture_credit,
    credit_line,
    caption_by_wording,
    line_of_the_page,
    row_of_a_fact_box,
    note_about_the_article,
    trail_of_sections,
    bare_address,
    head_of_a_printed_page,
    signed_by,
    name_and_role,
)


def judge_lines(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, parted where one line holds several zones, and judged where their own words suffice."""
    return tuple(part for block in blocks for part in _parts(_judged(block)))


def _parts(block: Block) -> Iterator[Block]:
    """A block that was judged, or the zones of its line; a line that is not parted has been judged already."""
    if block.kind:
        yield block
    else:
        yield from (part if part == block else _judged(part) for part in part_line(block))


def _judged(block: Block) -> Block:
    if block.kind:
        return block
    for rule in LINE_RULES:
        if kind := rule(block):
            return block.judged(kind, rule.__name__)
    return block


def opens_a_list(block: Block) -> bool:
    """Whether it is a heading over a list of other stories."""
    return is_phrase_of("list_headings", block.text)
