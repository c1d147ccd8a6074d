"""What lesson 02 says of the two articles, looked up in them and in the reference coding."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from helpers import load_story
from helpers.layers import reference_layer, second_layer
from helpers.places import kit_folder
from helpers.tables.parts import sentences_at
from helpers.tokens import count_words

STORY = load_story("putin-vietnam-2024")
FOLDER = kit_folder("lessons") / "02-who-speaks"
TEACHER = (FOLDER / "teacher.md").read_text(encoding="utf-8")
QUESTIONS = (FOLDER / "questions.toml").read_text(encoding="utf-8")
WORDS = {
    "A": {
        "US State Department": 44,
        "Vladimir Putin": 24,
        "Carl Thayer": 23,
        "Kim Jong Un": 10,
        "Mykhailo Podolyak": 8,
    },
    "B": {
        "Vladimir Putin": 35,
        "US Embassy in Hanoi": 29,
        "Kremlin": 3,
        "Russia–Vietnam treaty": 2,
        "Nguyen Phu Trong": 2,
    },
}


def key(name: str = "putin-vietnam-2024") -> dict[str, Any]:
    path = kit_folder("seeds") / "putin-vietnam-2024" / "key" / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("article", ["A", "B"])
def test_the_words_inside_quotation_marks(article: str) -> None:
    counted: Counter[str] = Counter()
    for one in reference_layer(STORY, "speakers").annotations:
        if one.article == article:
            counted[one.code] += count_words(one.text)
    assert dict(counted) == WORDS[article]
    stretches = sum(one.article == article for one in reference_layer(STORY, "quotations").annotations)
    assert f"{article}: {sum(counted.values())} words, {stretches} stretches" in TEACHER


def test_the_table_of_step_4_has_every_source_of_its_sentences() -> None:
    rows = re.findall(r"^\| ([AB] \d+) \| \*(.+?)\* \| ([a-z ]+) \|", TEACHER.partition("### Step 4")[2], re.MULTILINE)
    wanted = [
        (place.name, one.text, one.code)
        for place in sentences_at(STORY, "A 3-4", "A 21-26", "B 10-12", "B 21-25")
        for one in reference_layer(STORY, "sources").annotations
        if one.article == place.article.id and place.sentence.start <= one.start < place.sentence.end
    ]
    assert len(wanted) == 12
    assert rows == wanted


def test_two_coders_agree_on_the_types_and_part_as_written() -> None:
    ours = {(it["article"], it["start"]): it["speaker_type"] for it in key()["quotations"]}
    theirs = key("putin-vietnam-2024.second")["quotations"]
    types = [(ours[it["article"], it["start"]].partition(" (")[0], it["speaker_type"]) for it in theirs]
    assert len(types) == 20
    assert set(types) == {("institution", "named institution"), ("named person",) * 2, ("document",) * 2}
    written = Counter(it["speaker_type_as_written"] for it in theirs if "speaker_type_as_written" in it)
    assert written == {"anonymous": 3, "document": 1}


def test_both_coders_end_what_putin_said_before_the_clause_on_sanctions() -> None:
    start = STORY.articles[0].text.index("which like Moscow is under heavy international sanctions")
    for layer in (reference_layer(STORY, "indirect"), second_layer(STORY, "indirect")):
        assert not [it for it in layer.annotations if it.article == "A" and it.start <= start < it.end]


def test_every_place_named_beside_its_words_is_right() -> None:
    """*words* (A 13), “words” (B 16): the words stand in that sentence."""
    found = re.findall(r"(?:\*([^*]+)\*|“([^”*]+)”) \(([AB] \d+)\)", TEACHER)
    assert len(found) >= 15
    for starred, quoted, place in found:
        words = starred or quoted
        (there,) = sentences_at(STORY, place)
        pieces = [piece.strip() for piece in words.strip("“”").split("…")]
        assert all(piece in there.sentence.text for piece in pieces), (words, place)


def test_no_vietnamese_voice_but_the_one_who_coined_a_phrase() -> None:
    blocs = Counter((it["article"], it["bloc"]) for it in key()["sources"]["list"])
    assert ("A", "Vietnam") not in blocs
    assert blocs["B", "Vietnam"] == 1
    assert "Ukraine" not in {bloc for article, bloc in blocs if article == "B"}


@pytest.mark.parametrize(
    "words", ["44 words", "38 words, 35 of them", "with 29", "with 24", "with 23", "with 10", "with 8"]
)
def test_what_predictions_are_compared_with(words: str) -> None:
    assert words in QUESTIONS
