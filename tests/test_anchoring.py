"""Marked words are found again, or said to be lost; never other words."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import any_text

from helpers import ParallaxError, load_story
from helpers.anchoring import CONTEXT, anchor, selector

TEXT = load_story("putin-vietnam-2024").articles[1].text


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text with something in it and the offsets of a part of it."""
    text = draw(any_text.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(marked())
def test_an_unchanged_text_anchors_to_the_same_place(found: tuple[str, int, int]) -> None:
    text, start, end = found
    span = anchor(text, selector(text, start, end))
    assert span is not None
    assert (span.start, span.end, span.text) == (start, end, text[start:end])


@given(marked(), any_text)
def test_whatever_the_text_becomes_only_the_quoted_words_are_returned(found: tuple[str, int, int], other: str) -> None:
    text, start, end = found
    stored = selector(text, start, end)
    for changed in (other, other + text, text[start // 2 :] + other):
        span = anchor(changed, stored)
        assert span is None or changed[span.start : span.end] == span.text == text[start:end]


@given(st.data())
def test_an_edit_elsewhere_leaves_the_mark_on_the_same_words(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 2))
    end = data.draw(st.integers(start + 1, min(len(TEXT), start + 200)))
    first = data.draw(st.integers(0, len(TEXT)))
    last = data.draw(st.integers(first, min(len(TEXT), first + 40)))
    assume(last <= start - CONTEXT or first >= end + CONTEXT)
    new = data.draw(any_text)
    changed = TEXT[:first] + new + TEXT[last:]
    stored = selector(TEXT, start, end)
    assume(changed.count(stored["before"] + stored["text"] + stored["after"]) == 1)
    moved = len(new) - (last - first) if last <= start else 0
    span = anchor(changed, stored)
    assert span is not None
    assert (span.start, span.text) == (start + moved, TEXT[start:end])


@given(st.integers(100, len(TEXT) - 100), st.integers(1, 40), st.integers(1, 3), st.booleans())
def test_a_typo_beside_the_words_does_not_lose_them(start: int, size: int, away: int, before: bool) -> None:  # noqa: FBT001
    stored = selector(TEXT, start, start + size)
    place = start - away if before else start + size + away - 1
    changed = TEXT[:place] + "#" + TEXT[place + 1 :]
    span = anchor(changed, stored)
    assert span is not None
    assert span.start == start


def test_words_that_stand_often_are_told_apart_by_what_is_around_them() -> None:
    text = "First Putin spoke. Then Putin listened. At last Putin left."
    stored = selector(text, 24, 29)
    changed = "By Jane Doe. " + text.replace("listened", "just listened")
    assert anchor(changed, stored).start == 37  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("Nobody at all came to the hall.", "Nobody came to the hall.", "the words were deleted"),
        ("Some came at all hours.", "It rained for a week. Not at all.", "the words stand in another sentence now"),
    ],
)
def test_what_cannot_be_placed_is_none(before: str, after: str, why: str) -> None:
    start = before.index("at all")
    assert anchor(after, selector(before, start, start + 6)) is None, why


def test_a_page_that_holds_its_text_twice_keeps_its_marks() -> None:
    double = TEXT + "\n\n" + TEXT
    for start in (500, len(TEXT) + 500):
        span = anchor("x" + double, selector(double, start, start + 30))
        assert span is not None
        assert span.start == start + 1


@pytest.mark.parametrize(
    "stored",
    [{}, {"text": ""}, {"text": 5}, {"text": "came", "start": "x"}, {"text": "came", "start": -3, "before": None}],
)
def test_a_broken_selector_is_no_crash(stored: dict[str, object]) -> None:
    span = anchor("No one came.", stored)
    assert span is None or span.text == "came"


def test_a_quote_alone_is_placed_where_it_stands_once() -> None:
    assert anchor("No one came.", {"text": "came"}).start == 7  # type: ignore[union-attr]
    assert anchor("No one came, no one.", {"text": "one"}) is None
    assert anchor("No one came, no one.", {"text": "one", "start": 16}).start == 16  # type: ignore[union-attr]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, 99)])
def test_nothing_cannot_be_selected(start: int, end: int) -> None:
    with pytest.raises(ParallaxError, match="no words"):
        selector("No one came.", start, end)


def test_many_marks_in_a_long_text_take_no_time_to_speak_of() -> None:
    text = (TEXT * 6)[:30_000]
    stored = [selector(text, place, place + 5) for place in range(0, 29_000, 10)]
    begun = time.process_time()
    assert sum(anchor("x" + text, one) is None for one in stored) == 0
    for one in stored[:100]:
        anchor("a" * 30_000, {**one, "text": "a"})
    assert time.process_time() - begun < 20, "the search is not linear"
