"""Articles of one's own: the form, the parts of the pages, the actors; what is amiss is said, and nothing is lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers import Story, load_story, views
from helpers.errors import ParallaxError
from helpers.markup import Markup
from helpers.widgets.own import Bring, LessonMaker, ZoneDesk

ONE = "Bridge opens\n\nThe bridge over the Arle opened on Monday. “It is safe,” said Ada Osei, the mayor of Karsk.\n"
TWO = (
    "New bridge\n\nA new bridge has opened in Karsk. Ada Osei claimed that it was safe. A picture of it by Tom Hall.\n"
)
PAGE = (
    b"<html><body><h1>Bridge opens</h1><p>The bridge over the Arle opened on Monday, the mayor said.</p></body></html>"
)


@pytest.fixture
def form(tmp_path: Path) -> Bring:
    made = Bring(tmp_path)
    made.name.value = "bridge"
    made.pieces[0].pasted.value, made.pieces[1].pasted.value = ONE, TWO
    return made


@pytest.fixture
def story(form: Bring) -> Story:
    form.make()
    return load_story(form.story)


def test_from_pasted_texts_to_a_story(form: Bring) -> None:
    form.pieces[0].outlet.value, form.pieces[0].date.value = "The Karsk Courier", "2025-03-14"
    form.pieces[0].evidence.value = "It stands above the text."
    form.read()
    assert "Bridge opens" in form.said.value
    assert not form.story
    form.make()
    story = load_story(form.story)
    assert [article.text for article in story.articles] == [ONE, TWO]
    assert story.articles[0].outlet == "The Karsk Courier"
    assert story.articles[0].date_evidence == "It stands above the text."
    assert "is made" in form.said.value
    assert repr(form).endswith("bridge")


def test_a_file_goes_before_a_pasted_text(form: Bring) -> None:
    day = datetime(2025, 3, 14, tzinfo=UTC)
    chosen = {"name": "page.html", "type": "text/html", "size": len(PAGE), "content": memoryview(PAGE)}
    form.pieces[0].file.value = [chosen | {"last_modified": day}]
    assert form.draft.articles[0].article.title == "Bridge opens"


def test_a_chosen_file_can_be_taken_away(form: Bring) -> None:
    chosen = {"name": "<b>page</b>.html", "type": "text/html", "size": 2, "content": memoryview(b"\x00\x01")}
    form.pieces[0].file.value = [chosen | {"last_modified": datetime(2025, 3, 14, tzinfo=UTC)}]
    assert "&lt;b&gt;page" in form.pieces[0].chosen.value
    form._make.click()
    assert "article A" in form.said.value or "page" in form.said.value
    form.pieces[0].away.click()
    assert form.pieces[0].chosen.value == ""
    assert form.draft.articles[0].article.text == ONE


@pytest.mark.parametrize(
    ("name", "first", "said"),
    [
        ("", ONE, "no name yet"),
        ("a/b", ONE, "name"),
        ("bridge", "", "two articles or more"),
        ("bridge", "\x00\x01\x02", "plain text"),
    ],
)
def test_what_is_amiss_is_said_and_nothing_is_lost(form: Bring, name: str, first: str, said: str) -> None:
    form.name.value, form.pieces[0].pasted.value = name, first
    form._make.click()
    assert said in form.said.value
    assert form.pieces[1].pasted.value == TWO
    assert not form.story


def test_a_story_that_exists_is_not_touched(form: Bring) -> None:
    form.make()
    before = Path(form.story, "story.toml").read_bytes()
    with pytest.raises(ParallaxError):
        form.make()
    assert Path(form.story, "story.toml").read_bytes() == before


def test_there_can_be_ten_articles_and_no_more(form: Bring) -> None:
    for _ in range(20):
        form._more.click()
    assert len(form.pieces) == 10
    assert form._more.disabled


def test_texts_stay_texts(form: Bring) -> None:
    form.pieces[0].pasted.value = "<script>alert(1)</script> opens\n\nThe bridge <b>opened</b> on Monday, she said.\n"
    form.read()
    assert "<script>" not in form.said.value
    assert "<b>opened" not in form.said.value


def select(desk: ZoneDesk, article: str, words: str) -> None:
    """Select words in the desk's reader, as a hand would."""
    chosen = desk.reader.article(article)
    start = chosen.text.index(words)
    at = [n for n, token in enumerate(chosen.tokens) if start <= token.start < start + len(words)]
    desk.reader.selection = {"article": article, "first": at[0], "last": at[-1]}


def test_an_article_cannot_begin_before_its_text_nor_end_behind_it(story: Story) -> None:
    desk = ZoneDesk(story)
    text = story.articles[0].text.split()
    select(desk, "A", text[0])
    with pytest.raises(ParallaxError, match="begins with these words already"):
        desk.begin()
    desk.reader.selection = {
        "article": "A",
        "first": len(desk.reader.article("A").tokens) - 1,
        "last": len(desk.reader.article("A").tokens) - 1,
    }
    with pytest.raises(ParallaxError, match="ends with these words already"):
        desk.end()


def test_parts_are_corrected_by_selecting_words(story: Story) -> None:
    desk = ZoneDesk(story)
    with pytest.raises(ParallaxError, match=r"nothing is selected.*then Enter"):
        desk.correct()
    select(desk, "B", "A picture of it by Tom Hall.")
    desk.kind.value = "caption"
    desk.correct()
    (caption,) = [zone for zone in load_story(story.folder).articles[1].zones if zone.kind == "caption"]
    assert "A picture of it by Tom Hall." in load_story(story.folder).articles[1].text[caption.start : caption.end]
    assert "caption" in desk.said.value
    assert desk.reader.articles[1].zones == load_story(story.folder).articles[1].zones


def test_the_article_begins_and_ends_here(story: Story) -> None:
    desk = ZoneDesk(story)
    select(desk, "B", "A new bridge has opened in Karsk.")
    desk.begin()
    select(desk, "B", "Ada Osei claimed that it was safe.")
    desk.end()
    article = load_story(story.folder).articles[1]
    read = "".join(article.text[it.start : it.end] for it in article.zones if it.kind == "body")
    assert read.startswith("A new bridge")
    assert "picture" not in read


def test_the_kits_own_stories_are_not_changed() -> None:
    kits = load_story("council-vote")
    for shown in (views.parts(kits), views.actors(kits)):
        assert isinstance(shown, Markup)
        assert "belongs to the kit" in shown.text


def test_the_actors_are_those_of_the_story(story: Story) -> None:
    assert "Osei" in repr(views.actors(story))


def test_the_other_lessons_are_made_beside_the_first_and_kept(story: Story, tmp_path: Path) -> None:
    maker = LessonMaker(story, tmp_path / "work")
    made = maker.make()
    assert made == tmp_path / "work" / "notebooks-bridge"
    first = made / "02_who_speaks.ipynb"
    assert story.folder in first.read_text(encoding="utf-8")
    first.write_text("mine", encoding="utf-8")
    maker._make.click()
    assert first.read_text(encoding="utf-8") == "mine"
    assert "were there already" in maker.said.value
    assert str(made) in maker.said.value


def test_where_no_lesson_can_be_made_a_sentence_says_so(story: Story, tmp_path: Path) -> None:
    (tmp_path / "work").write_text("no folder", encoding="utf-8")
    maker = LessonMaker(story, tmp_path / "work")
    maker._make.click()
    assert "work folder" in maker.said.value
