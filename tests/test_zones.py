from pathlib import Path

import pytest
from cases import read_page, zone_pages
from hypothesis import given
from key import key_of
from strategies import any_text

from helpers import load_story
from helpers.model import ZONE_KINDS
from helpers.zones import find_zones
from helpers.zones.lines import LINE_RULES
from helpers.zones.structure import PAGE_RULES


def right_characters(path: Path) -> tuple[int, int]:
    """How many characters of a page are in a zone of the marked kind, and how many are marked."""
    text, marked = read_page(path)
    found = ["" for _ in text]
    for zone in find_zones(text):
        found[zone.start : zone.end] = [zone.kind] * (zone.end - zone.start)
    places = [(place, kind) for start, end, kind in marked for place in range(start, end) if not text[place].isspace()]
    return sum(found[place] == kind for place, kind in places), len(places)


def test_there_are_twelve_pages_or_more() -> None:
    assert len(zone_pages()) >= 12


@pytest.mark.parametrize("path", zone_pages(), ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    """No page of any manner fails badly; what the rules still miss is told by ``benchmarks/zones.py``."""
    right, marked = right_characters(path)
    assert right / marked >= 0.88


def test_all_pages_together() -> None:
    counts = [right_characters(path) for path in zone_pages()]
    assert sum(right for right, _ in counts) / sum(marked for _, marked in counts) >= 0.98


@pytest.mark.parametrize("article", load_story("putin-vietnam-2024").articles, ids=lambda article: article.id)
def test_zones_of_the_first_story_equal_the_key(article) -> None:
    expected = [
        (row["start"], row["end"], row["kind"]) for row in key_of("putin-vietnam-2024")["boilerplate"][article.id]
    ]
    assert [(zone.start, zone.end, zone.kind) for zone in article.zones] == sorted(expected)


@given(any_text)
def test_zones_are_ordered_disjoint_and_hold_every_character(text: str) -> None:
    last = 0
    for zone in find_zones(text):
        assert zone.start >= last
        assert not text[last : zone.start].strip()
        assert text[zone.start : zone.end] == zone.text == zone.text.strip() != ""
        assert zone.kind in ZONE_KINDS
        last = zone.end
    assert not text[last:].strip()


def test_every_rule_says_what_it_looks_for() -> None:
    for rule in (*LINE_RULES, *PAGE_RULES):
        assert rule.__doc__, rule.__name__


LONG = "The council met on Monday and agreed on a plan for the bridge over the river Arle."


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        (f"Bridge plan agreed\n\n{LONG}", ["headline", "body"]),
        (f"{LONG}\n{LONG}", ["body", "body"]),
        (f"Bridge plan agreed\nBy Jane Doe\n{LONG}", ["headline", "byline", "body"]),
        (f"Bridge plan agreed\n\n{LONG}\n\nWhat it costs\n\n{LONG}", ["headline", "body", "crosshead", "body"]),
        (f"Bridge plan agreed\nKARSK, March 14 (Agency) — {LONG}", ["headline", "dateline", "body"]),
        (f"Bridge plan agreed\nThe mayor on Monday Jane Doe/Agency\n{LONG}", ["headline", "caption", "credit", "body"]),
        (f"{LONG}\n\n12 comments\n\nanna\nI like it.", ["body", "comments-ui", "comments-ui", "comments-ui"]),
        (f"{LONG}\nShare prices fell by 3 per cent on Monday, and the bank paid the price.", ["body", "body"]),
        ("“We use cookies,” the baker said. Nobody laughed.", ["body"]),
        ("Only a heading", ["body"]),  # nothing shows that one line alone is a headline
    ],
)
def test_small_page(page: str, kinds: list[str]) -> None:
    assert [zone.kind for zone in find_zones(page)] == kinds


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    page = (
        "The council met on Monday and agreed on a plan for the bridge over the\n"
        "river Arle, which was closed in 2019 after cracks\n"
        "had been found in one of the piers."
    )
    assert [zone.text for zone in find_zones(page)] == [page]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(ends: str) -> None:
    page = f"Bridge plan agreed\n\n{LONG}\n\nShare this story".replace("\n", ends)
    assert [zone.kind for zone in find_zones(page)] == ["headline", "body", "other"]
