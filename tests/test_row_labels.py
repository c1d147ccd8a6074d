"""What the rows of the figure ledger are called."""

import pytest
from hypothesis import given
from strategies import any_text

from helpers import Story, find_figures, load_story, plain_article
from helpers.comparison import figure_ledger
from helpers.comparison.row_labels import MOST_WORDS, row_label, short_phrase


def labels(a: str, b: str) -> list[str]:
    articles = (plain_article(a, id="A", date="2024-06-20"), plain_article(b, id="B", date="2024-06-20"))
    return [row.label for row in figure_ledger(Story("s", "", articles), alone=False)]


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("Vietnam’s trade with the United States", "Vietnam’s trade with the United States"),
        ("’s trade with China", "trade with China"),
        ("trade of Vietnam’s", "trade"),
        ("Vietnam's", ""),
        ("two million", ""),
        ("five gates", "gates"),
        ("trade of all the countries around the lake of Karsk", "trade of all the countries …"),
        ("", ""),
        ("the", ""),
        ("Stallholders’ rents will go up", "Stallholders’ rents will go up"),
    ],
)
def test_a_phrase_is_cut_to_a_heading(phrase: str, label: str) -> None:
    assert short_phrase(phrase) == label


def test_a_date_is_named_by_its_words() -> None:
    assert labels("The mayor opened the bridge on Thursday.", "The mayor opened the bridge today.") == [
        "date: Thursday / today"
    ]
    assert labels("The bridge was opened in 1950.", "The bridge was opened in 1950.") == ["year: 1950"]
    assert labels("The bridge was opened in the 1950s.", "The bridge was opened in May 1950.") == [
        "date: the 1950s / May 1950"
    ]


def test_a_measure_comes_before_what_is_counted_and_before_the_kind() -> None:
    assert labels("Trade with Karsk stood at $3 billion.", "Trade with Karsk was $3 billion.") == ["Trade with Karsk"]
    assert labels("The flood closed 14 schools.", "Fourteen schools closed in the flood.") == ["schools closed"]
    assert row_label(find_figures(plain_article("It was her first visit to Karsk."))) == "visit"


def test_no_label_of_the_first_story_is_a_heap_of_words() -> None:
    rows = figure_ledger(load_story("putin-vietnam-2024"))
    assert all(row.label and ", " not in row.label for row in rows)
    found = {row.id: row.label for row in rows}
    assert found["A3685-B4907"] == "year: 2022 / 2023"
    assert found["A148-B629"] == "length of time: a day after"


@given(any_text)
def test_any_phrase_gives_a_short_label(text: str) -> None:
    assert len(short_phrase(text).removesuffix(" …").split()) <= MOST_WORDS
    printable = "".join(it for it in text if it.isprintable())
    for figure in find_figures(plain_article(f"It cost $5 in 1950. {printable}")):
        assert row_label([figure]).strip()
