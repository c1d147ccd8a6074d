from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import ParallaxError, read_article, read_pasted
from helpers.seeds.decoding import LARGEST, decode

TEXT = "“Yes,” she said – it’s a café.\r\nNobody came.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_give_the_same_text_with_its_line_ends(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_big_endian_with_a_byte_order_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no text"),
        (b" \r\n\t ", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"\xff\xfe", "no text"),
        ("\u200b\ufeff".encode(), "no text"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x89PNG\r\n", "picture"),
        (b"MZ\x90\x00\x03\x00\x00", "not plain text"),
        (b"some text \x00 and more", "not plain text"),
        (b"\xff\xfeodd", "UTF-16-LE"),
        ("Это статья о мосте через реку".encode("cp1251"), "neither"),
        ("“Yes,” she said – it’s a café.".encode()[:-3] + b"\xe2", "damaged"),
        (b"\x81\x8d text", "neither"),
        (b"<!DOCTYPE html>\n<html><body>Hi</body></html>", "HTML"),
        (b"\n <HTML lang='en'>", "HTML"),
        (b"a" * (LARGEST + 1), "larger"),
    ],
)
def test_what_is_no_article_gives_one_clear_sentence(data: bytes, says: str) -> None:
    with pytest.raises(ParallaxError) as caught:
        decode(data, "a.txt")
    told = str(caught.value)
    assert says in told
    assert told.startswith("a.txt: ")
    assert "\n" not in told
    assert caught.value.cure


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_the_one_error(data: bytes) -> None:
    try:
        assert decode(data, "a.txt").strip()
    except ParallaxError as error:
        assert error.cure


def test_a_text_that_looks_like_an_article_about_html_is_read() -> None:
    assert read_pasted("The tag <html> opens a page. Nobody came.").sentences


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "missing.txt", "no such file"),
        (lambda folder: folder, "folder"),
        (lambda folder: folder / "nul\x00.txt", "not a file name"),
        (lambda folder: folder / ("x" * 5000), "cannot be opened"),
    ],
)
def test_files_that_cannot_be_opened(tmp_path: Path, make, says: str) -> None:
    with pytest.raises(ParallaxError, match=says):
        read_article(make(tmp_path))


def test_half_characters_in_a_paste() -> None:
    with pytest.raises(ParallaxError, match="broken"):
        read_pasted("Nobody \ud83d came.")


def test_a_paste_of_ten_megabytes() -> None:
    with pytest.raises(ParallaxError, match="5 MB"):
        read_pasted("Nobody came. " * 800_000)
