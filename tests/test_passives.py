import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from strategies import any_text

from helpers import ParallaxError, find_passives, load_story, plain_article, read_pasted, tables
from helpers.layers import machine_layer, reference_layer
from helpers.passives import RULES, be_left_out
from helpers.vocabulary import words

LINES = (Path(__file__).parent / "cases" / "passives.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in LINES if not line.startswith(("#", "~"))]
MARKED = re.compile(r"\[(\??)([^\]]+)\](?:( by )\{([^}]+)\})?")
NAMES = {rule.__name__ for rule in (*RULES, be_left_out)}


@pytest.mark.parametrize("line", CASES)
def test_the_passives_of_a_sentence(line: str) -> None:
    text = line.replace("[?", "[").translate(str.maketrans("", "", "[]{}"))
    wanted = [(verb, agent, bool(doubt)) for doubt, verb, _, agent in MARKED.findall(line)]
    found = find_passives(plain_article(text))
    assert [(it.text, it.agent.text if it.agent else "", bool(it.looks_like)) for it in found] == wanted


@pytest.mark.parametrize("story", ["council-vote", "river-flood"])
def test_every_passive_of_the_reference_coding_is_found(story: str) -> None:
    loaded = load_story(story)
    machine = machine_layer(loaded, "passives").annotations
    wanted = reference_layer(loaded, "passives").annotations
    assert len(wanted) > 8
    for one in wanted:
        assert any(it.article == one.article and it.start < one.end and one.start < it.end for it in machine), one.text


OURS = {
    "A": [
        ("A 2", "attacked", ""),
        ("A 14", "embraced", "Kim"),
        ("A 14", "greeted", "cheering crowds"),
        ("A 26", "is hamstrung", "the threat of US sanctions"),
    ],
    "B": [
        ("B 2", "was greeted", "dignitaries"),
        ("B 5", "is scheduled", ""),
        ("B 11", "posed", "Kim’s nuclear weapons"),
        ("B 14", "can be seen", ""),
        ("B 14", "are now dwarfed", "skyscrapers"),
        ("B 17", "released", "the Kremlin"),
        ("B 18", "coined", "Trong"),
        ("B 18", "is being increasingly tested", ""),
        ("B 22", "is allowed", ""),
    ],
}
"""The passives of the first story, by careful reading of both articles; lesson 03 asks for those without a doer.

Left out, since no verb is in the passive: participles before a noun (banned weapons programmes, newly installed
President, US-led, badly needed munitions), participles after a noun without a doer (an article written for Nhan Dan,
a world order based on international law), set phrases (compared to), and adjectives (more reserved, beholden).
"""


def test_the_passives_of_the_first_story() -> None:
    table = tables.passives(load_story("putin-vietnam-2024"))
    for article, wanted in OURS.items():
        rows = table[(table["article"] == article) & (table["it may be none"] == "")][["place", "verb", "by"]]
        assert [tuple(row) for row in rows.to_numpy().tolist()] == wanted


@given(any_text)
def test_passives_slice_exactly_and_in_order(text: str) -> None:
    try:
        article = read_pasted(f"{text}\n\nShots were fired. He was hit by a stone.")
    except ParallaxError:
        return
    found = find_passives(article)
    assert len(found) >= 1
    for it in found:
        assert it.rule in NAMES
        for span in (it, it.verb, *([it.agent] if it.agent else [])):
            assert article.text[span.start : span.end] == span.text
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_inside_and_outside_quotation_marks() -> None:
    found = find_passives(plain_article("“I was asked to leave,” she said. He was “asked” and was told."))
    assert [(it.verb.text, it.inside_quotation) for it in found] == [("asked", True), ("asked", True), ("told", False)]


def test_a_headline_without_be_is_marked_as_doubtful() -> None:
    found = find_passives(read_pasted("Mayor accused of fraud in Karsk\n\nThe mayor said on Monday that she would go."))
    assert [(it.text, it.rule) for it in found] == [("accused", "be_left_out")]
    assert "headline" in found[0].looks_like


@pytest.mark.parametrize("unit", ["was ", "been seen by ", "by ", "“was seen” ", "to be ", "is "])
def test_a_long_text_of_one_kind_is_searched(unit: str) -> None:
    find_passives(plain_article(unit * (15_000 // len(unit))))


def test_no_means_is_a_person() -> None:
    assert not words("means_after_by") & {"police", "man", "woman"}
