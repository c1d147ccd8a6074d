"""What lesson 06 says of the two articles, looked up in them, in both codings and in what the machine finds."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from helpers import load_story, views
from helpers.alignment import align, shared_passages
from helpers.layers import reference_facts
from helpers.lessons import feedback, load_questions
from helpers.lessons.wording import find_quote
from helpers.places import kit_folder
from helpers.tables.parts import sentences_at
from helpers.tokens import count_words

STORY = load_story("putin-vietnam-2024")
A, B = STORY.articles
FOLDER = kit_folder("lessons") / "06-what-is-not-there"
LESSON = (FOLDER / "lesson.md").read_text(encoding="utf-8")
TEACHER = (FOLDER / "teacher.md").read_text(encoding="utf-8")
QUESTIONS = {question.id: question for question in load_questions("06-what-is-not-there")}
BODIES = {article.id: [it for it in article.sentences if it.kind == "body"] for article in STORY.articles}


def key(name: str = "putin-vietnam-2024") -> dict[str, Any]:
    path = kit_folder("seeds") / "putin-vietnam-2024" / "key" / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def unmatched(facts: list[dict[str, Any]], article: str) -> list[str]:
    """The sentences of a body that no shared fact of a coding stands in."""
    places = [place for fact in facts for place in fact[article]]
    return [
        f"{article} {number}"
        for number, it in enumerate(BODIES[article], start=1)
        if not any(it.start < place["end"] and place["start"] < it.end for place in places)
    ]


def test_the_shared_passages_are_those_of_the_table() -> None:
    rows = re.findall(r"^\| \*(.+?)\* \| (\d+) \| A (\d+) \| (headline|B \d+) \|", TEACHER, re.MULTILINE)
    found = shared_passages(A, B)
    assert [(it.a[0].text, str(count_words(it.a[0].text))) for it in found] == [row[:2] for row in rows]
    for match, (_, _, number, there) in zip(found, rows, strict=True):
        assert match.a[0].text in BODIES["A"][int(number) - 1].text
        name = next(it for it in B.sentences if it.start <= match.b[0].start < it.end)
        assert name == BODIES["B"][int(there[2:]) - 1] if there[0] == "B" else name.kind == there
    shared = sum(count_words(it.a[0].text) for it in found)
    whole = sum(count_words(it.text) for it in BODIES["A"])
    assert (shared, whole, round(100 * shared / whole)) == (20, 681, 3)


@pytest.mark.parametrize("article", ["A", "B"])
def test_the_sentences_without_a_match_are_those_of_the_table(article: str) -> None:
    row = re.search(rf"^\| {article} \(\d+ sentences\) \| (.+?) \| (.+?) \|", TEACHER, re.MULTILINE)
    assert row is not None
    codings = (key(), key("putin-vietnam-2024.second"))
    assert [unmatched(it["shared_facts"], article) for it in codings] == [cell.split(", ") for cell in row.groups()]


def test_the_sentences_to_judge_have_no_match_in_either_coding() -> None:
    named = re.findall(r"^\| ([AB] \d+) \| [^|]+ \| none in [AB] \|", TEACHER, re.MULTILINE)
    both = [
        name
        for article in "AB"
        for name in unmatched(key()["shared_facts"], article)
        if name in unmatched(key("putin-vietnam-2024.second")["shared_facts"], article)
    ]
    assert len(named) == 4
    assert set(named) <= set(both)
    assert "A 15" not in both
    (taken,) = re.findall(r"\*\*(A 13, .+?)\*\*", LESSON)
    assert set(taken.split(", ")) == {*named, "A 15"}


def test_two_codings_cut_the_facts_to_two_numbers() -> None:
    assert len(reference_facts(STORY.id)) == 24
    assert len(key("putin-vietnam-2024.second")["shared_facts"]) == 25
    assert (len(key()["only_A"]), len(key()["only_B"])) == (19, 17)
    assert "24 and into 25" in LESSON
    assert "19 facts in A, 17 in B" in TEACHER


def test_the_pairs_of_step_4_are_proposed_and_are_facts_where_the_teacher_says() -> None:
    rows = re.findall(r"^\| A (\d+) \| B (\d+) \| (yes|no|near-identical)", TEACHER, re.MULTILINE)
    pairs = {(int(a), int(b)): said for a, b, said in rows}
    assert re.findall(r"^\| A (\d+) \+ B (\d+) \|", LESSON, re.MULTILINE) == [row[:2] for row in rows]
    for (a, b), said in pairs.items():
        here, there = BODIES["A"][a - 1], BODIES["B"][b - 1]
        facts = [it for it in reference_facts(STORY.id) if _holds(it.a, here.start) and _holds(it.b, there.start)]
        assert bool(facts) == (said != "no"), (a, b)
    proposed = {(it.a[0].start, it.b[0].start) for it in align(A, B, least=0.15)}
    assert {(BODIES["A"][a - 1].start, BODIES["B"][b - 1].start) for a, b in pairs} <= proposed


def _holds(spans: tuple[Any, ...], start: int) -> bool:
    return any(it.start == start for it in spans)


def test_the_space_of_a_topic_is_that_of_the_reference_coding() -> None:
    words = {}
    for article in STORY.articles:
        rows = [row for row in key()["sentences"][article.id]["body"] if row["topic"] == "RU-NK"]
        words[article.id] = sum(count_words(article.text[row["start"] : row["end"]]) for row in rows)
    assert words == {"A": 364, "B": 121}
    assert "364 of A's 681 words and 121 of B's 620" in TEACHER
    said = "Russia and North Korea: 55 in A, 20 in B"
    assert said in repr(views.topics_in_key(STORY))
    assert "55 of 100 in A and 20 of 100 in B" in QUESTIONS["topic-a"].reveal


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("copy", "both writers used one and the same text"),
        ("sanctions-pair", "which words"),
        ("careful", "B leaves it out"),
        ("platform", ["who speaks", "which visit is meant"]),
    ],
)
def test_another_reading_can_be_defended(question: str, value: object) -> None:
    assert feedback(QUESTIONS[question], value, STORY).verdict == "defensible"


@pytest.mark.parametrize(("article", "words"), [("A", "will spend Thursday meeting"), ("B", "is scheduled to meet")])
def test_a_meeting_still_to_come_is_found_in_either_text(article: str, words: str) -> None:
    value = {"article": article, "text": words}
    assert feedback(QUESTIONS["still-to-come"], value, STORY).verdict == "matches the key"


def test_no_word_of_the_new_pact_stands_in_quotation_marks() -> None:
    quoted = {it["surface"] for it in key()["quotations"] if it["role"] == "term"}
    assert quoted == {"friendly relations", "bamboo diplomacy"}
    assert not [it for it in key()["quotations"] if (it["speaker_normalised"] or "").startswith("agreement")]


def test_every_place_named_beside_its_words_is_right() -> None:
    """*words* (A 13), “words” (B 16): the words stand in that sentence."""
    found = re.findall(r"(?:\*([^*]+)\*|“([^”*]+)”) \(([AB] \d+)\)", TEACHER + LESSON)
    assert len(found) >= 8
    for one, two, name in found:
        (place,) = sentences_at(STORY, name)
        assert find_quote(place.sentence.text, one or two), (one or two, name)


def test_only_careful_words_are_the_kits_own() -> None:
    """“Omitted” and the like stand only where they are talked about, in italics, in quotation marks or as an option."""
    notebook = json.loads((kit_folder("notebooks") / "06_what_is_not_there.ipynb").read_text(encoding="utf-8"))
    prose = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    own = re.sub(r"\*[^*\n]+\*|“[^”\n]*”", "", "\n".join([LESSON, *prose]))
    assert not re.findall(r"\b(omit\w*|leaves? out|left out|hid(?:e|es|den)|conceal\w*|suppress\w*)\b", own)
