"""A story of one's own is corrected by clicking and by a table; story.toml says so in words that a person can read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from helpers import ParallaxError, load_story, plain_article
from helpers.intake import article_begins, article_ends, correct_zone, new_story
from helpers.intake.actors import Row, decided, merged, suggested_blocs, times_named, with_aliases, write_actors
from helpers.intake.editing import parted, whole
from helpers.intake.quoting import quoting
from helpers.intake.suggesting import suggest_actors
from helpers.intake.toml import block
from helpers.model import Actor
from helpers.seeds.corrections import place_of
from helpers.widgets.own.actors import ActorTable

TEXT = """Read more

Bridge opens at last

The bridge over the Arle opened on Monday. Ann Lee, the mayor, was there. “It is late,” Lee said.

Read more

Russian engineers built it, Vladimir Putin said in Moscow. Russia is proud. President Putin of Russia came by train.
"""
OTHER = "New bridge\n\nThe bridge has opened, said Ann Lee. Lee and Putin met there.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_story("bridge", [TEXT, OTHER], to=tmp_path)


def kind_at(folder: Path, words: str, article: int = 0) -> str:
    found = load_story(folder).articles[article]
    place = found.text.index(words)
    return next(zone.kind for zone in found.zones if zone.start <= place < zone.end)


# Corrections of zones


def test_a_correction_is_written_by_its_words(folder: Path) -> None:
    start = TEXT.index("Russian engineers")
    story = correct_zone(
        folder, "A", (start, start + len("Russian engineers built it")), "caption", "It stands below a picture."
    )
    assert [zone.text for zone in story.articles[0].zones if zone.kind == "caption"] == ["Russian engineers built it"]
    (correction,) = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))["articles"][0]["corrections"]
    assert correction == {"kind": "caption", "quote": "Russian engineers built it", "why": "It stands below a picture."}


def test_words_that_stand_twice_are_told_by_what_is_before_them(folder: Path) -> None:
    second = TEXT.index("Read more", 5)
    correct_zone(folder, "A", (second, second + 9), "crosshead")
    correct_zone(folder, "A", (0, 9), "credit")
    assert kind_at(folder, "Read more") == "credit"
    article = load_story(folder).articles[0]
    assert next(zone.kind for zone in article.zones if zone.start == second) == "crosshead"


def test_a_later_correction_replaces_what_lies_inside_it(folder: Path) -> None:
    start = TEXT.index("Russian")
    for kind in ("caption", "body", "other"):
        correct_zone(folder, "A", (start, len(TEXT)), kind)
    entries = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))["articles"]
    assert [it["kind"] for it in entries[0]["corrections"]] == ["other"]
    assert "corrections" not in entries[1]


def test_the_article_begins_and_ends_where_somebody_clicked(folder: Path) -> None:
    article_begins(folder, "A", TEXT.index("Bridge opens"))
    story = article_ends(folder, "A", TEXT.index("Read more", 5))
    kinds = [zone.kind for zone in story.articles[0].zones]
    assert kinds[0] == kinds[-1] == kinds[-2] == "other"
    assert kind_at(folder, "The bridge over") == "body"


def test_both_articles_can_be_corrected_and_comments_stay(folder: Path) -> None:
    path = folder / "story.toml"
    path.write_text(f"# mine\n{path.read_text(encoding='utf-8')}\n# my last words\n", encoding="utf-8")
    correct_zone(folder, "B", (0, 10), "credit")
    correct_zone(folder, "A", (0, 9), "credit")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert "# my last words" in text
    assert kind_at(folder, "New bridge", 1) == kind_at(folder, "Read more") == "credit"


@pytest.mark.parametrize(
    ("article", "place", "kind", "told"),
    [
        ("A", (0, 9), "headlin", "no kind of zone"),
        ("C", (0, 9), "body", "no article 'C'"),
        ("A", (5, 5), "body", "nothing is marked"),
        ("A", (9, 11), "body", "nothing is marked"),
        ("A", (900, 990), "body", "nothing is marked"),
    ],
)
def test_a_correction_that_makes_no_sense(
    folder: Path, article: str, place: tuple[int, int], kind: str, told: str
) -> None:
    before = (folder / "story.toml").read_bytes()
    with pytest.raises(ParallaxError, match=told):
        correct_zone(folder, article, place, kind)
    assert (folder / "story.toml").read_bytes() == before


def test_the_kits_own_stories_are_not_changed() -> None:
    with pytest.raises(ParallaxError, match="belongs to the kit"):
        correct_zone("council-vote", "A", (0, 9), "body")
    with pytest.raises(ParallaxError, match="belongs to the kit"):
        write_actors("council-vote", [])


def test_a_file_written_in_an_unusual_way_is_left_alone(folder: Path) -> None:
    path = folder / "story.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = ", ".join(
        "{" + ", ".join(f'{name} = "{it[name]}"' for name in ("id", "file", "sha256")) + "}"
        for it in tables["articles"]
    )
    path.write_text(f'schema = 1\ntopic = ""\narticles = [{rows}]\n', encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(ParallaxError, match="cannot change safely"):
        correct_zone(folder, "A", (0, 9), "body")
    assert path.read_bytes() == before


@given(any_text, st.integers(0, 300), st.integers(0, 300))
def test_quoted_words_lead_back_to_their_place(text: str, start: int, length: int) -> None:
    try:
        words = quoting(text, start, start + length)
    except ParallaxError:
        return
    found = place_of(text, {"kind": "body", **words}, "")
    assert (found.start, found.end) == (start, start + length)


@given(any_text, any_text)
def test_any_text_can_stand_in_the_file(one: str, two: str) -> None:
    table = {"name": one, "aliases": [one, two], "suggested": True}
    assert tomllib.loads(block("[[actors]]", table))["actors"] == [table]  # type: ignore[arg-type]


@given(
    st.lists(st.sampled_from(["a = 1\n", "[[x]]\n", "# c\n", "\n", "[y]\n", "[[x.z]] # d\n", "b = '''\n[[q]]\n'''\n"]))
)
def test_cutting_the_file_loses_nothing(lines: list[str]) -> None:
    assert whole(parted("".join(lines))) == "".join(lines)


# Actors


def test_names_are_suggested_with_their_short_forms_and_their_bloc() -> None:
    from helpers import read_pasted

    found = {it.actor.name: it for it in suggest_actors([read_pasted(TEXT), read_pasted(OTHER)])}
    assert found["Ann Lee"].actor.aliases == ("Ann Lee", "Lee")
    assert found["Vladimir Putin"].actor.aliases == ("Vladimir Putin", "Putin")
    assert "Monday" not in found


def test_a_capital_is_a_bloc_of_its_state() -> None:
    from helpers import plain_article

    text = "Talks in Moscow failed. Moscow said so. Russia is sorry. In Russia the Russian President Ivan Orlov wept."
    text += " Orlov left."
    found = {it.actor.name: (it.bloc, it.rule) for it in suggest_actors([plain_article(text)])}
    assert found["Moscow"] == ("Russia", "other_name_of_a_state")
    assert found["Ivan Orlov"] == ("Russia", "named_with_an_office")
    assert found["Russia"] == ("", "")


@given(any_text)
def test_every_suggested_form_stands_in_the_text(text: str) -> None:
    from helpers import read_pasted

    try:
        article = read_pasted(text)
    except ParallaxError:
        return
    suggested = suggest_actors([article])
    assert all(form in article.text for it in suggested for form in it.actor.aliases)
    names = [it.actor.name for it in suggested]
    assert all(it.bloc in names and it.bloc != it.actor.name for it in suggested if it.bloc)


LEE, COUNCIL, TOWN = Actor("Lee", ("Lee",)), Actor("Council", ("Council",)), Actor("Town", ("Karsk",))


def row(actor: Actor, into: str = "", name: str = "", *, keep: bool = True) -> Row:
    return Row(actor, keep, name or actor.name, actor.aliases, into=into)


def test_decisions_are_carried_out_together() -> None:
    found = decided([row(LEE, "Council"), row(COUNCIL, "Town"), row(TOWN, name="The town")])
    assert [(actor.name, set(actor.aliases)) for actor in found] == [("The town", {"Lee", "Council", "Karsk"})]
    assert decided([row(LEE, name="Council"), row(COUNCIL, name="Lee")])[0].name == "Council"
    assert decided([row(LEE, keep=False), row(TOWN)]) == (TOWN,)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row(LEE, "Council"), row(COUNCIL, "Lee")], "detour"),
        ([row(LEE, "Council"), row(COUNCIL, keep=False)], "left out"),
        ([row(LEE, name="Council"), row(COUNCIL)], "two actors"),
        ([row(LEE, name="  ")], "needs a name"),
        ([Row(LEE, True, "Lee", ())], "alias"),  # noqa: FBT003
    ],
)
def test_decisions_that_make_no_sense(rows: list[Row], told: str) -> None:
    with pytest.raises(ParallaxError, match=told):
        decided(rows)


def test_words_of_an_actor() -> None:
    assert times_named(load_story("council-vote").articles, [Actor("Toft", ("Toft",))])["Toft"] > (0, 0, 0)
    with pytest.raises(ParallaxError, match="no such actor"):
        merged([LEE], "Lee", "Town")
    with pytest.raises(ParallaxError, match="alias"):
        with_aliases([LEE], "Lee", [" ", "—"])


def test_actors_are_written_in_place_of_those_there(folder: Path) -> None:
    path = folder / "story.toml"
    before = path.read_text(encoding="utf-8")
    assert "suggested = true" in before
    story = write_actors(folder, [LEE, Actor("Russia “great”", ("Moscow", 'R"x'))], suggested=["Lee"])
    assert [actor.name for actor in story.actors] == ["Lee", "Russia “great”"]
    assert suggested_blocs(folder) == {"Lee": ""}
    assert [article.text for article in story.articles] == [TEXT, OTHER]
    assert write_actors(folder, []).actors == ()
    assert write_actors(folder, [LEE]).actors == (LEE,)
    with pytest.raises(ParallaxError, match="two actors"):
        write_actors(folder, [LEE, LEE])


def test_the_table_writes_what_stands_in_it(folder: Path) -> None:
    table = ActorTable(folder)
    rows = {it.actor.name: it for it in table.rows}
    rows["Ann Lee"].decide(name="The mayor", words="Ann Lee; Lee; the mayor")
    for name, it in rows.items():
        if name not in ("Ann Lee", "Vladimir Putin"):
            it.decide(keep=False)
    rows["Vladimir Putin"].decide(into="")
    story = table.write()
    assert {actor.name for actor in story.actors} == {"The mayor", "Vladimir Putin"}
    assert suggested_blocs(folder) == {}
    assert "2 actors are in the story" in table._said.value
    assert "The mayor: Ann Lee; Lee; the mayor" in table.twin
    assert repr(table).startswith("The mayor: ")


def test_the_table_says_what_makes_no_sense(folder: Path) -> None:
    table = ActorTable(folder)
    before = (folder / "story.toml").read_bytes()
    table.rows[0].decide(into=table.rows[1].actor.name)
    table.rows[1].decide(into=table.rows[0].actor.name)
    table._committed()
    assert "detour" in table._said.value
    assert (folder / "story.toml").read_bytes() == before


def test_the_table_without_actors(tmp_path: Path) -> None:
    table = ActorTable(new_story("empty", ["Nobody came.", "It was cold."], to=tmp_path))
    assert "no actors yet" in table.twin
    assert table.write().actors == ()


def test_names_from_an_article_do_no_harm_in_the_table(tmp_path: Path) -> None:
    text = "The <b>Big</b> Bank said no. <script>alert(1)</script> The Big Bank is big, said Big Bank.\n"
    table = ActorTable(new_story("hostile", [text, text], to=tmp_path))
    write_actors(tmp_path / "hostile", [Actor("<img src=x onerror=alert(1)>", ("Big",))])
    assert "<img" not in ActorTable(tmp_path / "hostile").twin
    assert "<script>" not in table.twin


def test_a_town_is_not_short_for_its_club_and_that_is_no_actor() -> None:
    one = plain_article(
        "Tarn’s pool shut. Tarn Town Council met. The Tarn Otters left. “That is it,” said Ann. That hurt."
    )
    two = plain_article("The pool in Tarn shut. The Tarn Otters, a club, said that it hurt. Tarn waits. That is all.")
    found = {it.actor.name: it.actor.aliases for it in suggest_actors([one, two])}
    assert found["Tarn"] == ("Tarn",)
    assert found["Tarn Otters"] == ("Tarn Otters",)
    assert "That" not in found
