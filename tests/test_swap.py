"""The exchange of verbs: which verb of a sentence, which forms, and the widget's Python side."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import WORDS

from helpers import ParallaxError, Story, load_story, plain_article, views
from helpers.quotes.lexicon import cues
from helpers.quotes.swapping import CHOICES, group_meanings, swap
from helpers.tables.parts import sentences_at
from helpers.vocabulary import FOLDER
from helpers.widgets.trials.swap import VerbSwap

STORY = load_story("putin-vietnam-2024")


def words(text: str, number: int = 0) -> list[str]:
    article = plain_article(text, id="A")
    return [it.word for it in swap(article, article.sentences[number]).choices]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The mayor said the bridge was safe.", "said claimed admitted insisted warned"),
        ("The mayor says the bridge is safe.", "says claims admits insists warns"),
        ("Officials say the bridge is safe.", "say claim admit insist warn"),
        ("“The bridge is safe,” said Ann Lee.", "said claimed admitted insisted warned"),
        ("The mayor stressed that it was safe.", "stressed said claimed admitted insisted warned"),
        ("Ann Lee called for calm and said the bridge was safe.", "said claimed admitted insisted warned"),
    ],
)
def test_the_other_verbs_stand_in_the_form_of_the_sentence(text: str, wanted: str) -> None:
    assert words(text) == wanted.split()


@pytest.mark.parametrize("text", ["Ann Lee told the paper that it was safe.", "The bridge opened on Monday.", "“”"])
def test_a_sentence_without_a_verb_to_exchange_is_refused_in_words(text: str) -> None:
    with pytest.raises(ParallaxError, match="no verb of saying that could be exchanged"):
        words(text)


def test_a_choice_that_is_no_verb_of_saying_is_refused() -> None:
    article = plain_article("The mayor said no.")
    with pytest.raises(ParallaxError, match="“swim” is no verb of saying"):
        swap(article, article.sentences[0], ["swim"])


@given(
    st.lists(st.sampled_from([*WORDS, "says", "claimed", "Said", "told", "insisting", "\n\n"]), min_size=1).map(
        " ".join
    )
)
def test_whatever_the_text_there_is_a_swap_or_a_sentence_that_says_why_not(text: str) -> None:
    article = plain_article(f"{text} end", id="A")
    for sentence in article.sentences:
        try:
            found = swap(article, sentence)
        except ParallaxError:
            continue
        assert article.text[found.cue.start : found.cue.end] == found.cue.text
        assert found.cue.text.casefold() in {it.word.casefold() for it in found.choices}


def test_every_group_of_verbs_has_a_meaning_and_gives_no_verdict() -> None:
    groups = tomllib.loads((FOLDER / "cues.toml").read_text(encoding="utf-8"))
    assert set(groups) == set(group_meanings())
    assert not [said for said in group_meanings().values() if "bias" in said or said.endswith(".")]


def test_the_choices_are_of_five_groups() -> None:
    assert len({cues()[verb].group for verb in CHOICES}) == 5


def test_places_are_read_and_refused_in_words() -> None:
    assert [it.name for it in sentences_at(STORY, "A 3-4", "B 25")] == ["A 3", "A 4", "B 25"]
    for wrong in ("A", "C 3", "A three", "A 3 4"):
        with pytest.raises(ParallaxError, match="is no place in this story"):
            sentences_at(STORY, wrong)
    for wrong in ("A 27", "A 0", "A 5-4"):
        with pytest.raises(ParallaxError, match="Choose from 1 to 26"):
            sentences_at(STORY, wrong)


@pytest.fixture
def widget() -> VerbSwap:
    return views.swap(STORY, "A 21", "A 12", "B 22")


def test_at_first_each_sentence_stands_as_in_the_article(widget: VerbSwap) -> None:
    assert widget.chosen == ["say", "say", "say"]
    texts = [
        sentence["before"] + item.own.word + sentence["after"]
        for sentence, item in zip(widget.sentences, widget.items, strict=True)
    ]
    assert texts == [item.swap.sentence.text for item in widget.items]


def test_the_page_chooses_a_verb(widget: VerbSwap) -> None:
    widget.set_state({"chosen": ["claim", "say", "warn"]})
    assert (widget.chosen, widget.fault) == (["claim", "say", "warn"], {})


def test_a_verb_that_is_not_in_the_list_is_refused_in_words(widget: VerbSwap) -> None:
    with pytest.raises(ParallaxError, match="not among the choices"):
        widget.chosen = ["sing", "say", "say"]
    widget.set_state({"chosen": ["claim"]})
    assert widget.fault["sentence"].startswith("This verb is not among the choices")
    assert not widget.fault["details"]


def test_the_still_picture_has_the_sentences_and_what_each_verb_can_do(widget: VerbSwap) -> None:
    assert "<mark><u>say</u></mark> Putin’s visit" in widget.twin
    assert all(f"<b>{verb}</b>" in widget.twin for verb in CHOICES)


def test_article_text_is_no_html() -> None:
    article = plain_article("The mayor said <b>no</b> bridge\u202e was safe.", id="A")
    widget = views.swap(Story("s", "a bridge", (article,)), "A 1")
    assert "<b>no</b>" not in widget.twin
    assert "⟦U+202E⟧" in widget.sentences[0]["after"]
