from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from key import key_of
from strategies import any_text
from test_stories import story, toml

from helpers import (
    Actor,
    ParallaxError,
    Speaker,
    find_attributions,
    find_quoted,
    find_sources,
    load_story,
    plain_article,
)
from helpers.model import SOURCE_TYPES
from helpers.sources import attribution_of, find_voices, speaker_of
from helpers.sources.words import gender_of_name, singular

__all__ = ["story"]  # the fixture

STORY = load_story("putin-vietnam-2024")
KEY = key_of("putin-vietnam-2024")
SPEAKERS = {
    "US State Department (spokesperson, unnamed)": "US State Department",
    "Russia–Vietnam treaty (30 years old this year)": "treaty",
}
"""How the reference coding calls a speaker where the kit has another name for the same one."""

Case = tuple[str, list[str]]


def cases() -> list[Case]:
    found: list[Case] = []
    for line in (Path(__file__).parent / "cases" / "sources.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            found.append((line[2:], []))
        elif line and not line.startswith("#"):
            found[-1][1].append(line)
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0][:40])
def test_sources_are_those_of_the_case(case: Case) -> None:
    text, wanted = case
    found = [
        f"{it.name} | {it.type} | {'; '.join(mention.text for mention in it.mentions)}"
        for it in find_sources(plain_article(text))
    ]
    assert found == wanted


def speakers() -> list[tuple[str, str, str]]:
    return [
        (row["id"], row["surface"], SPEAKERS.get(row["speaker_normalised"], row["speaker_normalised"]))
        for row in KEY["quotations"]
    ]


@pytest.mark.parametrize(("name", "words", "speaker"), speakers(), ids=lambda value: value[:12])
def test_every_stretch_of_the_first_story_has_the_speaker_of_the_reference_coding(
    name: str, words: str, speaker: str
) -> None:
    row = next(row for row in KEY["quotations"] if row["id"] == name)
    article = next(it for it in STORY.articles if it.id == row["article"])
    (stretch,) = (it for it in find_quoted(article) if it.start == row["start"])
    sources = find_sources(article, STORY.actors, STORY.speakers)
    source = speaker_of(stretch, sources, find_attributions(article))
    assert source is not None
    assert (stretch.text, stretch.role, source.name) == (words, row["role"], speaker)


def test_blocs_of_the_first_story_are_those_of_the_reference_coding() -> None:
    same = {"US": "US and allies", "expert": "experts", "other": ""}
    for row in KEY["quotations"]:
        article = next(it for it in STORY.articles if it.id == row["article"])
        voice = next(
            it
            for it in find_voices(article, STORY.actors, STORY.speakers)
            if any(stretch.start == row["start"] for stretch in it.quoted)
        )
        assert voice.source is not None
        assert voice.source.bloc == same.get(row["bloc"], row["bloc"]), row["id"]


def test_types_of_the_first_story_are_those_of_the_reference_coding() -> None:
    same = {"institution": "named institution", "anonymous-collective": "anonymous"}
    found = {
        (article.id, mention.start): source.type
        for article in STORY.articles
        for source in find_sources(article, STORY.actors, STORY.speakers)
        for mention in source.mentions
    }
    for source in KEY["sources"]["list"]:
        for mention in source["mentions"]:
            place = source["article"], mention["start"]
            assert found.get(place, "not found") in (same.get(source["type"], source["type"]), "not found"), mention


def test_an_actor_completes_a_name_and_gives_the_bloc() -> None:
    actors = [Actor("Ukraine", ("Ukraine", "Ukrainian", "Mykhailo Podolyak", "Podolyak"))]
    (source,) = find_sources(plain_article("Podolyak said no."), actors)
    assert (source.name, source.bloc) == ("Mykhailo Podolyak", "Ukraine")


@pytest.mark.parametrize(
    ("text", "bloc"),
    [
        ("Russian officials said no.", "Russia"),
        ("Russian dissidents said no.", ""),
        ("Ann Lee, an aide to Russia’s president, said no.", "Russia"),
        ("Ann Lee, an expert on Russia, said no.", ""),
        ("The Russian Embassy in Hanoi said no.", "Russia"),
        ("Critics of Russia said no.", ""),
        ("Moscow said no.", "Russia"),
    ],
)
def test_for_whom_a_source_speaks(text: str, bloc: str) -> None:
    actors = [Actor("Russia", ("Russia", "Russian", "Moscow")), Actor("Vietnam", ("Vietnam", "Hanoi"))]
    (source,) = find_sources(plain_article(text), actors)
    assert source.bloc == bloc


def test_a_speaker_of_the_story_goes_over_the_rules() -> None:
    known = [Speaker("Prof. Ann Lee", ("Lee", "the scholar"), "experts", "named person")]
    (source,) = find_sources(plain_article("Ann Lee said no. The scholar said yes. Lee said it was late."), (), known)
    assert (source.name, source.bloc, source.type) == ("Prof. Ann Lee", "experts", "named person")
    assert [it.text for it in source.mentions] == ["Ann Lee", "The scholar", "Lee"]


def test_speakers_are_read_from_the_story(story: Path) -> None:
    (story / "story.toml").write_text(
        toml() + '\n[[speakers]]\nname = "Ann Lee"\naliases = ["the judge"]\nspeaks_for = "the court"\n',
        encoding="utf-8",
    )
    assert load_story(story).speakers == (Speaker("Ann Lee", ("the judge",), "the court"),)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("aliases = []", "needs a name"),
        ('name = "Ann Lee"\naliases = "Lee"', "no list of words"),
        ('name = "Ann Lee"\ntype = "witch"', "'witch', which there is not"),
    ],
)
def test_a_fault_in_a_speaker_is_told(story: Path, table: str, says: str) -> None:
    (story / "story.toml").write_text(f"{toml()}\n[[speakers]]\n{table}\n", encoding="utf-8")
    with pytest.raises(ParallaxError, match=says):
        load_story(story)


news = st.lists(
    st.sampled_from(
        ["Ann Lee", "Tom Hall", "he", "she", "They", "it", "who", "the ministry", "A spokesman for", "officials",
         "said", "told AFP", "denied", "accused", "“It is late,”", "“No.”", ",", ".", "The statement", "Mr", "of",
         "and", "the",
         "Dr.", "that", "no country", "Moscow", "’s", "I", "Lee", "(ICC)", "according to", "\n\n", ":", "—", "J."]
    ),
    max_size=60,
).map(" ".join)  # fmt: skip


@given(st.one_of(any_text, news))
def test_any_text_has_sources_that_stand_in_it(text: str) -> None:
    try:
        article = plain_article(text)
    except ParallaxError:
        return
    actors = [Actor("Russia", ("Moscow", "Putin"))]
    found = find_sources(article, actors, [Speaker("Ann Lee", ("Lee",))])
    attributions = find_attributions(article)
    spans = [it.source for it in attributions if it.source]
    mentions = [mention for source in found for mention in source.mentions]
    assert len(set(mentions)) == len(mentions)
    assert all(article.text[it.start : it.end] == it.text and it in spans for it in mentions)
    assert all(it.name and it.type in SOURCE_TYPES and it.mentions and it.rule for it in found)
    assert [it.mentions[0].start for it in found] == sorted(it.mentions[0].start for it in found)
    for voice in find_voices(article, actors):
        assert voice.source is None or voice.attribution.source in voice.source.mentions
        assert all(attribution_of(stretch, attributions) == voice.attribution for stretch in voice.quoted)


@given(st.text(max_size=30))
def test_words_have_singulars_and_names_genders(word: str) -> None:
    assert isinstance(singular(word), str)
    assert gender_of_name(word) in ("man", "woman", "")
