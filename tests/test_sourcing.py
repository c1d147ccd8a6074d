"""Tables, charts and views of who speaks."""

import pandas as pd
import pytest
from hypothesis import given, settings
from key import key_of
from strategies import any_text
from test_comparison import MINI

from helpers import Actor, ParallaxError, Story, charts, load_story, plain_article, tables, views
from helpers.evidence import Passage
from helpers.layers import machine_layer, reference_layer, second_layer
from helpers.sources import find_voices
from helpers.tables.sourcing import words_of

STORY = load_story("putin-vietnam-2024")
KEY = key_of("putin-vietnam-2024")
NOBODY = Story("empty", "nothing", (plain_article("It rained.", id="A"), plain_article("It cost $3.", id="B")))
CHARTS = [views.voices, views.verbs, views.strip]
TABLES = [views.sources, views.quote_shares, views.replies, views.ledger, views.echoes]


def marked(found: tuple[Passage, ...]) -> str:
    return " ".join(text for passage in found for text, is_marked in passage.pieces if is_marked)


def test_quoted_words_of_each_source_are_those_of_the_reference_coding() -> None:
    table = tables.sources(STORY).groupby(["article", "source"])["direct"].sum()
    voices = {it.id: find_voices(it, STORY.actors, STORY.speakers) for it in STORY.articles}
    for row in KEY["sources"]["list"]:
        starts = {mention["start"] for mention in row["mentions"]}
        names = {
            it.source.name
            for it in voices[row["article"]]
            if it.source and it.attribution.source and it.attribution.source.start in starts
        }
        if row["direct_quotes"]:
            (name,) = names
            assert table[row["article"], name] == row["direct_quote_words"], name


def test_quoted_words_of_each_bloc_are_those_of_the_reference_coding() -> None:
    same = {"US": "US and allies", "expert": "experts", "other": "no bloc given"}
    table = tables.shares(STORY, "bloc").set_index(["article", "bloc"])["direct"]
    for article, blocs in KEY["sources"]["by_bloc"].items():
        for bloc, found in blocs.items():
            if found["words"]:
                assert table[article, same.get(bloc, bloc)] == found["words"]


@pytest.mark.parametrize("by", ["source", "type", "bloc", "naming"])
def test_shares_of_quoted_words_make_a_hundred(by) -> None:
    table = tables.shares(STORY, by)
    sums = table.groupby("article")["of 100 quoted words"].sum()
    assert all(abs(total - 100) <= len(table) / 2 for total in sums)
    assert (table["of 100 attributed sentences"] <= 100).all()


def test_no_word_is_counted_twice() -> None:
    for article in (*STORY.articles, *MINI.articles):
        total = sum(direct + indirect for direct, indirect in words_of(article, find_voices(article)))
        assert total <= len(article.text.split())


def test_accusations_without_an_answer_are_not_found_in_this_text() -> None:
    table = tables.replies(STORY)
    rows = table[table["article"] == "A"]
    assert set(rows["against"]) == {"North Korea"}
    assert set(rows["answer"]) == {"not found in this text"}


def test_an_answer_is_found_where_it_stands() -> None:
    actors = (Actor("Karsk", ("Karsk", "Karsk Council")), Actor("Varn", ("Varn",)))
    text = "Varn accused Karsk of stealing the bell. It rained. Karsk denied it was true. Varn slammed the weather."
    story = Story("s", "a theft", (plain_article(text, id="X"),), actors)
    rows = tables.replies(story)
    assert rows[["number", "verb", "against", "answer", "speaks"]].values.tolist() == [
        [1, "accuse", "Karsk", "sentence 3", 1]
    ]


def test_verbs_are_counted_for_whom_they_stand() -> None:
    table = tables.cues(STORY)
    row = table[(table["article"] == "A") & (table["verb"] == "accuse")]
    assert set(row["source"]) == {"Washington and its allies", "Mykhailo Podolyak"}
    assert int(tables.cue_groups(STORY).to_numpy().sum()) == int(table["times"].sum())


def test_voices_come_in_in_order() -> None:
    table = tables.entrances(STORY)
    for _, rows in table.groupby("article"):
        assert rows["first"].is_monotonic_increasing
        assert rows["of 100 words"].between(0, 100).all()


def test_one_voice_is_no_diversity() -> None:
    story = Story("s", "a bridge", (plain_article("Ann Lee said no. Ann Lee said yes.", id="X"),))
    row = tables.diversity(story).loc["X"]
    assert row["entropy"] == 0
    assert pd.isna(row["evenness"])


def test_machine_and_reference_coding_agree_on_every_quotation_and_speaker() -> None:
    table = tables.against_key(STORY)
    for what in ("quotations", "speakers"):
        assert table.loc[what, ["machine", "reference", "both"]].tolist() == [20, 20, 20]
    assert table.loc["sources", "precision"] >= 0.9


def test_all_ten_indirect_attributions_of_the_strict_core_are_found() -> None:
    rows = [row for row in KEY["indirect"] if row["id"] in KEY["indirect_rules"]["strict_core"]]
    found = machine_layer(STORY, "indirect").annotations
    assert len(rows) == 10
    for row in rows:
        place = row["content"]
        near = [
            it for it in found if it.article == row["article"] and it.start < place["end"] and it.end > place["start"]
        ]
        assert near, row["id"]


def test_misses_and_false_alarms_are_shown() -> None:
    for what in ("indirect", "sources"):
        counts = tables.against_key(STORY).loc[what]
        view = views.misses(STORY, what)
        assert len(view.evidence) >= counts["machine"] + counts["reference"] - 2 * counts["both"] > 0
        assert all(marked(found) for found in view.evidence.values())


def test_two_other_coders_can_be_compared() -> None:
    layers = [find(STORY, "speakers") for find in (reference_layer, second_layer)]
    table = tables.apart(STORY, *layers, "exact", same_code=True)
    assert set(table["who"]) == {"other code"}  # "Kremlin" and "The Kremlin", two names for a treaty
    assert len(table) == 2


def test_the_machine_names_what_it_finds() -> None:
    with pytest.raises(ParallaxError, match="finds no 'frames'"):
        machine_layer(STORY, "frames")


@pytest.mark.parametrize("view", [*CHARTS, *TABLES], ids=lambda view: view.__name__)
@pytest.mark.parametrize("story", [STORY, MINI], ids=lambda story: story.id)
def test_everything_that_can_be_clicked_has_sentences_behind_it(view, story: Story) -> None:
    widget = view(story)
    assert widget.evidence or view is views.replies
    assert all(marked(found) for found in widget.evidence.values())
    assert set(widget.labels) == set(widget.evidence)


@pytest.mark.parametrize("view", CHARTS, ids=lambda view: view.__name__)
def test_every_mark_of_a_chart_opens(view) -> None:
    table = {views.voices: tables.sources, views.verbs: tables.cue_groups, views.strip: tables.voices}[view](STORY)
    chart = {views.voices: charts.voices, views.verbs: charts.verbs, views.strip: charts.strip}[view](table)
    assert set(chart.marks) == set(view(STORY).evidence)


@pytest.mark.parametrize("view", [*CHARTS, *TABLES[:-1]], ids=lambda view: view.__name__)
def test_views_of_articles_in_which_nobody_speaks(view) -> None:
    assert view(NOBODY).twin
    assert view(NOBODY).evidence == {}


def test_where_no_words_stand_twice_a_sentence_says_so_and_no_empty_table_stands() -> None:
    assert "no statement whose words stand twice" in str(views.echoes(NOBODY))


def test_the_words_behind_a_bar_are_those_it_counts() -> None:
    evidence = views.voices(STORY).evidence
    assert marked(evidence["A|Kim Jong Un|direct"]) == "dearest friend of the Korean people full support and solidarity"
    assert marked(views.verbs(STORY).evidence["B|US Embassy in Hanoi|accuse"]).endswith("criticising")
    assert "rejected" in marked(views.ledger(STORY).evidence["20:words"])
    assert {it.article for it in views.echoes(STORY).evidence["3:second"]} == {"B"}


def test_a_ledger_goes_on_to_the_reader() -> None:
    reader = views.voice_reader(STORY)
    table = views.echoes(STORY, reader)
    assert table.connected
    passage = table.evidence["3:second"][0]
    table.on_reader(passage.article, passage.marks[0])
    assert reader._shown["passage"][0] == 1


def test_charts_say_in_words_what_they_show() -> None:
    alt = charts.voices(tables.sources(STORY)).alt
    assert "US State Department 44 quoted, " in alt
    assert "Carl Thayer from sentence 25" in charts.strip(tables.voices(STORY)).alt


def test_charts_of_many_sources_stay_readable() -> None:
    text = " ".join(f"Ann {chr(65 + place)}{'o' * place}lee said no." for place in range(26))
    story = Story("s", "a bridge", (plain_article(text, id="X"),))
    chart = charts.voices(tables.sources(story))
    assert len(chart.marks) == charts.sourcing.MOST
    assert "are not drawn" in chart.alt


@settings(max_examples=40)  # every table of a story, each time
@given(any_text)
def test_tables_of_any_text(text: str) -> None:
    try:
        story = Story("s", "anything", (plain_article(text, id="X"),), (Actor("Russia", ("Putin",)),))
    except ParallaxError:
        return
    voices = tables.voices(story)
    assert (voices["direct"] >= 0).all()
    assert (voices["indirect"] >= 0).all()
    for frame in (tables.sources(story), tables.shares(story), tables.cues(story), tables.replies(story)):
        assert isinstance(frame, pd.DataFrame)
    for frame in (tables.cue_groups(story), tables.entrances(story), tables.diversity(story)):
        assert isinstance(frame, pd.DataFrame)
