"""Bytes to text, without changing a character, or one clear sentence why not."""

from __future__ import annotations

import codecs
import re
from typing import Final

from helpers.errors import ParallaxError

LARGEST: Final = 5_000_000  # bytes; a newspaper article has about 5,000

_MAGIC: Final = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, EPUB or zip file"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"RIFF", "a picture or a recording"),
    (b"ID3", "a recording"),
)
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NOT_IN_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_HTML: Final = re.compile(r"\s*(?:<!doctype html|<html[\s>]|<\?xml[^>]*>\s*<(?:!doctype )?html)", re.IGNORECASE)
_AS_TEXT: Final = "Open it, copy the article's text into a plain text file, and use that"


def decode(data: bytes, where: str) -> str:
    """The text of a file: UTF-8 or UTF-16, with or without a byte-order mark, or Windows-1252.

    Args:
        data: the file's bytes.
        where: the file's name, for the message.

    Returns:
        The text. A byte-order mark is not part of it; line ends stay as they are.

    Raises:
        ParallaxError: the file is empty, too large, no text, or in another encoding.

    Example:
        >>> decode("“Yes,” she said.".encode("cp1252"), "a.txt")
        '“Yes,” she said.'
    """
    if len(data) > LARGEST:
        raise ParallaxError(f"the file is larger than {LARGEST // 10**6} MB", where, "Cut it down to one article")
    return check_text(decode_any(data, where), where)


def decode_any(data: bytes, where: str) -> str:
    """The text of a file in any of the encodings of `decode`, whatever the text is.

    Raises:
        ParallaxError: it is a file of another kind, or in another encoding.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise ParallaxError(f"this is {name}, not plain text", where, _AS_TEXT)
    return _decoded(data, where)


def check_text(text: str, where: str) -> str:
    """The text itself, if an article can be read from it.

    Raises:
        ParallaxError: it is empty, too large, or no plain text.
    """
    if not text.strip("\ufeff\u200b \t\r\n\x0b\x0c\xa0") or not text.strip():
        raise ParallaxError("there is no text in it", where, "Put the article's text in it and try again")
    if half := _HALF.search(text):
        problem = f"character {half.start() + 1} is broken (half of a surrogate pair)"
        raise ParallaxError(problem, where, "Copy the text again from its source")
    if len(text) > LARGEST or len(text.encode()) > LARGEST:
        raise ParallaxError(f"the text is larger than {LARGEST // 10**6} MB", where, "Cut it down to one article")
    if found := _NOT_IN_TEXT.search(text):
        problem = f"this is not plain text (control character U+{ord(found[0]):04X} at character {found.start() + 1})"
        raise ParallaxError(problem, where, _AS_TEXT)
    if _HTML.match(text):
        cure = "Open it in a web browser, select all, copy, and paste that into a plain text file"
        raise ParallaxError("this is the source code of a web page (HTML), not its text", where, cure)
    return text


def _decoded(data: bytes, where: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding, where)
    if encoding := _utf16_without_bom(data):
        return _strictly(data, encoding, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows_1252(data, error.start, where)


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"the file says it is {encoding.upper()}, but byte {error.start + 1} is not"
        raise ParallaxError(problem, where, "Save the text again as UTF-8") from error


def _utf16_without_bom(data: bytes) -> str:
    """The byte order of text in which every second byte is zero, as in English UTF-16; else an empty string."""
    head = data[:2000]
    if len(data) % 2 or len(head) < 4:
        return ""
    if head[1::2].count(0) * 10 >= len(head) * 4 and 0 not in head[0::2]:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) * 10 >= len(head) * 4 and 0 not in head[1::2] else ""


def _windows_1252(data: bytes, bad_byte: int, where: str) -> str:
    """Windows-1252, if the result is plausible Western European text."""
    cure = "Save the text again as UTF-8"
    if 0 in data:
        raise ParallaxError("this is not plain text", where, _AS_TEXT)
    replaced = data.decode("utf-8", errors="replace")
    if sum(1 for char in replaced if char > "\x7f" and char != "\ufffd") > replaced.count("\ufffd"):
        raise ParallaxError(f"the file is UTF-8 but damaged at byte {bad_byte + 1}", where, cure)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ParallaxError("the file is neither UTF-8, UTF-16 nor Windows-1252", where, cure) from error
    letters = [char for char in text if char.isalpha()]
    foreign = sum(1 for char in letters if char > "\x7f")
    if foreign * 4 > len(letters):
        raise ParallaxError("the file is neither UTF-8, UTF-16 nor Windows-1252", where, cure)
    return text
