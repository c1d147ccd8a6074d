"""The stories written for the kit: what was planted in them stands there, and their keys are true to the texts."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from helpers import list_stories, load_story
from helpers.layers.reference import CODED, reference_facts, reference_layer, second_layer
from helpers.model import Story
from helpers.seeds.stories import reference_key, second_key, story_folder

INVENTED = [
    name
    for name in list_stories()
    if tomllib.loads((story_folder(name) / "story.toml").read_text(encoding="utf-8")).get("invented")
]
EVERY_STORY = {
    "numerical conflict", "different scope", "different period", "quotation with one word altered", "quotation clipped",
    "same words, other source", "anonymous source named elsewhere", "correction notice",
    "direct and indirect speech of one utterance", "document source",
    "claim with a reply in one text and none in another", "passive without agent", "number words", "percentage",
    "percentage points", "range", "vague quantity", "age", "clock time", "date resolved through a weekday",
    "American spelling", "British spelling",
}  # fmt: skip
ZONES = {
    "council-vote": {
        "A": ("headline", "standfirst", "byline", "dateline", "caption", "credit", "crosshead"),
        "B": ("headline", "dateline"),
        "C": ("headline", "dateline", "credit"),
    },
    "river-flood": {
        "A": ("headline", "byline", "dateline", "caption", "credit", "dateline", "crosshead", "credit"),
        "B": ("headline", "byline", "dateline"),
    },
}

each = pytest.mark.parametrize("name", INVENTED)


def planted(name: str) -> list[dict[str, Any]]:
    path = story_folder(name) / "key" / "phenomena.toml"
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["phenomena"]
    return rows


def test_there_are_two() -> None:
    assert set(INVENTED) == set(ZONES)


@each
def test_it_is_marked_as_invented_and_open(name: str) -> None:
    table = tomllib.loads((story_folder(name) / "story.toml").read_text(encoding="utf-8"))
    assert "An invented event" in table["topic"]
    assert "CC BY 4.0" in table["rights"]
    assert "Invented" in table["rights"]
    assert "CC BY 4.0" in (story_folder(name).parent / "README.md").read_text(encoding="utf-8")


@each
def test_what_was_planted_stands_there_exactly_once(name: str) -> None:
    texts = {article.id: article.text for article in load_story(name).articles}
    rows = planted(name)
    assert {row["name"] for row in rows} >= EVERY_STORY
    assert len({row["name"] for row in rows}) == len(rows)
    for row in rows:
        assert row["quotes"], row["name"]
        for article, quotes in row["quotes"].items():
            for quote in quotes:
                assert texts[article].count(quote) == 1, f"{row['name']}, {article}: {quote!r}"


def test_the_agency_text_was_cut_from_the_end() -> None:
    _, cut, wire = load_story("council-vote").articles
    assert "Building is due to begin" in wire.text[-200:]
    assert "last autumn" not in cut.text
    assert len(cut.text) < len(wire.text)


@each
def test_zones_are_found_without_corrections(name: str) -> None:
    for article in load_story(name).articles:
        assert all(zone.rule != "correction" for zone in article.zones)
        about = [
            zone.kind for zone in article.zones if zone.kind not in ("body", "other", "site-appeal", "comments-ui")
        ]
        assert tuple(about) == ZONES[name][article.id]


@each
def test_zones_and_sentences_are_those_of_the_key(name: str) -> None:
    key = reference_key(name)
    for article in load_story(name).articles:
        zones = [(zone.start, zone.end, zone.kind) for zone in article.zones]
        assert zones == [(row["start"], row["end"], row["kind"]) for row in key["boilerplate"][article.id]]
        body = [(found.start, found.end) for found in article.sentences if found.kind == "body"]
        assert body == [(row["start"], row["end"]) for row in key["sentences"][article.id]["body"]]


@each
@pytest.mark.parametrize("which", [reference_key, second_key], ids=["first", "second"])
def test_every_place_of_the_keys_is_true(name: str, which: Any) -> None:
    texts = {article.id: article.text for article in load_story(name).articles}
    places = list(marked(which(name), texts))
    assert len(places) > 100
    for article, start, end, surface in places:
        assert texts[article][start:end].startswith(surface), (article, start, surface)


def marked(value: Any, texts: dict[str, str], article: str = "") -> Iterator[tuple[str, int, int, str]]:
    """Every stretch with its words, and its article: by a field of its own, its sentence, or the key it is under."""
    if isinstance(value, list):
        for part in value:
            yield from marked(part, texts, article)
    elif isinstance(value, dict):
        if value.get("article") in texts:
            article = value["article"]
        elif isinstance(value.get("sentence"), str):
            article = value["sentence"][0]
        if "start" in value and "surface" in value:
            assert article, value
            yield article, value["start"], value["end"], value["surface"]
        for field, part in value.items():
            yield from marked(part, texts, field if field in texts else article)


@each
def test_layers_and_facts_can_be_made_of_the_keys(name: str) -> None:
    story = load_story(name)
    assert all(reference_layer(story, what).annotations for what in CODED)
    assert all(second_layer(story, what).annotations for what in ("quotations", "indirect", "figures", "event labels"))
    facts = reference_facts(name)
    assert len(facts) >= 15
    assert all(fact.a and fact.b for fact in facts)


@each
def test_pairs_join_figures_of_the_key_and_conflicts_are_real(name: str) -> None:
    key = reference_key(name)
    figures = {row["id"]: row for row in key["figures"]}
    relations = {pair["relation"] for pair in key["figure_pairs"]}
    assert relations >= {"same", "rounded", "different period", "different scope", "conflict", "not comparable"}
    for pair in [*key["figure_pairs"], *key.get("figure_pairs_other", [])]:
        first, second = (figures[pair[field]] for field in pair if field.endswith("_id"))
        assert [first["surface"], second["surface"]] == [pair[field] for field in pair if field.endswith("_text")]
        if pair["relation"] == "conflict":
            assert first["measure"] == second["measure"]
            assert first["period"] == second["period"]
            assert not first["approx"] and not second["approx"]
            assert first["value"] != second["value"]


@each
def test_pairs_of_quotations_join_quotations_of_the_key(name: str) -> None:
    key = reference_key(name)
    quoted = {row["id"]: row for row in key["quotations"]}
    relations = {pair["relation"] for pair in key["quotation_pairs"]}
    assert relations >= {"same words", "clipped", "reworded", "same words, other source"}
    for pair in key["quotation_pairs"]:
        for article in pair["articles"]:
            assert quoted[pair[article]["id"]]["article"] == article


@each
def test_quotation_marks_stand_around_every_quotation(name: str) -> None:
    texts = {article.id: article.text for article in load_story(name).articles}
    for row in reference_key(name)["quotations"]:
        text = texts[row["article"]]
        assert text[row["mark_start"]] in '“‘"'
        assert text[row["mark_end"] - 1] in '”’"'


def words_of(story: Story) -> list[int]:
    bodies = [[zone.text for zone in article.zones if zone.kind == "body"] for article in story.articles]
    return [sum(len(text.split()) for text in body) for body in bodies]


@each
def test_the_articles_are_short(name: str) -> None:
    assert all(250 <= words <= 450 for words in words_of(load_story(name)))
