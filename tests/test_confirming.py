"""From machine to key: what is confirmed is read back as a reference coding."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import any_text

from helpers import Story, load_story, plain_article, tables, views
from helpers.desk import open_lesson
from helpers.errors import ParallaxError
from helpers.journal import MemoryJournal
from helpers.layers import has_key, reference_facts, reference_layer
from helpers.layers.confirming import PREFIX, Decision, confirmed_key, decided, decision_of
from helpers.layers.figure_key import reference_pairs
from helpers.layers.proposals import WHAT, proposals
from helpers.places import kit_folder
from helpers.widgets.own.confirming import Confirm

FIRST = load_story("putin-vietnam-2024")


@pytest.fixture
def own(tmp_path: Path) -> Story:
    """The invented vote as a teacher's own story without a key."""
    folder = tmp_path / "vote"
    shutil.copytree(kit_folder("seeds") / "council-vote", folder)
    shutil.rmtree(folder / "key")
    toml = (folder / "story.toml").read_text(encoding="utf-8")
    lines = [line for line in toml.splitlines() if not line.startswith(("key", "second_key"))]
    (folder / "story.toml").write_text("\n".join(lines), encoding="utf-8")
    return load_story(folder)


def signed() -> MemoryJournal:
    journal = MemoryJournal()
    journal.sign("Ada")
    return journal


@pytest.mark.parametrize("what", WHAT)
def test_every_proposal_stands_where_it_says(what: str) -> None:
    texts = {article.id: article.text for article in FIRST.articles}
    found = proposals(FIRST, [what])
    assert found
    assert len({it.id for it in found}) == len(found)
    for it in found:
        assert it.code in (*it.choices, "")
        assert all(texts[name][span.start : span.end] == span.text for name, span in it.places)


@settings(max_examples=25)
@given(any_text, any_text)
def test_any_articles_give_proposals_that_make_a_key(a: str, b: str) -> None:
    try:
        story = Story("s", "", (plain_article(a, id="A"), plain_article(b, id="B")))
    except ParallaxError:  # no text at all
        return
    found = proposals(story)
    key = confirmed_key(story, found, "Ada", "2026-01-31")
    assert len(key["quotations"]) + len(key["shared_facts"]) <= len(found)
    json.dumps(key)


def test_it_proposes_nothing_else() -> None:
    with pytest.raises(ParallaxError, match="quotations, figures, pairs, facts"):
        proposals(FIRST, ["poems"])


def test_what_is_confirmed_is_read_back(own: Story) -> None:
    widget = Confirm(own, signed())
    for proposal in widget.proposals:
        widget.decide("yes", proposal.code or "same")
    path = widget.make_key()
    again = load_story(own.folder)
    assert has_key(again)
    assert json.loads(path.read_text(encoding="utf-8"))["meta"]["coder"] == "Ada"
    for what in ("quotations", "figures"):
        marked = {(it.article, it.start, it.end) for it in reference_layer(again, what).annotations}
        wanted = {(it.places[0][0], it.places[0][1].start, it.places[0][1].end) for it in proposals(own, [what])}
        assert wanted <= marked
    codes = {(it.article, it.start): it.code for it in reference_layer(again, "figure codes").annotations}
    for it in proposals(own, ["figures"]):
        assert codes[it.places[0][0], it.places[0][1].start] == it.code
    assert len(reference_pairs(again)) == len(proposals(own, ["pairs"]))
    assert len(reference_facts(again)) == len(proposals(own, ["facts"]))
    assert {it.rule for it in (*reference_pairs(again), *reference_facts(again))} == {"Ada’s key"}


def test_a_lesson_on_that_story_compares_with_it_and_says_whose_it_is(own: Story, tmp_path: Path) -> None:
    lesson = open_lesson("02-who-speaks", tmp_path / "work", story=own.folder)
    assert "Its key was made" not in lesson._note()
    assert "No reference coding" in str(views.against_key(lesson.story))
    widget = Confirm(own, signed(), what=["quotations"])
    for _ in widget.proposals:
        widget.decide("yes")
    widget.make_key()
    lesson = open_lesson("02-who-speaks", tmp_path / "work", story=own.folder)
    assert "Its key was made by Ada on " in lesson._note()
    assert reference_layer(lesson.story, "quotations").coder == "Ada’s key"
    assert "against Ada’s key" in str(views.against_key(lesson.story))
    assert "Where machine and Ada’s key part" in views.misses(lesson.story, "quotations").twin
    assert "What the machine missed is not in it" in lesson._note()
    assert "No reference coding" not in str(views.against_key(lesson.story))
    table = tables.against_key(lesson.story)
    assert list(table.index) == ["quotations"]  # nothing else was confirmed
    assert set(table.loc["quotations", ["machine", "reference", "both"]]) == {len(widget.proposals)}


def test_a_key_of_other_things_says_nothing_of_quotations(own: Story) -> None:
    widget = Confirm(own, signed(), what=["figures"])
    widget.decide("yes")
    widget.make_key()
    story = load_story(own.folder)
    for view in (views.against_key(story), views.misses(story, "quotations"), views.figures_against_key(story)):
        assert str(view)
    assert "No reference coding" in str(views.against_key(story))


def test_what_is_rejected_stays_the_machines_and_decisions_last(own: Story) -> None:
    journal = signed()
    widget = Confirm(own, journal, what=["quotations"])
    widget.decide("no")
    widget.decide("yes", "scare", "nobody")
    again = Confirm(own, journal, what=["quotations"])
    assert again.done == 2
    assert again.at == 2
    (kept,) = again.accepted()
    assert (kept.id, kept.code, kept.note) == (again.proposals[1].id, "scare", "nobody")
    again.go(-1)
    assert again.shown["verdict"] == "yes"
    again.decide("no")
    assert again.accepted() == ()
    with pytest.raises(ParallaxError, match="nothing is confirmed yet"):
        again.make_key()


def test_other_words_are_taken_from_the_reader(own: Story) -> None:
    reader = views.reader(own)
    widget = Confirm(own, signed(), reader, what=["quotations"])
    name, span = widget.proposals[0].places[0]
    with pytest.raises(ParallaxError, match="nothing is selected"):
        widget.take_words()
    first = next(at for at, it in enumerate(reader.article(name).tokens) if it.start >= span.start)
    reader.selection = {"article": name, "first": first, "last": first}
    widget.take_words()
    assert widget.decision(widget.proposals[0]) is not None
    assert widget.accepted()[0].places[0][1] == reader.selected
    widget.decide("yes", "speech")
    assert widget.accepted()[0].places[0][1] == reader.selected


def test_a_choice_is_needed_where_the_machine_has_none(own: Story) -> None:
    widget = Confirm(own, signed(), what=["facts"])
    with pytest.raises(ParallaxError, match="choose first"):
        widget.decide("yes")
    widget.decide("yes", "differs", "number")
    assert widget.accepted()[0].note == "number"


def test_nobody_has_no_key_and_the_kits_stories_stay_as_they_are(own: Story) -> None:
    nameless = Confirm(own, MemoryJournal(), what=["quotations"])
    nameless.decide("yes")
    with pytest.raises(ParallaxError, match="needs the name"):
        nameless.make_key()
    kits = Confirm(FIRST, signed(), what=["quotations"])
    kits.decide("yes")
    with pytest.raises(ParallaxError, match="belongs to the kit"):
        kits.make_key()


def test_a_key_made_in_another_way_is_not_replaced(own: Story) -> None:
    folder = Path(own.folder)
    (folder / "key").mkdir()
    (folder / "key" / "vote.json").write_text('{"quotations": []}', encoding="utf-8")
    widget = Confirm(own, signed(), what=["quotations"])
    widget.decide("yes")
    with pytest.raises(ParallaxError, match="made in another way"):
        widget.make_key()
    assert (folder / "key" / "vote.json").read_text(encoding="utf-8") == '{"quotations": []}'


def test_a_second_key_replaces_the_first(own: Story) -> None:
    widget = Confirm(own, signed(), what=["quotations"])
    widget.decide("yes")
    path = widget.make_key()
    widget.decide("yes")
    assert widget.make_key() == path
    assert len(json.loads(path.read_text(encoding="utf-8"))["quotations"]) == 2
    assert (Path(own.folder) / "story.toml").read_text(encoding="utf-8").count("key = ") == 1


@given(st.recursive(st.none() | st.integers() | st.text(), lambda it: st.lists(it) | st.dictionaries(st.text(), it)))
def test_anything_may_stand_in_a_journal(value: object) -> None:
    for tried in (value, {"verdict": "yes", "places": value}, {"verdict": "yes", "places": [value]}):
        found = decision_of(tried, FIRST)
        assert found is None or found.verdict in ("yes", "no")


def test_a_decision_survives_the_journal() -> None:
    proposal = proposals(FIRST, ["pairs"])[0]
    said = Decision("yes", "conflict", "why not", proposal.places)
    assert decision_of(said.as_data(), FIRST) == said
    assert decided(proposal, said).code == "conflict"
    assert PREFIX == "key:"


def test_a_name_that_is_given_at_the_top_later_is_known_to_the_key(own: Story, tmp_path: Path) -> None:
    top, again = (open_lesson("08-your-own-pair", tmp_path / "work", story=own.folder) for _ in range(2))
    widget = Confirm(own, again.journal, what=["quotations"])
    widget.decide("yes")
    with pytest.raises(ParallaxError, match="the name of who made it"):
        widget.make_key()
    top.head().sign("Ada")
    widget.make_key()
    assert reference_layer(load_story(own.folder), "quotations").coder == "Ada’s key"
