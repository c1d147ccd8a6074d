"""Coding in the reader, its Python side: what the page asks for, what the journal gets, what the page is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import ParallaxError, plain_article
from helpers.anchoring import selector
from helpers.codebook import Code, Codebook, load_codebook
from helpers.coding import State
from helpers.journal import MemoryJournal
from helpers.widgets import Reader
from helpers.widgets.reader.coded import coded_html
from helpers.widgets.reader.coding import Coder

ONE = plain_article("Ministers met. They signed nothing.", id="A")
TWO = plain_article("A deal was not signed.", id="B")
BOOK = Codebook("tone", (Code("calm", "c", "No strong words."), Code("loud", "l", "Strong words.")))
CODE = {"do": "code", "passage": [0, 3, 5], "code": 0}


@pytest.fixture
def coder() -> Coder:
    return Coder((ONE, TWO), BOOK, MemoryJournal())


def stands(coder: Coder) -> list[tuple[str, str, str, str]]:
    return [(it.article, it.text, it.code, it.note) for it in coder.journal.state.annotations]


class Listening(MemoryJournal):
    """Remembers the actions it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[dict[str, Any]] = []

    def do(self, action: Mapping[str, Any]) -> State:
        self.heard.append(dict(action))
        return super().do(action)


def test_an_action_is_completed_from_the_text() -> None:
    journal = Listening()
    coder = Coder((ONE, TWO), BOOK, journal)
    _, name = coder.act(CODE)
    coder.act({"do": "connect", "passages": [[0, 1, 1], [1, 4, 4]]})
    code, connect = journal.heard
    assert code == {"do": "code", "id": name, "article": "A", **selector(ONE.text, 15, 34), "code": "calm"}
    assert code["text"] == "They signed nothing"
    places = [{"article": "A", **selector(ONE.text, 10, 13)}, {"article": "B", **selector(TWO.text, 15, 21)}]
    assert connect == {"do": "connect", "id": connect["id"], "passages": places}
    assert json.loads(json.dumps(journal.heard)) == journal.heard
    assert len({name, connect["id"]}) == 2


def test_every_action_says_what_it_has_done(coder: Coder) -> None:
    said, name = coder.act(CODE)
    sentences = [said]
    for asked in [
        {"do": "recode", "id": name, "code": 1},
        {"do": "note", "id": name, "note": " why? "},
        {"do": "note", "id": name, "note": ""},
        {"do": "connect", "passages": [[0, 1, 1], [1, 4, 4]]},
        {"do": "undo"},
        {"do": "redo"},
        {"do": "disconnect", "id": ""},
        {"do": "remove", "id": name},
    ]:
        links = coder.journal.state.connections
        sentences.append(coder.act(asked | ({"id": links[0].id} if asked["do"] == "disconnect" else {}))[0])
    assert sentences == [
        "coded ‘They signed nothing’ as calm; 1 code",
        "changed ‘They signed nothing’ from calm to loud; 1 code",
        "wrote the note on ‘They signed nothing’; 1 code",
        "removed the note on ‘They signed nothing’; 1 code",
        "linked ‘met’ (A) and ‘signed’ (B); 1 code, 1 link",
        "undone: linked ‘met’ (A) and ‘signed’ (B); 1 code",
        "done again: linked ‘met’ (A) and ‘signed’ (B); 1 code, 1 link",
        "removed the link between ‘met’ (A) and ‘signed’ (B); 1 code",
        "removed loud from ‘They signed nothing’; 0 codes",
    ]


def test_the_same_twice_does_nothing_and_says_so(coder: Coder) -> None:
    _, name = coder.act(CODE)
    already = "‘They signed nothing’ is already coded as calm; nothing has changed"
    for asked in [CODE, CODE | {"adding": True}, {"do": "recode", "id": name, "code": 0}]:
        assert coder.act(asked)[0] == already
    passages = [[0, 1, 1], [1, 4, 4]]
    coder.act({"do": "connect", "passages": passages})
    said, _ = coder.act({"do": "connect", "passages": passages[::-1]})
    assert said == "these passages are already linked; nothing has changed"
    state = coder.journal.state
    assert (len(state.annotations), len(state.connections)) == (1, 1)


def test_codes_may_overlap_and_stand_on_the_same_words(coder: Coder) -> None:
    coder.act(CODE)
    coder.act({"do": "code", "passage": [0, 4, 6], "code": 0})
    coder.act(CODE | {"code": 1, "adding": True})
    assert [text for _, text, *_ in stands(coder)] == ["They signed nothing", "signed nothing.", "They signed nothing"]


def test_two_keys_in_quick_succession_change_the_code_and_do_not_add_one(coder: Coder) -> None:
    coder.act(CODE)
    said, _ = coder.act(CODE | {"code": 1})  # the page had not heard of the first when it sent the second
    assert said == "changed ‘They signed nothing’ from calm to loud; 1 code"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, "the page asked for something the reader does not know"),
        ({"do": "answer", "question": "q", "value": 1}, "the page asked for something"),
        (CODE | {"passage": [0, 3, 99]}, "these words are not in the reader's articles"),
        (CODE | {"passage": [7, 0, 0]}, "these words are not in the reader's articles"),
        (CODE | {"passage": [0, 2, 1]}, "these words are not in the reader's articles"),
        (CODE | {"passage": "A"}, "these words are not in the reader's articles"),
        (CODE | {"code": 9}, "there is no such code"),
        (CODE | {"code": None}, "there is no such code"),
        ({"do": "connect", "passages": [[0, 1, 1], [0, 4, 4]]}, "a link needs passages of two articles"),
        ({"do": "connect"}, "a link needs passages of two articles"),
        ({"do": "remove", "id": "gone"}, "there is no code with the id 'gone'"),
        ({"do": "note", "id": "gone", "note": "x"}, "there is no code with the id 'gone'"),
        ({"do": "recode", "id": "gone", "code": 0}, "there is no code with the id 'gone'"),
        ({"do": "undo"}, "there is nothing to undo"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(coder: Coder, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(ParallaxError) as caught:
        coder.act(asked)
    assert message in str(caught.value)
    assert coder.journal.state.annotations == ()


def test_the_page_gets_rows_in_reading_order(coder: Coder) -> None:
    for passage, code in [([1, 0, 0], 0), ([0, 4, 4], 1), ([0, 0, 1], 0)]:
        coder.act({"do": "code", "passage": passage, "code": code})
    _, first, second = [it.id for it in coder.journal.state.annotations][::-1]
    work = coder.work()
    assert [row[:4] for row in work["marks"]] == [[0, 0, 1, 0], [0, 4, 4, 1], [1, 0, 0, 0]]
    assert {row[5] for row in work["marks"]} >= {first, second}
    assert work["codes"] == [["calm", "c", "No strong words."], ["loud", "l", "Strong words."]]
    assert (work["undo"], work["redo"], work["saved"]) == (True, False, False)
    assert work["problems"] == ["Your work is kept only while the notebook runs."]


def test_what_this_reader_cannot_show_is_counted_and_not_lost() -> None:
    journal = MemoryJournal()
    Coder((ONE, TWO), BOOK, journal).act({"do": "code", "passage": [1, 0, 0], "code": 0})
    Coder((ONE, TWO), BOOK, journal).act({"do": "connect", "passages": [[0, 1, 1], [1, 4, 4]]})
    journal.do({"do": "code", "id": "moved", "article": "A", "start": 0, "end": 3, "text": "met", "code": "calm"})
    work = Coder((ONE,), None, journal).work()
    assert (work["marks"], work["links"]) == ([], [])
    assert work["problems"][-1] == "3 codes or links are not shown: the words are not in the articles of this reader."


def test_codes_of_another_codebook_are_shown_and_keep_their_place() -> None:
    journal = MemoryJournal()
    Coder((ONE, TWO), BOOK, journal).act(CODE)
    other = Coder((ONE, TWO), Codebook("sides", (Code("left", "l", ""),)), journal)
    assert other.work()["codes"] == [["left", "l", ""], ["calm", "", ""]]
    name = journal.state.annotations[0].id
    other.act({"do": "recode", "id": name, "code": 0})
    assert other.work()["codes"] == [["left", "l", ""], ["calm", "", ""]]
    assert other.work()["marks"][0][3] == 0


ASKED = st.one_of(
    st.builds(
        lambda passage, code, adding: {"do": "code", "passage": passage, "code": code, "adding": adding},
        st.sampled_from([[0, 0, 1], [0, 3, 5], [0, 4, 4], [1, 0, 0], [1, 3, 4]]),
        st.sampled_from([0, 1]),
        st.booleans(),
    ),
    st.builds(lambda nth, code: {"do": "recode", "nth": nth, "code": code}, st.integers(0, 5), st.sampled_from([0, 1])),
    st.builds(lambda nth, note: {"do": "note", "nth": nth, "note": note}, st.integers(0, 5), st.text(max_size=5)),
    st.builds(lambda nth: {"do": "remove", "nth": nth}, st.integers(0, 5)),
    st.sampled_from([{"do": "undo"}, {"do": "redo"}]),
)  # fmt: skip


@given(st.lists(ASKED, max_size=25))
def test_after_any_actions_the_page_shows_what_stands_and_no_code_twice(asks: list[dict[str, Any]]) -> None:
    coder = Coder((ONE, TWO), BOOK, MemoryJournal())
    for asked in asks:
        items = coder.journal.state.annotations
        name = items[asked["nth"] % len(items)].id if items and "nth" in asked else "none"
        with suppress(ParallaxError):
            coder.act(asked | {"id": name})
    state = coder.journal.state
    places = [(it.article, it.start, it.end, it.code) for it in state.annotations]
    assert len(set(places)) == len(places)
    assert all(
        ONE.text[s:e] == it.text for it in state.annotations if it.article == "A" for s, e in [(it.start, it.end)]
    )
    fresh = Coder((ONE, TWO), BOOK, coder.journal)
    assert coder.work() == fresh.work()
    assert len(fresh.work()["marks"]) == len(state.annotations)


class Page:
    """Stands in for the page: asks, and keeps what it is sent."""

    def __init__(self, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reader, self.sent = reader, []
        monkeypatch.setattr(reader, "send", self.sent.append)

    def ask(self, **asked: Any) -> None:
        self.reader._handle_msg(
            {"content": {"data": {"method": "custom", "content": {"view": "p", **asked}}}, "buffers": []}
        )


def test_the_reader_answers_every_action_once(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(Reader(ONE, TWO, codebook=BOOK), monkeypatch)
    page.ask(here=True)
    page.ask(nth=1, **CODE)
    page.ask(nth=2, do="remove", id="gone")
    said, problem = page.sent
    assert said == said | {
        "answer": 1,
        "view": "p",
        "say": "coded ‘They signed nothing’ as calm; 1 code",
        "problem": False,
    }
    assert problem == {
        "answer": 2,
        "view": "p",
        "say": "there is no code with the id 'gone'.",
        "id": "",
        "problem": True,
    }
    assert [row[:4] for row in page.reader._work["marks"]] == [[0, 3, 5, 0]]


def test_readers_on_a_page_follow_one_journal_and_others_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = MemoryJournal()
    first, second = (Page(Reader(ONE, TWO, codebook=BOOK, journal=journal), monkeypatch) for _ in range(2))
    second.ask(here=True)
    first.ask(nth=1, **CODE)
    assert len(second.reader._work["marks"]) == 1
    assert second.sent == []
    second.ask(here=False)
    first.ask(nth=2, do="undo")
    assert len(second.reader._work["marks"]) == 1
    second.ask(here=True)
    assert second.reader._work["marks"] == []


def test_a_reader_without_codebook_has_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(Reader(ONE), monkeypatch)
    page.ask(nth=1, **CODE)
    assert (page.reader._work, page.sent) == ({}, [])


def test_a_ready_made_codebook_goes_by_its_title_or_its_name() -> None:
    assert Reader(ONE, codebook="sources")._work["book"] == "sources"
    assert Reader(ONE, codebook="entman")._work["book"] == load_codebook("entman").title
    with pytest.raises(ParallaxError, match="there is no codebook"):
        Reader(ONE, codebook="entmann")


def test_the_twin_lists_what_stands_and_escapes_it(coder: Coder) -> None:
    _, name = coder.act(CODE)
    coder.act({"do": "note", "id": name, "note": "<img onerror=x> $a$ \u202e"})
    coder.act({"do": "connect", "passages": [[0, 1, 1], [1, 4, 4]]})
    html = coded_html((ONE, TWO), coder.work())
    assert "<b>calm</b> “They signed nothing” <small>(A, body, paragraph 1)</small>" in html
    assert "&lt;img onerror=x&gt; $a$ ⟦U+202E⟧" in html
    assert "“met” <small>(A, body, paragraph 1)</small> and “signed”" in html
    assert "<h3>My codes: 1</h3>" in html
    assert "mathjax_ignore" in html
