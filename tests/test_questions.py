"""``questions.toml`` read, and what is said of answers."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from helpers import load_story, plain_article
from helpers.errors import ParallaxError
from helpers.lessons import Defensible, Feedback, Hint, Question, Quote, feedback, load_questions, read_questions
from helpers.lessons.evidence import places_of, selector
from helpers.lessons.lines import TomlLines
from helpers.lessons.numbers import parse_number
from helpers.lessons.questions import KINDS
from helpers.lessons.twin import key_lines, question_html
from helpers.lessons.wording import find_quote
from helpers.model import Span, Story

STORY = load_story("putin-vietnam-2024")
OF_LESSONS = [question for name in ("00-start-here", "01-two-texts-one-event") for question in load_questions(name)]
TEMPLATE = load_questions("_template")
ALL = [*OF_LESSONS, *TEMPLATE]
BY_ID = {question.id: question for question in OF_LESSONS} | {
    f"{question.id}-template": question for question in TEMPLATE
}
VERDICTS = {"matches the key", "defensible", "look again", "noted"}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["article", "text", "start", "x"]), inner)
    ),
    max_leaves=6,
)
toml_values = st.recursive(
    st.booleans() | st.integers(-9, 9**20) | st.floats() | st.text(max_size=20) | st.sampled_from(KINDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["article", "quote", "answer"]), inner),
    max_leaves=5,
)
FIELDS = [
    "id", "goal", "kind", "prompt", "step", "minutes", "predict", "assessed", "story", "options", "answer", "hints",
    "defensible", "unit", "tolerance", "scale", "labels", "rubric", "samples", "reveal", "reason", "other",
]  # fmt: skip


def said(name: str, value: object) -> Feedback:
    return feedback(BY_ID[name], value, STORY)


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(it):08X}" for it in value) + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(it)}" for key, it in value.items()) + "}"
    return repr(value)


# ---- reading


@given(any_text)
def test_any_text_gives_questions_or_faults(text: str) -> None:
    questions, faults = read_questions(text, "questions.toml")
    assert questions or faults
    assert all(fault.line >= 1 and fault.text for fault in faults)


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), toml_values, max_size=12), min_size=1, max_size=3))
def test_any_toml_gives_questions_or_faults(tables: list[dict[str, Any]]) -> None:
    lines = [
        line for table in tables for line in ("[[questions]]", *(f"{key} = {toml(it)}" for key, it in table.items()))
    ]
    text = "\n".join(lines)
    tomllib.loads(text)
    questions, faults = read_questions(text, "questions.toml")
    assert len(questions) == len(tables) or faults
    assert all(1 <= fault.line <= len(lines) for fault in faults)
    for question in questions:
        assert feedback(question, "A", STORY).verdict in VERDICTS
        question_html(question, show_key=True)


def test_a_wrong_file_raises_the_first_fault(tmp_path: Any) -> None:
    (tmp_path / "questions.toml").write_text("[[questions]]\n", encoding="utf-8")
    with pytest.raises(ParallaxError, match=r"line 1: In question 1, .* and 3 more\. Run parallax check"):
        load_questions(tmp_path)
    with pytest.raises(ParallaxError, match="no such lesson"):
        load_questions("no-such-lesson")


def test_lines_of_fields_are_found_in_every_way_to_write_them() -> None:
    text = '[[questions]]\n"id" = "a"\n[[questions.hints]]\nid = 1\n[[ questions ]] # two\nid = "b"\n'
    lines = TomlLines.of(text)
    assert [lines.field(0, "id"), lines.entry(0, "hints", 0), lines.question(1), lines.field(1, "id")] == [2, 3, 5, 6]
    assert lines.field(1, "hints") == 5


def test_the_template_has_every_kind_once() -> None:
    assert sorted(question.kind for question in load_questions("_template")) == sorted(KINDS)


# ---- feedback


@given(st.sampled_from(ALL), json_values)
def test_any_answer_gets_feedback_that_never_says_wrong(question: Question, value: object) -> None:
    found = feedback(question, value, STORY)
    assert found.verdict in VERDICTS
    assert found.text
    assert "wrong" not in found.text.casefold().replace("no prediction is wrong", "").replace("no right or wrong", "")
    if found.hint:
        article, span = found.hint
        text = next(it.text for it in STORY.articles if it.id == article)
        assert text[span.start : span.end] == span.text


@given(st.sampled_from([it for it in ALL if it.kind == "scale"]), st.integers(0, 1))
def test_a_framing_item_is_never_marked(question: Question, value: int) -> None:
    assert feedback(question, value, STORY).verdict == "noted"


@pytest.mark.parametrize("question", [it for it in ALL if not it.predict and not it.assessed], ids=lambda it: it.id)
def test_every_answer_of_the_key_gets_its_own_verdict(question: Question) -> None:
    def given_as(answer: object) -> object:
        if isinstance(answer, Quote):
            return {"article": answer.article, "text": answer.quote}
        return list(answer) if isinstance(answer, tuple) else answer

    if question.kind != "scale" and not question.elsewhere:
        assert question.answers
    for answer in question.answers:
        assert feedback(question, given_as(answer), STORY).verdict == "matches the key"
    for other in question.defensible:
        found = feedback(question, given_as(other.answer), STORY)
        assert found.verdict == "defensible"
        assert other.reason in found.text


@pytest.mark.parametrize(
    ("name", "value", "verdict", "words"),
    [
        ("crosshead", "a sentence", "look again", "full stop"),
        ("crosshead", "A heading that lost its own line.", "matches the key", ""),
        ("crosshead", "", "look again", "no answer yet"),
        ("first-words", {"article": "B", "text": "putin arrives in vietnam"}, "matches the key", ""),
        ("first-words", {"article": "B", "text": "Putin arrives"}, "look again", "right place"),
        ("first-words", {"article": "B", "text": "We need your help now"}, "look again", "Who speaks to whom"),
        (
            "first-words",
            {"article": "A", "text": "Putin arrives in Vietnam"},
            "look again",
            "stand in article B, not in article A. Choose “Article B”",
        ),
        ("first-words", {"article": "A", "text": "no such words"}, "look again", "do not stand in article A"),
        ("first-words", {"article": "", "text": "no such words"}, "look again", "do not stand in the articles"),
        ("first-words", "Putin arrives in Vietnam, a day", "matches the key", ""),
        ("hard-end", {"article": "B", "text": "allow him to normalize his atrocities"}, "matches the key", ""),
        ("body-words", "681", "matches the key", ""),
        ("body-words", "about 681 words", "matches the key", ""),
        ("body-words", 681, "matches the key", ""),
        ("body-words", "694", "defensible", "whole page"),
        ("body-words", "681 sentences", "look again", "what it counts"),
        ("body-words", "six hundred", "look again", "digits"),
        ("trade-template", "3,5", "matches the key", ""),
        ("trade-template", "$3.5 bn", "matches the key", ""),
        ("trade-template", "3500 million US dollars", "matches the key", ""),
        ("trade-template", "3,500,000,000", "matches the key", ""),
        ("trade-template", "€3.5 billion", "look again", "what it counts"),
        ("trade-template", "3.6", "defensible", "2023"),
        ("trade-template", "3.5 million", "look again", "another number"),
        (
            "openings",
            ["headline of A", "standfirst of B"],
            "look again",
            "Of the 2 that you chose, 1 is in the key. 3 more are",
        ),
        ("openings", ["headline of A"], "look again", "What you chose is in the key. 3 more are"),
        ("openings", ["standfirst of B"], "look again", "other answers than those you chose. Read"),
        ("openings", ["headline of A", "not an option"], "look again", "none of the answers"),
        ("agency", {"article": "A", "text": "told AFP"}, "matches the key", ""),
        ("sanctions", {"article": "B", "text": "US-led sanctions"}, "matches the key", ""),
        ("longer", "A", "noted", "prediction"),
        ("longer", "C", "look again", "Choose one"),
        ("exit", "My answer.", "noted", "with your teacher"),
        ("exit", " … ", "look again", "own words"),
    ],
)
def test_feedback(name: str, value: object, verdict: str, words: str) -> None:
    found = said(name, value)
    assert found.verdict == verdict, found
    assert words in found.text


def test_a_hint_points_to_the_sentence_and_may_be_for_one_answer() -> None:
    place, other = Quote("A", "told AFP that"), Quote("B", "Press Association")
    question = Question(
        "q", "choice", ("G1",), "?", options=("a", "b", "c"), answers=("a",),
        hints=(Hint(place), Hint(other, "Here.", "c")), defensible=(Defensible("x", ""),),
    )  # fmt: skip
    found = feedback(question, "b", STORY).hint
    assert found is not None
    assert found[1].text == "told AFP that"
    assert feedback(question, "c", STORY) == Feedback(
        "look again", "Here.", ("B", find_quote(STORY.articles[1].text, "Press Association")[0])
    )


def test_the_key_of_another_story_is_not_applied() -> None:
    other = Story("other", "", (plain_article("Putin arrives in Vietnam, a day", id="B"), plain_article("x", id="A")))
    found = feedback(BY_ID["first-words"], {"article": "B", "text": "a day"}, other)
    assert (found.verdict, found.hint) == ("noted", None)
    assert "another story" in found.text


# ---- words and numbers


@given(st.sampled_from(STORY.articles), st.data())
def test_any_stretch_of_whole_words_is_found_where_it_stands(article: Any, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(article.tokens) - 1))
    last = data.draw(st.integers(first, min(first + 12, len(article.tokens) - 1)))
    start, end = article.tokens[first].start, article.tokens[last].end
    text = article.text[start:end]
    assert places_of(STORY, selector(article, Span(start, end, text))) == ((article, Span(start, end, text)),)
    assert all(article.text[it.start : it.end] == it.text for it in find_quote(article.text, text))


@given(any_text, any_text)
def test_finding_words_never_fails_and_never_lies(text: str, quote: str) -> None:
    assert all(text[found.start : found.end] == found.text for found in find_quote(text, quote))


def test_after_a_typo_was_mended_the_words_are_still_found() -> None:
    before = plain_article("Teh hall was empty. Nobody came to the hall.", id="A")
    value = selector(before, Span(20, 31, "Nobody came"))
    after = plain_article("The great hall was empty. Nobody came to the hall.", id="A")
    ((_, span),) = places_of(Story("s", "", (after,)), value)
    assert span == Span(26, 37, "Nobody came")


@given(any_text)
def test_any_text_is_one_number_or_none(text: str) -> None:
    found = parse_number(text)
    assert found is None or found.whole.is_finite()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("3,5", "3.5"), ("1,861", "1861"), ("1.861,5", "1861.5"), ("1,861.5", "1861.5"), ("3 500", "3500"),
        ("US$3.5bn", "3500000000"), ("about 50 per cent", "50"), ("~50%", "50"), ("12k", "12000"), ("-3", "-3"),
    ],
)  # fmt: skip
def test_numbers_as_students_write_them(text: str, whole: str) -> None:
    found = parse_number(text)
    assert found is not None
    assert found.whole == Decimal(whole)


@pytest.mark.parametrize("text", ["", "many", "3 or 4", "2024-06-20", "12,34,5", "1e5", "9" * 5000, "50 of 100"])
def test_what_is_not_one_number_is_not_guessed(text: str) -> None:
    assert parse_number(text) is None


# ---- the static stand-in


def test_the_stand_in_shows_the_key_only_where_it_may() -> None:
    closed, opened = (question_html(BY_ID["body-words"], show_key=show) for show in (False, True))
    assert "681" not in closed
    assert "681" in opened
    assert key_lines(BY_ID["exit"]) == ()
    assert "Your answer: &lt;b&gt;" in question_html(BY_ID["body-words"], answer="<b>")


def test_a_hint_on_a_made_up_text_needs_words_and_no_place() -> None:
    text = '[[questions]]\nid = "gate"\ngoal = "G1"\nkind = "number"\nprompt = "How many?"\nanswer = 3\nstory = ""\n'
    (question,), faults = read_questions(
        f'story = "karsk"\n{text}[[questions.hints]]\ntext = "Count."', "questions.toml"
    )
    assert (question.story, question.hints[0].place, question.hints[0].text) == ("", None, "Count.")
    assert not faults
    _, faults = read_questions(f"{text}[[questions.hints]]\n", "questions.toml")
    assert "text is missing. Say what to look at." in str(faults[0])
