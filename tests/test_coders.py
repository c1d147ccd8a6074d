"""Coders beside any yardstick: boxes, measures, rules and their explanations, switches, and the widgets of all that."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import WORDS

from helpers import Article, ParallaxError, Story, load_story, plain_article, tables, views
from helpers.agreement import match, sort_marks
from helpers.desk import open_lesson
from helpers.figures import find_figures
from helpers.figures.eager import EAGER, find_eagerly
from helpers.journal import MemoryJournal
from helpers.layers.rules import explain_rule, machine_rules, spot
from helpers.layers.switching import Switchboard
from helpers.model import Annotation, Layer
from helpers.tables.parts import first_sentences
from helpers.tables.yardstick import THINGS, coders, inside_places, sorted_marks
from helpers.widgets.machine.sorter import Item
from helpers.widgets.machine.yardstick import ALONE, FIRST, NO_RULE, NOT_READ, Work

STORIES = [load_story(name) for name in ("putin-vietnam-2024", "council-vote", "river-flood")]
STORY = STORIES[0]
EMPTY = Article("A", "", "", "", "", "", "", (), (), ())
ODD = {
    "nothing to find": Story("s", "a bridge", (plain_article("No.", id="X"), plain_article("Why?", id="Y"))),
    "one empty article": Story("s", "a bridge", (EMPTY,)),
    "three articles": Story("s", "a bridge", tuple(plain_article(f"It cost ${n} in 2022.", id=f"Z{n}") for n in "123")),
}
PLACES = st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 60), st.integers(1, 9)), max_size=12)


def layer(name: str, places: list[tuple[str, int, int]]) -> Layer:
    marks = (
        Annotation(start, start + length, "x" * length, f"{name}{number}", article, "c")
        for number, (article, start, length) in enumerate(places)
    )
    return Layer(name, "student", "s", tuple(marks))


def widget_texts(box_items: tuple[Item, ...]) -> list[str]:
    return [item.one.text for item in box_items]


@given(PLACES, PLACES)
def test_every_mark_lies_in_one_box_and_none_is_lost(ours: list, theirs: list) -> None:
    a, b = layer("a", ours), layer("b", theirs)
    found, back = sort_marks(a, b), sort_marks(b, a)
    assert {it.id for it, _ in found.hits} | {it.id for it in found.false_alarms} == {it.id for it in a.annotations}
    assert {it.id for _, it in found.hits} | {it.id for it in found.misses} == {it.id for it in b.annotations}
    assert (found.marked, found.wanted) == (len(ours), len(theirs))
    assert (found.precision, found.recall, found.f1) == (back.recall, back.precision, back.f1)
    assert len(found.hits) == len(match(a, b, "overlap", same_code=False))


def test_a_share_of_nothing_is_undefined() -> None:
    found = sort_marks(layer("a", []), layer("b", []))
    assert (found.precision, found.recall, found.f1) == (None, None, None)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
@pytest.mark.parametrize("what", THINGS)
def test_every_mark_of_the_machine_has_a_rule_that_says_what_it_does(story: Story, what: str) -> None:
    rules = machine_rules(story, what)
    machine = coders(story, what)[-1]
    assert machine.kind == "machine"
    assert {spot(it) for it in machine.annotations} <= set(rules)
    assert all("``" not in said and said for said in (explain_rule(rule, what) for rule in set(rules.values())))


def test_a_rule_that_nobody_knows_is_not_explained() -> None:
    assert explain_rule("guess", "figures") == ""


@given(st.lists(st.sampled_from([*WORDS, "a", "II", "World", "War", "Cold", "all", "Gate", "7", "\n\n"])).map(" ".join))
def test_eager_marks_are_disjoint_true_to_the_text_and_beside_the_figures(text: str) -> None:
    article = plain_article(f"{text} end", id="A")
    found = find_eagerly(article)
    assert all(article.text[it.start : it.end] == it.text for it, _ in found)
    spans = sorted([*(it for it, _ in found), *find_figures(article, vague=True)], key=lambda it: it.start)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert {rule for _, rule in found} <= {rule.__name__ for rule in EAGER}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They met after World War II.", [("World War II", "named_era")]),
        ("It ended the Cold War.", [("the Cold War", "named_era")]),
        ("Queen Elizabeth II left Gate 7.", [("II", "number_in_a_name"), ("7", "number_in_a_name")]),
        ("The war was long.", [("long", "quantity_word")]),
        ("She saw a bridge.", [("a", "a_as_one")]),
        ("War is loud.", []),
    ],
)
def test_what_the_eager_rules_mark(text: str, wanted: list) -> None:
    assert [(span.text, rule) for span, rule in find_eagerly(plain_article(text, id="A"))] == wanted


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_the_switches_as_they_are_give_what_the_machine_marks(story: Story) -> None:
    board = Switchboard(story)
    machine = coders(story, "figures")[-1]
    assert {spot(it) for it in board.layer(board.as_it_is()).annotations} == {spot(it) for it in machine.annotations}
    assert board.less() < board.as_it_is() < board.more()
    assert all(rule.about for rule in board.rules)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_more_rules_never_lower_the_recall(story: Story) -> None:
    board, key = Switchboard(story), coders(story, "figures")[0]
    on: set[str] = set()
    before = 0.0
    for rule in board.rules:
        on.add(rule.name)
        recall = sort_marks(board.layer(on), key).recall
        assert recall is not None
        assert recall >= before
        before = recall


def test_a_coder_in_the_place_of_the_yardstick_turns_misses_into_false_alarms() -> None:
    layers = coders(STORY, "figures")
    there, back = (
        sorted_marks(layers, *names) for names in (("machine", "second coding"), ("second coding", "machine"))
    )
    assert [it.text for it in there.misses] == [it.text for it in back.false_alarms]
    assert there.precision == back.recall


def test_only_the_chosen_sentences_are_compared() -> None:
    places = first_sentences(STORY, 8)
    table = tables.by_yardstick(STORY, coders(STORY, "figures"), "reference coding", "figures", places)
    assert set(table["sentences"]) == {8}
    assert table.loc["machine", ["marked", "hits", "false alarms", "misses"]].to_list() == [9, 9, 0, 1]
    nowhere = tables.by_yardstick(STORY, coders(STORY, "figures"), "reference coding", "figures", ())
    assert set(nowhere["marked"]) == {0}


def test_marks_over_an_edge_count_where_they_begin() -> None:
    article = plain_article("One came. Two left.", id="A")
    story = Story("s", "a bridge", (article,))
    over = Layer("a", "student", "s", (Annotation(4, 13, article.text[4:13], "1", "A", "c"),))
    first, both = first_sentences(story, 1), first_sentences(story, 9)
    assert len(both) == 2
    assert len(inside_places(over, first).annotations) == 1
    assert not inside_places(over, both[1:]).annotations


def test_what_cannot_be_compared_is_refused_in_words() -> None:
    with pytest.raises(ParallaxError, match="coders are not compared on 'spelling'"):
        coders(STORY, "spelling")
    with pytest.raises(ParallaxError, match="there is no coder “Ada” here"):
        tables.by_yardstick(STORY, coders(STORY, "figures"), "Ada")


# ---- the views


@pytest.mark.parametrize("story", [*STORIES, *ODD.values()], ids=lambda story: f"{story.id}-{len(story.articles)}")
def test_all_views_stand_on_any_story(story: Story) -> None:
    chart = views.coder_chart(story)
    assert chart.twin
    assert set(chart.labels) == set(chart.evidence)
    for what in THINGS:
        widget = views.coder_table(story, what)
        assert widget.twin
        for one in widget.layers:
            for other in widget.layers:
                widget.chosen = {"yardstick": one.coder, "coder": other.coder}
                assert widget.shown["said"]
    switches = views.rule_switches(story)
    switches.chosen = {**switches.chosen, "rules": sorted(switches.board.more())}
    assert switches.shown["said"]
    assert switches.twin


def test_the_chart_says_its_numbers_and_opens_what_lowers_them() -> None:
    chart = views.coder_chart(STORY)
    assert (
        "figures, machine: precision 1.00 (53 of its 53 marks), recall 0.95 (53 of the yardstick’s 56 marks)"
        in chart.name
    )
    missed = [mark.text for passage in chart.evidence["figures|machine|recall"] for mark in passage.marks]
    assert missed == ["World War II", "the Cold War", "thursday-june-20-2024"]
    assert chart.labels["figures|machine|recall"].endswith(": 3 misses")


def test_a_miss_of_the_machine_says_what_is_known_of_it() -> None:
    widget = views.coder_table(STORY, "figures")
    misses, alarms, hits = widget.now.boxes
    assert [item.why for item in misses.items] == [NO_RULE, NO_RULE, NOT_READ]
    assert not alarms.items
    assert all(item.rule and item.why for item in hits.items)


@pytest.mark.parametrize(
    ("story", "yardstick", "said"),
    [
        (STORIES[0], "reference coding", "nearer to the reference coding than the second coding is (0.97 and 0.89)."),
        (STORIES[0], "second coding", "further from the second coding than the reference coding is (0.88 and 0.89)."),
        (
            STORIES[1],
            "reference coding",
            "nearer to the reference coding than the second coding is (0.97 and 0.95).",
        ),
    ],
)
def test_the_other_person_is_what_the_machine_is_measured_beside(story: Story, yardstick: str, said: str) -> None:
    widget = views.coder_table(story, "figures")
    widget.chosen = {"yardstick": yardstick, "coder": "machine"}
    assert widget.shown["said"].endswith(f"By F1 it is {said}")
    assert "By F1" not in views.coder_table(story, "labels").shown["said"]


def test_what_is_no_choice_is_refused_in_words() -> None:
    widget = views.coder_table(STORY, "figures")
    for wrong in (
        {"yardstick": "Ada", "coder": "machine"},
        {"yardstick": "machine"},
        {"yardstick": ["machine"], "coder": 3},
    ):
        widget.set_state({"chosen": wrong})
        assert widget.fault["sentence"].startswith("This is not among the choices")
    switches = views.rule_switches(STORY)
    switches.set_state({"chosen": {**switches.chosen, "rules": ["guess"]}})
    assert switches.fault["sentence"].startswith("This is not among the choices")


def test_every_try_gets_a_row_and_old_ones_go() -> None:
    switches = views.rule_switches(STORY)
    for number in range(12):
        rules = switches.board.less() if number % 2 else switches.board.more()
        switches.chosen = {**switches.chosen, "rules": sorted(rules)}
    assert len(switches.shown["rows"]) == 8
    assert switches.shown["rows"][-1][0]["text"] == "13: reference coding"


def test_switched_off_rules_lose_their_hits_and_eager_ones_win_some() -> None:
    switches = views.rule_switches(STORY)
    switches.chosen = {**switches.chosen, "rules": sorted(switches.board.as_it_is() - {"year"})}
    lost, won, alarms, _ = switches.now.boxes
    assert set(widget_texts(lost.items)) == {"2022", "2006", "2017", "2023", "1950"}
    assert (won.items, alarms.items) == ((), ())
    switches.chosen = {**switches.chosen, "rules": sorted(switches.board.as_it_is() | {"named_era"})}
    lost, won, alarms, _ = switches.now.boxes
    assert widget_texts(won.items) == ["World War II", "the Cold War"]
    assert (lost.items, alarms.items) == ((), ())


# ---- the student's own marks


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")


def action(number: int, words: str) -> dict[str, object]:
    start = STORY.articles[0].text.index(words)
    place = {"article": "A", "start": start, "end": start + len(words), "text": words, "before": "", "after": ""}
    return {"do": "code", "id": f"own{number}", **place, "code": "date"}


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal(STORY)


@pytest.mark.usefixtures("closed")
def test_one_codes_before_one_sees_the_others_and_the_table_follows(journal: MemoryJournal) -> None:
    widget = views.coder_table(STORY, "figures", places=first_sentences(STORY, 8), work=Work(journal))
    assert (widget.shown["said"], widget.shown["rows"], widget.shown["boxes"]) == (FIRST, [], [])
    assert "Thursday" not in widget.twin
    journal.do(action(1, "Thursday"))
    journal.do(action(2, "a summit"))
    own = [cell["text"] for cell in widget.shown["rows"][0]]
    assert own[:7] == [
        "you",
        "2",
        "1",
        "1",
        "9",
        "1 of 2 =\xa050\xa0%",
        "1 of 10 =\xa010\xa0%",
    ]
    misses, alarms, hits = widget.now.boxes
    assert [len(misses.items), widget_texts(alarms.items), widget_texts(hits.items)] == [9, ["a summit"], ["Thursday"]]
    assert hits.items[0].rule == "weekday"
    assert "24 years" in widget.twin
    assert widget.chosen == {"yardstick": "reference coding", "coder": "you"}


@pytest.mark.usefixtures("closed")
def test_anybody_can_be_the_yardstick_the_student_too(journal: MemoryJournal) -> None:
    widget = views.coder_table(STORY, "figures", places=first_sentences(STORY, 8), work=Work(journal))
    journal.do(action(1, "Thursday"))
    widget.chosen = {"yardstick": "you", "coder": "machine"}
    assert [row[0]["text"] for row in widget.shown["rows"]] == ["reference coding", "second coding", "machine"]
    assert (
        widget.shown["said"]
        == "The machine marked 9; 1 of them is a hit. Of the 1 that you marked, the machine missed 0."
    )
    widget.chosen = {"yardstick": "you", "coder": "you"}
    assert widget.shown["said"].startswith("You cannot be measured by yourself")


def test_a_story_without_a_coding_has_nobody_to_compare_with() -> None:
    story = ODD["nothing to find"]
    assert views.coder_table(story).shown["said"] == ALONE
    assert not views.coder_chart(story).evidence


@pytest.mark.usefixtures("closed")
def test_a_lesson_compares_the_partner_too(tmp_path) -> None:
    lesson = open_lesson("07-reader-and-machine", tmp_path / "mine")
    partner = lesson.partner()
    widget = lesson.coders("figures", first=8)
    lesson.journal.do(action(1, "Thursday"))
    other = open_lesson("07-reader-and-machine", tmp_path / "theirs")
    other.journal.sign("machine")
    other.journal.do(action(2, "24 years"))
    partner.take(other.journal.download())
    assert [row[0]["text"] for row in widget.shown["rows"]] == ["you", "machine", "second coding", "machine (2)"]
    assert [option["value"] for option in widget.controls[0]["options"]][:2] == ["you", "machine"]
    partner.take_away()
    assert [row[0]["text"] for row in widget.shown["rows"]] == ["you", "second coding", "machine"]


def test_article_text_is_no_html() -> None:
    article = plain_article("In 2022 <b>no</b>\u202e one paid $5.", id="A")
    switches = views.rule_switches(Story("s", "a bridge", (article,)))
    item = switches._item(Item(switches.board.rules[0].marks[0]))
    assert "⟦U+202E⟧" in item["text"]
    assert "<b>no</b>" not in switches._listed(Item(switches.board.rules[0].marks[0]))


def test_a_mark_is_shown_in_the_reader() -> None:
    reader = views.reader(STORY)
    widget = views.coder_table(STORY, "figures", reader)
    assert widget.connected
    widget.hear({"show": [0, 1]}, [])
    number, first, last = reader._shown["passage"]
    tokens = STORY.articles[number].tokens
    assert [tokens[first].text, tokens[last].text] == ["the", "War"]
