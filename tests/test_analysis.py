import json
from typing import get_args

import jsonschema
from hypothesis import given
from strategies import any_text

from helpers import (
    ParallaxError,
    align,
    find_attributions,
    find_figures,
    find_mentions,
    find_passives,
    find_quoted,
    find_terms,
    load_story,
    read_pasted,
)
from helpers.analysis import document, schema
from helpers.model import ZONE_KINDS, FigureKind


def test_the_schema_is_one_and_knows_every_zone() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$defs"]["zone_kind"]["enum"] == list(ZONE_KINDS)
    assert schema()["$defs"]["figure"]["properties"]["kind"]["enum"] == list(get_args(FigureKind))


def test_the_document_of_the_first_story_fits_the_schema_and_slices_exactly() -> None:
    story = load_story("putin-vietnam-2024")
    written = json.loads(json.dumps(document(story.articles)))
    jsonschema.validate(written, schema())
    for article, record in zip(story.articles, written["articles"], strict=True):
        for kind in ("zones", "sentences", "tokens", "figures"):
            found = find_figures(article) if kind == "figures" else getattr(article, kind)
            assert len(record[kind]) == len(found) > 0
            assert all(article.text[row["start"] : row["end"]] == row["text"] for row in record[kind])
        assert len(record["attributions"]) == len(find_attributions(article)) > 10
        assert len(record["quoted"]) == len(find_quoted(article))
        spans = [row for found in record["attributions"] for row in (*found["content"], found["source"], found["cue"])]
        assert all(article.text[row["start"] : row["end"]] == row["text"] for row in spans if row)


def test_names_words_passives_and_pairs_of_the_first_story() -> None:
    story = load_story("putin-vietnam-2024")
    written = json.loads(json.dumps(document(story.articles, story.actors, pairs=True)))
    jsonschema.validate(written, schema())
    for article, record in zip(story.articles, written["articles"], strict=True):
        assert len(record["mentions"]) == len(find_mentions(article, story.actors)) > 30
        assert len(record["terms"]) == len(find_terms(article)) > 5
        assert len(record["passives"]) == len(find_passives(article)) > 3
        assert {row["kind"] for row in record["candidates"]} == {"actor", "event"}
        spans = [row for kind in ("mentions", "terms", "passives", "candidates") for row in record[kind]]
        spans += [row["verb"] for row in record["passives"]]
        assert all(article.text[row["start"] : row["end"]] == row["text"] for row in spans)
    (pair,) = written["pairs"]
    assert (pair["a"], pair["b"]) == ("A", "B")
    assert len(pair["matches"]) == len(align(*story.articles)) > 10


def test_three_articles_make_three_pairs() -> None:
    written = document(load_story("council-vote").articles, pairs=True)
    assert [(pair["a"], pair["b"]) for pair in written["pairs"]] == [("A", "B"), ("A", "C"), ("B", "C")]
    assert "pairs" not in document(load_story("council-vote").articles)


@given(any_text)
def test_any_article_fits_the_schema(text: str) -> None:
    try:
        articles = [read_pasted(text), read_pasted(f"{text} He was seen by Ann Lee.")]
        jsonschema.validate(json.loads(json.dumps(document(articles, pairs=True))), schema())
    except ParallaxError as error:
        assert error.cure
