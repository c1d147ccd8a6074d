"""Generic frames: the questions, what coders answered, the tables, the profile, and words that go with a frame."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from strategies import any_text

from helpers import ParallaxError, charts, load_story, plain_article, read_pasted, tables, views
from helpers.alignment.stems import headword
from helpers.frames import (
    CANNOT_TELL,
    LISTS,
    NO,
    YES,
    FrameCoding,
    find_frame,
    find_triggers,
    frame_mean,
    load_frames,
)
from helpers.layers import frame_codings, machine_layer, reference_layer
from helpers.model import Article, Span, Story
from helpers.places import kit_folder
from helpers.seeds.stories import story_folder
from helpers.vocabulary import FOLDER, entries
from helpers.widgets.evidence import ClickableChart, ClickableTable

STORY = load_story("putin-vietnam-2024")
FIRST, SECOND = frame_codings(STORY)
CONFLICT = find_frame("conflict")
STORIES = ("putin-vietnam-2024", "council-vote", "river-flood")


def coded(coder: str, *answers: str, frame: str = "conflict", articles: tuple[str, ...] = ("A", "B")) -> FrameCoding:
    """The same answers for each article."""
    items = [item.id for item in find_frame(frame).items]
    said = {(article, item): it for article in articles for item, it in zip(items, answers, strict=True)}
    return FrameCoding(coder, "student", said)


def test_five_frames_with_nineteen_questions() -> None:
    sizes = {frame.name: len(frame.items) for frame in load_frames()}
    assert sizes == {
        "conflict": 4, "human interest": 4, "economic consequences": 3, "morality": 3, "responsibility": 5
    }  # fmt: skip
    items = [item for frame in load_frames() for item in frame.items]
    for names in ([it.id for it in items], [it.short for it in items], [it.second for it in items]):
        assert len(set(names)) == len(items) == 19
    assert all(it.text.endswith("?") and it.hint.endswith((".", "?")) and ":" not in it.id for it in items)


def test_an_unknown_frame_is_named_with_those_there_are() -> None:
    with pytest.raises(ParallaxError, match=r"there is no frame “war”\. Choose conflict, human interest"):
        find_frame("war")


@pytest.mark.parametrize("name", STORIES)
def test_the_reference_means_are_those_of_the_key_without_the_pictures(name: str) -> None:
    story = load_story(name)
    key = json.loads((kit_folder("seeds") / name / "key" / f"{name}.json").read_text(encoding="utf-8"))
    reference = frame_codings(story)[0]
    for article in story.articles:
        for frame in load_frames():
            row = key["framing"][article.id]["semetko_valkenburg"][frame.key]
            text_items = [value for question, value in row["items"].items() if "visual" not in question]
            assert len(text_items) == len(frame.items)
            assert frame_mean(reference, article.id, frame) == pytest.approx(sum(text_items) / len(text_items))


def test_every_story_has_a_second_coding_of_frames() -> None:
    assert [len(frame_codings(load_story(name))) for name in STORIES] == [2, 2, 2]
    assert frame_codings(Story("own", "", STORY.articles)) == ()


def test_the_two_codings_part_on_the_economic_questions_only() -> None:
    table = tables.frame_items(STORY, [FIRST, SECOND])
    apart = table[table["same"] == "no"]
    economic = [item.short for item in find_frame("economic consequences").items]
    assert sorted(question for _, question in apart.index) == sorted(economic)


def test_the_same_mean_from_other_answers() -> None:
    frame = find_frame("economic consequences")
    assert frame_mean(FIRST, "A", frame) == frame_mean(SECOND, "A", frame)
    assert any(FIRST.answers["A", it.id] != SECOND.answers["A", it.id] for it in frame.items)


@pytest.mark.parametrize(
    ("answers", "mean"),
    [
        ((YES, YES, YES, NO), 0.75),
        ((YES, CANNOT_TELL, NO, CANNOT_TELL), 0.5),
        ((CANNOT_TELL,) * 4, None),
        ((NO,) * 4, 0.0),
    ],
)
def test_the_mean_leaves_out_what_nobody_could_tell(answers: tuple[str, ...], mean: float | None) -> None:
    assert frame_mean(coded("Ada", *answers), "A", CONFLICT) == mean


def test_a_frame_that_is_not_finished_has_no_mean() -> None:
    coding = FrameCoding("Ada", "student", {("A", CONFLICT.items[0].id): YES})
    assert frame_mean(coding, "A", CONFLICT) is None
    means = tables.frame_means(STORY, [FIRST, coding], [CONFLICT])
    assert means["Ada"].isna().all() and means["apart"].isna().all()


def test_means_and_how_far_they_are_apart() -> None:
    means = tables.frame_means(STORY, [coded("Ada", NO, NO, YES, NO), FIRST], [CONFLICT])
    assert means.loc[("conflict", "A")].to_list() == [0.25, 0.75, 0.5]


def test_agreement_is_per_question_and_alpha_pooled_with_its_caveat() -> None:
    table = tables.frame_agreement(STORY, [coded("Ada", YES, NO, CANNOT_TELL, NO), FIRST, SECOND], [CONFLICT])
    assert table["agreement"].to_list() == ["100 %", "33 %", "100 %", "100 %"]
    per_cent, alpha = tables.pooled_agreement(STORY, [FIRST, SECOND])
    assert (per_cent.n, alpha.n) == (38, 38)
    assert alpha.value == pytest.approx(0.84, abs=0.005)
    assert alpha.low is not None and alpha.low < alpha.value
    assert "looks like agreement" in alpha.note


def test_without_variance_alpha_is_undefined_and_said_so() -> None:
    shown = views.frame_agreement(
        Story("own", "", STORY.articles), [coded("Ada", *[YES] * 4), coded("Ben", *[YES] * 4)]
    )
    assert "Krippendorff’s alpha is undefined: all values are the same" in shown.text
    with pytest.raises(ParallaxError, match="two coders or more"):
        tables.frame_agreement(STORY, [FIRST])


def test_a_story_without_frames_and_one_with_a_single_coder_say_so(tmp_path: Path) -> None:
    own = Story("own", "", STORY.articles)
    for view in (views.frame_items, views.frame_profile, views.frame_means, views.frame_agreement):
        assert "The machine does not code frames" in repr(view(own))
    alone = shutil.copytree(story_folder("river-flood"), tmp_path / "alone") / "story.toml"
    lines = alone.read_text(encoding="utf-8").splitlines()
    alone.write_text("\n".join(line for line in lines if not line.startswith("second_key")), encoding="utf-8")
    assert "Only one coder" in repr(views.frame_agreement(load_story(alone.parent)))


@pytest.mark.parametrize("name", STORIES)
def test_every_view_of_frames_works_on_every_story(name: str) -> None:
    story = load_story(name)
    profile, items, words = views.frame_profile(story), views.frame_items(story), views.frame_words(story)
    assert isinstance(profile, ClickableChart) and isinstance(items, ClickableTable)
    for article in story.articles:
        for frame in load_frames():
            mean = frame_mean(frame_codings(story)[0], article.id, frame)
            assert f"{frame.name.capitalize()}, article {article.id}: reference coding {mean:.2f}" in profile.name
    assert words.evidence
    assert items.evidence and profile.evidence


def test_a_dot_opens_the_passages_of_its_coder() -> None:
    ada = FrameCoding(
        "Ada", "student", coded("Ada", YES, NO, NO, NO).answers, {("A", "disagreement"): (_span("accuse"),)}
    )
    profile = views.frame_profile(STORY, [ada], "conflict")
    assert isinstance(profile, ClickableChart)
    assert [mark.text for it in profile.evidence["conflict|A|Ada"] for mark in it.marks] == ["accuse"]
    assert "conflict|B|Ada" not in profile.evidence
    assert len(profile.evidence["conflict|A|second coding"]) == 3


def test_a_yes_opens_its_passage_and_a_no_opens_none() -> None:
    items = views.frame_items(STORY, (), "conflict")
    assert isinstance(items, ClickableTable)
    (passage,) = items.evidence["A, one reproaches another:second coding"]
    assert passage.where == "Article A, sentence 4, body"
    assert "A, winners and losers:second coding" not in items.evidence


def test_coders_have_shapes_of_their_own_and_the_range_is_named() -> None:
    chart = charts.frame_profile(tables.frame_means(STORY, [coded("Ada", NO, NO, NO, NO), FIRST], [CONFLICT]))
    texts = [text.get_text() for text in chart.figure.axes[0].texts]
    assert "0.75 apart" in texts and "Ada 0.00" in texts and "reference 0.75" in texts
    assert len(set(charts.frames.SHAPES)) == len(charts.frames.SHAPES)


def test_the_profile_of_nobody_is_an_empty_chart_and_no_crash() -> None:
    assert "not coded" in charts.frame_profile(tables.frame_means(STORY, [])).alt
    assert charts.frame_profile(tables.frame_means(Story("s", "", ()), [FIRST])).marks == {}


@pytest.mark.parametrize("frame", LISTS)
def test_a_list_of_words_gives_a_reason_is_sorted_and_has_no_form_twice(frame: str) -> None:
    name = LISTS[frame]
    first, *lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert first.startswith("# ") and first.endswith(".")
    assert lines == sorted(set(lines))
    assert f"`{name}`" in (FOLDER / "README.md").read_text(encoding="utf-8")
    heads = [tuple(map(headword, entry.split("-"))) for entry in entries(name)]
    assert len(set(heads)) == len(heads), [it for it in heads if heads.count(it) > 1]


@pytest.mark.parametrize(
    ("text", "frame", "found"),
    [
        ("Both sides clashed over it.", "conflict", ["sides", "clash"]),
        ("They criticized and criticised the favour.", "conflict", ["criticise", "criticise"]),
        ("It is a dishonour, said the neighbors.", "human interest", ["neighbour"]),
        ("Honor is at stake.", "morality", ["honour"]),
        ("He lashed out: the costs are billions.", "economic consequences", ["cost", "billion"]),
        ("Because of the war-crimes trial.", "morality", ["war-crime"]),
        ("The plane was late because it rained.", "responsibility", []),
    ],
)
def test_words_are_found_in_every_form_and_spelling(text: str, frame: str, found: list[str]) -> None:
    assert [it.entry for it in find_triggers(plain_article(text)) if it.frame == frame] == found


@given(any_text)
def test_triggers_slice_exactly_and_in_order(text: str) -> None:
    try:
        article = read_pasted(f"{text}\n\nCritics blamed the town for a shameful war crime.")
    except ParallaxError:
        return
    words = find_triggers(article)
    assert all(article.text[it.start : it.end] == it.text and it.rule == "word_of_a_list" for it in words)
    for frame in LISTS:
        assert all(a.end <= b.start for a, b in pairwise([it for it in words if it.frame == frame]))


def test_an_article_without_words_is_no_division_by_nothing() -> None:
    nothing = Article("A", "", "", "", "", "", "", (), (), ())
    empty = Story("s", "", (nothing, plain_article("Nobody came.", id="B")))
    table = tables.frame_words(empty)
    assert table["words"].sum() == 0 and table["per 1,000 words"].sum() == 0
    assert repr(views.frame_words(empty)).startswith("Table: Words that often go with a frame")


def test_the_four_functions_are_a_layer_and_the_machine_has_none() -> None:
    layer = reference_layer(STORY, "entman")
    assert {one.code for one in layer.annotations} == {"problem", "cause", "judgement", "remedy"}
    assert len(layer.annotations) == 29
    with pytest.raises(ParallaxError, match="the machine finds no 'entman'"):
        machine_layer(STORY, "entman")


def _span(words: str) -> Span:
    start = STORY.articles[0].text.index(words)
    return Span(start, start + len(words), words)
