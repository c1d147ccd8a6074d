"""A file, its bytes or a pasted text to a `Received` article, whatever kind of file it is."""

from __future__ import annotations

import codecs
import email
import email.policy
import plistlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from helpers.errors import ParallaxError
from helpers.intake.facts import facts_in_text
from helpers.intake.markdown import read_markdown
from helpers.intake.mending import mend_lines
from helpers.intake.notes import Note
from helpers.intake.page import Read, read_page
from helpers.intake.received import Received
from helpers.seeds.decoding import LARGEST, check_text, decode_any
from helpers.seeds.reading import read_bytes

LARGEST_PAGE: Final = 30_000_000
"""Bytes: a page saved as one file carries its pictures along."""

Source = str | Path | bytes | tuple[str, bytes]
"""A pasted text, a file, a file's bytes, or a file's name and its bytes."""

_ENDINGS: Final = (".md", ".markdown")
_PAGE: Final = re.compile(
    r"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml[^>]*>\s*<(?:!doctype\s+)?html|<head[\s>]|<body[\s>])", re.I
)
_TAG: Final = re.compile(r"</(?:p|div|a|span|li|article|section|h[1-6]|td|script)>", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_LOOKS_NAMED: Final = re.compile(
    r"[^\r\n]{1,250}\.(?:txt|html?|md|markdown|mhtml?|webarchive|pdf|docx?)\s*", re.IGNORECASE
)


def receive(source: Source, label: str = "the pasted text") -> Received:
    r"""One article as somebody brought it.

    Args:
        source: a pasted text, a file (`Path`), its bytes, or its name and its bytes. A file may be plain text, a web
            page (HTML, MHTML or Safari's web archive) or Markdown; a page is known by its content, whatever its name.
        label: what to call a text without a name, for messages.

    Raises:
        ParallaxError: it cannot be read, or there is no article in it.

    Example:
        >>> receive("Bridge opens\n\nThe bridge opened on Monday.").text[:12]
        'Bridge opens'
        >>> page = b"<html><body><h1>Bridge opens</h1><p>The bridge over the Arle opened on Monday.</p></body></html>"
        >>> receive(("bridge.html", page)).text
        'Bridge opens\n\nThe bridge over the Arle opened on Monday.\n'
    """
    if isinstance(source, str):
        return _pasted(source, label)
    if isinstance(source, Path):
        return _file(source.name, read_bytes(source, LARGEST_PAGE))
    name, data = (label, source) if isinstance(source, bytes) else source
    return _file(name, data)


def _pasted(text: str, label: str) -> Received:
    if _LOOKS_NAMED.fullmatch(text):
        raise ParallaxError("this is the name of a file, not an article", label, "Choose the file, or paste its text")
    if _is_page(text):
        note = Note("page_not_text", label, "this is the source of a web page; it was read as one", "Look at its text")
        return _made("", _encoded(text, label), read_page(text, label), note)
    checked = check_text(text, label)
    return _plain("", _encoded(checked, label), checked, label)


def _encoded(text: str, label: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        problem = f"character {error.start + 1} is broken (half of a surrogate pair)"
        raise ParallaxError(problem, label, "Copy the text again from its source") from error


def _file(name: str, data: bytes) -> Received:
    if len(data) > LARGEST_PAGE:
        problem = f"the file is larger than {LARGEST_PAGE // 10**6} MB"
        raise ParallaxError(problem, name, "Save the page without its pictures, or copy its text")
    page = _unpacked(name, data)
    if page is not None:
        return _made(name, data, read_page(page, name))
    text = decode_any(data, name)
    if _is_page(text):
        told = Note("page_not_text", name, "this is the source of a web page; it was read as one", "Look at its text")
        named = Path(name).suffix.lower() in (".html", ".htm", ".xhtml")
        return _made(name, data, read_page(_page_text(data, text), name), *([] if named else [told]))
    if len(data) > LARGEST:
        raise ParallaxError(f"the file is larger than {LARGEST // 10**6} MB", name, "Cut it down to one article")
    checked = check_text(text, name)
    if Path(name).suffix.lower() in _ENDINGS:
        return _made(name, data, read_markdown(checked, name))
    return _plain(name, data, checked, name)


def _plain(name: str, data: bytes, text: str, where: str) -> Received:
    """Plain text stays as it is, unless words are split at the ends of its lines."""
    mended, notes = mend_lines(text, where)
    return Received(name, data, mended, mended != text, facts=facts_in_text(mended), notes=notes)


def _made(name: str, data: bytes, read: Read, *notes: Note) -> Received:
    text, parts, facts, more = read
    where = name or "the pasted text"
    if len(text.encode()) > LARGEST:
        raise ParallaxError(f"the text is larger than {LARGEST // 10**6} MB", where, "Cut it down to one article")
    return Received(
        name, data, check_text(text, where), is_made=True, parts=parts, facts={**facts_in_text(text), **facts},
        notes=(*notes, *more),
    )  # fmt: skip


def _is_page(text: str) -> bool:
    return bool(_PAGE.match(text)) or len(_TAG.findall(text[:20_000])) >= 6


def _page_text(data: bytes, otherwise: str) -> str:
    """The page's source in the encoding that it names itself."""
    named = _CHARSET.search(data[:4096])
    if not named or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return otherwise
    name = named[1].decode("ascii").lower()
    try:
        codec = codecs.lookup("cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name)
        return data.decode(codec.name)
    except (LookupError, UnicodeError):  # what a page says of its encoding is often wrong
        return otherwise


def _unpacked(name: str, data: bytes) -> str | None:
    """The page inside a file that a browser saved in one piece; None where it is no such file."""
    ways: tuple[tuple[bool, Callable[[bytes], str]], ...] = (
        (data.startswith(b"bplist00"), _of_safari),
        (b"multipart/related" in data[:3000].lower() and b"mime-version" in data[:3000].lower(), _of_chrome),
    )
    for is_it, unpack in ways:
        if is_it:
            try:
                return unpack(data)
            except Exception as error:
                cure = "Save the page as HTML, or copy its text into a plain text file"
                raise ParallaxError("the page saved in this file cannot be read", name, cure) from error
    return None


def _of_safari(data: bytes) -> str:
    main = plistlib.loads(data)["WebMainResource"]
    page: bytes = main["WebResourceData"]
    return page.decode(main.get("WebResourceTextEncodingName") or "utf-8", "replace")


def _of_chrome(data: bytes) -> str:
    message = email.message_from_bytes(data, policy=email.policy.default)
    found = next(part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml"))
    payload = found.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise TypeError
    return payload.decode(found.get_content_charset() or "utf-8", "replace")
