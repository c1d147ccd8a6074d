from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from helpers import ParallaxError, Story, find_quoted, load_story, plain_article
from helpers.comparison import LedgerRow, quote_ledger, word_changes
from helpers.comparison.changes import plain_word, word_spans
from helpers.model import Span

FIRST = quote_ledger(load_story("putin-vietnam-2024"))

A = (
    "Ann Lee, the mayor of Karsk, opened the bridge. “We will never again build a bridge that nobody can pay for,” "
    "she said at the opening. The council called it a “bridge too far”. The builders said the bridge was safe. Lee "
    "said the old bridge “had served its time and more”."
)
B = (
    "The mayor’s rival, Tom Hall, said at the rally that the town should “never again build a bridge that nobody can "
    "pay for”. Karsk should be proud, Ann Lee said. The old bridge had “served its time”, Lee said. The bridge is blue."
)
MINI = Story("mini", "a bridge", (plain_article(A, id="A"), plain_article(B, id="B")))


def row(rows: tuple[LedgerRow, ...], article: str, begins: str) -> LedgerRow:
    return next(it for it in rows if it.article == article and it.words.text.startswith(begins))


def test_the_platform_line_has_near_identical_words_another_source_and_another_occasion() -> None:
    (echo,) = row(FIRST, "A", "give Mr Putin a platform").echoes
    assert FIRST[echo.row - 1].words.text.startswith("no country should give Putin a platform")
    assert (echo.relation, echo.one_utterance) == ("same words, other source", "open")
    assert echo.reason == (
        "near-identical wording, other source, other occasion (“the Pyongyang visit” / “Putin’s visit”): check"
    )
    kept = [change.a.text for change in echo.changes if change.kept and change.a]
    assert kept[-1] == "Putin a platform to promote his war of aggression"
    parted = [(change.a and change.a.text, change.b and change.b.text) for change in echo.changes if not change.kept]
    assert ("against Ukraine", "and otherwise allow him to normalise his atrocities") in parted
    assert ("Mr", None) in parted


@pytest.mark.parametrize(
    ("begins", "relation", "other"),
    [("of great concern", "clipped", "Deepening"), ("mass murder", "same words", "mass murder")],
)
def test_the_two_quotations_given_twice_in_the_agency_copy(begins: str, relation: str, other: str) -> None:
    (echo,) = row(FIRST, "A", begins).echoes
    assert FIRST[echo.row - 1].words.text.startswith(other)
    assert (echo.relation, echo.one_utterance) == (relation, "yes")
    assert any(not change.kept for change in echo.changes)


def test_nothing_else_of_the_first_story_is_matched() -> None:
    assert sum(len(it.echoes) for it in FIRST) == 6


def test_the_ledger_has_every_stretch_once() -> None:
    for article in load_story("putin-vietnam-2024").articles:
        stretches = [it.quoted for it in FIRST if it.article == article.id and it.quoted]
        assert sorted(stretches, key=lambda it: it.start) == list(find_quoted(article))


def test_a_second_story_finds_the_same_relations() -> None:
    rows = quote_ledger(MINI)
    (across,) = row(rows, "A", "We will never again").echoes
    assert (across.relation, across.one_utterance) == ("same words, other source", "open")
    assert "other occasion (“the opening” / “the rally”)" in across.reason
    (clipped,) = row(rows, "B", "served its time").echoes
    assert (clipped.relation, clipped.one_utterance) == ("clipped", "open")
    assert rows[clipped.row - 1].words.text == "had served its time and more"
    assert row(rows, "A", "bridge too far").echoes == ()
    assert row(rows, "B", "Karsk should be proud").echoes == ()


def test_an_echo_is_seen_from_both_sides() -> None:
    rows = quote_ledger(MINI)
    for it in rows:
        for echo in it.echoes:
            (back,) = (other for other in rows[echo.row - 1].echoes if other.row == it.number)
            assert (back.relation, back.one_utterance, back.score) == (echo.relation, echo.one_utterance, echo.score)


def test_words_are_compared_without_marks_capitals_and_spelling() -> None:
    a, b = "Normalise “his” atrocities.", "normalize his Atrocities"
    assert [it.kept for it in word_changes(Span(0, len(a), a), Span(0, len(b), b))] == [True]
    assert plain_word("colour") == plain_word("color")
    assert plain_word("our") == "our"


@given(any_text, any_text)
def test_changes_cover_both_wordings_in_order(a: str, b: str) -> None:
    spans = Span(7, 7 + len(a), a), Span(3, 3 + len(b), b)
    changes = word_changes(*spans)
    for span, sides in zip(spans, ([it.a for it in changes], [it.b for it in changes]), strict=True):
        found = [side for side in sides if side]
        assert all(span.text[it.start - span.start : it.end - span.start] == it.text for it in found)
        assert all(before.end <= after.start for before, after in pairwise(found))
        words = [word for side in found for word in word_spans(side)]
        assert [word.start for word in words] == [word.start for word in word_spans(span)]
    for it in changes:
        if it.kept:
            assert it.a
            assert it.b
            same = [[plain_word(word.text) for word in word_spans(side)] for side in (it.a, it.b)]
            assert same[0] == same[1]


said = st.lists(
    st.sampled_from(
        ["Ann Lee said", "“We will go home on Monday.”", "He said we will go home on Monday.", "“no”", "\n\n",
         "Critics denied it at the meeting.", "“We will go”", "the mayor said", ".", "officials say"]
    ),
    max_size=25,
).map(" ".join)  # fmt: skip


@given(st.lists(st.one_of(said, any_text), min_size=1, max_size=3))
def test_any_articles_have_a_ledger(texts: list[str]) -> None:
    try:
        articles = tuple(plain_article(text, id=f"N{place}") for place, text in enumerate(texts))
    except ParallaxError:
        return
    rows = quote_ledger(Story("s", "anything", articles))
    by_id = {article.id: article for article in articles}
    assert [it.number for it in rows] == list(range(1, len(rows) + 1))
    for it in rows:
        for span in (it.words, it.clause):
            assert by_id[it.article].text[span.start : span.end] == span.text
        for echo in it.echoes:
            assert echo.row != it.number
            assert 0 < echo.score <= 1
            assert echo.one_utterance == "open" or rows[echo.row - 1].article == it.article
