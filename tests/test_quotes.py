from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from key import key_of
from strategies import any_text

from helpers import (
    Article,
    Attribution,
    ParallaxError,
    find_attributions,
    find_quoted,
    load_story,
    plain_article,
    read_pasted,
)
from helpers.quotes.lexicon import cues, inflect, verbs

CASES = [
    line.strip()
    for line in (Path(__file__).parent / "cases" / "quotes.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
STORY = load_story("putin-vietnam-2024")
KEY = key_of("putin-vietnam-2024")
WHO = [line for line in CASES if re.search(r"\bT\{", line)]
NONE = [line.removeprefix("none: ") for line in CASES if line.startswith("none: ")]
ROLES = [line.split(": ", 1) for line in CASES if re.match(r"(speech|scare|term|title): ", line)]
MARKS = [line.removeprefix("marks: ") for line in CASES if line.startswith("marks: ")]


def read_case(line: str) -> tuple[str, dict[str, list[str]]]:
    """The text of a case without its marks, and the marked spans as ``start:end`` by letter."""
    text, spans, opened = "", {"S": [], "C": [], "T": []}, []
    for part in re.split(r"([SCT]\{|\})", line.replace("¶", "\n\n")):
        if re.fullmatch(r"[SCT]\{", part):
            opened.append((part[0], len(text)))
        elif part == "}":
            letter, start = opened.pop()
            spans[letter].append(f"{start}:{len(text)} {text[start:]}")
        else:
            text += part
    return text, spans


def spans_of(found: Attribution) -> dict[str, list[str]]:
    parts = {"S": (found.source,), "C": (found.cue,), "T": found.content}
    return {letter: [f"{it.start}:{it.end} {it.text}" for it in spans if it] for letter, spans in parts.items()}


@pytest.mark.parametrize("line", WHO)
def test_who_says_what(line: str) -> None:
    text, wanted = read_case(line)
    assert wanted in [spans_of(found) for found in find_attributions(plain_article(text))]


@pytest.mark.parametrize("text", NONE)
def test_nobody_says_anything(text: str) -> None:
    assert find_attributions(plain_article(text)) == ()


@pytest.mark.parametrize(("role", "text"), ROLES)
def test_roles(role: str, text: str) -> None:
    assert {found.role for found in find_quoted(plain_article(text))} == {role}


@pytest.mark.parametrize("line", MARKS)
def test_marks(line: str) -> None:
    line = line.replace("¶", "\n\n")
    wanted, depth, text = [], [], ""
    for char in line:
        if char == "{":
            depth.append((len(wanted), len(text)))
            wanted.append("")
        elif char == "}":
            number, start = depth.pop()
            wanted[number] = text[start:]
        else:
            text += char
    assert [found.text for found in find_quoted(plain_article(text))] == wanted


@pytest.mark.parametrize(
    ("text", "kind", "position", "group"),
    [
        ("“We will go,” said Hall.", "direct", "after", "neutral"),
        ("Hall claimed we would go.", "indirect", "before", "claim"),
        ("Hall admitted it was “a bad day” for the town.", "mixed", "before", "concede"),
        ("“No,” Hall insisted, “not today.”", "direct", "inside", "assert"),
        ("Hall denied taking money.", "indirect", "before", "deny"),
    ],
)
def test_kind_position_and_group(text: str, kind: str, position: str, group: str) -> None:
    (found,) = find_attributions(plain_article(text))
    assert (found.kind, found.position, found.group) == (kind, position, group)


def check(article: Article) -> None:
    """What holds for every article."""
    attributions, quoted = find_attributions(article), find_quoted(article)
    read = [zone for zone in article.zones if zone.kind in ("headline", "standfirst", "body", "caption")]
    for found in attributions:
        assert found.content
        assert found.rule
        assert (found.position == "") == (found.source is None)
        for span in (*found.content, found.source, found.cue):
            if span:
                assert article.text[span.start : span.end] == span.text != ""
                assert any(zone.start <= span.start and span.end <= zone.end for zone in read)
        assert all(before.end <= after.start for before, after in pairwise(found.content))
    assert list(attributions) == sorted(attributions, key=lambda found: found.content[0].start)
    for stretch in quoted:
        assert article.text[stretch.start : stretch.end] == stretch.text
        assert article.text[stretch.outer.start : stretch.outer.end] == stretch.outer.text
        assert stretch.outer.start < stretch.start < stretch.end <= stretch.outer.end
        assert stretch.rule
    for before, after in pairwise(quoted):
        assert before.outer.end <= after.outer.start or after.outer.end <= before.outer.end


PARTS = """
“ ” " ' ‘ ’ , . ? : ; — - ( ) he she Hall said says that told asked to and but while “No,” “a day” according of by was
the mayor claim saying who which as called ¶ 5 Monday HALL: not
"""
SAYING = st.lists(st.sampled_from(PARTS.split()), max_size=60).map(lambda parts: " ".join(parts).replace("¶", "\n\n"))


@given(st.one_of(any_text, SAYING))
@example("“")
@example("HALL: a\n\nHALL: b\n\nHALL: “c")
def test_what_holds_for_every_text(text: str) -> None:
    for read in (read_pasted, plain_article):
        try:
            article = read(text)
        except ParallaxError:
            continue
        check(article)


@pytest.mark.parametrize("article", STORY.articles, ids=lambda article: article.id)
def test_what_holds_for_the_first_story(article: Article) -> None:
    check(article)


def article_of(record: dict[str, Any]) -> Article:
    return next(article for article in STORY.articles if article.id == record["article"])


def overlaps(span: Any, record: dict[str, Any]) -> bool:
    return bool(span) and span.start < record["end"] and record["start"] < span.end


@pytest.mark.parametrize("record", KEY["quotations"], ids=lambda record: record["id"])
def test_stretches_of_the_first_story_have_role_and_speaker(record: dict[str, Any]) -> None:
    article = article_of(record)
    (stretch,) = [
        found for found in find_quoted(article) if (found.start, found.end) == (record["start"], record["end"])
    ]
    assert stretch.role == record["role"]
    holding = [
        found
        for found in find_attributions(article)
        if any(it.start <= record["start"] and record["end"] <= it.end for it in found.content)
    ]
    smallest = min(holding, key=lambda found: sum(len(it.text) for it in found.content))
    assert overlaps(smallest.source, record["speaker"])


def test_no_other_stretches_in_the_first_story() -> None:
    assert sum(len(find_quoted(article)) for article in STORY.articles) == len(KEY["quotations"]) == 20


@pytest.mark.parametrize("name", KEY["indirect_rules"]["strict_core"])
def test_indirect_speech_of_the_first_story(name: str) -> None:
    record = next(record for record in KEY["indirect"] if record["id"] == name)
    assert any(
        overlaps(found.source, record["source"])
        and overlaps(found.cue, record["cue"])
        and any(overlaps(it, record["content"]) for it in found.content)
        for found in find_attributions(article_of(record))
    )


def test_a_quotation_never_crosses_a_part_that_is_not_read() -> None:
    page = "Bridge shut\n\n“The bridge is shut and nobody came to see it.\n\nShare this story\n\nThe mayor went home.”"
    article = read_pasted(page)
    assert "Share" not in " ".join(found.outer.text for found in find_quoted(article))


@pytest.mark.parametrize(
    "text",
    [
        "“" * 50_000, "”" * 50_000, '"' * 50_000, "'" * 50_000, "« » " * 10_000, "“a” " * 3_000, "‘a " * 10_000,
        "he said " * 3_000, "said " * 3_000, "he said, " * 3_000, "“a,” he said, " * 2_000, "(" * 20_000,
        "saying that " * 3_000, "Hall, a man, " * 3_000, "and said " * 2_000, "of the man " * 3_000,
        "who said " * 3_000, "“" + "word " * 20_000, "HALL: yes\n\n" * 1_000, "“Yes.”\n\n" * 1_000,
        "all both " * 3_000, "5' 6\" " * 3_000,
    ],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_no_text_makes_it_slow_or_fail(text: str) -> None:
    check(plain_article("A. " + text))


def test_every_cue_has_forms_and_every_way_is_known() -> None:
    prepositions = {"for", "of", "on", "about", "against", "at", "with", "out"}
    known = {"clause", "that", "address", "object", "to", "ing", "naming", "quote"} | prepositions
    for verb, cue in cues().items():
        assert cue.ways <= known, verb
        assert all(word in verbs() for _, word in inflect(verb.partition(" ")[0])), verb
