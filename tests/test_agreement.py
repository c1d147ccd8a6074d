"""Known answers, plain models and the figures of the key's README."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from key import key_of

from helpers import ParallaxError, load_story, plain_article, tables
from helpers.agreement import (
    Agreement,
    Ratings,
    agreement_by_code,
    cohen_kappa,
    f1,
    given_ratings,
    krippendorff_alpha,
    match,
    percent_agreement,
    pool,
    precision,
    recall,
    scores,
    sentence_ratings,
    split_sentences,
)
from helpers.agreement.ratings import overlap
from helpers.layers import machine_layer, reference_layer, second_layer
from helpers.model import Annotation, Layer, Story
from helpers.seeds.stories import second_key

STORY = load_story("putin-vietnam-2024")
TEXT = "No one came. The hall was empty. “It rained,” he said."
SMALL = Story("karsk", "A bridge", (plain_article(TEXT, id="A"), plain_article("Rain fell. Nobody came.", id="B")))

# Krippendorff's canonical data: four coders, twelve units, . for a missing value.
CODERS = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]


def of_rows(*rows: tuple[Any, ...], coders: str = "") -> Ratings:
    names = tuple(coders or "ABCDEFGH"[: len(rows[0]) if rows else 2])
    return Ratings("x", names, tuple(f"u{at}" for at in range(len(rows))), rows)


def canonical() -> Ratings:
    columns = zip(*CODERS, strict=True)
    return of_rows(*[tuple(None if mark == "." else int(mark) for mark in column) for column in columns])


def layer_of(coder: str, *marks: tuple[str, int, int, str]) -> Layer:
    texts = {article.id: article.text for article in SMALL.articles}
    annotations = tuple(
        Annotation(start, end, texts[article][start:end], f"{coder}{at}", article, code)
        for at, (article, start, end, code) in enumerate(marks)
    )
    return Layer(coder, "student", "karsk", annotations)


@pytest.mark.parametrize(
    ("level", "value"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_the_canonical_data(level: Any, value: float) -> None:
    found = krippendorff_alpha(canonical(), level)
    assert found.value is not None
    assert round(found.value, 3) == value
    assert found.n == 11, "the twelfth unit was coded once and shows nothing"
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high <= 1


def test_kappa_worked_by_hand() -> None:
    # 20 both yes, 5 only the first, 10 only the second, 15 both no: observed .7, expected .5 * .6 + .5 * .4 = .5
    rows = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
    assert cohen_kappa(of_rows(*rows)).value == pytest.approx(0.4)
    assert percent_agreement(of_rows(*rows)).value == pytest.approx(0.7)


def test_alpha_worked_by_hand() -> None:
    # four units, two coders: 1 of 4 units parts; of 8 values 5 are 1 and 3 are 0; expected 2 * 5 * 3 / (8 * 7)
    value = krippendorff_alpha(of_rows((1, 1), (1, 1), (0, 0), (0, 1))).value
    assert value == pytest.approx(1 - (2 / 8) / (2 * 5 * 3 / (8 * 7)))


def test_the_interval_is_the_same_every_time_and_narrower_with_more_units() -> None:
    rows = [(1, 1)] * 10 + [(0, 0)] * 10 + [(0, 1)] * 4
    few, again = krippendorff_alpha(of_rows(*rows)), krippendorff_alpha(of_rows(*rows))
    many = krippendorff_alpha(of_rows(*rows * 10))
    assert few == again
    assert few.low < many.low < many.value < many.high < few.high  # type: ignore[operator]
    assert (round(few.low, 6), round(few.high, 6)) == (0.342475, 0.918261)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "no unit"),
        ([(1, None), (None, 0)], "no unit"),
        ([(1, 0)], "only one unit"),
        ([(1, 1), (1, 1), (None, 0)], "all values are the same"),
    ],
)
def test_what_is_undefined_says_why(rows: list[tuple[Any, ...]], says: str) -> None:
    for measure in (cohen_kappa, krippendorff_alpha):
        found = measure(of_rows(*rows))
        assert (found.value, found.low, found.high) == (None, None, None)
        assert found.note.startswith("undefined: ")
        assert says in found.note


def test_no_interval_where_it_would_mislead() -> None:
    assert "9 units are too few" in krippendorff_alpha(of_rows(*[(1, 1)] * 5, *[(0, 1)] * 4)).note
    assert "nobody disagrees" in krippendorff_alpha(of_rows(*[(1, 1)] * 10, *[(0, 0)] * 10)).note
    rare = krippendorff_alpha(of_rows(*[(0, 0)] * 60, (1, 0)))
    assert rare.low is None
    assert "without variance" in rare.note
    assert "given once in all" in rare.note


def test_missing_values_may_be_none_or_nan() -> None:
    none, nan = of_rows((1, 1), (0, None), (0, 0)), of_rows((1, 1), (0, math.nan), (0, 0))
    for measure in (percent_agreement, cohen_kappa, krippendorff_alpha):
        assert measure(none) == measure(nan)


def test_kappa_is_for_two() -> None:
    with pytest.raises(ParallaxError, match="two coders, not 3"):
        cohen_kappa(of_rows((1, 1, 1)))


def test_words_have_no_rank() -> None:
    with pytest.raises(ParallaxError, match="words have no ordinal order"):
        krippendorff_alpha(of_rows(("low", "high"), ("low", "low")), "ordinal")


def test_ratings_must_fit() -> None:
    with pytest.raises(ParallaxError, match="two coders or more"):
        Ratings("x", ("A",), (), ())
    with pytest.raises(ParallaxError, match="one value for each coder"):
        Ratings("x", ("A", "B"), ("u",), ((1,),))
    with pytest.raises(ParallaxError, match="same coders"):
        pool([of_rows((1, 1)), of_rows((1, 1), coders="XY")])
    with pytest.raises(ParallaxError, match="same coders"):
        pool([])


values = st.one_of(st.none(), st.integers(0, 2))
any_rows = st.integers(2, 4).flatmap(lambda coders: st.lists(st.tuples(*[values] * coders), max_size=15))


@given(any_rows)
def test_alpha_is_one_minus_observed_by_expected_disagreement(rows: list[tuple[Any, ...]]) -> None:
    found = krippendorff_alpha(of_rows(*rows), rounds=0)
    units = [[value for value in row if value is not None] for row in rows]
    units = [unit for unit in units if len(unit) >= 2]
    every = [value for unit in units for value in unit]
    if len(units) < 2 or len(set(every)) == 1:
        assert found.value is None
        return
    parted = sum(sum(a != b for a, b in itertools.permutations(unit, 2)) / (len(unit) - 1) for unit in units)
    expected = sum(a != b for a, b in itertools.permutations(every, 2)) / (len(every) - 1)
    assert found.value == pytest.approx(1 - parted / expected)
    assert krippendorff_alpha(of_rows(*[row[::-1] for row in rows]), rounds=0).value == pytest.approx(found.value)


@given(any_rows)
def test_every_measure_has_its_n_and_stays_in_bounds(rows: list[tuple[Any, ...]]) -> None:
    ratings = of_rows(*rows)
    for found in (percent_agreement(ratings), krippendorff_alpha(ratings, "interval", rounds=20)):
        assert found.n == len(ratings.pairable())
        assert found.value is None or found.value <= 1
        assert found.value is not None or found.note


def test_a_sentence_has_a_code_if_some_of_its_words_do() -> None:
    first = layer_of("Amina", ("A", 0, 6, "who"), ("A", 40, 54, "who"))
    second = layer_of("Ben", ("A", 3, 34, "who"), ("B", 0, 4, "what"))
    ratings = sentence_ratings(SMALL, [first, second], "who")
    assert ratings.values == ((1, 1), (0, 1), (1, 0), (0, 0), (0, 0)), "a quotation mark caught along does not count"
    assert ratings.units == ("A1", "A2", "A3", "B1", "B2")
    only_a = sentence_ratings(SMALL, [first, second], "who", {"Amina": {"A"}})
    assert only_a.values[3:] == ((None, 0), (None, 0))


def test_the_code_of_a_given_stretch_is_the_one_that_covers_it_best() -> None:
    given = layer_of("key", ("A", 33, 45, "speech"), ("B", 0, 10, "speech"))
    first = layer_of("Amina", ("A", 33, 36, "term"), ("A", 32, 46, "scare"))
    second = layer_of("Ben", ("A", 33, 45, "speech"), ("B", 5, 10, "term"))
    assert given_ratings(given, [first, second]).values == (("scare", "speech"), (None, "term"))


def test_layers_of_another_story_and_single_layers_are_refused() -> None:
    one = layer_of("Amina")
    for wrong, says in ([one], "two layers"), ([one, machine_layer(STORY)], "another story"):
        with pytest.raises(ParallaxError, match=says):
            sentence_ratings(SMALL, wrong, "who")
        with pytest.raises(ParallaxError, match=says):
            split_sentences(SMALL, wrong)
    with pytest.raises(ParallaxError, match="another story"):
        scores(one, machine_layer(STORY))


def test_precision_recall_and_f1_worked_by_hand() -> None:
    found = layer_of("Amina", ("A", 0, 6, "who"), ("A", 13, 21, "who"), ("B", 0, 4, "what"))
    against = layer_of("Ben", ("A", 0, 6, "who"), ("A", 17, 21, "who"), ("B", 0, 4, "who"), ("B", 11, 17, "who"))
    assert [it.value for it in scores(found, against)] == [1 / 3, 1 / 4, 2 / 7]
    assert [it.value for it in scores(found, against, "overlap")] == [2 / 3, 2 / 4, 4 / 7]
    assert [it.value for it in scores(found, against, "overlap", same_code=False)] == [1, 3 / 4, 6 / 7]
    assert [it.n for it in scores(found, against)] == [3, 4, 7]
    assert (precision(found, against), recall(found, against), f1(found, against)) == scores(found, against)


def test_a_share_of_nothing_is_undefined() -> None:
    empty, one = layer_of("Amina"), layer_of("Ben", ("A", 0, 6, "who"))
    first, second, third = scores(empty, one)
    assert (first.value, second.value, third.value) == (None, 0, 0)
    assert first.note == "undefined: Amina marked nothing"
    assert scores(empty, empty)[2].note == "undefined: nobody marked anything"


marks = st.lists(
    st.tuples(st.sampled_from("AB"), st.integers(0, 12), st.integers(1, 9), st.sampled_from(["who", "what"])),
    max_size=5,
).map(lambda rows: [(article, start, start + size, code) for article, start, size, code in rows])


@given(marks, marks, st.sampled_from(["exact", "overlap"]), st.booleans())
def test_matching_is_one_to_one_and_as_large_as_can_be(ours: Any, theirs: Any, by: Any, same_code: bool) -> None:  # noqa: FBT001
    found, against = layer_of("Amina", *ours), layer_of("Ben", *theirs)

    def fits(a: Annotation, b: Annotation) -> bool:
        same = (a.start, a.end) == (b.start, b.end) if by == "exact" else overlap(a, b) > 0
        return a.article == b.article and same and (a.code == b.code or not same_code)

    def most(rest: tuple[Annotation, ...], free: frozenset[Annotation]) -> int:
        if not rest:
            return 0
        tried = [1 + most(rest[1:], free - {b}) for b in free if fits(rest[0], b)]
        return max([most(rest[1:], free), *tried])

    pairs = match(found, against, by, same_code=same_code)
    assert all(fits(a, b) for a, b in pairs)
    assert len({a.id for a, _ in pairs}) == len({b.id for _, b in pairs}) == len(pairs)
    assert len(pairs) == most(found.annotations, frozenset(against.annotations))
    assert len(match(against, found, by, same_code=same_code)) == len(pairs)


def test_a_long_chain_of_overlaps_is_matched_whole() -> None:
    text = "word " * 2000
    story = Story("long", "", (plain_article(text, id="A"), plain_article("x", id="B")))
    ours = tuple(Annotation(at * 5, at * 5 + 4, "word", f"a{at}", "A", "x") for at in range(1500))
    theirs = tuple(
        Annotation(at * 5 - 2, at * 5 + 2, text[at * 5 - 2 : at * 5 + 2], f"b{at}", "A", "x") for at in range(1, 1501)
    )
    pairs = match(Layer("a", "student", story.id, ours), Layer("b", "student", story.id, theirs), "overlap")
    assert len(pairs) == 1500


def test_the_sentences_that_divide_most_come_first() -> None:
    layers = [
        layer_of("Amina", ("A", 0, 6, "who"), ("A", 13, 21, "who")),
        layer_of("Ben", ("A", 0, 6, "who"), ("A", 13, 21, "who"), ("B", 11, 17, "who")),
        layer_of("Cem", ("A", 0, 6, "who")),
        layer_of("Dora", ("A", 0, 6, "who")),
    ]
    rows = split_sentences(SMALL, layers)
    assert [(row.sentence.text, len(row.applied), len(row.left)) for row in rows] == [
        ("The hall was empty.", 2, 2),
        ("Nobody came.", 1, 3),
        ("No one came.", 4, 0),
    ]
    assert (rows[0].applied, rows[0].left) == (("Amina", "Ben"), ("Cem", "Dora"))
    table = tables.split(rows)
    assert table["applied"].tolist() == [2, 1, 4]
    assert table["number"].tolist() == [2, 2, 1]
    assert table["who"].tolist()[1] == "Ben"
    covered = split_sentences(SMALL, layers, {"Cem": {"A"}, "Dora": {"A"}})
    assert covered[0].sentence.text == "Nobody came."
    assert covered[0].parted == 1


def test_the_tables_hold_what_was_found() -> None:
    layers = [machine_layer(STORY), reference_layer(STORY, "labels"), reference_layer(STORY, "sources")]
    found = agreement_by_code(STORY, layers, ["Russia", "Putin"], rounds=0)
    assert [it.of for it in found] == ["Russia", "Russia", "Putin", "Putin", "all codes", "all codes"]
    table = tables.agreement(found)
    assert table["n"].tolist() == [it.n for it in found]
    assert "several items together" in table["note"].tolist()[-1]
    assert tables.agreement([Agreement("x", "y", None, None, None, 0, "undefined")])["value"].isna().all()
    assert list(tables.agreement([]).columns) == list(table.columns)
    assert tables.split([]).empty


def frame_items() -> Ratings:
    """The yes/no items of both codings for both articles; the visual item, which the second left out, is dropped."""
    first, second = key_of(STORY.id)["framing"], second_key(STORY.id)["frames"]
    order = ("attribution_of_responsibility", "human_interest", "conflict", "morality", "economic_consequences")
    rows, units = [], []
    for article in ("A", "B"):
        frames = first[article]["semetko_valkenburg"]
        items = [
            (name, answer) for frame in order for name, answer in frames[frame]["items"].items() if "visual" not in name
        ]
        for (name, answer), theirs in zip(items, second[article].values(), strict=True):
            rows.append((answer, int(theirs["answer"] == "yes")))
            units.append(f"{article}: {name}")
    return Ratings("frame items", ("first", "second"), tuple(units), tuple(rows), pooled=True)


def test_the_frame_items_agree_as_the_keys_readme_says() -> None:
    ratings = frame_items()
    assert sum(a == b for a, b in ratings.values) == 35
    assert len(ratings.values) == 38
    kappa, alpha = cohen_kappa(ratings), krippendorff_alpha(ratings)
    assert (round(kappa.value or 0, 2), round(alpha.value or 0, 2)) == (0.84, 0.84)
    assert "several items together" in alpha.note
    parted = [unit for unit, (a, b) in zip(ratings.units, ratings.values, strict=True) if a != b]
    assert {unit.partition(": ")[2] for unit in parted} == {
        "losses or gains", "costs or expense", "consequences of (not) pursuing a course",
    }  # fmt: skip


def touched(these: Layer, others: Layer) -> int:
    """How many annotations overlap with one of the other layer, one to one or not."""
    return sum(
        any(one.article == other.article and overlap(one, other) > 0 for other in others.annotations)
        for one in these.annotations
    )


def test_the_passages_agree_as_the_keys_readme_says() -> None:
    first, second = reference_layer(STORY, "quotations"), second_layer(STORY, "quotations")
    assert len(match(first, second)) == len(first.annotations) == len(second.annotations) == 20
    first, second = reference_layer(STORY, "figures"), second_layer(STORY, "figures")
    assert (touched(first, second), len(first.annotations)) == (55, 56)
    assert (touched(second, first), len(second.annotations)) == (57, 68)
    digits = [one for layer in (first, second) for one in layer.annotations if any(map(str.isdigit, one.text))]
    assert touched(Layer("", "key", STORY.id, tuple(digits)), first) == len(digits)
    assert touched(Layer("", "key", STORY.id, tuple(digits)), second) == len(digits)
    first, second = reference_layer(STORY, "indirect"), second_layer(STORY, "indirect")
    assert (touched(first, second), len(first.annotations)) == (26, 28)
    assert (touched(second, first), len(second.annotations)) == (25, 31)


def test_the_quotations_of_both_codings_have_the_same_speakers_and_cues() -> None:
    def fields(rows: list[dict[str, Any]], name: str) -> list[Any]:
        ordered = sorted(rows, key=lambda row: (row["article"], row["start"]))
        return [(it["start"], it["end"]) if (it := row[name]) else None for row in ordered]

    first, second = key_of(STORY.id)["quotations"], second_key(STORY.id)["quotations"]
    for name, equal in (("speaker", 20), ("cue", 19)):
        pairs = zip(fields(first, name), fields(second, name), strict=True)
        assert sum(a == b for a, b in pairs) == equal, name


def test_the_figure_pairs_of_both_codings_agree_as_the_readme_says() -> None:
    places = {
        (article, one.id): one
        for layer in (reference_layer(STORY, "figures"), second_layer(STORY, "figures"))
        for one in layer.annotations
        for article in (one.article,)
    }
    theirs = [
        (places["A", row["A"]["id"]], places["B", row["B"]["id"]], row["relation"])
        for row in second_key(STORY.id)["figure_pairs"]
    ]
    paired = equal = 0
    for row in key_of(STORY.id)["figure_pairs"]:
        a, b = places["A", row["A_id"]], places["B", row["B_id"]]
        relations = {kind for one, other, kind in theirs if overlap(a, one) > 0 and overlap(b, other) > 0}
        paired += bool(relations)
        equal += row["relation"] in relations
    assert (paired, len(key_of(STORY.id)["figure_pairs"])) == (15, 17)
    assert equal == 13
