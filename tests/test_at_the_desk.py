"""The student's desk without a browser: what its pages ask for, and what they are shown."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ipywidgets
import pytest
from test_journal import LESSON, STORY, answer, code, make_story, place

from helpers import ParallaxError, load_story, plain_article, views
from helpers.agreement import divided_sentences
from helpers.desk import open_lesson
from helpers.evidence import Passage
from helpers.journal import Journal, MemoryJournal, bundle, export, open_journal, read_hand_in
from helpers.layers import reference_layer, second_layer
from helpers.lessons import Question
from helpers.model import Annotation, Layer, Story
from helpers.widgets import Reader
from helpers.widgets.answers.curtain import Curtain
from helpers.widgets.answers.questions import Ask
from helpers.widgets.desk import HandIn, Head, Partner, handin, partner
from helpers.widgets.desk.shelf import NAME
from helpers.widgets.evidence import ClickableTable
from helpers.widgets.live import FAILED, Live, guarded
from helpers.widgets.reader.coders import layer_links, layer_marks, outside

QUESTION = Question("q1", "choice", ("G1",), "A or B?", options=("A", "B"), answers=("A",), reason="It says so.")
PREDICTION = Question("q2", "text", ("G1",), "What do you expect?", predict=True)


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return tmp_path / "my_work"


@pytest.fixture
def journal(work: Path) -> Journal:
    return open_journal(STORY, LESSON, folder=work)


@pytest.fixture
def handed_in(tmp_path: Path) -> bytes:
    """What Ben hands in: two codes and a link in this lesson, a code in another."""
    theirs = open_journal(STORY, LESSON, "Ben <b>", tmp_path / "ben")
    theirs.do(code("b1", "minister", "source"))
    theirs.do(code("b2", "bridge", "label", "B"))
    theirs.do({"do": "connect", "id": "b3", "passages": [place("bridge"), place("bridge", "B")]})
    open_journal(STORY, "02-sourcing", folder=tmp_path / "ben").do(code("b4", "Nobody", "source"))
    return export(STORY, tmp_path / "ben").read_bytes()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[dict[str, Any], list[bytes]]]:
    """The files that a page is sent."""
    files: list[tuple[dict[str, Any], list[bytes]]] = []
    monkeypatch.setattr(Live, "send", lambda _, content, buffers=None: files.append((content, buffers)))
    return files


def page_says(widget: Live, *buffers: bytes, **content: Any) -> None:
    widget._handle_custom_msg(content, [memoryview(one) for one in buffers])


def take(widget: Partner, data: bytes) -> dict[str, Any]:
    page_says(widget.panel, data, do="take")
    return widget.panel.shown


# The head of a lesson


def test_the_name_is_asked_once_and_kept(journal: Journal, work: Path) -> None:
    head = Head((QUESTION, PREDICTION), journal)
    assert (head.shown["name"], head.shown["done"], head.shown["whole"]) == ("", 0, 2)
    page_says(head, do="name", value="  Ada   <i>\u202e " + 99 * "x")
    assert head.fault == {}
    assert head.shown["name"] == ("Ada <i>⟦U+202E⟧ " + 99 * "x")[: 60 + 7]
    again = Head((), open_journal(STORY, "02-next", folder=work))
    assert again.shown["name"] == head.shown["name"]
    assert "&lt;i&gt;" in again.twin
    assert "<i>" not in again.twin


def test_an_empty_name_is_one_sentence(journal: Journal) -> None:
    head = Head((), journal)
    page_says(head, do="name", value=" \n ")
    assert head.fault["sentence"] == "The box is empty. Type your name or a nickname, then press Save."
    assert head.fault["details"] == ""
    page_says(head, do="name", value="Ada")
    assert head.fault == {}


def test_progress_follows_the_journal(journal: Journal) -> None:
    head = Head((QUESTION, PREDICTION), journal)
    journal.do(answer("q1", "A"))
    assert head.shown["done"] == 1
    journal.do({"do": "predict", "question": "q2", "value": "war"})
    assert (head.shown["done"], repr(head)) == (2, "Your desk: no name yet, 2 of 2 answered")


def test_where_the_work_is_kept_names_no_machine(journal: Journal, work: Path, tmp_path: Path) -> None:
    head = Head((), journal)
    assert head.shown["place"] == f"my_work/bridge/{LESSON}.jsonl"
    elsewhere = Head((), open_journal(STORY, LESSON, folder=tmp_path / "else"))
    assert elsewhere.shown["place"] == f"bridge/{LESSON}.jsonl, in your work folder"
    assert str(tmp_path) not in json.dumps([head.shown, elsewhere.shown]) + head.twin + elsewhere.twin


def test_what_cannot_be_saved_is_said_and_can_be_downloaded(
    journal: Journal, work: Path, sent: list[Any], tmp_path: Path
) -> None:
    work.write_text("a file where the folder should be")
    head = Head((), journal)
    journal.do(answer("q1", "A"))
    assert not head.shown["saved"]
    (problem,) = head.shown["problems"]
    assert problem.startswith(f"my_work/bridge/{LESSON}.jsonl: nothing can be saved here")
    assert str(tmp_path) not in problem
    page_says(head, do="download")
    ((content, (data,)),) = sent
    assert content == {"file": f"bridge-{LESSON}.jsonl"}
    assert read_hand_in(data, STORY).lessons[LESSON].answers == {"q1": "A"}


def test_a_journal_in_memory_can_be_downloaded_and_read_again(sent: list[Any]) -> None:
    memory = MemoryJournal(STORY, "01")
    head = Head((), memory)
    page_says(head, do="name", value="Ada")
    memory.do(code("1"))
    page_says(head, do="download")
    read = read_hand_in(sent[0][1][0], STORY)
    assert (read.name, read.layer.annotations[0].text) == ("Ada", "bridge")
    assert memory.layer().annotations[0].code == "label"


# Handing in


def test_nothing_to_hand_in_is_one_sentence(journal: Journal) -> None:
    panel = HandIn(STORY, journal)
    journal.sign("Ada")  # a name alone is no work
    for what in ("hand-in", "report"):
        page_says(panel, do="make", what=what)
        sentence = f"There is nothing to {what.replace('-', ' ')} yet: answer a question or code some words first."
        assert panel.fault["sentence"] == sentence
        assert panel.made == {}


def test_the_file_to_hand_in(journal: Journal, work: Path, sent: list[Any]) -> None:
    panel = HandIn(STORY, journal)
    journal.do(code("1"))
    journal.do(answer("q1"))
    open_journal(STORY, "02-next", "Ada", work).do(answer("q2"))
    page_says(panel, do="make", what="hand-in")
    made = panel.made["hand-in"]
    assert made["said"].startswith("Hand in this file: my_work/hand-in-bridge-ada-")
    assert made["said"].endswith(".jsonl. It holds 1 code and 2 answers.")
    assert made["ready"]
    page_says(panel, do="download", what="hand-in")
    ((content, (data,)),) = sent
    assert (work / content["file"]).read_bytes() == data
    assert data == bundle(STORY, work).data


def test_a_file_that_cannot_be_written_can_be_downloaded(
    journal: Journal, sent: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> Path:
        raise ParallaxError("the hand-in file cannot be written (no space)", str(tmp_path))

    journal.do(answer("q1"))
    monkeypatch.setattr(handin, "write_bundle", full)
    panel = HandIn(STORY, journal)
    page_says(panel, do="make", what="hand-in")
    assert "Download it here" in panel.made["hand-in"]["said"]
    assert str(tmp_path) not in json.dumps(panel.made)
    page_says(panel, do="download", what="hand-in")
    assert read_hand_in(sent[0][1][0], STORY).lessons[LESSON].answers == {"q1": 1}


def test_work_in_memory_only_can_be_handed_in(sent: list[Any], monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setenv("PARALLAX_WORK", str(work))
    memory = MemoryJournal(STORY, LESSON)
    panel = HandIn(STORY, memory)
    page_says(panel, do="make", what="hand-in")
    assert panel.fault["sentence"] == handin.NOTHING
    memory.do(answer("q1"))
    page_says(panel, do="make", what="hand-in")
    assert panel.made["hand-in"]["said"].startswith("Your work is in memory only.")
    page_says(panel, do="download", what="hand-in")
    assert read_hand_in(sent[0][1][0], STORY).lessons[LESSON].answers == {"q1": 1}


def test_the_report(journal: Journal, work: Path, sent: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def write_report(story: object, folder: Path, to: Path) -> Path:
        assert (story, folder) == (STORY, work)
        (to / "report.html").write_text("<!DOCTYPE html>")
        return to / "report.html"

    monkeypatch.setitem(sys.modules, "helpers.report", SimpleNamespace(write_report=write_report))
    journal.do(answer("q1"))
    panel = HandIn(STORY, journal)
    page_says(panel, do="make", what="report")
    assert panel.made["report"]["said"].startswith("Your report: my_work/report.html. Open it in any browser")
    page_says(panel, do="download", what="report")
    assert sent == [({"file": "report.html"}, [b"<!DOCTYPE html>"])]


def test_what_fails_in_making_a_file_is_a_sentence_with_the_details_folded(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handin, "bundle", lambda *_: 1 / 0)
    journal.do(answer("q1"))
    panel = HandIn(STORY, journal)
    page_says(panel, do="make", what="hand-in")
    assert panel.fault["sentence"] == handin.FAILED
    assert "ZeroDivisionError" in panel.fault["details"]


# A partner


def test_a_partner_is_seen_only_after_a_code_of_ones_own(journal: Journal, handed_in: bytes) -> None:
    reader = Reader(*STORY.articles, codebook="sources", journal=journal)
    widget = Partner(STORY, journal, reader)
    shown = take(widget, handed_in)
    assert widget.panel.fault == {}
    assert shown["said"] == "Ben <b>: 2 codes and 1 link in this lesson."
    assert shown["lines"] == ["You see them as soon as you have given a code yourself."]
    assert (len(widget.children), reader._layers) == (1, [])
    journal.do(code("1", "minister", "label"))
    assert widget.panel.shown["lines"][0] == "They stand in the reader now, beside your own."
    assert [layer["name"] for layer in reader._layers] == ["Ben <b>"]
    assert [link["label"] for link in reader._links] == ["a link of Ben <b>"]
    table, agreement = widget.children[1:]
    assert [cell["text"] for cell in table.table["columns"]] == ["sentence", "you", "Ben <b>"]
    assert "Ben &lt;b&gt; agree" in agreement.value
    assert "Ben &lt;b&gt;" in widget.twin
    assert "<b>Ben" not in widget.twin


def test_going_on_coding_offers_to_compare_again(journal: Journal, handed_in: bytes) -> None:
    journal.do(code("1", "minister", "label"))
    widget = Partner(STORY, journal)
    assert not take(widget, handed_in)["stale"]
    before = widget.children
    journal.do(answer("q1"))
    assert not widget.panel.shown["stale"]
    journal.do({"do": "recode", "id": "1", "code": "source"})
    assert widget.panel.shown["stale"]
    assert widget.children == before
    page_says(widget.panel, do="again")
    assert not widget.panel.shown["stale"]
    assert widget.children != before


def test_the_partner_is_there_again_at_the_next_run_until_taken_away(
    journal: Journal, handed_in: bytes, work: Path
) -> None:
    journal.do(code("1"))
    take(Partner(STORY, journal), handed_in)
    reader = Reader(*STORY.articles)
    again = Partner(STORY, open_journal(STORY, LESSON, folder=work), reader)
    assert repr(again) == "Compare with a partner: Ben <b>"
    assert reader._layers
    copy = work / "bridge" / "partners" / NAME
    assert copy.read_bytes() == handed_in
    assert bundle(STORY, work).lessons == (LESSON,)
    assert open_journal(STORY, "03-other", folder=work).name == ""
    page_says(again.panel, do="away")
    assert again.panel.shown == {"said": partner.AWAY, "lines": [], "loaded": False, "stale": False}
    assert (len(again.children), reader._layers, reader._links, copy.exists()) == (1, [], [], False)
    assert repr(Partner(STORY, journal)) == "Compare with a partner: no file yet"


def test_without_a_place_to_keep_it_the_partner_is_there_all_the_same(handed_in: bytes) -> None:
    shown = take(Partner(STORY, MemoryJournal(STORY, LESSON)), handed_in)
    assert "choose it again next time" in shown["lines"][-1]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4 \x00", "The partner's file: this is not a hand-in file."),
        (b"x" * (partner.LARGEST + 1), "This is far too large for a hand-in file."),
        (b"", "The partner's file: this is not a hand-in file."),
    ],
    ids=["pdf", "giant", "empty"],
)
def test_another_file_is_refused_with_a_sentence(journal: Journal, handed_in: bytes, data: bytes, said: str) -> None:
    widget = Partner(STORY, journal)
    take(widget, handed_in)
    take(widget, data)
    assert widget.panel.fault["sentence"].startswith(said)
    assert widget.layer is not None  # the one before is still there


def test_ones_own_file_and_another_story_are_refused(journal: Journal, work: Path, tmp_path: Path) -> None:
    journal.do(code("1"))
    widget = Partner(STORY, journal)
    take(widget, bundle(STORY, work).data)
    assert widget.panel.fault["sentence"].startswith("This is your own file.")
    other = make_story(name="harbour")
    open_journal(other, LESSON, "Ben", tmp_path).do(code("1"))
    take(widget, bundle(other, tmp_path).data)
    assert "another story" in widget.panel.fault["sentence"]


def test_a_partner_who_worked_on_other_lessons_only(handed_in: bytes, work: Path) -> None:
    journal = open_journal(STORY, "05-later", folder=work)
    journal.do(code("1"))
    widget = Partner(STORY, journal)
    shown = take(widget, handed_in)
    assert shown["said"] == "Ben <b>: no codes and no links in this lesson."
    assert shown["lines"] == [f"The file has work on other lessons only: {LESSON}, 02-sourcing."]
    assert len(widget.children) == 1


# The two views, with any layers

LONG = load_story("putin-vietnam-2024")
FIGURES = [find(LONG, "figures") for find in (reference_layer, second_layer)]


def marked(found: tuple[Passage, ...]) -> list[str]:
    return [text for passage in found for text, is_marked in passage.pieces if is_marked]


def test_which_sentence_split_us_opens_what_each_marked() -> None:
    reader = Reader(*LONG.articles)
    table = views.split(LONG, FIGURES, reader)
    assert isinstance(table, ClickableTable)
    rows = divided_sentences(LONG, FIGURES)
    assert [row.parted for row in rows] == sorted((row.parted for row in rows), reverse=True)
    assert all(set(row.codes[0]) != set(row.codes[1]) for row in rows)
    first = table.table["rows"][0][1]
    assert [cell["text"] for cell in first[1:]] == [", ".join(codes) for codes in rows[0].codes]
    one, two = (marked(table.evidence[f"1:{layer.coder}"]) for layer in FIGURES)
    assert one
    assert two
    assert all(len(found) == 1 for found in table.evidence.values())
    page_says(table, show=["1:sentence", 0])
    assert reader._shown["passage"]


def test_where_nobody_parts_the_view_says_so() -> None:
    assert "No sentence split you" in views.split(LONG, [FIGURES[0], FIGURES[0]]).text


def test_agreement_has_n_undefined_and_its_caveat() -> None:
    always = Layer("Ben", "student", "bridge", ())
    story = make_story("No one came.")
    journal = MemoryJournal(story)
    journal.do({"do": "code", "id": "1", **place("No one", story=story), "code": "who"})
    shown = views.agreement(story, [journal.layer(), always])
    assert "undefined" in shown.html
    assert "takes off what chance would give" in shown.text
    three = views.agreement(LONG, [*FIGURES, FIGURES[0]])
    assert "Krippendorff" in three.html
    assert "Cohen" not in three.html
    assert "Cohen" in views.agreement(LONG, FIGURES).html
    with pytest.raises(ParallaxError, match="agreement needs two layers"):
        views.agreement(LONG, FIGURES[:1])


def test_a_layer_in_the_reader_leaves_out_what_it_has_no_article_for() -> None:
    (layer, *_) = FIGURES
    assert len(layer_marks(LONG, layer).spans) == len(layer.annotations)
    elsewhere = Story("other", "a bridge", (plain_article("No one came.", id="X"),))
    assert layer_marks(elsewhere, layer).spans == ()
    assert layer_links(elsewhere, layer) == []


def test_codes_in_the_page_around_the_article_are_counted_as_not_compared() -> None:
    text = LONG.articles[1].text
    around, inside = Annotation(0, 7, text[:7], "1", "B", "who"), FIGURES[0].annotations[5]
    assert outside(LONG, [Layer("Ben", "student", LONG.id, (around, inside))]) == 1


# Nothing that fails is thrown into the notebook


class Broken(MemoryJournal):
    def do(self, action: Any) -> Any:
        raise RuntimeError("the machine is on fire")


def widgets(journal: MemoryJournal) -> dict[str, tuple[Live, dict[str, Any]]]:
    story = make_story()
    table = views.shares(LONG)
    return {
        "reader": (
            Reader(*story.articles, codebook="sources", journal=journal),
            {"do": "code", "nth": 1, "passage": [0, 0, 0], "code": 0, "view": "v"},
        ),
        "question": (Ask(QUESTION, journal, story), {"do": "commit", "value": "A"}),
        "evidence": (table, {"show": ["nothing here", 7]}),
        "head": (Head((), journal), {"do": "name", "value": "Ada"}),
        "partner": (Partner(story, journal).panel, {"do": "take"}),
    }


@pytest.mark.parametrize("name", ["reader", "question", "evidence", "head", "partner"])
def test_no_message_of_a_page_throws(name: str, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(Broken, "sign", lambda *_: 1 / 0)
    widget, message = widgets(Broken())[name]
    page_says(widget, **message)
    assert widget.fault["sentence"] == widget.failed
    assert "Traceback" in widget.fault["details"]
    assert "Traceback" not in "".join(capsys.readouterr())


def test_a_value_of_the_page_that_makes_no_sense_throws_nothing_either() -> None:
    reader = Reader(*STORY.articles)
    reader.set_state({"selection": {"article": "Z", "first": 0, "last": 0}})
    assert reader.fault["sentence"] == FAILED
    assert reader.selection is None
    reader.set_state({"selection": {"article": "A", "first": 0, "last": 0}})
    assert (reader.fault, reader.selected.text if reader.selected else "") == ({}, "The")


def test_the_reader_still_answers_when_an_action_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    widget, message = widgets(Broken())["reader"]
    answers: list[Any] = []
    monkeypatch.setattr(widget, "send", answers.append)
    page_says(widget, **message)
    assert answers == [{"answer": 1, "view": "v", "say": FAILED, "id": "", "problem": True}]


def test_a_widget_that_follows_a_journal_does_not_make_another_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = MemoryJournal()
    head, form = Head((QUESTION,), journal), Ask(QUESTION, journal, STORY)
    monkeypatch.setattr(Head, "_look", lambda _: 1 / 0)
    page_says(form, do="commit", value="A")
    assert (form.fault, form.value) == ({}, "A")
    assert "ZeroDivisionError" in head.fault["details"]


def test_a_curtain_that_cannot_open_says_so() -> None:
    class Hopeless:
        @property
        def html(self) -> str:
            raise RuntimeError("no picture")

    journal = MemoryJournal()
    curtain = Curtain([QUESTION], journal, [Hopeless()])
    journal.do(answer("q1", "A"))
    assert "could not be shown" in curtain.children[0].value
    assert "no picture" in curtain.children[0].value


def test_a_curtain_waits_for_verdicts_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")
    lesson = open_lesson("05-figures", tmp_path)
    rows = ("$3.5 billion", "$175 billion")
    curtain = lesson.after("year", ipywidgets.HTML("the chart"), verdicts=rows)
    alone = lesson.after((), ipywidgets.HTML("the chart"), verdicts=rows[:1])
    assert "<li>Your verdict on $175 billion and $171 billion</li>" in curtain.children[0].value
    first, second = views.figure_verdicts(lesson.story, lesson.journal, rows=rows).verdicts
    first.commit("conflict")
    assert not alone.is_closed
    second.commit("different period")
    assert curtain.is_closed
    lesson.journal.do(answer("year", "for none of them"))
    assert not curtain.is_closed
    assert curtain.children[0].value == "the chart"
    with pytest.raises(ParallaxError, match="has no row"):
        lesson.after("year", verdicts=["$1"])


def test_a_mistake_that_was_foreseen_has_no_details() -> None:
    def refuse() -> None:
        raise ParallaxError("there is no room", "the disk", "Delete something")

    def refuse_a_file() -> None:
        raise ParallaxError("it is empty", "page.html")

    assert guarded(refuse) == {"sentence": "The disk: there is no room. Delete something.", "details": ""}
    assert guarded(refuse_a_file)["sentence"] == "page.html: it is empty."  # no capital: it is the file's name


@pytest.mark.parametrize("make", [lambda _, journal: Head((), journal), HandIn, Partner])
def test_each_has_a_stand_in_before_it(make: Any, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data))
    widget: ipywidgets.Widget = make(STORY, journal)
    widget._ipython_display_()
    assert "plx-stand-in" in shown[0]["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in shown[1]
    assert shown[0]["text/plain"] == repr(widget)
