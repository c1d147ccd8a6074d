"""Layers travel in files and come back: as JSON Lines, as W3C Web Annotations, as CSV."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from helpers import ParallaxError, load_story, plain_article
from helpers.layers import (
    CODED,
    layer_csv,
    layer_jsonld,
    layer_lines,
    load_csv,
    load_jsonld,
    load_layer,
    machine_layer,
    read_csv,
    read_jsonld,
    read_lines,
    reference_layer,
    save_csv,
    save_jsonld,
    save_layer,
    second_layer,
)
from helpers.model import Annotation, Connection, Layer, Span, Story

STORY = load_story("putin-vietnam-2024")
SMALL = Story(
    "karsk", "A bridge", (plain_article("No one came. No one at all.", id="A"), plain_article("=1+1", id="B"))
)
SCHEMA: dict[str, Any] = json.loads((Path(__file__).parent / "web-annotation.schema.json").read_text(encoding="utf-8"))
SAVE_LOAD = [(save_layer, load_layer), (save_jsonld, load_jsonld), (save_csv, load_csv)]

anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
tricky = st.one_of(
    anything, st.sampled_from(["=1+1", "'=x", "''@y", " =z", "-", "\t", "\r\n", "＝", "a,b;c", '"', "'"])
)


@st.composite
def layers(draw: st.DrawFn) -> tuple[Story, Layer]:
    """Two articles with anything in them, and a layer on them."""
    texts = [draw(any_text.filter(str.strip)) for _ in range(2)]
    articles = tuple(
        dataclasses.replace(plain_article("x", id=name), text=text) for name, text in zip("AB", texts, strict=True)
    )
    story = Story(draw(tricky.filter(bool)), "", articles)

    def span() -> tuple[str, Span]:
        place = draw(st.integers(0, 1))
        text = texts[place]
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return "AB"[place], Span(start, end, text[start:end])

    annotations = []
    for number in range(draw(st.integers(0, 4))):
        article, it = span()
        annotations.append(Annotation(it.start, it.end, it.text, f"a{number}", article, draw(tricky), draw(tricky)))
    pairs = range(draw(st.integers(0, 2)))
    connections = [Connection(f"c{number}", (span(), span()), draw(tricky)) for number in pairs]
    coder = draw(tricky.filter(bool)) if annotations else "Amina"
    kind = draw(st.sampled_from(["machine", "key", "student"])) if annotations else "student"
    return story, Layer(coder, kind, story.id, tuple(annotations), tuple(connections))


@given(layers())
def test_a_layer_of_anything_comes_back_from_json_lines(found: tuple[Story, Layer]) -> None:
    story, layer = found
    loaded = read_lines(layer_lines(layer, story), story)
    assert loaded == type(loaded)(layer)


@given(layers())
def test_a_layer_of_anything_comes_back_from_web_annotations(found: tuple[Story, Layer]) -> None:
    story, layer = found
    data = json.loads(json.dumps(layer_jsonld(layer, story)))
    jsonschema.validate(data, SCHEMA, jsonschema.Draft202012Validator)
    assert read_jsonld(data, story).layer == layer


@given(layers())
def test_a_layer_of_anything_comes_back_from_csv_and_holds_no_formula(found: tuple[Story, Layer]) -> None:
    story, layer = found
    text = layer_csv(layer, story)
    cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.strip(" ")[:1] in set("=+-@\t\r\n＝＋－＠") - {""}]
    assert read_csv(text, story, coder="Amina").layer == layer


FILLED = [what for what in CODED if what != "passives"]


@pytest.mark.parametrize(("save", "load"), SAVE_LOAD)
@pytest.mark.parametrize("what", FILLED)
def test_the_reference_codings_come_back_from_a_file(save: Any, load: Any, what: str, tmp_path: Path) -> None:
    layer = reference_layer(STORY, what)
    path = save(layer, STORY, tmp_path / "new" / "layer")
    loaded = load(path, STORY)
    assert (loaded.layer, loaded.problems) == (layer, ())
    assert [one.name for one in path.parent.iterdir()] == ["layer"], "nothing else is left in the folder"


@pytest.mark.parametrize(("save", "load"), SAVE_LOAD)
def test_after_a_typo_was_corrected_all_is_placed_but_what_is_gone(save: Any, load: Any, tmp_path: Path) -> None:
    layer = machine_layer(STORY)
    path = save(layer, STORY, tmp_path / "layer")
    first, second = STORY.articles
    text = first.text.replace("North Korea of supplying", "North-Korea of having supplied").replace("Wednesday", "Wed")
    changed = dataclasses.replace(STORY, articles=(dataclasses.replace(first, text=text), second))
    loaded = load(path, changed)
    assert len(loaded.layer.annotations) == len(layer.annotations) - 1
    (problem,) = loaded.problems
    assert "“North Korea”" in problem
    assert "mark them anew" in problem
    for one in loaded.layer.annotations:
        article = next(it for it in changed.articles if it.id == one.article)
        assert article.text[one.start : one.end] == one.text


@pytest.mark.parametrize(("save", "load"), SAVE_LOAD)
def test_only_another_story_is_refused(save: Any, load: Any, tmp_path: Path) -> None:
    path = save(machine_layer(STORY), STORY, tmp_path / "layer")
    with pytest.raises(ParallaxError, match="another story \\(putin-vietnam-2024\\)"):
        load(path, SMALL)


def test_a_story_under_a_new_name_is_no_other_story() -> None:
    renamed = dataclasses.replace(STORY, id="vietnam")
    layer = machine_layer(STORY)
    assert read_lines(layer_lines(layer, STORY), renamed).layer.annotations == layer.annotations


def test_a_torn_line_is_reported_and_the_rest_kept() -> None:
    lines = layer_lines(machine_layer(STORY), STORY)
    loaded = read_lines(lines[:-20], STORY)
    assert len(loaded.layer.annotations) == len(machine_layer(STORY).annotations) - 1
    assert "cannot be read" in loaded.problems[0]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": "something else"}', "[" * 100_000])
def test_what_is_no_layer_is_refused(text: str) -> None:
    with pytest.raises(ParallaxError, match="no saved layer"):
        read_lines(text, STORY)


def test_a_newer_version_is_refused() -> None:
    text = layer_lines(machine_layer(STORY), STORY).replace('"version": 1', '"version": 2', 1)
    with pytest.raises(ParallaxError, match="version 2"):
        read_lines(text, STORY)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | anything,
        lambda it: (
            st.lists(it)
            | st.dictionaries(
                st.sampled_from(
                    ["type", "items", "body", "target", "selector", "source", "id", "value", "first", "creator"]
                ),
                it,
            )
        ),
    )
)
def test_broken_annotations_are_listed_or_refused_and_never_crash(data: Any) -> None:
    for shape in (data, [{"type": "Annotation", "target": data, "body": data, "creator": data}]):
        try:
            read_jsonld(shape, SMALL)
        except ParallaxError:
            continue
    lines = layer_lines(Layer("x", "student", "karsk", ()), SMALL)
    row = {"type": "annotation", "article": "A", "selector": data}
    assert read_lines(lines + json.dumps(row) + "\n" + json.dumps(data), SMALL).layer.story == "karsk"


@given(anything)
def test_broken_tables_are_refused_with_a_sentence(text: str) -> None:
    try:
        read_csv("article,code,text\n" + text, SMALL)
        read_csv(text, SMALL)
    except ParallaxError:
        return


def test_annotations_of_another_tool_are_read_as_far_as_possible() -> None:
    one = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": "nobody?", "purpose": "commenting"},
                 {"type": "TextualBody", "value": "who", "purpose": "tagging"}],
        "target": {"source": "http://example.org/A", "selector": {"type": "TextQuoteSelector", "exact": "at all"}},
    }  # fmt: skip
    loaded = read_jsonld(one, SMALL, coder="Amina")
    (found,) = loaded.layer.annotations
    assert (found.start, found.code, found.note, found.article) == (20, "who", "nobody?", "A")
    assert (loaded.layer.coder, loaded.layer.kind) == ("Amina", "student")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_saved_again_by_a_spreadsheet_is_read(encoding: str, delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([["article", "code", "text", "note"], ["A", "who", "at all", "é"]])
    path.write_bytes(file.getvalue().encode(encoding))
    (found,) = load_csv(path, SMALL).layer.annotations
    assert (found.code, found.text, found.note) == ("who", "at all", "é")


def test_csv_begins_with_the_mark_that_excel_needs(tmp_path: Path) -> None:
    path = save_csv(machine_layer(STORY), STORY, tmp_path / "a.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("text", "says"), [("", "no column"), ("article,code\nA,x\n", "no column 'text'")])
def test_a_table_without_its_columns_is_refused(text: str, says: str) -> None:
    with pytest.raises(ParallaxError, match=says):
        read_csv(text, SMALL)


def test_what_cannot_be_written_or_read_is_one_sentence_and_damages_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ParallaxError, match="cannot be written"):
        save_layer(machine_layer(STORY), STORY, tmp_path / "file" / "layer")
    old = save_layer(machine_layer(STORY), STORY, tmp_path / "layer").read_bytes()
    wrong = Layer("x", "student", STORY.id, (Annotation(0, 5, "Pluto", "a", "A", "x"),))
    for save in (save_layer, save_jsonld, save_csv):
        with pytest.raises(ParallaxError, match="do not stand there"):
            save(wrong, STORY, tmp_path / "layer")
    assert (tmp_path / "layer").read_bytes() == old
    with pytest.raises(ParallaxError, match="cannot be read"):
        load_layer(tmp_path / "nothing", STORY)
    (tmp_path / "noise").write_bytes(bytes(range(256)))
    for load in (load_layer, load_jsonld, load_csv):
        with pytest.raises(ParallaxError):
            load(tmp_path / "noise", STORY)


def test_a_broken_half_of_a_character_in_a_note_is_no_crash(tmp_path: Path) -> None:
    layer = Layer("x", "student", "karsk", (Annotation(0, 2, "No", "a", "A", "who", "\ud800"),))
    assert load_layer(save_layer(layer, SMALL, tmp_path / "a"), SMALL).layer == layer
    assert load_jsonld(save_jsonld(layer, SMALL, tmp_path / "b"), SMALL).layer == layer
    assert load_csv(save_csv(layer, SMALL, tmp_path / "c"), SMALL).layer.annotations[0].note == "?"


def test_the_codings_have_what_the_key_has() -> None:
    sizes = {what: len(reference_layer(STORY, what).annotations) for what in CODED}
    assert (sizes["quotations"], sizes["figures"]) == (20, 56)
    assert [what for what in CODED if not sizes[what]] == ["passives"], "which the first story's key does not list"
    assert len(second_layer(STORY, "quotations").annotations) == 20
    for layer in [reference_layer(STORY, what) for what in CODED]:
        assert len({one.id for one in layer.annotations}) == len(layer.annotations)
    with pytest.raises(ParallaxError, match="no 'labels'"):
        second_layer(STORY, "labels")
