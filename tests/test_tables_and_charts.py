import matplotlib as mpl
import pandas as pd
import pytest
from key import key_of

from helpers import charts, load_story, plain_article, read_pasted, tables, views
from helpers.model import READ_ZONES
from helpers.theme import theme

STORY = load_story("putin-vietnam-2024")


def test_zone_words_add_up_and_shares_make_one() -> None:
    table = tables.zones(STORY.articles)
    assert table.groupby("article")["per cent"].sum().round().tolist() == [100, 100]
    assert table.groupby("article")["pieces"].sum().tolist() == [len(article.zones) for article in STORY.articles]


def test_counts_agree_with_the_reference_coding() -> None:
    table = tables.counts(STORY.articles)
    key = key_of("putin-vietnam-2024")
    for article in STORY.articles:
        body = [row for row in key["boilerplate"][article.id] if row["kind"] == "body"]
        assert table.loc[article.id, "sentences"] == len(key["sentences"][article.id]["body"])
        assert table.loc[article.id, "paragraphs"] == len(body)
        # split() counts a lone dash as a word, a word processor too, and this kit not
        words = [word for row in body for word in article.text[row["start"] : row["end"]].split() if word not in "—–"]
        assert table.loc[article.id, "words"] == len(words)


def test_sentences_are_those_that_analysis_reads() -> None:
    table = tables.sentences(STORY.articles)
    assert len(table) == sum(found.kind in READ_ZONES for article in STORY.articles for found in article.sentences)
    assert table.groupby("article")["number"].max().tolist() == [26, 25]


def test_an_article_without_a_body_is_no_error() -> None:
    article = read_pasted("12 comments\n\nLeave a comment")
    table = tables.counts([article])
    assert table["words"].tolist() == [0]
    assert pd.isna(table["words per sentence"].iloc[0])


def test_tables_of_no_article_have_their_columns() -> None:
    assert list(tables.counts([]).columns) == ["words", "sentences", "paragraphs", "words per sentence"]
    assert tables.sentences([]).empty
    assert tables.zones([]).empty


def test_a_table_with_dollar_signs_is_not_typeset() -> None:
    assert "mathjax_ignore" in tables.sentences([plain_article("It cost $3 and $4.")])._repr_html_()


@pytest.mark.parametrize("number", [1, 2, 5, 7])
def test_charts_of_any_number_of_articles(number: int) -> None:
    articles = [plain_article(f"It cost ${place} or $9. Nobody came.", id=f"N{place}") for place in range(number)]
    for chart in (charts.page_words(tables.zones(articles)), charts.sentence_lengths(tables.sentences(articles))):
        assert all(f"Article N{place}" in chart.alt for place in range(number))
        data, metadata = chart._repr_mimebundle_()
        assert data["image/png"].startswith(b"\x89PNG")
        assert metadata["image/png"]["alt"] == chart.alt == data["text/plain"] == repr(chart)


def test_the_alt_text_tells_the_numbers() -> None:
    table = tables.zones(STORY.articles)
    alt = charts.page_words(table).alt
    for words in table["words"]:
        assert str(words) in alt


def test_the_theme_leaves_other_charts_alone() -> None:
    before = dict(mpl.rcParams)
    with theme():
        assert mpl.rcParams["text.parse_math"] is False
    assert dict(mpl.rcParams) == before


def test_a_chart_is_the_same_picture_twice() -> None:
    table = tables.zones(STORY.articles)
    assert charts.page_words(table).png() == charts.page_words(table).png()


def test_a_table_to_read_says_yes_and_no_and_has_no_bare_row_numbers() -> None:
    html = views.table(tables.zones(STORY.articles), "Parts").html
    assert "True" not in html
    assert ">yes</td>" in html
    assert '<th scope="col" style="text-align:left">article</th>' in html
    assert '<th scope="row" style="text-align:left">A</th>' in html
