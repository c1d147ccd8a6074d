"""The student puts names together: the own choice is kept, the story's shown after it, and the groups can be drawn."""

from pathlib import Path

import pytest

from helpers import ParallaxError, Story, load_story, plain_article, views
from helpers.journal import MemoryJournal, open_journal
from helpers.lessons.groups import NOTHING, groups_made
from helpers.report.groups import groups_html
from helpers.seeds import list_stories
from helpers.widgets.trials.grouping import THEIRS

STORY = load_story("putin-vietnam-2024")
SIGNED = "What Russia and North Korea signed"


def test_nothing_is_told_before_the_own_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")
    grouping = views.label_groups(STORY, MemoryJournal(), rows=["deal", "treaty"])
    assert THEIRS not in grouping.twin
    grouping.put("deal", "the money")
    assert "<b>You:</b> the money." in grouping.twin
    assert grouping.twin.count(THEIRS) == 1
    assert f"</b> {SIGNED}." in grouping.twin


def test_a_treaty_of_another_year_belongs_to_nothing() -> None:
    grouping = views.label_groups(STORY, MemoryJournal(), rows=["treaty"])
    grouping.put("treaty", NOTHING)
    assert f"<b>{THEIRS}:</b> {NOTHING}." in grouping.twin
    assert grouping.groups == ()


def test_choices_survive_and_make_groups_that_are_drawn(tmp_path: Path) -> None:
    journal = open_journal(STORY, "03", folder=tmp_path)
    grouping = views.label_groups(STORY, journal, rows=["deal", "agreement", "state visit"])
    for label in ("deal", "agreement"):
        grouping.put(label, "the paper")
    again = views.label_groups(STORY, open_journal(STORY, "03", folder=tmp_path), rows=["deal", "agreement"])
    assert [(group.name, group.labels) for group in again.groups] == [("the paper", ("deal", "agreement"))]
    assert repr(again) == "deal: the paper\nagreement: the paper"
    chart = views.own_labels(STORY, again.journal)
    assert "the paper: agreement A 0, B 2; deal A 1, B 0." in repr(chart)
    assert groups_html({"deal": "<b>"}, "x").count("&lt;b&gt;") == 1


def test_a_choice_in_the_list_is_kept_and_a_new_group_can_be_chosen() -> None:
    journal = MemoryJournal()
    grouping = views.label_groups(STORY, journal, rows=["deal", "agreement"])
    grouping.add("  my   group ")
    grouping._choices[0].value = "my group"
    assert groups_made(journal.state)[0].labels == ("deal",)
    assert "my group" in [value for _, value in grouping._choices[1].options]
    grouping._choices[0].value = SIGNED
    assert groups_made(journal.state)[0].name == SIGNED


def test_what_is_not_there_is_refused_in_a_sentence() -> None:
    with pytest.raises(ParallaxError, match="no rule suggests “peace”"):
        views.label_groups(STORY, MemoryJournal(), rows=["peace"])
    grouping = views.label_groups(STORY, MemoryJournal(), rows=["deal"])
    with pytest.raises(ParallaxError, match="not among the suggestions"):
        grouping.put("peace", SIGNED)
    with pytest.raises(ParallaxError, match="the group has no name"):
        grouping.put("deal", " ")
    with pytest.raises(ParallaxError, match="the group has no name"):
        grouping.add("")


@pytest.mark.parametrize("name", list_stories())
def test_every_story_has_names_to_put_together(name: str) -> None:
    story = load_story(name)
    grouping = views.label_groups(story, MemoryJournal())
    assert 8 <= len(grouping.rows) <= 12


def test_articles_without_names() -> None:
    story = Story("s", "", (plain_article("Nobody came.", id="X"),))
    assert "no names" in repr(views.label_groups(story, MemoryJournal()))
    assert views.own_labels(story, MemoryJournal()).name == "No names."
