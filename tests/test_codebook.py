"""Codebooks: the ready-made ones are sound, and what is wrong with a file is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import ParallaxError
from helpers.codebook import FOLDER, Code, Codebook, label_codebook, list_codebooks, load_codebook
from helpers.model import Group, Story


@pytest.mark.parametrize("name", list_codebooks())
def test_a_ready_made_codebook_is_sound(name: str) -> None:
    codebook = load_codebook(name)
    assert codebook.name == name
    assert 2 <= len(codebook.codes) <= 8  # as many as there are colours
    assert all(code.hint.endswith((".", "?")) and len(code.hint) < 120 for code in codebook.codes)
    assert f"`{name}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["", "ab", "A", "=", "é", " "])
def test_a_key_is_one_small_letter_or_digit(key: str) -> None:
    with pytest.raises(ParallaxError, match="Choose one small letter from a to z, or one digit"):
        Codebook("tone", (Code("calm", key, ""),))


def test_names_and_keys_are_unique() -> None:
    with pytest.raises(ParallaxError, match="two codes have the name calm"):
        Codebook("tone", (Code("calm", "c", ""), Code("calm", "d", "")))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name = ", "own.toml: this codebook cannot be read"),
        ("name = 'own'", "own.toml: this codebook has no codes"),
        ("name = 'own'\ncodes = ['a']", "each code a name, a key and a hint"),
        ("name = 'own'\n[[codes]]\nname = 'a'\nkey = 1\nhint = ''", "all between quotation marks"),
        ("[[codes]]\nname = 'a'\nkey = '1'\nhint = ''", "the codebook needs a name"),
        ("name = 'own'\n[[codes]]\nname = ' '\nkey = '1'\nhint = ''", "a code has no name"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ParallaxError) as caught:
        load_codebook(path)
    assert message in str(caught.value)


def test_a_teachers_own_file_works(tmp_path: Path) -> None:
    path = tmp_path / "tone.toml"
    path.write_text("name = 'tone'\n[[codes]]\nname = 'calm'\nkey = '1'\nhint = 'No strong words.'", encoding="utf-8")
    assert load_codebook(path) == Codebook("tone", (Code("calm", "1", "No strong words."),))


def test_an_unknown_codebook_is_named_with_those_there_are() -> None:
    with pytest.raises(
        ParallaxError, match=r"there is no codebook tones\. Choose conflict, differences, entman, figures"
    ):
        load_codebook("tones")


@pytest.mark.parametrize(
    ("events", "names"),
    [
        ((), ["one thing", "another thing"]),
        (("the flood",), ["the flood", "another thing"]),
        (("the vote", "the protest"), ["the vote", "the protest"]),
        (("the vote", "the vote"), ["the vote", "another thing"]),
        (tuple(f"event {number}" for number in range(12)), [f"event {number}" for number in range(8)]),
    ],
)
def test_labels_are_coded_by_what_a_story_says_they_stand_for(events: tuple[str, ...], names: list[str]) -> None:
    story = Story("s", "", (), events=tuple(Group(name, ("it",)) for name in events))
    codebook = label_codebook(story)
    assert [code.name for code in codebook.codes] == names
    assert [code.key for code in codebook.codes] == [str(number) for number in range(1, len(names) + 1)]


def test_a_title_stands_above_the_codes(tmp_path: Path) -> None:
    path = tmp_path / "tone.toml"
    codes = '[[codes]]\nname = "calm"\nkey = "c"\nhint = "No strong words."\n'
    path.write_text(f'name = "tone"\ntitle = "how loud a text is"\n{codes}', encoding="utf-8")
    assert load_codebook(path).title == "how loud a text is"
    path.write_text(f'name = "tone"\ntitle = 3\n{codes}', encoding="utf-8")
    with pytest.raises(ParallaxError):
        load_codebook(path)
