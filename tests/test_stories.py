import hashlib
import shutil
from pathlib import Path

import pytest
from test_reading import check

from helpers import ParallaxError, list_stories, load_story
from helpers.places import kit_folder

ONE = "Bridge opens at last\n\nThe bridge opened on Monday. Trade and arms Nobody came to the river bank."
TWO = "Nobody came.\n\nNobody came."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A small story folder that is in order."""
    folder = tmp_path / "bridge"
    folder.mkdir()
    for name, text in (("one.txt", ONE), ("two.txt", TWO)):
        (folder / name).write_bytes(text.encode())
    (folder / "story.toml").write_text(toml(), encoding="utf-8")
    return folder


def toml(correction: str = "", *, first: str = "one.txt", ids: tuple[str, str] = ("A", "B"), sha: str = "") -> str:
    def digest(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()

    return f"""
schema = 1
topic = "A bridge"
[[articles]]
id = "{ids[0]}"
file = "{first}"
sha256 = "{sha or digest(ONE)}"
{correction}
[[articles]]
id = "{ids[1]}"
file = "two.txt"
sha256 = "{digest(TWO)}"
"""


def correct(**fields: str) -> str:
    return "[[articles.corrections]]\n" + "\n".join(f'{name} = "{value}"' for name, value in fields.items())


@pytest.mark.parametrize("name", list_stories())
def test_every_story_of_the_kit_is_intact(name: str) -> None:
    story = load_story(name)
    assert len(story.articles) >= 2
    assert story.topic
    for article in story.articles:
        check(article)
        assert bool(article.date) == bool(article.date_evidence)


def test_the_kit_keeps_the_articles_byte_for_byte() -> None:
    folder = kit_folder("seeds") / "putin-vietnam-2024"
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.txt")}
    assert digests == {
        "000_a40650a566da0f61.txt": "4f69d861461b56b3ecd812df28b0327ea302798c482c2d74010bfa28501ee1e4",
        "004_bd4fb54f65501758.txt": "9abefa59256b2418901d96b14441500a0d9457cb5a6d9f6c19c6c2d99944cabc",
    }


def test_a_story_outside_the_kit_is_loaded_by_path(story: Path) -> None:
    loaded = load_story(story)
    assert (loaded.id, loaded.topic) == ("bridge", "A bridge")
    assert [article.id for article in loaded.articles] == ["A", "B"]


def test_a_correction_quotes_words(story: Path) -> None:
    (story / "story.toml").write_text(toml(correct(kind="crosshead", quote="Trade and arms")), encoding="utf-8")
    article = load_story(story).articles[0]
    check(article)
    assert [(zone.kind, zone.text) for zone in article.zones] == [
        ("headline", "Bridge opens at last"),
        ("body", "The bridge opened on Monday."),
        ("crosshead", "Trade and arms"),
        ("body", "Nobody came to the river bank."),
    ]
    assert article.zones[2].rule == "correction"


def test_a_correction_over_a_longer_stretch(story: Path) -> None:
    words = correct(kind="other", begins="The bridge", ends="Trade")
    (story / "story.toml").write_text(toml(words), encoding="utf-8")
    assert [zone.kind for zone in load_story(story).articles[0].zones] == ["headline", "other", "body"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (toml(correct(kind="heading", quote="Trade and arms")), "no kind of zone"),
        (toml(correct(kind="other", quote="Nobody went")), "do not stand"),
        (toml(correct(kind="other", quote="bridge opened", start="5")), "unknown field"),
        (toml(correct(kind="other", quote="e")), "more than once"),
        (toml(correct(kind="other")), "quotes no words"),
        (toml(first="../one.txt"), "in this folder"),
        (toml(first="three.txt"), "no such file"),
        (toml(ids=("A", "A")), "two articles have the id"),
        (toml(sha="0" * 64), "not the one this story was made with"),
        ("topic = 'x'", "two articles or more"),
        ("topic = ", "not valid TOML"),
    ],
)
def test_a_fault_in_story_toml_gives_one_clear_sentence(story: Path, text: str, says: str) -> None:
    (story / "story.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ParallaxError, match=says) as caught:
        load_story(story)
    assert caught.value.cure
    assert "\n" not in str(caught.value)


def test_after_helps_where_words_stand_twice(story: Path) -> None:
    (story / "story.toml").write_text(toml(correct(kind="other", quote="on", after="opened")), encoding="utf-8")
    assert "other" in {zone.kind for zone in load_story(story).articles[0].zones}


def test_a_changed_article_is_refused(story: Path) -> None:
    with (story / "one.txt").open("a", encoding="utf-8") as file:
        file.write(" ")
    with pytest.raises(ParallaxError, match="Restore the file"):
        load_story(story)


def test_an_unknown_story_names_the_known_ones() -> None:
    with pytest.raises(ParallaxError, match="putin-vietnam-2024"):
        load_story("no-such-story")


def test_windows_line_ends_in_story_toml(story: Path) -> None:
    text = (story / "story.toml").read_text(encoding="utf-8")
    (story / "story.toml").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_story(story).topic == "A bridge"


def test_a_copy_of_a_story_is_the_same(tmp_path: Path) -> None:
    copy = shutil.copytree(kit_folder("seeds") / "putin-vietnam-2024", tmp_path / "putin-vietnam-2024")
    assert load_story(copy) == load_story("putin-vietnam-2024")
