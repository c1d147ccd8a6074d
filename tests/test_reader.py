"""The reader's Python side: traits are set and read, no page is needed."""

from __future__ import annotations

from typing import Any

import pytest
import traitlets

from helpers import ParallaxError, Span, load_story, plain_article
from helpers.widgets import Link, Mark, Marks, Reader

ONE = plain_article("Ministers met. They signed nothing.", id="A")
TWO = plain_article("A deal was not signed.", id="B")


@pytest.fixture
def reader() -> Reader:
    return Reader(ONE, TWO)


def test_it_says_what_it_shows(reader: Reader) -> None:
    assert repr(reader) == "Reader: 2 articles (A, B)"
    assert repr(Reader(ONE)) == "Reader: 1 article (A)"


@pytest.mark.parametrize("articles", [(), (ONE, ONE)])
def test_it_needs_articles_with_ids_of_their_own(articles: tuple[Any, ...]) -> None:
    with pytest.raises(ParallaxError, match="each with an id of its own"):
        Reader(*articles)


def test_a_selection_from_the_page_is_a_span_of_the_article(reader: Reader) -> None:
    assert reader.selected is None
    reader.set_state({"selection": {"article": "A", "first": 3, "last": 5}})
    assert reader.selected == Span(15, 34, "They signed nothing")
    reader.set_state({"selection": None})
    assert reader.selected is None


def test_callbacks_hear_selections_until_they_stop(reader: Reader) -> None:
    heard: list[tuple[str, str]] = []
    stop = reader.on_select(lambda article, span: heard.append((article, span.text)))
    reader.selection = {"article": "B", "first": 1, "last": 1}
    reader.selection = None
    reader.selection = {"article": "A", "first": 0, "last": 1}
    stop()
    reader.selection = {"article": "A", "first": 0, "last": 0}
    assert heard == [("B", "deal"), ("A", "Ministers met")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"article": "C", "first": 0, "last": 0},
        {"article": "A", "first": 0, "last": 70},
        {"article": "A", "first": 2, "last": 1},
        {"article": "A", "first": "x", "last": 1},
        {"article": "A"},
        {},
    ],
)
def test_a_selection_of_nothing_is_refused(reader: Reader, wrong: dict[str, Any]) -> None:
    with pytest.raises(traitlets.TraitError, match="cannot be selected"):
        reader.selection = wrong
    assert reader.selection is None


def test_showing_the_same_place_again_sends_something_new(reader: Reader) -> None:
    reader.show("A", 1)
    first = reader.get_state()["_shown"]
    reader.show("A", Span(15, 35, "They signed nothing."))
    second = reader.get_state()["_shown"]
    assert first["passage"] == second["passage"] == [0, 3, 6]
    assert first["again"] != second["again"]


def test_showing_what_is_not_there_is_refused(reader: Reader) -> None:
    with pytest.raises(ParallaxError, match=r"there is no article 'C'\. It shows A, B"):
        reader.show("C", 0)
    with pytest.raises(ParallaxError, match=r"there is no sentence 2\. Its sentences are numbered 0 to 1"):
        reader.show("A", 2)


def test_layers_and_links_can_be_replaced(reader: Reader) -> None:
    reader.set_layers(Marks("Speech", "key", (Mark("A", 0, 1, "direct"),)))
    reader.set_links(Link("signed", (("A", 4, 4), ("B", 4, 4))))
    state = reader.get_state()
    assert state["_layers"][0]["marks"] == [[0, 0, 1, 0, ""]]
    assert state["_links"] == [{"label": "signed", "passages": [[0, 4, 4], [1, 4, 4]]}]
    reader.set_layers()
    assert reader.get_state()["_layers"] == []


def test_the_twin_comes_first_and_then_the_live_reader(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data))
    reader._ipython_display_()
    twin, live = shown
    assert "plx-twin" in twin["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in live
    assert twin["text/plain"] == live["text/plain"] == repr(reader)


def test_without_zones_the_twin_and_the_places_of_codes_tell_none() -> None:
    article = load_story("putin-vietnam-2024").articles[1]
    reader = Reader(article, codebook="page", zones=False)
    reader._heard(reader, {"do": "code", "nth": 1, "view": "1", "passage": [0, 0, 4], "code": 4}, [])
    assert "B, appeal" not in reader.twin
    assert "<small>(B)</small>" in reader.twin
