from itertools import pairwise

import pytest
from hypothesis import given
from key import key_of
from strategies import any_text

from helpers import Actor, ParallaxError, find_mentions, load_story, plain_article, read_pasted

ACTORS = (Actor("North Korea", ("North Korea", "Korea", "Pyongyang", "Kim")), Actor("US", ("US", "United States")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("North Korea’s Kim and the US-led talks in the United States.", ["North Korea", "Kim", "US", "United States"]),
        ("The north of Korea. Give us time. Kimono.", ["Korea"]),
        ("NORTH KOREA and north korea.", ["NORTH KOREA"]),
        ("United. States.", []),
    ],
)
def test_names_are_found_word_by_word(text: str, found: list[str]) -> None:
    assert [mention.text for mention in find_mentions(plain_article(text), ACTORS)] == found


@given(any_text)
def test_mentions_slice_exactly_and_in_order(text: str) -> None:
    try:
        article = read_pasted(text + " Putin said no to the US.")
    except ParallaxError:
        return
    mentions = find_mentions(article, (*ACTORS, Actor("Putin", ("Putin",))))
    assert len(mentions) >= 2
    assert all(article.text[found.start : found.end] == found.text for found in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))


def test_no_actors_no_mentions() -> None:
    assert find_mentions(plain_article("Nobody came."), ()) == ()


NAMES = {
    "China": "China",
    "Hanoi": "Vietnam",
    "Pyongyang": "North Korea",
    "Moscow": "Russia",
    "Washington": "US and allies",
}


@pytest.mark.parametrize("article", load_story("putin-vietnam-2024").articles, ids=lambda article: article.id)
def test_mentions_of_the_first_story_agree_with_the_reference_coding(article) -> None:
    counts = key_of("putin-vietnam-2024")["framing"]["bare_name_counts"][article.id]
    outside = {zone.start: zone.end for zone in article.zones if zone.kind == "image-alt"}  # not counted there
    for name, actor in NAMES.items():
        found = [
            mention
            for mention in find_mentions(article, load_story("putin-vietnam-2024").actors)
            if mention.label == name and not any(start <= mention.start < end for start, end in outside.items())
        ]
        assert [[mention.start, mention.end] for mention in found] == [list(span) for span in counts[name]["spans"]]
        assert {mention.actor for mention in found} <= {actor}
