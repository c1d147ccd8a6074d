from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from key import key_of
from strategies import any_text

from helpers import load_story
from helpers.tokens import count_words, find_tokens

CASES = [
    "US|-|led| sanctions",
    "Putin|’s| aide| didn’t| say|:| “|No|”",
    "It| cost| $|3.5| billion| (|80|%|)|.",
    "at| 2| a.m.| on| 30th| May|,| the| 1950s",
    "U.S.| and| e.g.| Hanoi",
    "see| www.example.org/a?b=1|,| or| x.y@example.org|.",
    "He|’d| go|;| they|’re| here|…",
    "1,000.50| at| 8:15|,| 2|-|2|,| 1600|–|1900",
    "well|...| yes",
    "Nguye\u0302\u0303n| came",
    "don't| rock| 'n|'| roll".replace("'n|'", "'|n|'"),
    "COVID|-|19| and| £|1.2m",
]


@pytest.mark.parametrize("case", CASES)
def test_tokens_are_cut_at_the_bars(case: str) -> None:
    assert [token.text for token in find_tokens(case.replace("|", ""))] == [part.strip() for part in case.split("|")]


@given(any_text)
def test_tokens_slice_exactly_and_hold_every_character(text: str) -> None:
    last = 0
    for token in find_tokens(text):
        assert token.start >= last
        assert not text[last : token.start].strip()
        assert text[token.start : token.end] == token.text != ""
        last = token.end
    assert not text[last:].strip()


def offsets(node: Any, article: str = "") -> Iterator[tuple[str, int, int]]:
    """Every span of the reference coding, with the article it lies in."""
    if isinstance(node, dict):
        article = node.get("article", article)
        if article in ("A", "B") and "start" in node:
            yield article, node["start"], node["end"]
        for name, child in node.items():
            yield from offsets(child, name if name in ("A", "B") else article)
    elif isinstance(node, list):
        for child in node:
            yield from offsets(child, article)


def test_every_stretch_a_person_marked_begins_and_ends_with_a_token() -> None:
    """Students mark tokens; what the reference coders marked must be markable."""
    edges = {
        article.id: ({token.start for token in article.tokens}, {token.end for token in article.tokens})
        for article in load_story("putin-vietnam-2024").articles
    }
    marked = list(offsets(key_of("putin-vietnam-2024")))
    assert len(marked) > 500
    assert [at for at in marked if at[1] not in edges[at[0]][0] or at[2] not in edges[at[0]][1]] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("US-led sanctions", 2), ("a — b", 2), ("a—b", 2), ("$3.5 billion", 2), ("", 0), ("“ ” …", 0), ("Putin’s", 1)],
)
def test_words_are_counted_as_a_word_processor_does(text: str, words: int) -> None:
    assert count_words(text) == words
