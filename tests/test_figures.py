from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from key import key_of
from strategies import any_text

from helpers import Figure, ParallaxError, find_figures, load_story, plain_article, read_pasted
from helpers.model import READ_ZONES

CASES = Path(__file__).parent / "cases" / "figures.txt"


class Case(NamedTuple):
    sentence: str
    figures: list[dict[str, str]]


def read_cases() -> list[Case]:
    """The sentences of tests/cases/figures.txt with what is expected in them."""
    cases: list[Case] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            cases[-1].figures.append(read_figure(line.strip()))
        elif line and not line.startswith("#"):
            cases.append(Case(line, []))
    return cases


def read_figure(line: str) -> dict[str, str]:
    text, _, rest = line.partition(" = ")
    first, *more = rest.split("; ")
    kind, *values = first.split(" ")
    found = {"text": text, "kind": kind}
    if kind in ("date", "time"):
        found["iso"] = values[0] if values else ""
    else:
        found |= {"value": values[0], "unit": " ".join(values[1:])}
    return found | {name: value for name, _, value in (part.partition(" ") for part in more)}


def described(figure: Figure, wanted: dict[str, str]) -> dict[str, str]:
    """A figure in the words of a case, with the fields that the case names."""
    value = "" if figure.value is None else f"{figure.value:.17g}"
    if figure.value_high is not None:
        value += f"..{figure.value_high:.17g}"
    fields = {"value": value} | {name: getattr(figure, name) for name in wanted if name != "value"}
    return {name: fields[name] or "none" for name in wanted}


def normal(wanted: dict[str, str]) -> dict[str, str]:
    if "value" not in wanted:
        return {name: value or "none" for name, value in wanted.items()}
    value = "..".join(f"{float(part):.17g}" for part in wanted["value"].split(".."))
    return {name: text or "none" for name, text in {**wanted, "value": value}.items()}


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.sentence[:60])
def test_the_figures_of_a_sentence(case: Case) -> None:
    found = find_figures(plain_article(case.sentence))
    assert [figure.text for figure in found] == [wanted["text"] for wanted in case.figures]
    assert [described(figure, wanted) for figure, wanted in zip(found, case.figures, strict=True)] == [
        normal(wanted) for wanted in case.figures
    ]


NUMBER_WORDS = [
    "$", "£", "US$", "3.5", "bn", "m", "1,234", "7", "%", "per cent", "-", "–", "(", ")", "to", "between", "and",
    "half", "a", "dozen", "twenty", "-eight", "thousand", "million", "of", "third", "30th", "anniversary", "May", "5",
    "2022", "in", "since", "1950s", "the", "early", "am", "GMT", "Thursday", "year-old", "km", "per", "hour",
    "people", "were", "killed", "S&P", "500", "Article", "G7", "“", "”", "said", "according", "X", ",", ".", "1/2",
    "½", "×10", "^", "'90s", "9:30", "one", "in", "×", "−5", "°C", "tens", "thousands", "١٢", "²", "a day after",
    "later", "many", "several",
]  # fmt: skip
number_text = st.lists(st.tuples(st.sampled_from(NUMBER_WORDS), st.sampled_from(["", " ", " "])), max_size=40).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)


@given(st.one_of(any_text, number_text), st.booleans())
def test_figures_slice_exactly_in_order_and_in_read_zones(text, vague) -> None:
    try:
        article = read_pasted(text)
    except ParallaxError:
        return
    read = [zone for zone in article.zones if zone.kind in READ_ZONES]
    found = find_figures(article, vague=vague)
    assert all(article.text[figure.start : figure.end] == figure.text for figure in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(any(zone.start <= figure.start and figure.end <= zone.end for zone in read) for figure in found)
    assert all(figure.rule and figure.unit == figure.unit.lower() for figure in found)
    assert vague or all(figure.kind != "vague" for figure in found)


@given(st.integers(0, 10**15), st.sampled_from(["", ".5", ".25", ".125"]))
def test_a_numeral_has_its_own_value(whole: int, decimals: str) -> None:
    (figure,) = find_figures(plain_article(f"It cost ${whole:,}{decimals}."))
    assert (figure.kind, figure.value) == ("money", float(f"{whole}{decimals}"))


@pytest.mark.parametrize("hard_blank", ["\u00a0", "\u202f", "\u2009"])
def test_hard_blanks_between_thousands(hard_blank: str) -> None:
    (figure,) = find_figures(plain_article(f"Some 40{hard_blank}000 people came."))
    assert (figure.value, figure.unit) == (40000, "person")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "$" * 100_000,
        "9" * 400 + " million people",
        "1" * 35 + " million billion trillion quadrillion people",
        "one million million million million million million",
        "1,11," * 20_000 + "111",
        "1.1." * 20_000,
        "2019-09-01-" * 5_000,
        "twenty-" * 10_000,
        "10" + "\u2009000" * 10_000,
        "thousands of " * 10_000,
        "5 of " * 10_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_texts_end_and_have_no_infinite_value(text: str) -> None:
    for figure in find_figures(plain_article(text), vague=True):
        assert figure.value is None or abs(figure.value) < 1e41
        assert figure.value_high is None or abs(figure.value_high) < 1e42


def test_inside_quotation_marks() -> None:
    article = plain_article("“Today we lost 5 men,” she said of the 7. 'No 9 here,' he wrote. It cost \"$3\" then.")
    assert [(figure.text, figure.inside_quotation) for figure in find_figures(article)] == [
        ("Today", True), ("5", True), ("7", False), ("$3", True),
    ]  # fmt: skip


def test_vague_quantities_are_found_when_asked_for() -> None:
    article = plain_article(
        "Many leaders faced a raft of US-led sanctions for decades; both countries lost several hundred men."
    )
    assert find_figures(article) == ()
    assert [(figure.text, figure.kind, figure.counted) for figure in find_figures(article, vague=True)] == [
        ("Many", "vague", "leaders"), ("a raft", "vague", "US-led sanctions"), ("for decades", "vague", ""),
        ("both", "count", "countries"), ("several hundred", "vague", "men"),
    ]  # fmt: skip


def test_furniture_of_the_page_is_not_read() -> None:
    article = read_pasted(
        "Bridge opens after nine years\n\nThe bridge over the Arle opened on Monday after nine years of work.\n\n"
        "3 comments"
    )
    assert [figure.text for figure in find_figures(article)] == ["nine years", "Monday", "nine years"]


STORY = "putin-vietnam-2024"
WITHOUT_NUMBER = {"World War II", "the Cold War", "both", "Both"}


def key_figures() -> list[dict[str, object]]:
    """The key's figures that carry a number, a date, a year or a clock time, in the zones that are read."""
    return [
        figure
        for figure in key_of(STORY)["figures"]
        if not figure["vague"] and figure["zone"] in READ_ZONES and figure["surface"] not in WITHOUT_NUMBER
    ]


@pytest.mark.parametrize("wanted", key_figures(), ids=lambda wanted: f"{wanted['id']} {wanted['surface']}")
def test_the_first_story_has_the_figures_of_its_key(wanted: dict[str, object]) -> None:
    article = next(article for article in load_story(STORY).articles if article.id == wanted["article"])
    found = {figure.start: figure for figure in find_figures(article)}
    figure = found[wanted["start"]]
    assert (figure.text, figure.kind) == (wanted["surface"], wanted["kind"])
    assert figure.iso == ISO.get(str(wanted["surface"]), figure.iso)
    if isinstance(wanted["value"], int | float):
        assert figure.value == wanted["value"]
    for name in ("hedge", "modifier"):
        if wanted[name] and wanted["surface"] not in ("three months later", "the early 2000s"):
            assert getattr(figure, name) == wanted[name]["surface"]
    assert figure.inside_quotation == bool(wanted["inside_quotation"])


ISO = {
    "the 1950s": "195X", "the early 2000s": "200X", "September": "XXXX-09", "2 am": "T02:00", "noon": "T12:00",
    "1900 GMT Wednesday": "T19:00Z", "2022": "2022", "today": "",
}  # fmt: skip


def test_the_trade_figures_of_the_first_story_have_their_years_and_measures() -> None:
    trade = {
        figure.text: (figure.period, figure.measure)
        for article in load_story(STORY).articles
        for figure in find_figures(article)
        if figure.kind == "money"
    }
    assert trade == {
        "$3.5 billion": ("2022", "Trade between the two countries"),
        "$175 billion": ("2022", "Vietnam’s trade with China"),
        "$123 billion": ("2022", "Vietnam’s trade with the United States"),
        "$3.6 billion": ("2023", "Bilateral trade between Russia and Vietnam"),
        "$171 billion": ("2023", "Bilateral trade with China"),
        "$111 billion": ("2023", "Bilateral trade with America"),
    }
