import re

import pytest
from hypothesis import given
from strategies import any_text

from helpers import ParallaxError, load_story, markup, read_pasted

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> & \"x\" 'y' \u202eabc\u2069\u202e \x9f$a$ and $b$ came."
)


def pieces(text: str) -> list[markup.Markup]:
    article = read_pasted(text, id="<b>A</b>", outlet="<i>", title="<u>")
    return [markup.as_received(article), markup.zones(article), markup.sentences(article), markup.tokens(article, 1)]


def test_hostile_text_stays_text() -> None:
    for piece in pieces(HOSTILE):
        inside = piece.html.replace(markup.style(), "")
        assert set(re.findall(r"<(/?[a-z0-9]+)", inside)) <= {
            *("div", "/div", "span", "/span", "section", "/section", "header", "/header", "strong", "/strong", "small"),
            *("/small", "ol", "/ol", "ul", "/ul", "li", "/li", "h3", "/h3", "p", "/p", "i", "/i"),
        }
        assert "onerror=alert" not in re.sub(r"&[^;]+;", "", "".join(re.findall(r"<[^>]*>", inside)))
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x80-\x9f]", piece.html + piece.text)
        assert "mathjax_ignore" in inside


@given(any_text)
def test_any_article_becomes_balanced_html(text: str) -> None:
    try:
        article = read_pasted(text)
    except ParallaxError:
        return
    for piece in (markup.as_received(article), markup.zones(article), markup.sentences(article)):
        inside = piece.html.replace(markup.style(), "")
        for tag in ("div", "span", "section", "li", "p"):
            assert len(re.findall(rf"<{tag}[ >]", inside)) == inside.count(f"</{tag}>")


def test_every_word_of_both_articles_is_shown() -> None:
    articles = load_story("putin-vietnam-2024").articles
    shown = re.sub(r"<[^>]+>", " ", markup.zones(*articles).html.replace(markup.style(), ""))
    for article in articles:
        for token in article.tokens:
            assert markup.escape(token.text) in shown


def test_pieces_show_their_text_where_there_is_no_html() -> None:
    article = read_pasted("Nobody came. It was late.")
    assert repr(markup.sentences(article, first=2)) == "2  It was late."
    assert markup.sentences(article)._repr_html_().startswith("<style>")


def test_a_sentence_that_is_not_there() -> None:
    with pytest.raises(ParallaxError, match="Choose 1 to 1"):
        markup.tokens(read_pasted("Nobody came."), 7)
