from pathlib import Path

import pytest
from hypothesis import given
from strategies import any_text

from helpers import Article, ParallaxError, plain_article, read_article, read_pasted


def check(article: Article) -> None:
    """What holds for every article, whatever its text."""
    text = article.text
    for spans in (article.zones, article.sentences, article.tokens):
        last = 0
        for span in spans:
            assert last <= span.start < span.end
            assert text[span.start : span.end] == span.text
            last = span.end
    covered = "".join(zone.text for zone in article.zones)
    assert "".join(covered.split()) == "".join(text.split())
    for sentence in article.sentences:
        zone = article.zones[sentence.zone]
        assert zone.start <= sentence.start
        assert sentence.end <= zone.end
        assert sentence.kind == zone.kind
        assert (sentence.paragraph is not None) == (zone.kind == "body")
    inside = [
        token
        for sentence in article.sentences
        for token in article.tokens
        if sentence.start <= token.start < sentence.end
    ]
    assert all(
        token.end <= sentence.end
        for sentence in article.sentences
        for token in inside
        if sentence.start <= token.start < sentence.end
    )
    assert len(inside) == len(article.tokens)
    assert article.title.strip()


@given(any_text)
def test_any_paste_is_read_or_refused_in_one_way(text: str) -> None:
    for read in (read_pasted, plain_article):
        try:
            check(read(text))
        except ParallaxError as error:
            assert error.cure


def test_about_is_kept() -> None:
    article = read_pasted("Nobody came.", id="A", outlet="The Echo", date="2024-06-20", date_evidence="the dateline")
    assert (article.id, article.outlet, article.agency) == ("A", "The Echo", "")
    assert (article.date, article.date_evidence) == ("2024-06-20", "the dateline")


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({"date": "20 June 2024"}, "not a date"),
        ({"date": "2024-02-30"}, "not a date"),
        ({"date": "20240620"}, "not a date"),
        ({"publisher": "The Echo"}, "not known"),
        ({"outlet": 7}, "must be a text"),
    ],
)
def test_about_is_checked(about: dict[str, str], says: str) -> None:
    with pytest.raises(ParallaxError, match=says):
        read_pasted("Nobody came.", **about)


def test_a_file_is_read_with_its_line_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Bridge opens at last\r\n\r\nThe bridge opened on Monday.".encode("utf-8-sig"))
    article = read_article(tmp_path / "a.txt")
    assert article.id == "a"
    assert article.text == "Bridge opens at last\r\n\r\nThe bridge opened on Monday."
    assert [zone.kind for zone in article.zones] == ["headline", "body"]


def test_a_plain_article_is_all_body() -> None:
    assert {zone.kind for zone in plain_article("Share this story\n\n12 comments").zones} == {"body"}


def test_paragraphs_are_numbered_in_the_body_only() -> None:
    page = "Bridge opens at last\n\nThe bridge opened on Monday. Hundreds came.\n\nThe old bridge was closed in 2019."
    assert [sentence.paragraph for sentence in read_pasted(page).sentences] == [None, 1, 1, 2]
