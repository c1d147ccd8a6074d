"""What a person has put together is found where it stands, and rules suggest what else might be a name."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from strategies import any_text

from helpers import (
    Article,
    Group,
    ParallaxError,
    Story,
    charts,
    find_labels,
    labels_of,
    load_story,
    plain_article,
    read_pasted,
    suggest_labels,
    tables,
    views,
)
from helpers.labels import find_candidates, groups_of
from helpers.labels.candidates import RULES
from helpers.layers import machine_layer, reference_layer, second_layer
from helpers.seeds import list_stories
from helpers.svg import svg_text

LINES = (Path(__file__).parent / "cases" / "labels.txt").read_text(encoding="utf-8").splitlines()
MARK = re.compile(r"\[([^|\]]+)\|(\w)\]")
KINDS = {"a": "actor", "e": "event"}
PACT = Group("what was signed", ("strategic pact", "pact", "mutual defence treaty"))
WAR = Group("the fighting", ("war", "war of aggression", "invasion", "Karsk crisis", "invaded Karsk"))


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("#")])
def test_what_rules_suggest_in_a_sentence(line: str) -> None:
    found = find_candidates(plain_article(f"They met there. {MARK.sub(chr(92) + '1', line)}"))
    assert [(it.text, it.kind) for it in found] == [(text, KINDS[kind]) for text, kind in MARK.findall(line)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The strategic pact, a PACT of ten years.", ["strategic pact", "PACT"]),
        ("It is a mutual defense treaty.", ["mutual defense treaty"]),
        ("The Cold War and World War II, a war crime.", []),
        ("A war. Wars go on. It was a war of aggression.", ["war", "Wars", "war of aggression"]),
        ("A Karsk crisis, no karsk crisis.", ["Karsk crisis"]),
        ("After Lena invaded Karsk.", ["invaded Karsk"]),
        ("The war, of aggression.", ["war"]),
        ("the mutual-defence treaty", ["mutual-defence treaty"]),
    ],
)
def test_labels_are_found_word_by_word(text: str, found: list[str]) -> None:
    assert [label.text for label in find_labels(plain_article(text), [PACT, WAR])] == found


def test_whose_words_a_name_stands_in() -> None:
    text = (
        "The war goes on. Ann Lee called it a “Karsk crisis”. The mayor said the invasion was wrong. "
        "“It is a war of aggression,” said Tom Hall."
    )
    story = Story("s", "", (plain_article(text, id="X"),), events=(WAR,))
    assert [(it.label.text, it.said.voice, it.said.speaker) for it in labels_of(story)] == [
        ("war", "outlet", ""),
        ("Karsk crisis", "quotation", "Ann Lee"),
        ("invasion", "reported", "mayor"),
        ("war of aggression", "quotation", "Tom Hall"),
    ]


def test_the_three_voices_of_the_first_story_come_apart() -> None:
    table = tables.labels(load_story("putin-vietnam-2024"))
    rows = {tuple(row) for row in table[["place", "words", "voice", "speaker"]].to_numpy().tolist()}
    assert ("B 1", "military actions", "outlet", "") in rows
    assert ("B 17", "Ukrainian crisis", "quotation", "Vladimir Putin") in rows
    assert ("A 11", "war of aggression", "quotation", "US State Department") in rows
    assert ("B 21", "war of aggression", "quotation", "US Embassy in Hanoi") in rows


@pytest.mark.parametrize("other", [reference_layer, second_layer])
def test_every_event_label_of_the_first_story_is_suggested_and_found(other) -> None:
    """The whole label, but for ``the`` or ``a`` before it."""
    story = load_story("putin-vietnam-2024")
    texts = {article.id: article.text for article in story.articles}
    suggested = machine_layer(story, "suggested labels").annotations
    wanted = other(story, "event labels").annotations
    assert len(wanted) in (8, 9)
    for one in wanted:
        ends = [it for it in suggested if (it.article, it.end) == (one.article, one.end)]
        assert any(
            texts[one.article][min(it.start, one.start) : max(it.start, one.start)].strip().lower()
            in ("", "a", "an", "the", "a possible")
            for it in ends
        ), one.text
    table = tables.labels_against_key(story)
    assert table.loc["suggestions", "recall"] == 1
    assert table.loc["names that were put in", ["precision", "recall"]].tolist() == [1, 1]


def test_the_war_labels_of_the_first_story_are_found() -> None:
    from key import key_of

    story = load_story("putin-vietnam-2024")
    found = {(it.article, it.label.start) for it in labels_of(story, story.events)}
    for article in "AB":
        for row in key_of(story.id)["framing"][article]["war_labels"]:
            here = any(where == article and row["start"] <= start < row["end"] for where, start in found)
            assert here or row["surface"] == "its use in Ukraine", row["surface"]


@pytest.mark.parametrize(("name", "missed"), [("council-vote", []), ("river-flood", ["a wall of water"])])
def test_event_labels_of_the_invented_stories(name: str, missed: list[str]) -> None:
    story = load_story(name)
    found = machine_layer(story, "suggested labels").annotations
    wanted = reference_layer(story, "event labels").annotations
    alone = [
        one.text
        for one in wanted
        if not any(it.article == one.article and it.start < one.end and one.start < it.end for it in found)
    ]
    assert alone == missed
    assert tables.labels_against_key(story).loc["names that were put in", "recall"] == 1


@given(any_text)
def test_suggestions_and_labels_slice_exactly_and_in_order(text: str) -> None:
    try:
        article = read_pasted(f"{text}\n\nThe mayor called the strategic pact a “war of aggression”.")
    except ParallaxError:
        return
    found, labels = find_candidates(article), find_labels(article, [PACT, WAR])
    for it in (*found, *labels):
        assert article.text[it.start : it.end] == it.text
    assert {it.rule for it in found} <= {rule.__name__ for rule in RULES}
    assert all(it.label.strip() for it in found)
    assert all(before.end <= after.start for before, after in pairwise(labels))
    assert sum(one.count for one in suggest_labels(article)) == len(found)


@pytest.mark.parametrize("unit", ["the pact of ", "called ", "Ann ", "a-", "“a ", "’s ", "war, "])
def test_a_long_text_of_one_kind_is_searched(unit: str) -> None:
    article = plain_article(unit * (15_000 // len(unit)))
    find_candidates(article)
    find_labels(article, [PACT, WAR])


@pytest.mark.parametrize("name", list_stories())
def test_every_label_of_a_story_stands_in_it(name: str) -> None:
    story = load_story(name)
    found = {(it.label.group, it.label.label) for it in labels_of(story, story.events)}
    assert [
        (group.name, label) for group in story.events for label in group.labels if (group.name, label) not in found
    ] == []


def test_groups_with_one_name_are_merged() -> None:
    story = load_story("putin-vietnam-2024")
    more = Group(story.events[0].name, ("paper", "deal"))
    merged = groups_of(story, [more, Group("the trip", ("visit",))])
    assert merged[0].labels[-1] == "paper" and merged[0].labels.count("deal") == 1
    assert merged[-1].name == "the trip"


def test_what_is_in_a_group_is_no_suggestion() -> None:
    article = plain_article("The strategic pact and the trade deals.")
    assert [one.label for one in suggest_labels(article, "event", [PACT])] == ["trade deals"]


def test_an_event_without_labels_is_refused(tmp_path: Path) -> None:
    from helpers.seeds.stories import _event

    with pytest.raises(ParallaxError, match="an event needs a name and a list of labels"):
        _event(tmp_path, {"name": "x", "labels": []})


STORIES = [load_story(name) for name in list_stories()]
EMPTY = Article("E", "", "", "", "", "", "", (), (), ())
STORIES += [
    Story("empty", "", (plain_article("Nobody came.", id="X"), EMPTY)),
    Story("none", "", ()),
    Story("one", "", (plain_article("The war went on.", id="X"),), events=(WAR,)),
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
@pytest.mark.parametrize(
    "view",
    [views.labels, views.label_table, views.label_suggestions, views.terms, views.term_table, views.passives],
    ids=lambda view: view.__name__,
)
def test_every_view_shows_every_story(story: Story, view) -> None:
    shown = view(story)
    assert repr(shown)
    for found in shown.evidence.values():
        assert all(passage.marks for passage in found)


@pytest.mark.parametrize("story", STORIES[:3], ids=lambda story: story.id)
def test_every_bar_opens_its_sentences_and_the_text_says_what_is_drawn(story: Story) -> None:
    chart = views.labels(story)
    counts = tables.label_counts(story)
    assert len(chart.evidence) == int((counts["outside"] > 0).sum() + (counts["inside"] > 0).sum())
    assert all(name in repr(chart) for name in {*counts["label"], *counts["what"]})


def test_what_hatched_means_is_seen_on_a_dark_page() -> None:
    drawn = svg_text(charts.labels(tables.label_counts(STORIES[0])).figure)
    hatches = re.findall(r"<(?:\w+:)?pattern .*?</(?:\w+:)?pattern>", drawn, re.DOTALL)
    assert hatches
    assert not [it for it in hatches if "currentColor" in it], "white lines on a white ground"


def test_tables_of_lesson_03_have_headings_in_plain_words() -> None:
    story = STORIES[0]
    assert any("quotation marks" in it.values() for it in views.term_table(story).table["columns"])
    assert any("may be no passive" in it.values() for it in views.passives(story).table["columns"])
    shown = views.labels_against_key(story).text
    assert "recall" in shown
    assert "F1" not in shown
    assert "overlap" not in shown


@pytest.mark.parametrize("story", STORIES[:4], ids=lambda story: story.id)
def test_readers_with_marks_open(story: Story) -> None:
    for view in (views.label_reader, views.term_reader, views.passive_reader):
        assert view(story) is not None


def test_the_precision_in_words_is_the_one_measured() -> None:
    assert "About 6 in 10" in tables.precision_in_words()
    assert tables.precision_in_words() in str(views.term_caution())
