"""A class opened for a notebook: its files, the class layer counted by hand, and what the notebook shows."""

from __future__ import annotations

import json
import random
import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from classes import hand_in, write_class
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text
from test_any_story import BARE, STORIES, write_story
from test_collect import answer, code, coded_class, frame_class, lesson_of, put
from test_journal import STORY

from helpers import ParallaxError, load_story, open_class, plain_article, views
from helpers.anchoring import selector
from helpers.classroom import OurClass, tables
from helpers.classroom.coded import splits_by_code
from helpers.classroom.heat import STEPS, Heat, class_heat, count_words, heat_codes, step
from helpers.classroom.invented import example_class, student
from helpers.classroom.our_class import EXAMPLE, HANDED_IN, KEPT, VARIABLE, example
from helpers.classroom.pseudonyms import FILE
from helpers.cli import main
from helpers.copies import notebook_copy
from helpers.markup import visible
from helpers.model import Annotation, Article, Story
from helpers.places import kit_folder
from helpers.widgets.answers.curtain import static_html
from helpers.widgets.classroom.heat import NAMES, heat_html, heat_marks, runs
from helpers.widgets.classroom.layer import NOBODY, ClassLayer
from helpers.widgets.reader.payload import layers_payload

VIEWS = (
    views.class_head, views.class_files, views.class_predictions, views.class_layer, views.class_splits,
    views.class_figures, views.class_frames, views.class_frame_table, views.class_agreement,
)  # fmt: skip


@pytest.fixture(autouse=True)
def no_class(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (VARIABLE, "PARALLAX_STORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PARALLAX_WORK", str(tmp_path / "my_work"))


@pytest.fixture(scope="module")
def invented() -> OurClass:
    return example(size=6)


def html_of(shown: object) -> str:
    return static_html(shown)


# ---- which class is opened


def test_where_nobody_handed_in_there_is_an_invented_class_and_it_says_so() -> None:
    ours = open_class()
    assert (ours.invented, ours.story.id, len(ours.students)) == (True, EXAMPLE, 30)
    assert "INVENTED" in repr(views.class_head(ours))
    assert all(re.fullmatch(r"Student \d\d", name) for name in ours.students)


def test_the_invented_class_is_always_the_same(tmp_path: Path) -> None:
    story = load_story("river-flood")
    first, again = ([file.data for file in example_class(story, 4)] for _ in range(2))
    assert first == again
    assert example("river-flood", 3).pseudonyms == example("river-flood", 3).pseudonyms
    assert not list(tmp_path.iterdir())  # nothing is written for it


def test_the_files_beside_the_work_folder_are_the_class(tmp_path: Path) -> None:
    expected = write_class(tmp_path / HANDED_IN, load_story("council-vote"), 3)
    ours = open_class()
    assert (ours.invented, ours.story.id, len(ours.students)) == (False, "council-vote", 3)
    assert len(ours.sorted.refused) == expected["refused"]
    assert ours.kept == tmp_path / KEPT
    assert open_class().pseudonyms == ours.pseudonyms
    assert [path.name for path in ours.kept.iterdir()] == [FILE]
    head = repr(views.class_head(ours))
    assert "INVENTED" not in head
    assert "14 not counted" in head


def test_numbers_are_those_of_parallax_collect(tmp_path: Path) -> None:
    from helpers.classroom import collect

    write_class(tmp_path / HANDED_IN, STORY_OF_KIT, 3)
    made = collect(tmp_path / HANDED_IN, tmp_path / KEPT)
    assert open_class().pseudonyms == made.pseudonyms


STORY_OF_KIT = load_story("river-flood")


def test_a_folder_that_is_named_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_class(tmp_path / "group b", STORY_OF_KIT, 2)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "group b"))
    assert len(open_class().students) == 2
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(ParallaxError, match="no such folder"):
        open_class()


def test_what_collect_has_written_is_no_class(tmp_path: Path) -> None:
    put(tmp_path / "class", "overview.html", b"x")
    with pytest.raises(ParallaxError, match="parallax collect has written"):
        open_class(tmp_path / "class")


def test_real_names_are_shown_only_if_they_are_asked_for(tmp_path: Path) -> None:
    work = {"00-start-here": [answer("longer", "A", "predict")]}
    put(tmp_path / "in", "quux.jsonl", hand_in(STORY_OF_KIT, "Ada Quux", work))
    put(tmp_path / "in", "quux essay.txt", b"hello")
    ours = open_class(tmp_path / "in")
    assert ours.real_names == {"Student 01": "Ada Quux"}
    assert "quux" not in "".join(map(html_of, (show(ours) for show in VIEWS))).casefold()
    named = open_class(tmp_path / "in", names=True)
    assert "Ada Quux" in html_of(views.class_files(named))
    assert "quux essay.txt" in html_of(views.class_files(named))
    assert "Do not show this" in repr(views.class_head(named))


def test_a_lesson_is_found_by_its_number(invented: OurClass) -> None:
    assert invented.lesson("02").name == "02-who-speaks"
    with pytest.raises(ParallaxError, match="nobody handed in"):
        invented.lesson("42")


# ---- the class layer


def heat_class() -> dict[str, list[dict[str, Any]]]:
    """Ada marks “the bridge”, and “bridge” again; Ben “bridge was”; Cleo “mayor” in B only; Dan nothing."""
    return {
        "Ada": [code(1, "the bridge", "x"), code(2, "bridge", "y")],
        "Ben": [code(1, "bridge was", "x")],
        "Cleo": [code(1, "mayor", "x", "B")],
        "Dan": [answer("longer", "A")],
    }


def test_the_class_layer_by_hand() -> None:
    lesson = lesson_of("02", heat_class(), STORY)
    heats = {heat.article: heat for heat in class_heat(lesson)}
    article = next(it for it in STORY.articles if it.id == "A")
    words = [token.text for token in article.tokens]
    at = words.index("bridge")
    # Of the two who coded in A both marked “bridge”; Ada alone “the”, Ben alone “was”. Cleo and Dan are not asked.
    assert heats["A"].n == 2
    assert heats["A"].counts[at - 1 : at + 2] == (1, 2, 1)
    assert sum(heats["A"].counts) == 4
    assert (heats["B"].n, sum(heats["B"].counts)) == (1, 1)
    (only_y,) = (heat for heat in class_heat(lesson, "y") if heat.article == "A")
    assert (only_y.n, [count for count in only_y.counts if count]) == (2, [1])
    assert heat_codes(lesson) == ("x", "y")


ARTICLES = any_text.map(lambda text: plain_article(f"x {visible(text)}", id="A"))
SPANS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=8)


def marked(article: Article, spans: list[tuple[int, int]]) -> list[Annotation]:
    found = []
    for number, (start, size) in enumerate(spans):
        start, end = min(start, len(article.text)), min(start + size, len(article.text))
        if start < end:
            found.append(Annotation(start, end, article.text[start:end], str(number), article.id, "x"))
    return found


@given(ARTICLES, st.lists(SPANS, max_size=5), st.randoms())
def test_what_is_counted_holds_for_any_text_and_marks(
    article: Article, work: list[list[Any]], dice: random.Random
) -> None:
    students = [marked(article, spans) for spans in work]
    counts = count_words(article, students)
    assert len(counts) == len(article.tokens)
    assert all(0 <= count <= len(students) for count in counts)
    for token, count in zip(article.tokens, counts, strict=True):  # counted in the slow way
        touched = [any(one.start < token.end and token.start < one.end for one in theirs) for theirs in students]
        assert count == sum(touched)
    dice.shuffle(students)
    assert count_words(article, students) == counts
    assert count_words(article, [theirs * 2 for theirs in students]) == counts  # twice is once


@given(
    st.lists(st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 60), st.integers(1, 30)), max_size=5), max_size=5)
)
def test_no_count_of_a_class_exceeds_those_who_were_asked(work: list[list[tuple[str, int, int]]]) -> None:
    texts = {article.id: article.text for article in STORY.articles}
    handed_in = {
        f"Student {number}": [
            {"do": "code", "id": str(at), "code": "x", "article": name, **selector(texts[name], start, start + size)}
            for at, (name, start, size) in enumerate(marks)
            if start + size <= len(texts[name])
        ]
        or [answer("longer", "A")]
        for number, marks in enumerate(work)
    } or {"Ada": [answer("longer", "A")]}
    heats = class_heat(lesson_of("02", handed_in, STORY))
    assert [heat.article for heat in heats] == [article.id for article in STORY.articles]
    assert all(0 <= count <= heat.n <= len(handed_in) for heat in heats for count in heat.counts)
    turned = class_heat(lesson_of("02", dict(reversed(handed_in.items())), STORY))
    assert heats == turned


@given(ARTICLES, st.lists(SPANS, max_size=4))
def test_the_layer_can_be_shown_of_any_text(article: Article, work: list[list[Any]]) -> None:
    story = Story("s", "", (article,))
    heat = Heat("A", len(work), count_words(article, [marked(article, spans) for spans in work]))
    found = runs(heat)
    assert all(0 <= run.first <= run.last < len(article.tokens) for run in found)
    assert all(before.last < after.first for before, after in pairwise(found))
    (made,) = layers_payload(story.articles, [heat_marks([heat])])
    assert [name for name, *_ in made["codes"]] == list(NAMES)
    assert made["steps"]
    assert all(1 <= int(note.split()[0]) <= len(work) for *_, note in made["marks"])
    shown = re.sub(
        r" <small>\(\d+ of \d+\)</small>|<style>.*?</style>|<[^>]*>", "", heat_html(story, [heat]), flags=re.S
    )
    for sentence in article.sentences:  # no character is lost or doubled where a sentence is cut into pieces
        assert visible(sentence.text) in unescape(shown)


def test_steps_are_fifths() -> None:
    for n in range(1, 40):
        steps = [step(count, n) for count in range(n + 1)]
        assert steps == sorted(steps)
        assert (steps[0], steps[-1]) == (0, STEPS)
        assert all((found - 1) * n < STEPS * count <= found * n for count, found in enumerate(steps) if count)


# ---- what the notebook shows


def test_how_many_gave_each_code_by_hand() -> None:
    lesson = lesson_of("02", coded_class(), STORY)
    drawn = tables.split_codes(splits_by_code(lesson, 8), STORY)
    # B 1: x by Ada and Ben of four. B 2: y by Cleo and Dan, x by Ada. A 1 has x from all four and parts nobody.
    assert drawn.frame.to_dict("index") == {
        "B 1": {"asked": 4, "x": "2 (50 %)", "y": "0"},
        "B 2": {"asked": 4, "x": "1 (25 %)", "y": "2 (50 %)"},
    }
    assert drawn.shares == {"B 1:x": 0.5, "B 1:y": 0.0, "B 2:x": 0.25, "B 2:y": 0.5}


def test_frame_profiles_in_numbers_by_hand() -> None:
    from helpers.classroom.profiles import spreads

    kit = load_story(EXAMPLE)
    # Means 1, 1/2, 0 and 1/3: see `test_frame_profiles_by_hand`; Eve has not answered every question.
    (row,) = tables.spreads(spreads(lesson_of("04-frames", frame_class(), kit))).to_dict("records")
    assert row == {
        "median": 0.42, "mean": 0.46, "a quarter at or below": 0.25, "a quarter at or above": 0.62, "students": 4,
    }  # fmt: skip


@pytest.mark.parametrize("show", VIEWS, ids=lambda show: show.__name__)
def test_every_view_shows_the_invented_class(show: Any, invented: OurClass) -> None:
    shown = show(invented)
    assert repr(shown)
    assert len(html_of(shown)) > 200


@pytest.mark.parametrize("name", [*STORIES, "bare-three"])
def test_every_view_shows_any_story(name: str, tmp_path: Path) -> None:
    texts = STORIES.get(name, (BARE, "…", BARE))
    ours = example(str(write_story(tmp_path / name, texts)), 3)
    for show in VIEWS:
        assert html_of(show(ours)) is not None


def test_a_class_that_has_coded_nothing(tmp_path: Path) -> None:
    put(tmp_path / "in", "a", hand_in(STORY_OF_KIT, "Ada", {"00-start-here": [answer("exit", "Mine.")]}))
    ours = open_class(tmp_path / "in")
    for show in VIEWS:
        assert repr(show(ours))
    assert NOBODY in html_of(views.class_layer(ours))


def test_another_lesson_and_code_can_be_chosen(invented: OurClass) -> None:
    layer = views.class_layer(invented, "05")
    assert isinstance(layer, ClassLayer)
    whole = sum(int(mark[4].split()[0]) for mark in layer.reader._layers[-1]["marks"])
    layer.code.value = "date"
    assert 0 < sum(int(mark[4].split()[0]) for mark in layer.reader._layers[-1]["marks"]) < whole
    layer.key.value = layer.machine.value = True
    assert [it["kind"] for it in layer.reader._layers] == ["key", "machine", "class"]
    layer.lesson.value = "01-two-texts-one-event"
    assert [it["kind"] for it in layer.reader._layers] == ["class"]
    assert layer.key.disabled


def test_a_number_opens_the_words_and_leads_to_the_reader(invented: OurClass) -> None:
    layer = views.class_layer(invented, "02")
    table = views.class_splits(invented, layer, "05").shown
    key = next(iter(table.evidence))
    passage = table.evidence[key][0]
    assert passage.where
    table.hear({"show": [key, 0]}, ())
    assert layer.lesson.value == "05-figures"
    assert layer.reader._shown["passage"]


def test_a_student_is_the_same_for_the_same_dice() -> None:
    kit = load_story("council-vote")
    assert student(kit, random.Random(3)) == student(kit, random.Random(3))
    assert json.dumps(student(kit, random.Random(3))) != json.dumps(student(kit, random.Random(4)))


def test_the_payload_of_three_hundred_students_stays_small() -> None:
    kit = load_story(EXAMPLE)
    heats = class_heat(example(EXAMPLE, 5).lesson("02"))
    many = [Heat(it.article, 300, tuple((7 * n) % 300 for n in range(len(it.counts)))) for it in heats]
    made = json.dumps(layers_payload(kit.articles, [heat_marks(many)]))  # every word another number: the worst there is
    assert len(made) < 100_000


def test_teachers_get_the_notebook_and_students_do_not(tmp_path: Path) -> None:
    mine = tmp_path / "my_work" / "91_our_class.ipynb"
    assert main(["lab", "--prepare"]) == 0
    assert not mine.exists()
    assert main(["lab", "--prepare", "--teacher"]) == 0
    assert mine.is_file()


def test_a_copy_for_a_story_opens_the_class_on_it() -> None:
    copied = notebook_copy(kit_folder("notebooks") / "91_our_class.ipynb", "river-flood")
    assert 'open_class(story=\\"river-flood\\")' in copied
