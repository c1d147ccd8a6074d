"""Articles, marks and links as plain data for the page; no widget is involved."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from helpers import Article, ParallaxError, Span, load_story, plain_article
from helpers.markup import ZONE_NAMES, visible
from helpers.widgets.reader.payload import (
    SEPARATOR,
    Link,
    Mark,
    Marks,
    article_payload,
    layers_payload,
    letters,
    link,
    links_payload,
    mark,
    token_range,
    token_span,
)

ONE = plain_article("Ministers met. They signed nothing.", id="A", title="Met", outlet="The Post", date="2024-06-20")
TWO = plain_article("A deal was not signed.", id="B", title="Deal")

CHARACTERS = st.one_of(
    st.characters(codec="utf-8", exclude_categories=["Cc"]), st.sampled_from("ab .“”’\n\u202e\u2069\u200b$<😀")
)
TEXTS = st.text(CHARACTERS, max_size=200)


def article_of(text: str) -> Article:
    """An article of this text; a text that reading refuses is passed over."""
    try:
        return plain_article(text, id="A")
    except ParallaxError:
        reject()


def tokens_of(payload: dict[str, list[str]]) -> list[str]:
    return [piece for sentence in payload["text"] for piece in sentence.split(SEPARATOR)[::2]]


def test_a_sentence_is_token_gap_token_gap() -> None:
    payload = article_payload(ONE)
    assert payload["text"] == [
        "Ministers\x1f \x1fmet\x1f\x1f.",
        "They\x1f \x1fsigned\x1f \x1fnothing\x1f\x1f.",
    ]
    assert payload["blocks"] == [["body", "", False, 2]]
    assert (payload["id"], payload["title"], payload["about"]) == ("A", "Met", "The Post · 2024-06-20")


def test_the_page_around_the_article_is_greyed_and_labelled() -> None:
    blocks = article_payload(load_story("putin-vietnam-2024").articles[1])["blocks"]
    looks = {kind: (label, greyed) for kind, label, greyed, _ in blocks}
    assert looks["headline"] == looks["body"] == ("", False)
    assert looks["caption"] == ("caption", False)
    assert looks["comments-ui"] == (ZONE_NAMES["comments-ui"], True)
    assert looks["site-appeal"] == (ZONE_NAMES["site-appeal"], True)


def test_every_sentence_of_the_story_is_sent_whole() -> None:
    for article in load_story("putin-vietnam-2024").articles:
        payload = article_payload(article)
        assert [it.replace(SEPARATOR, "") for it in payload["text"]] == [visible(it.text) for it in article.sentences]
        assert tokens_of(payload) == [visible(it.text) for it in article.tokens]
        assert sum(block[3] for block in payload["blocks"]) == len(article.sentences)


@given(TEXTS)
def test_any_text_keeps_its_token_numbers_and_shows_no_control(text: str) -> None:
    article = article_of(text)
    payload = article_payload(article)
    assert len(tokens_of(payload)) == len(article.tokens)
    assert [it.replace(SEPARATOR, "") for it in payload["text"]] == [visible(it.text) for it in article.sentences]
    sent = json.dumps(payload, ensure_ascii=False).replace("\\u001f", "")
    assert not re.search("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\x7f-\x9f]", sent)


@given(TEXTS, st.data())
def test_tokens_and_spans_lead_to_each_other(text: str, data: st.DataObject) -> None:
    article = article_of(text)
    if article.tokens:
        first = data.draw(st.integers(0, len(article.tokens) - 1))
        last = data.draw(st.integers(first, len(article.tokens) - 1))
        span = token_span(article, first, last)
        assert article.text[span.start : span.end] == span.text
        assert token_range(article, span.start, span.end) == (first, last)


def test_a_separator_inside_a_word_is_shown_and_not_taken_for_one() -> None:
    odd = Span(0, 9, "Minis\x1fers")
    text = odd.text + ONE.text[9:]
    tokens = (dataclasses.replace(ONE.tokens[0], text=odd.text), *ONE.tokens[1:])
    payload = article_payload(dataclasses.replace(ONE, text=text, tokens=tokens))
    assert payload["text"][0] == "Minis⟦U+001F⟧ers\x1f \x1fmet\x1f\x1f."


def test_part_of_a_word_marks_the_word() -> None:
    assert token_range(ONE, 3, 12) == (0, 1)


def test_a_span_without_a_word_is_refused() -> None:
    with pytest.raises(ParallaxError, match="article A: no word stands between characters 9 and 10"):
        token_range(ONE, 9, 10)


def test_layers_number_their_codes_and_letter_them_across_layers() -> None:
    signed = Span(20, 26, "signed")
    first = Marks("Speech", "key", (mark(ONE, signed, "direct", "a note"), Mark("B", 0, 1, "indirect")))
    second = Marks("Words", "machine", (Mark("B", 2, 2, "direct"), Mark("A", 0, 0, "direct")))
    assert layers_payload([ONE, TWO], [first, second]) == [
        {
            "name": "Speech",
            "kind": "key",
            "codes": [["direct", "a", 1], ["indirect", "b", 1]],
            "marks": [[0, 4, 4, 0, "a note"], [1, 0, 1, 1, ""]],
        },
        {
            "name": "Words",
            "kind": "machine",
            "codes": [["direct", "c", 2]],
            "marks": [[1, 2, 2, 0, ""], [0, 0, 0, 0, ""]],
        },
    ]


def test_links_join_passages() -> None:
    made = link("signing", (ONE, Span(20, 26, "signed")), (TWO, Span(15, 21, "signed")))
    assert made == Link("signing", (("A", 4, 4), ("B", 4, 4)))
    assert links_payload([ONE, TWO], [made]) == [{"label": "signing", "passages": [[0, 4, 4], [1, 4, 4]]}]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (Mark("C", 0, 0, "x"), "there is no article 'C'. It shows A, B."),
        (Mark("A", 0, 99, "x"), "article A: there are no tokens 0 to 99. Its tokens are numbered 0 to 6"),
        (Mark("A", 3, 2, "x"), "there are no tokens 3 to 2"),
        (Mark("A", -1, 2, "x"), "there are no tokens -1 to 2"),
    ],
)
def test_a_mark_outside_the_articles_is_refused(wrong: Mark, message: str) -> None:
    with pytest.raises(ParallaxError) as caught:
        layers_payload([ONE, TWO], [Marks("Speech", "key", (wrong,))])
    assert message in str(caught.value)


def test_letters_go_on_after_z() -> None:
    assert [letters(number) for number in (0, 25, 26, 27, 51, 52, 702)] == ["a", "z", "aa", "ab", "az", "ba", "aaa"]


def test_importing_the_package_and_the_payload_imports_no_widget() -> None:
    code = (
        "import sys, helpers.widgets, helpers.widgets.reader.payload\n"
        "print([name for name in ('anywidget', 'ipywidgets', 'pandas', 'matplotlib') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_without_zones_nothing_tells_them_apart() -> None:
    article = load_story("putin-vietnam-2024").articles[1]
    plain = article_payload(article, zones=False)
    assert {tuple(block[:3]) for block in plain["blocks"]} == {("text", "", False)}
    assert plain["title"] == "as received"
    assert plain["text"] == article_payload(article)["text"]
