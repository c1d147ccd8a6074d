from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from key import key_of
from strategies import any_text

import helpers.alignment.candidates as engine
from helpers import (
    Article,
    Match,
    ParallaxError,
    align,
    containment,
    load_story,
    plain_article,
    read_pasted,
    shared_passages,
    similarity,
)
from helpers.alignment.profile import profile_of
from helpers.alignment.stems import headword, stem
from helpers.vocabulary import entries

CASES = (Path(__file__).parent / "cases" / "alignment.txt").read_text(encoding="utf-8").split("\n\n")[1:]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.split("\n")[0][:40])
def test_the_sentence_that_tells_of_the_same_comes_first(case: str) -> None:
    sentence, *others = case.strip().split("\n")
    best = max(others, key=lambda other: similarity(sentence, other[2:]))
    assert best.startswith("* ")


@pytest.mark.parametrize(
    "alike",
    [
        "arrest arrests arrested arresting",
        "country countries",
        "stop stopped stopping",
        "hope hoped hoping",
        "kill killed killing",
        "invade invaded invasion",
        "colour color colours",
        "organise organize organised organization",
        "travelled traveled traveling",
        "centre center centres",
        "defence defense",
        "programme program",
        "caught catch",
        "isolated isolation",
        "agree agreed agreement",
        "add added",
        "rise rising rose",
    ],
)
def test_forms_of_a_word_have_one_stem(alike: str) -> None:
    assert len({stem(word) for word in alike.split()}) == 1


@pytest.mark.parametrize("apart", ["police policy", "car care", "new news", "hop hope", "us use"])
def test_different_words_keep_different_stems(apart: str) -> None:
    assert len({stem(word) for word in apart.split()}) == 2


@pytest.mark.parametrize("apart", ["savage savagely", "many mania", "rag rage", "principle principal"])
def test_different_words_are_different_headwords(apart: str) -> None:
    assert len({headword(word) for word in apart.split()}) == 2


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("U.S. troops left.", {"United States"}),
        ("The US told us.", {"United States"}),
        ("The Kremlin and Moscow’s allies.", {"Russia"}),
        ("North Korean", {"North Korea"}),
        ("In the 1950s", {"1950"}),
        ("1,000 and nine", {"1000", "9"}),
    ],
)
def test_terms_of_states_and_numbers(text: str, terms: set[str]) -> None:
    assert terms <= profile_of(text).terms.keys()


def test_in_capitals_us_is_a_small_word() -> None:
    assert "United States" not in profile_of("GIVE US BREAD").terms


@given(any_text, any_text)
def test_similarity_is_symmetric_and_between_0_and_1(a: str, b: str) -> None:
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, b) == pytest.approx(similarity(b, a), abs=1e-12)
    assert similarity(a, a) == (1 if a.strip() else 0)


def article_of(text: str) -> Article:
    try:
        return read_pasted(text)
    except ParallaxError:
        return plain_article("Nothing could be read.")


def assert_true_spans(a: Article, b: Article, matches: tuple[Match, ...]) -> None:
    for match in matches:
        for article, spans in ((a, match.a), (b, match.b)):
            assert all(article.text[span.start : span.end] == span.text for span in spans)
        assert match.reason
        assert match.score is not None
        assert 0 <= match.score <= 1


@given(any_text, any_text)
def test_matches_are_ranked_and_their_offsets_true(one: str, other: str) -> None:
    a, b = article_of(one), article_of(f"{other} {one}")
    matches = align(a, b)
    assert_true_spans(a, b, matches)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    assert_true_spans(a, b, shared_passages(a, b))
    assert 0 <= containment(a, b) <= 1


@given(any_text, any_text)
def test_align_finds_the_same_pairs_from_either_side(one: str, other: str) -> None:
    a, b = article_of(one), article_of(f"{other} {one}")
    there = {(match.a, match.b, match.score) for match in align(a, b)}
    assert there == {(match.b, match.a, match.score) for match in align(b, a)}


ABC = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1)


@given(st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, max_size=60), ABC)
def test_no_word_is_in_two_passages(one: list[str], other: list[str]) -> None:
    a, b = plain_article(" ".join(one)), plain_article(" ".join(other))
    for side in ("a", "b"):
        spans = sorted((getattr(match, side)[0] for match in shared_passages(a, b)), key=lambda span: span.start)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(len(span.text.split()) >= 5 for span in spans)


def test_the_threshold_can_be_moved() -> None:
    a, b = load_story("putin-vietnam-2024").articles
    assert len(align(a, b, least=0.3)) < len(align(a, b)) < len(align(a, b, least=0))
    assert len(align(a, b, kept=1)) < len(align(a, b))


@pytest.mark.parametrize(
    ("a", "b", "passages"),
    [
        ("One two three four five.", "Zero one, two: three four “five” six.", ["One two three four five"]),
        ("One two three four.", "One two three four.", []),
        ("Russia’s invasion of Ukraine began.", "After Russia's invasion of Ukraine began.",
         ["Russia’s invasion of Ukraine began"]),
        ("a b c d e. x. f g h i j k.", "f g h i j k. y. a b c d e.", ["f g h i j k", "a b c d e"]),
    ],
)  # fmt: skip
def test_passages_word_for_word(a: str, b: str, passages: list[str]) -> None:
    found = shared_passages(plain_article(a), plain_article(b))
    assert [match.a[0].text for match in found] == passages


def test_a_passage_stays_inside_one_zone() -> None:
    a = plain_article("one two three four\n\nfive six seven eight")
    b = plain_article("one two three four five six seven eight")
    assert len(a.zones) == 2
    assert shared_passages(a, b) == ()
    assert containment(b, a) == 0


def overlaps(span, stretches) -> bool:
    return any(span.start < stretch["end"] and stretch["start"] < span.end for stretch in stretches)


@pytest.fixture(scope="module")
def first_story() -> tuple[Match, ...]:
    return align(*load_story("putin-vietnam-2024").articles)


def test_shared_facts_of_the_first_story_are_among_the_first_three(first_story: tuple[Match, ...]) -> None:
    facts = key_of("putin-vietnam-2024")["shared_facts"]
    found = [
        fact["id"]
        for fact in facts
        for first_three in [[[m for m in first_story if overlaps(m.a[0], [place])][:3] for place in fact["A"]]]
        if any(overlaps(match.b[0], fact["B"]) for matches in first_three for match in matches)
    ]
    assert len(facts) == 24
    assert len(found) >= 22


def test_of_the_ten_best_pairs_at_most_two_are_not_in_the_key(first_story: tuple[Match, ...]) -> None:
    facts = key_of("putin-vietnam-2024")["shared_facts"]
    unknown = [
        m for m in first_story[:10] if not any(overlaps(m.a[0], f["A"]) and overlaps(m.b[0], f["B"]) for f in facts)
    ]
    assert len(unknown) <= 2


def test_the_rafts_of_sanctions_come_up_as_a_pair(first_story: tuple[Match, ...]) -> None:
    pair = next(m for m in first_story if "rafts of UN sanctions" in m.a[0].text and "a raft of US-led" in m.b[0].text)
    assert first_story.index(pair) < 20
    assert {"rafts / raft", "sanctions", "Ukraine"} <= set(
        pair.reason.removeprefix("Both have: ").rstrip(".").split(", ")
    )


def looked_up(monkeypatch: pytest.MonkeyPatch, sentences: int) -> int:
    """How many pairs are compared in full for two articles of so many sentences."""
    compared = 0
    real = engine.score

    def counted(*profiles):
        nonlocal compared
        compared += 1
        return real(*profiles)

    monkeypatch.setattr(engine, "score", counted)
    article = plain_article("\n\n".join(f"The mayor of Karsk met envoy {n} at the bridge." for n in range(sentences)))
    align(article, article)
    monkeypatch.setattr(engine, "score", real)
    return compared


def test_ten_times_the_sentences_are_ten_times_the_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked_up(monkeypatch, 1_000) <= 11 * looked_up(monkeypatch, 100)


@pytest.mark.parametrize("unit", ["a ", "a b c d e ", "The mayor resigned. ", "“", "ll", "1", "U.", "x\n\n", "is"])
def test_a_long_text_of_one_kind_is_aligned(unit: str) -> None:
    article = plain_article(unit * (15_000 // len(unit)))
    align(article, article)
    shared_passages(article, article)


def test_irregular_forms_and_groups_are_well_formed() -> None:
    assert all(len(line.split(" = ")) == 2 for name in ("irregular_forms", "states") for line in entries(name))
    words = [word for line in entries("much_the_same") for word in line.split(", ")]
    assert len(words) == len(set(words))
