"""What lesson 03 says of the two articles, looked up in them, in both codings and in what the machine finds."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from helpers import find_quoted, find_terms, load_story
from helpers.agreement import match
from helpers.codebook import label_codebook
from helpers.layers import machine_layer, reference_layer, second_layer
from helpers.lessons import feedback, load_questions
from helpers.lessons.evidence import selector
from helpers.lessons.wording import find_quote
from helpers.model import Quoted
from helpers.places import kit_folder
from helpers.tables.beside import inside
from helpers.tables.parts import sentences_at
from helpers.terms import LOADED

STORY = load_story("putin-vietnam-2024")
ARTICLES = {article.id: article for article in STORY.articles}
QUOTED: dict[str, tuple[Quoted, ...]] = {article.id: find_quoted(article) for article in STORY.articles}
FOLDER = kit_folder("lessons") / "03-words"
TEACHER = (FOLDER / "teacher.md").read_text(encoding="utf-8").replace("\\$", "$")
LESSON = (FOLDER / "lesson.md").read_text(encoding="utf-8").replace("\\$", "$")
QUESTIONS = {question.id: question for question in load_questions("03-words")}
CODED = ("A 3", "A 7", "A 11", "A 25", "B 1", "B 3-4", "B 8", "B 17", "B 20-21")


def framing() -> dict[str, Any]:
    path = kit_folder("seeds") / STORY.id / "key" / f"{STORY.id}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["framing"]
    return found


def is_quoted(article: str, start: int) -> bool:
    return any(it.start <= start < it.end for it in QUOTED[article])


def machine_finds(article: str, words: str) -> bool:
    """Whether a highlight of the machine stands in some words of an article."""
    places = find_quote(ARTICLES[article].text, words)
    terms = [it for it in find_terms(ARTICLES[article]) if it.list in LOADED]
    return any(place.start <= it.start < place.end for place in places for it in terms)


def test_the_table_of_step_4_is_the_reference_coding_of_its_sentences() -> None:
    part = TEACHER.partition("### Step 4")[2].partition("### Step 5")[0]
    rows = re.findall(r"^\| ([AB] \d+) \| \*(.+?)\* \| (\d) \| ([^:;|]+)", part, re.MULTILINE)
    keys = {code.name: code.key for code in label_codebook(STORY).codes}
    layer = reference_layer(STORY, "label codes")
    wanted = []
    for place in sentences_at(STORY, *CODED):
        for one in inside(layer, place):
            voice = "quoted" if is_quoted(place.article.id, one.start) else "the outlet's own"
            voice = (
                "reported" if place.name == "A 25" else voice
            )  # as the reference coding says: reported, or the outlet's
            wanted.append((place.name, one.text, keys[one.code], voice))
    assert [(place, text, key, voice.strip()) for place, text, key, voice in rows] == wanted
    assert len(wanted) == 12
    assert sum(voice == "quoted" for *_, voice in wanted) == 3


def test_the_other_wars_of_the_sentences_get_no_code() -> None:
    layer = reference_layer(STORY, "label codes")
    for name, words in (("A 7", "World War II"), ("B 3", "in the event of war"), ("B 4", "Cold War")):
        (place,) = sentences_at(STORY, name)
        assert words in place.sentence.text
        assert not [one for one in inside(layer, place) if "war" in one.text.casefold()]


def test_the_codes_of_the_day_are_those_of_the_worksheet() -> None:
    rows = re.findall(r"^\| \*\*(\d)\*\* \| (.+?) \|", LESSON, re.MULTILINE)
    assert rows == [(code.key, code.name) for code in label_codebook(STORY).codes]


def test_two_coders_have_the_same_eight_labels_of_what_was_signed() -> None:
    ours, theirs = reference_layer(STORY, "event labels"), second_layer(STORY, "event labels")
    both = match(ours, theirs, "overlap", same_code=False)
    alone = set(theirs.annotations) - {second for _, second in both}
    assert (len(ours.annotations), len(both), [it.text for it in alone]) == (8, 8, ["arms arrangement"])


def test_the_numbers_of_loaded_passages() -> None:
    for article, marked, quoted in (("A", 26, 9), ("B", 27, 7)):
        terms = framing()[article]["loaded_terms"]
        assert (len(terms), sum(is_quoted(article, it["start"]) for it in terms)) == (marked, quoted)
    assert "26 passages in A loaded and 27 in B. In A, 9 of them stand inside quotation marks, in B 7" in TEACHER


def test_the_key_of_loaded_words_is_the_reference_coding_outside_quotation_marks() -> None:
    answers = QUESTIONS["loaded-own"].answers
    terms = {name: framing()[name]["loaded_terms"] for name in ARTICLES}
    for answer in answers:
        (found,) = find_quote(ARTICLES[answer.article].text, answer.quote)  # type: ignore[union-attr]
        same = [it for it in terms[answer.article] if it["start"] < found.end and found.start < it["end"]]  # type: ignore[union-attr]
        assert same, answer
        assert not is_quoted(answer.article, found.start)  # type: ignore[union-attr]
    assert len(answers) == 32
    assert "thirty-two passages" in TEACHER


def test_what_the_machine_highlights_and_what_it_walks_past() -> None:
    assert machine_finds("A", "sanctions regime")
    assert machine_finds("A", "Communist Party")
    for words in ("mass murder", "blackmail", "rapturous"):
        assert not machine_finds("A", words), words


def test_how_good_the_lists_are_is_what_was_measured() -> None:
    benchmarks = (kit_folder("lessons").parent / "benchmarks" / "README.md").read_text(encoding="utf-8")
    row = re.search(r"the kit, loaded words\*\*.*?\| \.(\d+) \| \.(\d+) \|", benchmarks)
    assert row is not None
    precision, recall = (float(f"0.{value}") for value in row.groups())
    assert round(10 * precision) == 4
    assert "About four." in QUESTIONS["of-ten"].reveal
    assert round(3 * recall) == 1
    assert "one in three" in QUESTIONS["of-ten"].reveal


@pytest.mark.parametrize(("words", "where"), [("DPRK", "A 12"), ("Korean people", "A 8")])
def test_two_names_stand_only_inside_quotation_marks(words: str, where: str) -> None:
    found = find_quote(ARTICLES["A"].text, words)
    assert found
    assert all(is_quoted("A", span.start) for span in found)
    (place,) = sentences_at(STORY, where)
    assert words in place.sentence.text


def test_mr_stands_only_inside_quotation_marks() -> None:
    assert [is_quoted("A", it.start()) for it in re.finditer(r"\bMr\b", ARTICLES["A"].text)] == [True]


@pytest.mark.parametrize("article", ["A", "B"])
def test_every_label_of_the_two_events_is_found_or_named_in_the_lesson(article: str) -> None:
    """What the machine does not find of the reference coding, the teacher can see in the notebook: it is little."""
    machine = [it for it in machine_layer(STORY, "label codes").annotations if it.article == article]
    missed = [
        it.text
        for it in reference_layer(STORY, "label codes").annotations
        if it.article == article
        and not any(one.code == it.code and one.start < it.end and it.start < one.end for one in machine)
    ]
    assert missed == ([] if article == "A" else ["its use in Ukraine"])


def test_every_place_named_beside_its_words_is_right() -> None:
    """*words* (A 13), “words” (B 16): the words stand in that sentence."""
    for page in (TEACHER, LESSON, *(text for it in QUESTIONS.values() for text in (it.reason, it.reveal, *it.options))):
        for starred, quoted, place in re.findall(r"(?:\*([^*\n]+)\*|“([^”*\n]+)”) \(([AB] \d+)\)", page):
            (there,) = sentences_at(STORY, place)
            words = (starred or quoted).strip("“”")
            assert words.casefold() in there.sentence.text.casefold(), (words, place)
    assert len(re.findall(r"\(([AB] \d+)", TEACHER)) > 30


def span(article: str, words: str) -> dict[str, object]:
    (found,) = find_quote(ARTICLES[article].text, words)
    return selector(ARTICLES[article], found)


@pytest.mark.parametrize(
    ("question", "answer", "verdict"),
    [
        ("whose-war", "the outlet’s own", "look again"),
        ("own-voice", span("B", "military actions"), "matches the key"),
        ("own-voice", {"article": "B", "text": "invasion", "start": 4458, "end": 4466}, "matches the key"),
        ("own-voice", span("B", "his war of aggression"), "look again"),
        ("own-voice", span("B", "Ukrainian crisis"), "look again"),
        ("only-quoted", span("A", "DPRK"), "matches the key"),
        ("only-quoted", span("A", "the isolated North"), "look again"),
        ("loaded-own", span("A", "rapturous reception"), "matches the key"),
        ("loaded-own", span("A", "heavy"), "matches the key"),
        ("loaded-own", span("B", "isolation"), "matches the key"),
        ("loaded-own", span("A", "blackmail"), "look again"),
        ("loaded-own", span("A", "abetting Moscow’s"), "defensible"),
        ("regime", "no: here it is a set of rules", "matches the key"),
        ("just-around", "just", "look again"),
        ("tested", "by China and the United States", "defensible"),
        ("no-doer", span("B", "is allowed to travel"), "matches the key"),
        ("no-doer", span("B", "was greeted by dignitaries"), "look again"),
        ("no-doer", span("A", "fears of more deliveries"), "defensible"),
    ],
)
def test_what_students_hear(question: str, answer: object, verdict: str) -> None:
    assert feedback(QUESTIONS[question], answer, STORY).verdict == verdict
