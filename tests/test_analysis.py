import json
from typing import get_args

import jsonschema
from hypothesis import given
from strategies import any_text

from helpers import ParallaxError, find_attributions, find_figures, find_quoted, load_story, read_pasted
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


@given(any_text)
def test_any_article_fits_the_schema(text: str) -> None:
    try:
        jsonschema.validate(json.loads(json.dumps(document([read_pasted(text)]))), schema())
    except ParallaxError as error:
        assert error.cure
