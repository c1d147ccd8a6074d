"""The form for a frame: what is kept, what is refused, what opens, and what the report and a partner get of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpers import ParallaxError, load_story
from helpers.desk import open_lesson
from helpers.frames import CANNOT_TELL, NO, YES, find_frame, load_frames
from helpers.journal import MemoryJournal, export, open_journal
from helpers.lessons.evidence import selector
from helpers.lessons.frame_answers import answer_key, frame_answers, is_done, without_words
from helpers.model import Span, Story
from helpers.report import build_report
from helpers.views.frames_live import FramesBeside, ProfileBeside
from helpers.widgets.evidence import ClickableChart, ClickableTable
from helpers.widgets.frames.form import FrameForm
from helpers.widgets.reader.widget import Reader

if TYPE_CHECKING:
    from helpers.journal import JournalLike

STORY = load_story("putin-vietnam-2024")
A, B = STORY.articles
CONFLICT = find_frame("conflict")
WORDS = {"A": "accuse North Korea", "B": "deny accusations"}


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")


def form(journal: JournalLike | None = None, reader: Reader | None = None, frame: str = "conflict") -> FrameForm:
    return FrameForm(find_frame(frame), STORY, journal or MemoryJournal(STORY), reader)


def select(reader: Reader, article: str, words: str) -> None:
    text = next(it for it in STORY.articles if it.id == article)
    start = text.text.index(words)
    numbers = [n for n, it in enumerate(text.tokens) if start <= it.start and it.end <= start + len(words)]
    reader.selection = {"article": article, "first": numbers[0], "last": numbers[-1]}


def fill(one: FrameForm, answer: str = NO) -> None:
    """Every question with the same answer, a yes with words."""
    for article in STORY.articles:
        for item in one.frame.items:
            one.answer(article.id, item.id, answer)
            if answer == YES:
                one.quote(article.id, item.id, WORDS[article.id])


def test_an_answer_is_kept_as_it_is_given_and_comes_back() -> None:
    journal = MemoryJournal(STORY)
    one = form(journal)
    one.answer("A", "reproach", CANNOT_TELL)
    assert journal.state.answers["frames:A:reproach"] == {"answer": CANNOT_TELL}
    assert form(journal).answers == {"A:reproach": {"answer": CANNOT_TELL, "words": ""}}
    assert one.done.startswith("1 of 8 answered")


def test_words_come_from_the_reader_with_their_place() -> None:
    journal, reader = MemoryJournal(STORY), Reader(*STORY.articles)
    one = form(journal, reader)
    with pytest.raises(ParallaxError, match="nothing is selected"):
        one.pick("A", "reproach")
    select(reader, "A", "accuse North Korea")
    one.pick("A", "reproach")
    kept = journal.state.answers["frames:A:reproach"]
    assert (kept["answer"], kept["words"]["text"]) == (YES, "accuse North Korea")
    assert A.text[kept["words"]["start"] : kept["words"]["end"]] == "accuse North Korea"
    with pytest.raises(ParallaxError, match="stand in article A"):
        one.pick("B", "reproach")


def test_words_that_are_typed_must_stand_in_that_article() -> None:
    one = form()
    one.quote("B", "disagreement", "deny accusations of weapons transfers")
    assert one.answers["B:disagreement"]["words"] == "deny accusations of weapons transfers"
    for text in ("accuse North Korea", "  ", "never written"):
        with pytest.raises(ParallaxError, match="do not stand in article B"):
            one.quote("B", "reproach", text)


def test_a_no_hides_the_words_and_a_yes_brings_them_back() -> None:
    one = form()
    one.quote("A", "reproach", "accuse North Korea")
    one.answer("A", "reproach", NO)
    assert one.answers["A:reproach"] == {"answer": NO, "words": ""}
    one.answer("A", "reproach", YES)
    assert one.answers["A:reproach"]["words"] == "accuse North Korea"


@pytest.mark.parametrize(
    ("place", "value"), [(("A", "costs"), NO), (("Z", "reproach"), NO), (("A", "reproach"), "maybe")]
)
def test_what_is_no_question_or_no_answer_is_refused(place: tuple[str, str], value: str) -> None:
    with pytest.raises(ParallaxError, match="there is no"):
        form().answer(*place, value)


def test_what_fails_is_said_in_the_page_and_nothing_is_kept() -> None:
    one = form()
    one._heard(one, {"do": "answer", "article": "A", "item": "reproach", "value": "maybe"}, [])
    assert "There is no answer “maybe”" in one.fault["sentence"]
    assert one.kept == 0 and not one.answers
    one._heard(one, {"do": "answer", "article": "A", "item": "reproach", "value": NO}, [])
    assert not one.fault and one.kept == 1
    one._heard(one, {"do": "dance"}, [])
    assert not one.fault


@pytest.mark.parametrize("value", [None, 3, "yes", [], {"answer": 1}, {"answer": YES, "words": 3}, {"answer": "x"}])
def test_a_journal_with_something_else_in_it_is_no_crash(value: object) -> None:
    journal = MemoryJournal(STORY)
    journal.do({"do": "answer", "question": answer_key("A", "reproach"), "value": value})
    coding = frame_answers(journal.state, STORY)
    assert not coding.evidence
    assert form(journal).twin
    form(journal).answer("A", "reproach", NO)
    assert frame_answers(journal.state, STORY).answers["A", "reproach"] == NO


def test_a_frame_is_done_when_every_yes_has_words() -> None:
    journal = MemoryJournal(STORY)
    one = form(journal)
    fill(one)
    one.answer("A", "reproach", YES)
    coding = frame_answers(journal.state, STORY)
    assert (without_words(coding, STORY, CONFLICT), is_done(coding, STORY, CONFLICT)) == (1, False)
    assert one.done.startswith("8 of 8 answered; 1 yes still without words")
    one.quote("A", "reproach", "accuse North Korea")
    assert is_done(frame_answers(journal.state, STORY), STORY, CONFLICT)


def test_others_are_shown_only_after_ones_own_answers() -> None:
    journal = MemoryJournal(STORY)
    items = FramesBeside(STORY, journal, ["conflict"])
    profile = ProfileBeside(STORY, journal, ["conflict"])
    assert items.shown == profile.shown == ()
    assert "says what is still missing" in items.twin
    assert "First answer every question" in items.twin and "reference" not in items.twin
    fill(form(journal))
    table, agreement = items.shown
    assert isinstance(table, ClickableTable) and "reference coding" in items.twin
    assert "you, reference coding, second coding" in repr(agreement)
    chart, means = profile.shown
    assert isinstance(chart, ClickableChart) and "you 0.00" in chart.name
    assert "0.75" in repr(means)


def test_only_frames_that_are_coded_open() -> None:
    journal = MemoryJournal(STORY)
    every = FramesBeside(STORY, journal)
    fill(form(journal))
    assert "Questions on the frame conflict" in every.twin
    assert "human interest, economic consequences, morality, responsibility" in every.twin
    assert "losses or gains" not in every.twin
    fill(form(journal, frame="morality"))
    assert "a moral message" in every.twin


def test_open_reveals_show_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "open")
    every = ProfileBeside(STORY, MemoryJournal(STORY))
    assert "Responsibility, article B: reference coding 0.60, second coding 0.60" in repr(every)


def test_a_story_of_ones_own_has_no_codings_and_says_so() -> None:
    own = Story("own", "A bridge", STORY.articles)
    journal = MemoryJournal(own)
    beside = FramesBeside(own, journal, ["conflict"])
    fill(FrameForm(CONFLICT, own, journal))
    assert "Only one coder" in beside.twin


@pytest.mark.parametrize("name", ["putin-vietnam-2024", "council-vote"])
def test_the_form_has_every_article(name: str) -> None:
    story = load_story(name)
    for frame in load_frames():
        one = FrameForm(frame, story, MemoryJournal(story))
        assert one.form["ids"] == [article.id for article in story.articles]
        assert all(f"Article {article.id}" in one.twin for article in story.articles)


def test_the_report_has_the_answers_with_their_passages(tmp_path: Path) -> None:
    journal = open_journal(STORY, "04-frames", "Ada", tmp_path)
    one = form(journal)
    fill(one)
    one.quote("A", "reproach", "accuse North Korea")
    one.answer("B", "winners-losers", CANNOT_TELL)
    page = build_report(STORY, tmp_path)
    assert "Your answers to the frame questions" in page and "The frame conflict" in page
    assert "<mark><u>accuse North Korea</u></mark>" in page
    assert "Article A: mean 0.25; Article B: mean 0.00 (without 1 “can’t tell”)" in page
    assert "frames:A:reproach" not in page
    assert "The frame morality" not in page


def test_a_partners_answers_stand_beside_ones_own(tmp_path: Path) -> None:
    theirs = open_journal(STORY, "04-frames", "Ben", tmp_path / "ben")
    fill(form(theirs), YES)
    data = export(STORY, tmp_path / "ben").read_bytes()
    lesson = open_lesson("04-frames", tmp_path / "ada")
    fill(lesson.frame_form("conflict"))
    partner = lesson.partner()
    beside, profile = lesson.frames_beside("conflict"), lesson.frame_profile("conflict")
    assert "Ben" not in beside.twin
    partner.take(data)
    assert "Ben" in beside.twin
    assert "Ben: 8 answers in this lesson" in partner.twin
    assert "you 0.00, Ben 1.00, reference coding 0.75" in repr(profile)
    partner.take_away()
    assert "Ben" not in beside.twin
    again = open_lesson("04-frames", tmp_path / "ada")
    assert "you 0.00" in repr(again.frame_profile("conflict"))


def test_a_partner_who_is_called_as_a_coding_keeps_a_name_of_their_own(tmp_path: Path) -> None:
    theirs = open_journal(STORY, "04-frames", "reference coding", tmp_path / "ben")
    fill(form(theirs), YES)
    data = export(STORY, tmp_path / "ben").read_bytes()
    lesson = open_lesson("04-frames", tmp_path / "ada")
    fill(lesson.frame_form("conflict"))
    lesson.partner().take(data)
    assert "reference coding (partner) 1.00" in repr(lesson.frame_profile("conflict"))


def test_words_that_are_gone_from_a_mended_text_are_asked_for_again() -> None:
    journal = MemoryJournal(STORY)
    words = selector(A, Span(0, 5, "Putin")) | {"text": "Nobody", "before": "", "after": ""}
    journal.do({"do": "answer", "question": answer_key("A", "reproach"), "value": {"answer": YES, "words": words}})
    assert form(journal).done.startswith("1 of 8 answered; 1 yes still without words")
