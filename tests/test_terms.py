import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from strategies import any_text

from helpers import ParallaxError, find_terms, load_story, plain_article, read_pasted
from helpers.alignment.stems import headword
from helpers.terms import LISTS
from helpers.vocabulary import entries

LINES = (Path(__file__).parent / "cases" / "terms.txt").read_text(encoding="utf-8").splitlines()
MARK = re.compile(r"\[([^|\]]+)\|(\w+)\]")


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("#")])
def test_the_words_of_a_sentence(line: str) -> None:
    found = find_terms(plain_article(MARK.sub(r"\1", line)))
    assert [(term.text, term.list) for term in found] == MARK.findall(line)


@given(any_text)
def test_terms_slice_exactly_and_in_order(text: str) -> None:
    try:
        article = read_pasted(f"{text}\n\nHe slammed the so-called regime.")
    except ParallaxError:
        return
    terms = find_terms(article)
    assert all(article.text[term.start : term.end] == term.text for term in terms)
    assert all(before.end <= after.start for before, after in pairwise(terms))
    assert all(term.tone == LISTS[term.list] and term.rule == "word_of_a_list" for term in terms)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said it was “a shameful plan”.", True),
        ('He said it was "a shameful plan".', True),
        ("It was ‘a shameful plan that doesn’t work’.", True),
        ("“A plan,” he said, shameful as it was, “like others.”", False),
        ("The boys’ shameful plan.", False),
        ("“A plan that never ends\n\nwas shameful.", False),
        ("“A shameful plan that never ends", True),
    ],
)
def test_inside_and_outside_quotation_marks(text: str, inside: object) -> None:
    (term,) = [term for term in find_terms(plain_article(text)) if term.text == "shameful"]
    assert term.inside_quotation is inside


def test_only_the_zones_that_are_read_are_searched() -> None:
    for article in load_story("putin-vietnam-2024").articles:
        kinds = {
            zone.kind for term in find_terms(article) for zone in article.zones if zone.start <= term.start < zone.end
        }
        assert kinds <= {"headline", "standfirst", "body", "caption"}


def test_the_minimiser_and_the_hedge_of_the_first_story() -> None:
    a, b = load_story("putin-vietnam-2024").articles
    assert ("just", "minimisers") in {(term.text, term.list) for term in find_terms(a)}
    assert ("around", "hedging") in {(term.text, term.list) for term in find_terms(b)}


def test_no_entry_is_in_two_lists_or_in_two_forms() -> None:
    heads = [" ".join(map(headword, re.split("[ -]", entry))) for name in LISTS for entry in entries(name)]
    assert sorted({head for head in heads if heads.count(head) > 1}) == []


@pytest.mark.parametrize("unit", ["so-", "far ", "“", "slam ", "‘a’b", '"', "is"])
def test_a_long_text_of_one_kind_is_searched(unit: str) -> None:
    find_terms(plain_article(unit * (15_000 // len(unit))))
