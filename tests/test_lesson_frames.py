"""What lesson 04 says of the two articles, looked up in them, in both codings and in what the machine counts."""

from __future__ import annotations

import re

import pytest

from helpers import load_story, tables
from helpers.frames import NO, YES, find_frame, find_triggers, frame_mean, load_frames
from helpers.layers import frame_codings, reference_layer
from helpers.lessons import feedback, load_questions
from helpers.lessons.wording import find_quote
from helpers.places import kit_folder
from helpers.tables.beside import inside
from helpers.tables.parts import sentences_at

STORY = load_story("putin-vietnam-2024")
A, B = STORY.articles
FIRST, SECOND = frame_codings(STORY)
FOLDER = kit_folder("lessons") / "04-frames"
TEACHER = (FOLDER / "teacher.md").read_text(encoding="utf-8")
LESSON = (FOLDER / "lesson.md").read_text(encoding="utf-8")
QUESTIONS = {question.id: question for question in load_questions("04-frames")}
CODED = ("A 3", "A 4", "A 7", "A 10", "A 11", "A 13", "A 26")


def part(step: str) -> str:
    return TEACHER.partition(f"### {step}")[2].partition("\n### ")[0]


def test_the_seven_sentences_hold_every_passage_of_the_table_and_all_four_functions() -> None:
    rows = re.findall(r"^\| (A \d+) \| \*(.+?)\* \| (\w+) \|", part("Step 5"), re.MULTILINE)
    layer = reference_layer(STORY, "entman")
    marked = [(it.name, one.text, one.code) for it in sentences_at(STORY, *CODED) for one in inside(layer, it)]
    assert sorted(rows) == sorted(marked)
    assert {code for _, _, code in marked} == {"problem", "cause", "judgement", "remedy"}
    assert f"**{', '.join(CODED[:-1])} and {CODED[-1]}**" in LESSON


def test_every_quoted_passage_of_the_conflict_table_stands_in_its_sentence() -> None:
    rows = re.findall(r"\*([^*]+?)\* \(([AB] \d+)\)", part("Step 4"))
    assert len(rows) >= 6
    for words, name in rows:
        (place,) = sentences_at(STORY, name)
        assert find_quote(place.sentence.text, words.removesuffix(" …")), (name, words)


def test_both_codings_say_of_the_conflict_frame_what_the_teacher_reads() -> None:
    table = tables.frame_items(STORY, [FIRST, SECOND], [find_frame("conflict")])
    for article in STORY.articles:
        assert table.loc[article.id, "reference coding"].to_list() == [YES, YES, YES, NO]
    assert set(table["same"]) == {"yes"}


def test_the_means_of_the_table_are_those_of_the_codings() -> None:
    rows = re.findall(r"^\| (\w[\w ]+) \| ([\d. and]+) \| ([\d. and]+) \|", part("Step 6"), re.MULTILINE)
    assert [name for name, *_ in rows] == [frame.name for frame in load_frames()]
    for name, *cells in rows:
        for article, cell in zip(STORY.articles, cells, strict=True):
            means = [frame_mean(it, article.id, find_frame(name)) for it in (FIRST, SECOND)]
            assert cell == " and ".join(dict.fromkeys(f"{mean:.2f}" for mean in means))


def test_the_wrong_hits_that_the_teacher_names_are_found() -> None:
    hits = {(it.text, it.frame) for it in find_triggers(A)}
    assert {("spend", "economic consequences"), ("attacked", "conflict"), ("sides", "conflict")} <= hits
    for article, words in ((A, "World War II"), (B, "Cold War")):
        at = article.text.index(words)
        assert any(at <= it.start < at + len(words) and it.frame == "conflict" for it in find_triggers(article))


def test_how_far_the_codings_agree_stands_with_the_teacher() -> None:
    table = tables.frame_items(STORY, [FIRST, SECOND])
    same, whole = (table["same"] == "yes").sum(), len(table)
    alpha = tables.pooled_agreement(STORY, [FIRST, SECOND])[1]
    assert f"{same} of {whole} answers are equal** (alpha {alpha.value:.2f}" in TEACHER


@pytest.mark.parametrize("name", ["remedy", "early"])
def test_every_key_and_every_defensible_answer_gets_its_verdict(name: str) -> None:
    question = QUESTIONS[name]
    keys = [(it, "matches the key") for it in question.answers]
    others = [(it.answer, "defensible") for it in question.defensible]
    for quote, verdict in [*keys, *others]:
        value = {"article": quote.article, "text": quote.quote}  # type: ignore[union-attr]
        assert feedback(question, value, STORY).verdict == verdict, quote


def test_the_reveal_of_the_guess_gives_no_answer_away() -> None:
    assert not re.search(r"\.\d|three|same", QUESTIONS["conflict-guess"].reveal)
