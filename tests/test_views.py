import pytest

from helpers import Story, load_story, plain_article, views
from helpers.evidence import Passage

STORY = load_story("putin-vietnam-2024")
VIEWS = [views.page_words, views.sentence_lengths, views.space, views.shares]


def marked(found: tuple[Passage, ...]) -> str:
    return " ".join(text for passage in found for text, is_marked in passage.pieces if is_marked)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_everything_that_can_be_clicked_has_sentences_behind_it(view) -> None:
    widget = view(STORY)
    assert widget.evidence
    assert all(marked(found) for found in widget.evidence.values())
    assert set(widget.labels) == set(widget.evidence)


def test_the_sentences_behind_a_bar_are_those_it_counts() -> None:
    read = views.page_words(STORY).evidence["B|around"]
    assert marked(read).startswith("We need your help now")
    assert len(views.sentence_lengths(STORY).evidence) == 26 + 25
    assert marked(views.space(STORY).evidence["A|North Korea|1"]) == "North Korea"
    assert {passage.article for passage in views.shares(STORY).evidence["China:B"]} == {"B"}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_views_of_three_articles_without_actors(view) -> None:
    articles = tuple(
        plain_article(f"It cost ${place}. <b>Nobody</b> came.", id=name) for place, name in enumerate("XYZ")
    )
    assert view(Story("s", "a bridge", articles)).twin
