import re
from dataclasses import replace

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from strategies import any_text

from helpers import Story, charts, load_story, plain_article, tables, views
from helpers.comparison import FIGURE_RELATIONS
from helpers.errors import ParallaxError
from helpers.journal import MemoryJournal
from helpers.lessons.verdicts import PREFIX
from helpers.markup import escape
from helpers.widgets.pairs.verdicts import own_verdict
from helpers.widgets.trials.rounding import MOST, Rounding, same_at, written

STORY = load_story("putin-vietnam-2024")
CHARTS = [views.figure_pairs, views.timeline, views.figure_shares, views.figure_sources]
ROW = "$3.5 billion"


def story(*texts: str) -> Story:
    articles = (plain_article(text, id=name, date="2024-06-20") for text, name in zip(texts, "ABCDE", strict=False))
    return Story("s", "a bridge", tuple(articles))


HOSTILE = story(
    "It cost <b>$9</b> & $8 million on Monday.\u202e", "<script>$9</script> million it cost $$, 5% on Monday."
)


@pytest.mark.parametrize("view", CHARTS, ids=lambda view: view.__name__)
def test_everything_that_can_be_clicked_has_sentences_behind_it(view) -> None:
    widget = view(STORY)
    assert widget.evidence
    for found in widget.evidence.values():
        assert any(is_marked for passage in found for _, is_marked in passage.pieces)


@pytest.mark.parametrize("view", [*CHARTS, views.figures_ledger], ids=lambda view: view.__name__)
@pytest.mark.parametrize("which", [HOSTILE, story("Nothing here."), story("Nothing.", "Nothing.", "It cost $5.")])
def test_views_of_other_stories(view, which: Story) -> None:
    twin = view(which).twin
    assert "<script>$9" not in twin
    assert "mathjax_ignore" in twin


def test_the_timeline_marks_the_words_it_names() -> None:
    widget = views.timeline(STORY)
    for key, found in widget.evidence.items():
        words = "".join(text for passage in found for text, is_marked in passage.pieces if is_marked)
        assert f": {words}, " in widget.labels[key]


def test_a_dumbbell_has_its_years_on_it() -> None:
    chart = charts.dumbbell(tables.figure_pairs(STORY))
    words = {text.get_text() for axes in chart.figure.axes for text in axes.texts}
    assert {"$3.5 billion (2022)", "$3.6 billion (2023)"} <= words
    assert "$175 billion (2022) in A, $171 billion (2023) in B, -2.3 %" in chart.alt
    assert all(axes.get_xlim()[0] == 0 for axes in chart.figure.axes)


def test_charts_of_no_figure_say_so() -> None:
    nothing = story("Nobody came.", "Nobody left.")
    assert charts.dumbbell(tables.figure_pairs(nothing)).alt.endswith("None was found.")
    assert charts.timeline(tables.figure_dates(())).png().startswith(b"\x89PNG")
    assert charts.figure_sources(tables.figure_shares(())).alt.endswith("There is no article.")


def test_charts_leave_dollars_alone() -> None:
    before = dict(mpl.rcParams)
    svg = views.figure_pairs(STORY).svg
    assert "$3.5 billion (2022)" in svg
    assert dict(mpl.rcParams) == before


@given(any_text)
@settings(max_examples=25, deadline=None)
def test_tables_and_charts_of_any_text(text: str) -> None:
    clean = "It cost $5 in 1950. " + "".join(it for it in text if it.isprintable())
    which = story(clean, clean)
    assert len(tables.all_figures(which.articles)) % 2 == 0
    for chart in (charts.dumbbell(tables.figure_pairs(which)), charts.timeline(tables.figure_dates(which.articles))):
        assert chart.alt


def test_the_ledger_opens_each_figure() -> None:
    ledger = views.figures_ledger(STORY)
    row = next(it for it in ledger.table["rows"] if it[1][1]["text"].startswith(ROW))
    found = ledger.evidence[row[1][1]["key"]]
    assert [text for text, is_marked in found[0].pieces if is_marked] == [ROW]
    assert len(views.figures_ledger(STORY, alone=True).table["rows"]) > len(ledger.table["rows"])


def test_the_ledger_waits_for_the_students_own_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")
    journal = MemoryJournal(STORY)
    assert "different period" not in views.figures_ledger(STORY, journal=journal).twin
    ledger = views.figures_ledger(STORY, journal=journal)
    (verdict,) = views.figure_verdicts(STORY, journal, rows=[ROW]).verdicts
    verdict.commit("conflict")
    assert [row[1][3]["text"] for row in ledger.table["rows"]].count("different period") == 1
    assert ledger.fault == {}
    twin = views.figures_ledger(STORY, journal=journal).twin
    assert ledger.twin == twin
    assert twin.count("different period") == 1
    assert "+2.9 %" in twin
    monkeypatch.setenv("PARALLAX_REVEAL", "open")
    assert views.figures_ledger(STORY, journal=MemoryJournal(STORY)).twin.count("different period") == 4


def test_a_verdict_comes_before_the_reveal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")
    journal = MemoryJournal(STORY)
    widget = views.figure_verdicts(STORY, journal, rows=[ROW, "$175 billion"])
    assert "reference coding" not in widget.twin
    first, second = widget.verdicts
    first._choice.value = "conflict"
    first._save.click()
    assert own_verdict(journal, first.row.id) == "conflict"
    assert "The reference coding: different period." in first.html()
    assert "reference coding" not in second.html()
    first.commit("different period")
    assert journal.state.predictions[PREFIX + first.row.id] == "conflict"
    assert "first you said: conflict" in first.html()


def test_the_coders_words_are_shown_as_the_coders_note_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "open")
    (agreed,) = views.figure_verdicts(STORY, MemoryJournal(STORY), rows=[ROW]).verdicts
    note = agreed.key.reason
    assert note
    assert escape(note) not in agreed.html()
    assert "It agrees with the machine" in agreed.html()
    agreed.key = replace(agreed.key, relation="conflict")
    assert f"The reference coding: conflict.</b> The coder’s note: {escape(note)}" in agreed.html()
    agreed.key = None
    assert "The reference coding: no such pair." in agreed.html()
    apart = tables.pairs_apart(STORY)
    assert set(apart.loc[apart["machine"] == "", "why"]) <= {""}
    assert apart["the coder’s note"].str.len().gt(0).any()
    columns = [it["text"] for it in views.pair_misses(STORY).table["columns"]]
    assert columns == ["A", "B", "machine", "reference", "the coder’s note"]


def test_verdicts_come_back_when_the_notebook_runs_again() -> None:
    journal = MemoryJournal(STORY)
    views.figure_verdicts(STORY, journal, rows=[ROW]).verdicts[0].commit("rounded")
    (again,) = views.figure_verdicts(STORY, journal, rows=[ROW]).verdicts
    assert again.own == again._choice.value == "rounded"
    assert "Trade between the two countries: rounded" in repr(views.figure_verdicts(STORY, journal, rows=[ROW]))


def test_open_reveals_show_machine_and_key_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "open")
    twin = views.figure_verdicts(STORY, MemoryJournal(STORY), rows=[ROW]).twin
    assert "The machine: different period." in twin
    assert "To look up: The numbers for both years" in twin


def test_what_cannot_be_chosen_is_said() -> None:
    journal = MemoryJournal(STORY)
    (verdict,) = views.figure_verdicts(STORY, journal, rows=[ROW]).verdicts
    with pytest.raises(ParallaxError, match="there is no relation"):
        verdict.commit("biased")
    verdict._save.click()
    assert "Nothing is chosen yet" in verdict._said.value
    assert not journal.state.answers
    with pytest.raises(ParallaxError, match="has no row"):
        views.figure_verdicts(STORY, journal, rows=["$1"])


def test_verdicts_escape_the_articles() -> None:
    which = story("The <b>bridge</b> at Karsk cost $9 million.", "The <b>bridge</b> at Karsk cost $12 million.")
    widget = views.figure_verdicts(which, MemoryJournal(which))
    assert "<b>bridge" not in widget.twin
    assert len(widget.verdicts) == 1
    assert "There is no pair" in views.figure_verdicts(story("Nothing."), MemoryJournal()).twin


def test_the_slider_shows_when_two_numbers_become_one() -> None:
    widget = views.rounding(3.5e9, 3.6e9)
    assert widget.digits == 2
    assert ">first</th>" in widget.twin
    assert "not the same" in widget._shown.value
    widget.digits = 1
    assert "= the same" in widget._shown.value
    assert "4 billion" in widget._shown.value
    assert widget.twin.count("<tr><td") == 2
    assert same_at(171e9, 175e9, 1)
    assert not same_at(171e9, 175e9, 2)


@pytest.mark.parametrize("pair", [(3.5e9, 3.6e9), (175e9, 171e9), (1410.0, 1140.0), (0.0349, 0.03), (12345.0, 7.0)])
def test_the_sliders_first_step_changes_something(pair: tuple[float, float]) -> None:
    widget = views.rounding(*pair)
    before = widget._shown.value
    assert all(written(it) in before for it in pair)
    widget.digits -= 1
    after = re.findall("<td.*?</td>", widget._shown.value)
    assert after[2:4] != re.findall("<td.*?</td>", before)[2:4]
    assert views.rounding(1 / 3, 1.0).digits == MOST


def test_the_slider_of_a_story_and_of_nonsense() -> None:
    assert len(views.rounding(STORY).pairs) == 3
    assert all(f">{it}</th>" in views.rounding(STORY).twin for it in "AB")
    assert ">first<" not in views.rounding(STORY).twin
    assert "There is no pair" in views.rounding(story("Nothing.", "Nothing.")).twin
    assert repr(Rounding((("", 0.0, -5.0),)))
    with pytest.raises(ParallaxError, match="two numbers"):
        views.rounding("many", "few")
    with pytest.raises(ParallaxError, match="two numbers"):
        views.rounding(1.0)


def test_machine_and_key_are_printed_with_their_misses() -> None:
    table = tables.figures_against_key(STORY)
    assert table.loc["figures", "both"] <= min(table.loc["figures", "machine"], table.loc["figures", "reference"])
    assert table.loc["pairs with the same relation", "precision"] == 1.0
    apart = tables.pairs_apart(STORY)
    missed = table.loc["pairs", "reference"] - table.loc["pairs", "both"]
    assert (apart["machine"] == "").sum() == missed
    assert set(apart["reference"]) <= {*FIGURE_RELATIONS, ""}
    assert len(views.pair_misses(STORY).evidence) == 2 * len(apart)
    assert views.figure_misses(STORY).evidence
    assert "precision" in views.figures_against_key(STORY).text


def test_a_story_without_a_coding_has_no_key_to_compare() -> None:
    assert "No reference coding" in views.figures_against_key(story("It cost $5.", "It cost $5.")).text
    assert tables.pairs_apart(story("It cost $5.")).empty


def test_shares_leave_dates_without_a_source_alone() -> None:
    table = tables.figure_shares(story("It cost $5, the bank said. She left on Monday.").articles)
    assert table.loc["A", ["figures", "with a source"]].tolist() == [1, 1]
