"""The forms without a browser: what they send to the page, and what they write into the journal."""

from __future__ import annotations

import json
from typing import Any

import ipywidgets
import pytest

from helpers import load_story, markup
from helpers.errors import ParallaxError
from helpers.journal import MemoryJournal
from helpers.lessons import Question
from helpers.widgets.answers import questions as forms
from helpers.widgets.answers.questions import Ask, Asker, asker
from helpers.widgets.boxes import SELECT
from helpers.widgets.reader.widget import Reader

STORY = load_story("putin-vietnam-2024")


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def ask(journal: MemoryJournal) -> Asker:
    return asker("00-start-here", STORY, journal, Reader(*STORY.articles))


def page_says(widget: Ask, **content: Any) -> None:
    widget._heard(widget, content, [])


def sent(widget: Ask) -> str:
    """All that the page gets of a form."""
    return json.dumps([widget.form, widget.answer, widget.result, widget.picked], ensure_ascii=False)


def test_an_answer_is_written_down_and_gets_its_feedback(ask: Asker, journal: MemoryJournal) -> None:
    form = ask("crosshead")
    page_says(form, do="commit", value="part of the next sentence")
    assert journal.state.answers["crosshead"] == "part of the next sentence"
    assert (form.result["verdict"], form.result["icon"]) == ("defensible", "≈")
    assert "a program sees no more" in form.result["text"]


def test_what_makes_no_sense_is_not_written_down(ask: Asker, journal: MemoryJournal) -> None:
    for name, value in (("crosshead", ""), ("first-words", {"article": "B", "text": "nowhere at all"}), ("exit", " ")):
        form = ask(name)
        page_says(form, do="commit", value=value)
        assert form.result["verdict"] == "look again"
        assert not form.result["kept"]
    assert dict(journal.state.answers) == {}


def test_an_answer_is_restored_when_the_notebook_is_run_again(ask: Asker, journal: MemoryJournal) -> None:
    page_says(ask("first-words"), do="commit", value={"article": "B", "text": "we need your help now"})
    again = ask("first-words")
    assert again.answer["value"]["text"] == "We need your help now"
    assert again.result["verdict"] == "look again"
    assert again.result["can_show"]


def test_two_forms_of_one_question_say_the_same(ask: Asker) -> None:
    first, second = ask("crosshead"), ask("crosshead")
    page_says(first, do="commit", value="a sentence")
    assert second.answer == {"value": "a sentence"}
    assert second.result["verdict"] == "look again"


def test_a_hint_is_shown_in_the_reader(ask: Asker) -> None:
    form = ask("crosshead")
    page_says(form, do="commit", value="a sentence")
    page_says(form, do="show")
    assert ask.reader is not None
    assert ask.reader._shown["passage"]


def test_words_are_taken_from_the_reader(ask: Asker, journal: MemoryJournal) -> None:
    form = ask("last-words")
    page_says(form, do="pick")
    assert form.fault["sentence"] == f"Nothing is selected in the reader yet. {SELECT}."
    assert form.fault["details"] == ""
    assert ask.reader is not None
    ask.reader.selection = {"article": "B", "first": 0, "last": 3}
    page_says(form, do="pick")
    assert (form.picked["article"], form.picked["text"]) == ("B", "We need your help")
    page_says(form, do="commit", value=form.picked["value"])
    assert journal.state.answers["last-words"]["start"] == 0


def test_a_prediction_is_compared_only_once_it_is_committed_and_then_stands(ask: Asker, journal: MemoryJournal) -> None:
    form = ask("longer")
    page_says(form, do="reveal")
    assert form.fault["sentence"] == "There is no prediction yet. Save yours first."
    page_says(form, do="commit", value="B")
    assert "681" not in sent(form)
    assert form.result["can_reveal"]
    page_says(form, do="reveal")
    assert "You predicted: B" in form.result["lines"]
    assert "681" in sent(form)
    assert form.result["locked"]
    assert form.result["text"] == forms.STANDS
    page_says(form, do="commit", value="A")
    assert journal.state.predictions["longer"] == "B"
    assert "This prediction stands" in form.fault["sentence"]
    assert ask("longer").result["locked"]


def test_closed_no_part_of_a_key_reaches_the_page_before_an_answer(ask: Asker) -> None:
    assert "681" not in sent(ask("body-words"))
    assert "diversify" not in sent(ask("last-words"))
    assert "points" not in sent(ask("exit"))


def test_open_shows_the_key_unless_it_stays_with_the_teacher(ask: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "open")
    assert "681" in sent(ask("body-words"))
    assert "points" not in sent(ask("exit"))


def test_what_fails_is_a_sentence_with_the_details_folded(ask: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_action: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ask.journal, "do", fail)
    form = ask("crosshead")
    page_says(form, do="commit", value="a sentence")
    assert form.fault["sentence"] == forms.FAILED
    assert "No space left" in form.fault["details"]
    page_says(form, do="no such thing")


def test_an_answer_in_memory_only_says_so(ask: Asker) -> None:
    form = ask("captions")
    page_says(form, do="commit", value="to the article")
    assert forms.IN_MEMORY in form.result["lines"]


def test_hidden_characters_of_a_prompt_are_shown(journal: MemoryJournal) -> None:
    question = Question("q", "choice", ("G1",), "left\u202eright $1 $2", options=("a\u202e", "b"))
    form = Ask(question, journal, STORY)
    assert "⟦U+202E⟧" in form.form["prompt"]
    assert form.form["options"][0] == {"value": "a\u202e", "label": "a⟦U+202E⟧"}
    page_says(form, do="commit", value="a\u202e")
    assert journal.state.answers["q"] == "a\u202e"


def test_an_unknown_question_is_one_sentence(ask: Asker) -> None:
    with pytest.raises(ParallaxError, match=r"there is no question “crosshed”\. Did you mean “crosshead”"):
        ask("crosshed")


def test_progress_counts_as_answers_come(ask: Asker) -> None:
    progress = ask.progress()
    assert repr(progress) == "Progress: 0 of 10 answered"
    page_says(ask("longer"), do="commit", value="A")
    page_says(ask("captions"), do="commit", value="to the article")
    assert "<strong>2 of 10</strong> answered" in progress.value


def test_a_curtain_opens_after_the_answer(ask: Asker, journal: MemoryJournal) -> None:
    piece = markup.Markup("<b>681</b>", "681")
    curtain = ask.after("longer", piece, ask("captions"))
    assert curtain.is_closed
    assert "681" not in curtain.children[0].value
    page_says(ask("longer"), do="commit", value="A")
    assert not curtain.is_closed
    assert "681" in curtain.children[0].value
    assert isinstance(curtain.children[1], Ask)


def test_a_curtain_is_open_where_reveals_are(ask: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "open")
    assert not ask.after("longer", ask("captions")).is_closed


@pytest.mark.parametrize(
    "make", [lambda ask: ask("longer"), lambda ask: ask.progress(), lambda ask: ask.after("longer")]
)
def test_the_stand_in_comes_first_and_then_the_widget(make: Any, ask: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data))
    widget: ipywidgets.Widget = make(ask)
    widget._ipython_display_()
    assert "plx-stand-in" in shown[0]["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in shown[1]
    assert shown[0]["text/plain"] == repr(widget)
