from importlib import import_module

import pytest

from helpers import Story, load_story, plain_article, views
from helpers.evidence import Passage
from helpers.layers import reference_facts

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


def test_a_fact_opens_its_sentences_in_both_articles() -> None:
    table = views.facts(STORY, reference_facts("putin-vietnam-2024"))
    assert len(table.evidence) == 24
    assert all({passage.article for passage in found} == {"A", "B"} for found in table.evidence.values())


def test_the_reader_marks_actors_and_links_facts() -> None:
    reader = views.reader(STORY, reference_facts("putin-vietnam-2024", 4, 7))
    assert [link["label"] for link in reader._links] == [
        "The pact obliges the parties to help one another",
        "Sanctions on Russia",
    ]
    assert [code[0] for code in reader._layers[0]["codes"]][:3] == ["Russia", "Vietnam", "North Korea"]


def test_a_sentence_behind_a_bar_is_shown_in_the_reader() -> None:
    reader = views.reader(STORY)
    chart = views.space(STORY, reader)
    assert chart.connected
    passage = chart.evidence["B|China|19"][0]
    chart.on_reader(passage.article, passage.marks[0])
    number, first, last = reader._shown["passage"]
    assert (number, STORY.articles[1].tokens[first].text, first) == (1, "China", last)


QUOTED = {
    4: ("come to each other’s aid if attacked", "mutual aid in the event of war"),
    7: ("rafts of UN sanctions on Moscow", "a raft of US-led sanctions"),
    5: ("accuse North Korea of supplying ammunition", "a possible arms arrangement"),
    6: ("a platform to promote his war of aggression", "a platform to promote his war of aggression"),
}


@pytest.mark.parametrize("number", QUOTED)
def test_the_reader_goes_to_the_words_the_lesson_quotes(number: int) -> None:
    (link,) = views.reader(STORY, reference_facts("putin-vietnam-2024", number))._links
    for place, article in enumerate(STORY.articles):
        first, last = next(passage[1:] for passage in link["passages"] if passage[0] == place)
        assert QUOTED[number][place] in article.text[article.tokens[first].start : article.tokens[last].end]


def test_every_view_is_at_home_in_one_module_and_never_hidden_by_it() -> None:
    homes = [name for names in views._HOMES.values() for name in names]
    assert sorted(homes) == sorted(views.__all__)
    modules = [import_module(f"helpers.views.{home}") for home in views._HOMES]
    assert all(callable(getattr(views, name)) for name in homes), modules
    with pytest.raises(AttributeError, match="no attribute"):
        _ = views.nothing_of_the_kind  # type: ignore[attr-defined]
