"""A student's codes beside those of other coders: the table, and the widget's Python side."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import load_story, tables
from helpers.desk import open_lesson
from helpers.journal import MemoryJournal
from helpers.layers import machine_layer, reference_layer
from helpers.model import Annotation, Layer
from helpers.tables.parts import sentences_at
from helpers.widgets.answers.curtain import static_html
from helpers.widgets.desk import Beside

STORY = load_story("putin-vietnam-2024")
A = STORY.articles[0]
PLACES = ("A 3-4", "A 21-26", "B 10-12", "B 21-25")


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")


def action(number: int, words: str, name: str) -> dict[str, object]:
    start = A.text.index(words)
    end = start + len(words)
    before, after = A.text[max(0, start - 32) : start], A.text[end : end + 32]
    place = {"article": "A", "start": start, "end": end, "text": words, "before": before, "after": after}
    return {"do": "code", "id": f"c{number}", **place, "code": name}


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal(STORY)


def beside(journal: MemoryJournal) -> Beside:
    layers = [find(STORY, "sources") for find in (reference_layer, machine_layer)]
    return Beside(STORY, journal, layers, PLACES)


def test_nothing_is_shown_before_something_is_coded(journal: MemoryJournal) -> None:
    widget = beside(journal)
    assert widget.table is None
    assert "First code a sentence yourself" in static_html(widget)


def test_it_follows_what_is_coded(journal: MemoryJournal) -> None:
    widget = beside(journal)
    journal.do(action(1, "Russian officials", "anonymous"))
    assert widget.table is not None
    rows = {head: [cell.text for cell in cells] for head, cells in widget_rows(widget)}
    assert rows["A 21"][0] == "anonymous: Russian officials"
    assert rows["A 23"][0] == "no code"
    journal.do(action(2, "observers", "institution"))
    rows = {head: [cell.text for cell in cells] for head, cells in widget_rows(widget)}
    assert (rows["A 23"][0], rows["A 23"][-1]) == ("institution: observers", "no")


def widget_rows(widget: Beside) -> list[tuple[str, list[object]]]:
    assert widget.table is not None
    return [(head, [type("Cell", (), cell) for cell in cells]) for head, cells in widget.table.table["rows"]]


def test_codes_elsewhere_are_counted_and_not_compared(journal: MemoryJournal) -> None:
    widget = beside(journal)
    journal.do(action(1, "Carl Thayer", "named person"))
    assert len(widget.children) == 1
    journal.do(action(2, "Mykhailo Podolyak", "named person"))
    assert "Not in this table: 1 code of yours" in widget.children[1].value


def test_open_reveals_show_it_at_once(monkeypatch: pytest.MonkeyPatch, journal: MemoryJournal) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "open")
    assert beside(journal).table is not None


def test_same_codes_look_at_codes_and_not_at_words() -> None:
    (place,) = sentences_at(STORY, "A 25")
    start = place.sentence.start

    def layer(coder: str, end: int, name: str) -> Layer:
        return Layer(coder, "student", STORY.id, (Annotation(start, end, A.text[start:end], "1", "A", name),))

    same = [layer("Amina", start + 4, "named person"), layer("Ben", start + 11, "named person")]
    other = [same[0], layer("Ben", start + 11, "anonymous")]
    assert tables.beside([place], same)["same codes"].tolist() == ["yes"]
    assert tables.beside([place], other)["same codes"].tolist() == ["no"]


def test_a_lesson_shows_it(tmp_path: Path) -> None:
    widget = open_lesson("02-who-speaks", tmp_path).beside("sources", *PLACES)
    assert repr(widget) == "Your codes beside: reference coding, machine"
