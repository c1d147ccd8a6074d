from dataclasses import replace
from pathlib import Path

import pytest
from key import key_of
from test_stories import story, toml

from helpers import ParallaxError, load_story
from helpers.layers import machine_layer, reference_facts, reference_layer

__all__ = ["story"]  # the fixture


def test_reference_facts_are_those_of_the_coding() -> None:
    facts, rows = reference_facts("putin-vietnam-2024"), key_of("putin-vietnam-2024")["shared_facts"]
    texts = [article.text for article in load_story("putin-vietnam-2024").articles]
    assert [fact.label for fact in facts] == [row["fact"] for row in rows]
    for fact in facts:
        assert fact.a
        assert fact.b
        for text, spans in zip(texts, (fact.a, fact.b), strict=True):
            assert all(text[span.start : span.end] == span.text for span in spans)


def test_the_kit_calls_no_pair_of_facts_a_conflict() -> None:
    assert {fact.relation for fact in reference_facts("putin-vietnam-2024")} == {"same", "differs"}


def test_a_story_without_a_coding_has_no_reference_facts(story: Path) -> None:
    assert reference_facts(story) == ()


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("{", "no JSON"),
        (
            '{"shared_facts": [{"fact": "x", "relation": "same", "difference": "", "A": [{"start": 5, "end": 999}]}]}',
            "outside",
        ),
    ],
)
def test_a_broken_coding_is_named(story: Path, key: str, says: str) -> None:
    (story / "key.json").write_text(key, encoding="utf-8")
    (story / "story.toml").write_text('key = "key.json"' + toml(), encoding="utf-8")
    with pytest.raises(ParallaxError, match=says):
        reference_facts(story)


def test_facts_are_chosen_by_number() -> None:
    every = reference_facts("putin-vietnam-2024")
    assert reference_facts("putin-vietnam-2024", 4, 2) == (every[3], every[1])
    with pytest.raises(ParallaxError, match="no fact 25"):
        reference_facts("putin-vietnam-2024", 25)


@pytest.mark.parametrize(
    ("name", "events"),
    [
        ("putin-vietnam-2024", {"What Russia and North Korea signed": 8, "What Russia does in Ukraine": 13}),
        ("council-vote", {"What the council voted on": 19, "What happened in the gallery": 4}),
        ("river-flood", {"What the water did": 8}),
    ],
)
def test_every_label_of_the_coding_stands_for_one_of_the_storys_events(name: str, events: dict[str, int]) -> None:
    story = load_story(name)
    codes = [it.code for it in reference_layer(story, "label codes").annotations]
    assert {code: codes.count(code) for code in codes} == events
    assert {it.code for it in machine_layer(story, "label codes").annotations} == set(events)


def test_labels_of_a_story_without_events_are_events() -> None:
    story = replace(load_story("river-flood"), events=())
    assert {it.code for it in reference_layer(story, "label codes").annotations} == {"event"}
    assert machine_layer(story, "label codes").annotations == ()
