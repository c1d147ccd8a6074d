from dataclasses import replace
from pathlib import Path
from unicodedata import category

import pytest
from counting import calls_of
from hypothesis import given, settings
from hypothesis import strategies as st
from key import key_of
from strategies import any_text

from helpers import Article, FigurePair, Story, compare_figures, find_figures, load_story, only_here, plain_article
from helpers.comparison import FIGURE_RELATIONS, figure_ledger
from helpers.comparison.conversion import conversion
from helpers.comparison.deictics import stretch_of
from helpers.comparison.precision import last_digit, round_half_up, to_digits
from helpers.layers.figure_key import reference_pairs

STORY = load_story("putin-vietnam-2024")
PAIRS = compare_figures(*STORY.articles)
CASES = Path(__file__).parent / "cases" / "figure_pairs.txt"


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for block in CASES.read_text(encoding="utf-8").split("\n\n")[1:]:
        lines = block.strip().splitlines()
        date = lines.pop(0).removeprefix("date ") if lines[0].startswith("date ") else ""
        a, b, relation = (line.partition(" ")[2] for line in lines)
        found.append((a, b, relation, date))
    return found


def marked(text: str, name: str, date: str) -> tuple:
    start, end = text.index("["), text.index("]") - 1
    return plain_article(text.replace("[", "").replace("]", ""), id=name, date=date), start, end


def pair_at(pairs, start_a: int, end_a: int, start_b: int, end_b: int) -> FigurePair | None:
    for pair in pairs:
        (a,), (b,) = pair.a, pair.b
        if a.start < end_a and start_a < a.end and b.start < end_b and start_b < b.end:
            return pair
    return None


@pytest.mark.parametrize(("a", "b", "relation", "date"), cases(), ids=lambda it: str(it)[:30])
def test_cases(a: str, b: str, relation: str, date: str) -> None:
    (first, *place_a), (second, *place_b) = marked(a, "A", date), marked(b, "B", date)
    pair = pair_at(compare_figures(first, second), *place_a, *place_b)
    assert (pair.relation if pair else "none") == relation
    other = pair_at(compare_figures(second, first), *place_b, *place_a)
    assert (other.relation if other else "none") == relation, "the other way round"


def test_every_relation_has_a_case() -> None:
    assert {relation for _, _, relation, _ in cases()} == {*FIGURE_RELATIONS, "none"}


def found(text_a: str, text_b: str) -> list[FigurePair]:
    return [pair for pair in PAIRS if (pair.a[0].text, pair.b[0].text) == (text_a, text_b)]


@pytest.mark.parametrize(
    ("a", "b", "relation", "difference"),
    [
        ("$3.5 billion", "$3.6 billion", "different period", "+2.9 %, but of different years"),
        ("$175 billion", "$171 billion", "different period", "-2.3 %, but of different years"),
        ("$123 billion", "$111 billion", "different period", "-9.8 %, but of different years"),
        ("2022", "2023", "different period", ""),
        ("the 1950s", "1950", "rounded", ""),
        ("a day after", "a day after", "same", ""),
        ("Wednesday", "yesterday", "same", ""),
    ],
)
def test_first_story(a: str, b: str, relation: str, difference: str) -> None:
    (pair,) = found(a, b)
    assert (pair.relation, pair.difference) == (relation, difference)


def test_first_story_has_thursday_twice_and_no_conflict() -> None:
    assert [pair.relation for pair in found("Thursday", "today")] == ["same", "same"]
    assert not [pair for pair in PAIRS if pair.relation == "conflict"]
    assert not [pair for pair in PAIRS if pair.a[0].text == "24 years"]
    body = {article.id: [zone for zone in article.zones if zone.kind == "image-alt"] for article in STORY.articles}
    assert not [pair for pair in PAIRS for zone in body["B"] if zone.start <= pair.b[0].start < zone.end]


def test_first_story_against_the_key() -> None:
    key = key_of("putin-vietnam-2024")
    places = {row["id"]: (row["start"], row["end"]) for row in key["figures"]}
    for row in key["figure_non_pairs"]:
        assert not [other for other in row["B"] if pair_at(PAIRS, *places[row["A"]], *places[other])]
    coded = reference_pairs(STORY)
    for pair in PAIRS:
        theirs = pair_at(coded, pair.a[0].start, pair.a[0].end, pair.b[0].start, pair.b[0].end)
        assert theirs is not None
        assert theirs.relation == pair.relation


def test_without_dates_weekdays_stay_open() -> None:
    a = plain_article("The minister landed in Karsk on Thursday.", id="A")
    b = plain_article("The minister landed in Karsk on Thursday.", id="B")
    (pair,) = compare_figures(a, b)
    assert pair.relation == "not comparable"
    assert pair.look_up == "The dates of both articles."


@pytest.mark.parametrize(
    ("text", "date", "days"),
    [
        ("She left on Thursday.", "2024-06-20", "20 June 2024"),
        ("She left on Friday.", "2024-06-20", "14 June 2024"),
        ("She will leave on Friday.", "2024-06-20", "21 June 2024"),
        ("She left last Thursday.", "2024-06-20", "13 June 2024"),
        ("She left yesterday.", "2024-03-01", "29 February 2024"),
        ("She leaves tomorrow.", "2024-12-31", "1 January 2025"),
        ("She left last month.", "2024-01-15", "December 2023"),
        ("She left last year.", "2024-01-15", "2023"),
        ("She left in September.", "2024-06-20", "September 2023"),
        ("It will open in September.", "2024-06-20", "September 2024"),
        ("It was in the 1950s.", "", "1950–1959"),
        ("It was on 29 February 2023.", "2024-01-01", "None"),
        ("She left on Thursday.", "", "None"),
        ("She left on Thursday.", "20 June", "None"),
        ("“She left yesterday,” he said.", "2024-06-20", "None"),
    ],
)
def test_days(text: str, date: str, days: str) -> None:
    article = replace(plain_article(text), date=date)
    dates = [it for it in find_figures(article) if it.kind in ("date", "year")]
    assert str(stretch_of(dates[0], article, text[: dates[0].start]) if dates else None) == days


def anything(text: str, name: str) -> Article:
    """Any text as an article; what no text file may hold is left out."""
    return plain_article("It cost " + "".join(it for it in text if it in "\n\t" or category(it) != "Cc"), id=name)


@given(any_text, any_text, st.sampled_from(["", "2024-06-20", "nonsense", "0001-01-01", "9999-12-31"]))
@settings(deadline=None)
def test_any_two_texts(text_a: str, text_b: str, date: str) -> None:
    a, b = (replace(anything(text, name), date=date) for text, name in ((text_a, "A"), (text_b, "B")))
    pairs = compare_figures(a, b)
    for pair in pairs:
        (one,), (two,) = pair.a, pair.b
        assert a.text[one.start : one.end] == one.text
        assert b.text[two.start : two.end] == two.text
        assert pair.relation in FIGURE_RELATIONS
        assert pair.reason
        assert pair.score is not None
        assert 0 <= pair.score <= 1
    assert [pair.a[0].start for pair in pairs] == sorted(pair.a[0].start for pair in pairs)
    assert len({pair.a[0] for pair in pairs}) == len({pair.b[0] for pair in pairs}) == len(pairs)
    alone = only_here(a, b)
    assert len(alone) == len(find_figures(a)) + len(find_figures(b)) - 2 * len(pairs)


NUMBERS = st.sampled_from(
    ["$3.5 billion", "$0", "0%", "12", "1,140", "-5%", "1/3", "a third", "dozens", "5 to 7", "1900", "2 am",
     "30 February", "10,000,000,000,000,000,000,000,000", "minus 3 degrees Celsius", "the 1950s", "Thursday",
     "9/11", "½", "today"]
)  # fmt: skip


@given(NUMBERS, NUMBERS)
@settings(deadline=None)
def test_a_pair_is_the_same_both_ways(one: str, two: str) -> None:
    a = plain_article(f"The harbour works at Karsk came to {one} for the council.", id="A", date="2024-06-20")
    b = plain_article(f"The harbour works at Karsk came to {two} for the council.", id="B", date="2024-06-20")
    here, there = compare_figures(a, b), compare_figures(b, a)
    assert [pair.relation for pair in here] == [pair.relation for pair in there]
    if one == two:
        assert not [pair for pair in here if pair.relation == "conflict"]


@given(any_text)
@settings(max_examples=60, deadline=None)
def test_an_article_never_conflicts_with_itself(text: str) -> None:
    article = replace(anything(text, "A"), date="2024-06-20")
    assert not [pair for pair in compare_figures(article, article) if pair.a == pair.b and pair.relation == "conflict"]


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    def calls(times: int) -> int:
        text = " ".join(f"Trade with Karsk stood at ${n}.5 billion in {1900 + n % 120}." for n in range(times))
        article = plain_article(text, id="A")
        return calls_of(lambda: compare_figures(article, article))

    calls(10)  # reads the word lists
    assert calls(800) < 10 * calls(100)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(1, 5))
def test_rounding_keeps_what_it_has_rounded(value: float, digits: int) -> None:
    once = to_digits(value, digits)
    assert to_digits(once, digits) == pytest.approx(once, rel=1e-6)
    assert once == pytest.approx(value, rel=0.51)


def test_rounding_as_taught_in_school() -> None:
    assert [round_half_up(value, 0) for value in (0.5, 1.5, 2.5, -2.5)] == [1, 2, 3, -3]
    assert to_digits(15.5, 2) == 16
    assert last_digit(1_140) == 10


@pytest.mark.parametrize(("unit", "base"), [("mile", "metre"), ("week", "year"), ("usd per barrel", "usd per barrel")])
def test_units_have_a_base(unit: str, base: str) -> None:
    assert conversion(unit)[2] == base


def three() -> Story:
    texts = ("The bridge at Karsk cost $9 million.", "The Karsk bridge cost $12 million.", "Karsk's bridge cost $9m.")
    return Story("s", "a bridge", tuple(plain_article(text, id=name) for text, name in zip(texts, "ABC", strict=True)))


def test_a_ledger_of_three_articles() -> None:
    (row,) = figure_ledger(three())
    assert [figure.text for figure in row.figures if figure] == ["$9 million", "$12 million", "$9m"]
    assert row.relation == "conflict, same"
    assert row.id == "A25-B22-C20"


def test_a_ledger_has_every_figure_once() -> None:
    rows = figure_ledger(STORY)
    for place, article in enumerate(STORY.articles):
        assert sorted(row.figures[place].start for row in rows if row.figures[place]) == [
            figure.start for figure in find_figures(article)
        ]
    assert len({row.id for row in rows}) == len(rows)
    assert figure_ledger(Story("s", "", ())) == ()
    assert figure_ledger(Story("s", "", STORY.articles[:1]), alone=False) == ()


def reasons_of_times(a: str, b: str) -> list[str]:
    articles = (plain_article(it, id=name, date="2024-06-20") for it, name in ((a, "A"), (b, "B")))
    return [it.reason for it in compare_figures(*articles) if it.rule == "times_of"]


def test_times_are_those_of_the_numbers_nearest_to_them() -> None:
    row = next(it for it in figure_ledger(STORY, alone=False) if it.id == "A3685-B4907")
    assert row.reason == "These are the times of “$3.5 billion” and “$3.6 billion”."
    opened = reasons_of_times(
        "In 2022, trade with Karsk stood at $3.5 billion.", "In 2023, trade with Karsk stood at $3.6 billion."
    )
    assert opened == ["These are the times of “$3.5 billion” and “$3.6 billion”."]


def test_times_in_another_clause_are_named_alone() -> None:
    found = reasons_of_times(
        "In 2022, the ministry said, trade with Karsk stood at $3.5 billion.",
        "In 2023, the ministry said, trade with Karsk stood at $3.6 billion.",
    )
    assert found == ["“2022” and “2023” are different times."]
